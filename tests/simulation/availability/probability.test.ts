import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fewerThan, fewerThanSlope } from '../../../simulation/availability/binomial.ts'
import { type Atom, type Expression, Expressions } from '../../../simulation/availability/expression.ts'
import { Probability } from '../../../simulation/availability/probability.ts'

const atom = (name: string, unavailability: number, shared = false): Atom => ({
  name,
  unavailability,
  repairHours: 1,
  shared,
})

describe('the probability of a structure', () => {
  it('keeps the digits of very small unavailabilities', () => {
    const make = new Expressions()
    const triple = make.any(['a', 'b', 'c'].map((name) => make.atom(atom(name, 1e-9))))
    expect(new Probability().unavailability(triple)).toBeCloseTo(1e-27, 41)
  })

  it('counts a cause that two branches share once', () => {
    const make = new Expressions()
    const zone = make.atom(atom('zone:a', 0.1, true))
    const either = make.any([make.all([zone, make.atom(atom('x', 0.2))]), make.all([zone, make.atom(atom('y', 0.3))])])
    expect(new Probability().unavailability(either)).toBeCloseTo(0.1 + 0.9 * 0.2 * 0.3, 15)
  })

  it('equals enumeration for every small structure', () => {
    fc.assert(
      fc.property(structures, (draft) => {
        const make = new Expressions()
        const root = build(make, draft)
        const exact = enumerate(root)
        const solved = new Probability().unavailability(root)
        expect(Math.abs(solved - exact)).toBeLessThanOrEqual(1e-12 * exact + 1e-300)
      }),
      { seed: 7, numRuns: 400 },
    )
  })

  it('equals enumeration where gates are used at several places', () => {
    fc.assert(
      fc.property(networks, (gates) => {
        const root = buildNetwork(new Expressions(), gates)
        const exact = enumerate(root)
        const solved = new Probability().unavailability(root)
        expect(Math.abs(solved - exact)).toBeLessThanOrEqual(1e-12 * exact + 1e-300)
      }),
      { seed: 13, numRuns: 2000 },
    )
  })

  it('matters by what it changes when it is down and when it is up', () => {
    fc.assert(
      fc.property(structures, (draft) => {
        const root = build(new Expressions(), draft)
        const probability = new Probability()
        const importances = new Map(probability.importances(root).map(({ name, birnbaum }) => [name, birnbaum]))
        for (const { name } of ATOMS) {
          const given = (state: 'up' | 'down') => probability.given([root], new Map([[name, state]]))(root)
          const difference = given('down') - given('up')
          expect(Math.abs((importances.get(name) ?? 0) - difference)).toBeLessThanOrEqual(1e-12)
        }
      }),
      { seed: 3, numRuns: 200 },
    )
  })

  it('answers what-if questions as if the cause had that value', () => {
    fc.assert(
      fc.property(structures, (draft) => {
        const known = (unavailability: number) =>
          build(new Expressions(), draft, [{ ...ATOMS[0]!, unavailability }, ...ATOMS.slice(1)])
        const root = build(new Expressions(), draft)
        const down = new Probability().given([root], new Map([[ATOMS[0]!.name, 'down']]))(root)
        expect(down).toBeCloseTo(enumerate(known(1)), 12)
      }),
      { seed: 5, numRuns: 100 },
    )
  })

  it('encloses what it may not compute exactly', () => {
    fc.assert(
      fc.property(structures, fc.integer({ min: 0, max: 4 }), (draft, decisions) => {
        const root = build(new Expressions(), draft)
        const exact = enumerate(root)
        const { lower, upper } = new Probability([], decisions).interval(root)
        expect(lower).toBeLessThanOrEqual(exact * (1 + 1e-12))
        expect(upper).toBeGreaterThanOrEqual(exact * (1 - 1e-12))
      }),
      { seed: 9, numRuns: 300 },
    )
  })

  it('says when it only encloses', () => {
    const make = new Expressions()
    const root = ladder(make, 6)
    const { lower, upper } = new Probability([], 3).interval(root)
    expect(lower).toBeLessThan(upper)
    const exact = new Probability().interval(root)
    expect(exact.lower).toBe(exact.upper)
  })

  it('goes through a ladder of a hundred rungs, whose paths are more than 2^100', () => {
    const rungs = 100
    const root = ladder(new Expressions(), rungs)
    expect(new Probability().unavailability(root) / ladderFailure(rungs)).toBeCloseTo(1, 10)
  })

  it('finds the minimal cut sets that enumeration finds', () => {
    fc.assert(
      fc.property(structures, (draft) => {
        const root = build(new Expressions(), draft)
        const found = new Probability().cutSets(root, NOTHING_ASSUMED).map((set) => set.join(' '))
        expect([...found].sort()).toEqual(enumerateCutSets(root))
      }),
      { seed: 11, numRuns: 200 },
    )
  })

  it('takes a tier of many instances over zones that other parts share', () => {
    const make = new Expressions()
    const zones = ['a', 'b', 'c'].map((name) => atom(`zone:${name}`, 0.01, true))
    const groups = zones.map((zone) => ({ zone, instances: 2 }))
    const tier = make.tier({ name: 't', unavailability: 0.1, repairHours: 1, groups, needed: 3 })
    const root = make.all([tier, make.any(zones.slice(0, 2).map((zone) => make.atom(zone)))])
    const exact = enumerate(root)
    expect(new Probability().unavailability(root) / exact).toBeCloseTo(1, 12)
  })
})

describe('k of n', () => {
  it('sums the binomial law', () => {
    expect(fewerThan(2, 3, 0.1)).toBeCloseTo(3 * 0.9 * 0.01 + 0.001, 15)
    expect(fewerThan(1, 10, 1e-3) / 1e-30).toBeCloseTo(1, 12)
    expect(fewerThan(95, 100, 0.01)).toBeCloseTo(0.000534534463993, 14)
  })

  it('sums it for thousands of instances, whose binomial coefficients are past all doubles', () => {
    // by exact arithmetic of forty digits
    expect(fewerThan(500, 1000, 0.45) / 0.000680808662433738).toBeCloseTo(1, 10)
    expect(fewerThan(700, 1000, 0.25) / 0.00014792917454344693).toBeCloseTo(1, 10)
    expect(fewerThan(900, 2000, 0.5) / 3.428083580005469e-6).toBeCloseTo(1, 10)
    expect(fewerThan(300, 600, 0.4) / 2.986522006167851e-7).toBeCloseTo(1, 10)
  })

  it('has a slope: how much one instance matters, times their number', () => {
    const step = 1e-5
    for (const [needed, n, u] of [
      [1, 2, 0.2],
      [3, 5, 0.1],
      [5, 5, 0.02],
      [40, 60, 0.3],
    ] as const) {
      const slope = (fewerThan(needed, n, u + step) - fewerThan(needed, n, u - step)) / (2 * step)
      expect(fewerThanSlope(needed, n, u) / slope).toBeCloseTo(1, 6)
    }
    // of perfect instances that are all needed each matters alone; a spare one makes it nothing
    expect(fewerThanSlope(4, 4, 0)).toBe(4)
    expect(fewerThanSlope(3, 4, 0)).toBe(0)
  })

  it('is certain at the ends', () => {
    expect(fewerThan(0, 5, 0.5)).toBe(0)
    expect(fewerThan(6, 5, 0.5)).toBe(1)
    expect(fewerThan(5, 5, 0)).toBe(0)
    expect(fewerThan(1, 5, 1)).toBe(1)
  })
})

const NOTHING_ASSUMED = { isChance: () => false, isLeftOut: () => false }

type Draft = { readonly leaf: number } | { readonly kind: 'all' | 'any' | 'some'; readonly parts: readonly Draft[] }

const ATOMS = [0.5, 0.1, 0.01, 0.3, 0.7, 0.05, 1e-5].map((u, i) => atom(i < 2 ? `zone:${i}` : `n${i}`, u, i < 2))

const structures = fc.letrec<{ node: Draft; inner: Draft; leaf: Draft }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('inner')),
  leaf: fc.record({ leaf: fc.integer({ min: 0, max: ATOMS.length - 1 }) }),
  inner: fc.record({
    kind: fc.constantFrom('all' as const, 'any' as const, 'some' as const),
    parts: fc.array(tie('node'), { minLength: 2, maxLength: 4 }),
  }),
})).inner

/** Gates of leaves and of gates before them, the last ones more often; the last gate is the root. */
const networks = fc.array(
  fc.record({
    kind: fc.constantFrom('all' as const, 'any' as const, 'some' as const),
    back: fc.array(fc.nat(6), { minLength: 2, maxLength: 4 }),
  }),
  { minLength: 4, maxLength: 10 },
)
type Network = typeof networks extends fc.Arbitrary<infer T> ? T : never

function buildNetwork(make: Expressions, gates: Network): Expression {
  const made = ATOMS.map((one) => make.atom(one))
  for (const { kind, back } of gates) {
    const parts = back.map((steps) => made[made.length - 1 - steps]!)
    made.push(kind === 'all' ? make.all(parts) : kind === 'any' ? make.any(parts) : make.some(2, parts))
  }
  return made.at(-1)!
}

/** Two ways side by side, and from each stage a rung to the other way. */
function ladder(make: Expressions, rungs: number): Expression {
  let left = make.always
  let right = make.always
  for (let i = 0; i < rungs; i++) {
    const [a, b, rung] = ['a', 'b', 'r'].map((name) => make.atom(atom(`${name}${i}`, 0.1)))
    const [nextLeft, nextRight] = [
      make.any([left, make.all([right, rung!])]),
      make.any([right, make.all([left, rung!])]),
    ]
    left = make.all([a!, nextLeft])
    right = make.all([b!, nextRight])
  }
  return make.any([left, right])
}

/** The same stage by stage: how likely both ways are still good, or one of them, or none. */
function ladderFailure(rungs: number): number {
  let both = 1
  let one = 0
  let none = 0
  for (let i = 0; i < rungs; i++) {
    const reachBoth = both + one * 0.9
    const reachOne = one * 0.1
    none += reachBoth * 0.01 + reachOne * 0.1
    both = reachBoth * 0.81
    one = reachBoth * 0.18 + reachOne * 0.9
  }
  return none
}

function build(make: Expressions, draft: Draft, atoms: readonly Atom[] = ATOMS): Expression {
  if ('leaf' in draft) return make.atom(atoms[draft.leaf]!)
  const parts = draft.parts.map((part) => build(make, part, atoms))
  if (draft.kind === 'all') return make.all(parts)
  return draft.kind === 'any' ? make.any(parts) : make.some(2, parts)
}

function works(expression: Expression, up: ReadonlySet<string>): boolean {
  switch (expression.kind) {
    case 'always':
      return true
    case 'never':
      return false
    case 'atom':
      return up.has(expression.atom.name)
    case 'all':
      return expression.parts.every((part) => works(part, up))
    case 'any':
      return expression.parts.some((part) => works(part, up))
    case 'some':
      return expression.parts.filter((part) => works(part, up)).length >= expression.needed
    case 'tier': {
      const { groups, needed, name } = expression.tier
      let count = 0
      for (const { zone, instances } of groups) {
        for (let i = 0; i < instances; i++)
          if ((!zone || up.has(zone.name)) && up.has(`${name}.${zone?.name}.${i}`)) count++
      }
      return count >= needed
    }
    case 'place':
      throw new Error('No reading fills the places of these.')
  }
}

function leavesOf(expression: Expression): ReadonlyMap<string, number> {
  const leaves = new Map<string, number>()
  const walk = (at: Expression): void => {
    if (at.kind === 'atom') leaves.set(at.atom.name, at.atom.unavailability)
    if (at.kind === 'tier') {
      for (const { zone, instances } of at.tier.groups) {
        if (zone) leaves.set(zone.name, zone.unavailability)
        for (let i = 0; i < instances; i++) leaves.set(`${at.tier.name}.${zone?.name}.${i}`, at.tier.unavailability)
      }
    }
    if ('parts' in at) for (const part of at.parts) walk(part)
  }
  walk(expression)
  return leaves
}

/** Every state of every leaf. */
function enumerate(root: Expression): number {
  const leaves = [...leavesOf(root)]
  let failure = 0
  for (let state = 0; state < 2 ** leaves.length; state++) {
    let probability = 1
    const up = new Set<string>()
    leaves.forEach(([name, u], i) => {
      const isUp = (state >> i) & 1
      if (isUp) up.add(name)
      probability *= isUp ? 1 - u : u
    })
    if (!works(root, up)) failure += probability
  }
  return failure
}

function enumerateCutSets(root: Expression): readonly string[] {
  const names = [...leavesOf(root).keys()].sort()
  const sets: string[][] = []
  const choose = (from: number, chosen: string[]): void => {
    if (sets.some((set) => set.every((name) => chosen.includes(name)))) return
    if (!works(root, new Set(names.filter((name) => !chosen.includes(name))))) sets.push(chosen)
    else if (chosen.length < 3) for (let i = from; i < names.length; i++) choose(i + 1, [...chosen, names[i]!])
  }
  choose(0, [])
  return sets
    .filter((set) => !sets.some((other) => other !== set && other.every((name) => set.includes(name))))
    .map((set) => set.join(' '))
    .sort()
}
