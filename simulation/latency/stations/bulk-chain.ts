import { angle, cosine, exp, log, sine } from '../../traffic/numbers.ts'
import { type Points, SIZE, type Transform } from '../laws/octave.ts'
import type { ServiceLaw } from './service-law.ts'

interface Complex {
  readonly re: number
  readonly im: number
}

const FEWEST_POINTS = 64
/** Of the circle; at 99.9 % of what a server with b = 1 can serve they still resolve it. */
const MOST_POINTS = 1 << 15
/** e^−38 is 3e−17. */
const DIGITS = 38
/** The circle need not lie further out. */
const FURTHEST = 16

/**
 * M, who still wait when a server that takes up to b at once has begun: M′ = (M + A − b)⁺ with the arrivals A of one service. By Spitzer's
 * identity E[z^M] is the exponential of an integral of log(1 − φ), φ(z) = E[z^A]·z^−b, round a circle between its singularities 1 and z₀, on which
 * |φ| < 1. The trapezoidal rule gains digits in proportion to its points.
 *
 * @see Bailey, On queueing processes with bulk service, Journal of the Royal Statistical Society B 16 (1954); Janssen & van Leeuwaarden, Analytic
 *   computation schemes for the discrete-time bulk service queue, Queueing Systems 50 (2005)
 */
export class BulkChain {
  /** E[M] */
  readonly mean: number
  /** E[M(M − 1)] */
  readonly factorial: number
  /** P(M + A = 0): nobody waits when a service ends. */
  readonly nobodyAfter: number
  /** Whether the circle has points enough. */
  readonly isResolved: boolean
  readonly #batch: number
  readonly #arrivalsPerMs: number
  readonly #service: ServiceLaw
  /** log z₀; the circle lies at half of it. */
  readonly #width: number
  readonly #points: readonly { readonly w: Complex; readonly value: Complex }[]
  readonly #atOne: number

  /** @param arrivalsPerMs λ, with λ·E[S] < b */
  constructor(batch: number, arrivalsPerMs: number, service: ServiceLaw) {
    this.#batch = batch
    this.#arrivalsPerMs = arrivalsPerMs
    this.#service = service
    this.#width = log(this.#pole())
    const radius = exp(this.#width / 2)
    let count = FEWEST_POINTS
    while (count < MOST_POINTS && (count * this.#width) / 2 < DIGITS) count *= 2
    this.isResolved = (count * this.#width) / 2 >= DIGITS / 2
    this.#points = Array.from({ length: count }, (_, j) => {
      const turn = (2 * Math.PI * (j + 0.5)) / count
      const w = { re: radius * cosine(turn), im: radius * sine(turn) }
      return { w, value: this.#logarithm(w) }
    })
    const { value, first, second } = this.#atReal(1)
    this.#atOne = value
    this.mean = Math.max(0, -first)
    this.factorial = Math.max(0, first * first - second)
    const none = service.logTransform(arrivalsPerMs, 0).re
    this.nobodyAfter = exp(Math.max(-700, value - this.#atReal(0).value + none))
  }

  /** Multiplies `out` with E[(1 − s/perMs)^M]. */
  multiply({ re: sRe, im: sIm }: Points, perMs: number, out: Transform): void {
    for (let k = 0; k < SIZE; k++) {
      const { re, im } = this.#generating({ re: 1 - sRe / perMs, im: -sIm[k]! / perMs })
      const oRe = out[k]!
      const oIm = out[SIZE + k]!
      out[k] = oRe * re - oIm * im
      out[SIZE + k] = oRe * im + oIm * re
    }
  }

  /**
   * E[z^M] = exp(I(1) − I(z)), where I is the half of log(1 − φ) that is analytic within the circle. Outside it is the whole less the other half.
   * Near the circle the integrand has a pole at z, which is taken off.
   */
  #generating(z: Complex): Complex {
    const place = log(Math.max(1e-300, z.re * z.re + z.im * z.im)) / 2 / this.#width
    const own = place > 0.25 ? this.#logarithm(z) : NOTHING
    const off = place < 0.75 ? own : NOTHING
    let re = 0
    let im = 0
    for (const { w, value } of this.#points) {
      const x = w.re - z.re
      const y = w.im - z.im
      const scale = 1 / (x * x + y * y)
      const qRe = (w.re * x + w.im * y) * scale
      const qIm = (w.im * x - w.re * y) * scale
      const vRe = value.re - off.re
      const vIm = value.im - off.im
      re += vRe * qRe - vIm * qIm
      im += vRe * qIm + vIm * qRe
    }
    const count = this.#points.length
    return exponential(this.#atOne - own.re - re / count, -own.im - im / count)
  }

  /** The integral at a real point within the circle, and its derivatives. */
  #atReal(z: number): { readonly value: number; readonly first: number; readonly second: number } {
    let value = 0
    let first = 0
    let second = 0
    for (const { w, value: own } of this.#points) {
      const x = w.re - z
      const scale = 1 / (x * x + w.im * w.im)
      const inverse = { re: x * scale, im: -w.im * scale }
      const once = times(times(own, w), inverse)
      const twice = times(once, inverse)
      value += once.re
      first += twice.re
      second += 2 * times(twice, inverse).re
    }
    const count = this.#points.length
    return { value: value / count, first: first / count, second: second / count }
  }

  /** log(1 − φ) */
  #logarithm(z: Complex): Complex {
    const arrivals = this.#service.logTransform(this.#arrivalsPerMs * (1 - z.re), -this.#arrivalsPerMs * z.im)
    const re = arrivals.re - (this.#batch * log(z.re * z.re + z.im * z.im)) / 2
    const phi = exponential(re, arrivals.im - this.#batch * angle(z.im, z.re))
    const x = 1 - phi.re
    return { re: log(Math.max(1e-300, x * x + phi.im * phi.im)) / 2, im: angle(-phi.im, x) }
  }

  /** z₀ > 1, where φ is 1 again on the real axis, or what is as good: its logarithm bends upwards only. */
  #pole(): number {
    const lambda = this.#arrivalsPerMs
    const limit = 1 + this.#service.leastRate / lambda
    const isBelow = (z: number) =>
      z < limit && this.#service.logTransform(lambda * (1 - z), 0).re - this.#batch * log(z) < 0
    if (isBelow(FURTHEST)) return FURTHEST
    // from above, so that the root at 1 is not taken for it
    let [low, high] = [FURTHEST - 1, FURTHEST - 1]
    while (low > 1e-12 && !isBelow(1 + low)) {
      high = low
      low /= 2
    }
    for (let round = 0; round < 60; round++) {
      const middle = (low + high) / 2
      if (isBelow(1 + middle)) low = middle
      else high = middle
    }
    return 1 + low
  }
}

const NOTHING: Complex = { re: 0, im: 0 }

function times(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re }
}

/** e^(re + i·im) */
function exponential(re: number, im: number): Complex {
  const length = exp(Math.min(700, Math.max(-700, re)))
  const turn = im - 2 * Math.PI * Math.round(im / (2 * Math.PI))
  return { re: length * cosine(turn), im: length * sine(turn) }
}
