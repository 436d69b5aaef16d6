/** r + r² + … + rⁿ for 0 < r ≤ 1, also where r is next to 1. */
export function geometricSum(r: number, n: number): number {
  if ((1 - r) * n < 1e-6) return n * r * (1 - ((n - 1) / 2) * (1 - r))
  return (r * -Math.expm1(n * Math.log(r))) / (1 - r)
}
