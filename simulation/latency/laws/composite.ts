import { Power, product, sharedProduct, UNIT, weighted, whole } from './combined.ts'
import { anyOf, gather, Law, NEVER, type Part, type Portion, ZERO } from './law.ts'

/** The sum of independent times: one after another. */
export function inSequence(...laws: readonly Law[]): Law {
  let sum = ZERO
  for (const law of laws) sum = add(sum, law)
  return sum
}

function add(a: Law, b: Law): Law {
  if (a === ZERO) return b
  if (b === ZERO) return a
  if (a.ways.length === 0 || b.ways.length === 0) return NEVER
  return new Law(product(a.common, b.common), crossed(a.ways, b.ways))
}

function crossed(a: readonly Part[], b: readonly Part[]): readonly Part[] {
  if (a.length === 1 && b.length === 1) {
    return [{ start: a[0]!.start + b[0]!.start, piece: product(a[0]!.piece, b[0]!.piece) }]
  }
  const portions: Portion[] = []
  for (const x of a) {
    for (const y of b) {
      portions.push({ start: x.start + y.start, weight: 1, piece: sharedProduct(x.piece, y.piece) })
    }
  }
  return gather(portions)
}

/** The same law, made of one piece whose transforms are kept: for what is used in several places. */
export function inOnePiece(law: Law): Law {
  return new Law(whole(law.common), law.ways)
}

/** The same time `count` times over, independently. */
export function repeated(law: Law, count: number): Law {
  if (count === 0 || law === ZERO) return ZERO
  if (count === 1) return law
  const [only] = law.ways
  if (!only) return NEVER
  if (law.ways.length === 1) {
    const once = product(law.common, only.piece)
    return new Law(new Power(once, count), [{ start: only.start * count, piece: UNIT }])
  }
  if (
    (count >= MANY || law.mass ** count < RARE) &&
    law.nothing === 0 &&
    law.ways.every(({ piece }) => piece.atom === 0)
  ) {
    const once = product(
      law.common,
      weighted(law.ways.map((way) => ({ weight: 1, piece: way.piece, later: way.start - only.start }))),
    )
    return new Law(new Power(once, count), [{ start: only.start * count, piece: UNIT }])
  }
  const half = repeated(law, Math.floor(count / 2))
  const twice = add(half, half)
  return count % 2 === 0 ? twice : add(twice, law)
}

/** A sum of so many times with densities is smooth, whatever steps those have. */
const MANY = 8
/** Where a sum so rarely ends at all, what its ways add and take away is larger than it, and inverted one by one they would drown it. */
const RARE = 1e-3

/** Later by a constant. */
export function delayed(law: Law, ms: number): Law {
  return ms === 0
    ? law
    : new Law(
        law.common,
        law.ways.map(({ start, piece }) => ({ start: start + ms, piece })),
      )
}

export interface Chance {
  readonly probability: number
  readonly law: Law
}

/** One of several times by chance; probabilities may add up to less than 1 (the rest never ends). */
export function oneOf(chances: readonly Chance[]): Law {
  const possible = chances.filter(({ probability, law }) => probability > 0 && law.ways.length > 0)
  const [only] = possible
  if (!only) return NEVER
  if (possible.length === 1 && only.probability === 1) return only.law
  const portions = possible.flatMap(({ probability, law }) =>
    law.parts.map(({ start, piece }) => ({ start, weight: probability, piece })),
  )
  return anyOf(portions)
}
