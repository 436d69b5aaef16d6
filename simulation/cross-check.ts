import type { Model, ModelEdge } from './archetypes/model.ts'
import { resolveDesign } from './archetypes/resolve.ts'
import type { Design } from './design/design.ts'
import type { RunOptions } from './events/replication.ts'
import { queuesAgain, solvePerformance } from './latency/performance.ts'
import { formatCount, formatMs, formatQuantity } from './report/format.ts'
import type { Percentiles, Report } from './report/report.ts'
import type { SimulationReport } from './simulate.ts'

/** Two answers to one question, and whether they are the same within what a short run can tell. */
export interface CrossCheck {
  /** `null`: nothing could be compared. */
  readonly agrees: boolean | null
  readonly figures: readonly ComparedFigure[]
  /** Which assumption can part the answers, in sentences; empty where none is known to. */
  readonly reasons: readonly string[]
}

export interface ComparedFigure {
  /** Whose requests; `null` where a part is compared. */
  readonly workload: string | null
  /** A part that no request waits for, by its own times; `null` where a workload is compared. */
  readonly part: string | null
  readonly figure: 'mean' | 'p50' | 'p95' | 'errorRate'
  readonly analytic: number
  readonly simulated: number
  /** Of the 95 % interval. */
  readonly halfWidth: number
  readonly agrees: boolean
}

/** A run that is short enough to wait for. */
export const CROSS_CHECK_RUN: RunOptions = { requests: 20_000, warmup: 4_000, months: null, replications: 8, seed: 1 }

/** Intervals that a difference may be wide: 2 half-widths of 95 % are 4.7 standard errors of 8 runs: one false alarm in 500 figures by Student’s t. */
const ALLOWED_HALF_WIDTHS = 2
/** A difference that no reader would act on. */
const IMMATERIAL = 0.02
const IMMATERIAL_ERROR_RATE = 0.001

/**
 * Holds the analytic answer against a simulated one of the same design at the mean rates.
 *
 * @param simulated of at least two replications
 */
export function crossCheck(design: Design, report: Report, simulated: SimulationReport): CrossCheck {
  const model = resolveDesign(design)
  const figures = [...comparedWorkloads(report, simulated), ...comparedParts(model, report, simulated)]
  const agrees = figures.length === 0 ? null : figures.every((figure) => figure.agrees)
  if (agrees !== false) return { agrees, figures, reasons: [] }
  const reasons = [...shortRun(model, report, simulated.run), ...reasonsOf(model, report)]
  return { agrees, figures, reasons: reasons.length > 0 ? reasons : [NO_REASON] }
}

function comparedWorkloads(report: Report, simulated: SimulationReport): readonly ComparedFigure[] {
  return report.workloads.flatMap((workload, index): readonly ComparedFigure[] => {
    const other = simulated.workloads[index]
    const width = simulated.interval?.workloads[index]
    if (!workload.latencyMs || !other?.latencyMs || !width?.latencyMs) return []
    const of = { workload: workload.id, part: null }
    const times = (['mean', 'p50', 'p95'] as const).map((figure) =>
      compare(
        of,
        figure,
        pick(workload.latencyMs, figure),
        pick(other.latencyMs, figure),
        pick(width.latencyMs, figure),
      ),
    )
    const errors = compare(of, 'errorRate', workload.errorRate ?? 0, other.errorRate ?? 0, width.errorRate ?? 0)
    return [...times, errors]
  })
}

/** Parts behind messages, which no request's time tells of. */
function comparedParts(model: Model, report: Report, simulated: SimulationReport): readonly ComparedFigure[] {
  const waitedFor = new Set(model.workloads.map(({ source }) => source))
  for (const node of waitedFor) {
    for (const { kind, target, via } of callsOf(model, node)) {
      if (kind === 'request') for (const next of [target, ...via]) waitedFor.add(next)
    }
  }
  return model.nodes.flatMap(({ index, id, behaviour }): readonly ComparedFigure[] => {
    const own = report.nodes[index]
    const other = simulated.nodes[index]
    const width = simulated.interval?.nodes[index]
    if (waitedFor.has(index) || !behaviour.station || !own?.arrivalRps) return []
    if (!own.latencyMs || !other?.latencyMs || !width?.latencyMs) return []
    const of = { workload: null, part: id }
    const times = (['mean', 'p95'] as const).map((figure) =>
      compare(of, figure, pick(own.latencyMs, figure), pick(other.latencyMs, figure), pick(width.latencyMs, figure)),
    )
    if (behaviour.station.queueLimit === null) return times
    return [...times, compare(of, 'errorRate', own.lossFraction, other.lossFraction, width.lossFraction)]
  })
}

function compare(
  of: Pick<ComparedFigure, 'workload' | 'part'>,
  figure: ComparedFigure['figure'],
  analytic: number,
  simulated: number,
  halfWidth: number,
): ComparedFigure {
  const difference = Math.abs(analytic - simulated)
  const immaterial = figure === 'errorRate' ? IMMATERIAL_ERROR_RATE : IMMATERIAL * Math.abs(analytic)
  const agrees = difference <= ALLOWED_HALF_WIDTHS * halfWidth + immaterial
  return { ...of, figure, analytic, simulated, halfWidth, agrees }
}

function callsOf({ nodes, edges }: Model, node: number): readonly ModelEdge[] {
  return nodes[node]?.out.flatMap((edge) => edges[edge] ?? []) ?? []
}

/** Parts to which one request or message may come several times: what they send does not come by itself. */
function visitedOften(model: Model): ReadonlySet<number> {
  const { nodes, edges } = model
  const often = new Set(nodes.flatMap(({ index, in: ways }) => (ways.length > 1 ? [index] : [])))
  for (const { target, calls } of edges) if (calls > 1) often.add(target)
  for (const node of often) for (const { target } of callsOf(model, node)) often.add(target)
  return often
}

function pick(times: Percentiles | null, figure: 'mean' | 'p50' | 'p95'): number {
  return times?.[figure] ?? 0
}

/** The assumptions of the analytic answer that this design strains, worst first. */
function reasonsOf(model: Model, report: Report): readonly string[] {
  const { mean } = solvePerformance(model)
  const repeated = new Set(model.workloads.flatMap(({ index }) => queuesAgain(model, mean, index)))
  const reasons: string[] = []
  const retried = model.edges.filter(({ kind, retries }) => kind === 'request' && retries > 0)
  if (retried.length > 0) {
    reasons.push(
      `Retries: the formulas take attempts as independent, but a retry that comes soon meets the same queue (${namesOf(
        model,
        retried.flatMap(({ target }) => model.nodes[target] ?? []),
      )}).`,
    )
  }
  const approximate = report.nodes.filter((node) => node.approximate)
  if (approximate.length > 0) {
    reasons.push(`Waiting by approximation: no exact formula is known for the queue of ${namesOf(model, approximate)}.`)
  }
  const again = model.nodes.filter(({ index }) => repeated.has(index))
  if (again.length > 0) {
    reasons.push(
      `Repeated visits: a request that comes to a queue again finds it much as it left it, where the formulas take its waits as independent; means are exact, percentiles are not (${namesOf(model, again)}).`,
    )
  }
  const forks = model.nodes.filter(({ out }) => {
    const stages = out.map((edge) => model.edges[edge]).filter((edge) => edge?.kind === 'request')
    return new Set(stages.map((edge) => edge?.stage)).size < stages.length
  })
  if (forks.length > 0) {
    reasons.push(
      `Parallel calls: their times are taken as independent, but they meet the same bursts (${namesOf(model, forks)}).`,
    )
  }
  const finite = model.nodes.filter(({ behaviour }) => behaviour.station?.queueLimit != null)
  if (finite.length > 0) {
    reasons.push(
      `Limited queues: what passes one is smoother than the Poisson stream that the next part is computed for (${namesOf(model, finite)}).`,
    )
  }
  const simulatedOnly = model.nodes.filter(
    ({ behaviour: { station, calls } }) => station?.coldStart || calls?.breaker || (calls?.jitter ?? 0) > 0,
  )
  if (simulatedOnly.length > 0) {
    reasons.push(
      `Cold starts, circuit breakers and jitter: the formulas leave them out (${namesOf(model, simulatedOnly)}).`,
    )
  }
  const holding = model.nodes.filter(({ behaviour: { station }, out }) => {
    const calls = out.some((edge) => model.edges[edge]?.kind === 'request')
    return station?.blocking && station.servers !== 'infinite' && calls
  })
  if (holding.length > 0) {
    reasons.push(
      `Held slots: no more requests than slots are at the parts that are called, which the formulas compute as if any number could come (${namesOf(model, holding)}).`,
    )
  }
  const fitted = model.nodes.filter(({ behaviour }) => behaviour.station?.serviceTime.distribution === 'lognormal')
  if (fitted.length > 0) {
    reasons.push(
      `Lognormal times: they have no transform, and a law of the same three moments stands for them (${namesOf(model, fitted)}).`,
    )
  }
  const often = visitedOften(model)
  const sent = model.nodes.filter(({ index, out }) => {
    const edges = out.flatMap((edge) => model.edges[edge] ?? [])
    return edges.some(({ kind, calls }) => kind === 'async' && (calls > 1 || edges.length > 1 || often.has(index)))
  })
  if (sent.length > 0) {
    reasons.push(
      `Messages: all that one visit sends arrive at once, and those of one request soon after each other, where the formulas have Poisson arrivals (${namesOf(model, sent)}).`,
    )
  }
  const regular = model.nodes.filter(({ behaviour: { station } }) => {
    const law = station?.serviceTime.distribution
    if (!station || station.servers === 'infinite' || station.serviceTime.meanMs === 0) return false
    return law !== 'exponential' || station.batch !== undefined
  })
  if (regular.length > 0) {
    reasons.push(
      `Arrivals: every part is computed for Poisson arrivals, which they are not behind one with other than exponential times or that answers several at once (${namesOf(model, regular)}).`,
    )
  }
  return reasons
}

const NO_REASON = 'No assumption is known to fail here: run more requests to see whether the difference stays.'

/** Of a queue's relaxation time, that a replication must last for its mean to say much. */
const RELAXATIONS = 10

/**
 * Queues that forget too slowly how full they were for a run of this length, which begins with empty ones. A queue of c servers of rate μ forgets
 * like e^(−t/τ) with τ = 1/(cμ (1 − √ρ)²): Morse, Queues, Inventories and Maintenance (1958), for one server; with cμ in heavy traffic.
 */
function shortRun(model: Model, report: Report, { requests, months }: RunOptions): readonly string[] {
  const rps = model.workloads.reduce((sum, workload) => sum + workload.rps, 0)
  const lastsMs = months === null ? (1000 * requests) / rps : Number.POSITIVE_INFINITY
  const slow = report.nodes.flatMap(({ id, utilisation, arrivalRps }, index) => {
    const station = model.nodes[index]?.behaviour.station
    if (!station || station.servers === 'infinite' || station.queueLimit !== null) return []
    if (!utilisation || !arrivalRps || utilisation >= 1) return []
    const relaxationMs = (1000 * utilisation) / (arrivalRps * (1 - Math.sqrt(utilisation)) ** 2)
    return relaxationMs * RELAXATIONS > lastsMs ? [{ id, relaxationMs }] : []
  })
  if (slow.length === 0) return []
  const longestMs = Math.max(...slow.map(({ relaxationMs }) => relaxationMs))
  const enough = Number(((longestMs * RELAXATIONS * rps) / 1000).toPrecision(1))
  return [
    `A short run: it begins with empty queues, and one as busy as these forgets that in about ${spanOf(longestMs)}, but a replication lasts ${spanOf(lastsMs)} (${namesOf(model, slow)}). Run ${formatCount(enough)} requests or more.`,
  ]
}

const DAY_MS = 24 * 3_600_000

function spanOf(ms: number): string {
  return ms < 2 * DAY_MS ? formatMs(ms) : formatQuantity(Number((ms / DAY_MS).toPrecision(2)), 'days')
}

function namesOf({ design }: Model, parts: readonly { readonly id: string }[]): string {
  return parts.map(({ id }) => design.nodes.find((node) => node.id === id)?.name ?? id).join(', ')
}
