/**
 * The 97.5 % point of Student's t law, for two-sided 95 % intervals.
 *
 * @param degrees of freedom, whole, at least 1
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4 (the distribution function for whole degrees);
 *   solved by bisection
 */
export function student975(degrees: number): number {
  let low = 0
  let high = 16
  while (centralProbability(high, degrees) < 0.95) high *= 2
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (centralProbability(middle, degrees) < 0.95) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** P(|T| ≤ t). */
function centralProbability(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees))
  const cos2 = degrees / (degrees + t * t)
  const sin = t / Math.sqrt(degrees + t * t)
  if (degrees === 1) return (2 * angle) / Math.PI
  let term = degrees % 2 === 0 ? 1 : Math.sqrt(cos2)
  let sum = term
  for (let k = degrees % 2 === 0 ? 2 : 3; k < degrees; k += 2) {
    term *= (cos2 * (k - 1)) / k
    sum += term
  }
  return degrees % 2 === 0 ? sin * sum : (2 / Math.PI) * (angle + sin * sum)
}
