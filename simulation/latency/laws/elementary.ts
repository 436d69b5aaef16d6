import { exp, log } from '../../traffic/numbers.ts'
import { Law } from './law.ts'
import { type Points, SIZE, type Transform } from './octave.ts'
import { Piece } from './piece.ts'

/**
 * With probability 1 − `weight` nothing, else exponential: the wait in an M/M/c queue, or (weight 1) an exponential time.
 *
 * @see Gross, Shortle, Thompson & Harris, Fundamentals of Queueing Theory, 4th ed. 2008, §2.2 and §2.3 (waiting-time distributions)
 */
class AtomExponential extends Piece {
  readonly #weight: number
  readonly #rate: number
  constructor(weight: number, rate: number) {
    super()
    this.#weight = weight
    this.#rate = rate
    this.atom = 1 - weight
    this.order = weight < 1 ? 0 : 1
    this.mean = weight / rate
    this.second = (2 * weight) / (rate * rate)
  }
  override tail(t: number): number {
    return this.#weight * exp(Math.max(-700, -this.#rate * t))
  }
  override timeOfTail(tail: number): number {
    return tail >= this.#weight ? 0 : log(this.#weight / tail) / this.#rate
  }
  protected override boundAt(s: number): number {
    return 1 - this.#weight + (this.#weight * this.#rate) / (this.#rate + s)
  }
  override multiply({ re: sRe, im: sIm }: Points, out: Transform): void {
    const weight = this.#weight
    const x = 1 + sRe / this.#rate
    const perRate = 1 / this.#rate
    const atom = 1 - weight
    const xx = x * x
    for (let k = 0; k < SIZE; k++) {
      const y = sIm[k]! * perRate
      const scale = weight / (xx + y * y)
      const a = atom + x * scale
      const b = -y * scale
      const re = out[k]!
      const im = out[SIZE + k]!
      out[k] = re * a - im * b
      out[SIZE + k] = re * b + im * a
    }
  }
  protected override evaluate(points: Points, out: Transform): void {
    out.fill(1, 0, SIZE)
    this.multiply(points, out)
  }
}

/**
 * Sum of an exponential service of rate μ and an M/M/c wait (nothing with probability 1 − C, else exponential of rate θ):
 * P(T > t) = e^−μt + C·μ·(e^−μt − e^−θt) ÷ (θ − μ).
 *
 * @see Gross, Shortle, Thompson & Harris, Fundamentals of Queueing Theory, 4th ed. 2008, §2.3
 */
class QueueResponse extends Piece {
  readonly #waits: number
  readonly #wait: AtomExponential
  readonly #service: AtomExponential
  readonly #theta: number
  readonly #mu: number
  constructor(waits: number, theta: number, mu: number) {
    super()
    this.#waits = waits
    this.#theta = theta
    this.#mu = mu
    this.#wait = new AtomExponential(waits, theta)
    this.#service = new AtomExponential(1, mu)
    this.order = 1
    this.mean = this.#wait.mean + this.#service.mean
    this.second = this.#wait.second + 2 * this.#wait.mean * this.#service.mean + this.#service.second
  }
  /** Written so that nothing cancels where θ = μ. */
  override tail(t: number): number {
    if (t <= 0) return 1
    const mu = this.#mu
    const x = (this.#theta - mu) * t
    const served = exp(Math.max(-700, -mu * t))
    const near = Math.abs(x) < 1e-2
    const waited = near
      ? t * (1 - (x / 2) * (1 - (x / 3) * (1 - (x / 4) * (1 - (x / 5) * (1 - x / 6)))))
      : ((served - exp(Math.max(-700, -this.#theta * t))) * t) / x
    return near ? served * (1 + this.#waits * mu * waited) : served + this.#waits * mu * waited
  }
  /**
   * By Newton's method on the logarithm of the tail. That bends one way only, as the hazard goes from (1 − C)μ to the smaller of θ and μ, so
   * after the first step all come from the same side.
   */
  override timeOfTail(tail: number): number | null {
    if (tail >= 1) return 0
    const wanted = log(tail)
    let t = -wanted * this.mean
    for (let round = 0; round < MOST_STEPS; round++) {
      const value = this.tail(t)
      if (value < 1e-290) return null
      // those who no longer wait are served at rate μ
      const density = this.#mu * (value - this.#waits * exp(Math.max(-700, -this.#theta * t)))
      const next = Math.max(t + ((log(value) - wanted) * value) / density, 0)
      if (Math.abs(next - t) <= 1e-12 * next) return next
      t = next
    }
    return null
  }
  protected override boundAt(s: number): number {
    return this.#wait.bound(s) * this.#service.bound(s)
  }
  /** (1 − C + Cθ ÷ (θ + s)) · μ ÷ (μ + s) as one quotient. */
  override multiply({ re: sRe, im: sIm }: Points, out: Transform): void {
    const perMu = 1 / this.#mu
    const perTheta = 1 / this.#theta
    const atom = 1 - this.#waits
    const a = 1 + sRe * perMu
    const b = 1 + sRe * perTheta
    const top = this.#waits + atom * b
    for (let k = 0; k < SIZE; k++) {
      const y = sIm[k]! * perMu
      const z = sIm[k]! * perTheta
      const re = a * b - y * z
      const im = a * z + b * y
      const scale = 1 / (re * re + im * im)
      const topIm = atom * z
      const fRe = (top * re + topIm * im) * scale
      const fIm = (topIm * re - top * im) * scale
      const oRe = out[k]!
      const oIm = out[SIZE + k]!
      out[k] = oRe * fRe - oIm * fIm
      out[SIZE + k] = oRe * fIm + oIm * fRe
    }
  }
  protected override evaluate(points: Points, out: Transform): void {
    out.fill(1, 0, SIZE)
    this.multiply(points, out)
  }
}

/** Of a search that ends after five or so. */
const MOST_STEPS = 40

/**
 * A mixture of Erlang laws of one order: exponential, Erlang, hyperexponential and the fit of a lognormal.
 *
 * @see Tijms, A First Course in Stochastic Models, 2003, appendix B
 */
export class ErlangMixture extends Piece {
  readonly #branches: readonly ErlangBranch[]
  /** E[T³]; what the second moment of an M/G/1 wait needs. */
  readonly third: number
  constructor(order: number, branches: readonly ErlangBranch[]) {
    super()
    this.order = order
    this.#branches = branches
    let third = 0
    for (const { probability, stageMean } of branches) {
      this.mean += probability * order * stageMean
      this.second += probability * order * (order + 1) * stageMean * stageMean
      third += probability * order * (order + 1) * (order + 2) * stageMean ** 3
    }
    this.third = third
  }
  override tail(t: number): number | null {
    if (this.order > 1) return null
    return this.#branches.reduce((sum, { probability, stageMean }) => {
      return sum + probability * exp(Math.max(-700, -t / stageMean))
    }, 0)
  }
  protected override boundAt(s: number): number {
    return this.#branches.reduce((sum, { probability, stageMean }) => {
      return sum + probability * exp(Math.max(-700, -this.order * log(1 + s * stageMean)))
    }, 0)
  }
  protected override evaluate({ re, im }: Points, out: Transform): void {
    for (const { probability, stageMean } of this.#branches) {
      for (let k = 0; k < SIZE; k++) {
        stagesOf(this.order, stageMean, re, im[k]!)
        out[k]! += probability * powerRe
        out[SIZE + k]! += probability * powerIm
      }
    }
  }
  /** Transform of the rest of a service that is found under way: (1 − B(s)) ÷ (s·E[T]), written so that nothing cancels. */
  restInto({ re, im }: Points, out: Transform): void {
    for (const { probability, stageMean } of this.#branches) {
      const share = (probability * stageMean) / this.mean
      for (let k = 0; k < SIZE; k++) {
        stagesOf(this.order, stageMean, re, im[k]!)
        out[k]! += share * sumRe
        out[SIZE + k]! += share * sumIm
      }
    }
  }
}

export interface ErlangBranch {
  readonly probability: number
  /** Milliseconds. */
  readonly stageMean: number
}

let powerRe = 1
let powerIm = 0
let sumRe = 0
let sumIm = 0

/** Sets `power` to rⁿ and `sum` to r + r² + … + rⁿ for r = 1 ÷ (1 + s·stageMean), by doubling: Σ₂ₙ = Σₙ·(1 + rⁿ). */
function stagesOf(order: number, stageMean: number, sRe: number, sIm: number): void {
  const x = 1 + sRe * stageMean
  const y = sIm * stageMean
  const size = x * x + y * y
  const rRe = x / size
  const rIm = -y / size
  powerRe = rRe
  powerIm = rIm
  sumRe = rRe
  sumIm = rIm
  for (let bit = 31 - Math.clz32(order) - 1; bit >= 0; bit--) {
    const grown = sumRe + sumRe * powerRe - sumIm * powerIm
    sumIm = sumIm + sumRe * powerIm + sumIm * powerRe
    sumRe = grown
    const squared = powerRe * powerRe - powerIm * powerIm
    powerIm = 2 * powerRe * powerIm
    powerRe = squared
    if ((order >> bit) & 1) {
      const next = powerRe * rRe - powerIm * rIm
      powerIm = powerRe * rIm + powerIm * rRe
      powerRe = next
      sumRe += powerRe
      sumIm += powerIm
    }
  }
}

/**
 * Nothing with probability 1 − `weight`, else exponential.
 *
 * @param rate 1/ms
 */
export function atomExponential(weight: number, rate: number): Law {
  return Law.of(new AtomExponential(weight, rate))
}

/**
 * Wait and service of an M/M/c queue.
 *
 * @param waits probability of waiting
 * @param theta rate of those waits, 1/ms
 * @param mu rate of one server, 1/ms
 */
export function queueResponse(waits: number, theta: number, mu: number): Law {
  return Law.of(new QueueResponse(waits, theta, mu))
}
