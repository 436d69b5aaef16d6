import type { Outcomes } from '../traffic/outcomes.ts'

/**
 * The last digits of rates and of what they bring about, where laws of loops are tables. Near the solution each round comes nearer by the same
 * share; two rounds tell it, and Aitken's step goes where all further ones would lead.
 *
 * @see Henrici, Elements of Numerical Analysis, 1964, §4.4 (Aitken's Δ² method)
 */
export class Refinement {
  #before: readonly number[] | null = null
  #nearest = Number.POSITIVE_INFINITY
  #patience = PATIENCE

  /** @returns what to assume next; `null` where rounds come no nearer, as tables cannot tell more */
  after(assumed: Outcomes, found: Outcomes, moved: number): Outcomes | null {
    this.#patience--
    if (moved <= this.#nearest / 2) {
      this.#nearest = moved
      this.#patience = PATIENCE
    }
    if (this.#patience === 0) return null
    const from = valuesOf(assumed)
    const step = valuesOf(found).map((value, i) => value - from[i]!)
    const before = this.#before
    this.#before = step
    if (!before) return found
    const share = dot(step, before) / dot(before, before)
    if (!(share > LEAST_SHARE && share < MOST_SHARE)) return found
    this.#before = null
    return extended(assumed, found, share / (1 - share))
  }
}

const PATIENCE = 8
/** Where each round comes so much nearer by itself, nothing is won. */
const LEAST_SHARE = 0.05
const MOST_SHARE = 0.999

/** The greatest difference of a probability or a number of attempts. */
export function distance(a: Outcomes, b: Outcomes): number {
  let most = 0
  const compare = (values: Float64Array, others: Float64Array) => {
    for (let i = 0; i < values.length; i++) {
      const apart = Math.abs(values[i]! - others[i]!)
      if (apart > most) most = apart
    }
  }
  compare(a.loss, b.loss)
  for (const [workload, values] of a.failure.entries()) compare(values, b.failure[workload]!)
  for (const [workload, values] of a.attempts.entries()) compare(values, b.attempts[workload]!)
  return most
}

function valuesOf({ loss, failure, attempts }: Outcomes): readonly number[] {
  return [loss, ...failure, ...attempts].flatMap((values) => [...values])
}

/** `to`, and beyond it by a share of the way from `from`. */
function extended(from: Outcomes, to: Outcomes, by: number): Outcomes {
  const beyond = (start: Float64Array, end: Float64Array, least: number, most: number) =>
    end.map((value, i) => Math.min(most, Math.max(least, value + by * (value - start[i]!))))
  const all = (start: readonly Float64Array[], end: readonly Float64Array[], least: number, most: number) =>
    end.map((values, i) => beyond(start[i]!, values, least, most))
  return {
    loss: beyond(from.loss, to.loss, 0, 1),
    failure: all(from.failure, to.failure, 0, 1),
    attempts: all(from.attempts, to.attempts, 1, Number.POSITIVE_INFINITY),
  }
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0)
}
