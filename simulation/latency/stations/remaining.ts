import { cosine, exp, sine } from '../../traffic/numbers.ts'
import type { ErlangMixture } from '../laws/elementary.ts'
import { type Points, SIZE, type Transform } from '../laws/octave.ts'
import { Piece } from '../laws/piece.ts'

/**
 * What is left of a service that is found under way, (1 − B(s)) ÷ (s·E[S]), of mean E[S²] ÷ 2E[S] and second moment E[S³] ÷ 3E[S]: an Erlang
 * service may be in any of its stages.
 *
 * @see Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013, ch. 23 (the inspection paradox)
 */
export class RemainingErlang extends Piece {
  readonly #service: ErlangMixture
  constructor(service: ErlangMixture) {
    super()
    this.#service = service
    this.mean = service.second / (2 * service.mean)
    this.second = service.third / (3 * service.mean)
  }
  protected override evaluate(points: Points, out: Transform): void {
    this.#service.restInto(points, out)
  }
}

/** The same of a constant service: uniform. */
export class RemainingConstant extends Piece {
  readonly #service: number
  constructor(serviceMs: number) {
    super()
    this.#service = serviceMs
    this.mean = serviceMs / 2
    this.second = serviceMs ** 2 / 3
  }
  protected override evaluate({ re, im }: Points, out: Transform): void {
    const x = re * this.#service
    const size = exp(Math.max(-700, -x))
    for (let k = 0; k < SIZE; k++) {
      const y = im[k]! * this.#service
      const modulus = x * x + y * y
      if (modulus < 4e-4) series(x, y, k, out)
      else {
        const a = 1 - size * cosine(y)
        const b = size * sine(y)
        out[k] = (a * x + b * y) / modulus
        out[SIZE + k] = (b * x - a * y) / modulus
      }
    }
  }
}

/** (1 − e^−z) ÷ z = 1 − z/2·(1 − z/3·(1 − …)), where the quotient would cancel. */
function series(x: number, y: number, k: number, out: Transform): void {
  let re = 1
  let im = 0
  for (let n = 7; n >= 2; n--) {
    const nextRe = 1 - (re * x - im * y) / n
    im = -(re * y + im * x) / n
    re = nextRe
  }
  out[k] = re
  out[SIZE + k] = im
}
