import { exponentOf, powerOfTwo } from '../../traffic/numbers.ts'
import { FIRST_NODES, firstAreas, firstTable, inFirstCell, inOctave, NODES, octaveAreas, octaveTable } from './cells.ts'
import { UNIT, weighted } from './combined.ts'
import { type Points, SIZE, type Transform } from './octave.ts'
import { Piece } from './piece.ts'

const FIRST = FIRST_NODES.length

/**
 * A time given by its tail at some points of each octave, between which it is a polynomial: what joins and timeouts leave behind. Its transform is
 * one product of those values with a table that all such laws share.
 */
class Tabulated extends Piece {
  readonly #octave: number
  /** Tails at `FIRST_NODES`, then at the `NODES` of each octave. */
  readonly #tails: Float64Array

  /** @param octave of the first cell that is an octave */
  constructor(mass: number, octave: number, tails: Float64Array, signed: boolean) {
    super({ signed })
    this.#octave = octave
    this.#tails = tails
    this.mass = mass
    this.size = signed ? Math.max(Math.abs(mass), ...tails.map(Math.abs)) : mass
    this.atom = mass - tails[0]!
    this.#sumMoments()
  }

  override tail(t: number): number {
    const start = powerOfTwo(this.#octave)
    if (t <= start) return inFirstCell(this.#tails, t / start)
    const octave = exponentOf(t)
    const offset = FIRST + (octave - this.#octave) * NODES.length
    return offset < this.#tails.length ? inOctave(this.#tails, offset, t / powerOfTwo(octave)) : 0
  }

  /** φ(s) = mass − s ∫ P(T > t) e^−st dt */
  protected override evaluate(points: Points, out: Transform): void {
    out.fill(this.mass, 0, SIZE)
    const tails = this.#tails
    subtract(out, firstTable(Math.max(this.#octave - points.octave, LEAST_DISTANCE)), tails, 0, FIRST)
    for (let offset = FIRST, octave = this.#octave; offset < tails.length; offset += NODES.length, octave++) {
      const distance = octave - points.octave
      if (distance > MOST_DISTANCE) return
      if (distance >= LEAST_DISTANCE) subtract(out, octaveTable(distance), tails, offset, NODES.length)
    }
  }

  /**
   * E[T] = ∫ P(T > t) dt, E[T²] = 2 ∫ t P(T > t) dt.
   *
   * @see Feller, An Introduction to Probability Theory and Its Applications II, 2nd ed. 1971, §V.6
   */
  #sumMoments(): void {
    const tails = this.#tails
    const add = ({ area, moment }: typeof octaveAreas, offset: number, unit: number) => {
      for (let p = 0; p < area.length; p++) {
        this.mean += unit * area[p]! * tails[offset + p]!
        this.second += 2 * unit * unit * moment[p]! * tails[offset + p]!
      }
    }
    add(firstAreas, 0, powerOfTwo(this.#octave))
    for (let offset = FIRST, octave = this.#octave; offset < tails.length; offset += NODES.length, octave++) {
      add(octaveAreas, offset, powerOfTwo(octave))
    }
  }
}

/** Later cells are not seen at a point: e^−st is 1e−12 there, and the times asked for lie before them. */
const MOST_DISTANCE = 1
/** So much earlier, s·t is nothing. */
const LEAST_DISTANCE = -60

/** out := out − Σ values × rows of the table */
function subtract(out: Transform, table: Float64Array, values: Float64Array, offset: number, count: number): void {
  for (let p = 0; p < count; p++) {
    const value = values[offset + p]!
    if (value === 0) continue
    const row = p * 2 * SIZE
    for (let k = 0; k < 2 * SIZE; k++) out[k]! -= value * table[row + k]!
  }
}

/** Tails below this share of the mass are left out: inversion cannot tell them from nothing. */
const LEAST_TAIL = 3e-9
/** How far the polynomial of the first cell may be from a tail, as a share of the mass. */
const FIRST_ERROR = 1e-7
/** Where that is looked at: between the last two nodes, where such a polynomial errs most. */
const LOOKED_AT = 3 / 4
const MOST_OCTAVES = 60

/**
 * Whether nothing is left at the end of an octave: looked at well before it, as rounding is magnified there. An octave in which nearly all is
 * over from the start is not resolved as well as that, so a tail that is small and still falls is taken to be over, too.
 */
function isOver(tail: (t: number) => number, end: number, least: number): boolean {
  const late = Math.abs(tail(0.75 * powerOfTwo(end)))
  if (late <= least) return true
  const early = Math.abs(tail(0.5 * powerOfTwo(end)))
  return early <= least || (early <= 300 * least && late <= 0.1 * early)
}

/**
 * Makes a table of a tail.
 *
 * @param tail P(t < T < ∞) for t ≥ 0, smooth; of a difference of laws it need not fall
 * @param mass P(T < ∞)
 * @param typical some time of the order of the law's, milliseconds
 * @param from what it is of: the size of the law that it is part of, to which its errors are in proportion, whether that is a difference, and the share of
 *   the size below which its tail is left out
 */
export function tabulate(
  tail: (t: number) => number,
  mass: number,
  typical: number,
  from: { readonly size: number; readonly signed: boolean; readonly leastTail?: number },
): Piece {
  const rest = tail(0)
  const whole = Math.max(Math.abs(mass), from.size)
  const least = (from.leastTail ?? LEAST_TAIL) * whole
  const middle = exponentOf(Math.max(typical, 1e-250))
  if (Math.abs(rest) <= least && Math.abs(tail(powerOfTwo(middle))) <= least) {
    return weighted([{ weight: mass, piece: UNIT, later: 0 }])
  }
  let first = middle + 1
  let start = powerOfTwo(first)
  const cell = new Float64Array(FIRST)
  do {
    first--
    start /= 2
    for (let p = 0; p < FIRST; p++) cell[p] = p === 0 ? rest : tail(FIRST_NODES[p]! * start)
  } while (
    first > middle - MOST_OCTAVES &&
    Math.abs(inFirstCell(cell, LOOKED_AT) - tail(LOOKED_AT * start)) > FIRST_ERROR * whole
  )
  let end = Math.max(first + 1, middle)
  while (end < middle + MOST_OCTAVES && !isOver(tail, end, least)) end++
  const tails = new Float64Array(FIRST + (end - first) * NODES.length)
  tails.set(cell)
  for (let octave = first, at = FIRST; octave < end; octave++) {
    for (const node of NODES) tails[at++] = tail(node * powerOfTwo(octave))
  }
  return new Tabulated(mass, first, tails, from.signed)
}
