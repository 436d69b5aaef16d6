import fc from 'fast-check'
import type { Design } from '../../../simulation/index.ts'
import { parseDesign } from '../../../simulation/index.ts'

/** A generic part of a drawn graph. */
export interface GraphPart {
  readonly id: string
  readonly service: 'generic.service' | 'generic.cache' | 'generic.balancer' | 'generic.queue'
  readonly config: Readonly<Record<string, unknown>>
}

export interface GraphWire {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly kind: 'request' | 'async'
  readonly calls: number
  readonly weight: number
  readonly stage?: number
  readonly onMissOf?: string
  readonly workloads?: readonly string[]
  readonly dependency?: 'required' | 'optional'
}

/** Parts, wires and who sends: a design without places, whose theory is known. */
export interface Graph {
  readonly parts: readonly GraphPart[]
  readonly wires: readonly GraphWire[]
  readonly workloads: readonly { readonly id: string; readonly source: string; readonly rps: number }[]
}

export interface GraphKinds {
  /** Wires that lead back to an earlier part, or to the part itself. */
  readonly loops: boolean
  /** Wires of one part that run at the same time. */
  readonly forks: boolean
  /** Waiting places, where there is a limit; all wires are then optional, so that a lost call changes nothing else. */
  readonly limits: boolean
  /** Service laws of parts with endless servers; others are exponential. */
  readonly laws: boolean
}

const station = (config: Readonly<Record<string, unknown>>, id: string): GraphPart => ({
  id,
  service: 'generic.service',
  config,
})

const exponential = (servers: number | 'infinite', meanMs: number) => ({
  servers,
  serviceTime: { distribution: 'exponential', meanMs },
})

const partOf = (id: string, kinds: GraphKinds): fc.Arbitrary<GraphPart> => {
  const served = fc
    .record({ servers: fc.constantFrom(1, 1, 2, 3), meanMs: fc.integer({ min: 1, max: 20 }) })
    .map(({ servers, meanMs }) => exponential(servers, meanMs))
  const limited = fc.tuple(served, fc.nat(3)).map(([config, queueLimit]) => ({ ...config, queueLimit }))
  const law = fc.constantFrom(
    { distribution: 'deterministic', meanMs: 7 },
    { distribution: 'erlang', k: 3, meanMs: 9 },
    { distribution: 'hyperexponential', cv2: 4, meanMs: 5 },
  )
  const endless = kinds.laws ? law.map((serviceTime) => ({ servers: 'infinite', serviceTime })) : served
  const hitRatio = fc.constantFrom(0, 0.4, 0.8, 1)
  const weighted = fc.record({ latencyMs: fc.constantFrom(0, 2) })
  return fc.oneof(
    { weight: 5, arbitrary: (kinds.limits ? fc.oneof(served, limited) : served).map((config) => station(config, id)) },
    { weight: 1, arbitrary: endless.map((config) => station(config, id)) },
    {
      weight: kinds.limits ? 0 : 1,
      arbitrary: fc
        .tuple(served, hitRatio)
        .map(([config, hit]): GraphPart => ({ id, service: 'generic.cache', config: { ...config, hitRatio: hit } })),
    },
    { weight: 1, arbitrary: weighted.map((config): GraphPart => ({ id, service: 'generic.balancer', config })) },
    { weight: 1, arbitrary: fc.constant<GraphPart>({ id, service: 'generic.queue', config: {} }) },
  )
}

const NAMES = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6'] as const

const wireDraft = fc.record({
  from: fc.nat(100),
  to: fc.nat(100),
  async: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  calls: fc.constantFrom(0, 0.3, 0.5, 1, 1, 1, 2, 1.5),
  weight: fc.constantFrom(0.5, 1, 1, 3),
  stage: fc.constantFrom(1, 2),
  only: fc.constantFrom<readonly string[] | null>(null, null, null, ['w0'], ['w1']),
})
type WireDraft = typeof wireDraft extends fc.Arbitrary<infer T> ? T : never

/** Misses: a part asks a cache and then, if that has nothing, another part. */
const missDraft = fc.record({ from: fc.nat(100), cache: fc.nat(100), to: fc.nat(100) })

/**
 * Graphs of generic parts with two workloads from two clients.
 *
 * @param fewest parts at least
 */
export function graphs(kinds: GraphKinds, fewest = 1): fc.Arbitrary<Graph> {
  return fc
    .record({
      size: fc.integer({ min: fewest, max: NAMES.length }),
      parts: fc.tuple(...NAMES.map((id) => partOf(id, kinds))),
      wires: fc.array(wireDraft, { minLength: 2 * fewest - 2, maxLength: 10 }),
      misses: fc.array(missDraft, { maxLength: 2 }),
      rates: fc.tuple(fc.constantFrom(3, 10), fc.constantFrom(0, 5)),
      second: fc.nat(100),
    })
    .map(({ size, parts, wires, misses, rates, second }): Graph => {
      const used = parts.slice(0, size)
      const ahead = (from: number, to: number) => {
        const source = from % size
        if (kinds.loops) return { source, target: to % size }
        return source + 1 < size ? { source, target: source + 1 + (to % (size - source - 1)) } : null
      }
      const drawn = wires.flatMap((draft, i): readonly GraphWire[] => {
        const ends = ahead(draft.from, draft.to)
        return ends ? [wireOf(`e${i}`, used, ends, draft, kinds)] : []
      })
      const asked = kinds.limits ? [] : misses.flatMap((draft, i) => missOf(i, used, draft, kinds))
      const [rps0, rps1] = rates
      return {
        parts: used,
        wires: [
          wireTo('c0-first', 'c0', 'p0', kinds),
          wireTo('c1-first', 'c1', `p${second % size}`, kinds),
          ...drawn,
          ...asked,
        ],
        workloads: [
          { id: 'w0', source: 'c0', rps: rps0 },
          { id: 'w1', source: 'c1', rps: rps1 },
        ],
      }
    })
}

function wireTo(id: string, source: string, target: string, { limits }: GraphKinds): GraphWire {
  return { id, source, target, kind: 'request', calls: 1, weight: 1, ...(limits && { dependency: 'optional' }) }
}

function wireOf(
  id: string,
  parts: readonly GraphPart[],
  { source, target }: { readonly source: number; readonly target: number },
  draft: WireDraft,
  kinds: GraphKinds,
): GraphWire {
  const from = parts[source]
  const isQueue = from?.service === 'generic.queue' || parts[target]?.service === 'generic.queue'
  return {
    id,
    source: `p${source}`,
    target: `p${target}`,
    kind: isQueue || draft.async ? 'async' : 'request',
    // what leads back is seldom used, so that most loops end
    calls: target > source || draft.calls === 2 ? draft.calls : 0.3 * draft.calls,
    weight: draft.weight,
    ...(kinds.forks && { stage: draft.stage }),
    ...(draft.only && { workloads: draft.only }),
    ...(kinds.limits && { dependency: 'optional' }),
  }
}

function missOf(
  i: number,
  parts: readonly GraphPart[],
  { from, cache, to }: { readonly from: number; readonly cache: number; readonly to: number },
  kinds: GraphKinds,
): readonly GraphWire[] {
  const size = parts.length
  const source = from % size
  const caches = parts.flatMap(({ service }, at) =>
    service === 'generic.cache' && (kinds.loops || at > source) ? [at] : [],
  )
  const asked = caches[cache % Math.max(1, caches.length)]
  const target = kinds.loops ? to % size : source + 1 + (to % Math.max(1, size - source - 1))
  if (parts[source]?.service !== 'generic.service' || asked === undefined || target >= size) return []
  if (parts[target]?.service === 'generic.queue') return []
  const wire = { source: `p${source}`, kind: 'request', calls: 1, weight: 1 } as const
  return [
    { ...wire, id: `ask${i}`, target: `p${asked}`, stage: 3 },
    { ...wire, id: `load${i}`, target: `p${target}`, stage: 4, onMissOf: `p${asked}` },
  ]
}

/** The design of a graph, at a multiple of the rates of some or all of its workloads. */
export function designOf(graph: Graph, factor: (workload: string) => number = () => 1): Design {
  const read = parseDesign(
    JSON.stringify({
      format: 'skyloom/design',
      version: 1,
      name: 'graph',
      workloads: graph.workloads.map(({ rps, ...workload }) => ({ ...workload, rps: rps * factor(workload.id) })),
      nodes: [...graph.workloads.map(({ source }) => ({ id: source, service: 'generic.client' })), ...graph.parts],
      edges: graph.wires,
    }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

/** For one visit at the source of a wire: how often the wire is used, by theory. */
export function callsOn({ parts, wires }: Graph, wire: GraphWire, workload: string): number {
  const allowed = (other: GraphWire) => other.workloads?.includes(workload) ?? true
  if (!allowed(wire)) return 0
  const part = parts.find(({ id }) => id === wire.source)
  const hitRatio = (id: string | undefined) => Number(parts.find((one) => one.id === id)?.config.hitRatio ?? 0)
  if (part?.service === 'generic.balancer') {
    const rivals = wires.filter((other) => other.source === wire.source && allowed(other))
    return (wire.calls * wire.weight) / rivals.reduce((sum, { weight }) => sum + weight, 0)
  }
  if (part?.service === 'generic.cache') return wire.calls * (1 - hitRatio(wire.source))
  return wire.onMissOf === undefined ? wire.calls : wire.calls * (1 - hitRatio(wire.onMissOf))
}
