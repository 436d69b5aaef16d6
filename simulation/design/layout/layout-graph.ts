import { type Box, GRID } from '../box.ts'
import type { Design, DesignNode } from '../design.ts'
import { descendants } from '../graph.ts'

/** What is laid out together: siblings, with all they hold or as they are. */
export interface Layout {
  readonly roots: readonly string[]
  /** Groups are laid out inside, too; otherwise they are moved as a whole. */
  readonly deep: boolean
}

/** A graph in the shape of the Eclipse Layout Kernel (ELK JSON); what a layout adds is each node's place in its parent, in px. */
export interface LayoutNode {
  id: string
  x?: number
  y?: number
  width?: number
  height?: number
  layoutOptions?: Record<string, string>
  children?: LayoutNode[]
  edges?: LayoutEdge[]
}

export interface LayoutEdge {
  id: string
  sources: string[]
  targets: string[]
}

/** Px that layers keep, for a wire's label; and that parts of a layer keep. */
const BETWEEN_LAYERS = 96
const BETWEEN_PARTS = 32
/** Room in a group: at its head for the name. */
const PADDING = { top: 48, side: 16 } as const

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.padding': `[top=${PADDING.top},left=${PADDING.side},bottom=${PADDING.side},right=${PADDING.side}]`,
  'elk.spacing.nodeNode': String(BETWEEN_PARTS),
  'elk.spacing.componentComponent': String(BETWEEN_PARTS),
  'elk.layered.spacing.nodeNodeBetweenLayers': String(BETWEEN_LAYERS),
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.edgeRouting': 'ORTHOGONAL',
} as const

/**
 * The graph that the layout works on: parts in whole steps of the grid, groups around what they hold, wires between what is laid out.
 *
 * @param boxes where everything stands now; atoms keep their size
 */
export function layoutGraph(design: Design, { roots, deep }: Layout, boxes: ReadonlyMap<string, Box>): LayoutNode {
  const held = deep ? heldBy(design) : new Map<string, readonly DesignNode[]>()
  const shown = new Map<string, string>()
  const graphOf = (node: DesignNode): LayoutNode => {
    shown.set(node.id, node.id)
    const children = held.get(node.id)
    const box = boxes.get(node.id)
    if (children) return { id: node.id, layoutOptions: OPTIONS, children: children.map(graphOf) }
    // What an atom holds stands for the atom.
    if (!deep) for (const id of descendants(design, [node.id])) shown.set(id, node.id)
    return { id: node.id, width: upToGrid(box?.width ?? 0), height: upToGrid(box?.height ?? 0) }
  }
  const wanted = new Set(roots)
  const children = design.nodes.filter(({ id }) => wanted.has(id)).map(graphOf)
  const edges = design.edges.flatMap(({ id, source, target }): readonly LayoutEdge[] => {
    const [from, to] = [shown.get(source), shown.get(target)]
    return from === undefined || to === undefined || from === to ? [] : [{ id, sources: [from], targets: [to] }]
  })
  return { id: ROOT, layoutOptions: OPTIONS, children, edges }
}

/** No part's id has a space. */
const ROOT = 'the sheet'

function heldBy({ nodes }: Design): ReadonlyMap<string, readonly DesignNode[]> {
  const held = new Map<string, DesignNode[]>()
  for (const node of nodes) {
    if (node.parent === undefined) continue
    const siblings = held.get(node.parent)
    if (siblings) siblings.push(node)
    else held.set(node.parent, [node])
  }
  return held
}

/**
 * Where everything goes: relative to its parent, on the grid, groups just around what they hold; the roots together stay where their upper
 * left corner was.
 *
 * @param from that corner, relative to the roots' parent
 */
export function placesOf(graph: LayoutNode, from: Pick<Box, 'x' | 'y'>): ReadonlyMap<string, Box> {
  const places = new Map<string, Box>()
  const roots = graph.children ?? []
  const x = Math.min(...roots.map((root) => root.x ?? 0))
  const y = Math.min(...roots.map((root) => root.y ?? 0))
  for (const root of roots) place(root, { x: onGrid(from.x) - onGrid(x), y: onGrid(from.y) - onGrid(y) }, places)
  return places
}

function place(node: LayoutNode, by: Pick<Box, 'x' | 'y'>, places: Map<string, Box>): Box {
  const children = (node.children ?? []).map((child) => place(child, { x: 0, y: 0 }, places))
  const far = (ends: readonly number[]) => upToGrid(Math.max(...ends) + PADDING.side)
  const box = {
    x: onGrid(node.x ?? 0) + by.x,
    y: onGrid(node.y ?? 0) + by.y,
    width: children.length > 0 ? far(children.map((child) => child.x + child.width)) : (node.width ?? 0),
    height: children.length > 0 ? far(children.map((child) => child.y + child.height)) : (node.height ?? 0),
  }
  places.set(node.id, box)
  return box
}

function onGrid(value: number): number {
  return Math.round(value / GRID) * GRID
}

function upToGrid(value: number): number {
  return Math.ceil(value / GRID) * GRID
}
