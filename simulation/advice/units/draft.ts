import type { ModelNode } from '../../archetypes/model.ts'
import type { Figure } from '../../catalog/service.ts'
import type { BillLine, Figures, Receipt, ReceiptInput } from '../../report/report.ts'

/** A figure in the units of a part's work, with how it came about. */
export interface DraftUnit {
  readonly key: string
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly receipt: Receipt
}

/** What a part's machines cost in a month, and for how many hours of one; `null` where it has none or a price is missing. */
export function machineBill(
  { bill }: Figures,
  { id }: ModelNode,
): { readonly usd: number; readonly hours: number } | null {
  const lines = bill.lines.filter((line) => line.nodeId === id && MACHINE_LINES.has(line.dimension))
  const hours = lines.reduce((sum, line) => sum + (HOURS.has(line.dimension) ? line.quantity : 0), 0)
  if (hours === 0 || lines.some(({ amountUsd }) => amountUsd === null)) return null
  return { usd: lines.reduce((sum, line) => sum + (line.amountUsd ?? 0), 0), hours }
}

const HOURS: ReadonlySet<BillLine['dimension']> = new Set(['instance-hours', 'node-hours'])
const MACHINE_LINES: ReadonlySet<BillLine['dimension']> = new Set([...HOURS, 'sustained-use-discount'])

/** An input that a learner set or left at its default. */
export function setting(
  { setting: { given } }: ModelNode,
  name: string,
  words: string,
  value: number | string,
  unit = '',
): ReceiptInput {
  return { name: words, value, unit, source: given.has(name) ? 'you' : 'default' }
}

export function published(name: string, { value, unit, source, asOf, confidence }: Figure): ReceiptInput {
  return { name, value, unit, source: `${source}, ${asOf} (${confidence})` }
}

export function computed(name: string, value: number | null, unit: string, source = 'computed'): ReceiptInput {
  return { name, value, unit, source }
}
