import { newAccountCredit } from '../catalog/machine-discounts.ts'
import { serviceRecord } from '../catalog/services.ts'
import type { DraftLine } from './draft.ts'

/**
 * What a provider's credit for new accounts pays of the month, as a negative line of each part (and wire) in proportion to what it costs.
 * The credit is given once; this is the first month, in which none of it is used.
 *
 * @param amounts of the lines, USD; `null` where no price is known
 */
export function draftCredits(lines: readonly DraftLine[], amounts: readonly (number | null)[]): readonly DraftLine[] {
  const sums = new Map<string, { readonly provider: string; readonly line: DraftLine; usd: number }>()
  const totals = new Map<string, number>()
  lines.forEach((line, i) => {
    const provider = serviceRecord(line.service)?.provider ?? 'generic'
    const key = JSON.stringify([provider, line.node.id, line.edge])
    const sum = sums.get(key) ?? { provider, line, usd: 0 }
    sum.usd += amounts[i] ?? 0
    sums.set(key, sum)
    totals.set(provider, (totals.get(provider) ?? 0) + (amounts[i] ?? 0))
  })
  return [...sums].flatMap(([key, { provider, line, usd }]) => {
    const credit = newAccountCredit(provider)
    const total = totals.get(provider) ?? 0
    if (!credit || usd <= 0 || total <= 0) return []
    return [
      {
        ...line,
        dimension: 'new-account-credit',
        description: `Credit for new accounts: ${credit.value} USD, within ${credit.days} days`,
        quantity: usd * Math.min(1, credit.value / total),
        unit: 'USD',
        per: 1,
        priceKey: `credit ${key}`,
        each: null,
        tiers: [{ upTo: null, priceUsd: -1 }],
        free: [],
        regionAssumed: false,
        source: credit.source,
        asOf: credit.asOf,
        confidence: credit.confidence,
      },
    ]
  })
}
