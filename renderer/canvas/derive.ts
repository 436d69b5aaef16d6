import type { Edge, Node } from 'reactflow'
import {
  type Design,
  type DesignEdge,
  type DesignNode,
  descendants,
  GROUP_SIZE,
  lockedParts,
  NODE_SIZE,
} from '../../simulation/index.ts'
import type { Selection } from '../state/view.ts'

/** What React Flow carries for a part; everything drawn is read from the document and the report by its id. */
export type PartNode = Node<{ readonly node: DesignNode; readonly locked: boolean }, 'part' | 'area'>
export type WireEdge = Edge<{ readonly edge: DesignEdge }, 'wire'>

/**
 * React Flow's nodes for a design. Groups come before what they hold, as React Flow wants it, and lie below it.
 *
 * @param isGroup by service id
 */
export function nodesOf(design: Design, isGroup: (service: string) => boolean, selection: Selection): PartNode[] {
  const selected = new Set(selection.nodes)
  const locked = lockedParts(design)
  const depths = depthsOf(design)
  const depth = ({ id }: DesignNode) => depths.get(id) ?? 0
  const ordered = [...design.nodes].sort((a, b) => depth(a) - depth(b))
  return ordered.map((node) => {
    const group = isGroup(node.service)
    const size = group ? (node.size ?? GROUP_SIZE) : NODE_SIZE
    return {
      id: node.id,
      type: group ? ('area' as const) : ('part' as const),
      position: node.position,
      width: size.width,
      height: size.height,
      ...(node.parent !== undefined && { parentId: node.parent }),
      data: { node, locked: locked.has(node.id) },
      ...(locked.has(node.id) && { draggable: false }),
      selected: selected.has(node.id),
      zIndex: group ? depth(node) : 1000,
      ...(group && { dragHandle: '.group-header' }),
    }
  })
}

export function edgesOf(design: Design, selection: Selection): WireEdge[] {
  const selected = new Set(selection.edges)
  const names = new Map<string, string>(design.nodes.map(({ id, name }) => [id, name]))
  return design.edges.map((edge) => ({
    id: edge.id,
    type: 'wire',
    source: edge.source,
    target: edge.target,
    data: { edge },
    ariaLabel: `Wire: ${names.get(edge.source) ?? edge.source} ${VERBS[edge.kind]} ${names.get(edge.target) ?? edge.target}`,
    selected: selected.has(edge.id),
    zIndex: 500,
  }))
}

const VERBS = { request: 'calls', async: 'sends to', link: 'is linked to' } as const

/** How many groups each node stands in. */
function depthsOf({ nodes }: Design): ReadonlyMap<string, number> {
  const byId = new Map<string, DesignNode>(nodes.map((node) => [node.id, node]))
  const depth = (node: DesignNode): number => {
    let count = 0
    for (let at = node.parent; at !== undefined && count < nodes.length; at = byId.get(at)?.parent) count++
    return count
  }
  return new Map(nodes.map((node) => [node.id, depth(node)]))
}

/** The ids without those that are inside another of them: moving a group moves what it holds. */
export function outermost(design: Design, ids: readonly string[]): readonly string[] {
  return ids.filter((id) => !ids.some((other) => other !== id && holds(design, other, id)))
}

function holds(design: Design, group: string, id: string): boolean {
  const inside: ReadonlySet<string> = descendants(design, [group])
  return inside.has(id)
}
