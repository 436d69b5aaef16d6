import { type Points, SIZE, type Transform } from '../laws/octave.ts'
import { Piece } from '../laws/piece.ts'
import type { BulkChain } from './bulk-chain.ts'

/**
 * The wait in an M/G^[1,b]/1 queue: nothing with probability 1 − `weight`, else the rest of the service under way, and V for those ahead who
 * do not fit into the next one. As nobody waits for those behind, the requests behind one that enters service are Poisson of mean λ·wait (the
 * distributional form of Little’s law): E[e^−sV] = E[(1 − s/λ)^M] with M those who wait when a service begins.
 *
 * @see Downton, Waiting time in bulk service queues, Journal of the Royal Statistical Society B 17 (1955); Keilson & Servi, A distributional form of
 *   Little’s law, Operations Research Letters 7 (1988)
 */
export class BulkWait extends Piece {
  readonly #chain: BulkChain
  readonly #remaining: Piece
  readonly #weight: number
  readonly #perMs: number

  /**
   * @param remaining what is left of a service that is found under way
   * @param perMs λ; another value stretches V
   */
  constructor(weight: number, remaining: Piece, chain: BulkChain, perMs: number) {
    super()
    this.#weight = weight
    this.#chain = chain
    this.#remaining = remaining
    this.#perMs = perMs
    this.atom = 1 - weight
    const ahead = chain.mean / perMs
    this.mean = weight * (ahead + remaining.mean)
    this.second = weight * (chain.factorial / perMs ** 2 + 2 * ahead * remaining.mean + remaining.second)
  }

  protected override evaluate(points: Points, out: Transform): void {
    out.set(this.#remaining.at(points))
    this.#chain.multiply(points, this.#perMs, out)
    for (let k = 0; k < 2 * SIZE; k++) out[k] = (k < SIZE ? this.atom : 0) + this.#weight * out[k]!
  }
}
