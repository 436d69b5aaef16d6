import { survivalAt } from './inversion.ts'
import { type Atom, Law, type Point, tidyAtoms, varianceOf } from './law.ts'

const CELLS = 256
/** Tails below this share of the mass continue as the exponential that fits the last cell. */
const LEAST_TAIL = 1e-9

/**
 * A law given by its tail at some times; between them the tail falls exponentially, so that tails of queues come out nearly
 * exact and every integral has a closed form. What joins and timeouts leave behind.
 */
export class TabulatedLaw extends Law {
  readonly start: number
  readonly atoms: readonly Atom[]
  readonly #times: Float64Array
  /** P(T > t) just after each time, and just before the next. */
  readonly #after: Float64Array
  readonly #before: Float64Array
  /** Decay in each cell; the last one goes on for ever (0: it ends there). */
  readonly #decay: Float64Array

  /**
   * @param times milliseconds, rising
   * @param before P(t ≤ T < ∞) at each time
   * @param after P(t < T < ∞) at each time
   */
  constructor(times: Float64Array, before: Float64Array, after: Float64Array) {
    super()
    const n = times.length
    this.#times = times
    this.#before = before
    this.#after = after
    this.start = times[0]!
    this.mass = before[0]!
    this.atoms = tidyAtoms(Array.from(times, (at, i) => ({ at, mass: before[i]! - after[i]! })))
    this.#decay = new Float64Array(n)
    for (let i = 0; i + 1 < n; i++) {
      const end = Math.max(before[i + 1]!, 1e-300)
      this.#decay[i] = after[i]! > end ? Math.log(after[i]! / end) / (times[i + 1]! - times[i]!) : 0
    }
    this.#decay[n - 1] = after[n - 1]! > 0 ? this.#decay[n - 2]! : 0
    this.#sumMoments()
  }

  override survival(t: number): number {
    if (t < this.start) return this.mass
    const i = this.#cellOf(t)
    return this.#after[i]! * Math.exp(-this.#decay[i]! * (t - this.#times[i]!))
  }

  /** Times as many as this law's, stretched by a factor. */
  stretched(factor: number): TabulatedLaw {
    return new TabulatedLaw(
      this.#times.map((t) => t * factor),
      this.#before,
      this.#after,
    )
  }

  /**
   * A cell brings ∫ S κ e^−κu e^−su du = κ ÷ (κ + s) · [S(t)e^−st − S(t')e^−st'] between its ends, so that each time needs one power only;
   * cells so late that e^−st is nothing are left out.
   */
  protected override evaluate(s: Point): void {
    const times = this.#times
    const after = this.#after
    const before = this.#before
    const last = times.length - 1
    let sumRe = 0
    let sumIm = 0
    let cos = 1
    let sin = 0
    for (let i = 0; i <= last; i++) {
      const step = before[i]! - after[i]!
      sumRe += step * cos
      sumIm += step * sin
      const later = i < last ? times[i + 1]! - this.start : Number.POSITIVE_INFINITY
      const size = Math.exp(-s.re * later)
      const nextCos = size === 0 ? 0 : size * Math.cos(s.im * later)
      const nextSin = size === 0 ? 0 : -size * Math.sin(s.im * later)
      const decay = this.#decay[i]!
      if (decay > 0) {
        const end = i < last ? before[i + 1]! : 0
        const re = after[i]! * cos - end * nextCos
        const im = after[i]! * sin - end * nextSin
        const x = decay + s.re
        const scale = decay / (x * x + s.im * s.im)
        sumRe += scale * (re * x + im * s.im)
        sumIm += scale * (im * x - re * s.im)
      }
      if (size < 1e-18) break
      cos = nextCos
      sin = nextSin
    }
    this.re = sumRe
    this.im = sumIm
  }

  /** E[T] = start·mass + ∫ P(T > t) dt, E[T²] = start²·mass + 2 ∫ t P(T > t) dt. */
  #sumMoments(): void {
    this.mean = this.start * this.mass
    this.second = this.start * this.start * this.mass
    for (let i = 0; i < this.#times.length; i++) {
      const from = this.#times[i]!
      const height = this.#after[i]!
      const decay = this.#decay[i]!
      const width = i + 1 < this.#times.length ? this.#times[i + 1]! - from : Number.POSITIVE_INFINITY
      if (height === 0 || (decay === 0 && width === Number.POSITIVE_INFINITY)) continue
      const x = decay * width
      // areas under e^−κu and u·e^−κu; by series where κ·width is small
      const area = x < 1e-5 ? width * (1 - x / 2) : -Math.expm1(-x) / decay
      const moment =
        x < 1e-4
          ? width * width * (1 / 2 - x / 3)
          : (area - (width === Number.POSITIVE_INFINITY ? 0 : width * Math.exp(-x))) / decay
      this.mean += height * area
      this.second += 2 * height * (from * area + moment)
    }
  }

  #cellOf(t: number): number {
    let low = 0
    let high = this.#times.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#times[middle]! <= t) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** The longest of independent times: all branches of a stage that runs in parallel. */
export function longestOf(laws: readonly Law[]): TabulatedLaw {
  const start = Math.max(...laws.map((law) => law.start))
  const end = Math.max(...laws.map(endOf))
  const times = gridOf(start, end, laws)
  const tails = laws.map((law) => tailsAt(law, times))
  const product = (side: 'before' | 'after') =>
    times.map((_, i) => {
      // 1 − Π(1 − x) without cancelling; defective laws lose what never ends
      let log = 0
      for (const [j, law] of laws.entries()) log += Math.log1p(-Math.min(1, tails[j]![side][i]! / law.mass))
      return -Math.expm1(log)
    })
  const mass = laws.reduce((all, law) => all * law.mass, 1)
  return monotone(times, product('before'), product('after'), mass)
}

/** What of a law ends by `limit`. */
export function truncated(law: Law, limit: number): TabulatedLaw {
  const times = gridOf(law.start, limit, [law])
  const beyond = survivalAt(law, limit)
  const { before, after } = tailsAt(law, times)
  const rest = (tail: Float64Array) => tail.map((value) => Math.max(0, value - beyond))
  return monotone(times, rest(before), rest(after), 1)
}

/** P(t ≤ T < ∞) and P(t < T < ∞) at each time. */
function tailsAt(law: Law, times: Float64Array): { readonly before: Float64Array; readonly after: Float64Array } {
  const after = times.map((t) => survivalAt(law, t))
  const before = times.map((t, i) =>
    t <= law.start ? law.mass : after[i]! + law.atoms.reduce((sum, { at, mass }) => sum + (at === t ? mass : 0), 0),
  )
  return { before, after }
}

/** Where the tail has fallen to a negligible share. */
function endOf(law: Law): number {
  let width = Math.max(Math.sqrt(varianceOf(law)), 1e-9 * law.start, 1e-9)
  let end = law.mean / law.mass
  while (survivalAt(law, end) > LEAST_TAIL * law.mass && width < 1e300) {
    end += width
    width *= 1.3
  }
  return end
}

/** Logarithmic steps from the start, fine near it, with the atoms as further times. */
function gridOf(start: number, end: number, laws: readonly Law[]): Float64Array {
  const span = Math.max(end - start, 1e-12)
  const shortest = Math.max(
    1e-6 * span,
    Math.min(...laws.map((law) => Math.max(law.mean / law.mass - law.start, 0)).filter((x) => x > 0), span) * 1e-3,
  )
  const growth = (span / shortest) ** (1 / (CELLS - 2))
  const times = new Set([start])
  for (let i = 0, t = shortest; i < CELLS - 1; i++, t *= growth) times.add(Math.min(start + t, end))
  for (const law of laws) for (const { at } of law.atoms) if (at > start && at < end) times.add(at)
  return Float64Array.from([...times].sort((a, b) => a - b))
}

/** Takes out what inversion leaves of ups and downs, 1e-8 in size. */
function monotone(times: Float64Array, before: Float64Array, after: Float64Array, mass: number): TabulatedLaw {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < times.length; i++) {
    least = before[i] = Math.min(least, before[i]! * mass)
    least = after[i] = Math.min(least, after[i]! * mass)
  }
  return new TabulatedLaw(times, before, after)
}
