import type { Shape } from '../../design/design.ts'
import { log } from '../../traffic/numbers.ts'
import { factorOf, turningHours } from '../../traffic/shape.ts'
import { STREAM_WORDS, startStream, uniform } from '../random.ts'

const MS_PER_HOUR = 3_600_000
const HOURS_PER_WEEK = 168
/** Pieces of an hour in which a smooth rate is bounded. */
const PIECES_PER_HOUR = 4

/**
 * Arrivals whose rate follows a shape over the week, from Monday 00:00: a Poisson process by thinning under a bound that is constant on
 * pieces of the week, so that few candidates are refused.
 *
 * @see Lewis & Shedler, Simulation of nonhomogeneous Poisson processes by thinning, Naval Research Logistics Quarterly 26 (1979)
 */
export class ShapedArrivals {
  readonly #factor: (hour: number) => number
  readonly #ratePerMs: number
  /** Ends of the pieces, hours, and the highest factor in each. */
  readonly #ends: Float64Array
  readonly #bounds: Float64Array
  readonly #stream = new Int32Array(STREAM_WORDS)

  /** @param rps mean rate */
  constructor(id: string, shape: Shape, rps: number, seed: number, replication: number) {
    this.#factor = factorOf(shape)
    this.#ratePerMs = rps / 1000
    const turning = turningHours(shape).map((hour) => hour % HOURS_PER_WEEK)
    const grid = Array.from({ length: HOURS_PER_WEEK * PIECES_PER_HOUR }, (_, i) => i / PIECES_PER_HOUR)
    const starts = [...new Set([...(shape.kind === 'diurnal' ? grid : [0]), ...turning])].sort((a, b) => a - b)
    this.#ends = Float64Array.from(starts, (_, i) => starts[i + 1] ?? HOURS_PER_WEEK)
    // between turning points the rate is monotone or constant
    this.#bounds = Float64Array.from(starts, (start, i) =>
      Math.max(this.#factor(start), shape.kind === 'diurnal' ? this.#factor(this.#ends[i]!) : 0),
    )
    startStream(this.#stream, 0, seed, replication, `shape:${id}`)
  }

  /** Time of the next arrival after a time, ms since Monday 00:00. */
  after(time: number): number {
    const week = Math.floor(time / MS_PER_HOUR / HOURS_PER_WEEK) * HOURS_PER_WEEK
    let hour = time / MS_PER_HOUR - week
    let piece = this.#pieceAt(hour)
    let weeks = week
    for (;;) {
      let left = -log(1 - uniform(this.#stream, 0))
      for (;;) {
        const bound = this.#bounds[piece]! * this.#ratePerMs * MS_PER_HOUR
        const length = this.#ends[piece]! - hour
        if (left < bound * length) {
          hour += left / bound
          break
        }
        left -= bound * length
        hour = this.#ends[piece]!
        piece++
        if (piece === this.#ends.length) {
          piece = 0
          hour = 0
          weeks += HOURS_PER_WEEK
        }
      }
      if (uniform(this.#stream, 0) * this.#bounds[piece]! < this.#factor(hour)) return (weeks + hour) * MS_PER_HOUR
    }
  }

  #pieceAt(hour: number): number {
    let low = 0
    let high = this.#ends.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#ends[middle]! > hour) high = middle
      else low = middle + 1
    }
    return low
  }
}
