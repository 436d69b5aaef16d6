import type { Model } from '../archetypes/model.ts'
import type { Cause } from '../report/report.ts'
import { fewerThanSlope } from './binomial.ts'
import { minimalCutSets } from './cut-sets.ts'
import type { Atom, Expression, Tier } from './expression.ts'
import { type Given, Probability } from './probability.ts'
import { buildStructure, CHANCES, type Reading, type Structure } from './structure.ts'

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
  const expected = solveReading(model, { kind: 'expected', needed, failover: null })
  const contract = solveReading(model, { kind: 'contract', needed, failover: null })
  const independent = solveReading(model, { kind: 'independent', needed, failover: null })
  const workloads = model.workloads.map(({ index, source }): WorkloadAvailability => {
    const waited = model.nodes[source]!.out.some((edge) => model.edges[edge]!.kind === 'request')
    if (!waited) return { availability: null, unavailability: null, causes: [], cutSets: [] }
    const { structure, probability } = expected
    const root = structure.workloads[index]!
    const unavailability = probability.unavailability(root)
    return {
      availability: 1 - unavailability,
      unavailability,
      causes: causesOf(root, probability),
      cutSets: minimalCutSets(root, isChance),
    }
  })
  const mean = (solved: Solved) =>
    weighted(model, workloads, (index) => solved.probability.unavailability(solved.structure.workloads[index]!))
  const unavailability = mean(expected)
  return {
    workloads,
    nodes: expected.structure.own.map((own) => ({ availability: 1 - expected.probability.unavailability(own) })),
    system: {
      unavailability,
      availability: complement(unavailability),
      contract: complement(mean(contract)),
      independent: complement(mean(independent)),
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
  const { structure, probability } = solveReading(model, {
    kind: 'expected',
    needed: neededInstances(model, peaks),
    failover: null,
  })
  const given: Given = new Map(down.map((name) => [name, 'down']))
  return {
    workloads: structure.workloads.map((root) => probability.unavailability(root, given)),
    node: (index) => probability.unavailability(structure.own[index]!, given),
    visit: (workload, index) => probability.unavailability(structure.visit(workload, index), given),
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
    const load = (peak.peakRps * peak.meanServiceMs) / 1000 / servers
    return Math.min(instances, Math.floor(load) + 1)
  })
}

interface Solved {
  readonly structure: Structure
  readonly probability: Probability
}

/** Failing over is not free: its extra unavailability comes from how often the active target fails, which the structure tells first. */
function solveReading(model: Model, reading: Reading): Solved {
  const structure = buildStructure(model, reading)
  const solved = { structure, probability: new Probability([...structure.own, ...structure.workloads]) }
  if (reading.kind === 'contract' || reading.failover !== null) return solved
  const failover = model.nodes.map(({ index }) => failoverUnavailability(model, solved, index))
  return failover.some((extra) => extra > 0) ? solveReading(model, { ...reading, failover }) : solved
}

/**
 * Failures of the active target an hour × the time until requests go elsewhere; of the workload for which it is longest.
 *
 * @returns fraction of time
 */
function failoverUnavailability(model: Model, { structure, probability }: Solved, index: number): number {
  const { role } = model.nodes[index]!.behaviour
  if (role.kind !== 'balancer' || role.policy !== 'failover') return 0
  const hours = (role.detectionSeconds + role.dnsTtlSeconds) / 3600
  const targets = model.nodes[index]!.out.map((edge) => model.edges[edge]!)
  const active = targets.reduce((best, edge) => (edge.weight > best.weight ? edge : best), targets[0]!)
  if (hours === 0 || targets.length < 2) return 0
  const frequencies = model.workloads.map(({ index: workload }) =>
    failureFrequency(structure.visit(workload, active.target), probability),
  )
  return Math.min(1, Math.max(0, ...frequencies) * hours)
}

/**
 * Failures an hour of an expression in the long run: Σ P(the part decides) × its own failures.
 *
 * @see Rausand & Høyland, System Reliability Theory, 2nd ed. 2004, §9.6 (Birnbaum's measure and system failure frequency)
 */
function failureFrequency(root: Expression, probability: Probability): number {
  const usual = probability.unavailability(root)
  let frequency = 0
  for (const part of partsOf(root)) {
    if (part.repairHours === 0) continue
    const birnbaum = importance(root, probability, part, usual)
    frequency += (birnbaum * ownFailureShare(part)) / part.repairHours
  }
  return frequency
}

/** Unavailability that drives the failures of an atom; of a tier, instances × how much one of them matters. */
function ownFailureShare(part: Atom | Tier): number {
  if (!('groups' in part)) return part.unavailability
  const instances = part.groups.reduce((sum, group) => sum + group.instances, 0)
  return part.unavailability * fewerThanSlope(part.needed, instances, part.unavailability)
}

/** How much each cause matters, by the minutes a month that go away when it never happens. */
function causesOf(root: Expression, probability: Probability): readonly Cause[] {
  const usual = probability.unavailability(root)
  return partsOf(root)
    .filter((part) => !isChance(part.name) || part.name.startsWith('failover:'))
    .map((part): Cause => {
      const birnbaum = importance(root, probability, part, usual)
      return {
        id: part.name,
        birnbaum,
        minutesPerMonth: birnbaum * ownUnavailability(part, probability) * MINUTES_PER_MONTH,
      }
    })
    .filter(({ minutesPerMonth }) => minutesPerMonth > 0)
    .sort((a, b) => b.minutesPerMonth - a.minutesPerMonth)
}

/** Of a tier: with all its zones up. */
function ownUnavailability(part: Atom | Tier, probability: Probability): number {
  if (!('groups' in part)) return part.unavailability
  const zones: Given = new Map(part.groups.flatMap(({ zone }) => (zone ? [[zone.name, 'up'] as const] : [])))
  return probability.unavailability({ kind: 'tier', id: -1, tier: part }, zones)
}

/**
 * P(system down | cause down) − P(system down | cause up), Birnbaum's measure. Of a single cause the second follows from the first and what
 * is known without conditions: U = u·U(down) + (1 − u)·U(up).
 */
function importance(root: Expression, probability: Probability, part: Atom | Tier, usual: number): number {
  const down = probability.unavailability(root, new Map([[part.name, 'down']]))
  if (down === 0) return 0
  if (!('groups' in part) && part.unavailability < 0.5) return Math.max(0, (down - usual) / (1 - part.unavailability))
  return down - probability.unavailability(root, new Map([[part.name, 'up']]))
}

function partsOf(root: Expression): readonly (Atom | Tier)[] {
  const parts = new Map<string, Atom | Tier>()
  const seen = new Set<Expression>()
  const stack = [root]
  for (let expression = stack.pop(); expression; expression = stack.pop()) {
    if (seen.has(expression)) continue
    seen.add(expression)
    if (expression.kind === 'atom') parts.set(expression.atom.name, expression.atom)
    if (expression.kind === 'tier') {
      parts.set(expression.tier.name, expression.tier)
      for (const { zone } of expression.tier.groups) if (zone) parts.set(zone.name, zone)
    }
    if ('parts' in expression) stack.push(...expression.parts)
  }
  return [...parts.values()]
}

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
