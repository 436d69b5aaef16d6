import { type Box, GROUP_SIZE, NODE_SIZE } from './box.ts'
import type { Design, DesignNode, EdgeId, NodeId, Point } from './design.ts'

/** Questions about who holds whom and who calls whom. All are total: dangling ids and cycles of `parent` end the walk. */

export function nodeById(design: Pick<Design, 'nodes'>, id: string): DesignNode | undefined {
  return design.nodes.find((node) => node.id === id)
}

/** What a group holds directly; without a group, what stands on the sheet itself. */
export function childrenOf(design: Pick<Design, 'nodes'>, group?: string): readonly DesignNode[] {
  return design.nodes.filter((node) => node.parent === group)
}

/** The groups around a node, nearest first. */
export function groupChain(design: Pick<Design, 'nodes'>, id: string): readonly DesignNode[] {
  const byId = new Map<string, DesignNode>(design.nodes.map((node) => [node.id, node]))
  const chain: DesignNode[] = []
  const seen = new Set([id])
  let parent = byId.get(id)?.parent
  while (parent !== undefined && !seen.has(parent)) {
    seen.add(parent)
    const group = byId.get(parent)
    if (group === undefined) break
    chain.push(group)
    parent = group.parent
  }
  return chain
}

/** The ids of everything inside these nodes, at any depth, without themselves. */
export function descendants(design: Pick<Design, 'nodes'>, ids: Iterable<string>): ReadonlySet<NodeId> {
  const holds = new Map<string, NodeId[]>()
  for (const { id, parent } of design.nodes) {
    if (parent === undefined) continue
    const held = holds.get(parent)
    if (held) held.push(id)
    else holds.set(parent, [id])
  }
  const roots = new Set(ids)
  const found = new Set<NodeId>()
  const waiting: string[] = [...roots]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const child of holds.get(id) ?? []) {
      if (found.has(child) || roots.has(child)) continue
      found.add(child)
      waiting.push(child)
    }
  }
  return found
}

/** Where a node's upper left corner is on the sheet, in px; (0, 0) for an id that is not there. */
export function absolutePosition(design: Pick<Design, 'nodes'>, id: string): Point {
  const node = nodeById(design, id)
  if (node === undefined) return { x: 0, y: 0 }
  return groupChain(design, id).reduce(
    (at, group) => ({ x: at.x + group.position.x, y: at.y + group.position.y }),
    node.position,
  )
}

/** The place and size on the sheet of every node: groups have their own size, other parts are all alike. */
export function absoluteBoxes(
  design: Pick<Design, 'nodes'>,
  isGroup: (node: DesignNode) => boolean,
): ReadonlyMap<NodeId, Box> {
  const byId = new Map<string, DesignNode>(design.nodes.map((node) => [node.id, node]))
  const places = new Map<string, Point>()
  const place = (node: DesignNode): Point => {
    // Up to the sheet or to a group whose place is known, then down again; a loop rather than recursion, as groups nest freely.
    const path: DesignNode[] = []
    const seen = new Set<string>()
    let at: DesignNode | undefined = node
    while (at !== undefined && !places.has(at.id) && !seen.has(at.id)) {
      seen.add(at.id)
      path.push(at)
      at = at.parent === undefined ? undefined : byId.get(at.parent)
    }
    let { x, y } = (at && places.get(at.id)) ?? { x: 0, y: 0 }
    for (const one of path.reverse()) {
      x += one.position.x
      y += one.position.y
      places.set(one.id, { x, y })
    }
    return { x, y }
  }
  return new Map(
    design.nodes.map((node) => [
      node.id,
      { ...place(node), ...(isGroup(node) ? (node.size ?? GROUP_SIZE) : NODE_SIZE) },
    ]),
  )
}

/**
 * The stage of every edge: its own, else 1 + its place among the edges of the same source, so that unstaged edges run one after another
 * in file order (contract §1, Edges).
 */
export function stages(design: Pick<Design, 'edges'>): ReadonlyMap<EdgeId, number> {
  const count = new Map<NodeId, number>()
  return new Map(
    design.edges.map((edge) => {
      const place = count.get(edge.source) ?? 0
      count.set(edge.source, place + 1)
      return [edge.id, edge.stage ?? 1 + place]
    }),
  )
}

/**
 * Nodes in the order of the calls: callers before those they call, where there is no loop; in file order otherwise. Links do not count.
 * For reading order on the canvas and in exports.
 */
export function callOrder(design: Pick<Design, 'nodes' | 'edges'>): readonly NodeId[] {
  const targets = new Map<NodeId, Set<NodeId>>(design.nodes.map(({ id }) => [id, new Set()]))
  const callers = new Map<NodeId, number>(design.nodes.map(({ id }) => [id, 0]))
  for (const { source, target, kind } of design.edges) {
    const called = targets.get(source)
    if (kind === 'link' || source === target || called === undefined || called.has(target)) continue
    called.add(target)
    callers.set(target, (callers.get(target) ?? 0) + 1)
  }
  const order: NodeId[] = []
  const left = new Set(design.nodes.map(({ id }) => id))
  const ready = design.nodes.filter(({ id }) => callers.get(id) === 0).map(({ id }) => id)
  while (left.size > 0) {
    // In a loop nobody is first: take the first of the file.
    const next = ready.shift() ?? left.values().next().value
    if (next === undefined) break
    if (!left.delete(next)) continue
    order.push(next)
    for (const target of targets.get(next) ?? []) {
      const remaining = (callers.get(target) ?? 0) - 1
      callers.set(target, remaining)
      if (remaining === 0 && left.has(target)) ready.push(target)
    }
  }
  return order
}
