import { cosine, exp, sine } from '../../traffic/numbers.ts'
import { A, PERIOD, SIZE } from './octave.ts'

/** Points at which a tail is known in each octave: those of Chebyshev, rising, in units of the octave's start. */
export const NODES = Float64Array.from({ length: 12 }, (_, p) => 1.5 - 0.5 * cosine((Math.PI * (2 * p + 1)) / 24))
/** Further points for the times from 0 to the first octave, in units of that octave's start. */
export const FIRST_NODES = Float64Array.of(0, 1 / 8, 1 / 4, 1 / 2, 1)

const octaveWeights = barycentricWeights(NODES)
const firstWeights = barycentricWeights(FIRST_NODES)

/**
 * Value at u of the polynomial with these values at `NODES`.
 *
 * @see Berrut & Trefethen, Barycentric Lagrange interpolation, SIAM Review 46 (2004)
 */
export function inOctave(values: Float64Array, offset: number, u: number): number {
  return interpolate(NODES, octaveWeights, values, offset, u)
}

/** Value at u, from 0 to 1, of the polynomial with these values at `FIRST_NODES`. */
export function inFirstCell(values: Float64Array, u: number): number {
  return interpolate(FIRST_NODES, firstWeights, values, 0, u)
}

/** ∫ ℓ(u) du and ∫ u·ℓ(u) du of the polynomials ℓ that are 1 at one of the nodes, over the cell. */
export const octaveAreas = areas(NODES, octaveWeights, 1, 2)
export const firstAreas = areas(FIRST_NODES, firstWeights, 0, 1)

const octaveTables = new Map<number, Float64Array>()
const firstTables = new Map<number, Float64Array>()

/**
 * s·∫ ℓ(t) e^−st dt over an octave, for the polynomial ℓ of each node, at the points of another octave: a row of `2·SIZE` for each node.
 *
 * @param distance octave of the cell − octave of the points
 * @see Filon, On a quadrature formula for trigonometric integrals, Proc. R. Soc. Edinburgh 49 (1930): what oscillates is integrated exactly
 */
export function octaveTable(distance: number): Float64Array {
  const known = octaveTables.get(distance)
  if (known) return known
  const table = byQuadrature(NODES, octaveWeights, 1, 2, 2 ** distance)
  octaveTables.set(distance, table)
  return table
}

/** The same for the cell before the first octave, and that octave's distance. */
export function firstTable(distance: number): Float64Array {
  const known = firstTables.get(distance)
  if (known) return known
  const table =
    distance < 0 ? byQuadrature(FIRST_NODES, firstWeights, 0, 1, 2 ** distance) : byParts(FIRST_NODES, 2 ** distance)
  firstTables.set(distance, table)
  return table
}

function byQuadrature(
  nodes: Float64Array,
  weights: Float64Array,
  from: number,
  to: number,
  scale: number,
): Float64Array {
  const turns = (scale * SIZE) / PERIOD
  const rule = gaussLegendre(20 + Math.ceil(4 * turns))
  const table = new Float64Array(nodes.length * 2 * SIZE)
  const wave = new Float64Array(2 * SIZE)
  for (const { x, weight } of rule) {
    const u = from + ((x + 1) / 2) * (to - from)
    const basis = lagrange(nodes, weights, u)
    setWave(wave, scale * u)
    for (let p = 0; p < nodes.length; p++) {
      const share = (weight / 2) * (to - from) * basis[p]!
      for (let k = 0; k < 2 * SIZE; k++) table[p * 2 * SIZE + k]! += share * wave[k]!
    }
  }
  return timesAim(table, scale)
}

/** Where s is large, over [0, 1]: ∫ uⁿ e^−su du by the recursion in n, which is stable there. */
function byParts(nodes: Float64Array, scale: number): Float64Array {
  const table = new Float64Array(nodes.length * 2 * SIZE)
  const end = new Float64Array(2 * SIZE)
  setWave(end, scale)
  const coefficients = Array.from(nodes, (_, p) => monomials(nodes, p))
  for (let k = 0; k < SIZE; k++) {
    const sRe = (scale * A) / PERIOD
    const sIm = (scale * 2 * Math.PI * k) / PERIOD
    const size = sRe * sRe + sIm * sIm
    let re = 0
    let im = 0
    for (let n = 0; n < nodes.length; n++) {
      const x = (n === 0 ? 1 : n * re) - end[k]!
      const y = n * im - end[SIZE + k]!
      re = (x * sRe + y * sIm) / size
      im = (y * sRe - x * sIm) / size
      for (let p = 0; p < nodes.length; p++) {
        table[p * 2 * SIZE + k]! += coefficients[p]![n]! * re
        table[p * 2 * SIZE + SIZE + k]! += coefficients[p]![n]! * im
      }
    }
  }
  return timesAim(table, scale)
}

/** e^−s·u at the points of octave 0. */
function setWave(wave: Float64Array, u: number): void {
  const size = exp(Math.max(-700, (-A * u) / PERIOD))
  for (let k = 0; k < SIZE; k++) {
    const angle = (2 * Math.PI * k * u) / PERIOD
    wave[k] = size * cosine(angle)
    wave[SIZE + k] = -size * sine(angle)
  }
}

/** Each row times s·scale, in place. */
function timesAim(table: Float64Array, scale: number): Float64Array {
  for (let row = 0; row < table.length; row += 2 * SIZE) {
    for (let k = 0; k < SIZE; k++) {
      const sRe = (scale * A) / PERIOD
      const sIm = (scale * 2 * Math.PI * k) / PERIOD
      const re = table[row + k]!
      const im = table[row + SIZE + k]!
      table[row + k] = re * sRe - im * sIm
      table[row + SIZE + k] = re * sIm + im * sRe
    }
  }
  return table
}

function areas(nodes: Float64Array, weights: Float64Array, from: number, to: number) {
  const area = new Float64Array(nodes.length)
  const moment = new Float64Array(nodes.length)
  for (const { x, weight } of gaussLegendre(20)) {
    const u = from + ((x + 1) / 2) * (to - from)
    const basis = lagrange(nodes, weights, u)
    for (let p = 0; p < nodes.length; p++) {
      const share = (weight / 2) * (to - from) * basis[p]!
      area[p]! += share
      moment[p]! += share * u
    }
  }
  return { area, moment } as const
}

function barycentricWeights(nodes: Float64Array): Float64Array {
  return nodes.map((node, p) => nodes.reduce((all, other, q) => (q === p ? all : all / (node - other)), 1))
}

function interpolate(
  nodes: Float64Array,
  weights: Float64Array,
  values: Float64Array,
  offset: number,
  u: number,
): number {
  let above = 0
  let below = 0
  for (let p = 0; p < nodes.length; p++) {
    const distance = u - nodes[p]!
    if (distance === 0) return values[offset + p]!
    const share = weights[p]! / distance
    above += share * values[offset + p]!
    below += share
  }
  return above / below
}

function lagrange(nodes: Float64Array, weights: Float64Array, u: number): Float64Array {
  if (nodes.includes(u)) return nodes.map((node) => (node === u ? 1 : 0))
  const shares = nodes.map((node, p) => weights[p]! / (u - node))
  const sum = shares.reduce((all, share) => all + share, 0)
  return shares.map((share) => share / sum)
}

/** Coefficients of uⁿ in the polynomial that is 1 at one node and 0 at the others. */
function monomials(nodes: Float64Array, which: number): Float64Array {
  const coefficients = new Float64Array(nodes.length)
  coefficients[0] = 1
  let degree = 0
  for (const [q, node] of nodes.entries()) {
    if (q === which) continue
    const scale = 1 / (nodes[which]! - node)
    degree++
    for (let n = degree; n >= 0; n--) {
      coefficients[n] = scale * ((n > 0 ? coefficients[n - 1]! : 0) - node * coefficients[n]!)
    }
  }
  return coefficients
}

/** Nodes and weights on [−1, 1], by Newton's method on the Legendre polynomial. */
function gaussLegendre(n: number): readonly { readonly x: number; readonly weight: number }[] {
  return Array.from({ length: n }, (_, i) => {
    let x = cosine((Math.PI * (i + 0.75)) / (n + 0.5))
    let slope = 1
    for (let round = 0; round < 8; round++) {
      let value = 1
      let before = 0
      for (let k = 1; k <= n; k++) {
        const next = ((2 * k - 1) * x * value - (k - 1) * before) / k
        before = value
        value = next
      }
      slope = (n * (x * value - before)) / (x * x - 1)
      x -= value / slope
    }
    return { x, weight: 2 / ((1 - x * x) * slope * slope) }
  })
}
