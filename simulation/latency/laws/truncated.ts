import { anyOf, type Law, varianceOf } from './law.ts'
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
  const signed = begun.some(({ piece }) => piece.signed)
  const rest = tabulate(later, beyond, Math.sqrt(varianceOf(law)), signed)
  return anyOf([...ends, { start: limit, weight: -1, piece: rest }])
}

/** The same law as tables, which no longer know what they were made of. */
export function tabulated(law: Law): Law {
  const typical = Math.sqrt(varianceOf(law))
  return anyOf(
    law.parts.map((part) => {
      const { mass, signed } = part.piece
      const start = realStart(part)
      return { start, weight: 1, piece: tabulate((t) => partTailAt(part, start + t), mass, typical, signed) }
    }),
  )
}
