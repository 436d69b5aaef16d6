import type { Model } from '../archetypes/model.ts'
import type { Cause } from '../report/report.ts'
import type { Assumed } from './assuming.ts'
import { type Given, type Importance, Probability } from './probability.ts'
import { FAILOVER, fillPlaces, type Reading } from './reading.ts'
import { buildStructure, CHANCES, type Structure } from './structure.ts'

const MINUTES_PER_MONTH = 730 * 60

/** The load that decides how many instances a node needs. */
export interface PeakLoad {
  readonly peakRps: number
  /** `null`: not known, then all instances are needed. */
  readonly meanServiceMs: number | null
}

export interface WorkloadAvailability {
  /** `null`: nobody waits for an answer. */
  readonly availability: number | null
  readonly unavailability: number | null
  /** Where the structure is too tangled for an exact answer: availability is then the lower end, and this the upper. */
  readonly availabilityAtMost: number | null
  /** By minutes a month, worst first. */
  readonly causes: readonly Cause[]
  readonly cutSets: readonly (readonly string[])[]
}

export interface Availability {
  readonly workloads: readonly WorkloadAvailability[]
  readonly nodes: readonly { readonly availability: number }[]
  readonly system: {
    readonly availability: number | null
    readonly unavailability: number | null
    readonly contract: number | null
    readonly independent: number | null
  }
}

/**
 * The probability that a request finds all it needs, exactly, with causes that parts share counted once.
 *
 * @param peaks of each node, for `minHealthy: auto`
 * @returns fractions; unavailability is computed directly, never by subtraction
 */
export function solveAvailability(model: Model, peaks: readonly PeakLoad[]): Availability {
  const needed = neededInstances(model, peaks)
  const structure = buildStructure(model)
  const read = (kind: Reading['kind']) => solveReading(model, structure, { kind, needed, failover: null })
  const expected = read('expected')
  const workloads = model.workloads.map(({ index, source }): WorkloadAvailability => {
    const waited = model.nodes[source]!.out.some((out) => {
      const edge = model.edges[out]!
      return edge.kind === 'request' && (edge.workloads?.has(index) ?? true)
    })
    if (!waited) return { availability: null, unavailability: null, availabilityAtMost: null, causes: [], cutSets: [] }
    const root = structure.workloads[index]!
    const { lower, upper } = expected.interval(root)
    return {
      availability: 1 - upper,
      unavailability: upper,
      availabilityAtMost: lower === upper ? null : 1 - lower,
      causes: causesOf(expected.importances(root)),
      cutSets: expected.cutSets(root, LOST),
    }
  })
  const mean = (probability: Probability) =>
    weighted(model, workloads, (index) => probability.unavailability(structure.workloads[index]!))
  const unavailability = mean(expected)
  return {
    workloads,
    nodes: structure.own.map((own) => ({ availability: 1 - expected.unavailability(own) })),
    system: {
      unavailability,
      availability: complement(unavailability),
      contract: complement(mean(read('contract'))),
      independent: complement(mean(read('independent'))),
    },
  }
}

/** What fails when some causes are known to be down: probabilities of failure. */
export interface GivenDown {
  /** Of each workload's request. */
  readonly workloads: readonly number[]
  /** Of a part by itself. */
  node(index: number): number
  /** Of a visit with all it requires. */
  visit(workload: number, index: number): number
}

/**
 * Unavailability when some causes are known to be down: what-if questions and design tests.
 *
 * @param down `zone:…`, `region:…`, `provider:…`, ids of parts that can fail; parts that cannot are in `model.down`
 */
export function givenDown(model: Model, peaks: readonly PeakLoad[], down: readonly string[]): GivenDown {
  const structure = buildStructure(model)
  const needed = neededInstances(model, peaks)
  const probability = solveReading(model, structure, { kind: 'expected', needed, failover: null })
  const given: Given = new Map(down.map((name) => [name, 'down']))
  const failure = probability.given([...structure.own, ...structure.workloads], given)
  return {
    workloads: structure.workloads.map(failure),
    node: (index) => failure(structure.own[index]!),
    visit: (workload, index) => failure(structure.visit(workload, index)),
  }
}

/** Unavailability of each workload when some causes are known to be down. */
export function unavailabilityWithout(
  model: Model,
  peaks: readonly PeakLoad[],
  down: readonly string[],
): readonly number[] {
  return givenDown(model, peaks, down).workloads
}

/** `auto` is the fewest that carry the peak: k with peak rate × service time ÷ (k × servers) < 1 (contract §2.9). */
export function neededInstances(model: Model, peaks: readonly PeakLoad[]): readonly number[] {
  return model.nodes.map(({ index, behaviour }) => {
    const { instances, minHealthy } = behaviour.failure
    if (minHealthy !== 'auto') return Math.min(minHealthy, instances)
    const servers = behaviour.station?.servers ?? 'infinite'
    if (servers === 'infinite') return 1
    const peak = peaks[index]
    if (!peak || peak.meanServiceMs === null) return instances
    const atOnce = servers * (behaviour.station?.batch?.max ?? 1)
    const load = (peak.peakRps * peak.meanServiceMs) / 1000 / atOnce
    return Math.min(instances, Math.floor(load) + 1)
  })
}

/** Failing over is not free: its extra unavailability comes from how often the active target fails, which the structure tells first. */
function solveReading(model: Model, structure: Structure, reading: Reading): Probability {
  const probability = new Probability(fillPlaces(model, reading))
  if (reading.kind === 'contract' || reading.failover !== null) return probability
  const failover = model.nodes.map(({ index }) => failoverUnavailability(model, structure, probability, index))
  return failover.some((extra) => extra > 0) ? solveReading(model, structure, { ...reading, failover }) : probability
}

/**
 * Failures of the active target an hour × the time until requests go elsewhere; of the workload for which it is longest.
 *
 * @returns fraction of time
 * @see Ross, Introduction to Probability Models, 10th ed. 2010, §7.4 (renewal reward: frequency × mean length)
 */
function failoverUnavailability(model: Model, structure: Structure, probability: Probability, index: number): number {
  const { role } = model.nodes[index]!.behaviour
  if (role.kind !== 'balancer' || role.policy !== 'failover') return 0
  const hours = (role.detectionSeconds + role.dnsTtlSeconds) / 3600
  const targets = model.nodes[index]!.out.map((edge) => model.edges[edge]!)
  const active = targets.reduce((best, edge) => (edge.weight > best.weight ? edge : best), targets[0]!)
  if (hours === 0 || targets.length < 2) return 0
  const frequencies = model.workloads.map(({ index: workload }) =>
    probability
      .importances(structure.visit(workload, active.target))
      .reduce((sum, { failuresPerHour }) => sum + failuresPerHour, 0),
  )
  return Math.min(1, Math.max(0, ...frequencies) * hours)
}

/** How much each cause matters, by the minutes a month that go away when it never happens. */
function causesOf(importances: readonly Importance[]): readonly Cause[] {
  return importances
    .filter(({ name, unavailability }) => unavailability > 0 && !isChance(name))
    .map(({ name, birnbaum, unavailability }) => ({
      id: name,
      birnbaum,
      minutesPerMonth: birnbaum * unavailability * MINUTES_PER_MONTH,
    }))
    .sort((a, b) => b.minutesPerMonth - a.minutesPerMonth)
}

/** Calls that are made by chance count as made; failing over is no part that could be lost. */
const LOST: Assumed = { isChance, isLeftOut: (name) => name.startsWith(FAILOVER) }

function isChance(name: string): boolean {
  return CHANCES.some((prefix) => name.startsWith(prefix))
}

/** Mean over the workloads that somebody waits for, by their rates. */
function weighted(
  model: Model,
  workloads: readonly WorkloadAvailability[],
  value: (workload: number) => number,
): number | null {
  const waited = model.workloads.filter(({ index, rps }) => rps > 0 && workloads[index]!.availability !== null)
  const total = waited.reduce((sum, { rps }) => sum + rps, 0)
  if (total === 0) return null
  return waited.reduce((sum, { index, rps }) => sum + value(index) * (rps / total), 0)
}

function complement(unavailability: number | null): number | null {
  return unavailability === null ? null : 1 - unavailability
}
