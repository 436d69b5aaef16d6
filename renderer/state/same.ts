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
 */
export function share<T>(previous: unknown, next: T): T
export function share(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous
  if (Array.isArray(previous) && Array.isArray(next)) {
    const items = next.map((item: unknown, i) => share(previous[i], item))
    return items.length === previous.length && items.every((item, i) => Object.is(item, previous[i])) ? previous : items
  }
  if (!isObject(previous) || !isObject(next)) return next
  const keys = Object.keys(next)
  const shared = Object.fromEntries(keys.map((key) => [key, share(previous[key], next[key])]))
  const same =
    keys.length === Object.keys(previous).length && keys.every((key) => Object.is(shared[key], previous[key]))
  return same ? previous : shared
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function presentKeys(value: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(value).filter((key) => value[key] !== undefined)
}
