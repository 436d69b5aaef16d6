import type { ServiceTime } from '../../archetypes/archetype.ts'
import { angle, cosine, exp, log, sine } from '../../traffic/numbers.ts'
import { atomExponential, type ErlangBranch, ErlangMixture } from '../laws/elementary.ts'
import { constant, Law, ZERO } from '../laws/law.ts'
import type { Piece } from '../laws/piece.ts'
import { RemainingConstant, RemainingErlang } from './remaining.ts'

/** The law of a service time. */
export interface ServiceLaw {
  readonly time: ServiceTime
  readonly law: Law
  /** What is left of a service that is found under way; `null` where an M/G/1 queue needs it not. */
  readonly remaining: Piece | null
  /** Squared coefficient of variation; 0 for a service of no time. */
  readonly cv2: number
  readonly exponential: boolean
  /** Whether the law is a fit (by three moments) of one without a transform. */
  readonly fitted: boolean
  /** Logarithm of E[e^−sS] at s = re + i·im, which may lie as far left as −`leastRate`, 1/ms. */
  readonly logTransform: (re: number, im: number) => { readonly re: number; readonly im: number }
  /** Rate at which the longest times fall off; endless for a constant. */
  readonly leastRate: number
}

/** Reads a service time of a design as a law. */
export function serviceLaw(time: ServiceTime): ServiceLaw {
  return { time, ...lawOf(time) }
}

function lawOf(time: ServiceTime): Omit<ServiceLaw, 'time'> {
  const { meanMs } = time
  if (meanMs === 0)
    return { law: ZERO, remaining: null, cv2: 0, exponential: false, fitted: false, ...logOfConstant(0) }
  switch (time.distribution) {
    case 'exponential':
      return {
        law: atomExponential(1, 1 / meanMs),
        remaining: null,
        cv2: 1,
        exponential: true,
        fitted: false,
        ...logOfStages(1, [{ probability: 1, stageMean: meanMs }]),
      }
    case 'deterministic':
      return {
        law: constant(meanMs),
        remaining: new RemainingConstant(meanMs),
        cv2: 0,
        exponential: false,
        fitted: false,
        ...logOfConstant(meanMs),
      }
    case 'erlang': {
      const k = time.k ?? 1
      if (k === 1) return lawOf({ distribution: 'exponential', meanMs })
      return mixture(k, [{ probability: 1, stageMean: meanMs / k }], false)
    }
    case 'hyperexponential': {
      const cv2 = time.cv2 ?? 1
      if (cv2 === 1) return lawOf({ distribution: 'exponential', meanMs })
      // balanced means: both branches bring half of the mean (Tijms, A First Course in Stochastic Models, 2003, appendix B)
      const p = (1 + Math.sqrt((cv2 - 1) / (cv2 + 1))) / 2
      const branches = [p, 1 - p].map((probability) => ({ probability, stageMean: meanMs / (2 * probability) }))
      return mixture(1, branches, false)
    }
    case 'lognormal': {
      const cv2 = time.cv2 ?? 1
      return { ...mixture(...fitLognormal(meanMs, cv2), true), cv2 }
    }
  }
}

function mixture(order: number, branches: readonly ErlangBranch[], fitted: boolean): Omit<ServiceLaw, 'time'> {
  const time = new ErlangMixture(order, branches)
  const cv2 = time.second / time.mean ** 2 - 1
  return {
    law: Law.of(time),
    remaining: new RemainingErlang(time),
    cv2,
    exponential: false,
    fitted,
    ...logOfStages(order, branches),
  }
}

type LogTransform = Pick<ServiceLaw, 'logTransform' | 'leastRate'>

function logOfConstant(ms: number): LogTransform {
  return { logTransform: (re, im) => ({ re: -re * ms, im: -im * ms }), leastRate: Number.POSITIVE_INFINITY }
}

/** The sum of p·(1 + sθ)^−n, largest term first so that no power overflows. */
function logOfStages(order: number, branches: readonly ErlangBranch[]): LogTransform {
  return {
    logTransform: (re, im) => {
      const terms = branches.map(({ probability, stageMean }) => {
        const x = 1 + re * stageMean
        const y = im * stageMean
        return { re: log(probability) - (order * log(x * x + y * y)) / 2, im: -order * angle(y, x) }
      })
      const most = terms.reduce((a, b) => (b.re > a.re ? b : a))
      let sumRe = 0
      let sumIm = 0
      for (const term of terms) {
        const size = exp(Math.max(-700, term.re - most.re))
        sumRe += size * cosine(term.im - most.im)
        sumIm += size * sine(term.im - most.im)
      }
      return { re: most.re + log(sumRe * sumRe + sumIm * sumIm) / 2, im: most.im + angle(sumIm, sumRe) }
    },
    leastRate: 1 / Math.max(...branches.map(({ stageMean }) => stageMean)),
  }
}

/**
 * The mixture of two Erlang laws of common order with the first three moments of a lognormal, which has no usable transform.
 *
 * An Erlang law of order n with a random stage mean θ has moments E[θʲ]·n(n+1)…(n+j−1), so the fit is the two-point law of θ with
 * three given moments; it exists once n > 1 ÷ cv².
 *
 * @returns order and branches
 * @see Johnson & Taaffe, Matching moments to phase distributions: mixtures of Erlang distributions of common order, Stochastic
 *   Models 5 (1989)
 */
function fitLognormal(mean: number, cv2: number): [number, readonly ErlangBranch[]] {
  const n = Math.min(Math.floor(1 / cv2) + 1, MAX_ORDER)
  const growth = 1 + cv2
  // moments of θ ÷ mean
  const m1 = 1 / n
  const m2 = Math.max(growth / (n * (n + 1)), m1 * m1)
  const m3 = growth ** 3 / (n * (n + 1) * (n + 2))
  const variance = m2 - m1 * m1
  if (variance < 1e-12 * m2) return [n, [{ probability: 1, stageMean: mean * m1 }]]
  const skew = (m3 - 3 * m1 * m2 + 2 * m1 ** 3) / variance
  const root = Math.sqrt(skew * skew + 4 * variance)
  // deviations from m1: the roots of x² − skew·x − variance = 0; the smaller one without cancelling
  const up = (skew + root) / 2
  const down = -variance / up
  const probability = -down / (up - down)
  return [
    n,
    [
      { probability, stageMean: mean * (m1 + up) },
      { probability: 1 - probability, stageMean: mean * (m1 + down) },
    ],
  ]
}

/** Of an Erlang law that stands for an almost constant time. */
const MAX_ORDER = 10_000
