import { type Points, SIZE, type Transform } from '../laws/octave.ts'
import { Piece } from '../laws/piece.ts'

/**
 * The wait in an M/G/1 queue: W(s) = (1 − ρ) ÷ (1 − ρR(s)), a geometric number of remaining services R. In this form nothing cancels, however
 * near ρ is to 1.
 *
 * @see Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013, §26.2
 */
export class PollaczekKhinchine extends Piece {
  readonly #rho: number
  readonly #remaining: Piece

  /**
   * @param rho ρ < 1
   * @param remaining of a service that is found under way
   */
  constructor(rho: number, remaining: Piece) {
    super()
    this.#rho = rho
    this.#remaining = remaining
    this.atom = 1 - rho
    const number = rho / (1 - rho)
    this.mean = number * remaining.mean
    this.second = number * remaining.second + 2 * this.mean ** 2
  }

  protected override evaluate(points: Points, out: Transform): void {
    const remaining = this.#remaining.at(points)
    const rho = this.#rho
    for (let k = 0; k < SIZE; k++) {
      const x = 1 - rho * remaining[k]!
      const y = -rho * remaining[SIZE + k]!
      const scale = (1 - rho) / (x * x + y * y)
      out[k] = x * scale
      out[SIZE + k] = -y * scale
    }
  }
}
