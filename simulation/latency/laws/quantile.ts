import type { Percentiles } from '../../report/report.ts'
import { log } from '../../traffic/numbers.ts'
import { type Law, meanOf, varianceOf } from './law.ts'
import { partTailAt, tailAt } from './tail.ts'

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

/** Relative in t, and of the logarithm of the tail. */
const TOLERANCE = { time: 1e-10, tail: 1e-10 }
const MAX_STEPS = 100

/**
 * The least t with P(T ≤ t | T < ∞) ≥ p, in milliseconds.
 *
 * Between the starts of the law's pieces the logarithm of the tail is nearly straight, so the search is by false position on it
 * (Illinois), halving where that stalls.
 *
 * @param from a known lower bound
 * @see Dowell & Jarratt, A modified regula falsi method, BIT 11 (1971)
 */
export function quantileOf(law: Law, p: number, from = law.start): number {
  const tail = (1 - p) * law.mass
  const [first, second] = law.parts
  if (!first) return Number.POSITIVE_INFINITY
  const closed = second ? null : first.piece.timeOfTail(tail)
  if (closed !== null) return first.start + closed

  const excess = (t: number) => log(Math.max(tailAt(law, t), 1e-300) / tail)
  let low = from
  let above = excess(low)
  if (above <= 0) return low
  let high = Number.POSITIVE_INFINITY
  let below = 0
  for (const { start } of law.parts) {
    if (start <= low) continue
    const value = excess(start)
    if (value <= 0) {
      if (log(Math.max(tailBefore(law, start), 1e-300) / tail) > 0) return start
      high = start
      below = value
      break
    }
    low = start
    above = value
  }
  let step = Math.max(Math.sqrt(varianceOf(law)), 1e-9 * Math.abs(low), 1e-12)
  while (high === Number.POSITIVE_INFINITY) {
    const t = Math.max(meanOf(law), low) + step
    const value = excess(t)
    if (value <= 0) {
      high = t
      below = value
    } else {
      low = t
      above = value
      step *= 2
      if (!Number.isFinite(step)) return Number.POSITIVE_INFINITY
    }
  }
  let side = 0
  for (let count = 0; count < MAX_STEPS && high - low > TOLERANCE.time * high; count++) {
    const straight = (low * below - high * above) / (below - above)
    const stalled = count % 8 === 7 || !(straight > low && straight < high)
    const t = stalled ? (low + high) / 2 : straight
    const value = excess(t)
    if (Math.abs(value) < TOLERANCE.tail) return t
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

/** P(t ≤ T < ∞) at the start of a piece. */
function tailBefore(law: Law, t: number): number {
  return law.parts.reduce((sum, part) => sum + (part.start >= t ? part.piece.mass : partTailAt(part, t)), 0)
}
