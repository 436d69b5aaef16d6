import { innerFirst } from '../traffic/inner-first.ts'
import type { Expression } from './expression.ts'
import type { Formula, Formulas } from './formula.ts'
import { withModules } from './modules.ts'

/** Turns expressions into formulas of one maker. */
export class NormalForms {
  readonly #known = new Map<Expression, Formula>()
  readonly #marked = new Map<Expression, Formula>()
  readonly #formulas: Formulas
  readonly #filling: readonly Expression[]

  /** @param filling of the places that expressions have; has none itself */
  constructor(formulas: Formulas, filling: readonly Expression[]) {
    this.#formulas = formulas
    this.#filling = filling
  }

  /** The normal form of an expression with its modules marked. */
  of(expression: Expression): Formula {
    const root = filled(expression, this.#filling)
    let marked = this.#marked.get(root)
    if (!marked) {
      this.#number(root)
      marked = withModules(this.#normal(root), this.#formulas)
      this.#marked.set(root, marked)
    }
    return marked
  }

  /** Numbers variables by how near they are to the top: of a network, what one stage depends on has numbers close together. */
  #number(root: Expression): void {
    if (this.#known.has(root)) return
    const seen = new Set([root])
    for (const expression of seen) {
      if (expression.kind === 'atom' || expression.kind === 'tier') this.#normal(expression)
      else if ('parts' in expression) for (const part of expression.parts) seen.add(filled(part, this.#filling))
    }
  }

  #normal(root: Expression): Formula {
    const terms = new Map<Expression, readonly Expression[]>()
    const termsOf = (expression: Expression) => {
      let known = terms.get(expression)
      if (!known) {
        known = flat(expression, this.#filling)
        terms.set(expression, known)
      }
      return known
    }
    const isKnown = (expression: Expression) => this.#known.has(expression)
    innerFirst(root, termsOf, isKnown, (expression) => {
      const parts = termsOf(expression).map((term) => this.#known.get(term)!)
      this.#known.set(expression, this.#made(expression, parts))
    })
    return this.#known.get(root)!
  }

  #made(expression: Expression, parts: readonly Formula[]): Formula {
    switch (expression.kind) {
      case 'always':
        return this.#formulas.always
      case 'never':
        return this.#formulas.never
      case 'atom':
        return this.#formulas.atom(expression.atom)
      case 'tier':
        return this.#formulas.tier(expression.tier)
      case 'place':
        throw new Error(`A place is filled with another, ${expression.place}.`)
      case 'all':
        return this.#formulas.all(parts)
      case 'any':
        return this.#formulas.any(parts)
      case 'some':
        return this.#formulas.some(expression.needed, parts)
    }
  }
}

/** What a reading puts in a place; of other expressions themselves. */
export function filled(expression: Expression, filling: readonly Expression[]): Expression {
  return expression.kind === 'place' ? filling[expression.place]! : expression
}

/** What stands below nested gates of one kind, each once: a gate that is met on two ways is gone through once. */
function flat(root: Expression, filling: readonly Expression[]): readonly Expression[] {
  if (!('parts' in root)) return []
  const parts = root.parts.map((part) => filled(part, filling))
  if (root.kind === 'some' || parts.every(({ kind }) => kind !== root.kind)) return parts
  const terms = new Set<Expression>()
  const seen = new Set<Expression>([root])
  const stack: Expression[] = [root]
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (!('parts' in at) || at.kind !== root.kind) {
      terms.add(at)
      continue
    }
    for (let i = at.parts.length - 1; i >= 0; i--) {
      const part = filled(at.parts[i]!, filling)
      if (seen.has(part)) continue
      seen.add(part)
      stack.push(part)
    }
  }
  return [...terms]
}
