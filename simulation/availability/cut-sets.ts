import type { Expression, Tier } from './expression.ts'

/** Larger cut sets are too many and too rare to teach anything. */
const MAX_ORDER = 3
/** Of one expression; more are cut short, smallest kept. */
const MAX_SETS = 2000

type CutSet = readonly string[]

/**
 * Minimal sets of causes whose loss takes an expression down, up to order 3, smallest first. A tier's own name stands for the loss of
 * more of its instances than it can spare. Calls that are made by chance count as made.
 *
 * @param isChance names of events that are no failures
 * @see Vesely et al., Fault Tree Handbook, NUREG-0492, 1981, ch. VII (top-down expansion with absorption)
 */
export function minimalCutSets(root: Expression, isChance: (name: string) => boolean): readonly CutSet[] {
  const known = new Map<Expression, readonly CutSet[]>()
  return cuts(root)

  function cuts(expression: Expression): readonly CutSet[] {
    const answer = known.get(expression)
    if (answer) return answer
    const sets = compute(expression)
    known.set(expression, sets)
    return sets
  }

  function compute(expression: Expression): readonly CutSet[] {
    switch (expression.kind) {
      case 'always':
        return []
      case 'never':
        return [[]]
      case 'atom': {
        // a call that is made by chance is the case to look at: the chance to be spared is gone
        const { name, unavailability } = expression.atom
        if (name.startsWith('failover:')) return []
        if (isChance(name)) return [[]]
        return unavailability > 0 ? [[name]] : []
      }
      case 'tier':
        return tierCuts(expression.tier)
      case 'all':
        return minimal(expression.parts.flatMap(cuts))
      case 'any':
        return product(expression.parts.map(cuts))
      case 'some':
        return threshold(expression.parts.map(cuts), expression.parts.length - expression.needed + 1)
    }
  }
}

/** One of each. */
function product(lists: readonly (readonly CutSet[])[]): readonly CutSet[] {
  let sets: readonly CutSet[] = [[]]
  for (const list of lists) {
    sets = minimal(
      sets.flatMap((set) => list.map((other) => union(set, other))).filter((set) => set.length <= MAX_ORDER),
    )
  }
  return sets
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
  const takes = new Map<string, number[]>()
  parts.forEach((causes, part) => {
    for (const cause of causes) takes.set(cause, [...(takes.get(cause) ?? []), part])
  })
  const shared = [...takes].filter(([, taken]) => taken.length > 1)
  const own = parts.map((causes) => causes.filter((cause) => takes.get(cause)?.length === 1))
  const sets: CutSet[] = []
  const fill = (from: number, chosen: CutSet, taken: ReadonlySet<number>): void => {
    if (sets.length >= MAX_SETS) return
    if (taken.size >= missing) {
      sets.push([...chosen].sort())
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
      const [cause, more] = shared[i] ?? ['', []]
      choose(i + 1, [...chosen, cause], new Set([...taken, ...more]))
    }
  }
  choose(0, [], new Set())
  return minimal(sets)
}

function tierCuts(tier: Tier): readonly CutSet[] {
  const total = tier.groups.reduce((sum, { instances }) => sum + instances, 0)
  const spare = total - tier.needed
  const sets: CutSet[] = tier.unavailability > 0 ? [[tier.name]] : []
  const zones = tier.groups.flatMap(({ zone, instances }) =>
    zone && zone.unavailability > 0 ? [{ name: zone.name, instances }] : [],
  )
  const walk = (from: number, chosen: CutSet, lost: number): void => {
    if (lost > spare) {
      sets.push([...chosen].sort())
      return
    }
    if (chosen.length === MAX_ORDER) return
    for (let i = from; i < zones.length; i++) {
      const { name, instances } = zones[i]!
      walk(i + 1, [...chosen, name], lost + instances)
    }
  }
  walk(0, [], 0)
  return minimal(sets)
}

function union(a: CutSet, b: CutSet): CutSet {
  return [...new Set([...a, ...b])].sort()
}

/** Without sets that contain another one; smallest first. */
function minimal(sets: readonly CutSet[]): readonly CutSet[] {
  const known = new Map(sets.map((set) => [set.join('\n'), set]))
  const kept: CutSet[] = []
  for (const set of [...known.values()].sort((a, b) => a.length - b.length)) {
    if (kept.length >= MAX_SETS) break
    if (!properSubsets(set).some((smaller) => known.has(smaller.join('\n')))) kept.push(set)
  }
  return kept
}

/** Of a set of a few, sorted as the set is. */
function properSubsets(set: CutSet): readonly CutSet[] {
  const subsets: CutSet[] = []
  for (let chosen = 0; chosen < 2 ** set.length - 1; chosen++) subsets.push(set.filter((_, i) => (chosen >> i) & 1))
  return subsets
}
