import type { Model } from '../../archetypes/model.ts'
import type { Figures, Receipt } from '../../report/report.ts'
import { edgeReceipts, nodeReceipts } from './parts.ts'
import { systemReceipts } from './system.ts'
import type { Receipts } from './words.ts'
import { workloadReceipts } from './workloads.ts'

/**
 * How each number of a report came about: formula, inputs with their origin, assumptions. Keys are JSON pointers into the report.
 *
 * @param report everything but the receipts
 */
export function writeReceipts(model: Model, report: Figures): Readonly<Record<string, Receipt>> {
  const receipts: Receipts = {}
  systemReceipts(model, report, receipts)
  report.workloads.forEach((_, index) => {
    workloadReceipts(model, report, index, receipts)
  })
  model.nodes.forEach((node) => {
    nodeReceipts(model, node, report, receipts)
  })
  model.edges.forEach((_, index) => {
    edgeReceipts(model, report, index, receipts)
  })
  report.bill.lines.forEach((line, index) => {
    const receipt = {
      formula: '(quantity − free quantity) × unit price, through the vendor’s tiers',
      inputs: [
        { name: 'quantity', value: line.quantity, unit: line.unit, source: line.description },
        {
          name: 'free quantity',
          value: line.freeQuantity,
          unit: line.unit,
          source: FREE_TIER[model.design.pricing.freeTier],
        },
        {
          name: 'unit price',
          value: line.unitPriceUsd,
          unit: `USD/${line.unit}`,
          source: `${line.priceSource}, ${line.priceAsOf} (${line.confidence})`,
        },
      ],
      assumptions: line.regionAssumed
        ? [`No price is known for ${line.region ?? 'this region'}: the one of the provider’s reference region is used.`]
        : [],
    }
    receipts[`/bill/lines/${index}/amountUsd`] = receipt
  })
  return receipts
}

const FREE_TIER = {
  none: 'the design counts no free tier',
  'always-free': 'allowances that do not expire',
  'new-account': 'allowances of a new account',
} as const
