import { type Assumed, assuming } from './assuming.ts'
import { fewerThan } from './binomial.ts'
import type { CircuitNode } from './circuit.ts'
import { minimalCutSets } from './cut-sets.ts'
import { Diagram } from './diagram.ts'
import type { Expression } from './expression.ts'
import { Formulas, type Variable } from './formula.ts'
import { NormalForms } from './normal-form.ts'

/** Atoms and tiers that are known to be up or down, by name. */
export type Given = ReadonlyMap<string, 'up' | 'down'>

/** How much one atom or tier matters to an expression. */
export interface Importance {
  readonly name: string
  /** P(it fails | this is down) − P(it fails | this is up). */
  readonly birnbaum: number
  /** Of the atom; of a tier with all its zones up. */
  readonly unavailability: number
  /** Failures of the expression an hour that this one's failures bring about; 0 for what is no failure. */
  readonly failuresPerHour: number
}

/** Less than a second of work. */
const MAX_DECISIONS = 10_000

/** A probability, or what it lies between. */
export interface Interval {
  readonly lower: number
  readonly upper: number
}

/**
 * Probabilities that expressions fail. They are exact; only where a structure is so tangled that its decision diagram would not end
 * they are the upper ends of intervals.
 */
export class Probability {
  readonly #formulas = new Formulas()
  readonly #filling: readonly Expression[]
  readonly #normalForms: NormalForms
  readonly #diagram: Diagram

  /**
   * @param filling of the places of expressions
   * @param maxDecisions for one expression, after which its probability is bounded only
   */
  constructor(filling: readonly Expression[] = [], maxDecisions = MAX_DECISIONS) {
    this.#filling = filling
    this.#normalForms = new NormalForms(this.#formulas, filling)
    this.#diagram = new Diagram(this.#formulas, maxDecisions)
  }

  /** P(the expression fails). */
  unavailability(root: Expression): number {
    return this.#diagram.circuit.usual(this.#node(root))
  }

  /** Equal ends where the probability is exact. */
  interval(root: Expression): Interval {
    const formula = this.#normalForms.of(root)
    const { node, exact } = this.#diagram.compile(formula, 'upper')
    const upper = this.#diagram.circuit.usual(node)
    if (exact) return { lower: upper, upper }
    return { lower: this.#diagram.circuit.usual(this.#diagram.compile(formula, 'lower').node), upper }
  }

  /** P(an expression fails), given that some of the atoms and tiers of the roots are up or down. */
  given(roots: readonly Expression[], given: Given): (root: Expression) => number {
    for (const root of roots) this.#node(root)
    const known = new Map<number, 'up' | 'down'>()
    this.#formulas.variables.forEach(({ name }, variable) => {
      const state = given.get(name)
      if (state) known.set(variable, state)
    })
    const value = this.#diagram.circuit.given(known)
    return (root) => value(this.#node(root))
  }

  /**
   * Of everything that an expression depends on.
   *
   * @see Rausand & Høyland, System Reliability Theory, 2nd ed. 2004, §5.2 (Birnbaum's measure), §9.6 (frequency of system failures = Σ importance
   *   × the part's own)
   */
  importances(root: Expression): readonly Importance[] {
    const { birnbaum, instance } = this.#diagram.circuit.slopes(this.#node(root))
    const importances: Importance[] = []
    this.#formulas.variables.forEach((variable, i) => {
      const matters = birnbaum[i] ?? 0
      if (matters === 0 || variable.kind === 'module') return
      const failing = variable.kind === 'atom' ? matters : (instance[i] ?? 0)
      importances.push({
        name: variable.name,
        birnbaum: matters,
        unavailability: ownUnavailability(variable),
        failuresPerHour: failing * ownFailuresPerHour(variable),
      })
    })
    return importances
  }

  /** See `minimalCutSets`. */
  cutSets(root: Expression, assumed: Assumed): readonly (readonly string[])[] {
    const rest = assuming(root, assumed, this.#filling)
    return minimalCutSets(this.#normalForms.of(rest), this.#formulas)
  }

  #node(root: Expression): CircuitNode {
    return this.#diagram.compile(this.#normalForms.of(root), 'upper').node
  }
}

function ownUnavailability(variable: Exclude<Variable, { kind: 'module' }>): number {
  if (variable.kind === 'atom') return variable.atom.unavailability
  const { needed, groups, unavailability } = variable.tier
  return fewerThan(
    needed,
    groups.reduce((sum, { instances }) => sum + instances, 0),
    unavailability,
  )
}

/** Of an atom, or of one instance of a tier: down for u of the time and for `repairHours` each time. */
function ownFailuresPerHour(variable: Exclude<Variable, { kind: 'module' }>): number {
  const { unavailability, repairHours } = variable.kind === 'atom' ? variable.atom : variable.tier
  return repairHours === 0 ? 0 : unavailability / repairHours
}
