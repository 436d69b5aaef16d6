import { innerFirst } from '../traffic/inner-first.ts'
import { type Formula, type Formulas, partsOf } from './formula.ts'

/** Larger cut sets are too many and too rare to teach anything. */
const MAX_ORDER = 3
/** Of one formula; more are cut short, smallest kept. */
const MAX_SETS = 2000

/** Variables by number, rising. */
type CutSet = readonly number[]

/**
 * Minimal sets of causes whose loss makes a formula fail, by name, up to order 3, smallest first. A tier's own name stands for the loss
 * of more of its instances than it can spare.
 *
 * @see Vesely et al., Fault Tree Handbook, NUREG-0492, 1981, ch. VII (expansion with absorption)
 */
export function minimalCutSets(root: Formula, formulas: Formulas): readonly (readonly string[])[] {
  const sets = new CutSets(formulas).of(root)
  return sets.map((set) => set.map((variable) => formulas.variables[variable]!.name).sort())
}

class CutSets {
  readonly #known = new Map<Formula, readonly CutSet[]>()
  readonly #formulas: Formulas

  constructor(formulas: Formulas) {
    this.#formulas = formulas
  }

  of(root: Formula): readonly CutSet[] {
    const isKnown = (formula: Formula) => this.#known.has(formula)
    innerFirst(root, partsOf, isKnown, (formula) => this.#known.set(formula, this.#computed(formula)))
    return this.#known.get(root)!
  }

  #computed(formula: Formula): readonly CutSet[] {
    switch (formula.kind) {
      case 'always':
        return []
      case 'never':
        return [[]]
      case 'atom':
        return [[formula.variable]]
      case 'tier':
        return this.#ofTier(formula)
      case 'module':
        return this.#known.get(formula.parts[0]!)!
      case 'all':
        return minimal(this.#ofParts(formula).flat())
      case 'any':
        return product(this.#ofParts(formula))
      case 'some':
        return threshold(this.#ofParts(formula), formula.parts.length - formula.needed + 1)
    }
  }

  #ofParts({ parts }: Formula): readonly (readonly CutSet[])[] {
    return parts.map((part) => this.#known.get(part)!)
  }

  #ofTier({ variable, zones, standing }: Formula): readonly CutSet[] {
    const found = this.#formulas.variables[variable]
    if (found?.kind !== 'tier') return []
    const { needed, unavailability } = found.tier
    const spare = standing + zones.reduce((sum, { instances }) => sum + instances, 0) - needed
    const sets: CutSet[] = unavailability > 0 ? [[variable]] : []
    const walk = (from: number, chosen: CutSet, lost: number): void => {
      if (lost > spare) {
        sets.push(sorted(chosen))
        return
      }
      if (chosen.length === MAX_ORDER) return
      for (let i = from; i < zones.length; i++) {
        const zone = zones[i]!
        walk(i + 1, [...chosen, zone.variable], lost + zone.instances)
      }
    }
    walk(0, [], 0)
    return minimal(sets)
  }
}

/** One of each. */
function product(lists: readonly (readonly CutSet[])[]): readonly CutSet[] {
  return lists.reduce(pairs, [[]])
}

/** What stands in both lists absorbs every union with it. */
function pairs(a: readonly CutSet[], b: readonly CutSet[]): readonly CutSet[] {
  const inB = new Set(b.map(keyOf))
  const both = a.filter((set) => inB.has(keyOf(set)))
  const absorbed = new Set(both.map(keyOf))
  const others = b.filter((set) => !absorbed.has(keyOf(set)))
  const unions = [...both]
  for (const set of a) {
    if (absorbed.has(keyOf(set))) continue
    for (const other of others) {
      const joined = union(set, other)
      if (joined.length <= MAX_ORDER) unions.push(joined)
    }
  }
  return minimal(unions)
}

/** Down when `down` of the parts are. */
function threshold(lists: readonly (readonly CutSet[])[], down: number): readonly CutSet[] {
  if (lists.every((list) => list.every((set) => set.length <= 1))) return thresholdOfSingles(lists, down)
  // sets that take j of the parts seen so far down
  let levels: (readonly CutSet[])[] = [[[]], ...Array.from({ length: down }, () => [])]
  for (const list of lists) {
    levels = levels.map((level, j) => {
      const before = levels[j - 1]
      return j === 0 || !before ? level : minimal([...level, ...product([before, list])])
    })
  }
  return levels[down] ?? []
}

/**
 * The usual case, that each part has causes which take it down alone: a few causes that parts share, and causes of one part only. Sets
 * are then a choice of the first, filled up with the second where parts are still missing.
 */
function thresholdOfSingles(lists: readonly (readonly CutSet[])[], down: number): readonly CutSet[] {
  const always = lists.filter((list) => list.some((set) => set.length === 0)).length
  const parts = lists.filter((list) => !list.some((set) => set.length === 0)).map((list) => list.flat())
  const missing = down - always
  if (missing <= 0) return [[]]
  const takes = new Map<number, number[]>()
  parts.forEach((causes, part) => {
    for (const cause of causes) takes.set(cause, [...(takes.get(cause) ?? []), part])
  })
  const shared = [...takes].filter(([, taken]) => taken.length > 1)
  const own = parts.map((causes) => causes.filter((cause) => takes.get(cause)?.length === 1))
  const sets: CutSet[] = []
  const fill = (from: number, chosen: CutSet, taken: ReadonlySet<number>): void => {
    if (sets.length >= MAX_SETS) return
    if (taken.size >= missing) {
      sets.push(sorted(chosen))
      return
    }
    if (missing - taken.size > MAX_ORDER - chosen.length) return
    for (let part = from; part < own.length; part++) {
      if (taken.has(part)) continue
      for (const cause of own[part] ?? []) fill(part + 1, [...chosen, cause], new Set([...taken, part]))
    }
  }
  const choose = (from: number, chosen: CutSet, taken: ReadonlySet<number>): void => {
    fill(0, chosen, taken)
    if (taken.size >= missing || chosen.length === MAX_ORDER) return
    for (let i = from; i < shared.length; i++) {
      const [cause, more] = shared[i]!
      choose(i + 1, [...chosen, cause], new Set([...taken, ...more]))
    }
  }
  choose(0, [], new Set())
  return minimal(sets)
}

function union(a: CutSet, b: CutSet): CutSet {
  return a.length === 0 ? b : b.length === 0 ? a : sorted([...new Set([...a, ...b])])
}

function sorted(set: CutSet): CutSet {
  return [...set].sort((a, b) => a - b)
}

/** Without sets that contain another one; smallest first. */
function minimal(sets: readonly CutSet[]): readonly CutSet[] {
  if (sets.length <= 1) return sets
  const known = new Map(sets.map((set) => [keyOf(set), set]))
  if (known.has(keyOf([]))) return [[]]
  const kept: CutSet[] = []
  for (const set of [...known.values()].sort((a, b) => a.length - b.length)) {
    if (kept.length >= MAX_SETS) break
    if (!properSubsets(set).some((smaller) => known.has(keyOf(smaller)))) kept.push(set)
  }
  return kept
}

/** Of up to three variables below 2^17, one number for each set. */
function keyOf(set: CutSet): number {
  return set.reduce((key, variable) => key * 131_072 + variable + 1, 0)
}

/** Of a set of a few, sorted as the set is; the empty one is not asked for. */
function properSubsets(set: CutSet): readonly CutSet[] {
  const subsets: CutSet[] = []
  for (let chosen = 1; chosen < 2 ** set.length - 1; chosen++) subsets.push(set.filter((_, i) => (chosen >> i) & 1))
  return subsets
}
