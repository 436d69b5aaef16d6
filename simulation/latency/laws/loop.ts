import { pointAt } from './inversion.ts'
import { type Atom, Law, type Point } from './law.ts'

/** The law of a visit that can come back to itself: a name, until the loop that it belongs to is closed. */
export class LoopLaw extends Law {
  readonly start = 0
  readonly atoms: readonly Atom[] = []
  #loop: Loop | undefined

  /** Called by the loop. */
  join(loop: Loop): void {
    this.#loop = loop
  }

  /** Sets the transform at a point that the loop is being solved at. */
  assume(s: Point, re: number, im: number): void {
    this.known(s)
    this.re = re
    this.im = im
  }

  protected override evaluate(s: Point): void {
    this.#loop?.solveAt(s)
  }
}

/**
 * Laws that are defined in terms of each other, as visits along a loop of calls are. Their transforms are the least fixed point, found
 * by iteration from 0: each round allows one more turn of the loop. Moments are found in the same way.
 *
 * @see Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013, ch. 17–18 (networks with probabilistic routing)
 */
export class Loop {
  readonly #names: readonly LoopLaw[]
  readonly #bodies: readonly Law[]

  /** @param bodies what each name stands for, in terms of the names; moments of all laws made of them are settled here */
  constructor(names: readonly LoopLaw[], bodies: readonly Law[]) {
    this.#names = names
    this.#bodies = bodies
    for (const name of names) name.join(this)
    this.#settleMoments()
  }

  /** Gives every name its transform at a point. */
  solveAt(s: Point): void {
    let re = new Float64Array(this.#names.length)
    let im = new Float64Array(this.#names.length)
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const inner = pointAt(s.re, s.im)
      this.#names.forEach((name, i) => {
        name.assume(inner, re[i] ?? 0, im[i] ?? 0)
      })
      const nextRe = new Float64Array(this.#names.length)
      const nextIm = new Float64Array(this.#names.length)
      let moved = 0
      for (const [i, body] of this.#bodies.entries()) {
        body.at(inner)
        const scale = Math.exp(-s.re * body.start)
        const cos = scale * Math.cos(s.im * body.start)
        const sin = -scale * Math.sin(s.im * body.start)
        nextRe[i] = body.re * cos - body.im * sin
        nextIm[i] = body.re * sin + body.im * cos
        moved = Math.max(moved, Math.abs(nextRe[i]! - re[i]!), Math.abs(nextIm[i]! - im[i]!))
      }
      re = nextRe
      im = nextIm
      if (moved < 1e-13) break
    }
    this.#names.forEach((name, i) => {
      name.assume(s, re[i] ?? 0, im[i] ?? 0)
    })
  }

  #settleMoments(): void {
    let settled = 0
    for (let round = 0; round < MAX_PASSES && settled < 2; round++) {
      const pass = passes++
      for (const body of this.#bodies) body.refresh(pass)
      let moved = 0
      this.#names.forEach((name, i) => {
        const body = this.#bodies[i]!
        moved = Math.max(
          moved,
          Math.abs(body.mass - name.mass),
          change(body.mean, name.mean),
          change(body.second, name.second),
        )
        name.mass = body.mass
        name.mean = body.mean
        name.second = body.second
      })
      settled = moved <= 1e-15 ? settled + 1 : 0
    }
    const pass = passes++
    for (const body of this.#bodies) body.refresh(pass)
  }
}

function change(to: number, from: number): number {
  return to === from ? 0 : Math.abs(to - from) / Math.max(Math.abs(to), 1e-300)
}

const MAX_PASSES = 100_000
const MAX_ROUNDS = 2000
let passes = 0
