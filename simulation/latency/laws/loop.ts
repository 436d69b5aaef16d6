import { addDelayed } from './combined.ts'
import { Law } from './law.ts'
import { blank, type Points, passingPoints, pointsOf, type Transform } from './octave.ts'
import { Piece } from './piece.ts'

/** The time of a visit that can come back to itself: a name, until the loop that it belongs to is closed. */
class LoopPiece extends Piece {
  #loop: Loop | undefined
  readonly #solved = new Map<number, Transform>()
  #assumedAt: Points | undefined
  #assumed: Transform | undefined

  constructor() {
    super({ looped: true })
  }

  /** Called by the loop. */
  join(loop: Loop): void {
    this.#loop = loop
  }

  /** Takes a transform for one round of solving the loop, or, at lasting points, for good. */
  assume(points: Points, transform: Transform): void {
    if (points.lasting) this.#solved.set(points.octave, transform)
    else {
      this.#assumedAt = points
      this.#assumed = transform
    }
  }

  override at(points: Points): Transform {
    if (points === this.#assumedAt && this.#assumed) return this.#assumed
    const known = this.#solved.get(points.octave)
    if (known) return known
    this.#loop?.solveAt(pointsOf(points.octave))
    return this.#solved.get(points.octave) ?? blank()
  }

  protected override evaluate(points: Points, out: Transform): void {
    out.set(this.at(points))
  }
}

/** A name for the time of a visit on a loop. */
export interface LoopName {
  readonly piece: LoopPiece
  readonly law: Law
}

export function loopName(): LoopName {
  const piece = new LoopPiece()
  return { piece, law: Law.of(piece) }
}

/**
 * Laws that are defined in terms of each other, as visits along a loop of calls are. Their transforms are the least fixed point, found
 * by iteration from 0: each round allows one more turn of the loop. Moments are found in the same way.
 *
 * @see Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013, ch. 17–18 (networks with probabilistic routing)
 */
export class Loop {
  readonly #names: readonly LoopPiece[]
  readonly #bodies: readonly Law[]

  /** @param bodies what each name stands for, in terms of the names; moments of all laws made of them are settled here */
  constructor(names: readonly LoopName[], bodies: readonly Law[]) {
    this.#names = names.map(({ piece }) => piece)
    this.#bodies = bodies
    for (const name of this.#names) name.join(this)
    this.#settleMoments()
  }

  /** Gives every name its transform at the points of an octave. */
  solveAt(points: Points): void {
    let transforms = this.#names.map(() => blank())
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const inner = passingPoints(points)
      this.#names.forEach((name, i) => {
        name.assume(inner, transforms[i]!)
      })
      let moved = 0
      const next = this.#bodies.map((body, i) => {
        const out = blank()
        for (const { start, piece } of body.parts) addDelayed(out, piece.at(inner), 1, start, inner)
        const before = transforms[i]!
        for (let k = 0; k < out.length; k++) moved = Math.max(moved, Math.abs(out[k]! - before[k]!))
        return out
      })
      transforms = next
      if (moved < 1e-13) break
    }
    this.#names.forEach((name, i) => {
      name.assume(points, transforms[i]!)
    })
  }

  #settleMoments(): void {
    let settled = 0
    for (let round = 0; round < MAX_PASSES && settled < 2; round++) {
      this.#refresh()
      let moved = 0
      this.#names.forEach((name, i) => {
        const { mass, mean, second } = this.#bodies[i]!
        moved = Math.max(moved, Math.abs(mass - name.mass), change(mean, name.mean), change(second, name.second))
        name.mass = mass
        name.mean = mean
        name.second = second
      })
      settled = moved <= 1e-15 ? settled + 1 : 0
    }
    this.#refresh()
  }

  #refresh(): void {
    const pass = passes++
    for (const { common, ways } of this.#bodies) {
      common.refresh(pass)
      for (const { piece } of ways) piece.refresh(pass)
    }
  }
}

function change(to: number, from: number): number {
  return to === from ? 0 : Math.abs(to - from) / Math.max(Math.abs(to), 1e-300)
}

const MAX_PASSES = 100_000
const MAX_ROUNDS = 2000
let passes = 0
