import type { Bill } from '../../simulation/index.ts'

/**
 * The bill as comma-separated values (RFC 4180), one line of the bill a row, numbers with all their digits.
 *
 * @param nameOf the learner's name of a part
 */
export function billAsCsv({ lines }: Bill, nameOf: (id: string) => string): string {
  const rows = lines.map((line) => [
    nameOf(line.nodeId),
    line.provider,
    line.service,
    line.description,
    line.quantity,
    line.unit,
    line.freeQuantity,
    line.unitPriceUsd,
    line.amountUsd,
    line.region,
    line.regionAssumed ? 'yes' : 'no',
    line.priceSource,
    line.priceAsOf,
    line.confidence,
  ])
  return [HEAD, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

const HEAD = [
  'part',
  'provider',
  'service',
  'line',
  'quantity',
  'unit',
  'free quantity',
  'unit price USD',
  'amount USD a month',
  'region',
  'price of another region',
  'source',
  'as of',
  'confidence',
]

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // A name that starts like a formula must stay a text in a spreadsheet.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}
