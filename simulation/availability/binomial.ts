/**
 * P(fewer than `needed` of `n` are up), each down with probability u; a sum of positive terms, so that 1e-27 keeps its digits.
 *
 * @see Kuo & Zuo, Optimal Reliability Modeling, 2003, §7.1 (k-out-of-n: G systems)
 */
export function fewerThan(needed: number, n: number, u: number): number {
  if (needed <= 0) return 0
  if (needed > n) return 1
  if (u === 0) return 0
  if (u === 1) return 1
  // up to needed − 1 up: from n − needed + 1 to n down; terms by ratio from the likeliest that counts
  const p = 1 - u
  const from = n - needed + 1
  const logTerm = logChoose(n, from) + from * Math.log(u) + (n - from) * Math.log1p(-u)
  const first = Math.exp(logTerm)
  let sum = first
  let term = first
  for (let down = from + 1; down <= n; down++) {
    term *= ((n - down + 1) / down) * (u / p)
    sum += term
    if (term < sum * 1e-18 && down > n * u) break
  }
  return Math.min(1, sum)
}

/** Slope of `fewerThan` in u: how much one instance matters, times n. */
export function fewerThanSlope(needed: number, n: number, u: number): number {
  if (needed <= 0 || needed > n) return 0
  const down = n - needed
  if (u === 0) return down === 0 ? n : 0
  return n * Math.exp(logChoose(n - 1, down) + down * Math.log(u) + (needed - 1) * Math.log1p(-u))
}

function logChoose(n: number, k: number): number {
  const few = Math.min(k, n - k)
  if (few < EXACT) {
    let product = 1
    for (let i = 1; i <= few; i++) product *= (n - few + i) / i
    if (product < Number.MAX_VALUE) return Math.log(product)
  }
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

/** Below this many factors a product is exact to the last digits. */
const EXACT = 200

/** @see Abramowitz & Stegun, 6.1.41 (Stirling's series) */
function logFactorial(n: number): number {
  const x = n + 1
  const square = 1 / (x * x)
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + (1 / 12 - square * (1 / 360 - square / 1260)) / x
}
