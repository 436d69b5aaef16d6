import { Law } from '../laws/law.ts'
import { type Points, SIZE, type Transform } from '../laws/octave.ts'
import { Piece } from '../laws/piece.ts'
import { erlangIdle } from './erlang.ts'
import { geometricSum } from './geometric-sum.ts'

/** What an M/M/c/K queue does with its arrivals. */
export interface FiniteQueue {
  /** Probability that an arrival is lost. */
  readonly loss: number
  /** Share of the servers that work, 0 … 1. */
  readonly utilisation: number
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
  const idle = erlangIdle(servers, rho * servers)
  if (idle === Number.POSITIVE_INFINITY) {
    return { loss: 0, utilisation: rho, wait: Law.of(new FiniteQueueWait(rho, 0, places, rate)) }
  }
  // state probabilities in units of the larger of p(c) and p(K), so that neither small nor large ρ overflows
  const unit = rho > 1 ? rho ** -places : 1
  const full = rho > 1 ? 1 : rho ** places
  const busyNotFull = rho > 1 ? geometricSum(1 / rho, places) : geometricSum(rho, places) / rho
  const accepted = unit * idle + busyNotFull
  const all = accepted + full
  const waits = places === 0 ? 0 : busyNotFull / accepted
  return {
    loss: full / all,
    utilisation: Math.min(1, rho * (accepted / all)),
    wait: Law.of(new FiniteQueueWait(rho, waits, places, rate)),
  }
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
class FiniteQueueWait extends Piece {
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
    this.atom = 1 - waits
    if (waits === 0) return
    const [first, second] = orderMoments(rho, places)
    this.mean = (waits * first) / rate
    this.second = (waits * second) / rate ** 2
  }

  /** 1 − W + W·z·Σ (ρz)ʲ ÷ Σ ρʲ over j < places, z = rate ÷ (rate + s). */
  protected override evaluate({ re: sRe, im: sIm }: Points, out: Transform): void {
    out.fill(1 - this.#waits, 0, SIZE)
    if (this.#waits === 0) return
    const rho = this.#rho
    const n = this.#places
    for (let k = 0; k < SIZE; k++) {
      const x = 1 + sRe / this.#rate
      const y = sIm[k]! / this.#rate
      const modulus2 = 1 / (x * x + y * y)
      const z = { re: x * modulus2, im: -y * modulus2 }
      // where |ρz| > 1 sum from the top, in 1 ÷ ρz, so that no power overflows: Σ qʲ = q^(n−1) Σ q^−j
      const flipped = rho * rho * modulus2 > 1
      const top = geometric(flipped ? x / rho : rho * z.re, flipped ? y / rho : rho * z.im, n)
      // q^(n−1) ÷ ρ^(n−1) = z^(n−1), and what is left of Σ ρʲ ÷ ρ^(n−1) is again summed from the top
      const lead = flipped ? geometric(z.re, z.im, n - 1).power : { re: 1, im: 0 }
      const all = this.#sumOfWeights(flipped)
      const re = (top.sum.re * lead.re - top.sum.im * lead.im) / all
      const im = (top.sum.re * lead.im + top.sum.im * lead.re) / all
      out[k]! += this.#waits * (z.re * re - z.im * im)
      out[SIZE + k] = this.#waits * (z.re * im + z.im * re)
    }
  }

  /** Σ ρʲ over j < places, or that ÷ ρ^(places − 1). */
  #sumOfWeights(fromTop: boolean): number {
    return geometric(fromTop ? 1 / this.#rho : this.#rho, 0, this.#places).sum.re
  }
}

interface Complex {
  readonly re: number
  readonly im: number
}

/** qⁿ and 1 + q + … + q^(n−1), by doubling: Σ₂ₙ = Σₙ·(1 + qⁿ), in which nothing cancels. */
function geometric(re: number, im: number, n: number): { readonly power: Complex; readonly sum: Complex } {
  let power = { re: 1, im: 0 }
  let sum = { re: 0, im: 0 }
  for (let bit = 31 - Math.clz32(n); bit >= 0; bit--) {
    sum = {
      re: sum.re + sum.re * power.re - sum.im * power.im,
      im: sum.im + sum.re * power.im + sum.im * power.re,
    }
    power = { re: power.re * power.re - power.im * power.im, im: 2 * power.re * power.im }
    if ((n >> bit) & 1) {
      sum = { re: sum.re + power.re, im: sum.im + power.im }
      power = { re: power.re * re - power.im * im, im: power.re * im + power.im * re }
    }
  }
  return { power, sum }
}
