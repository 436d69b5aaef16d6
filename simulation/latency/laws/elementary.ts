import { type Atom, Law, type Point } from './law.ts'

/** A fixed time; 0 is the law of nothing at all. */
export class Constant extends Law {
  readonly start: number
  readonly atoms: readonly Atom[]
  constructor(value: number) {
    super()
    this.start = value
    this.atoms = [{ at: value, mass: 1 }]
    this.mean = value
    this.second = value * value
  }
  override survival(t: number): number {
    return t < this.start ? 1 : 0
  }
  protected override evaluate(): void {
    this.re = 1
    this.im = 0
  }
}

export const ZERO = new Constant(0)

/** With probability 1 − `weight` nothing, else exponential: the wait in an M/M/c queue, or (weight 1) an exponential time. */
export class AtomExponential extends Law {
  readonly start = 0
  readonly atoms: readonly Atom[]
  readonly weight: number
  readonly rate: number
  constructor(weight: number, rate: number) {
    super()
    this.weight = weight
    this.rate = rate
    this.atoms = weight < 1 ? [{ at: 0, mass: 1 - weight }] : []
    this.mean = weight / rate
    this.second = (2 * weight) / (rate * rate)
  }
  override survival(t: number): number {
    return t < 0 ? 1 : this.weight * Math.exp(-this.rate * t)
  }
  protected override evaluate(s: Point): void {
    const { rate, weight } = this
    const x = rate + s.re
    const scale = (weight * rate) / (x * x + s.im * s.im)
    this.re = 1 - weight + x * scale
    this.im = -s.im * scale
  }
}

/** Sum of an exponential service of rate μ and an M/M/c wait (atom 1 − C at 0, else exponential of rate θ). */
export class QueueResponse extends Law {
  readonly start = 0
  readonly atoms: readonly Atom[] = []
  readonly #wait: AtomExponential
  readonly #service: AtomExponential
  constructor(wait: AtomExponential, service: AtomExponential) {
    super()
    this.#wait = wait
    this.#service = service
    this.mean = wait.mean + service.mean
    this.second = wait.second + 2 * wait.mean * service.mean + service.second
  }
  /** Written so that nothing cancels where θ = μ. */
  override survival(t: number): number {
    if (t <= 0) return 1
    const mu = this.#service.rate
    const difference = this.#wait.rate - mu
    const served = Math.exp(-mu * t)
    const waited = difference === 0 ? t : -Math.expm1(-difference * t) / difference
    return served * (1 + this.#wait.weight * mu * waited)
  }
  protected override evaluate(s: Point): void {
    this.#wait.at(s)
    this.#service.at(s)
    this.re = this.#wait.re * this.#service.re - this.#wait.im * this.#service.im
    this.im = this.#wait.re * this.#service.im + this.#wait.im * this.#service.re
  }
}

/** A mixture of Erlang laws of one order: exponential, Erlang, hyperexponential and the fit of a lognormal. */
export class ErlangMixture extends Law {
  readonly start = 0
  readonly atoms: readonly Atom[] = []
  readonly order: number
  /** Probability and mean of one stage, for each branch. */
  readonly branches: readonly { readonly probability: number; readonly stageMean: number }[]
  constructor(order: number, branches: readonly { readonly probability: number; readonly stageMean: number }[]) {
    super()
    this.order = order
    this.branches = branches
    for (const { probability, stageMean } of branches) {
      this.mean += probability * order * stageMean
      this.second += probability * order * (order + 1) * stageMean * stageMean
    }
  }
  /** E[T³]; what the second moment of an M/G/1 wait needs. */
  get third(): number {
    const k = this.order
    return this.branches.reduce((sum, b) => sum + b.probability * k * (k + 1) * (k + 2) * b.stageMean ** 3, 0)
  }
  protected override evaluate(s: Point): void {
    this.re = 0
    this.im = 0
    for (const { probability, stageMean } of this.branches) {
      const x = 1 + s.re * stageMean
      const y = s.im * stageMean
      // (x + iy)^−k by modulus and angle: one power whatever the order
      const modulus = (x * x + y * y) ** (-this.order / 2)
      const angle = -this.order * Math.atan2(y, x)
      this.re += probability * modulus * Math.cos(angle)
      this.im += probability * modulus * Math.sin(angle)
    }
  }
}
