import { NODES, octaveAreas } from './cells.ts'
import { anyOf, type Law, meanOf, type Part, varianceOf } from './law.ts'
import type { Piece } from './piece.ts'
import { tabulate } from './tabulated.ts'
import { partTailAt, realStart } from './tail.ts'

/**
 * What of a law ends by `limit`: the law without what is then still under way, which is smooth from there on.
 *
 * @param limit milliseconds
 */
export function truncated(law: Law, limit: number): Law {
  const begun = law.parts.filter((part) => part.start <= limit)
  const later = (t: number) => begun.reduce((sum, part) => sum + partTailAt(part, limit + t), 0)
  const beyond = later(0)
  const ends = begun.map((part) => ({ ...part, weight: 1 }))
  if (beyond === 0) return anyOf(ends)
  const from = { size: sizeOf(law), signed: begun.some(({ piece }) => piece.signed) }
  const rest = tabulate(later, beyond, typicalOf(law), from)
  const all = anyOf(ends)
  if (from.signed || all.mass - beyond < RARE * all.mass) takeMoments(rest, limit, all, momentsBefore(begun, limit))
  return anyOf([...ends, { start: limit, weight: -1, piece: rest }])
}

/**
 * Where so little ends in time, its moments would drown in the difference of those of everything and of what is late. So would those of a law that
 * takes away already, cut again and again: each difference adds its error to those of the ones before.
 */
const RARE = 0.01

interface Moments {
  readonly mean: number
  readonly second: number
}

/** Gives what is late those moments which leave `early` of all. */
function takeMoments(late: Piece, limit: number, all: Moments, early: Moments): void {
  const { mass } = late
  late.mean = all.mean - early.mean - limit * mass
  late.second = all.second - early.second - 2 * limit * late.mean - limit * limit * mass
}

/** E[T; T ≤ limit] and E[T²; T ≤ limit], as ∫ P(t < T ≤ limit) dt and 2 ∫ t·P(t < T ≤ limit) dt, octave by octave. */
function momentsBefore(parts: readonly Part[], limit: number): Moments {
  let mean = 0
  let second = 0
  for (const part of parts) {
    const { start } = part
    const late = partTailAt(part, limit)
    const early = part.piece.mass - late
    let end = limit - start
    while (end > 1e-12 * limit) {
      const from = end / 2
      for (const [p, node] of NODES.entries()) {
        const t = from * node
        const left = partTailAt(part, start + t) - late
        const area = from * octaveAreas.area[p]! * left
        mean += area
        second += 2 * (start + t) * area
      }
      end = from
      if (part.piece.mass - partTailAt(part, start + end) < 1e-9 * early) break
    }
    // before that, nothing has ended yet
    mean += (start + end) * early
    second += (start + end) ** 2 * early
  }
  return { mean, second }
}

/** The same law as tables, which no longer know what they were made of. */
export function tabulated(law: Law): Law {
  return inTables(law, ({ piece }) => piece.signed)
}

/** The sum of laws with weights, some of them negative, as tables: a law again, where none of them takes away by itself. */
export function blended(terms: readonly { readonly weight: number; readonly law: Law }[]): Law {
  const portions = terms.flatMap(({ weight, law }) => law.parts.map(({ start, piece }) => ({ start, weight, piece })))
  const signed = portions.some(({ piece }) => piece.signed)
  return inTables(anyOf(portions), () => signed)
}

/** What is made of such tables again must not carry on what inversion only seems to see. */
const LEAST_TAIL = 1e-7

function inTables(law: Law, isSigned: (part: Part) => boolean): Law {
  const typical = Math.abs(meanOf(law))
  const size = sizeOf(law)
  return anyOf(
    law.parts.map((part) => {
      const { mass } = part.piece
      const start = realStart(part)
      const signed = isSigned(part)
      const tail = (t: number) => {
        const value = partTailAt(part, start + t)
        return signed ? value : Math.min(mass, Math.max(0, value))
      }
      return { start, weight: 1, piece: tabulate(tail, mass, typical, { size, signed, leastTail: LEAST_TAIL }) }
    }),
  )
}

function sizeOf({ parts }: Law): number {
  return parts.reduce((sum, { piece }) => sum + piece.size, 0)
}

/** Some time of the order of the law's; moments of differences can be too inexact for a variance. */
function typicalOf(law: Law): number {
  return Math.max(Math.sqrt(varianceOf(law)), Math.abs(meanOf(law)) / 64)
}
