/**
 * What is other in one plain value than in another, itself plain: what both sides of a worker know is not sent again. Things in a list are
 * known by their `id`, where they have one, else by their place from either end.
 */
export type Change =
  | { readonly kind: 'whole'; readonly value: unknown }
  | ({ readonly kind: 'list' } & ListChange)
  | ({ readonly kind: 'map' } & ListChange)
  | {
      readonly kind: 'fields'
      /** Fields that are there for the first time, or hold something that is not compared any further. */
      readonly put?: Fields
      readonly within?: Readonly<Record<string, Change>>
      readonly gone?: readonly string[]
    }

interface ListChange {
  /** Where each item was before; `NEW` takes the next of `fresh`. Absent: all are where they were. */
  readonly from?: Int32Array
  readonly fresh?: readonly unknown[]
  /** Changes of items, by where they are now. */
  readonly within?: readonly (readonly [number, Change])[]
}

type Fields = Readonly<Record<string, unknown>>
type List = readonly unknown[]
type Table = ReadonlyMap<unknown, unknown>

const NEW = -1

/** @returns `null` when both hold the same */
export function changeOf(before: unknown, after: unknown): Change | null {
  if (Object.is(before, after)) return null
  if (Array.isArray(before) && Array.isArray(after)) {
    const change = listChange(before, after, idOf, Object.is)
    return change && { kind: 'list', ...change }
  }
  if (before instanceof Map && after instanceof Map) {
    const change = listChange([...before], [...after], keyOf, isSameEntry)
    return change && { kind: 'map', ...change }
  }
  if (isFields(before) && isFields(after)) return fieldsChange(before, after)
  return { kind: 'whole', value: after }
}

/** The value after a change of the one before; what did not change is the very object that it was. */
export function changed<T>(before: T, change: Change): T
export function changed(before: unknown, change: Change): unknown {
  switch (change.kind) {
    case 'whole':
      return change.value
    case 'list':
      return changedList(before as List, change)
    case 'map':
      return new Map(changedList([...(before as Table)], change) as [unknown, unknown][])
    case 'fields': {
      const old = before as Fields
      const next: Record<string, unknown> = { ...old }
      for (const key of change.gone ?? []) delete next[key]
      for (const key in change.within) next[key] = changed(old[key], change.within[key] as Change)
      return Object.assign(next, change.put)
    }
  }
}

function fieldsChange(before: Fields, after: Fields): Change | null {
  const [keys, now] = [Object.keys(before), Object.keys(after)]
  const gone = keys.some((key) => !(key in after)) ? keys.filter((key) => !(key in after)) : undefined
  const kept = gone ? keys.filter((key) => key in after) : keys
  // Fields stay in their order, which sums are taken in.
  if (kept.some((key, i) => key !== now[i])) return { kind: 'whole', value: after }
  let put: Record<string, unknown> | undefined
  let within: Record<string, Change> | undefined
  for (const key of now) {
    const change = key in before ? changeOf(before[key], after[key]) : { kind: 'whole' as const }
    if (change?.kind === 'whole') {
      put ??= {}
      put[key] = after[key]
    } else if (change) {
      within ??= {}
      within[key] = change
    }
  }
  return gone || put || within
    ? { kind: 'fields', ...(put && { put }), ...(within && { within }), ...(gone && { gone }) }
    : null
}

function listChange(
  before: List,
  after: List,
  id: (item: unknown) => unknown,
  isSame: (a: unknown, b: unknown) => boolean,
): ListChange | null {
  const same = (a: unknown, b: unknown) => isSame(a, b) || (id(b) === null && changeOf(a, b) === null)
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && same(before[start], after[start])) start++
  if (start === before.length && start === after.length) return null
  let tail = 0
  while (tail < shorter - start && same(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++
  const [oldEnd, end] = [before.length - tail, after.length - tail]

  const places = new Map<unknown, number>()
  for (let i = start; i < oldEnd; i++) {
    const known = id(before[i])
    if (known !== null) places.set(known, i)
  }
  const from = new Int32Array(after.length)
  const fresh: unknown[] = []
  const within: (readonly [number, Change])[] = []
  let moved = before.length !== after.length
  for (let i = 0; i < after.length; i++) {
    const known = i < start || i >= end ? null : id(after[i])
    let place = i < start || (i < oldEnd && known === null) ? i : NEW
    if (i >= end) place = i - after.length + before.length
    else if (known !== null) place = i < oldEnd && known === id(before[i]) ? i : (places.get(known) ?? NEW)
    if (place !== NEW && i >= start && i < end) {
      const change = isSame(before[place], after[i]) ? null : changeOf(before[place], after[i])
      if (change?.kind === 'whole') place = NEW
      else if (change) within.push([i, change])
    }
    from[i] = place
    if (place === NEW) fresh.push(after[i])
    if (place !== i) moved = true
  }
  if (!moved && within.length === 0) return null
  return { ...(moved && { from }), ...(fresh.length > 0 && { fresh }), ...(within.length > 0 && { within }) }
}

function changedList(before: List, { from, fresh = [], within = [] }: ListChange): List {
  let next = 0
  const items = from ? Array.from(from, (place) => (place === NEW ? fresh[next++] : before[place])) : [...before]
  for (const [at, change] of within) items[at] = changed(items[at], change)
  return items
}

function idOf(item: unknown): string | null {
  return isFields(item) && typeof item.id === 'string' ? item.id : null
}

const keyOf = (entry: unknown): unknown => (entry as readonly unknown[])[0]

/** Entries of a map are made where it is read: the same are those of the same key and value. */
function isSameEntry(a: unknown, b: unknown): boolean {
  const [[key, value], [otherKey, other]] = [a as readonly unknown[], b as readonly unknown[]]
  return Object.is(key, otherKey) && Object.is(value, other)
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map)
}
