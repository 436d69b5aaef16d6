import { product, sharedProduct, type Term, UNIT, weighted } from './combined.ts'
import type { Piece } from './piece.ts'

/** A piece of a law and the time at which it begins, in milliseconds. */
export interface Part {
  readonly start: number
  readonly piece: Piece
}

/**
 * The law of a time in milliseconds. Laws are defective: `mass` is the probability that the time is finite (the visit succeeds), so that
 * losses and timeouts compose like everything else.
 *
 * A law is a sum of pieces with starts of their own. A constant, such as network time, only moves a start and costs no accuracy; a choice
 * between times with different constants keeps a piece for each, so that every one is smooth where it is inverted.
 */
export class Law {
  /** What all pieces have in common: the sum of the times that are spent in any case. */
  readonly common: Piece
  /** In the order of their starts: what comes to the common piece. */
  readonly ways: readonly Part[]
  #parts: readonly Part[] | undefined

  constructor(common: Piece, ways: readonly Part[]) {
    this.common = common
    this.ways = ways
  }

  static of(piece: Piece): Law {
    return new Law(piece, AT_ONCE)
  }

  /** The pieces to be inverted, in the order of their starts; ways that begin smoothly and soon after each other are one. */
  get parts(): readonly Part[] {
    this.#parts ??= settle(this.common, this.ways)
    return this.#parts
  }

  /** The least possible time. */
  get start(): number {
    return this.ways[0]?.start ?? 0
  }

  /** P(T < ∞). */
  get mass(): number {
    let sum = 0
    for (const { piece } of this.ways) sum += piece.mass
    return sum * this.common.mass
  }

  /** E[T; T < ∞]: the partial mean, not divided by `mass`. */
  get mean(): number {
    const { mass, mean } = this.common
    let sum = 0
    for (const { start, piece } of this.ways) sum += mass * (piece.mean + start * piece.mass) + mean * piece.mass
    return sum
  }

  /** E[T²; T < ∞]. */
  get second(): number {
    const { mass, mean, second } = this.common
    let sum = 0
    for (const { start, piece } of this.ways) {
      const first = piece.mean + start * piece.mass
      const square = piece.second + 2 * start * piece.mean + start * start * piece.mass
      sum += mass * square + 2 * mean * first + second * piece.mass
    }
    return sum
  }

  /** P(T = 0). */
  get nothing(): number {
    const [first] = this.ways
    return first?.start === 0 ? first.piece.atom * this.common.atom : 0
  }
}

/** The law with these portions, which exclude each other. */
export function anyOf(portions: readonly Portion[]): Law {
  const ways = gather(portions)
  const [only] = ways
  if (ways.length !== 1 || !only) return new Law(UNIT, ways)
  return new Law(only.piece, only.start === 0 ? AT_ONCE : [{ start: only.start, piece: UNIT }])
}

const AT_ONCE: readonly Part[] = [{ start: 0, piece: UNIT }]

/** Whether a time that is not nothing has a probability of its own. */
export function jumps({ common, ways }: Law): boolean {
  return common.atom > 0 && ways.some(({ start, piece }) => start > 0 && piece.atom > 0)
}

/** No time at all. */
export const ZERO = Law.of(UNIT)
/** A time that never ends. */
export const NEVER = new Law(UNIT, [])

/** A fixed time. */
export function constant(ms: number): Law {
  return ms === 0 ? ZERO : new Law(UNIT, [{ start: ms, piece: UNIT }])
}

/** Mean of the times that are finite. */
export function meanOf(law: Law): number {
  return law.mean / law.mass
}

/** Variance of the times that are finite. */
export function varianceOf(law: Law): number {
  return Math.max(0, law.second / law.mass - meanOf(law) ** 2)
}

/** A piece that begins at some time, with a weight. */
export interface Portion extends Part {
  readonly weight: number
}

/** Of a law; beyond, those whose place matters least are joined to the piece before them. */
const MOST_WAYS = 12

/** The portions in the order of their starts; those that begin together become one piece. */
export function gather(portions: readonly Portion[]): readonly Part[] {
  const sorted = [...portions].sort((a, b) => a.start - b.start)
  const groups: Group[] = []
  for (const { start, weight, piece } of sorted) {
    const last = groups[groups.length - 1]
    const term = { weight, piece, later: 0 }
    if (last && start - last.start <= 1e-12 * start) last.terms.push(term)
    else groups.push({ start, terms: [term] })
  }
  return fewer(groups).map(({ start, terms }) => ({ start, piece: weighted(terms) }))
}

interface Group {
  readonly start: number
  readonly terms: Term[]
}

/** A way smaller than this changes no figure by its start. */
const LEAST_SIZE = 1e-7

/** Joins the groups that matter least, by size and distance, to those before them: their transforms are exact, their starts are smoothed. */
function fewer(groups: readonly Group[]): readonly Group[] {
  if (groups.length < 2) return groups
  const matter = groups.map(({ start, terms }, i) => {
    if (i === 0) return Number.POSITIVE_INFINITY
    const size = terms.reduce((sum, { weight, piece }) => sum + Math.abs(weight) * piece.size, 0)
    return size < LEAST_SIZE ? 0 : size * (start - groups[i - 1]!.start)
  })
  const least = groups.length > MOST_WAYS ? [...matter].sort((a, b) => b - a)[MOST_WAYS - 1]! : Number.MIN_VALUE
  const kept: Group[] = []
  for (const [i, { start, terms }] of groups.entries()) {
    const last = kept[kept.length - 1]
    if (!last || (matter[i]! >= least && kept.length < MOST_WAYS)) kept.push({ start, terms: [...terms] })
    else
      for (const { weight, piece, later } of terms)
        last.terms.push({ weight, piece, later: later + start - last.start })
  }
  return kept
}

/** From this order on a piece begins so smoothly that inversion does not see where, if that is within its own spread. */
const SMOOTH = 4

function settle(common: Piece, ways: readonly Part[]): readonly Part[] {
  const [only] = ways
  if (ways.length === 1 && only) return [{ start: only.start, piece: product(common, only.piece) }]
  const groups: Group[] = []
  for (const { start, piece } of ways) {
    const last = groups[groups.length - 1]
    const term = { weight: 1, piece, later: start - (last?.start ?? start) }
    if (last && common.order + piece.order >= SMOOTH && term.later < 2 * deviationOf(common, piece)) {
      last.terms.push(term)
    } else groups.push({ start, terms: [{ ...term, later: 0 }] })
  }
  return groups.map(({ start, terms }) => ({ start, piece: sharedProduct(common, weighted(terms)) }))
}

/** 0 where a piece takes away: then its moments do not tell how far it spreads. */
function deviationOf(...pieces: readonly Piece[]): number {
  if (pieces.some(({ signed }) => signed)) return 0
  return Math.sqrt(
    pieces.reduce((sum, { mass, mean, second }) => sum + Math.max(0, second / mass - (mean / mass) ** 2), 0),
  )
}
