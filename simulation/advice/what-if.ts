import type { Model, ModelNode } from '../archetypes/model.ts'
import { resolveDesign } from '../archetypes/resolve.ts'
import { type GivenDown, givenDown, type PeakLoad } from '../availability/index.ts'
import { spread } from '../availability/reading.ts'
import type { Design } from '../design/design.ts'
import { descendants } from '../design/graph.ts'
import { type Performance, solvePerformance } from '../latency/performance.ts'
import type { Percentiles } from '../report/report.ts'

/** What a design still does while some of it is down. */
export interface DownReport {
  /** Causes and parts that are taken as down. */
  readonly down: readonly string[]
  /** Share of the requests that are answered, by rates; `null` where nobody waits for an answer. */
  readonly served: number | null
  readonly workloads: readonly DownWorkload[]
  /** How the parts do that carry what is left, those that are down too. */
  readonly nodes: readonly DownNode[]
}

export interface DownWorkload {
  readonly id: string
  /** Share answered while nothing else fails; 0 where a part on the way is saturated. `null`: nobody waits. */
  readonly served: number | null
  /** Probability of an answer when other parts fail as they usually do. */
  readonly availability: number | null
  /** Of the requests that are answered; `null` when none is. */
  readonly latencyMs: Percentiles | null
  readonly saturated: boolean
}

export interface DownNode {
  readonly id: string
  readonly down: boolean
  readonly utilisation: number | null
  readonly saturated: boolean
}

/**
 * Latency, load and availability of a design while parts, zones or regions are down. Survivors carry the traffic: balancers leave out
 * targets that do not work, fallbacks step in, a part that spreads over zones runs on the instances that are left.
 *
 * @param ids parts; groups (a zone or region stands for itself, any other for all that is inside); `zone:…`, `region:…`, `provider:…`
 * @param trafficFactor of all workloads' rates
 */
export function evaluateDown(design: Design, ids: readonly string[], trafficFactor = 1): DownReport {
  const workloads = design.workloads.map((workload) => ({ ...workload, rps: workload.rps * trafficFactor }))
  const healthy = resolveDesign({ ...design, workloads })
  const { causes, parts } = causesOf(healthy, ids)
  const peaks = peakLoads(solvePerformance(healthy))
  const struck: Model = { ...healthy, down: parts }
  const given = givenDown(struck, peaks, causes)
  const left = survivors(struck, causes, given)
  const performance = solvePerformance(left)
  const answers = healthy.workloads.map(({ id, index, source }): DownWorkload => {
    const waited = healthy.nodes[source]?.out.some((edge) => healthy.edges[edge]?.kind === 'request') ?? false
    const { latencyMs, errorRate, saturated } = at(performance.workloads, index)
    const served = errorRate === null ? 0 : 1 - errorRate
    return {
      id,
      served: waited ? served : null,
      availability: waited ? 1 - at(given.workloads, index) : null,
      latencyMs,
      saturated,
    }
  })
  return {
    down: [...causes, ...[...parts].map((index) => at(healthy.nodes, index).id)],
    served: servedShare(healthy, answers),
    workloads: answers,
    nodes: left.nodes.map(({ id, index }) => {
      const { utilisation, saturated } = at(performance.nodes, index)
      return { id, down: left.down?.has(index) ?? false, utilisation, saturated }
    }),
  }
}

/** What `minHealthy: auto` needs of each part. */
export function peakLoads({ nodes }: Performance): readonly PeakLoad[] {
  return nodes.map(({ peak, meanServiceMs }) => ({ peakRps: peak?.arrivalRps ?? 0, meanServiceMs }))
}

function servedShare(model: Model, workloads: readonly DownWorkload[]): number | null {
  let total = 0
  let served = 0
  for (const [i, workload] of workloads.entries()) {
    if (workload.served === null) continue
    const { rps } = at(model.workloads, i)
    total += rps
    served += rps * workload.served
  }
  return total > 0 ? served / total : null
}

/** A zone or region group is the cause that its parts share; parts without that cause, and those of other groups, are down one by one. */
function causesOf(
  model: Model,
  ids: readonly string[],
): { readonly causes: readonly string[]; readonly parts: ReadonlySet<number> } {
  const causes = new Set<string>()
  const parts = new Set<number>()
  const byId = new Map(model.nodes.map((node) => [node.id, node]))
  for (const id of ids) {
    const node = byId.get(id)
    if (!node) {
      causes.add(id)
      continue
    }
    if (node.behaviour.role.kind !== 'group') {
      parts.add(node.index)
      continue
    }
    const cause = causeOfGroup(model, node)
    if (cause !== null) causes.add(cause)
    for (const inner of descendants(model.design, [node.id])) {
      const part = byId.get(inner)
      if (!part || part.behaviour.role.kind === 'group') continue
      if (cause === null || part.place.provider === 'generic') parts.add(part.index)
    }
  }
  return { causes: [...causes], parts }
}

/** The name under which its parts fail with it; `null` for groups that are no place of failure. */
function causeOfGroup(model: Model, { id, service, place }: ModelNode): string | null {
  const isZone = service.capabilities.includes('zone')
  if (!isZone && !service.capabilities.includes('region')) return null
  for (const inner of descendants(model.design, [id])) {
    const part = model.nodes.find((node) => node.id === inner)
    const [zone] = part?.place.zones ?? []
    if (isZone && part?.place.zones.length === 1 && zone !== undefined) return `zone:${zone}`
    if (!isZone && part?.place.region) return `region:${part.place.region}`
  }
  return !isZone && place.region ? `region:${place.region}` : null
}

/** The design as it runs on: what cannot work is down, what is left of a spread part serves, balancers leave out what does not work. */
function survivors(model: Model, causes: readonly string[], given: GivenDown): Model {
  const fails = (unavailability: number) => unavailability > 1 - 1e-12
  const down = new Set(model.down)
  const nodes = model.nodes.map((node): ModelNode => {
    const { role } = node.behaviour
    const stranded =
      role.kind === 'balancer' && model.workloads.every(({ index }) => fails(given.visit(index, node.index)))
    if (stranded || fails(given.node(node.index))) down.add(node.index)
    return withInstancesLeft(node, causes)
  })
  const edges = model.edges.map((edge) => {
    if (model.nodes[edge.source]?.behaviour.role.kind !== 'balancer') return edge
    const working = model.workloads
      .filter(({ index }) => edge.workloads?.has(index) ?? true)
      .filter(({ index }) => !fails(given.visit(index, edge.target)))
    return { ...edge, workloads: new Set(working.map(({ index }) => index)) }
  })
  return { ...model, nodes, edges, down }
}

function withInstancesLeft(node: ModelNode, causes: readonly string[]): ModelNode {
  const { station, failure } = node.behaviour
  if (!station || !failure.zonal || station.instances !== failure.instances) return node
  const left = spread(failure.instances, node.place.zones)
    .filter(({ zone }) => !causes.includes(`zone:${zone}`))
    .reduce((sum, { instances }) => sum + instances, 0)
  if (left === 0 || left === station.instances) return node
  return { ...node, behaviour: { ...node.behaviour, station: { ...station, instances: left } } }
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new Error(`The design has no item ${index}.`)
  return item
}
