import { fewerThan, fewerThanSlope } from './binomial.ts'
import type { Variable } from './formula.ts'

/** A node of a circuit. */
export type CircuitNode = number

/** Gates of parts that are independent; the last two are bounds where they are not. */
export type Gate = 'all' | 'any' | 'some' | 'least' | 'most'

interface Made {
  readonly kind: 'constant' | 'variable' | 'decision' | Gate
  /** Of a decision: what it decides on, then what fails when that is down, and when it is up. */
  readonly parts: readonly CircuitNode[]
  /** Of a variable which; of `some` how many are needed; of a constant its value. */
  readonly value: number
  /** Of a tier: instances in zones that are up. */
  readonly standing: number
}

/**
 * The probability of failure of a structure function as sums and products of those of its variables. Once made, it answers for any values
 * of the variables; every operation adds or multiplies probabilities and none subtracts them, so that 1e-27 keeps its digits.
 *
 * It is linear in each variable, so that its slope in one is Birnbaum's measure, P(down | it is down) − P(down | it is up); one backward pass gives the
 * slopes in all of them.
 *
 * @see Darwiche, A differential approach to inference in Bayesian networks, J. ACM 50 (2003); Birnbaum, On the importance of different
 *   components in a multicomponent system (1969)
 */
export class Circuit {
  readonly #made: Made[] = []
  readonly #usual: number[] = []
  readonly #variables: readonly Variable[]

  constructor(variables: readonly Variable[]) {
    this.#variables = variables
  }

  get size(): number {
    return this.#made.length
  }

  constant(value: number): CircuitNode {
    return this.#add({ kind: 'constant', parts: [], value, standing: 0 })
  }

  /** @param standing of a tier: instances in zones that are up */
  variable(variable: number, standing: number): CircuitNode {
    return this.#add({ kind: 'variable', parts: [], value: variable, standing })
  }

  gate(kind: Gate, parts: readonly CircuitNode[], needed = 0): CircuitNode {
    return this.#add({ kind, parts, value: needed, standing: 0 })
  }

  decision(on: CircuitNode, down: CircuitNode, up: CircuitNode): CircuitNode {
    return this.#add({ kind: 'decision', parts: [on, down, up], value: 0, standing: 0 })
  }

  /** Probability of failure when all variables have their own. */
  usual(node: CircuitNode): number {
    return this.#usual[node]!
  }

  /** Probability of failure of any node, also of one made later, when some variables, by number, are known to be up or down. */
  given(known: ReadonlyMap<number, 'up' | 'down'>): (node: CircuitNode) => number {
    const values: number[] = []
    return (node) => {
      while (values.length <= node) {
        const made = this.#made[values.length]!
        const state = made.kind === 'variable' ? known.get(made.value) : undefined
        values.push(state === undefined ? this.#compute(made, values) : state === 'down' ? 1 : 0)
      }
      return values[node]!
    }
  }

  /** Birnbaum's measure of each variable, and the slope in the unavailability of one instance where it is a tier. */
  slopes(root: CircuitNode): { readonly birnbaum: Float64Array; readonly instance: Float64Array } {
    const adjoint = new Float64Array(root + 1)
    const birnbaum = new Float64Array(this.#variables.length)
    const instance = new Float64Array(this.#variables.length)
    adjoint[root] = 1
    for (let node = root; node >= 0; node--) {
      const weight = adjoint[node]!
      if (weight === 0) continue
      const made = this.#made[node]!
      if (made.kind !== 'variable') {
        this.#spread(made, weight, adjoint)
        continue
      }
      birnbaum[made.value]! += weight
      const found = this.#variables[made.value]!
      if (found.kind === 'tier') {
        const { needed, unavailability } = found.tier
        instance[made.value]! += weight * fewerThanSlope(needed, made.standing, unavailability)
      }
    }
    return { birnbaum, instance }
  }

  #add(made: Made): CircuitNode {
    this.#made.push(made)
    this.#usual.push(this.#compute(made, this.#usual))
    return this.#made.length - 1
  }

  #compute({ kind, parts, value, standing }: Made, values: ArrayLike<number>): number {
    switch (kind) {
      case 'constant':
        return value
      case 'variable':
        return this.#own(this.#variables[value]!, standing)
      case 'decision': {
        const u = values[parts[0]!]!
        return u * values[parts[1]!]! + (1 - u) * values[parts[2]!]!
      }
      case 'all':
        return parts.reduce((sum, part) => sum + values[part]! * (1 - sum), 0)
      case 'any':
        return parts.reduce((product, part) => product * values[part]!, 1)
      case 'some':
        return fewerUp(
          parts.map((part) => values[part]!),
          value,
        )
      case 'least':
        return parts.reduce((least, part) => Math.min(least, values[part]!), 1)
      case 'most':
        return parts.reduce((most, part) => Math.max(most, values[part]!), 0)
    }
  }

  #own(variable: Variable, standing: number): number {
    if (variable.kind === 'atom') return variable.atom.unavailability
    if (variable.kind === 'module') throw new Error('A module has no value of its own.')
    return fewerThan(variable.tier.needed, standing, variable.tier.unavailability)
  }

  #spread({ kind, parts, value }: Made, weight: number, adjoint: Float64Array): void {
    const usual = parts.map((part) => this.#usual[part]!)
    if (kind === 'decision') {
      const [u = 0, down = 0, up = 0] = usual
      adjoint[parts[0]!]! += weight * (down - up)
      adjoint[parts[1]!]! += weight * u
      adjoint[parts[2]!]! += weight * (1 - u)
      return
    }
    const slopes = gateSlopes(kind, usual, value)
    parts.forEach((part, i) => {
      adjoint[part]! += weight * slopes[i]!
    })
  }
}

/** Slope of a gate's probability of failure in that of each of its parts. */
function gateSlopes(kind: Made['kind'], failures: readonly number[], needed: number): ArrayLike<number> {
  switch (kind) {
    case 'all':
      return productsOfOthers(failures.map((u) => 1 - u))
    case 'any':
      return productsOfOthers(failures)
    case 'some':
      return decidingChances(failures, needed)
    case 'least':
      return oneAt(failures.length, failures.indexOf(Math.min(...failures)))
    case 'most':
      return oneAt(failures.length, failures.indexOf(Math.max(...failures)))
    default:
      return []
  }
}

function oneAt(length: number, place: number): ArrayLike<number> {
  return Array.from({ length }, (_, i) => (i === place ? 1 : 0))
}

function productsOfOthers(factors: readonly number[]): ArrayLike<number> {
  const products = new Float64Array(factors.length)
  let before = 1
  for (let i = 0; i < factors.length; i++) {
    products[i] = before
    before *= factors[i]!
  }
  let after = 1
  for (let i = factors.length - 1; i >= 0; i--) {
    products[i]! *= after
    after *= factors[i]!
  }
  return products
}

/**
 * P(fewer than `needed` of independent parts are up), by adding one part after another to the law of how many are.
 *
 * @see Kuo & Zuo, Optimal Reliability Modeling, 2003, §7.1
 */
function fewerUp(failures: readonly number[], needed: number): number {
  // up[j] = P(j of those seen so far are up), j < needed; more is enough
  const up = new Float64Array(needed)
  up[0] = 1
  failures.forEach((u, seen) => {
    for (let j = Math.min(needed - 1, seen + 1); j > 0; j--) up[j] = up[j]! * u + up[j - 1]! * (1 - u)
    up[0]! *= u
  })
  return up.reduce((sum, p) => sum + p, 0)
}

/** P(exactly `needed` − 1 of the other parts are up), of each part: the law of those before it with the law of those after it. */
function decidingChances(failures: readonly number[], needed: number): ArrayLike<number> {
  const n = failures.length
  const before = new Float64Array((n + 1) * needed)
  before[0] = 1
  for (let i = 0; i < n; i++) addPart(before, i * needed, before, (i + 1) * needed, needed, failures[i]!)
  const chances = new Float64Array(n)
  const after = new Float64Array(needed)
  after[0] = 1
  for (let i = n - 1; i >= 0; i--) {
    let chance = 0
    for (let j = 0; j < needed; j++) chance += before[i * needed + j]! * after[needed - 1 - j]!
    chances[i] = chance
    addPart(after, 0, after, 0, needed, failures[i]!)
  }
  return chances
}

function addPart(from: Float64Array, at: number, to: Float64Array, start: number, needed: number, u: number): void {
  for (let j = needed - 1; j > 0; j--) to[start + j] = from[at + j]! * u + from[at + j - 1]! * (1 - u)
  to[start] = from[at]! * u
}
