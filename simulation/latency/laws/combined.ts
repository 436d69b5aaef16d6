import { cosine, exp, sine } from '../../traffic/numbers.ts'
import { fillOne, multiplyBy, type Points, SIZE, type Transform } from './octave.ts'
import { Piece } from './piece.ts'

/** No time at all. */
class Unit extends Piece {
  override atom = 1
  override tail(): number {
    return 0
  }
  override multiply(): void {}
  protected override evaluate(_points: Points, out: Transform): void {
    fillOne(out)
  }
}

export const UNIT: Piece = new Unit()

/** Longer products become factors of others, so that a chain of calls costs its length and not the square of it. */
const MOST_FACTORS = 64

/**
 * The sum of independent times, whose transform is the product of theirs; what it is made of is taken as its own, as a sum that is used once
 * only.
 *
 * @see Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013, ch. 25 (transforms of sums and of conditioned variables)
 */
export function product(a: Piece, b: Piece): Piece {
  if (a === UNIT) return b
  if (b === UNIT) return a
  const left = factorsOf(a)
  const right = factorsOf(b)
  return new Product(a, b, left.length + right.length > MOST_FACTORS ? [a, b] : [...left, ...right])
}

/** The same piece, kept as one in longer products, which then need not go through all that it is made of. */
export function whole(piece: Piece): Piece {
  return piece instanceof Product && !piece.whole ? new Product(piece, UNIT, piece.factors, true) : piece
}

/** The same of times that are used elsewhere too, so that their transforms are kept. */
export function sharedProduct(a: Piece, b: Piece): Piece {
  if (a === UNIT) return b
  return b === UNIT ? a : new Product(a, b, [a, b])
}

class Product extends Piece {
  readonly #factors: readonly Piece[]
  /** Not to be taken apart in a longer product. */
  readonly whole: boolean
  constructor(a: Piece, b: Piece, factors: readonly Piece[], whole = false) {
    super({ looped: a.looped || b.looped, signed: a.signed || b.signed })
    this.#factors = factors
    this.whole = whole || this.looped
    this.order = a.order + b.order
    this.atom = 1
    this.#add(a)
    this.#add(b)
  }
  get factors(): readonly Piece[] {
    return this.#factors
  }
  override get inner(): readonly Piece[] {
    return this.#factors
  }
  protected override boundAt(s: number): number {
    let bound = 1
    for (const factor of this.#factors) bound *= factor.bound(s)
    return bound
  }
  protected override evaluate(points: Points, out: Transform): void {
    fillOne(out)
    for (const factor of this.#factors) factor.multiply(points, out)
  }
  protected override takeMoments(pass: number): void {
    this.mass = 1
    this.size = 1
    this.mean = 0
    this.second = 0
    this.atom = 1
    for (const factor of this.#factors) {
      factor.refresh(pass)
      this.#add(factor)
    }
  }
  #add({ mass, size, mean, second, atom }: Piece): void {
    this.second = this.second * mass + 2 * this.mean * mean + second * this.mass
    this.mean = this.mean * mass + mean * this.mass
    this.mass *= mass
    this.size *= size
    this.atom *= atom
  }
}

/** What depends on a loop stays whole too, so that its moments are found again when the loop's are known. */
function factorsOf(piece: Piece): readonly Piece[] {
  return piece instanceof Product && !piece.whole ? piece.factors : [piece]
}

/** The same time `count` times over, independently; count ≥ 2. Moments by E[(ΣX)²] = n·E[X²] + n(n − 1)·E[X]², masses included. */
export class Power extends Piece {
  readonly #piece: Piece
  readonly #count: number
  constructor(piece: Piece, count: number) {
    super(piece)
    this.#piece = piece
    this.#count = count
    this.order = piece.order * count
    this.#take()
  }
  override get inner(): readonly Piece[] {
    return [this.#piece]
  }
  protected override boundAt(s: number): number {
    return this.#piece.bound(s) ** this.#count
  }
  protected override evaluate(points: Points, out: Transform): void {
    const base = this.#piece.at(points).slice()
    fillOne(out)
    for (let left = this.#count; ; ) {
      if (left % 2 === 1) multiplyBy(out, base)
      left = Math.floor(left / 2)
      if (left === 0) return
      multiplyBy(base, base.slice())
    }
  }
  protected override takeMoments(pass: number): void {
    this.#piece.refresh(pass)
    this.#take()
  }
  #take(): void {
    const { mass, size, mean, second, atom } = this.#piece
    const n = this.#count
    this.mass = mass ** n
    this.size = size ** n
    this.atom = atom ** n
    this.mean = n * mean * mass ** (n - 1)
    this.second = n * second * mass ** (n - 1) + n * (n - 1) * mean * mean * mass ** (n - 2)
  }
}

/** A piece with a weight, that begins some time after the others; weights may be negative. */
export interface Term {
  readonly weight: number
  readonly piece: Piece
  /** Milliseconds. */
  readonly later: number
}

/**
 * One of several times by chance, whose transform is the mean of theirs.
 *
 * @see Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013, ch. 25
 */
export function weighted(terms: readonly Term[]): Piece {
  const [only] = terms
  return terms.length === 1 && only?.weight === 1 && only.later === 0 ? only.piece : new Weighted(terms)
}

class Weighted extends Piece {
  readonly #terms: readonly Term[]
  constructor(terms: readonly Term[]) {
    super({
      looped: terms.some(({ piece }) => piece.looped),
      signed: terms.some(({ weight, piece }) => weight < 0 || piece.signed),
    })
    this.#terms = terms
    this.order = Math.min(...terms.map(({ piece }) => piece.order))
    this.#take()
  }
  override get inner(): readonly Piece[] {
    return this.#terms.map(({ piece }) => piece)
  }
  override tail(t: number): number | null {
    let sum = 0
    for (const { weight, piece, later } of this.#terms) {
      const tail = t < later ? piece.mass : piece.tail(t - later)
      if (tail === null) return null
      sum += weight * tail
    }
    return sum
  }
  override timeOfTail(tail: number): number | null {
    const [only] = this.#terms
    return this.#terms.length === 1 && only?.later === 0 ? only.piece.timeOfTail(tail / only.weight) : null
  }
  protected override boundAt(s: number): number {
    let sum = 0
    for (const { weight, piece, later } of this.#terms) {
      sum += weight * piece.bound(s) * (later === 0 ? 1 : exp(Math.max(-700, -s * later)))
    }
    return sum
  }
  /** A chance of one time, or of that or none: without a transform of its own. */
  override multiply(points: Points, out: Transform): void {
    const [first, second] = this.#terms
    if (this.#terms.length === 1 && first?.later === 0) {
      first.piece.multiply(points, out)
      for (let k = 0; k < out.length; k++) out[k]! *= first.weight
    } else if (this.#terms.length === 2 && first && second?.later === 0 && first.later === 0 && second.piece === UNIT) {
      mixInto(out, first.piece.at(points), first.weight, second.weight)
    } else super.multiply(points, out)
  }
  protected override evaluate(points: Points, out: Transform): void {
    for (const { weight, piece, later } of this.#terms) {
      if (piece === UNIT && later === 0) for (let k = 0; k < SIZE; k++) out[k]! += weight
      else if (later === 0) {
        const transform = piece.at(points)
        for (let k = 0; k < out.length; k++) out[k]! += weight * transform[k]!
      } else addDelayed(out, piece.at(points), weight, later, points)
    }
  }
  protected override takeMoments(pass: number): void {
    for (const { piece } of this.#terms) piece.refresh(pass)
    this.#take()
  }
  #take(): void {
    this.mass = 0
    this.size = 0
    this.mean = 0
    this.second = 0
    this.atom = 0
    for (const { weight, piece, later } of this.#terms) {
      const { mass, size, mean, second, atom } = piece
      this.mass += weight * mass
      this.size += Math.abs(weight) * size
      this.mean += weight * (mean + later * mass)
      this.second += weight * (second + 2 * later * mean + later * later * mass)
      if (later === 0) this.atom += weight * atom
    }
  }
}

/** out := out × (weight × transform + constant) */
function mixInto(out: Transform, transform: Transform, weight: number, constant: number): void {
  for (let k = 0; k < SIZE; k++) {
    const re = out[k]!
    const im = out[SIZE + k]!
    const x = constant + weight * transform[k]!
    const y = weight * transform[SIZE + k]!
    out[k] = re * x - im * y
    out[SIZE + k] = re * y + im * x
  }
}

/**
 * out := out + weight × e^−s·later × transform
 *
 * @param later milliseconds; negative brings forward
 */
export function addDelayed(out: Transform, transform: Transform, weight: number, later: number, points: Points): void {
  const exponent = -points.re * later
  if (exponent < -100) return
  const angle = (points.im[1] ?? 0) * later
  const cos = cosine(angle)
  const sin = -sine(angle)
  let re = weight * exp(exponent)
  let im = 0
  for (let k = 0; k < SIZE; k++) {
    const x = transform[k]!
    const y = transform[SIZE + k]!
    out[k]! += re * x - im * y
    out[SIZE + k]! += re * y + im * x
    const turned = re * cos - im * sin
    im = re * sin + im * cos
    re = turned
  }
}
