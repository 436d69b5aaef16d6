import type { Prices } from '../catalog/price-layers.ts'
import type { DraftLine } from './draft.ts'

/**
 * What contracts take off the list price, as lines of their own: one for each part and service (and wire, for transfer). Prices that are
 * the learner's own are not list prices and get nothing off.
 *
 * @param amounts of the lines, USD; `null` where no price is known
 */
export function draftDiscounts(
  lines: readonly DraftLine[],
  amounts: readonly (number | null)[],
  prices: Prices,
): readonly DraftLine[] {
  const sums = new Map<string, { readonly line: DraftLine; usd: number }>()
  lines.forEach((line, i) => {
    if (line.confidence === 'user' || !prices.discount(line.service)) return
    const key = JSON.stringify([line.node.id, line.service, line.edge])
    const sum = sums.get(key) ?? { line, usd: 0 }
    sum.usd += amounts[i] ?? 0
    sums.set(key, sum)
  })
  return [...sums].flatMap(([key, { line, usd }]) => {
    const discount = prices.discount(line.service)
    if (!discount || usd <= 0 || discount.percent === 0) return []
    return [
      {
        ...line,
        dimension: 'negotiated-discount',
        description: `${discount.percent} % off the list price`,
        quantity: usd,
        unit: 'USD at list price',
        per: 1,
        priceKey: `discount ${key}`,
        each: null,
        tiers: [{ upTo: null, priceUsd: -discount.percent / 100 }],
        free: [],
        regionAssumed: false,
        source: discount.source,
        asOf: discount.asOf,
        confidence: 'user' as const,
      },
    ]
  })
}
