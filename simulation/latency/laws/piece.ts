import { innerFirst } from '../../traffic/inner-first.ts'
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
  #boundAt = Number.NaN
  #bound = 1

  constructor(kind: { readonly looped?: boolean; readonly signed?: boolean } = {}) {
    this.looped = kind.looped ?? false
    this.signed = kind.signed ?? false
  }

  /** What its transform, its bound and its moments are made of. */
  get inner(): readonly Piece[] {
    return NOTHING
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
  bound(s: number): number {
    if (this.#boundAt === s) return this.#bound
    this.#takeDeep(
      (piece) => piece.#boundAt === s,
      (piece) => piece.bound(s),
    )
    depth++
    try {
      this.#bound = this.boundAt(s)
    } finally {
      depth--
    }
    this.#boundAt = s
    return this.#bound
  }

  /** Takes moments again after those of a loop have changed. */
  refresh(pass: number): void {
    if (!this.looped || this.#pass === pass) return
    this.#pass = pass
    this.takeMoments(pass)
  }

  /** Sets every number of `out`. */
  protected abstract evaluate(points: Points, out: Transform): void
  protected boundAt(_s: number): number {
    return this.mass
  }
  protected takeMoments(_pass: number): void {}

  /** Whether its transform there is known, or need not be asked for. */
  isKnown(points: Points): boolean {
    return this.#known.has(points.octave) || (this.looped && this.#passing === points)
  }

  #evaluated(points: Points): Transform {
    this.#takeDeep(
      (piece) => piece.isKnown(points),
      (piece) => piece.at(points),
    )
    const out = blank()
    depth++
    try {
      this.evaluate(points, out)
    } finally {
      depth--
    }
    return out
  }

  /** So deep in what pieces are made of, all that is further down is taken first. */
  #takeDeep(isTaken: (piece: Piece) => boolean, take: (piece: Piece) => void): void {
    if (depth !== DEEP) return
    innerFirst<Piece>(
      this,
      ({ inner }) => inner,
      isTaken,
      (piece) => {
        if (piece !== this) take(piece)
      },
    )
  }
}

const NOTHING: readonly Piece[] = []
/** A chain of thousands of calls is deeper than any stack. */
const DEEP = 100
let depth = 0
