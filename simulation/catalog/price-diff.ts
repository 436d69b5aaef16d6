import type { PriceFile } from './price-file.ts'

/** One price that two files do not share. */
export interface PriceChange {
  readonly kind: 'added' | 'removed' | 'changed'
  /** Service and dimension, or the provider and the type of a machine, whose way of buying stands under `conditions`. */
  readonly what: string
  readonly region: string
  readonly conditions: string
  /** USD of one unit, tier by tier; `null` where there is none. */
  readonly before: readonly (number | null)[] | null
  readonly after: readonly (number | null)[] | null
}

/**
 * What changed from one price file to another: prices, tiers, free allowances and discounts; sources and dates alone are no change.
 *
 * @returns in the order of the first file, then what only the second one has
 */
export function diffPrices(before: PriceFile, after: PriceFile): readonly PriceChange[] {
  const [left, right] = [entriesOf(before), entriesOf(after)]
  const changes: PriceChange[] = []
  for (const [key, entry] of left) {
    const now = right.get(key)
    if (now && now.content === entry.content) continue
    changes.push({ ...entry.place, kind: now ? 'changed' : 'removed', before: entry.usd, after: now?.usd ?? null })
  }
  for (const [key, entry] of right) {
    if (!left.has(key)) changes.push({ ...entry.place, kind: 'added', before: null, after: entry.usd })
  }
  return changes
}

interface Entry {
  readonly place: Pick<PriceChange, 'what' | 'region' | 'conditions'>
  readonly usd: readonly (number | null)[]
  /** All that makes a difference to a bill. */
  readonly content: string
}

function entriesOf({ prices, machines, discounts }: PriceFile): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  const add = (place: Entry['place'], usd: Entry['usd'], content: unknown) =>
    entries.set(JSON.stringify(place), { place, usd, content: JSON.stringify(content) })
  for (const { service, dimension, region, when = {}, tiers, free = [], per, meter } of prices) {
    const conditions = Object.entries(when)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}=${value}`)
      .join(', ')
    const usd = tiers.map(({ priceUsd }) => priceUsd)
    const bounds = tiers.map(({ upTo, priceUsd }) => [upTo, priceUsd])
    const gifts = free.map(({ kind, quantity, pool }) => [kind, quantity, pool])
    add({ what: `${service} ${dimension}`, region, conditions }, usd, [bounds, gifts, per, meter])
  }
  for (const { provider, type, region, hourlyUsd } of machines) {
    for (const [purchase, usd] of Object.entries(hourlyUsd))
      add({ what: `${provider} ${type}`, region, conditions: purchase }, [usd ?? null], usd)
  }
  for (const { provider, service, percent } of discounts)
    add({ what: `discount on ${service ?? provider}, %`, region: 'global', conditions: '' }, [percent], percent)
  return entries
}
