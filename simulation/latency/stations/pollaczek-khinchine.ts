import { type Atom, Law, type Point } from '../laws/law.ts'
import type { ServiceLaw } from './service-law.ts'

/**
 * The wait in an M/G/1 queue: W(s) = (1 − ρ)s ÷ (s − λ + λB(s)).
 *
 * @see Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013, §26.2
 */
export class PollaczekKhinchine extends Law {
  readonly start = 0
  readonly atoms: readonly Atom[]
  readonly #arrivals: number
  readonly #rho: number
  readonly #service: Law

  /** @param arrivalsPerMs λ, with λ·E[S] < 1 */
  constructor(arrivalsPerMs: number, service: ServiceLaw) {
    super()
    const { law, third } = service
    this.#arrivals = arrivalsPerMs
    this.#service = law
    this.#rho = arrivalsPerMs * law.mean
    this.atoms = [{ at: 0, mass: 1 - this.#rho }]
    // Takács' recursion for the moments of the wait
    this.mean = (arrivalsPerMs * law.second) / (2 * (1 - this.#rho))
    this.second = 2 * this.mean ** 2 + (arrivalsPerMs * third) / (3 * (1 - this.#rho))
  }

  protected override evaluate(s: Point): void {
    const service = this.#service
    service.at(s)
    const scale = Math.exp(-s.re * service.start)
    const cos = scale * Math.cos(s.im * service.start)
    const sin = -scale * Math.sin(s.im * service.start)
    const lambda = this.#arrivals
    const dRe = s.re - lambda + lambda * (service.re * cos - service.im * sin)
    const dIm = s.im + lambda * (service.re * sin + service.im * cos)
    const factor = (1 - this.#rho) / (dRe * dRe + dIm * dIm)
    this.re = factor * (s.re * dRe + s.im * dIm)
    this.im = factor * (s.im * dRe - s.re * dIm)
  }
}
