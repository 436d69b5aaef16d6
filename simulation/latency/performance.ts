import type { Model } from '../archetypes/model.ts'
import type { NodeReport, Percentiles, SystemReport, WaterfallStep, WorkloadReport } from '../report/report.ts'
import { type CallPlan, callPlans } from '../traffic/call-plan.ts'
import { Week } from '../traffic/instants.ts'
import { visitedAgain } from '../traffic/repeats.ts'
import type { Scheduled } from '../traffic/schedules.ts'
import type { Ending } from './attempts.ts'
import { type Instant, solveInstant } from './instant.ts'
import { oneOf } from './laws/composite.ts'
import { percentilesOf } from './laws/quantile.ts'
import { LoopProgress } from './loop-progress.ts'
import { waterfall } from './waterfall.ts'

/** What a node's report says of its load and times. */
export type NodePerformance = Omit<NodeReport, 'id' | 'availability' | 'monthlyUsd'>

/** What a workload's report says of its times. */
export type WorkloadPerformance = Pick<
  WorkloadReport,
  'errorRate' | 'latencyMs' | 'saturated' | 'approximate' | 'peak'
> & { readonly waterfall: readonly WaterfallStep[] }

/** Latency and load of a whole design, in the order of the model's nodes and workloads. */
export interface Performance {
  readonly nodes: readonly NodePerformance[]
  readonly workloads: readonly WorkloadPerformance[]
  readonly system: { readonly latencyMs: Percentiles | null; readonly peak: SystemReport['peak'] }
  /** At the mean rates: visit counts, stations and laws. */
  readonly mean: Instant
  /** Ids of the edges of loops whose gain is 1 or more. */
  readonly unstableEdges: readonly string[]
}

/**
 * Latency, load and loss of every part with all parts up, at the mean rates and at their peaks.
 *
 * A node's peak is the highest instant of its own rate, a workload's that of its own rate, the system's that of the total; then there is what
 * schedules add at that hour. At the mean rates there are the instances that always run.
 */
export function solvePerformance(model: Model): Performance {
  const plans = model.workloads.map(({ index }) => callPlans(model, index))
  const week = new Week(model)
  const means = model.workloads.map(({ rps }) => rps)
  const atMean = new LoopProgress()
  const scales = model.nodes.some(({ behaviour }) => behaviour.station?.scaling)
  const progressAt = (rps: readonly number[], scheduled: Scheduled) => {
    const busier = !scales && scheduled === null && rps.every((rate, workload) => rate >= means[workload]!)
    return busier ? new LoopProgress(atMean) : new LoopProgress()
  }
  const solve = memo(
    (rps: readonly number[], scheduled: Scheduled) =>
      solveInstant(model, rps, plans, scheduled, rps === means ? atMean : progressAt(rps, scheduled)),
    (rps, scheduled) => `${rps.join(' ')},${scheduled?.join(' ') ?? ''}`,
  )
  const atHour = memo(
    (hour: number) => {
      const factors = week.factorsAt(hour)
      return solve(
        means.map((rps, workload) => rps * (factors[workload] ?? 1)),
        week.scheduledAt(hour),
      )
    },
    (hour) => hour,
  )
  const peakOf = (weights: ArrayLike<number>, part: number | null = null) => atHour(week.peakHour(weights, part))

  const mean = solve(means, null)
  const nodes = model.nodes.map(({ index }) => {
    const weights = means.map(
      (rps, workload) => rps * (mean.visits[workload]!.visits[index]! + mean.visits[workload]!.through[index]!),
    )
    return nodePerformance(mean, peakOf(weights, index), index)
  })
  const workloads = model.workloads.map(({ index }) => {
    const own = means.map((_, workload) => (workload === index ? 1 : 0))
    return workloadPerformance(model, plans, mean, peakOf(own), index)
  })
  return {
    nodes,
    workloads,
    system: systemPerformance(model, plans, mean, peakOf(means)),
    mean,
    unstableEdges: mean.unstableEdges.map((edge) => model.edges[edge]!.id),
  }
}

function nodePerformance(mean: Instant, peak: Instant, index: number): NodePerformance {
  const station = mean.stations[index]!
  const busiest = peak.stations[index]!
  const known = station.wait !== null
  const service = Number.isNaN(station.utilisation) ? null : station.service.mean
  return {
    arrivalRps: numberOrNull(mean.nodeRps[index]!),
    servers: station.servers,
    utilisation: numberOrNull(station.utilisation),
    meanWaitMs: station.wait?.mean ?? null,
    meanServiceMs: service,
    meanResponseMs: known && station.wait ? station.wait.mean + station.service.mean : null,
    latencyMs: station.response ? percentilesOf(station.response) : null,
    waitMs: station.wait ? percentilesOf(station.wait) : null,
    lossFraction: station.loss,
    saturated: station.saturated,
    approximate: station.approximate,
    peak: {
      arrivalRps: numberOrNull(peak.nodeRps[index]!),
      utilisation: numberOrNull(busiest.utilisation),
      latencyMs: busiest.response ? percentilesOf(busiest.response) : null,
      saturated: busiest.saturated,
      lossFraction: busiest.loss,
    },
  }
}

function workloadPerformance(
  model: Model,
  plans: readonly (readonly CallPlan[])[],
  mean: Instant,
  peak: Instant,
  index: number,
): WorkloadPerformance {
  const ending = mean.endings[index] ?? null
  const busiest = peak.endings[index] ?? null
  return {
    errorRate: ending && errorRateOf(ending),
    latencyMs: ending && percentilesOf(ending.ok),
    saturated: isSaturated(model, plans, mean, index),
    approximate: isApproximate(model, mean, index),
    peak: {
      rps: peak.rps[index] ?? 0,
      latencyMs: busiest && percentilesOf(busiest.ok),
      saturated: isSaturated(model, plans, peak, index),
      errorRate: busiest && errorRateOf(busiest),
    },
    waterfall: ending ? waterfall(model, mean, index) : [],
  }
}

/** The function, which computes nothing twice. */
function memo<A extends readonly unknown[], R>(
  compute: (...of: A) => R,
  keyOf: (...of: A) => string | number,
): (...of: A) => R {
  const known = new Map<string | number, R>()
  return (...of) => {
    const key = keyOf(...of)
    const found = known.get(key)
    if (found !== undefined) return found
    const made = compute(...of)
    known.set(key, made)
    return made
  }
}

/** Of the laws of a loop: less is no more than what tables err everywhere. */
const LOOP_ERROR = 1e-6

/**
 * Whether a station's wait is, or a request comes to a queue again, where its waits are not independent, or a loop's times are found to fewer
 * digits than others.
 */
function isApproximate(model: Model, mean: Instant, index: number): boolean {
  const solved = mean.visits[index]!
  const fitted = model.nodes.some((node) => {
    const { role } = node.behaviour
    const byCapacity = role.kind === 'balancer' && role.policy === 'least-outstanding'
    return solved.visits[node.index]! > 0 && (mean.stations[node.index]!.approximate || byCapacity)
  })
  return fitted || queuesAgain(model, mean, index).length > 0 || mean.loops.error(index) > LOOP_ERROR
}

/** Queues to which one request can come more than once: its waits there are alike, which changes percentiles and no mean. */
export function queuesAgain(model: Model, mean: Instant, workload: number): readonly number[] {
  return visitedAgain(model, model.workloads[workload]!.source, mean.visits[workload]!).filter(
    (node) => (mean.stations[node]!.wait?.mean ?? 0) > 0,
  )
}

/** What does not succeed. */
function errorRateOf({ ok, failed }: Ending): number {
  return failed ? Math.max(0, 1 - ok.mass) : 0
}

/** Whether a part that the request waits for has more to do than it can. */
function isSaturated(
  model: Model,
  plans: readonly (readonly CallPlan[])[],
  instant: Instant,
  workload: number,
): boolean {
  if (instant.endings[workload]) return false
  const seen = new Set<number>()
  const stack = [model.workloads[workload]!.source]
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (seen.has(index)) continue
    seen.add(index)
    if (instant.stations[index]!.saturated) return true
    const plan = plans[workload]![index]!
    const edges = plan.choices
      ? plan.choices.filter(({ share }) => share > 0).map(({ edge }) => edge)
      : plan.stages.flatMap(({ branches }) => branches.flatMap(({ chain }) => chain))
    for (const edge of edges) {
      const { kind, target, via } = model.edges[edge]!
      if (kind === 'request' && instant.visits[workload]!.calls[edge]! > 0) stack.push(target, ...via)
    }
  }
  return false
}

/** The mixture of the workloads' laws by their rates; workloads that wait for nothing are left out (contract §2.19). */
function systemPerformance(
  model: Model,
  plans: readonly (readonly CallPlan[])[],
  mean: Instant,
  peak: Instant,
): Performance['system'] {
  const latency = (instant: Instant) => {
    const active = model.workloads.filter(({ index, source }) => {
      const plan = plans[index]![source]!
      const waits = plan.stages.length > 0 || (plan.choices?.length ?? 0) > 0
      return waits && (instant.rps[index] ?? 0) > 0
    })
    if (active.length === 0 || active.some(({ index }) => !instant.endings[index])) return null
    const total = active.reduce((sum, { index }) => sum + instant.rps[index]!, 0)
    const chances = active.map(({ index }) => ({
      probability: instant.rps[index]! / total,
      ok: instant.endings[index]!.ok,
    }))
    const [only] = chances
    const law = oneOf(chances.map(({ probability, ok }) => ({ probability: probability / ok.mass, law: ok })))
    return percentilesOf(chances.length === 1 && only ? only.ok : law)
  }
  return {
    latencyMs: latency(mean),
    peak: {
      rps: peak.rps.reduce((sum, rps) => sum + rps, 0),
      latencyMs: latency(peak),
      saturated: model.workloads.some(({ index }) => isSaturated(model, plans, peak, index)),
    },
  }
}

function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
