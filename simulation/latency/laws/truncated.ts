import { anyOf, type Law, meanOf, varianceOf } from './law.ts'
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
  const from = { mass: law.mass, signed: begun.some(({ piece }) => piece.signed) }
  const rest = tabulate(later, beyond, typicalOf(law), from)
  return anyOf([...ends, { start: limit, weight: -1, piece: rest }])
}

/** The same law as tables, which no longer know what they were made of. */
export function tabulated(law: Law): Law {
  const typical = typicalOf(law)
  const whole = law.mass
  return anyOf(
    law.parts.map((part) => {
      const { mass, signed } = part.piece
      const start = realStart(part)
      return {
        start,
        weight: 1,
        piece: tabulate((t) => partTailAt(part, start + t), mass, typical, { mass: whole, signed }),
      }
    }),
  )
}

/** Some time of the order of the law's; moments of differences can be too inexact for a variance. */
function typicalOf(law: Law): number {
  return Math.max(Math.sqrt(varianceOf(law)), Math.abs(meanOf(law)) / 64)
}
