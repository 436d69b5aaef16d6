import { ZERO } from './elementary.ts'
import { type Atom, convolveAtoms, Law, type Point, tidyAtoms } from './law.ts'

/** The sum of independent times: one after another. */
export function inSequence(...laws: readonly Law[]): Law {
  const parts = laws.filter((law) => law !== ZERO)
  const [first, ...rest] = parts
  if (!first) return ZERO
  return rest.reduce<Law>((sum, law) => new Sum(sum, law), first)
}

/** The same time `count` times over, independently. */
export function repeated(law: Law, count: number): Law {
  if (count === 0 || law === ZERO) return ZERO
  if (count === 1) return law
  const half = repeated(law, Math.floor(count / 2))
  const twice = new Sum(half, half)
  return count % 2 === 0 ? twice : new Sum(twice, law)
}

/** Later by a constant. */
export function delayed(law: Law, ms: number): Law {
  return ms === 0 ? law : new Delay(law, ms)
}

export interface Chance {
  readonly probability: number
  readonly law: Law
}

/** One of several times by chance; probabilities may add up to less than 1 (the rest never ends). */
export function oneOf(chances: readonly Chance[]): Law {
  const possible = chances.filter(({ probability, law }) => probability > 0 && law.mass > 0)
  const [only] = possible
  return possible.length === 1 && only?.probability === 1 ? only.law : new Mixture(possible)
}

class Sum extends Law {
  readonly start: number
  readonly atoms: readonly Atom[]
  readonly #a: Law
  readonly #b: Law
  constructor(a: Law, b: Law) {
    super()
    this.#a = a
    this.#b = b
    this.start = a.start + b.start
    this.atoms = convolveAtoms(a.atoms, b.atoms)
    this.takeMoments()
  }
  protected override takeMoments(): void {
    const a = this.#a
    const b = this.#b
    this.mass = a.mass * b.mass
    this.mean = a.mean * b.mass + b.mean * a.mass
    this.second = a.second * b.mass + 2 * a.mean * b.mean + b.second * a.mass
  }
  protected override refreshParts(pass: number): void {
    this.#a.refresh(pass)
    this.#b.refresh(pass)
  }
  protected override evaluate(s: Point): void {
    const a = this.#a
    const b = this.#b
    a.at(s)
    b.at(s)
    this.re = a.re * b.re - a.im * b.im
    this.im = a.re * b.im + a.im * b.re
  }
}

class Delay extends Law {
  readonly start: number
  readonly atoms: readonly Atom[]
  readonly #law: Law
  readonly #ms: number
  constructor(law: Law, ms: number) {
    super()
    this.#law = law
    this.#ms = ms
    this.start = law.start + ms
    this.atoms = law.atoms.map(({ at, mass }) => ({ at: at + ms, mass }))
    this.takeMoments()
  }
  override survival(t: number): number | null {
    return this.#law.survival(t - this.#ms)
  }
  protected override takeMoments(): void {
    const { mass, mean, second } = this.#law
    this.mass = mass
    this.mean = mean + mass * this.#ms
    this.second = second + 2 * mean * this.#ms + mass * this.#ms * this.#ms
  }
  protected override refreshParts(pass: number): void {
    this.#law.refresh(pass)
  }
  protected override evaluate(s: Point): void {
    this.#law.at(s)
    this.re = this.#law.re
    this.im = this.#law.im
  }
}

class Mixture extends Law {
  readonly start: number
  readonly atoms: readonly Atom[]
  readonly #chances: readonly Chance[]
  constructor(chances: readonly Chance[]) {
    super()
    this.#chances = chances
    this.start = chances.length > 0 ? Math.min(...chances.map(({ law }) => law.start)) : 0
    this.atoms = tidyAtoms(
      chances.flatMap(({ probability, law }) => law.atoms.map(({ at, mass }) => ({ at, mass: mass * probability }))),
    )
    this.takeMoments()
  }
  override survival(t: number): number | null {
    let sum = 0
    for (const { probability, law } of this.#chances) {
      const tail = t < law.start ? law.mass : law.survival(t)
      if (tail === null) return null
      sum += probability * tail
    }
    return sum
  }
  protected override takeMoments(): void {
    this.mass = 0
    this.mean = 0
    this.second = 0
    for (const { probability, law } of this.#chances) {
      this.mass += probability * law.mass
      this.mean += probability * law.mean
      this.second += probability * law.second
    }
  }
  protected override refreshParts(pass: number): void {
    for (const { law } of this.#chances) law.refresh(pass)
  }
  protected override evaluate(s: Point): void {
    let re = 0
    let im = 0
    for (const { probability, law } of this.#chances) {
      law.at(s)
      const later = law.start - this.start
      if (later === 0) {
        re += probability * law.re
        im += probability * law.im
      } else {
        const scale = probability * Math.exp(-s.re * later)
        const cos = scale * Math.cos(s.im * later)
        const sin = -scale * Math.sin(s.im * later)
        re += law.re * cos - law.im * sin
        im += law.re * sin + law.im * cos
      }
    }
    this.re = re
    this.im = im
  }
}
