import { fewerThan } from './binomial.ts'
import type { Atom, Expression, Tier } from './expression.ts'

/** Atoms and tiers that are known to be up or down, by name. */
export type Given = ReadonlyMap<string, 'up' | 'down'>

const NOTHING_GIVEN: Given = new Map()

/**
 * The exact probability that an expression fails.
 *
 * Parts without a common atom are independent and multiply. Where they have one, the expression is conditioned on it, up and down, and
 * then falls apart: causes that parts share (zones, regions, providers) first, then expressions that are used more than once and
 * whose other atoms are used nowhere else (modules), at last single atoms. Only sums and products of probabilities of failure
 * occur, never a difference, so that small ones keep their digits.
 *
 * @see Rauzy, New algorithms for fault trees analysis, Reliability Engineering & System Safety 40 (1993); Dutuit & Rauzy, A linear-time
 *   algorithm to find modules of fault trees, IEEE Trans. Reliability 45 (1996)
 */
export class Probability {
  readonly #supports = new Map<Expression, ReadonlySet<string>>()
  readonly #atoms = new Map<string, Atom | Tier | Expression>()
  readonly #modules: ReadonlyMap<Expression, string>
  readonly #tables = new Map<Tier, Map<number, number>>()

  /** @param roots all expressions that will be asked about; what they share decides how they are taken apart */
  constructor(roots: readonly Expression[]) {
    this.#modules = findModules(roots)
  }

  /** P(the expression fails), given that some atoms are up or down. */
  unavailability(root: Expression, given: Given = NOTHING_GIVEN): number {
    const state: State = { known: new Map(given), answers: new Map() }
    return this.#failure(root, state)
  }

  #failure(expression: Expression, state: State): number {
    switch (expression.kind) {
      case 'always':
        return 0
      case 'never':
        return 1
      case 'atom':
        return this.#atomFailure(expression.atom, state)
      case 'tier':
        return this.#inside(expression, state, () => this.#tierFailure(expression.tier, state))
      case 'all':
      case 'any':
      case 'some':
        return this.#inside(expression, state, () =>
          this.#combined(expression.kind, expression.kind === 'some' ? expression.needed : 0, expression.parts, state),
        )
    }
  }

  /** A module may itself be known; its inside is computed once for each state of the causes that it shares. */
  #inside(expression: Expression, state: State, compute: () => number): number {
    const module = this.#modules.get(expression)
    const known = module === undefined ? undefined : state.known.get(module)
    if (known) return known === 'down' ? 1 : 0
    const key = this.#key([expression], state)
    const answer = state.answers.get(key)
    if (answer !== undefined) return answer
    const failure = compute()
    state.answers.set(key, failure)
    return failure
  }

  #atomFailure(atom: Atom, state: State): number {
    const known = state.known.get(atom.name)
    if (known) return known === 'down' ? 1 : 0
    return atom.unavailability
  }

  #tierFailure(tier: Tier, state: State): number {
    const forced = state.known.get(tier.name)
    if (forced) return forced === 'down' ? 1 : 0
    const open = tier.groups.find(({ zone }) => zone && !state.known.has(zone.name))
    if (open?.zone)
      return this.#condition(open.zone.name, open.zone.unavailability, state, () => this.#tierFailure(tier, state))
    let up = 0
    for (const { zone, instances } of tier.groups) {
      if (!zone || state.known.get(zone.name) === 'up') up += instances
    }
    let table = this.#tables.get(tier)
    if (!table) {
      table = new Map()
      this.#tables.set(tier, table)
    }
    let failure = table.get(up)
    if (failure === undefined) {
      failure = fewerThan(tier.needed, up, tier.unavailability)
      table.set(up, failure)
    }
    return failure
  }

  #combined(kind: 'all' | 'any' | 'some', needed: number, parts: readonly Expression[], state: State): number {
    if (kind !== 'some' && parts.length > 1) {
      const failure = this.#factored(kind, parts, state)
      if (failure !== null) return failure
    }
    const common = this.#commonAtom(parts, state)
    if (common === null) {
      const failures = parts.map((part) => this.#failure(part, state))
      return combine(kind, needed, failures)
    }
    if (kind !== 'some') {
      const groups = this.#independentGroups(parts, state)
      if (groups.length > 1) {
        const failures = groups.map((group) =>
          group.length === 1 ? this.#failure(group[0]!, state) : this.#combined(kind, needed, group, state),
        )
        return combine(kind, needed, failures)
      }
    }
    const key = `${kind}${needed}:${this.#key(parts, state)}`
    const answer = state.answers.get(key)
    if (answer !== undefined) return answer
    const failure = this.#condition(common.name, common.unavailability, state, () =>
      this.#combined(kind, needed, parts, state),
    )
    state.answers.set(key, failure)
    return failure
  }

  /**
   * Atoms in series are up whenever the rest matters, and atoms in parallel down: they are taken out at once, and the rest is asked about
   * with them known.
   *
   * @returns `null` where no part is an atom that is not known yet
   */
  #factored(kind: 'all' | 'any', parts: readonly Expression[], state: State): number | null {
    const decided = kind === 'all' ? 'down' : 'up'
    const failures: number[] = []
    const taken: string[] = []
    const rest: Expression[] = []
    for (const part of parts) {
      if (part.kind !== 'atom') {
        rest.push(part)
        continue
      }
      const known = state.known.get(part.atom.name)
      if (known === decided) return kind === 'all' ? 1 : 0
      if (known) continue
      failures.push(part.atom.unavailability)
      taken.push(part.atom.name)
    }
    if (rest.length === parts.length) return null
    const [only] = rest
    if (only) {
      for (const name of taken) state.known.set(name, kind === 'all' ? 'up' : 'down')
      failures.push(rest.length === 1 ? this.#failure(only, state) : this.#combined(kind, 0, rest, state))
      for (const name of taken) state.known.delete(name)
    }
    return combine(kind, 0, failures)
  }

  #condition(name: string, unavailability: number, state: State, compute: () => number): number {
    let failure = 0
    if (unavailability > 0) {
      state.known.set(name, 'down')
      failure += unavailability * compute()
    }
    if (unavailability < 1) {
      state.known.set(name, 'up')
      failure += (1 - unavailability) * compute()
    }
    state.known.delete(name)
    return failure
  }

  /** The atom or module that most parts have in common, shared causes before all others; `null` when they are independent. */
  #commonAtom(
    parts: readonly Expression[],
    state: State,
  ): { readonly name: string; readonly unavailability: number } | null {
    const uses = new Map<string, number>()
    for (const part of parts) {
      for (const name of this.#support(part)) if (!state.known.has(name)) uses.set(name, (uses.get(name) ?? 0) + 1)
    }
    let best: string | null = null
    let score = 0
    for (const [name, count] of uses) {
      if (count < 2) continue
      const atom = this.#atoms.get(name)
      const rank = count + (atom && 'shared' in atom && atom.shared ? 1e6 : 0)
      if (rank > score) {
        best = name
        score = rank
      }
    }
    if (best === null) return null
    const atom = this.#atoms.get(best)!
    if ('shared' in atom) return { name: best, unavailability: atom.unavailability }
    // a tier or module can be conditioned on once the causes that it shares are known
    const cause = this.#openCause(atom, state)
    if (cause) return { name: cause.name, unavailability: cause.unavailability }
    const unavailability = 'kind' in atom ? this.#failure(atom, state) : this.#tierFailure(atom, state)
    return { name: best, unavailability }
  }

  #openCause(atom: Tier | Expression, state: State): Atom | null {
    const names =
      'kind' in atom ? this.#support(atom, true) : new Set(atom.groups.flatMap(({ zone }) => zone?.name ?? []))
    for (const name of names) {
      const cause = this.#atoms.get(name)
      if (cause && 'shared' in cause && cause.shared && !state.known.has(name)) return cause
    }
    return null
  }

  #independentGroups(parts: readonly Expression[], state: State): readonly (readonly Expression[])[] {
    const groups: { names: Set<string>; parts: Expression[] }[] = []
    for (const part of parts) {
      const names = new Set([...this.#support(part)].filter((name) => !state.known.has(name)))
      const joined = { names, parts: [part] }
      for (let i = groups.length - 1; i >= 0; i--) {
        const group = groups[i]!
        if (![...group.names].some((name) => names.has(name))) continue
        for (const name of group.names) joined.names.add(name)
        joined.parts.unshift(...group.parts)
        groups.splice(i, 1)
      }
      groups.push(joined)
    }
    return groups.map((group) => group.parts)
  }

  /** Expressions and what is known of their atoms: equal keys have equal answers. */
  #key(parts: readonly Expression[], state: State): string {
    let key = ''
    for (const part of parts) {
      key += `${part.id}`
      for (const name of this.#support(part, true)) {
        const known = state.known.get(name)
        if (known) key += known === 'up' ? `+${name}` : `-${name}`
      }
      key += ';'
    }
    return key
  }

  /**
   * Names of the atoms of an expression. A module shows only the causes that it shares, and its own name.
   * @param inside of a module, look inside
   */
  #support(expression: Expression, inside = false): ReadonlySet<string> {
    const module = this.#modules.get(expression)
    if (module !== undefined && !inside) {
      this.#atoms.set(module, expression)
      const causes = [...this.#support(expression, true)].filter((name) => {
        const atom = this.#atoms.get(name)
        return atom !== undefined && 'shared' in atom && atom.shared
      })
      return new Set([module, ...causes])
    }
    const known = this.#supports.get(expression)
    if (known) return known
    const names = new Set<string>()
    if (expression.kind === 'atom') {
      this.#atoms.set(expression.atom.name, expression.atom)
      names.add(expression.atom.name)
    } else if (expression.kind === 'tier') {
      this.#atoms.set(expression.tier.name, expression.tier)
      names.add(expression.tier.name)
      for (const { zone } of expression.tier.groups) {
        if (!zone) continue
        this.#atoms.set(zone.name, zone)
        names.add(zone.name)
      }
    } else if ('parts' in expression) {
      for (const part of expression.parts) for (const name of this.#support(part)) names.add(name)
    }
    this.#supports.set(expression, names)
    return names
  }
}

interface State {
  readonly known: Map<string, 'up' | 'down'>
  readonly answers: Map<string, number>
}

/** Independent parts: fails when any, when all, or when fewer than `needed` are up. */
function combine(kind: 'all' | 'any' | 'some', needed: number, failures: readonly number[]): number {
  if (kind === 'all') return failures.reduce((all, u) => all + u * (1 - all), 0)
  if (kind === 'any') return failures.reduce((all, u) => all * u, 1)
  // up[j] = P(j of those seen so far are up), j < needed; more is enough
  const up = new Float64Array(needed)
  up[0] = 1
  for (const u of failures) {
    for (let j = needed - 1; j > 0; j--) up[j] = up[j]! * u + up[j - 1]! * (1 - u)
    up[0]! *= u
  }
  return up.reduce((sum, p) => sum + p, 0)
}

/**
 * Expressions that are used more than once and whose atoms, shared causes apart, occur nowhere else: they can be conditioned on as if
 * they were one atom.
 */
function findModules(roots: readonly Expression[]): ReadonlyMap<Expression, string> {
  const users = new Map<Expression, number>()
  const order: Expression[] = []
  const stack = [...roots]
  for (let expression = stack.pop(); expression; expression = stack.pop()) {
    const count = users.get(expression) ?? 0
    users.set(expression, count + 1)
    if (count > 0) continue
    order.push(expression)
    if ('parts' in expression) stack.push(...expression.parts)
  }

  // an atom belongs to a module when every use of it lies below that module: count uses below against uses in all
  const uses = new Map<string, number>()
  for (const expression of order) {
    if (!('parts' in expression)) continue
    for (const part of expression.parts) {
      const name = privateName(part)
      if (name !== null) uses.set(name, (uses.get(name) ?? 0) + 1)
    }
  }
  const modules = new Map<Expression, string>()
  for (const expression of order) {
    if (!('parts' in expression) || (users.get(expression) ?? 0) < 2) continue
    if (ownsItsAtoms(expression, uses)) modules.set(expression, `module:${expression.id}`)
  }
  return modules
}

function ownsItsAtoms(root: Expression, uses: ReadonlyMap<string, number>): boolean {
  const below = new Map<string, number>()
  const seen = new Set<Expression>()
  const stack = [root]
  for (let expression = stack.pop(); expression; expression = stack.pop()) {
    if (seen.has(expression) || !('parts' in expression)) continue
    seen.add(expression)
    for (const part of expression.parts) {
      const name = privateName(part)
      if (name !== null) below.set(name, (below.get(name) ?? 0) + 1)
      stack.push(part)
    }
  }
  for (const [name, count] of below) if (uses.get(name) !== count) return false
  return true
}

function privateName(expression: Expression): string | null {
  if (expression.kind === 'tier') return expression.tier.name
  return expression.kind === 'atom' && !expression.atom.shared ? expression.atom.name : null
}
