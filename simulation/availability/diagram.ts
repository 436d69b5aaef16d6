import { add, type Bits, bitsOf, count, has, intersects, isEmpty, members, unite } from '../traffic/bits.ts'
import { innerFirst } from '../traffic/inner-first.ts'
import { Circuit, type CircuitNode } from './circuit.ts'
import type { Formula, Formulas } from './formula.ts'

/** Common variables that are decided on one by one, whatever else stands between them. */
const FEW = 12

/** Decisions within decisions; beyond that many the stack of a host might end before the formula does. */
const MOST_NESTED = 500

/** Which of the two bounds is wanted where there must be bounds. */
export type Side = 'lower' | 'upper'

/**
 * Compiles formulas into circuits: a decision diagram whose branches fall apart into independent parts wherever they can.
 *
 * Parts of a gate without common variables are independent and need no decision. Where they have some, variables in series (of `all`) or
 * in parallel (of `any`) are taken out of the others first, since only one of their states leaves anything to be asked; then the parts are split into groups
 * without common variables; then the formula is decided on one variable, up and down: shared causes first, single parts next, tiers
 * and modules as a whole. What is left is in normal form again, and equal rests are compiled once. So a diagram is never larger than the reduced
 * ordered binary decision diagram of the same order, and where parts share a few causes it is the textbook's conditioning on those.
 *
 * @see Rauzy, New algorithms for fault trees analysis, Reliability Engineering & System Safety 40 (1993); Huang & Darwiche, The language of search, J. Artificial Intelligence Research 29 (2007), §4 (decomposable decision
 *   diagrams)
 */
export class Diagram {
  readonly circuit: Circuit
  readonly #formulas: Formulas
  readonly #maxDecisions: number
  readonly #compiled = { lower: new Map<Formula, CircuitNode>(), upper: new Map<Formula, CircuitNode>() }
  readonly #commons = new Map<Formula, Bits>()
  readonly #bounded = new Set<Formula>()
  #decisions = 0
  #nested = 0
  #bounds = 0

  /** @param maxDecisions for one formula, after which it gets bounds instead of its probability */
  constructor(formulas: Formulas, maxDecisions: number) {
    this.#formulas = formulas
    this.#maxDecisions = maxDecisions
    this.circuit = new Circuit(formulas.variables)
  }

  /**
   * The circuit of a formula's probability of failure.
   *
   * @returns `exact` is false where it had to be cut short and the circuit gives the bound of that side
   */
  compile(formula: Formula, side: Side): { readonly node: CircuitNode; readonly exact: boolean } {
    this.#decisions = 0
    const node = this.#compile(formula, side)
    return { node, exact: !this.#bounded.has(formula) }
  }

  #compile(formula: Formula, side: Side): CircuitNode {
    const compiled = this.#compiled[side]
    const known = compiled.get(formula)
    if (known === undefined) {
      // what is needed whatever comes is compiled first
      const neededBy = (part: Formula) => this.#neededBy(part)
      const isCompiled = (part: Formula) => compiled.has(part)
      innerFirst(formula, neededBy, isCompiled, (part) => this.#add(part, side))
    }
    if (this.#bounded.has(formula)) this.#bounds++
    return known ?? compiled.get(formula)!
  }

  #add(formula: Formula, side: Side): void {
    const before = this.#bounds
    this.#compiled[side].set(formula, this.#made(formula, side))
    if (this.#bounds > before) this.#bounded.add(formula)
  }

  /** Parts that are independent. */
  #neededBy(formula: Formula): readonly Formula[] {
    if (formula.kind === 'module') return formula.parts
    return formula.parts.length > 0 && isEmpty(this.#commonOf(formula)) ? formula.parts : []
  }

  #made(formula: Formula, side: Side): CircuitNode {
    switch (formula.kind) {
      case 'always':
        return this.circuit.constant(0)
      case 'never':
        return this.circuit.constant(1)
      case 'atom':
        return this.circuit.variable(formula.variable, 0)
      case 'tier': {
        const [zone] = formula.zones
        if (zone) return this.#decided(formula, zone.variable, side)
        return this.circuit.variable(formula.variable, formula.standing)
      }
      case 'module':
        return this.#compile(formula.parts[0]!, side)
      default:
        return this.#gate(formula, side)
    }
  }

  #gate(formula: Formula, side: Side): CircuitNode {
    const common = this.#commonOf(formula)
    if (isEmpty(common)) return this.#independent(formula, formula.parts, side)
    if (formula.kind !== 'some') {
      const simpler = this.#withoutRepeats(formula, common)
      if (simpler !== formula) return this.#compile(simpler, side)
      const groups = this.#groups(formula, common)
      if (groups) return this.#independent(formula, groups, side)
    }
    if (this.#decisions >= this.#maxDecisions || this.#nested >= MOST_NESTED) return this.#bound(formula, side)
    this.#nested++
    const node = this.#decided(formula, this.#choose(formula, common), side)
    this.#nested--
    return node
  }

  #independent(formula: Formula, parts: readonly Formula[], side: Side): CircuitNode {
    const kind = formula.kind === 'some' || formula.kind === 'any' ? formula.kind : 'all'
    const nodes = parts.map((part) => this.#compile(part, side))
    return this.circuit.gate(kind, nodes, formula.needed)
  }

  #decided(formula: Formula, variable: number, side: Side): CircuitNode {
    this.#decisions++
    const only = bitsOf([variable])
    const found = this.#formulas.variables[variable]!
    const asked = found.kind === 'atom' ? this.#formulas.atom(found.atom) : this.#formulas.find(formula, variable, only)
    if (!asked) throw new Error(`A formula does not contain ${found.name}, on which it depends.`)
    const on = this.#compile(asked, side)
    const down = this.#compile(this.#formulas.restrict(formula, only, false), side)
    const up = this.#compile(this.#formulas.restrict(formula, only, true), side)
    return this.circuit.decision(on, down, up)
  }

  /** Variables that more than one of the parts of a gate depends on. */
  #commonOf(formula: Formula): Bits {
    let common = this.#commons.get(formula)
    if (!common) {
      common = this.#common(formula.parts)
      this.#commons.set(formula, common)
    }
    return common
  }

  #common(parts: readonly Formula[]): Bits {
    const words = (this.#formulas.variables.length >> 5) + 1
    const once = new Uint32Array(words)
    const twice = new Uint32Array(words)
    for (const part of parts) {
      if (part.kind === 'atom') {
        add(has(once, part.variable) ? twice : once, part.variable)
        continue
      }
      const support = this.#formulas.support(part)
      for (let i = 0; i < support.length; i++) {
        twice[i]! |= once[i]! & support[i]!
        once[i]! |= support[i]!
      }
    }
    return twice
  }

  /** A variable that is itself a part of the gate is known in the other parts: up in `all`, down in `any`, where nothing else is left to ask. */
  #withoutRepeats(formula: Formula, common: Bits): Formula {
    const single = formula.parts.filter(({ variable }) => variable >= 0 && has(common, variable))
    if (single.length === 0) return formula
    const up = formula.kind === 'all'
    const known = bitsOf(single.map(({ variable }) => variable))
    const atoms = bitsOf(single.flatMap(({ kind, variable }) => (kind === 'atom' ? [variable] : [])))
    const others = formula.parts.map((part) => {
      if (part.kind === 'atom') return part
      // of tiers and modules that stand beside their causes, only these are known
      return this.#formulas.restrict(part, part.variable < 0 ? known : atoms, up)
    })
    return this.#formulas.like(formula, others)
  }

  /** Parts put together that have variables in common; `null` when that is all of them. */
  #groups(formula: Formula, common: Bits): readonly Formula[] | null {
    const groups: { readonly variables: Bits; readonly parts: Formula[] }[] = []
    const alone: Formula[] = []
    for (const part of formula.parts) {
      const support = this.#formulas.support(part)
      if (!intersects(support, common)) {
        alone.push(part)
        continue
      }
      const group = { variables: common.map((word, i) => word & (support[i] ?? 0)), parts: [part] }
      for (let i = groups.length - 1; i >= 0; i--) {
        const other = groups[i]!
        if (!intersects(other.variables, group.variables)) continue
        group.parts.unshift(...other.parts)
        unite(group.variables, other.variables)
        groups.splice(i, 1)
      }
      groups.push(group)
    }
    if (alone.length === 0 && groups.length === 1) return null
    return [...alone, ...groups.map(({ parts }) => this.#formulas.like(formula, parts))]
  }

  /**
   * Causes before all else, then single parts, then tiers and modules, which depend on causes no longer; of equals the one nearest to the
   * top. Of a network, in which stage after stage much is common, also what only one part depends on has its turn: if it
   * had to wait it would multiply what is left.
   */
  #choose(formula: Formula, common: Bits): number {
    const few = count(common) <= FEW
    let best = -1
    let rank = -1
    for (const variable of members(few ? common : this.#formulas.support(formula))) {
      const isAtom = this.#formulas.variables[variable]!.kind === 'atom'
      const own = this.#formulas.causes.has(variable) && has(common, variable) ? 2 : isAtom ? 1 : 0
      if (own <= rank) continue
      best = variable
      rank = own
    }
    return best
  }

  /**
   * Parts of a structure of independent variables help each other, so that all are up at least as often as if they were independent, and all
   * are down so too.
   *
   * @see Esary, Proschan & Walkup, Association of random variables, Annals of Mathematical Statistics 38 (1967)
   */
  #bound(formula: Formula, side: Side): CircuitNode {
    this.#bounds++
    const parts = formula.parts.map((part) => this.#compile(part, side))
    if (side === 'upper') return this.circuit.gate(formula.kind === 'any' ? 'least' : 'all', parts)
    return this.circuit.gate(formula.kind === 'all' ? 'most' : 'any', parts)
  }
}
