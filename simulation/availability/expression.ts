import { Gates } from './gates.ts'

/**
 * When something works, as a monotone expression over independent atoms. Expressions are made by one `Expressions`, which gives equal
 * expressions the same object, so that whatever is used twice is the same thing twice.
 */
export type Expression =
  | { readonly kind: 'always'; readonly id: number }
  | { readonly kind: 'never'; readonly id: number }
  | { readonly kind: 'atom'; readonly id: number; readonly atom: Atom }
  | { readonly kind: 'tier'; readonly id: number; readonly tier: Tier }
  /** To be filled by each reading of the design with an expression of its own. */
  | { readonly kind: 'place'; readonly id: number; readonly place: number }
  | ExpressionGate

interface ExpressionGate {
  /** All of the parts, one of them, or at least `needed`. */
  readonly kind: 'all' | 'any' | 'some'
  readonly id: number
  readonly parts: readonly Expression[]
  readonly needed: number
}

/** Something that is up or down by itself. */
export interface Atom {
  /** Unique; also names it in reports: a node id, `zone:…`, `region:…`, `provider:…`. */
  readonly name: string
  readonly unavailability: number
  /** Mean length of one failure, hours; 0 for events that are no failure (a call that is not made). */
  readonly repairHours: number
  /** A cause that parts share: a zone, a region, a provider. */
  readonly shared: boolean
}

/** Equal instances of one node over zones, of which some must be up in zones that are up. */
export interface Tier {
  readonly name: string
  /** Of one instance. */
  readonly unavailability: number
  readonly repairHours: number
  /** `zone` is `null` where the instances stand in none. */
  readonly groups: readonly { readonly zone: Atom | null; readonly instances: number }[]
  readonly needed: number
}

export class Expressions {
  #made = 0
  readonly #leaves = new Map<string | number, Expression>()
  readonly #gates = new Gates<Expression, ExpressionGate>()
  readonly always: Expression = { kind: 'always', id: this.#made++ }
  readonly never: Expression = { kind: 'never', id: this.#made++ }

  atom(atom: Atom): Expression {
    return this.#leaf(`=${atom.name}`, (id) => ({ kind: 'atom', id, atom }))
  }

  tier(tier: Tier): Expression {
    return this.#leaf(`#${tier.name}`, (id) => ({ kind: 'tier', id, tier }))
  }

  place(place: number): Expression {
    return this.#leaf(place, (id) => ({ kind: 'place', id, place }))
  }

  all(parts: readonly Expression[]): Expression {
    return this.#gate('all', parts, this.always, this.never)
  }

  any(parts: readonly Expression[]): Expression {
    return this.#gate('any', parts, this.never, this.always)
  }

  /** At least `needed` of the parts; a part that is listed twice counts twice. */
  some(needed: number, parts: readonly Expression[]): Expression {
    if (needed <= 0) return this.always
    if (needed > parts.length) return this.never
    if (needed === 1) return this.any(parts)
    if (needed === parts.length) return this.all(parts)
    return this.#interned('some', parts, needed)
  }

  #gate(kind: 'all' | 'any', parts: readonly Expression[], neutral: Expression, decided: Expression): Expression {
    const rest = new Set<Expression>()
    for (const part of parts) {
      if (part === decided) return decided
      if (part !== neutral) rest.add(part)
    }
    if (rest.size > 1) return this.#interned(kind, [...rest], kind === 'all' ? rest.size : 1)
    for (const only of rest) return only
    return neutral
  }

  #interned(kind: ExpressionGate['kind'], parts: readonly Expression[], needed: number): Expression {
    return this.#gates.find(kind, parts, needed) ?? this.#gates.keep({ kind, id: this.#made++, parts, needed })
  }

  #leaf(key: string | number, make: (id: number) => Expression): Expression {
    const known = this.#leaves.get(key)
    if (known) return known
    const leaf = make(this.#made++)
    this.#leaves.set(key, leaf)
    return leaf
  }
}
