import type { Bill } from '../report/report.ts'

const COLUMNS = [
  'nodeId',
  'provider',
  'service',
  'dimension',
  'description',
  'quantity',
  'unit',
  'freeQuantity',
  'unitPriceUsd',
  'amountUsd',
  'region',
  'regionAssumed',
  'priceSource',
  'priceAsOf',
  'confidence',
] as const

/**
 * The bill, a line a row, amounts in cents, the total last.
 *
 * @param nameOf the learner's name of a part, which then stands first in each row
 */
export function billCsv({ lines, totalUsd }: Bill, nameOf?: (nodeId: string) => string): string {
  const cents = (usd: number | null) => (usd === null ? null : usd.toFixed(2))
  const named = (name: string | null) => (nameOf ? [name] : [])
  return csv([
    [...named('part'), ...COLUMNS],
    ...lines.map((line) => [
      ...named(nameOf?.(line.nodeId) ?? null),
      ...COLUMNS.map((column) => (column === 'amountUsd' ? cents(line.amountUsd) : line[column])),
    ]),
    [
      ...named(null),
      ...COLUMNS.map((column) =>
        column === 'description' ? 'Total' : column === 'amountUsd' ? cents(totalUsd) : null,
      ),
    ],
  ])
}

/** Rows as comma-separated values, quoted where needed (RFC 4180). */
function csv(rows: readonly (readonly (string | number | boolean | null)[])[]): string {
  return rows.map((row) => row.map(cell).join(',')).join('\n')
}

function cell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value).replaceAll('\u00a0', ' ')
  // a text that a spreadsheet would take for a formula is kept a text
  const safe = typeof value === 'string' && /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
