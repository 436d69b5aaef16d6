/** A point of the complex plane at which transforms are evaluated; `id` is new for each point, so that shared laws are computed once. */
export interface Point {
  readonly re: number
  readonly im: number
  readonly id: number
}

/** A value that is taken with positive probability. */
export interface Atom {
  readonly at: number
  readonly mass: number
}

/**
 * The law of a time in milliseconds, as its Laplace transform. Laws are defective: `mass` is the probability that the time is
 * finite (the visit succeeds), so that losses and timeouts compose like everything else.
 *
 * The transform is kept relative to `start`, the least possible value: E[exp(−s(T − start)); T < ∞]. Constants, such as network
 * time, then cost no accuracy in the inversion.
 *
 * @see Abate & Whitt, The Fourier-series method for inverting transforms of probability distributions, Queueing Systems 10 (1992)
 */
export abstract class Law {
  abstract readonly start: number
  /** Point masses, sorted; those too small to matter may be left out. */
  abstract readonly atoms: readonly Atom[]
  /** P(T < ∞). */
  mass = 1
  /** E[T; T < ∞]: the partial mean, not divided by `mass`. */
  mean = 0
  /** E[T²; T < ∞]. */
  second = 0
  /** The transform at the point last asked for. */
  re = 1
  im = 0
  #point = -1
  #pass = -1

  /** Sets `re` and `im` to the transform at `s`, relative to `start`. */
  at(s: Point): void {
    if (this.#point === s.id) return
    this.#point = s.id
    this.evaluate(s)
    this.#point = s.id
  }

  /** Marks the transform as computed at `s`. */
  protected known(s: Point): void {
    this.#point = s.id
  }

  /** Takes moments again after those of a loop's law have changed. */
  refresh(pass: number): void {
    if (this.#pass === pass) return
    this.#pass = pass
    this.refreshParts(pass)
    this.takeMoments()
  }

  /** P(t < T < ∞) where there is a closed form; `null` asks for inversion. */
  survival(_t: number): number | null {
    return null
  }

  protected abstract evaluate(s: Point): void
  protected takeMoments(): void {}
  protected refreshParts(_pass: number): void {}
}

/** Mean of the times that are finite. */
export function meanOf(law: Law): number {
  return law.mean / law.mass
}

/** Variance of the times that are finite. */
export function varianceOf(law: Law): number {
  return Math.max(0, law.second / law.mass - meanOf(law) ** 2)
}

const MAX_ATOMS = 64

/** Atoms sorted, equal ones joined, and of very many only the largest. */
export function tidyAtoms(atoms: readonly Atom[]): readonly Atom[] {
  const sorted = atoms.filter(({ mass }) => mass > 1e-13).sort((a, b) => a.at - b.at)
  const joined: { at: number; mass: number }[] = []
  for (const { at, mass } of sorted) {
    const last = joined[joined.length - 1]
    if (last && at - last.at <= 1e-12 * Math.abs(at)) last.mass += mass
    else joined.push({ at, mass })
  }
  if (joined.length <= MAX_ATOMS) return joined
  const least = joined.map(({ mass }) => mass).sort((a, b) => b - a)[MAX_ATOMS] ?? 0
  return joined.filter(({ mass }) => mass > least)
}

/** Atoms of a sum of two independent times. */
export function convolveAtoms(a: readonly Atom[], b: readonly Atom[]): readonly Atom[] {
  return tidyAtoms(a.flatMap((x) => b.map((y) => ({ at: x.at + y.at, mass: x.mass * y.mass }))))
}
