/**
 * Histograms of times with bins of equal ratio: a bin is told by the exponent and the first seven bits of the significand of a double,
 * so that no bin is wider than 0.8 % of its value. Counts add up, in any order, to the same histogram.
 *
 * @see Masson, Rim & Lee, DDSketch, PVLDB 12 (2019), for the bound of the relative error; HdrHistogram (Tene) for the linear sub-bins
 */

/**
 * Bins of one histogram: 56 · 2⁷, from 2^−20 ms (1 ns) to 2^36 ms (two years). What is longer counts as the longest; the first bin holds
 * zero and whatever is below the range.
 */
export const BINS = 7168
/** Right shift of the upper half of a double that leaves exponent and seven bits of the significand: 20 − 7. */
export const BIN_SHIFT = 13
/** What to take from the shifted upper half to get the bin: (1023 − 20) · 2⁷. */
export const FIRST_BIN = 128384

const word = new Float64Array(1)
const halves = new Int32Array(word.buffer)

/** The bin of a time in ms. The loops do the same in place. */
export function binOf(value: number): number {
  word[0] = value
  const bin = (halves[1]! >> BIN_SHIFT) - FIRST_BIN
  return bin < 0 ? 0 : bin < BINS ? bin : BINS - 1
}

/** Lower bound of a bin, ms; 0 for the first. */
export function lowerBound(bin: number): number {
  if (bin === 0) return 0
  halves[0] = 0
  halves[1] = (bin + FIRST_BIN) << BIN_SHIFT
  return word[0]!
}

/**
 * A quantile, linear within its bin.
 *
 * @param counts one histogram
 * @param zeros further values of exactly zero that were not recorded in it
 * @param total number of values, zeros included; at least 1
 * @param share 0 < share < 1
 * @returns ms
 */
export function quantile(counts: ArrayLike<number>, zeros: number, total: number, share: number): number {
  const rank = share * total
  let below = zeros
  if (rank <= below) return 0
  for (let bin = 0; bin < BINS; bin++) {
    const count = counts[bin]!
    if (count === 0) continue
    if (below + count >= rank) {
      if (bin === 0) return 0
      const low = lowerBound(bin)
      return low + ((rank - below) / count) * (lowerBound(bin + 1) - low)
    }
    below += count
  }
  return lowerBound(BINS)
}
