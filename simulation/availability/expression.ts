/**
 * When something works, as a monotone expression over independent atoms. Expressions are made by one `Expressions`, which gives equal
 * expressions the same object, so that whatever is used twice is the same thing twice.
 */
export type Expression =
  | { readonly kind: 'always'; readonly id: number }
  | { readonly kind: 'never'; readonly id: number }
  | { readonly kind: 'atom'; readonly id: number; readonly atom: Atom }
  | { readonly kind: 'tier'; readonly id: number; readonly tier: Tier }
  /** All of them, one of them, or at least `needed`. */
  | { readonly kind: 'all' | 'any'; readonly id: number; readonly parts: readonly Expression[] }
  | { readonly kind: 'some'; readonly id: number; readonly parts: readonly Expression[]; readonly needed: number }

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
  readonly #known = new Map<string, Expression>()
  readonly always: Expression = this.#make('1', (id) => ({ kind: 'always', id }))
  readonly never: Expression = this.#make('0', (id) => ({ kind: 'never', id }))

  atom(atom: Atom): Expression {
    return this.#make(`=${atom.name}`, (id) => ({ kind: 'atom', id, atom }))
  }

  tier(tier: Tier): Expression {
    return this.#make(`#${tier.name}`, (id) => ({ kind: 'tier', id, tier }))
  }

  all(parts: readonly Expression[]): Expression {
    if (parts.includes(this.never)) return this.never
    const rest = unique(parts.filter((part) => part !== this.always))
    const [only] = rest
    if (!only) return this.always
    if (rest.length === 1) return only
    return this.#make(`&${ids(rest)}`, (id) => ({ kind: 'all', id, parts: rest }))
  }

  any(parts: readonly Expression[]): Expression {
    if (parts.includes(this.always)) return this.always
    const rest = unique(parts.filter((part) => part !== this.never))
    const [only] = rest
    if (!only) return this.never
    if (rest.length === 1) return only
    return this.#make(`|${ids(rest)}`, (id) => ({ kind: 'any', id, parts: rest }))
  }

  /** At least `needed` of the parts; a part that is listed twice counts twice. */
  some(needed: number, parts: readonly Expression[]): Expression {
    if (needed <= 0) return this.always
    if (needed > parts.length) return this.never
    if (needed === 1) return this.any(parts)
    if (needed === parts.length) return this.all(parts)
    return this.#make(`${needed}/${ids(parts)}`, (id) => ({ kind: 'some', id, parts, needed }))
  }

  #make(key: string, make: (id: number) => Expression): Expression {
    const known = this.#known.get(key)
    if (known) return known
    const expression = make(this.#known.size)
    this.#known.set(key, expression)
    return expression
  }
}

function ids(parts: readonly Expression[]): string {
  return parts.map(({ id }) => id).join(',')
}

function unique(parts: readonly Expression[]): readonly Expression[] {
  return [...new Set(parts)]
}
