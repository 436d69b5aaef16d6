import { solveLinearSystem } from '../../traffic/linear-system.ts'
import { addDelayed } from './combined.ts'
import { Law } from './law.ts'
import { blank, type Points, passingPoints, pointsOf, SIZE, type Transform } from './octave.ts'
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

  override isKnown(): boolean {
    return true
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
 * Laws that are defined in terms of each other, as visits along a loop of calls are. Their transforms are the least fixed point, found at each
 * point by Newton's method from 0; their moments solve linear equations, exactly.
 *
 * @see Etessami & Yannakakis, Recursive Markov chains, stochastic grammars, and monotone systems of nonlinear equations, Journal of the ACM 56
 *   (2009): from 0, Newton's method climbs to the least solution
 */
export class Loop {
  readonly #names: readonly LoopPiece[]
  readonly #bodies: readonly Law[]

  /**
   * @param bodies what each name stands for, in terms of the names: visits that end for certain. Moments of all laws made of them are settled
   *   here
   */
  constructor(names: readonly LoopName[], bodies: readonly Law[]) {
    this.#names = names.map(({ piece }) => piece)
    this.#bodies = bodies
    for (const name of this.#names) name.join(this)
    this.#settleMoments()
  }

  /** Gives every name its transform at the points of an octave. */
  solveAt(points: Points): void {
    const transforms = this.#names.map(() => blank())
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const left = this.#turn(transforms, points)
      transforms.forEach((transform, i) => {
        for (let k = 0; k < transform.length; k++) left[i]![k]! -= transform[k]!
      })
      if (step(transforms, left, this.#slopes(transforms, left, points)) < SETTLED) break
    }
    this.#names.forEach((name, i) => {
      name.assume(points, transforms[i]!)
    })
  }

  /** The bodies' transforms, where the names have these. */
  #turn(transforms: readonly Transform[], points: Points): readonly Transform[] {
    const inner = passingPoints(points)
    this.#names.forEach((name, i) => {
      name.assume(inner, transforms[i]!)
    })
    return this.#bodies.map((body) => {
      const out = blank()
      for (const { start, piece } of body.parts) addDelayed(out, piece.at(inner), 1, start, inner)
      return out
    })
  }

  /** Derivatives of all `left`, by the transform of each name. */
  #slopes(
    transforms: readonly Transform[],
    left: readonly Transform[],
    points: Points,
  ): readonly (readonly Transform[])[] {
    return transforms.map((transform, name) => {
      const moved = transform.slice()
      for (let k = 0; k < SIZE; k++) moved[k]! += NUDGE
      const turned = this.#turn(
        transforms.map((other, i) => (i === name ? moved : other)),
        points,
      )
      turned.forEach((after, i) => {
        const before = left[i]!
        const from = transforms[i]!
        const by = i === name ? moved : from
        for (let k = 0; k < after.length; k++) after[k] = (after[k]! - by[k]! - before[k]!) / NUDGE
      })
      return turned
    })
  }

  /**
   * Means are linear in the names' means, with slopes that depend on masses only, and so are second moments in second moments, with the same
   * slopes.
   */
  #settleMoments(): void {
    const n = this.#names.length
    const own = this.#means(new Float64Array(n))
    const matrix = this.#names.map(() => new Float64Array(n))
    for (let j = 0; j < n; j++) {
      const unit = new Float64Array(n)
      unit[j] = 1
      this.#means(unit).forEach((mean, i) => {
        matrix[i]![j] = (i === j ? 1 : 0) - (mean - own[i]!)
      })
    }
    this.#means(solved(matrix, own))
    const squares = solved(
      matrix,
      Float64Array.from(this.#bodies, (body) => body.second),
    )
    this.#names.forEach((name, i) => {
      name.second = squares[i]!
    })
    this.#settleAtoms()
  }

  /** Chances of no time at all climb from 0 to their least fixed point; a turn without any time adds up to none. */
  #settleAtoms(): void {
    for (let round = 0; round < MAX_ATOM_ROUNDS; round++) {
      this.#refresh()
      const atoms = this.#bodies.map((body) => body.nothing)
      const moved = atoms.reduce((most, atom, i) => Math.max(most, atom - this.#names[i]!.atom), 0)
      this.#names.forEach((name, i) => {
        name.atom = name.mean === 0 ? name.mass : atoms[i]!
      })
      if (moved < SETTLED) break
    }
    this.#refresh()
  }

  /** The bodies' means, where the names have these. */
  #means(means: Float64Array): Float64Array {
    this.#names.forEach((name, i) => {
      name.mean = means[i]!
    })
    this.#refresh()
    return Float64Array.from(this.#bodies, (body) => body.mean)
  }

  #refresh(): void {
    const pass = passes++
    for (const { common, ways } of this.#bodies) {
      common.refresh(pass)
      for (const { piece } of ways) piece.refresh(pass)
    }
  }
}

/** Of a loop whose gain is below 1, so that its equations have a solution; next to 1 they may have none to working precision. */
function solved(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  return solveLinearSystem(matrix, right) ?? right.map(() => Number.POSITIVE_INFINITY)
}

/**
 * One step of Newton's method at each point: transforms := transforms − slopes⁻¹ · left. Complex equations are solved as twice as many real ones.
 *
 * @param slopes by name: of all `left`
 * @returns the longest step
 */
function step(
  transforms: readonly Transform[],
  left: readonly Transform[],
  slopes: readonly (readonly Transform[])[],
): number {
  const n = transforms.length
  let longest = 0
  for (let k = 0; k < SIZE; k++) {
    const matrix = Array.from({ length: 2 * n }, () => new Float64Array(2 * n))
    const right = new Float64Array(2 * n)
    for (let i = 0; i < n; i++) {
      right[i] = -left[i]![k]!
      right[n + i] = -left[i]![SIZE + k]!
      for (let j = 0; j < n; j++) {
        const slope = slopes[j]![i]!
        matrix[i]![j] = slope[k]!
        matrix[n + i]![n + j] = slope[k]!
        matrix[i]![n + j] = -slope[SIZE + k]!
        matrix[n + i]![j] = slope[SIZE + k]!
      }
    }
    const by = solveLinearSystem(matrix, right)
    if (!by) continue
    transforms.forEach((transform, i) => {
      transform[k]! += by[i]!
      transform[SIZE + k]! += by[n + i]!
      longest = Math.max(longest, Math.abs(by[i]!), Math.abs(by[n + i]!))
    })
  }
  return longest
}

/** A step that is no longer than this is rounding. */
const SETTLED = 1e-12
const MAX_ROUNDS = 40
const MAX_ATOM_ROUNDS = 1000
/** What a transform is moved by to see what follows from it: the root of the rounding unit, next to which a transform hardly bends. */
const NUDGE = 2 ** -26
let passes = 0
