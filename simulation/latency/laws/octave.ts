import { powerOfTwo } from '../../traffic/numbers.ts'

/** Transforms are known at this many points of each octave of time. */
export const SIZE = 39
/** Discretisation error of the inversion: e^−A = 2e−9 of the tail three octaves on. */
export const A = 20
/** Of the Fourier series, in units of the least time of the octave, which then is its middle third. */
export const PERIOD = 3

/** A transform at the points of an octave: `SIZE` real parts, then `SIZE` imaginary ones. */
export type Transform = Float64Array

/**
 * Where transforms are evaluated for the times 2^octave … 2^(octave+1) milliseconds: s = (A + 2πik) ÷ (3·2^octave), k = 0 … SIZE − 1. All laws
 * of a design share these points, so a law that takes part in many is computed once for each octave, and one transform gives the
 * tail at every time of the octave.
 */
export interface Points {
  readonly octave: number
  /** The common real part, 1/ms. */
  readonly re: number
  readonly im: Float64Array
  /** False for the rounds in which a loop is being solved: what depends on the loop must not be kept. */
  readonly lasting: boolean
}

/** Transforms are cut from slabs: a small array of its own costs a host more than what is computed in it. */
const SLAB = 128
let slab = new Float64Array(0)
let used = 0

/** A transform of zeros. */
export function blank(): Transform {
  if (used === slab.length) {
    slab = new Float64Array(SLAB * 2 * SIZE)
    used = 0
  }
  used += 2 * SIZE
  return slab.subarray(used - 2 * SIZE, used)
}

const known = new Map<number, Points>()

export function pointsOf(octave: number): Points {
  const kept = known.get(octave)
  if (kept) return kept
  const scale = 1 / (PERIOD * powerOfTwo(octave))
  const im = Float64Array.from({ length: SIZE }, (_, k) => 2 * Math.PI * k * scale)
  const points = { octave, re: A * scale, im, lasting: true }
  known.set(octave, points)
  return points
}

/** The same points, for one round of solving a loop. */
export function passingPoints({ octave, re, im }: Points): Points {
  return { octave, re, im, lasting: false }
}

/** out := out × factor, point by point. */
export function multiplyBy(out: Transform, factor: Transform): void {
  for (let k = 0; k < SIZE; k++) {
    const re = out[k]!
    const im = out[SIZE + k]!
    const x = factor[k]!
    const y = factor[SIZE + k]!
    out[k] = re * x - im * y
    out[SIZE + k] = re * y + im * x
  }
}

/** out := 1 */
export function fillOne(out: Transform): void {
  out.fill(1, 0, SIZE)
  out.fill(0, SIZE)
}
