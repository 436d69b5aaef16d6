import type { Expression } from './expression.ts'
import type { Formula, Formulas } from './formula.ts'
import { withModules } from './modules.ts'

/** Turns expressions into formulas of one maker. */
export class NormalForms {
  readonly #known = new Map<Expression, Formula>()
  readonly #formulas: Formulas

  constructor(formulas: Formulas) {
    this.#formulas = formulas
  }

  /** The normal form of an expression with its modules marked. */
  of(expression: Expression): Formula {
    this.#number(expression)
    for (const inner of asked(expression)) this.#normal(inner)
    return withModules(this.#normal(expression), this.#formulas)
  }

  /** Numbers variables by how near they are to the top: of a network, what one stage depends on has numbers close together. */
  #number(root: Expression): void {
    if (this.#known.has(root)) return
    const seen = new Set([root])
    for (const expression of seen) {
      if (expression.kind === 'atom' || expression.kind === 'tier') this.#normal(expression)
      else if ('parts' in expression) for (const part of expression.parts) seen.add(part)
    }
  }

  #normal(expression: Expression): Formula {
    const known = this.#known.get(expression)
    if (known) return known
    const formula = this.#made(expression)
    this.#known.set(expression, formula)
    return formula
  }

  #made(expression: Expression): Formula {
    switch (expression.kind) {
      case 'always':
        return this.#formulas.always
      case 'never':
        return this.#formulas.never
      case 'atom':
        return this.#formulas.atom(expression.atom)
      case 'tier':
        return this.#formulas.tier(expression.tier)
      case 'all':
        return this.#formulas.all(flat(expression, 'all').map((part) => this.#normal(part)))
      case 'any':
        return this.#formulas.any(flat(expression, 'any').map((part) => this.#normal(part)))
      case 'some':
        return this.#formulas.some(
          expression.needed,
          expression.parts.map((part) => this.#normal(part)),
        )
    }
  }
}

/** Expressions whose normal forms are needed for that of `root`, the inner ones first: however deep they are nested, the stack is not. */
function asked(root: Expression): readonly Expression[] {
  const met = new Set([root])
  for (const expression of met) {
    if (expression.kind === 'some') for (const part of expression.parts) met.add(part)
    else if (expression.kind === 'all' || expression.kind === 'any') {
      for (const part of flat(expression, expression.kind)) met.add(part)
    }
  }
  return [...met].sort((a, b) => a.id - b.id)
}

/** What stands below nested gates of one kind, each once: a gate that is met on two ways is gone through once. */
function flat(root: Expression, kind: 'all' | 'any'): readonly Expression[] {
  const terms = new Set<Expression>()
  const seen = new Set<Expression>([root])
  const stack = [root]
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (at.kind !== kind) {
      terms.add(at)
      continue
    }
    for (let i = at.parts.length - 1; i >= 0; i--) {
      const part = at.parts[i]!
      if (seen.has(part)) continue
      seen.add(part)
      stack.push(part)
    }
  }
  return [...terms]
}
