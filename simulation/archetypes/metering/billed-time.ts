import type { Usage } from '../archetype.ts'

/** How a provider rounds the time of one request. */
export interface Rounding {
  /** Up to a multiple of so many milliseconds; 0: not at all. */
  readonly stepMs: number
  /** No less than this. */
  readonly leastMs: number
}

/**
 * Mean time that is paid for one request, in milliseconds: E[max(least, ⌈T/step⌉·step)], which is more than the mean rounded up, and than
 * the mean itself wherever T varies.
 *
 * In steps it is the least and step × Σ P(T > k·step) over the steps from there on; without them E[max(m, T)] = m + E[T] − ∫₀ᵐ P(T > t) dt.
 *
 * @param held the time that one request holds its copy, by its mean and, where it is known, P(T > t); without that law the mean is rounded
 * @see Ross, Introduction to Probability Models, 10th ed. 2010, exercise 2.46 (a mean as the sum of tails)
 */
export function meanBilledMs({ heldMs, heldAbove }: Held, { stepMs, leastMs }: Rounding): number {
  // A step of a millisecond is finer than the mean of a law is known.
  const isStepped = stepMs > 1
  if (!heldAbove) return Math.max(leastMs, isStepped ? Math.ceil(heldMs / stepMs - 1e-9) * stepMs : heldMs)
  if (!isStepped) {
    if (leastMs === 0) return heldMs
    return heldAbove(leastMs) > NEVER ? leastMs + heldMs - areaBelow(heldAbove, leastMs) : leastMs
  }
  // Over so many steps a law is even within each of them.
  if (heldMs > MANY_STEPS * stepMs) return Math.max(leastMs, heldMs + stepMs / 2)
  let steps = Math.ceil(leastMs / stepMs)
  let billed = steps * stepMs
  for (let above = heldAbove(billed); above > NEVER; above = heldAbove(steps * stepMs)) {
    billed += stepMs * above
    steps++
  }
  return billed
}

/** A law of times in milliseconds. */
interface Held {
  readonly heldMs: number
  readonly heldAbove: Usage['heldAbove']
}

/** ∫₀ᵐ P(T > t) dt by the midpoint rule, which a jump of the law costs no more than half a cell. */
function areaBelow(above: (ms: number) => number, until: number): number {
  const cell = until / CELLS
  let sum = 0
  for (let i = 0; i < CELLS; i++) sum += above((i + 0.5) * cell)
  return sum * cell
}

const CELLS = 256
const MANY_STEPS = 200
const NEVER = 1e-9
