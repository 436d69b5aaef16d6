import { type Atom, Law, type Point } from '../laws/law.ts'
import { erlangB } from './erlang.ts'

/** What an M/M/c/K queue does with its arrivals. */
export interface FiniteQueue {
  /** Probability that an arrival is lost. */
  readonly loss: number
  /** The wait of those accepted. */
  readonly wait: Law
}

/**
 * M/M/c with `places` waiting places (K = c + places): any load, since what does not fit is lost.
 *
 * @param servers c
 * @param arrivalsPerMs λ
 * @param serviceMs 1/μ
 * @see Gross, Shortle, Thompson & Harris, Fundamentals of Queueing Theory, 4th ed. 2008, §2.4
 */
export function finiteQueue(servers: number, places: number, arrivalsPerMs: number, serviceMs: number): FiniteQueue {
  const rate = servers / serviceMs
  const rho = arrivalsPerMs / rate
  const b = erlangB(servers, rho * servers)
  if (b === 0) return { loss: 0, wait: new FiniteQueueWait(rho, 0, places, rate) }
  // state probabilities in units of the larger of p(c) and p(K), so that neither small nor large ρ overflows
  const unit = rho > 1 ? rho ** -places : 1
  const full = rho > 1 ? 1 : rho ** places
  const busyNotFull = rho > 1 ? geometricSum(1 / rho, places) : geometricSum(rho, places) / rho
  const all = unit * (1 / b - 1) + busyNotFull + full
  const accepted = all - full
  return { loss: full / all, wait: new FiniteQueueWait(rho, places === 0 ? 0 : busyNotFull / accepted, places, rate) }
}

/** r + r² + … + rⁿ for 0 < r ≤ 1. */
function geometricSum(r: number, n: number): number {
  if ((1 - r) * n < 1e-6) return n * r * (1 - ((n - 1) / 2) * (1 - r))
  return (r * -Math.expm1(n * Math.log(r))) / (1 - r)
}

/**
 * Moments of N = 1 + j where j < n has weight ρʲ.
 *
 * @returns E[N] and E[N(N + 1)]
 */
function orderMoments(rho: number, n: number): readonly [number, number] {
  const growing = rho > 1
  const ratio = growing ? 1 / rho : rho
  let weight = 1
  let total = 0
  let first = 0
  let second = 0
  for (let i = 0; i < n && weight > 1e-20; i++) {
    const order = growing ? n - i : i + 1
    total += weight
    first += weight * order
    second += weight * order * (order + 1)
    weight *= ratio
  }
  return [first / total, second / total]
}

/** Nothing, or an Erlang time of order 1 … n whose orders fall off as ρʲ. */
class FiniteQueueWait extends Law {
  readonly start = 0
  readonly atoms: readonly Atom[]
  readonly #rho: number
  readonly #waits: number
  readonly #places: number
  readonly #rate: number
  constructor(rho: number, waits: number, places: number, rate: number) {
    super()
    this.#rho = rho
    this.#waits = waits
    this.#places = places
    this.#rate = rate
    this.atoms = waits < 1 ? [{ at: 0, mass: 1 - waits }] : []
    if (waits === 0) return
    const [first, second] = orderMoments(rho, places)
    this.mean = (waits * first) / rate
    this.second = (waits * second) / rate ** 2
  }

  protected override evaluate(s: Point): void {
    const rate = this.#rate
    // z = rate ÷ (rate + s)
    const x = rate + s.re
    const scale = rate / (x * x + s.im * s.im)
    const zRe = x * scale
    const zIm = -s.im * scale
    const [re, im] = this.#ratio(zRe, zIm)
    this.re = 1 - this.#waits + this.#waits * (zRe * re - zIm * im)
    this.im = this.#waits * (zRe * im + zIm * re)
  }

  /** Σ (ρz)ʲ ÷ Σ ρʲ over j < places. */
  #ratio(zRe: number, zIm: number): [number, number] {
    const rho = this.#rho
    const n = this.#places
    if (n === 0) return [1, 0]
    const modulus2 = zRe * zRe + zIm * zIm
    // where |ρz| > 1 sum from the top, so that no power overflows
    const flipped = rho * rho * modulus2 > 1
    const qRe = flipped ? zRe / (rho * modulus2) : rho * zRe
    const qIm = flipped ? -zIm / (rho * modulus2) : rho * zIm
    const [re, im] = complexGeometric(qRe, qIm, n)
    const base = flipped ? 1 / rho : rho
    const [real] = complexGeometric(base, 0, n)
    if (!flipped) return [re / real, im / real]
    const modulus = modulus2 ** ((n - 1) / 2)
    const angle = (n - 1) * Math.atan2(zIm, zRe)
    const pRe = modulus * Math.cos(angle)
    const pIm = modulus * Math.sin(angle)
    return [(re * pRe - im * pIm) / real, (re * pIm + im * pRe) / real]
  }
}

/** 1 + q + … + q^(n−1). */
function complexGeometric(re: number, im: number, n: number): [number, number] {
  const dRe = 1 - re
  const dIm = -im
  const d2 = dRe * dRe + dIm * dIm
  if (d2 * n * n < 1e-14) return [n - ((n * (n - 1)) / 2) * dRe, -((n * (n - 1)) / 2) * dIm]
  const modulus = Math.hypot(re, im) ** n
  const angle = n * Math.atan2(im, re)
  const nRe = 1 - modulus * Math.cos(angle)
  const nIm = -modulus * Math.sin(angle)
  return [(nRe * dRe + nIm * dIm) / d2, (nIm * dRe - nRe * dIm) / d2]
}
