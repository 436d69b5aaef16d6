import { add, type Bits, has, intersects, unite } from '../traffic/bits.ts'
import { innerFirst } from '../traffic/inner-first.ts'
import type { Atom, Tier } from './expression.ts'
import { Gates } from './gates.ts'

/**
 * A structure function in normal form: gates of one kind are not nested, what all parts of a gate have in common stands before it, and
 * equal formulas are the same object.
 */
export interface Formula {
  readonly kind: 'always' | 'never' | 'atom' | 'tier' | 'module' | 'all' | 'any' | 'some'
  readonly id: number
  /** Gates within gates. */
  readonly depth: number
  /** Of gates; of a module, the one formula inside. */
  readonly parts: readonly Formula[]
  /** Of `some`. */
  readonly needed: number
  /** Of atoms, tiers and modules; else −1. */
  readonly variable: number
  /** Of tiers. */
  readonly zones: readonly TierZone[]
  /** Of a tier: instances in zones that are up, or in none. */
  readonly standing: number
}

/** Instances of a tier in a zone of which it is not known yet whether it is up. */
export interface TierZone {
  readonly variable: number
  readonly instances: number
}

/** What a formula depends on; what a module is worth follows from its inside. */
export type Variable =
  | { readonly kind: 'atom'; readonly name: string; readonly atom: Atom }
  | { readonly kind: 'tier'; readonly name: string; readonly tier: Tier }
  | { readonly kind: 'module'; readonly name: string }

/** Makes formulas, and tells what is left of them when variables are known. */
export class Formulas {
  readonly variables: Variable[] = []
  /** Atoms that tiers or modules may depend on too; these are decided on first. */
  readonly causes = new Set<number>()
  readonly #byName = new Map<string, number>()
  readonly #leaves = new Map<string, Formula>()
  readonly #gates = new Gates<Formula, Formula>()
  #size = 0
  readonly #supports: (Bits | undefined)[] = []
  readonly always = this.#made({ kind: 'always' })
  readonly never = this.#made({ kind: 'never' })

  atom(atom: Atom): Formula {
    const variable = this.#variable({ kind: 'atom', name: atom.name, atom })
    if (atom.shared) this.causes.add(variable)
    return this.#leaf(`=${variable}`, { kind: 'atom', variable })
  }

  tier(tier: Tier): Formula {
    const zones: TierZone[] = []
    let standing = 0
    for (const { zone, instances } of tier.groups) {
      if (!zone) standing += instances
      else {
        const { variable } = this.atom(zone)
        this.causes.add(variable)
        zones.push({ variable, instances })
      }
    }
    return this.#tier(this.#variable({ kind: 'tier', name: tier.name, tier }), zones, standing)
  }

  /** A formula to be decided on as one variable. */
  module(inside: Formula): Formula {
    if (inside.parts.length === 0) return inside
    const variable = this.#variable({ kind: 'module', name: `module:${inside.id}` })
    return this.#leaf(`*${inside.id}`, { kind: 'module', variable, parts: [inside] })
  }

  all(parts: readonly Formula[]): Formula {
    return this.#gate('all', parts, this.always, this.never)
  }

  any(parts: readonly Formula[]): Formula {
    return this.#gate('any', parts, this.never, this.always)
  }

  /** At least `needed` of the parts; one that is listed twice counts twice. */
  some(needed: number, parts: readonly Formula[]): Formula {
    const open: Formula[] = []
    let missing = needed
    for (const part of parts) {
      if (part === this.always) missing--
      else if (part !== this.never) open.push(part)
    }
    if (missing <= 0) return this.always
    if (missing > open.length) return this.never
    if (missing === 1) return this.any(open)
    if (missing === open.length) return this.all(open)
    const common = commonTerms('all', open)
    if (common.size > 0) {
      const rest = open.map((part) => this.all(termsOf('all', part).filter((term) => !common.has(term))))
      return this.all([...common, this.some(missing, rest)])
    }
    return this.#interned('some', open, missing)
  }

  /** A gate of the kind of `formula` with other parts. */
  like(formula: Formula, parts: readonly Formula[]): Formula {
    if (formula.kind === 'some') return this.some(formula.needed, parts)
    return formula.kind === 'any' ? this.any(parts) : this.all(parts)
  }

  /** What is left of a formula when variables are known to be all up, or all down. */
  restrict(formula: Formula, variables: Bits, up: boolean): Formula {
    const done = new Map<Formula, Formula>()
    const left = (at: Formula): Formula => {
      if (!this.dependsOn(at, variables)) return at
      if (at.kind === 'atom') return up ? this.always : this.never
      let rest = done.get(at)
      if (!rest) {
        rest = this.#left(at, variables, up, left)
        done.set(at, rest)
      }
      return rest
    }
    if (formula.depth > DEEP) innerFirst(formula, partsOf, (at) => done.has(at) || !this.dependsOn(at, variables), left)
    return left(formula)
  }

  dependsOn(formula: Formula, variables: Bits): boolean {
    if (formula.kind === 'atom') return has(variables, formula.variable)
    if (formula.kind !== 'tier') return intersects(this.support(formula), variables)
    return has(variables, formula.variable) || formula.zones.some(({ variable }) => has(variables, variable))
  }

  /** Whether an atom is a cause that parts share. */
  isShared({ variable }: Formula): boolean {
    const found = this.variables[variable]
    return found?.kind === 'atom' && found.atom.shared
  }

  /** Variables that a formula depends on: of a module its own, and the causes inside that it may share. */
  support(formula: Formula): Bits {
    const known = this.#supports[formula.id]
    if (known) return known
    const isKnown = ({ id }: Formula) => this.#supports[id] !== undefined
    if (formula.depth > DEEP)
      for (const part of formula.parts) innerFirst(part, partsOf, isKnown, (at) => this.support(at))
    const bits = new Uint32Array((this.variables.length >> 5) + 1)
    for (const part of formula.parts) {
      if (part.kind === 'atom') add(bits, part.variable)
      else unite(bits, this.support(part))
    }
    if (formula.kind === 'module') this.#keepShared(bits)
    if (formula.variable >= 0) add(bits, formula.variable)
    for (const { variable } of formula.zones) add(bits, variable)
    this.#supports[formula.id] = bits
    return bits
  }

  /** A tier or module as it stands inside a formula that depends on it. */
  find(formula: Formula, variable: number, only: Bits): Formula | null {
    let at: Formula | undefined = formula
    while (at && at.variable !== variable) at = at.parts.find((part) => this.dependsOn(part, only))
    return at ?? null
  }

  #left(formula: Formula, variables: Bits, up: boolean, left: (part: Formula) => Formula): Formula {
    if (formula.variable >= 0 && has(variables, formula.variable)) return up ? this.always : this.never
    if (formula.kind === 'module') return this.module(left(formula.parts[0]!))
    if (formula.kind !== 'tier') return this.like(formula, formula.parts.map(left))
    let { standing } = formula
    const zones = formula.zones.filter(({ variable, instances }) => {
      if (!has(variables, variable)) return true
      if (up) standing += instances
      return false
    })
    return this.#tier(formula.variable, zones, standing)
  }

  #tier(variable: number, zones: readonly TierZone[], standing: number): Formula {
    const found = this.variables[variable]
    const needed = found?.kind === 'tier' ? found.tier.needed : 0
    if (needed <= 0) return this.always
    if (standing + zones.reduce((sum, { instances }) => sum + instances, 0) < needed) return this.never
    const key = `#${variable}:${standing}:${zones.map((zone) => zone.variable).join(',')}`
    return this.#leaf(key, { kind: 'tier', variable, zones, standing })
  }

  #gate(kind: 'all' | 'any', parts: readonly Formula[], neutral: Formula, decided: Formula): Formula {
    const flat = new Set<Formula>()
    for (const part of parts) {
      if (part.kind === kind) for (const inner of part.parts) flat.add(inner)
      else if (part === decided) return decided
      else if (part !== neutral) flat.add(part)
    }
    const terms = [...flat]
    if (terms.length < 2) return terms[0] ?? neutral
    const dual = kind === 'all' ? 'any' : 'all'
    const common = commonTerms(dual, terms)
    if (common.size > 0) {
      const rest = terms.map((part) =>
        this.#dual(
          dual,
          termsOf(dual, part).filter((term) => !common.has(term)),
        ),
      )
      return this.#dual(dual, [...common, this.#gate(kind, rest, neutral, decided)])
    }
    return this.#interned(kind, terms, 0)
  }

  #dual(kind: 'all' | 'any', parts: readonly Formula[]): Formula {
    return kind === 'all' ? this.all(parts) : this.any(parts)
  }

  #keepShared(bits: Bits): void {
    for (let variable = 0; variable < this.variables.length; variable++) {
      const found = this.variables[variable]!
      const shared = found.kind === 'atom' && found.atom.shared
      if (!shared && has(bits, variable)) bits[variable >> 5]! &= ~(1 << (variable & 31))
    }
  }

  #variable(variable: Variable): number {
    const known = this.#byName.get(variable.name)
    if (known !== undefined) return known
    this.variables.push(variable)
    this.#byName.set(variable.name, this.variables.length - 1)
    return this.variables.length - 1
  }

  #interned(kind: 'all' | 'any' | 'some', parts: readonly Formula[], needed: number): Formula {
    return this.#gates.find(kind, parts, needed) ?? this.#gates.keep(this.#made({ kind, parts, needed }))
  }

  #leaf(key: string, leaf: Draft): Formula {
    let known = this.#leaves.get(key)
    if (!known) {
      known = this.#made(leaf)
      this.#leaves.set(key, known)
    }
    return known
  }

  #made({ kind, parts = [], needed = 0, variable = -1, zones = [], standing = 0 }: Draft): Formula {
    let depth = 0
    for (const part of parts) if (part.depth >= depth) depth = part.depth + 1
    return { kind, id: this.#size++, depth, parts, needed, variable, zones, standing }
  }
}

type Draft = Partial<Formula> & Pick<Formula, 'kind'>

/** What is nested more deeply is gone through with a stack of its own. */
const DEEP = 200

/** Of a gate of that kind its parts; anything else is a gate of one. */
function termsOf(kind: 'all' | 'any', formula: Formula): readonly Formula[] {
  return formula.kind === kind ? formula.parts : [formula]
}

export function partsOf({ parts }: Formula): readonly Formula[] {
  return parts
}

function commonTerms(kind: 'all' | 'any', parts: readonly Formula[]): ReadonlySet<Formula> {
  let common = termsOf(kind, parts[0]!)
  for (let i = 1; i < parts.length && common.length > 0; i++) {
    const terms = termsOf(kind, parts[i]!)
    common = common.filter((term) => terms.includes(term))
  }
  return common.length === 0 ? NONE : new Set(common)
}

const NONE: ReadonlySet<Formula> = new Set()
