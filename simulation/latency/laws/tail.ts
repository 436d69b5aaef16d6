import { exponentOf, log, powerOfTwo } from '../../traffic/numbers.ts'
import { addDelayed } from './combined.ts'
import { invertTail } from './euler.ts'
import type { Law, Part } from './law.ts'
import { A, blank, PERIOD, pointsOf, type Transform } from './octave.ts'
import type { Piece } from './piece.ts'

/** P(t < T < ∞), t in milliseconds, to about 3e−9. */
export function tailAt(law: Law, t: number): number {
  let sum = 0
  for (const part of law.parts) sum += partTailAt(part, t)
  return sum
}

/** The same of one part of a law. */
export function partTailAt({ start, piece }: Part, t: number): number {
  return t < start ? piece.mass : pieceTailAt(piece, t - start)
}

/** Below this share of what a piece adds and takes away, tails are not told from nothing. */
const NOTHING = 1e-13

function pieceTailAt(piece: Piece, t: number): number {
  const closed = piece.tail(t)
  if (closed !== null) return closed
  const { mass, atom } = piece
  const rest = mass - atom
  if (!piece.signed && rest <= NOTHING * mass) return 0
  const { by, soon, left } = advanced(piece)
  const since = t - by
  // so soon after the start as to be at it
  if (since <= 1e-14 * t) return by > 0 ? mass : rest
  const octave = exponentOf(since)
  if (powerOfTwo(octave) < soon) return mass
  const tail = invertTail(left(octave), mass, since / powerOfTwo(octave))
  return piece.signed ? tail : Math.min(rest, Math.max(0, tail))
}

/** Where a part begins for good: before it lies 1e−17 of it. */
export function realStart({ start, piece }: Part): number {
  return start + advanced(piece).by
}

/** What is left of a piece after the time that always passes. */
interface Ahead {
  readonly by: number
  /** Octaves before this time after it hold next to nothing, but what lies before would be magnified there. */
  readonly soon: number
  /** Its transform at the points of an octave. */
  readonly left: (octave: number) => Transform
}

const aheads = new WeakMap<Piece, Ahead>()

/**
 * A long sum hardly varies, and most of it is as good as certain: inverted after that, it needs no more terms than a short one.
 */
function advanced(piece: Piece): Ahead {
  const known = aheads.get(piece)
  if (known) return known
  const { by, soon } = certain(piece)
  const ahead = { by, soon, left: by > 0 ? broughtForward(piece, by) : (octave: number) => piece.at(pointsOf(octave)) }
  aheads.set(piece, ahead)
  return ahead
}

/** The transform of a time of which the first `by` milliseconds always pass (but for 1e−17), without those. */
function broughtForward(piece: Piece, by: number): Ahead['left'] {
  const known = new Map<number, Transform>()
  return (octave) => {
    const kept = known.get(octave)
    if (kept) return kept
    const points = pointsOf(octave)
    const transform = blank()
    addDelayed(transform, piece.at(points), 1, -by, points)
    known.set(octave, transform)
    return transform
  }
}

/**
 * P(T < c) ≤ e^sc·φ(s) for every s; e^−39 is 1e−17.
 *
 * @see Chernoff, A measure of asymptotic efficiency for tests of a hypothesis based on the sum of observations, Annals of Mathematical
 *   Statistics 23 (1952)
 */
const NEVER_BEFORE = 39
const TRIED = [4, 6, 9, 13, 20, 40]

/** Of the time c that always passes, and the octaves in which the bound before c, ≤ e^(−39 − s(c − t)), outweighs e^−A at each further period. */
function certain(piece: Piece): Pick<Ahead, 'by' | 'soon'> {
  const { mass, mean, second, atom } = piece
  if (piece.looped || piece.signed || !(mass > 0) || atom > 0) return NOTHING_CERTAIN
  const average = mean / mass
  const variance = second / mass - average * average
  if (!(variance > 0) || average * average < 8 * variance) return NOTHING_CERTAIN
  const deviation = Math.sqrt(variance)
  let best = NOTHING_CERTAIN
  for (const trial of TRIED) {
    const s = trial / deviation
    const bound = piece.bound(s) / mass
    if (bound < 1e-250) continue
    const by = -(log(bound) + NEVER_BEFORE) / s
    // little is gained where the rest varies as much as what is left
    if (by > Math.max(best.by, deviation)) best = { by, soon: A / (PERIOD * s) }
  }
  return best
}

const NOTHING_CERTAIN = { by: 0, soon: 0 }
