import type { Design, DesignNode } from '../design.ts'
import { placeParts } from '../editing/arranging.ts'
import { growToHold } from '../editing/grouping.ts'
import { absoluteBoxes, childrenOf } from '../graph.ts'
import { type Layout, type LayoutNode, layoutGraph, placesOf } from './layout-graph.ts'

/** Finds a place for every node of a graph. The engine names the graph, and whoever uses it brings the algorithm. */
export type LayOut = (graph: LayoutNode) => Promise<LayoutNode>

/** The design after these layouts, one after another; groups that hold what was moved have grown where they must. */
export async function laidOut(
  design: Design,
  layouts: readonly Layout[],
  isGroup: (node: DesignNode) => boolean,
  layOut: LayOut,
): Promise<Design> {
  const boxes = absoluteBoxes(design, isGroup)
  let next = design
  for (const layout of layouts) {
    const graph = await layOut(layoutGraph(design, layout, boxes))
    const wanted = new Set<string>(layout.roots)
    const roots = design.nodes.filter(({ id }) => wanted.has(id))
    const from = {
      x: Math.min(...roots.map(({ position }) => position.x)),
      y: Math.min(...roots.map(({ position }) => position.y)),
    }
    next = placeParts(next, placesOf(graph, from), (node) => layout.deep && isGroup(node))
    for (const id of layout.roots) next = growToHold(next, id, isGroup)
  }
  return next
}

/** The design with everything laid out, groups inside, too. */
export function whollyLaidOut(design: Design, isGroup: (node: DesignNode) => boolean, layOut: LayOut): Promise<Design> {
  return laidOut(design, [{ roots: childrenOf(design).map(({ id }) => id), deep: true }], isGroup, layOut)
}

/** Whether nobody has given the parts a place, as in a design that was written by hand or by a program: all lie on one heap. */
export function isHeap({ nodes }: Design): boolean {
  return nodes.length > 1 && nodes.every(({ position: { x, y } }) => x === 0 && y === 0)
}
