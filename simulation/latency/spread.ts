import type { Law } from './laws/law.ts'
import { tailAt } from './laws/tail.ts'

/** Bins of one width from 0 on. */
export interface Bins {
  /** ms */
  readonly width: number
  readonly count: number
}

/** A histogram has at most so many bins. */
const MOST_BINS = 48

/**
 * Bins of a round width that reach from 0 to some time.
 *
 * @param end ms, > 0
 */
export function binsUpTo(end: number): Bins {
  const least = end / MOST_BINS
  const size = 10 ** Math.floor(Math.log10(least))
  const width = (ROUND.find((factor) => factor * size >= least) ?? 10) * size
  return { width, count: Math.ceil(end / width - 1e-9) }
}

const ROUND = [1, 2, 5, 10] as const

/**
 * How the finite times of a law spread.
 *
 * @returns P(bin) for each bin; what is missing to 1 is later than the last
 */
export function sharesOf(law: Law, { width, count }: Bins): readonly number[] {
  const shares: number[] = []
  // the first bin holds the times of exactly 0, too
  let before = 1
  for (let bin = 1; bin <= count; bin++) {
    const after = Math.min(before, tailAt(law, bin * width) / law.mass)
    shares.push(before - after)
    before = after
  }
  return shares
}
