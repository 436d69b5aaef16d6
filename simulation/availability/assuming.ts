import { innerFirst } from '../traffic/inner-first.ts'
import { type Expression, Expressions } from './expression.ts'
import { filled } from './normal-form.ts'

/** What the looking for cut sets takes as given. */
export interface Assumed {
  /** Names of events that are no failures: the case to look at is that they do not help. */
  isChance(name: string): boolean
  /** Names of what is left out, as if it never failed. */
  isLeftOut(name: string): boolean
}

/** What is left of an expression under these assumptions, and when what cannot fail is up. */
export function assuming(root: Expression, assumed: Assumed, filling: readonly Expression[]): Expression {
  const make = new Expressions()
  const rests = new Map<Expression, Expression>()
  const partsOf = (expression: Expression) =>
    'parts' in expression ? expression.parts.map((part) => filled(part, filling)) : []
  const isDone = (expression: Expression) => rests.has(expression)
  const start = filled(root, filling)
  innerFirst(start, partsOf, isDone, (expression) => {
    const parts = partsOf(expression).map((part) => rests.get(part)!)
    rests.set(expression, restOf(expression, parts, assumed, make))
  })
  return rests.get(start)!
}

function restOf(expression: Expression, parts: readonly Expression[], assumed: Assumed, make: Expressions): Expression {
  switch (expression.kind) {
    case 'always':
      return make.always
    case 'never':
      return make.never
    case 'atom': {
      const { name, unavailability } = expression.atom
      if (assumed.isLeftOut(name)) return make.always
      if (assumed.isChance(name)) return make.never
      return unavailability === 0 ? make.always : make.atom(expression.atom)
    }
    case 'tier':
      return make.tier(expression.tier)
    case 'place':
      throw new Error(`A place is filled with another, ${expression.place}.`)
    case 'all':
      return make.all(parts)
    case 'any':
      return make.any(parts)
    case 'some':
      return make.some(expression.needed, parts)
  }
}
