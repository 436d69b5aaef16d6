/**
 * Round numbers along an axis from 0.
 *
 * @param end the largest value shown, > 0
 * @param most how many marks at most, with 0
 */
export function ticks(end: number, most: number): readonly number[] {
  if (!(end > 0) || !Number.isFinite(end)) return [0]
  const rough = end / Math.max(1, most - 1)
  const size = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * size >= rough) ?? 10) * size
  const count = Math.floor(end / step + 1e-9)
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)))
}

/**
 * Nines of an availability: 99.9 % has 3.
 *
 * @param unavailability fraction; 0 has as many as fit
 */
export function ninesOf(unavailability: number, most = 9): number {
  return unavailability <= 0 ? most : Math.min(most, Math.max(0, -Math.log10(unavailability)))
}
