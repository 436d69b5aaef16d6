import { anyOf, type Law, meanOf, type Part, type Portion, varianceOf } from './law.ts'
import { tabulate } from './tabulated.ts'
import { partTailAt, realStart } from './tail.ts'

/** A part of a branch: it changes the product of the branches from a time on, which is the `level`-th such time. */
interface Track {
  readonly part: Part
  readonly level: number
}

/** Further times at which a branch jumps or bends are smoothed. */
const MOST_LEVELS = 6

/**
 * The longest of independent times: all branches of a stage that runs in parallel. P(T ≤ t) is the product of the branches'; between the
 * times at which a part of a branch begins it is smooth, so each of them begins a piece of the result, which holds what that part adds.
 *
 * @see David & Nagaraja, Order Statistics, 3rd ed. 2003, §2.1 and ch. 5 (the largest of independent variables)
 * @param stretch makes every time that much longer
 */
export function longestOf(laws: readonly Law[], stretch = 1): Law {
  const starts = laws.map((law) => law.parts.map(realStart))
  const base = Math.max(...starts.map((times) => Math.min(...times)))
  const levels = levelsOf(laws, starts, base)
  const tracks = laws.map((law, i) =>
    law.parts.map((part, j): Track => {
      const start = starts[i]?.[j] ?? 0
      return { part, level: levels.findLastIndex((time) => time <= start) }
    }),
  )
  const typical = Math.max(...laws.map((law) => Math.max(meanOf(law) - base, Math.sqrt(varianceOf(law))))) * stretch
  const signed = laws.some(({ parts }) => parts.some(({ piece }) => piece.signed))
  const portions = levels.map((start, level): Portion => {
    const all = gain(tracks, level, ({ piece }) => piece.mass)
    // what parts take from each other can leave nothing of a mass, but not of their errors
    const size = gain(tracks, level, ({ piece }) => piece.size)
    const tail = (t: number) => all - gain(tracks, level, (part) => endedBy(part, start + t / stretch))
    return { start: start * stretch, weight: 1, piece: tabulate(tail, all, typical, { size, signed }) }
  })
  return anyOf(portions.filter(({ piece }) => piece.size !== 0))
}

/** When the first possible end is, and the times after it at which something begins; the smallest are left out. */
function levelsOf(laws: readonly Law[], starts: readonly (readonly number[])[], base: number): readonly number[] {
  const sizes = new Map<number, number>()
  for (const [i, law] of laws.entries()) {
    for (const [j, { piece }] of law.parts.entries()) {
      const start = starts[i]?.[j] ?? 0
      if (start > base) sizes.set(start, (sizes.get(start) ?? 0) + piece.size)
    }
  }
  const heaviest = [...sizes].sort(([, a], [, b]) => b - a).slice(0, MOST_LEVELS - 1)
  return [base, ...heaviest.map(([start]) => start).sort((a, b) => a - b)]
}

/** P(T ≤ t) of one part. */
function endedBy(part: Part, t: number): number {
  return part.piece.mass - partTailAt(part, t)
}

/**
 * By how much the parts of a level raise the product of the branches.
 *
 * @param share of one part, such as its P(T ≤ t)
 */
function gain(tracks: readonly (readonly Track[])[], level: number, share: (part: Part) => number): number {
  let before = level === 0 ? 0 : 1
  let after = 1
  for (const branch of tracks) {
    let known = 0
    let added = 0
    for (const { part, level: own } of branch) {
      if (own > level) continue
      if (own === level) added += share(part)
      else known += share(part)
    }
    before *= known
    after *= known + added
  }
  return after - before
}
