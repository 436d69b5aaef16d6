/**
 * Whether two plain values (JSON, with `undefined` meaning "absent") hold the same. Shared parts are recognised by identity, so comparing
 * two neighbouring designs of a history costs only what changed between them.
 */
export function sameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => sameContent(item, b[i]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = presentKeys(a)
  return keys.length === presentKeys(b).length && keys.every((key) => key in b && sameContent(a[key], b[key]))
}

/**
 * `next`, built from parts of `previous` wherever they hold the same, so that selectors see an unchanged identity for what did not change.
 * Things with an `id` are found by it, so that those behind one that went or came are known again.
 */
export function share<T>(previous: unknown, next: T): T
export function share(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next) || typeof next !== 'object' || typeof previous !== 'object') return next
  if (Array.isArray(previous) && Array.isArray(next)) return shareItems(previous, next)
  if (!isObject(previous) || !isObject(next)) return next
  const keys = Object.keys(next)
  let same = keys.length === Object.keys(previous).length
  let copy: Record<string, unknown> | null = null
  for (const key of keys) {
    const value = share(previous[key], next[key])
    if (!Object.is(value, next[key])) {
      copy ??= { ...next }
      copy[key] = value
    }
    same &&= key in previous && Object.is(value, previous[key])
  }
  return same ? previous : (copy ?? next)
}

function shareItems(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const known = idOf(next[0]) === null ? null : new Map(previous.map((item) => [idOf(item), item]))
  const items = next.map((item, i) => share(known ? known.get(idOf(item)) : previous[i], item))
  return items.length === previous.length && items.every((item, i) => Object.is(item, previous[i])) ? previous : items
}

function idOf(item: unknown): string | null {
  return isObject(item) && typeof item.id === 'string' ? item.id : null
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function presentKeys(value: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(value).filter((key) => value[key] !== undefined)
}
