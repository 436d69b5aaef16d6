import { exp, log } from '../../traffic/numbers.ts'
import type { Draws } from '../draws.ts'
import type { Tokens } from './tokens.ts'

/** As good as the logarithm of nothing. */
const ALL = 700

/**
 * Services that a failure cuts off. When a share f of a station's instances fails, everything in service there is lost with probability f; −Σ ln(1 − f) is
 * its toll, so that a service of which it began at some value and ends at a higher one survives with probability e^−(difference).
 */
export class Interruptions {
  readonly #toll: Float64Array
  readonly #tokens: Tokens
  readonly #draws: Draws
  readonly #stream: number

  /** @param stream of uniform draws; −1: nothing fails */
  constructor(stations: number, stream: number, tokens: Tokens, draws: Draws) {
    this.#toll = new Float64Array(stations)
    this.#tokens = tokens
    this.#draws = draws
    this.#stream = stream
  }

  /** A share of the instances fails now. */
  strike(station: number, share: number): void {
    this.#toll[station]! += share < 1 ? -log(1 - share) : ALL
  }

  begins(token: number, station: number): void {
    this.#tokens.toll[token] = this.#toll[station]!
  }

  /** Whether a service that ends now was cut off. */
  cutsOff(token: number, station: number): boolean {
    return this.#isLost(this.#toll[station]! - this.#tokens.toll[token]!)
  }

  /** The same of a server that is kept during calls. */
  cutsOffKept(frame: number): boolean {
    return this.#isLost(this.#toll[this.#tokens.kept[frame]!]! - this.#tokens.keptToll[frame]!)
  }

  #isLost(paid: number): boolean {
    return paid > 0 && this.#draws.take(this.#stream) >= exp(Math.max(-ALL, -paid))
  }
}
