import { anyOf, type Law, meanOf, type Part, type Portion, varianceOf } from './law.ts'
import { tabulate } from './tabulated.ts'
import { partTailAt, realStart } from './tail.ts'

/** Of a branch, what its earlier parts have of something, and what those of one level add. */
interface Share {
  readonly known: number
  readonly added: number
}

/** Further times at which a branch jumps or bends are smoothed. */
const MOST_LEVELS = 6

/**
 * The longest of independent times: all branches of a stage that runs in parallel. P(T ≤ t) is the product of the branches'.
 *
 * @see David & Nagaraja, Order Statistics, 3rd ed. 2003, §2.1 and ch. 5 (the largest of independent variables)
 * @param stretch makes every time that much longer
 */
export function longestOf(laws: readonly Law[], stretch = 1): Law {
  const base = Math.max(...laws.map(firstStart))
  const gain: Gain = (shares, level) =>
    level === 0 ? shares.reduce((all, { known, added }) => all * (known + added), 1) : change(shares, (ended) => ended)
  // what parts take from each other can leave nothing of a mass, but not of their errors
  return ofBranches(laws, base, stretch, { gain, size: gain, takes: false })
}

/** The first of independent times, any of which may never end: P(T > t) is the product of the branches'. */
export function firstOf(laws: readonly Law[]): Law {
  const base = Math.min(...laws.map(firstStart))
  const gain: Gain = (shares) => change(shares, (ended) => 1 - ended)
  const size: Gain = (shares) => shares.reduce((sum, { added }) => sum + added, 0)
  // what ends first takes from the others that they do
  return ofBranches(laws, base, 1, { gain, size, takes: true })
}

/** By how much the parts of a level raise P(T ≤ t), or a bound of that. */
type Gain = (shares: readonly Share[], level: number) => number

/** By how much a product of factors changes with what is added: branch by branch, as that may be next to nothing. */
function change(shares: readonly Share[], factor: (ended: number) => number): number {
  let before = 1
  let sum = 0
  for (const { known, added } of shares) {
    sum = sum * factor(known + added) + before * added
    before *= factor(known)
  }
  return sum
}

function firstStart({ parts }: Law): number {
  return Math.min(...parts.map(realStart))
}

/**
 * A law that is made of those of branches at each time. Between the times at which a part of a branch begins it is smooth, so each of them begins
 * a piece of the result, which holds what that part adds.
 *
 * @param base before which nothing has ended
 * @param how `takes`: whether later parts can lower what earlier ones add
 */
function ofBranches(
  laws: readonly Law[],
  base: number,
  stretch: number,
  how: { readonly gain: Gain; readonly size: Gain; readonly takes: boolean },
): Law {
  const levels = levelsOf(laws, base)
  const tracks = laws.map((law) =>
    law.parts.map((part) => {
      const start = realStart(part)
      return { part, level: levels.findLastIndex((time) => time <= start) }
    }),
  )
  const sharesAt = (level: number, share: (part: Part) => number): readonly Share[] =>
    tracks.map((branch) => {
      let known = 0
      let added = 0
      for (const { part, level: own } of branch) {
        if (own < level) known += share(part)
        else if (own === level) added += share(part)
      }
      return { known, added }
    })
  const typical = Math.max(...laws.map((law) => Math.max(meanOf(law) - base, Math.sqrt(varianceOf(law))))) * stretch
  const differs = laws.some(({ parts }) => parts.some(({ piece }) => piece.signed))
  const portions = levels.map((start, level): Portion => {
    const all = how.gain(
      sharesAt(level, ({ piece }) => piece.mass),
      level,
    )
    const size = how.size(
      sharesAt(level, ({ piece }) => piece.size),
      level,
    )
    const ended = (t: number) => sharesAt(level, (part) => endedBy(part, start + t / stretch))
    const tail = (t: number) => all - how.gain(ended(t), level)
    const signed = differs || (how.takes && level > 0)
    return { start: start * stretch, weight: 1, piece: tabulate(tail, all, typical, { size, signed }) }
  })
  return anyOf(portions.filter(({ piece }) => piece.size !== 0))
}

/** When the first possible end is, and the times after it at which something begins; the smallest are left out. */
function levelsOf(laws: readonly Law[], base: number): readonly number[] {
  const sizes = new Map<number, number>()
  for (const part of laws.flatMap(({ parts }) => parts)) {
    const start = realStart(part)
    if (start > base) sizes.set(start, (sizes.get(start) ?? 0) + part.piece.size)
  }
  const heaviest = [...sizes].sort(([, a], [, b]) => b - a).slice(0, MOST_LEVELS - 1)
  return [base, ...heaviest.map(([start]) => start).sort((a, b) => a - b)]
}

/** P(T ≤ t) of one part. */
function endedBy(part: Part, t: number): number {
  return part.piece.mass - partTailAt(part, t)
}
