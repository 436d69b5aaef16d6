import { BINS } from './histogram.ts'
import type { Program } from './program.ts'

/** Why a request failed. */
export const REASONS = ['queue-full', 'timeout', 'down'] as const
export type Reason = (typeof REASONS)[number]

/**
 * What a run has counted since its warm-up ended. Times are in ms; a station's are of one visit, a workload's of a whole request that
 * succeeded.
 */
export class Tally {
  /** Of each station: services begun, of these after waiting, visits lost, Σ service times, Σ waits. */
  readonly served: Float64Array
  readonly waited: Float64Array
  readonly lost: Float64Array
  readonly serviceSum: Float64Array
  readonly waitSum: Float64Array
  /** Σ times that servers were kept: service, and the calls for which a server is held. */
  readonly heldSum: Float64Array
  /** Histograms one after another: of wait plus service, and of waits above zero. */
  readonly responses: Uint32Array
  readonly waits: Uint32Array
  /** Of each workload: requests answered, Σ of their times, histogram, and failures by node and reason. */
  readonly answered: Float64Array
  readonly latencySum: Float64Array
  readonly latencies: Uint32Array
  readonly failed: Float64Array
  readonly failures: Float64Array

  constructor(program: Program) {
    const stations = program.stations.servers.length
    const workloads = program.entries.length
    this.served = new Float64Array(stations)
    this.waited = new Float64Array(stations)
    this.lost = new Float64Array(stations)
    this.serviceSum = new Float64Array(stations)
    this.waitSum = new Float64Array(stations)
    this.heldSum = new Float64Array(stations)
    this.responses = new Uint32Array(stations * BINS)
    this.waits = new Uint32Array(stations * BINS)
    this.answered = new Float64Array(workloads)
    this.latencySum = new Float64Array(workloads)
    this.latencies = new Uint32Array(workloads * BINS)
    this.failed = new Float64Array(workloads)
    this.failures = new Float64Array(workloads * stations * REASONS.length)
  }

  /** Brings the counts of visits and answers up to date with the histograms, in which the loops count them. */
  count(): void {
    totals(this.responses, this.served)
    totals(this.waits, this.waited)
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
export type Counts = Omit<Tally, 'clear' | 'count'>

function totals(histograms: Uint32Array, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) {
    let sum = 0
    for (let bin = i * BINS; bin < (i + 1) * BINS; bin++) sum += histograms[bin]!
    into[i] = sum
  }
}
