import type { Model } from '../archetypes/model.ts'
import type { PeakLoad } from '../availability/index.ts'
import type { Performance } from '../latency/performance.ts'
import { compile, needsFullLoop } from './compile/compile.ts'
import type { Program } from './compile/program.ts'
import { Draws, roomForDraws } from './draws.ts'
import { FullLoop } from './full/full-loop.ts'
import { BINS, quantile } from './histogram.ts'
import { PlainLoop, roomForPlainLoop } from './plain/plain-loop.ts'
import { Space } from './space.ts'
import { type Counts, roomForTally, Tally } from './tally.ts'
import { Months } from './world/world.ts'

const MS_PER_MONTH = 730 * 3_600_000
/** Points of a time series. */
const WINDOWS = 120
/** Requests between two looks at the clock of the host. */
const PROGRESS_EVERY = 50_000

/** What is to be run. */
export interface RunOptions {
  /** Finished requests of each replication, after the warm-up; not used with `months`. */
  readonly requests: number
  /** Requests that are run first and forgotten. */
  readonly warmup: number
  /** Months with failures, repairs and shaped traffic; `null`: everything stays up and the rates are the mean ones. */
  readonly months: number | null
  readonly replications: number
  readonly seed: number
}

/** Of one replication; adds up with those of others, see `measure`. */
export interface Replication {
  readonly index: number
  readonly durationMs: number
  readonly tally: Counts
  /** Of the first replication only. */
  readonly series: Series | null
}

/** How a run went, window by window. */
export interface Series {
  readonly windowMs: number
  /** By workload and window: requests answered and failed, mean and 95th percentile of the answers' times (`NaN`: none). */
  readonly answered: readonly number[][]
  readonly failed: readonly number[][]
  readonly meanMs: readonly number[][]
  readonly p95Ms: readonly number[][]
  /** By node and window, at its end: requests that wait, and servers at work. */
  readonly queued: readonly number[][]
  readonly busy: readonly number[][]
}

/** A design made ready to be run any number of times. */
export class Experiment {
  readonly #model: Model
  readonly #peaks: readonly PeakLoad[]
  readonly program: Program
  readonly #options: RunOptions
  readonly #full: boolean

  constructor(model: Model, performance: Performance, peaks: readonly PeakLoad[], options: RunOptions) {
    this.#model = model
    this.#peaks = peaks
    this.#options = options
    const failures = options.months !== null
    this.#full = failures || needsFullLoop(model)
    this.program = compile(model, performance, { fallible: this.#full, failures })
  }

  /**
   * One replication. Equal experiment and index give equal numbers.
   *
   * @param progress is told the share that is done, from 0 to 1
   */
  run(index: number, progress: (share: number) => void = () => undefined): Replication {
    const { requests, warmup, months, seed } = this.#options
    const space = new Space(
      roomForTally(this.program) + roomForDraws(this.program.draws) + roomForPlainLoop(this.program),
    )
    const tally = new Tally(this.program, space)
    const draws = new Draws(this.program.draws, seed, index, space)
    const world = months === null ? null : new Months(this.#model, this.#peaks, tally, seed, index)
    const loop = this.#full
      ? new FullLoop(this.program, draws, tally, world)
      : new PlainLoop(this.program, draws, tally, space, index > 0 ? Number.POSITIVE_INFINITY : this.#windowMs())
    if (world && loop instanceof FullLoop) world.apply(loop)
    const total = requests + warmup
    if (months === null) advance(loop, warmup, Number.POSITIVE_INFINITY, (done) => progress(done / total))
    tally.clear()
    const from = loop.now
    const until = months === null ? Number.POSITIVE_INFINITY : months * MS_PER_MONTH
    const last = months === null ? total : Number.POSITIVE_INFINITY
    const windowMs = this.#windowMs()
    const share = (done: number) => (months === null ? done / total : loop.now / until)
    if (index > 0) {
      advance(loop, last, until, (done) => progress(share(done)))
      return this.#result(index, loop.now - from, tally, null)
    }
    const recorder = new Recorder(this.program, tally, loop, windowMs)
    for (let end = from + windowMs; loop.finished < last && loop.now < until; end += windowMs) {
      advance(loop, last, Math.min(end, until), (done) => progress(share(done)))
      // the state at the end of a window that was not run to its end is not known
      if (loop.now >= Math.min(end, until)) recorder.record()
    }
    return this.#result(index, loop.now - from, tally, recorder.series())
  }

  #result(index: number, durationMs: number, tally: Tally, series: Series | null): Replication {
    // where no server is kept during calls, it is held for the service alone
    if (!this.#full) {
      tally.heldSum.set(tally.serviceSum)
      tally.busySum.set(tally.serviceSum)
    }
    tally.count()
    return { index, durationMs, tally, series }
  }

  #windowMs(): number {
    const { requests, months } = this.#options
    const rps = this.#model.workloads.reduce((sum, workload) => sum + workload.rps, 0)
    return (months === null ? (1000 * requests) / rps : months * MS_PER_MONTH) / WINDOWS
  }
}

/** Runs on in pieces, so that the host can tell how far it is. */
function advance(loop: FullLoop | PlainLoop, last: number, until: number, told: (finished: number) => void): void {
  while (loop.finished < last && loop.now < until) {
    loop.run(Math.min(last, loop.finished + PROGRESS_EVERY), until)
    told(loop.finished)
  }
}

/** Makes a series from what a tally gains in each window. */
class Recorder {
  readonly #tally: Tally
  readonly #loop: FullLoop | PlainLoop
  readonly #windowMs: number
  readonly #before: { answered: number; failed: number; sum: number; histogram: Uint32Array }[]
  readonly #answered: number[][]
  readonly #failed: number[][]
  readonly #meanMs: number[][]
  readonly #p95Ms: number[][]
  readonly #queued: number[][]
  readonly #busy: number[][]

  constructor(program: Program, tally: Tally, loop: FullLoop | PlainLoop, windowMs: number) {
    this.#tally = tally
    this.#loop = loop
    this.#windowMs = windowMs
    const workloads = () => program.entries.map((): number[] => [])
    const stations = () => Array.from(program.stations.servers, (): number[] => [])
    this.#before = program.entries.map(() => ({ answered: 0, failed: 0, sum: 0, histogram: new Uint32Array(BINS) }))
    this.#answered = workloads()
    this.#failed = workloads()
    this.#meanMs = workloads()
    this.#p95Ms = workloads()
    this.#queued = stations()
    this.#busy = stations()
  }

  record(): void {
    const tally = this.#tally
    tally.countAnswers()
    for (const [workload, before] of this.#before.entries()) {
      const counts = tally.latencies.subarray(workload * BINS, (workload + 1) * BINS)
      const answered = tally.answered[workload]! - before.answered
      const sum = tally.latencySum[workload]! - before.sum
      const gained = counts.map((count, bin) => count - before.histogram[bin]!)
      this.#answered[workload]!.push(answered)
      this.#failed[workload]!.push(tally.failed[workload]! - before.failed)
      this.#meanMs[workload]!.push(answered > 0 ? sum / answered : Number.NaN)
      this.#p95Ms[workload]!.push(answered > 0 ? quantile(gained, 0, answered, 0.95) : Number.NaN)
      before.answered = tally.answered[workload]!
      before.failed = tally.failed[workload]!
      before.sum = tally.latencySum[workload]!
      before.histogram.set(counts)
    }
    for (const [station, queued] of this.#queued.entries()) {
      queued.push(this.#loop.queuedAt(station))
      this.#busy[station]!.push(this.#loop.busyAt(station))
    }
  }

  series(): Series {
    return {
      windowMs: this.#windowMs,
      answered: this.#answered,
      failed: this.#failed,
      meanMs: this.#meanMs,
      p95Ms: this.#p95Ms,
      queued: this.#queued,
      busy: this.#busy,
    }
  }
}
