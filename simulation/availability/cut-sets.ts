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

function tierCuts(tier: Tier): readonly CutSet[] {
  const total = tier.groups.reduce((sum, { instances }) => sum + instances, 0)
  const spare = total - tier.needed
  const sets: CutSet[] = tier.unavailability > 0 ? [[tier.name]] : []
  const zones = tier.groups.flatMap(({ zone, instances }) =>
    zone && zone.unavailability > 0 ? [{ name: zone.name, instances }] : [],
  )
  const walk = (from: number, chosen: CutSet, lost: number): void => {
    if (lost > spare) {
      sets.push(chosen)
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
  const distinct = [...new Map(sets.map((set) => [set.join('\n'), set])).values()].sort((a, b) => a.length - b.length)
  const kept: CutSet[] = []
  for (const set of distinct) {
    if (kept.length >= MAX_SETS) break
    if (!kept.some((smaller) => smaller.every((name) => set.includes(name)))) kept.push(set)
  }
  return kept
}
