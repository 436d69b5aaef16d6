import type { Program } from './compile/program.ts'
import { BINS } from './histogram.ts'
import { Space } from './space.ts'

/** Why a request failed. */
export const REASONS = ['queue-full', 'throttled', 'timeout', 'breaker-open', 'down', 'cut-off'] as const
export type Reason = (typeof REASONS)[number]

/**
 * What a run has counted since its warm-up ended. Times are in ms; a station's are of one visit, a workload's of a whole request that
 * succeeded.
 */
export class Tally {
  /** Of each station: services begun, of these with their wait recorded, visits lost, Σ service times, Σ waits. */
  readonly served: Float64Array
  readonly waited: Float64Array
  readonly lost: Float64Array
  readonly serviceSum: Float64Array
  readonly waitSum: Float64Array
  /** Σ times that visits kept a server: service, and the calls for which a server is held. */
  readonly heldSum: Float64Array
  /** Σ times that servers were at work: the same, but a batch counts once. */
  readonly busySum: Float64Array
  /** Visits that had to wait for a new copy to start. */
  readonly coldStarts: Float64Array
  /** Histograms one after another: of wait plus service, and of waits; those of nothing may be left out. */
  readonly responses: Uint32Array
  readonly waits: Uint32Array
  /** Of each workload: requests answered, Σ of their times, histogram, and failures by node and reason. */
  readonly answered: Float64Array
  readonly latencySum: Float64Array
  readonly latencies: Uint32Array
  readonly failed: Float64Array
  readonly failures: Float64Array

  constructor(program: Program, space = new Space(roomForTally(program))) {
    const stations = program.stations.servers.length
    const workloads = program.entries.length
    this.served = space.float64(stations)
    this.waited = space.float64(stations)
    this.lost = space.float64(stations)
    this.serviceSum = space.float64(stations)
    this.waitSum = space.float64(stations)
    this.heldSum = space.float64(stations)
    this.busySum = space.float64(stations)
    this.coldStarts = space.float64(stations)
    this.responses = space.uint32(stations * BINS)
    this.waits = space.uint32(stations * BINS)
    this.answered = space.float64(workloads)
    this.latencySum = space.float64(workloads)
    this.latencies = space.uint32(workloads * BINS)
    this.failed = space.float64(workloads)
    this.failures = space.float64(workloads * stations * REASONS.length)
  }

  /** Brings the counts of visits and answers up to date with the histograms, in which the loops count them. */
  count(): void {
    totals(this.responses, this.served)
    totals(this.waits, this.waited)
    this.countAnswers()
  }

  /** The same for answers alone: there are as many histograms as workloads, not as parts. */
  countAnswers(): void {
    totals(this.latencies, this.answered)
  }

  /** Forgets the warm-up. */
  clear(): void {
    this.served.fill(0)
    this.waited.fill(0)
    this.lost.fill(0)
    this.serviceSum.fill(0)
    this.waitSum.fill(0)
    this.heldSum.fill(0)
    this.busySum.fill(0)
    this.coldStarts.fill(0)
    this.responses.fill(0)
    this.waits.fill(0)
    this.answered.fill(0)
    this.latencySum.fill(0)
    this.latencies.fill(0)
    this.failed.fill(0)
    this.failures.fill(0)
  }
}

/** A tally as it goes from thread to thread. */
export type Counts = Omit<Tally, 'clear' | 'count' | 'countAnswers'>

/** Doubles that a tally takes. */
export function roomForTally({ stations: { servers }, entries }: Program): number {
  const stations = servers.length
  const workloads = entries.length
  return (8 + BINS) * stations + (3 + BINS / 2 + stations * REASONS.length) * workloads
}

function totals(histograms: Uint32Array, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) {
    let sum = 0
    for (let bin = i * BINS; bin < (i + 1) * BINS; bin++) sum += histograms[bin]!
    into[i] = sum
  }
}
