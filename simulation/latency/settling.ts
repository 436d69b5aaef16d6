import type { Ending } from './attempts.ts'
import { type Law, meanOf, NEVER } from './laws/law.ts'
import { tailAt } from './laws/tail.ts'
import { blended, tabulated } from './laws/truncated.ts'

/** How far a search for laws that fit themselves has come. */
export interface Settled {
  readonly endings: readonly Ending[]
  /** By how much another turn changes them, or the last ones have, where they come no nearer: of probabilities, and of the mean as a share of it. */
  readonly error: number
  /** Whether that is no more than tables err, which is more where times jump often. */
  readonly done: boolean
  readonly turns: number
}

/**
 * Laws that fit themselves: what `turn` makes of them is what they were. From visits that never end each turn allows one more call around, so
 * that a loop of gain g is nearly linear in its laws and comes nearer by g each time; Anderson's method takes the next laws as that
 * mixture of the last ones which would have moved least, and needs about as many turns as the loop has different ways back.
 *
 * @param turn `null` where something on the way takes for ever
 * @param enough an error that need not be made less: that of a search before, for nearly the same laws
 * @see Walker & Ni, Anderson acceleration for fixed-point iterations, SIAM J. Numerical Analysis 49 (2011)
 */
export function settle(
  start: readonly Ending[],
  turn: (assumed: readonly Ending[]) => readonly Ending[] | null,
  mostTurns: number,
  enough = 0,
): Settled | null {
  let assumed = start
  let times: readonly number[] = []
  let steps: Step[] = []
  let recent: (readonly number[])[] = []
  let best: { readonly endings: readonly Ending[]; readonly moved: number } | null = null
  let nearest = Number.POSITIVE_INFINITY
  let patience = PATIENCE
  let turns = 0
  while (turns < mostTurns && patience > 0) {
    turns++
    const found = turn(assumed)
    if (!found) return null
    const endings = found.map(({ ok, failed }) => ({ ok: tabulated(ok), failed: failed && tabulated(failed) }))
    if (turns <= PLAIN_TURNS || times.length === 0) times = timesOf(endings)
    const after = figures(endings, times)
    const before = figures(assumed, times)
    const step = { endings, moved: after.map((value, i) => value - before[i]!) }
    const moved = largest(step.moved)
    recent = turns <= PLAIN_TURNS ? [] : [...recent.slice(1 - PATIENCE), after]
    if (moved <= Math.max(SETTLED, enough) && endings.every(hasEnded)) {
      return { endings, error: moved, done: true, turns }
    }
    patience--
    if (moved <= nearest / 2) {
      nearest = moved
      patience = PATIENCE
    }
    if (!best || moved < best.moved) best = { endings, moved }
    else if (moved > LOST_WAY * best.moved) steps = []
    // the first laws of all are too far away to learn from
    steps = turns < PLAIN_TURNS || patience < IMPATIENT ? [] : [...steps.slice(-MEMORY), step]
    const mixed = steps.length > 1 ? mixture(steps) : endings
    assumed = mixed.every(isPossible) ? mixed : endings
  }
  if (!best) return null
  const { endings, moved } = best
  const error = patience > 0 ? moved : Math.max(moved, spreadOf(recent))
  const done = (moved <= NEARLY || (patience === 0 && error <= ROUGHLY)) && endings.every(hasEnded)
  return { endings, error, done, turns }
}

/** The most by which one of the figures differs between turns. */
function spreadOf(turns: readonly (readonly number[])[]): number {
  const [first = []] = turns
  return largest(
    first.map((_, i) => {
      const values = turns.map((figures) => figures[i]!)
      return Math.max(...values) - Math.min(...values)
    }),
  )
}

interface Step {
  /** After the turn. */
  readonly endings: readonly Ending[]
  /** By how much the turn changed each figure. */
  readonly moved: readonly number[]
}

const PLAIN_TURNS = 3
const MEMORY = 6
const SETTLED = 3e-7
/** Where times jump so often that tables cannot tell more. */
const NEARLY = 3e-5
/** Where turns come no nearer, but stay together. */
const ROUGHLY = 5e-4
/** Of visits that have not ended after so many turns; all do where the gain is below 1. */
const LEFT = 1e-5
/** Turns that come no nearer by half: what is left is the tables' own error, or the way is lost. */
const PATIENCE = 9
/** With so much of it left, mixtures may have come to a halt: each turn of constant times ends at a time of its own, which no mixture of turns before has. */
const IMPATIENT = 5
/** A mixture that is so much worse than the best shows that what was learnt no longer holds. */
const LOST_WAY = 10

/** Times around the mean, at which laws are compared. */
function timesOf(endings: readonly Ending[]): readonly number[] {
  const mean = Math.max(...endings.map(({ ok }) => (ok.mass > 0 ? meanOf(ok) : 0)))
  return mean > 0 ? Array.from({ length: 19 }, (_, i) => mean * 2 ** (i / 2 - 4)) : []
}

function figures(endings: readonly Ending[], times: readonly number[]): readonly number[] {
  const mean = times[MIDDLE] ?? 1
  return endings.flatMap(({ ok, failed }) =>
    [ok, failed ?? NEVER].flatMap((law) => [law.mass, law.mean / mean, ...times.map((time) => tailAt(law, time))]),
  )
}

/** Place of the mean among the times. */
const MIDDLE = 8

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}

function isPossible({ ok, failed }: Ending): boolean {
  const all = ok.mass + (failed?.mass ?? 0)
  return ok.mass >= 0 && ok.mean >= 0 && all <= 1 + NEARLY
}

function hasEnded({ ok, failed }: Ending): boolean {
  return ok.mass + (failed?.mass ?? 0) >= 1 - LEFT
}

/** The mixture of the last turns whose changes, taken together so, are least. */
function mixture(steps: readonly Step[]): readonly Ending[] {
  const weights = weightsOf(steps.map(({ moved }) => moved))
  const mix = (lawOf: (step: Step) => Law) =>
    blended(steps.map((step, i) => ({ weight: weights[i]!, law: lawOf(step) })).filter(({ weight }) => weight !== 0))
  return steps[0]!.endings.map((_, i) => {
    const fails = steps.some(({ endings }) => endings[i]!.failed)
    return {
      ok: mix(({ endings }) => endings[i]!.ok),
      failed: fails ? mix(({ endings }) => endings[i]!.failed ?? NEVER) : null,
    }
  })
}

/**
 * Weights that add up to 1 and make Σ weight × vector shortest, by orthogonalising the differences of vectors that follow each other, the last first; what is
 * hardly independent is left out.
 *
 * @see Golub & Van Loan, Matrix Computations, 4th ed. 2013, §5.2 (modified Gram–Schmidt)
 */
function weightsOf(vectors: readonly (readonly number[])[]): readonly number[] {
  const last = vectors.length - 1
  let rest = vectors[last]!
  const weights = vectors.map((_, i) => (i === last ? 1 : 0))
  const bases: { readonly vector: readonly number[]; readonly by: readonly number[] }[] = []
  for (let i = last; i > 0; i--) {
    let vector: readonly number[] = vectors[i]!.map((value, k) => value - vectors[i - 1]![k]!)
    let by: readonly number[] = vectors.map((_, j) => (j === i ? 1 : j === i - 1 ? -1 : 0))
    const whole = Math.sqrt(dot(vector, vector))
    for (const base of bases) {
      const share = dot(vector, base.vector)
      vector = less(vector, base.vector, share)
      by = less(by, base.by, share)
    }
    const length = Math.sqrt(dot(vector, vector))
    if (!(length > INDEPENDENT * whole)) continue
    const base = { vector: vector.map((value) => value / length), by: by.map((value) => value / length) }
    bases.push(base)
    const share = dot(rest, base.vector)
    rest = less(rest, base.vector, share)
    for (let j = 0; j <= last; j++) weights[j]! -= share * base.by[j]!
  }
  return weights
}

const INDEPENDENT = 1e-4

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function less(a: readonly number[], b: readonly number[], share: number): readonly number[] {
  return a.map((value, i) => value - share * b[i]!)
}
