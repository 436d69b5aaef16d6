import { type Box, GROUP_SIZE } from './box.ts'
import type { Config, Design, DesignEdge, DesignNode, EdgeId, Json, NodeId, Point, WorkloadId } from './design.ts'
import { absolutePosition, descendants } from './graph.ts'

/**
 * Named changes of a design, each pure and total: an unknown id changes nothing. A design that could be read stays one that can be read.
 */

/** A design and the id of what was added to it. */
export interface Added {
  readonly design: Design
  readonly id: NodeId
}

/** What a new part is. */
export interface NewPart {
  readonly service: string
  readonly name: string
  /** Relative to the parent. */
  readonly position: Point
  readonly parent?: string
  readonly isGroup: boolean
  readonly config?: Config
}

export function addPart(design: Design, part: NewPart): Added {
  const id = freshId(part.name, new Set(design.nodes.map((node) => node.id)))
  const parent = design.nodes.find((node) => node.id === part.parent)?.id
  const node: DesignNode = {
    id,
    service: part.service,
    name: freshName(part.name, design),
    ...(parent !== undefined && { parent }),
    config: part.config ?? {},
    position: part.position,
    ...(part.isGroup && { size: GROUP_SIZE }),
  }
  return { design: { ...design, nodes: [...design.nodes, node] }, id }
}

/** Takes parts (with all they hold) and wires away, and every reference to them. */
export function removeParts(design: Design, nodeIds: readonly string[], edgeIds: readonly string[] = []): Design {
  const gone = new Set<string>([...nodeIds, ...descendants(design, nodeIds)])
  const goneEdges = new Set<string>([
    ...edgeIds,
    ...design.edges.filter(({ source, target }) => gone.has(source) || gone.has(target)).map(({ id }) => id),
  ])
  const workloads = design.workloads.filter(({ source }) => !gone.has(source))
  const stays = new Set<string>(workloads.map(({ id }) => id))
  const isLeft = (id: string) => !gone.has(id) && !goneEdges.has(id)
  return {
    ...design,
    nodes: design.nodes.filter(({ id }) => !gone.has(id)).map((node) => withoutReferences(node, gone)),
    edges: design.edges.filter(({ id }) => !goneEdges.has(id)).map((edge) => cleanedEdge(edge, gone, goneEdges, stays)),
    workloads,
    steps: design.steps.map((step) => ({ ...step, show: step.show.filter(isLeft), focus: step.focus.filter(isLeft) })),
    tests: design.tests.map((test) => {
      const { fail } = test.when
      return typeof fail === 'string' || fail === undefined
        ? test
        : { ...test, when: { ...test.when, fail: fail.filter(isLeft) } }
    }),
  }
}

/** Each edge itself when nothing that it names is gone. */
function cleanedEdge(
  edge: DesignEdge,
  gone: ReadonlySet<string>,
  goneEdges: ReadonlySet<string>,
  workloads: ReadonlySet<string>,
): DesignEdge {
  const { onMissOf, workloads: own, ...rest } = edge
  const covered = edge.dependency.startsWith('fallback:') ? edge.dependency.slice('fallback:'.length) : null
  const lost = {
    via: edge.via.some((id) => gone.has(id)),
    cover: covered !== null && goneEdges.has(covered),
    onMissOf: onMissOf !== undefined && gone.has(onMissOf),
    workloads: own?.some((id) => !workloads.has(id)) ?? false,
  }
  if (!lost.via && !lost.cover && !lost.onMissOf && !lost.workloads) return edge
  const kept = own?.filter((id) => workloads.has(id))
  return {
    ...rest,
    via: edge.via.filter((id) => !gone.has(id)),
    dependency: lost.cover ? 'required' : edge.dependency,
    ...(onMissOf !== undefined && !lost.onMissOf && { onMissOf }),
    ...(kept !== undefined && kept.length > 0 && { workloads: kept }),
  }
}

/** Only `ingress` names other parts in a configuration. */
function withoutReferences(node: DesignNode, gone: ReadonlySet<string>): DesignNode {
  const { ingress } = node.config
  if (!Array.isArray(ingress)) return node
  const kept = ingress.filter((rule: Json) => !(isRecord(rule) && typeof rule.from === 'string' && gone.has(rule.from)))
  return kept.length === ingress.length ? node : { ...node, config: { ...node.config, ingress: kept } }
}

/** @param positions relative to each part's parent, by id */
export function moveParts(design: Design, positions: ReadonlyMap<string, Point>): Design {
  return {
    ...design,
    nodes: design.nodes.map((node) => {
      const position = positions.get(node.id)
      return position ? { ...node, position } : node
    }),
  }
}

/** Puts parts into a group (or, with `null`, onto the sheet) where they stand; a group never goes into itself. */
export function putInto(design: Design, ids: readonly string[], group: string | null): Design {
  const parent = group === null ? null : design.nodes.find(({ id }) => id === group)
  if (parent === undefined) return design
  const origin = parent === null ? { x: 0, y: 0 } : absolutePosition(design, parent.id)
  return {
    ...design,
    nodes: design.nodes.map((node) => {
      const { parent: before, ...rest } = node
      if (!ids.includes(node.id) || before === parent?.id) return node
      if (parent !== null && (parent.id === node.id || descendants(design, [node.id]).has(parent.id))) return node
      const at = absolutePosition(design, node.id)
      const position = { x: at.x - origin.x, y: at.y - origin.y }
      return parent === null ? { ...rest, position } : { ...rest, parent: parent.id, position }
    }),
  }
}

/** @param box relative to the group's parent; what the group holds stays where it is on the sheet */
export function resizeGroup(design: Design, id: string, box: Box): Design {
  const group = design.nodes.find((node) => node.id === id)
  if (!group) return design
  const dx = group.position.x - box.x
  const dy = group.position.y - box.y
  return {
    ...design,
    nodes: design.nodes.map((node) => {
      if (node.id === id) {
        return { ...node, position: { x: box.x, y: box.y }, size: { width: box.width, height: box.height } }
      }
      return node.parent === id && (dx !== 0 || dy !== 0)
        ? { ...node, position: { x: node.position.x + dx, y: node.position.y + dy } }
        : node
    }),
  }
}

/** What joining parts must know of their services. */
export type KindOf = (service: string) => { readonly isGroup: boolean; readonly isSource: boolean } | undefined

/** Why a wire from one part to another cannot be drawn, in words for the learner; `null` when it can. */
export function connectionRefusal(design: Design, source: string, target: string, kindOf: KindOf): string | null {
  const from = design.nodes.find(({ id }) => id === source)
  const to = design.nodes.find(({ id }) => id === target)
  if (!from || !to) return 'A wire needs a part at both ends.'
  const fromShape = kindOf(from.service)
  const toShape = kindOf(to.service)
  if (fromShape?.isGroup || toShape?.isGroup) return 'Wires join parts. Draw it to a part inside the group.'
  if (toShape?.isSource) return `${to.name} sends requests and answers none. Draw the wire from it.`
  if (source === target) return `A wire from ${from.name} to itself is set in its settings, not drawn.`
  if (design.edges.some((edge) => edge.source === source && edge.target === target)) {
    return `${from.name} calls ${to.name} already. Select that wire to change it.`
  }
  return null
}

/**
 * Draws a wire. Into or out of a queue it is asynchronous. A sender without a workload gets one, so that the wire carries something.
 *
 * @param isQueue whether a part takes messages
 */
export function connect(
  design: Design,
  source: string,
  target: string,
  isQueue: (node: DesignNode) => boolean,
  isSource: (node: DesignNode) => boolean,
): { readonly design: Design; readonly id: EdgeId } | null {
  const from = design.nodes.find(({ id }) => id === source)
  const to = design.nodes.find(({ id }) => id === target)
  if (!from || !to) return null
  const id = freshEdgeId(design)
  const edge: DesignEdge = {
    id,
    source: from.id,
    target: to.id,
    kind: isQueue(from) || isQueue(to) ? 'async' : 'request',
    calls: 1,
    weight: 1,
    dependency: 'required',
    via: [],
    retries: 0,
    backoffMs: 0,
  }
  const wired = { ...design, edges: [...design.edges, edge] }
  const idle = isSource(from) && !design.workloads.some((workload) => workload.source === from.id)
  return { design: idle ? addWorkload(wired, from.id) : wired, id }
}

/** A first workload for a sender: ten requests a second of a few KB. */
export function addWorkload(design: Design, source: NodeId): Design {
  const taken = new Set<string>(design.workloads.map(({ id }) => id))
  let count = design.workloads.length + 1
  while (taken.has(`w${count}`)) count++
  const id: WorkloadId = brand(`w${count}`)
  const name = taken.size === 0 ? 'Requests' : `Requests ${count}`
  return {
    ...design,
    workloads: [
      ...design.workloads,
      { id, name, source, rps: 10, shape: { kind: 'constant' }, requestKb: 2, responseKb: 10 },
    ],
  }
}

/** Moves one end of a wire to another part. */
export function reconnect(design: Design, edgeId: string, end: 'source' | 'target', nodeId: string): Design {
  const node = design.nodes.find(({ id }) => id === nodeId)
  if (!node) return design
  return { ...design, edges: design.edges.map((edge) => (edge.id === edgeId ? { ...edge, [end]: node.id } : edge)) }
}

/** Parts with all they hold, and the wires among them: what is copied. */
export function fragmentOf(design: Design, ids: readonly string[]): Pick<Design, 'nodes' | 'edges'> {
  const taken = new Set<string>([...ids, ...descendants(design, ids)])
  const nodes = design.nodes
    .filter(({ id }) => taken.has(id))
    .map((node) => {
      const { parent, ...rest } = node
      return parent !== undefined && taken.has(parent) ? node : { ...rest, position: absolutePosition(design, node.id) }
    })
  const edges = design.edges.filter(
    ({ source, target, via, onMissOf }) =>
      [source, target, ...via].every((id) => taken.has(id)) && (onMissOf === undefined || taken.has(onMissOf)),
  )
  return { nodes, edges: edges.map(({ workloads: _, ...edge }) => edge) }
}

/**
 * Adds copies of a fragment with new ids; its outermost parts land in `parent` (or on the sheet), moved by `by`.
 *
 * @returns the design and the ids of the outermost copies
 */
export function paste(
  design: Design,
  fragment: Pick<Design, 'nodes' | 'edges'>,
  by: Point,
  parent: string | null,
): { readonly design: Design; readonly ids: readonly NodeId[] } {
  const taken = new Set<string>(design.nodes.map(({ id }) => id))
  const renamed = new Map<string, NodeId>()
  for (const node of fragment.nodes) {
    const id = freshId(node.id, taken)
    taken.add(id)
    renamed.set(node.id, id)
  }
  const group = design.nodes.find(({ id }) => id === parent)
  const origin = group ? absolutePosition(design, group.id) : { x: 0, y: 0 }
  const ids: NodeId[] = []
  const nodes = fragment.nodes.map((node): DesignNode => {
    const { parent: inside, ...rest } = node
    const id = renamed.get(node.id) ?? node.id
    const holder = inside === undefined ? undefined : renamed.get(inside)
    const config = withRenamed(node.config, renamed)
    if (holder !== undefined) return { ...rest, id, config, parent: holder }
    ids.push(id)
    const position = { x: node.position.x + by.x - origin.x, y: node.position.y + by.y - origin.y }
    return { ...rest, id, config, position, ...(group && { parent: group.id }) }
  })
  const edgeIds = new Map<string, EdgeId>()
  let next = design
  for (const edge of fragment.edges) {
    const id = freshEdgeId(next, edgeIds.size)
    edgeIds.set(edge.id, id)
    next = { ...next, edges: [...next.edges, { ...edge, id }] }
  }
  const edges = fragment.edges.map((edge): DesignEdge => {
    const { onMissOf, ...rest } = edge
    const covered = edge.dependency.startsWith('fallback:')
      ? edgeIds.get(edge.dependency.slice('fallback:'.length))
      : null
    const missOf = onMissOf === undefined ? undefined : renamed.get(onMissOf)
    return {
      ...rest,
      id: edgeIds.get(edge.id) ?? edge.id,
      source: renamed.get(edge.source) ?? edge.source,
      target: renamed.get(edge.target) ?? edge.target,
      via: edge.via.map((id) => renamed.get(id) ?? id),
      dependency: covered === null ? edge.dependency : covered === undefined ? 'required' : `fallback:${covered}`,
      ...(missOf !== undefined && { onMissOf: missOf }),
    }
  })
  return { design: { ...design, nodes: [...design.nodes, ...nodes], edges: [...design.edges, ...edges] }, ids }
}

function withRenamed(config: Config, renamed: ReadonlyMap<string, NodeId>): Config {
  const { ingress } = config
  if (!Array.isArray(ingress)) return config
  const rules = ingress.map((rule: Json) => {
    if (!isRecord(rule)) return rule
    const from = rule.from
    return typeof from === 'string' ? { ...rule, from: renamed.get(from) ?? from } : rule
  })
  return { ...config, ingress: rules }
}

/** A readable id that is not taken: "Feature store" gives `feature-store`, then `feature-store-2`. */
function freshId(name: string, taken: ReadonlySet<string>): NodeId {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 48) || 'part'
  let id = base
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`
  return brand(id)
}

/** An id of a wire that is not taken. */
export function freshEdgeId({ edges }: Pick<Design, 'edges'>, from = 0): EdgeId {
  const taken = new Set<string>(edges.map(({ id }) => id))
  let count = edges.length + from + 1
  while (taken.has(`e${count}`)) count++
  return brand(`e${count}`)
}

/** "API", then "API 2". */
function freshName(name: string, { nodes }: Design): string {
  const taken = new Set(nodes.map((node) => node.name))
  if (!taken.has(name)) return name
  let count = 2
  while (taken.has(`${name} ${count}`)) count++
  return `${name} ${count}`
}

/** Ids made here are unique and well formed, which is all that the brand says. */
function brand<T extends string>(id: string): T {
  return id as T
}

function isRecord(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
