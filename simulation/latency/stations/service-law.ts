import type { ServiceTime } from '../../archetypes/archetype.ts'
import { atomExponential, type ErlangBranch, ErlangMixture } from '../laws/elementary.ts'
import { constant, Law, ZERO } from '../laws/law.ts'
import type { Piece } from '../laws/piece.ts'
import { RemainingConstant, RemainingErlang } from './remaining.ts'

/** The law of a service time. */
export interface ServiceLaw {
  readonly law: Law
  /** What is left of a service that is found under way; `null` where an M/G/1 queue needs it not. */
  readonly remaining: Piece | null
  /** Squared coefficient of variation; 0 for a service of no time. */
  readonly cv2: number
  readonly exponential: boolean
  /** Whether the law is a fit (by three moments) of one without a transform. */
  readonly fitted: boolean
}

/** Reads a service time of a design as a law. */
export function serviceLaw(time: ServiceTime): ServiceLaw {
  const { meanMs } = time
  if (meanMs === 0) return { law: ZERO, remaining: null, cv2: 0, exponential: false, fitted: false }
  switch (time.distribution) {
    case 'exponential':
      return {
        law: atomExponential(1, 1 / meanMs),
        remaining: null,
        cv2: 1,
        exponential: true,
        fitted: false,
      }
    case 'deterministic':
      return {
        law: constant(meanMs),
        remaining: new RemainingConstant(meanMs),
        cv2: 0,
        exponential: false,
        fitted: false,
      }
    case 'erlang': {
      const k = time.k ?? 1
      if (k === 1) return serviceLaw({ distribution: 'exponential', meanMs })
      return mixture(k, [{ probability: 1, stageMean: meanMs / k }], false)
    }
    case 'hyperexponential': {
      const cv2 = time.cv2 ?? 1
      if (cv2 === 1) return serviceLaw({ distribution: 'exponential', meanMs })
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

function mixture(order: number, branches: readonly ErlangBranch[], fitted: boolean): ServiceLaw {
  const time = new ErlangMixture(order, branches)
  const cv2 = time.second / time.mean ** 2 - 1
  return { law: Law.of(time), remaining: new RemainingErlang(time), cv2, exponential: false, fitted }
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
