import type { Model } from '../archetypes/model.ts'
import type { Bins } from '../latency/spread.ts'
import type { Percentiles } from '../report/report.ts'
import { BINS, lowerBound, quantile } from './histogram.ts'
import type { Replication } from './replication.ts'
import { student975 } from './student.ts'
import { REASONS, type Reason } from './tally.ts'

/** What runs tell of a design; `null` where nothing was observed. */
export interface Measured {
  readonly system: { readonly latencyMs: Percentiles | null; readonly availability: number | null }
  readonly workloads: readonly MeasuredWorkload[]
  readonly nodes: readonly MeasuredNode[]
}

export interface MeasuredWorkload {
  readonly latencyMs: Percentiles | null
  readonly errorRate: number | null
  /** Share of requests that found every part they needed, until it had served them; `null` without failures. */
  readonly availability: number | null
}

export interface MeasuredNode {
  readonly arrivalRps: number
  readonly utilisation: number
  readonly meanWaitMs: number | null
  readonly meanServiceMs: number | null
  readonly meanResponseMs: number | null
  readonly latencyMs: Percentiles | null
  readonly waitMs: Percentiles | null
  readonly lossFraction: number
  /** Share of visits that waited for a new copy to start; 0 where nothing starts late. */
  readonly coldStartFraction: number
}

/** Requests that failed: why, at which part, and how many. */
export interface FailureCount {
  readonly workload: number
  readonly node: number
  readonly reason: Reason
  readonly count: number
}

/**
 * What some replications tell together: counts and sums are added in their order, histograms joined, so that the answer does not depend
 * on who ran which.
 *
 * @param waits whether anybody waits for a workload's requests
 */
export function measure(
  model: Model,
  servers: readonly (number | null)[],
  waits: readonly boolean[],
  failures: boolean,
  replications: readonly Replication[],
): Measured {
  const durationMs = sum(replications, ({ durationMs: own }) => own)
  const workloads = model.workloads.map(({ index }): MeasuredWorkload => {
    const answered = sum(replications, ({ tally }) => tally.answered[index]!)
    const failed = sum(replications, ({ tally }) => tally.failed[index]!)
    const lostTo = (reason: Reason) => sum(replications, (one) => failedFor(one, model, index, reason))
    const down = failures ? lostTo('down') + lostTo('cut-off') : 0
    const total = answered + failed
    if (!waits[index] || total === 0) return { latencyMs: null, errorRate: null, availability: null }
    return {
      latencyMs: percentilesIn(
        joined(replications, ({ tally }) => tally.latencies, index),
        0,
        answered,
        sum(replications, ({ tally }) => tally.latencySum[index]!),
      ),
      errorRate: (failed - down) / total,
      availability: failures ? 1 - down / total : null,
    }
  })
  return {
    system: systemOf(model, workloads, waits, replications),
    workloads,
    nodes: model.nodes.map(({ index, behaviour }) => {
      const node = measureNode(index, servers[index] ?? null, durationMs, replications)
      return behaviour.role.kind === 'source' ? { ...node, arrivalRps: sentBy(model, index, replications) } : node
    }),
  }
}

/** Requests a second that a source sends; they are counted as they finish. */
function sentBy(model: Model, source: number, replications: readonly Replication[]): number {
  const seconds = sum(replications, ({ durationMs }) => durationMs) / 1000
  const own = model.workloads.filter((workload) => workload.source === source)
  const finished = sum(replications, ({ tally }) =>
    own.reduce((all, { index }) => all + tally.answered[index]! + tally.failed[index]!, 0),
  )
  return seconds > 0 ? finished / seconds : 0
}

function measureNode(
  index: number,
  servers: number | null,
  durationMs: number,
  replications: readonly Replication[],
): MeasuredNode {
  const add = (pick: (tally: Replication['tally']) => Float64Array) =>
    sum(replications, ({ tally }) => pick(tally)[index]!)
  const served = add(({ served: counts }) => counts)
  const waited = add(({ waited: counts }) => counts)
  const lost = add(({ lost: counts }) => counts)
  const service = add(({ heldSum }) => heldSum)
  const busy = add(({ busySum }) => busySum)
  const wait = add(({ waitSum }) => waitSum)
  const seconds = durationMs / 1000
  const seen = served > 0
  return {
    arrivalRps: seconds > 0 ? (served + lost) / seconds : 0,
    utilisation: servers === null || durationMs === 0 ? 0 : busy / (servers * durationMs),
    meanWaitMs: seen ? wait / served : null,
    meanServiceMs: seen ? service / served : null,
    meanResponseMs: seen ? (wait + service) / served : null,
    latencyMs: seen
      ? percentilesIn(
          joined(replications, ({ tally }) => tally.responses, index),
          0,
          served,
          wait + service,
        )
      : null,
    waitMs: seen
      ? percentilesIn(
          waited > 0 ? joined(replications, ({ tally }) => tally.waits, index) : [],
          served - waited,
          served,
          wait,
        )
      : null,
    lossFraction: served + lost > 0 ? lost / (served + lost) : 0,
    coldStartFraction: seen ? add(({ coldStarts }) => coldStarts) / served : 0,
  }
}

/** The mixture of the workloads by their rates, of those that somebody waits for (contract §2.19). */
function systemOf(
  model: Model,
  workloads: readonly MeasuredWorkload[],
  waits: readonly boolean[],
  replications: readonly Replication[],
): Measured['system'] {
  const active = model.workloads.filter(({ index, rps }) => waits[index] && rps > 0)
  const total = active.reduce((all, { rps }) => all + rps, 0)
  const mean = (value: (index: number) => number | null | undefined) => {
    let all = 0
    for (const { index, rps } of active) {
      const own = value(index)
      if (own == null) return null
      all += (own * rps) / total
    }
    return active.length > 0 ? all : null
  }
  const latency = mean((index) => workloads[index]?.latencyMs?.mean)
  if (latency === null) return { latencyMs: null, availability: null }
  const mixture = new Float64Array(BINS)
  for (const { index, rps } of active) {
    const answered = sum(replications, ({ tally }) => tally.answered[index]!)
    const counts = joined(replications, ({ tally }) => tally.latencies, index)
    for (let bin = 0; bin < BINS; bin++) mixture[bin]! += (counts[bin]! / answered) * (rps / total)
  }
  const [only] = active
  const own = active.length === 1 && only ? workloads[only.index]?.latencyMs : undefined
  return {
    latencyMs: own ?? percentilesIn(mixture, 0, 1, latency),
    availability: mean((index) => workloads[index]?.availability),
  }
}

/**
 * How the answers of a workload spread over wider bins; those of a recorded bin that a border cuts are shared out in proportion.
 *
 * @returns `null` where nobody was answered; what is missing to 1 is later than the last bin
 */
export function sharesIn(
  replications: readonly Replication[],
  workload: number,
  { width, count }: Bins,
): { readonly shares: readonly number[]; readonly answers: number } | null {
  const answers = sum(replications, ({ tally }) => tally.answered[workload]!)
  if (answers === 0) return null
  const counts = joined(replications, ({ tally }) => tally.latencies, workload)
  const shares = new Array<number>(count).fill(0)
  for (let bin = 0; bin < BINS; bin++) {
    const own = counts[bin]!
    if (own === 0) continue
    const [from, to] = [lowerBound(bin), lowerBound(bin + 1)]
    for (let at = Math.floor(from / width); at < count && at * width < to; at++) {
      const common = Math.min(to, (at + 1) * width) - Math.max(from, at * width)
      shares[at]! += (own * common) / (to - from) / answers
    }
  }
  return { shares, answers }
}

/** Requests that failed, by workload, part and reason; empty kinds are left out. */
export function failureCounts(model: Model, replications: readonly Replication[]): readonly FailureCount[] {
  return model.workloads.flatMap(({ index: workload }) =>
    model.nodes.flatMap(({ index: node }) =>
      REASONS.flatMap((reason, place) => {
        const at = (workload * model.nodes.length + node) * REASONS.length + place
        const count = sum(replications, ({ tally }) => tally.failures[at]!)
        return count > 0 ? [{ workload, node, reason, count }] : []
      }),
    ),
  )
}

function failedFor({ tally }: Replication, model: Model, workload: number, reason: Reason): number {
  let count = 0
  for (let node = 0; node < model.nodes.length; node++) {
    count += tally.failures[(workload * model.nodes.length + node) * REASONS.length + REASONS.indexOf(reason)]!
  }
  return count
}

function percentilesIn(counts: ArrayLike<number>, zeros: number, total: number, sumOf: number): Percentiles | null {
  if (!(total > 0)) return null
  const at = (share: number) => quantile(counts, zeros, total, share)
  return { mean: sumOf / total, p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), p999: at(0.999) }
}

function joined(
  replications: readonly Replication[],
  pick: (replication: Replication) => Uint32Array,
  index: number,
): ArrayLike<number> {
  const [only] = replications
  if (replications.length === 1 && only) return pick(only).subarray(index * BINS, (index + 1) * BINS)
  const all = new Float64Array(BINS)
  for (const replication of replications) {
    const counts = pick(replication)
    const from = index * BINS
    for (let bin = 0; bin < BINS; bin++) all[bin]! += counts[from + bin]!
  }
  return all
}

function sum(replications: readonly Replication[], of: (replication: Replication) => number): number {
  let total = 0
  for (const replication of replications) total += of(replication)
  return total
}

/** The same tree with half-widths in place of numbers. */
export type HalfWidths<T> = T extends number
  ? number
  : T extends readonly (infer Item)[]
    ? readonly HalfWidths<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: HalfWidths<T[K]> }
      : T

/**
 * 95 % half-widths over independent replications: t · s ÷ √R for every number of the tree, `null` where a replication has none.
 *
 * @param trees what each replication tells by itself; at least two
 * @see Law, Simulation Modeling and Analysis, §9.4.1 (replication/deletion)
 */
export function halfWidths<T>(trees: readonly T[]): HalfWidths<T> {
  const factor = student975(trees.length - 1) / Math.sqrt(trees.length)
  // the boundary between values and their types: each kind of value is answered by its own kind
  return widthOf(trees, factor) as HalfWidths<T>
}

function widthOf(values: readonly unknown[], factor: number): unknown {
  const [first] = values
  if (values.every((value) => typeof value === 'number')) return factor * deviation(values)
  if (Array.isArray(first))
    return first.map((_, i) =>
      widthOf(
        values.map((value) => childOf(value, i)),
        factor,
      ),
    )
  if (typeof first === 'object' && first !== null && values.every((value) => value !== null)) {
    return Object.fromEntries(
      Object.keys(first).map((key) => [
        key,
        widthOf(
          values.map((value) => childOf(value, key)),
          factor,
        ),
      ]),
    )
  }
  return null
}

function childOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : null
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((all, value) => all + value, 0) / values.length
  const squares = values.reduce((all, value) => all + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1))
}
