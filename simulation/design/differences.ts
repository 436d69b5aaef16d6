import type { Design } from './design.ts'

/** One thing in which two designs differ, in words for a list. */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed'
  /** "API", "the wire from API to Cache", "the targets". */
  readonly what: string
}

/** What of a design would have to change for it to be the other one: parts and wires by name, then everything around them. */
export function differencesBetween(before: Design, after: Design): readonly Difference[] {
  const names = (design: Design) => new Map<string, string>(design.nodes.map(({ id, name }) => [id, name]))
  const wire = (design: Design) => {
    const nameOf = names(design)
    return ({ source, target }: Design['edges'][number]) =>
      `the wire from ${nameOf.get(source) ?? source} to ${nameOf.get(target) ?? target}`
  }
  return [
    ...listed(
      before.nodes,
      after.nodes,
      ({ name }) => name,
      ({ name }) => name,
    ),
    ...listed(before.edges, after.edges, wire(before), wire(after)),
    ...listed(before.workloads, after.workloads, requests, requests),
    ...AROUND.flatMap(([key, what]) =>
      same(before[key], after[key]) ? [] : [{ kind: 'changed', what } satisfies Difference],
    ),
  ]
}

const AROUND = [
  ['name', 'the name'],
  ['description', 'the description'],
  ['targets', 'the targets'],
  ['pricing', 'the free allowances'],
  ['assumptions', 'the assumptions'],
  ['annotations', 'notes and locks'],
  ['steps', 'the steps'],
  ['tests', 'the tests'],
] as const

function requests({ name }: { readonly name: string }): string {
  return `the requests “${name}”`
}

function listed<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  wordBefore: (item: T) => string,
  wordAfter: (item: T) => string,
): readonly Difference[] {
  const old = new Map(before.map((item) => [item.id, item]))
  const left = new Set(after.map(({ id }) => id))
  return [
    ...after.flatMap((item): readonly Difference[] => {
      const known = old.get(item.id)
      if (!known) return [{ kind: 'added', what: wordAfter(item) }]
      return same(known, item) ? [] : [{ kind: 'changed', what: wordAfter(item) }]
    }),
    ...before.flatMap((item): readonly Difference[] =>
      left.has(item.id) ? [] : [{ kind: 'removed', what: wordBefore(item) }],
    ),
  ]
}

/** Plain values; keys in any order. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [ours, theirs] = [Object.entries(a), new Map(Object.entries(b))]
  return ours.length === theirs.size && ours.every(([key, value]) => theirs.has(key) && same(value, theirs.get(key)))
}
