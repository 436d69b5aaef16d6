import type { ServiceTime } from '../archetypes/archetype.ts'
import { exp, log } from '../traffic/numbers.ts'
import { fillExponential, fillNormal, fillUniform, STREAM_WORDS, startStream } from './random.ts'
import { Space } from './space.ts'

/** What one stream of draws follows: a time in ms, or a uniform number for choices. */
export type DrawLaw = ServiceTime | { readonly distribution: 'uniform' }

export interface DrawSource {
  /** Such as `service:api`; equal names in two designs give equal draws. */
  readonly name: string
  readonly law: DrawLaw
}

/** Draws made ahead for each stream. */
const BLOCK = 128
/** Stands behind each block; no draw is below zero. */
const USED_UP = -1

/**
 * Draws ready to be taken, a block ahead for each stream, so that no law costs more than an exponential where they are taken.
 */
export class Draws {
  readonly values: Float64Array
  /** Of each stream: where in `values` its next draw lies, or `USED_UP` behind the last. */
  readonly next: Int32Array
  readonly #laws: readonly DrawLaw[]
  readonly #streams: Int32Array

  constructor(
    sources: readonly DrawSource[],
    seed: number,
    replication: number,
    space = new Space(roomForDraws(sources)),
  ) {
    this.values = space.float64(sources.length * (BLOCK + 1))
    this.next = space.int32(sources.length)
    this.#laws = sources.map(({ law }) => law)
    this.#streams = new Int32Array(sources.length * STREAM_WORDS)
    for (const [i, { name }] of sources.entries()) {
      startStream(this.#streams, i * STREAM_WORDS, seed, replication, name)
      this.refill(i)
    }
  }

  /** The next draw of a stream. */
  take(index: number): number {
    if (this.values[this.next[index]!]! < 0) this.refill(index)
    return this.values[this.next[index]!++]!
  }

  /** Makes new blocks for the streams that have nothing left. */
  refillUsedUp(): void {
    for (let index = 0; index < this.next.length; index++) if (this.values[this.next[index]!]! < 0) this.refill(index)
  }

  /** Makes the next block of one stream. */
  refill(index: number): void {
    const from = index * (BLOCK + 1)
    const to = from + BLOCK
    const offset = index * STREAM_WORDS
    this.next[index] = from
    this.values[to] = USED_UP
    const law = this.#laws[index]!
    switch (law.distribution) {
      case 'uniform':
        fillUniform(this.#streams, offset, this.values, from, to)
        return
      case 'exponential':
        fillExponential(this.#streams, offset, this.values, from, to, law.meanMs)
        return
      case 'deterministic':
        this.values.fill(law.meanMs, from, to)
        return
      case 'erlang':
        this.#fillErlang(offset, from, to, law.k ?? 1, law.meanMs)
        return
      case 'hyperexponential':
        this.#fillHyperexponential(offset, from, to, law.cv2 ?? 1, law.meanMs)
        return
      case 'lognormal':
        this.#fillLognormal(offset, from, to, law.cv2 ?? 1, law.meanMs)
        return
      default:
        throw new Error(`no law ${(law satisfies never as { distribution: string }).distribution}`)
    }
  }

  #fillErlang(offset: number, from: number, to: number, stages: number, mean: number): void {
    const { values } = this
    fillExponential(this.#streams, offset, values, from, to, mean / stages)
    for (let stage = 1; stage < stages; stage++) {
      fillExponential(this.#streams, offset, scratch, 0, BLOCK, mean / stages)
      for (let i = 0; i < BLOCK; i++) values[from + i]! += scratch[i]!
    }
  }

  /**
   * Balanced means, as the analytic law has them: both branches bring half of the mean.
   *
   * @see Tijms, A First Course in Stochastic Models, 2003, appendix B
   */
  #fillHyperexponential(offset: number, from: number, to: number, cv2: number, mean: number): void {
    const { values } = this
    const p = (1 + Math.sqrt((cv2 - 1) / (cv2 + 1))) / 2
    fillUniform(this.#streams, offset, scratch, 0, BLOCK)
    fillExponential(this.#streams, offset, values, from, to, mean / 2)
    for (let i = 0; i < BLOCK; i++) values[from + i]! /= scratch[i]! < p ? p : 1 - p
  }

  /**
   * exp(μ + σZ) with σ² = ln(1 + cv²) and μ = ln(mean) − σ² ÷ 2.
   *
   * @see Law, Simulation Modeling and Analysis, ch. 8 (generating random variates: lognormal)
   */
  #fillLognormal(offset: number, from: number, to: number, cv2: number, mean: number): void {
    const { values } = this
    if (mean === 0) {
      values.fill(0, from, to)
      return
    }
    const variance = log(1 + cv2)
    const centre = log(mean) - variance / 2
    const deviation = Math.sqrt(variance)
    fillNormal(this.#streams, offset, values, from, to)
    for (let i = from; i < to; i++) values[i] = exp(centre + deviation * values[i]!)
  }
}

/** Doubles that the draws of some sources take. */
export function roomForDraws(sources: readonly DrawSource[]): number {
  return sources.length * (BLOCK + 2)
}

const scratch = new Float64Array(BLOCK)
