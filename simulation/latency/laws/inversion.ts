import type { Law, Point } from './law.ts'

/** Discretisation error e^−A ≈ 1e−8. */
const A = 18.4
const TERMS = 30
const AVERAGED = 12
/** Weights of Euler's summation: partial sums averaged with the binomial law of order `AVERAGED`. */
const WEIGHTS = eulerWeights()
let points = 0

/** A new point of evaluation: laws compute a point once, so one that looks the same must not be taken for it. */
export function pointAt(re: number, im: number): Point {
  return { re, im, id: points++ }
}

/**
 * P(t < T < ∞), to about 1e-8 of the mass.
 *
 * Atoms are taken out first and added exactly; the rest is (mass − φ(s)) ÷ s inverted by Euler's method.
 *
 * @param t milliseconds
 * @see Abate & Whitt, Numerical inversion of Laplace transforms of probability distributions, ORSA J. Computing 7 (1995)
 */
export function survivalAt(law: Law, t: number): number {
  if (t < law.start) return law.mass
  const closed = law.survival(t)
  if (closed !== null) return closed
  let later = 0
  let rest = law.mass
  for (const { at, mass } of law.atoms) {
    rest -= mass
    if (at > t) later += mass
  }
  const since = t - law.start
  if (rest <= 1e-12 * law.mass) return later
  if (since === 0) return later + rest
  return later + Math.min(rest, Math.max(0, invertTail(law, rest, since)))
}

function invertTail(law: Law, rest: number, t: number): number {
  const re = A / (2 * t)
  const step = Math.PI / t
  let sum = tailAt(law, rest, re, 0) / 2
  for (let k = 1; k <= TERMS + AVERAGED; k++) {
    const term = tailAt(law, rest, re, k * step) * WEIGHTS[k]!
    sum += k % 2 === 0 ? term : -term
  }
  return (Math.exp(A / 2) / t) * sum
}

/** Real part of (rest − φ(s) + Σ atoms e^−s(at − start)) ÷ s. */
function tailAt(law: Law, rest: number, re: number, im: number): number {
  law.at(pointAt(re, im))
  let x = rest - law.re
  let y = -law.im
  for (const { at, mass } of law.atoms) {
    const later = at - law.start
    const scale = mass * Math.exp(-re * later)
    x += scale * Math.cos(im * later)
    y -= scale * Math.sin(im * later)
  }
  return (x * re + y * im) / (re * re + im * im)
}

function eulerWeights(): Float64Array {
  const weights = new Float64Array(TERMS + AVERAGED + 1).fill(1)
  let binomial = 1
  let below = 0
  for (let j = 0; j <= AVERAGED; j++) {
    // the partial sums up to TERMS, …, TERMS + j − 1 lack the term TERMS + j
    weights[TERMS + j] = 1 - below / 2 ** AVERAGED
    below += binomial
    binomial = (binomial * (AVERAGED - j)) / (j + 1)
  }
  return weights
}
