import { blank, multiplyBy, type Points, pointsOf, type Transform } from './octave.ts'

/**
 * A time that is smooth but for a mass at 0: a measure on [0, ∞) with its Laplace transform E[e^−sT; T < ∞] at the points of each octave. Laws are
 * put together of pieces that start at different times, since an inversion is exact only where nothing jumps or bends.
 */
export abstract class Piece {
  /** P(T < ∞). */
  mass = 1
  /** How much it adds and takes away together: more than `mass`, which can be 0, where it does both. */
  size = 1
  /** E[T; T < ∞]: the partial mean, not divided by `mass`. */
  mean = 0
  /** E[T²; T < ∞]. */
  second = 0
  /** P(T = 0). */
  atom = 0
  /** How smoothly it begins: its transform, but for the atom, falls off as s^−order; 0 where there is an atom or nothing is known. */
  order = 0
  /** Whether it is in terms of a loop, which may still be unsolved. */
  readonly looped: boolean
  /** Whether it takes away as well: then it is a difference of measures. */
  readonly signed: boolean
  readonly #known = new Map<number, Transform>()
  #passing: Points | undefined
  #passingTransform: Transform | undefined
  #pass = -1

  constructor(kind: { readonly looped?: boolean; readonly signed?: boolean } = {}) {
    this.looped = kind.looped ?? false
    this.signed = kind.signed ?? false
  }

  /** The transform; not to be changed. */
  at(points: Points): Transform {
    if (this.looped && !points.lasting) {
      if (this.#passing === points && this.#passingTransform) return this.#passingTransform
      this.#passingTransform = this.#evaluated(points)
      this.#passing = points
      return this.#passingTransform
    }
    const known = this.#known.get(points.octave)
    if (known) return known
    const transform = this.#evaluated(points.lasting ? points : pointsOf(points.octave))
    this.#known.set(points.octave, transform)
    return transform
  }

  /** Multiplies `out` with the transform; overridden where that needs no transform of its own. */
  multiply(points: Points, out: Transform): void {
    multiplyBy(out, this.at(points))
  }

  /** P(t < T < ∞) for t ≥ 0 where there is a closed form; `null` asks for inversion. */
  tail(_t: number): number | null {
    return null
  }

  /** The t with P(t < T < ∞) = `tail`, where there is a closed form. */
  timeOfTail(_tail: number): number | null {
    return null
  }

  /** An upper bound of the transform at a real s ≥ 0. */
  bound(_s: number): number {
    return this.mass
  }

  /** Takes moments again after those of a loop have changed. */
  refresh(pass: number): void {
    if (!this.looped || this.#pass === pass) return
    this.#pass = pass
    this.takeMoments(pass)
  }

  /** Sets every number of `out`. */
  protected abstract evaluate(points: Points, out: Transform): void
  protected takeMoments(_pass: number): void {}

  #evaluated(points: Points): Transform {
    const out = blank()
    this.evaluate(points, out)
    return out
  }
}
