import { exp, log } from '../../traffic/numbers.ts'
import { UNIT } from '../laws/combined.ts'
import { anyOf, type Law } from '../laws/law.ts'
import { tabulate } from '../laws/tabulated.ts'

/** How long a request waits for others to share its batch while a server is free. */
export interface Formation {
  readonly law: Law
  /** Requests in a batch, on average. */
  readonly size: number
}

/**
 * A batch of up to b begins when it is full, or T after its first request. With N(t) arrivals in t, requests that come by themselves wait with density
 * λ·P(N(t) ≤ b − 2) ÷ E[size] before T, or to the end of it; those that fill a batch do not wait. E[size] = 1 + E[min(N(T), b − 1)].
 *
 * @param max b > 1
 * @param waitMs T > 0
 * @param arrivalsPerMs λ > 0
 * @see Ross, Introduction to Probability Models, 10th ed. 2010, §7.5 (regenerative processes: a mean over the requests of one batch)
 */
export function formation(max: number, waitMs: number, arrivalsPerMs: number): Formation {
  const expected = arrivalsPerMs * waitMs
  // more never come together
  const b = Math.min(max, Math.ceil(expected + 8 * Math.sqrt(expected) + 8))
  const poisson = new PoissonTail(b - 2)
  const later = (t: number) => poisson.areaBeyond(arrivalsPerMs * t)
  const size = b - later(waitMs)
  const alone = poisson.atMost(expected) / size
  const filling = Math.max(0, 1 / size - alone)
  if (expected < SELDOM) {
    const within = 1 - alone - filling
    const law = anyOf([
      { start: 0, weight: filling, piece: UNIT },
      { start: waitMs / 2, weight: within, piece: UNIT },
      { start: waitMs, weight: alone, piece: UNIT },
    ])
    return { law, size }
  }
  const typical = b / arrivalsPerMs
  const piece = tabulate((t) => later(t) / size, filling + (b - 1) / size, typical, { size: 1, signed: false })
  const rest = (t: number) => later(waitMs + t) / size
  const beyond = tabulate(rest, rest(0), typical, { size: 1, signed: false })
  const law = anyOf([
    { start: 0, weight: 1, piece },
    { start: waitMs, weight: -1, piece: beyond },
    { start: waitMs * (1 + HAIR), weight: alone, piece: UNIT },
  ])
  return { law, size }
}

/** With fewer others in the time than that, who finds one there joins it at any moment as likely, to a 1e−8th of the mean. */
const SELDOM = 1e-4

/** Who waits to the end does so a hair longer: a part with what is taken off there might have no mass, and be taken for nothing. */
const HAIR = 1e-8

/** P(N ≤ m) of Poisson numbers N. */
class PoissonTail {
  readonly #most: number
  readonly #logFactorial: Float64Array
  constructor(most: number) {
    this.#most = most
    this.#logFactorial = new Float64Array(most + 1)
    for (let i = 2; i <= most; i++) this.#logFactorial[i] = this.#logFactorial[i - 1]! + log(i)
  }

  atMost(mean: number, most = this.#most): number {
    if (most < 0) return 0
    if (mean === 0) return 1
    const middle = Math.min(most, Math.floor(mean))
    const first = exp(Math.max(-700, middle * log(mean) - mean - this.#logFactorial[middle]!))
    let sum = first
    for (let i = middle, term = first; i > 0 && term > 1e-18 * sum; i--) {
      term *= i / mean
      sum += term
    }
    for (let i = middle + 1, term = first; i <= most && term > 1e-18 * sum; i++) {
      term *= mean / i
      sum += term
    }
    return Math.min(1, sum)
  }

  /** ∫ P(N(x) ≤ m) dx beyond a mean x: Σ P(N ≤ j) over j ≤ m. */
  areaBeyond(mean: number): number {
    const most = this.#most
    return Math.max(0, (most + 1) * this.atMost(mean) - mean * this.atMost(mean, most - 1))
  }
}
