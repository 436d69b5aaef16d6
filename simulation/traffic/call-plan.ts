import type { Role } from '../archetypes/archetype.ts'
import { type Model, type ModelEdge, type ModelNode, networkMsOf } from '../archetypes/model.ts'

/**
 * What one served visit at a node does next for one workload: the calls it makes, in which order, and which of them depend on
 * chance. Traffic, latency and the event simulation all read the same plan, so that they cannot disagree about the semantics.
 */
export interface CallPlan {
  readonly node: number
  /** Of a balancing node: each visit goes to one of these; shares add up to 1. Then `stages` is empty. */
  readonly choices: readonly Choice[] | null
  /** In rising order; the branches of one stage run in parallel. */
  readonly stages: readonly Stage[]
  /** Sent when the visit's own service ends; never waited for. */
  readonly async: readonly number[]
  /** Probability that anything is called at all: 1 − hitRatio of a cache, else 1. */
  readonly called: number
  /** Caches of which a call waits for the miss, each with the edge by which this node asks it. */
  readonly caches: readonly CacheQuestion[]
}

export interface Choice {
  readonly edge: number
  readonly share: number
}

export interface Stage {
  readonly order: number
  readonly branches: readonly Branch[]
}

/** A call with what stands in for it: each edge of the chain is called only when the one before it failed. */
export interface Branch {
  readonly chain: readonly number[]
  /** Whether the visit fails when all of the chain does. */
  readonly required: boolean
  /** Index into `CallPlan.caches` of the cache whose miss this branch waits for; `null`: always called. */
  readonly onMiss: number | null
}

export interface CacheQuestion {
  readonly node: number
  readonly hitRatio: number
  /** The edge from this node to the cache, when there is one. */
  readonly edge: number | null
  readonly optional: boolean
  /** Probability that the edge's one call is made; 0 where it makes several: then each may answer, and no failure of one is a miss. */
  readonly asked: number
}

/** Plans of every node for one workload, in the order of `model.nodes`; made once for each model. */
export function callPlans(model: Model, workload: number): readonly CallPlan[] {
  let made = plansOf.get(model)
  if (!made) {
    made = new Map()
    plansOf.set(model, made)
  }
  let plans = made.get(workload)
  if (!plans) {
    plans = model.nodes.map((node) => planOf(model, node, workload))
    made.set(workload, plans)
  }
  return plans
}

const plansOf = new WeakMap<Model, Map<number, readonly CallPlan[]>>()

function planOf(model: Model, node: ModelNode, workload: number): CallPlan {
  const edges = node.out
    .map((index) => model.edges[index])
    .filter((edge): edge is ModelEdge => edge !== undefined && (edge.workloads?.has(workload) ?? true))
  const { role } = node.behaviour
  const nothing = { node: node.index, choices: null, stages: [], async: [], called: 1, caches: [] }

  if (role.kind === 'group') return nothing
  if (role.kind === 'queue') return { ...nothing, async: edges.map((edge) => edge.index) }
  if (role.kind === 'balancer') return { ...nothing, choices: choose(model, edges, role.policy, workload) }

  const waiting = edges.filter((edge) => edge.kind === 'request')
  const caches = cacheQuestions(model, waiting)
  return {
    ...nothing,
    stages: stagesOf(waiting, caches),
    async: edges.filter((edge) => edge.kind === 'async').map((edge) => edge.index),
    called: role.kind === 'cache' ? 1 - role.hitRatio : 1,
    caches,
  }
}

function stagesOf(edges: readonly ModelEdge[], caches: readonly CacheQuestion[]): readonly Stage[] {
  const fallbacks = new Map<number, ModelEdge>()
  for (const edge of edges) {
    if (edge.dependency === 'fallback' && edge.covers !== null) fallbacks.set(edge.covers, edge)
  }
  const chainFrom = (first: ModelEdge): readonly number[] => {
    const chain = [first.index]
    let next = fallbacks.get(first.index)
    while (next && !chain.includes(next.index)) {
      chain.push(next.index)
      next = fallbacks.get(next.index)
    }
    return chain
  }
  const byStage = new Map<number, Branch[]>()
  for (const edge of edges) {
    if (edge.dependency === 'fallback') continue
    const onMiss = caches.findIndex((cache) => cache.node === edge.onMissOf)
    const branch = {
      chain: chainFrom(edge),
      required: edge.dependency === 'required',
      onMiss: onMiss === -1 ? null : onMiss,
    }
    const stage = byStage.get(edge.stage)
    if (stage) stage.push(branch)
    else byStage.set(edge.stage, [branch])
  }
  return [...byStage].sort(([a], [b]) => a - b).map(([order, branches]) => ({ order, branches }))
}

function cacheQuestions(model: Model, edges: readonly ModelEdge[]): readonly CacheQuestion[] {
  const asked = new Set(edges.map((edge) => edge.onMissOf).filter((node) => node !== null))
  return [...asked].map((index) => {
    const role = model.nodes[index]?.behaviour.role
    const edge = edges.find((candidate) => candidate.target === index)
    return {
      node: index,
      hitRatio: role?.kind === 'cache' ? role.hitRatio : 0,
      edge: edge?.index ?? null,
      optional: edge?.dependency === 'optional',
      asked: edge && edge.calls <= 1 ? edge.calls : 0,
    }
  })
}

/** Shares of the targets of a balancing node (contract §2.6). */
function choose(
  model: Model,
  edges: readonly ModelEdge[],
  policy: Extract<Role, { readonly kind: 'balancer' }>['policy'],
  workload: number,
): readonly Choice[] {
  if (policy === 'nearest') {
    const ways = edges.map((edge) => wayMs(model, edge, workload))
    const least = Math.min(...ways)
    const nearest = edges.filter((_, i) => ways[i] === least)
    const sum = nearest.reduce((total, { weight }) => total + weight, 0)
    return edges.map((edge) => ({
      edge: edge.index,
      share: !nearest.includes(edge) ? 0 : sum > 0 ? edge.weight / sum : 1 / nearest.length,
    }))
  }
  if (policy === 'failover') {
    const active = edges.reduce<ModelEdge | undefined>(
      (best, edge) => (best === undefined || edge.weight > best.weight ? edge : best),
      undefined,
    )
    return edges.map((edge) => ({ edge: edge.index, share: edge === active ? 1 : 0 }))
  }
  const weights = edges.map((edge) => (policy === 'weighted' ? edge.weight : capacityRps(model.nodes[edge.target])))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return edges.map((edge, i) => ({
    edge: edge.index,
    share: total > 0 && Number.isFinite(total) ? (weights[i] ?? 0) / total : 1 / edges.length,
  }))
}

/**
 * Milliseconds on the network from a balancing part to the first part with a place that a target leads to; without one, those of the wire
 * itself. This is what "nearest" compares.
 */
export function wayMs(model: Model, first: ModelEdge, workload: number): number {
  const known = new Map([[first.target, networkMsOf(first, workload)]])
  let nearest = Number.POSITIVE_INFINITY
  for (const [index, ms] of known) {
    const { place, out } = model.nodes[index]!
    if (place.region !== null || place.location !== null) {
      nearest = Math.min(nearest, ms)
      continue
    }
    for (const edge of out.map((next) => model.edges[next]!)) {
      const isUsed = edge.kind === 'request' && (edge.workloads?.has(workload) ?? true)
      if (isUsed && !known.has(edge.target)) known.set(edge.target, ms + networkMsOf(edge, workload))
    }
  }
  return Number.isFinite(nearest) ? nearest : networkMsOf(first, workload)
}

/** Requests a second that a part could serve at 100 % utilisation. */
function capacityRps(node: ModelNode | undefined): number {
  const station = node?.behaviour.station
  if (!station || station.servers === 'infinite' || station.serviceTime.meanMs === 0) return Number.POSITIVE_INFINITY
  const atOnce = station.servers * station.instances * (station.batch?.max ?? 1)
  return (atOnce * 1000) / station.serviceTime.meanMs
}
