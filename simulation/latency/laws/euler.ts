import { cosine, exp, sine } from '../../traffic/numbers.ts'
import { NODES } from './cells.ts'
import { A, PERIOD, SIZE, type Transform } from './octave.ts'

/** Partial sums averaged at the end of the series. */
const AVERAGED = 14
const DIRECT = SIZE - 1 - AVERAGED
const BINOMIAL = binomials()
const AIM = aims()

/**
 * The tail P(T > t) of a time with transform φ, T > 0: the Fourier series of e^−at·P(T > t), summed by Euler's method. In the classical method t is
 * the middle of the period and successive terms alternate in sign; here their ratio is z = e^(2πit/P), and the averages of partial sums are
 * those that take out terms in zⁿ, so that one set of points serves the whole middle third of the period.
 *
 * @param transform at the points of the octave
 * @param mass φ(0)
 * @param u t ÷ 2^octave, from 1 to 2
 * @returns within about 3e−9 of the mass where the tail is smooth for t > 0
 * @see Abate & Whitt, The Fourier-series method for inverting transforms of probability distributions, Queueing Systems 10 (1992), §§4–5;
 *   for the averages, Wimp, Sequence Transformations and Their Applications, 1981, ch. 3
 */
export function invertTail(transform: Transform, mass: number, u: number): number {
  const weights = weightsAt(u)
  let sum = 0
  for (let k = 0; k < SIZE; k++) sum += weights[k]! * (mass - transform[k]!) + weights[SIZE + k]! * transform[SIZE + k]!
  return sum
}

const lastWeights = new Float64Array(2 * SIZE)
let lastTime = Number.NaN
const nodeWeights = new Map<number, Float64Array>()

/**
 * Real and imaginary parts of what (mass − φ) is multiplied with at each point; kept for the nodes of tables, and while the same time is
 * asked of several laws.
 */
function weightsAt(u: number): Float64Array {
  if (u === lastTime) return lastWeights
  const known = nodeWeights.get(u)
  if (known) return known
  if (NODES.includes(u) || u === 1) {
    const kept = new Float64Array(2 * SIZE)
    computeWeights(u, kept)
    nodeWeights.set(u, kept)
    return kept
  }
  lastTime = u
  computeWeights(u, lastWeights)
  return lastWeights
}

function computeWeights(u: number, weights: Float64Array): void {
  const angle = (2 * Math.PI * u) / PERIOD
  const cos = cosine(angle)
  const sin = sine(angle)
  lastAverages(cos, sin)
  const scale = (2 / PERIOD) * exp((A * u) / PERIOD)
  weights[0] = (scale / 2) * AIM[0]!
  weights[SIZE] = 0
  let re = scale
  let im = 0
  let restRe = 1
  let restIm = 0
  for (let k = 1; k < SIZE; k++) {
    const turned = re * cos - im * sin
    im = re * sin + im * cos
    re = turned
    let x = re
    let y = im
    if (k > DIRECT) {
      restRe -= average[k - DIRECT - 1]!
      restIm -= average[SIZE + k - DIRECT - 1]!
      x = re * restRe - im * restIm
      y = re * restIm + im * restRe
    }
    const aimRe = AIM[k]!
    const aimIm = AIM[SIZE + k]!
    weights[k] = x * aimRe - y * aimIm
    weights[SIZE + k] = x * aimIm + y * aimRe
  }
}

const average = new Float64Array(2 * SIZE)

/** Weights of the last partial sums: the coefficients of ((E − z) ÷ (1 − z))^AVERAGED in the shift E. */
function lastAverages(cos: number, sin: number): void {
  const dRe = 1 - cos
  const size = dRe * dRe + sin * sin
  // h = 1 ÷ (1 − z) and −z·h, whose powers are the weights
  const hRe = dRe / size
  const hIm = sin / size
  const gRe = -(cos * hRe - sin * hIm)
  const gIm = -(cos * hIm + sin * hRe)
  let re = 1
  let im = 0
  for (let j = 0; j <= AVERAGED; j++) {
    average[j] = re * BINOMIAL[j]!
    average[SIZE + j] = im * BINOMIAL[j]!
    const next = re * hRe - im * hIm
    im = re * hIm + im * hRe
    re = next
  }
  re = 1
  im = 0
  for (let j = AVERAGED; j >= 0; j--) {
    const x = average[j]!
    const y = average[SIZE + j]!
    average[j] = x * re - y * im
    average[SIZE + j] = x * im + y * re
    const next = re * gRe - im * gIm
    im = re * gIm + im * gRe
    re = next
  }
}

function binomials(): Float64Array {
  const row = new Float64Array(AVERAGED + 1)
  row[0] = 1
  for (let j = 0; j < AVERAGED; j++) row[j + 1] = (row[j]! * (AVERAGED - j)) / (j + 1)
  return row
}

/** 1 ÷ s at the points, in units of 2^octave: real parts, then imaginary ones. */
function aims(): Float64Array {
  const row = new Float64Array(2 * SIZE)
  for (let k = 0; k < SIZE; k++) {
    const re = A / PERIOD
    const im = (2 * Math.PI * k) / PERIOD
    row[k] = re / (re * re + im * im)
    row[SIZE + k] = -im / (re * re + im * im)
  }
  return row
}
