import { pointAt } from './inversion.ts'
import { type Atom, Law, type Point } from './law.ts'

/**
 * The law of a visit that can come back to itself: a name for a law that is defined in terms of the name. Its transform is the
 * least fixed point, found by iteration from 0 (each round allows one more turn of the loop).
 *
 * @see Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013, §12.2 (busy period transforms: same argument)
 */
export class LoopLaw extends Law {
  readonly start = 0
  readonly atoms: readonly Atom[] = []
  #body: Law | undefined
  #solving = false

  /** Closes the loop. Moments of all laws made of this one are taken again until they settle. */
  close(body: Law): void {
    this.#body = body
    let settled = 0
    for (let pass = 0; pass < MAX_PASSES && settled < 2; pass++) {
      const { mass, mean, second } = this
      this.refresh(passes++)
      const moved = Math.abs(this.second - second) + Math.abs(this.mean - mean) + Math.abs(this.mass - mass)
      settled = moved <= 1e-15 * (this.second + this.mean + 1) ? settled + 1 : 0
    }
    this.refresh(passes++)
  }

  protected override refreshParts(pass: number): void {
    this.#body?.refresh(pass)
  }

  protected override takeMoments(): void {
    if (!this.#body) return
    this.mass = this.#body.mass
    this.mean = this.#body.mean
    this.second = this.#body.second
  }

  protected override evaluate(s: Point): void {
    const body = this.#body
    if (!body || this.#solving) return
    this.#solving = true
    let re = 0
    let im = 0
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const inner = pointAt(s.re, s.im)
      this.at(inner)
      this.re = re
      this.im = im
      body.at(inner)
      const scale = Math.exp(-s.re * body.start)
      const cos = scale * Math.cos(s.im * body.start)
      const sin = -scale * Math.sin(s.im * body.start)
      const nextRe = body.re * cos - body.im * sin
      const nextIm = body.re * sin + body.im * cos
      const moved = Math.abs(nextRe - re) + Math.abs(nextIm - im)
      re = nextRe
      im = nextIm
      if (moved < 1e-13) break
    }
    this.#solving = false
    this.re = re
    this.im = im
  }
}

const MAX_PASSES = 100_000
const MAX_ROUNDS = 2000
let passes = 0
