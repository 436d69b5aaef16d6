import type { Usage } from '../archetypes/archetype.ts'
import type { Model } from '../archetypes/model.ts'
import { type Prices, shippedPrices } from '../catalog/price-layers.ts'
import type { PriceTier } from '../catalog/service.ts'
import { serviceRecord } from '../catalog/services.ts'
import type { FreeTier } from '../design/design.ts'
import type { Bill, BillLine } from '../report/report.ts'
import type { EdgeVolume } from '../traffic/volume.ts'
import { draftCredits } from './credits.ts'
import { draftDiscounts } from './discounts.ts'
import { type DraftLine, draftNode } from './draft.ts'
import { draftMonitoring } from './monitoring.ts'
import { totalOf } from './total.ts'
import { draftTransfer } from './transfer.ts'

/** The month's bill, and what of it each part and edge causes. */
export interface PricedDesign {
  readonly bill: Bill
  /** By node: its lines, transfer that it sends included; `null` where a price is missing. */
  readonly byNode: readonly (number | null)[]
  /** By edge: transfer. It is part of what its nodes cost. */
  readonly byEdge: readonly (number | null)[]
}

/**
 * A month of a design at list price (contract §2.20): every quantity through free allowances and tiers, which lines share in proportion.
 *
 * @param usage of every node, see `monthlyUsage`
 * @param volumes of every edge, see `edgeVolumes`
 */
export function makeBill(
  model: Model,
  usage: readonly Usage[],
  volumes: readonly EdgeVolume[],
  prices: Prices = shippedPrices,
): PricedDesign {
  const listed = [
    ...model.nodes.flatMap((node) => {
      const used = usage[node.index]
      if (!used) return []
      return [
        ...draftNode(node, node.archetype.meters(node.setting, used), prices),
        ...draftMonitoring(node, used, prices),
      ]
    }),
    ...draftTransfer(model, volumes, prices),
  ]
  const free = shareAllowances(listed, model.design.pricing.freeTier)
  const paid = throughTiers(listed, free)
  const discounts = draftDiscounts(listed, paid, prices)
  const off = throughTiers(discounts, [])
  const credits =
    model.design.pricing.freeTier === 'new-account' ? draftCredits([...listed, ...discounts], [...paid, ...off]) : []
  const drafts = [...listed, ...discounts, ...credits]
  const amounts = [...paid, ...off, ...throughTiers(credits, [])]
  const lines = drafts.map((draft, i) => billLine(draft, free[i] ?? 0, amounts[i] ?? null))
  const ofNodes = model.nodes.map((): (number | null)[] => [])
  const ofEdges = model.edges.map((): (number | null)[] => [])
  drafts.forEach(({ node, edge }, i) => {
    const amount = amounts[i] ?? null
    ofNodes[node.index]?.push(amount)
    if (edge !== null) ofEdges[edge]?.push(amount)
  })
  return {
    bill: {
      totalUsd: totalOf(amounts.filter((amount) => amount !== null)) ?? 0,
      complete: lines.every(({ amountUsd }) => amountUsd !== null),
      lines,
    },
    byNode: ofNodes.map(totalOf),
    byEdge: ofEdges.map(totalOf),
  }
}

/** Free quantity of every line: each pool's allowance in proportion to what its lines use. */
function shareAllowances(drafts: readonly DraftLine[], freeTier: FreeTier): readonly number[] {
  const counts = (kind: string) => freeTier === 'new-account' || (freeTier === 'always-free' && kind === 'always')
  const pools = new Map<string, { quantity: number; used: number }>()
  const draws = drafts.map((draft) => draft.free.filter(({ kind }) => counts(kind)))
  draws.forEach((allowances, i) => {
    for (const { pool = '', quantity } of allowances) {
      const known = pools.get(pool) ?? { quantity: 0, used: 0 }
      pools.set(pool, { quantity: Math.max(known.quantity, quantity), used: known.used + (drafts[i]?.quantity ?? 0) })
    }
  })
  return draws.map((allowances, i) => {
    const used = drafts[i]?.quantity ?? 0
    const shares = allowances.map(({ pool = '' }) => {
      const all = pools.get(pool)
      return all && all.used > 0 ? Math.min(1, all.quantity / all.used) * used : 0
    })
    return Math.min(used, Math.max(0, ...shares))
  })
}

/** Amount of every line at its own prices: lines of one key fill the tiers together, and each pays its share of the total. */
function throughTiers(drafts: readonly DraftLine[], free: readonly number[]): readonly (number | null)[] {
  const totals = new Map<string, number>()
  const paid = drafts.map(({ quantity }, i) => quantity - (free[i] ?? 0))
  for (const [i, { priceKey }] of drafts.entries()) totals.set(priceKey, (totals.get(priceKey) ?? 0) + (paid[i] ?? 0))
  return drafts.map(({ priceKey, tiers, per, each }, i) => {
    const own = paid[i] ?? 0
    const total = each === null ? (totals.get(priceKey) ?? 0) : own / each
    if (tiers.length === 0) return null
    if (own === 0 || total === 0) return 0
    // Within the first tier a line needs no share, which would only add rounding.
    const inFirst = total <= (tiers[0]?.upTo ?? Number.POSITIVE_INFINITY)
    const cost = tieredCost(tiers, inFirst ? own : total, per)
    return cost === null ? null : inFirst ? cost : cost * (own / total)
  })
}

/**
 * Cost of a quantity through tiers.
 *
 * @param quantity in meter units, as are the tiers' bounds
 * @param per meter units in one priced unit
 * @returns USD; `null` when a tier that it reaches has no known price
 */
export function tieredCost(tiers: readonly PriceTier[], quantity: number, per: number): number | null {
  let cost = 0
  let from = 0
  for (const { upTo, priceUsd } of tiers) {
    const size = Math.min(quantity, upTo ?? Number.POSITIVE_INFINITY) - from
    if (size <= 0) continue
    if (priceUsd === null) return null
    cost += (size / per) * priceUsd
    from += size
  }
  return cost
}

function billLine(draft: DraftLine, free: number, amountUsd: number | null): BillLine {
  const { per, tiers } = draft
  const paid = (draft.quantity - free) / per
  const first = tiers[0]?.priceUsd ?? null
  const isFirst =
    amountUsd === null ||
    first === null ||
    paid === 0 ||
    Math.abs(paid * first - amountUsd) <= 1e-12 * Math.abs(amountUsd)
  return {
    nodeId: draft.node.id,
    provider: serviceRecord(draft.service)?.provider ?? draft.node.place.provider,
    service: draft.service,
    dimension: draft.dimension,
    description: draft.description,
    quantity: draft.quantity / per,
    unit: draft.unit,
    freeQuantity: free / per,
    // Over several tiers, the mean of what is paid.
    unitPriceUsd: amountUsd === null ? null : isFirst ? first : amountUsd / paid,
    amountUsd,
    region: draft.region,
    regionAssumed: draft.regionAssumed,
    priceSource: draft.source,
    priceAsOf: draft.asOf,
    // The highest tier of a known price may itself be unknown.
    confidence: amountUsd === null ? 'unknown' : draft.confidence,
  }
}
