import type { Percentiles } from '../../report/report.ts'
import { survivalAt } from './inversion.ts'
import { type Law, meanOf, varianceOf } from './law.ts'

/** Mean and percentiles of the times that are finite; `null` when none is. */
export function percentilesOf(law: Law): Percentiles | null {
  if (!(law.mass > 0)) return null
  const known = answers.get(law)
  if (known) return known
  const percentiles = computePercentiles(law)
  answers.set(law, percentiles)
  return percentiles
}

/** A law does not change, and its percentiles are asked for at the mean and at the peak. */
const answers = new WeakMap<Law, Percentiles>()

function computePercentiles(law: Law): Percentiles {
  const mean = meanOf(law)
  let from = law.start
  const next = (p: number) => {
    from = quantileOf(law, p, from)
    return from
  }
  return { mean, p50: next(0.5), p90: next(0.9), p95: next(0.95), p99: next(0.99), p999: next(0.999) }
}

/** Relative in t, and of the logarithm of the tail: where the tail has a closed form, and where inversion gives it to 1e-8 only. */
const CLOSED = { time: 1e-10, tail: 1e-11 }
const INVERTED = { time: 1e-9, tail: 1e-8 }
const MAX_STEPS = 100

/**
 * The least t with P(T ≤ t | T < ∞) ≥ p, in milliseconds.
 *
 * The logarithm of a tail is nearly straight, so the search is by false position on it (Illinois), halving where that stalls.
 *
 * @param from a known lower bound
 * @see Dowell & Jarratt, A modified regula falsi method, BIT 11 (1971)
 */
export function quantileOf(law: Law, p: number, from = law.start): number {
  const tail = (1 - p) * law.mass
  const tolerance = law.survival(from) === null ? INVERTED : CLOSED
  const excess = (t: number) => Math.log(Math.max(survivalAt(law, t), 1e-300) / tail)
  let low = from
  let above = excess(low)
  if (above <= 0) return low
  let step = Math.max(Math.sqrt(varianceOf(law)), 1e-9 * Math.abs(low), 1e-12)
  let high = Math.max(meanOf(law), low) + step
  let below = excess(high)
  while (below > 0) {
    low = high
    above = below
    step *= 2
    high += step
    below = excess(high)
    if (!Number.isFinite(high)) return Number.POSITIVE_INFINITY
  }
  let side = 0
  for (let count = 0; count < MAX_STEPS && high - low > tolerance.time * high; count++) {
    const straight = (low * below - high * above) / (below - above)
    const stalled = count % 8 === 7 || !(straight > low && straight < high)
    const t = stalled ? (low + high) / 2 : straight
    const value = excess(t)
    if (Math.abs(value) < tolerance.tail) return t
    if (value > 0) {
      low = t
      above = value
      if (side === 1) below /= 2
      side = 1
    } else {
      high = t
      below = value
      if (side === -1) above /= 2
      side = -1
    }
  }
  return high
}
