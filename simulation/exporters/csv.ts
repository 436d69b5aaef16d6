import type { Design, DesignNode } from '../design/design.ts'
import type { Bill, Percentiles, Report } from '../report/report.ts'

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

/** The whole design, its workloads and its parts, a row each; fractions and milliseconds as computed, empty where nothing is known. */
export function resultsCsv(design: Design, { system, workloads, nodes }: Report): string {
  const latency = (of: Percentiles | null) => [of?.mean ?? null, of?.p50 ?? null, of?.p95 ?? null, of?.p99 ?? null]
  const byId = new Map<string, DesignNode>(design.nodes.map((node) => [node.id, node]))
  return csv([
    RESULTS,
    [
      'design',
      null,
      design.name,
      null,
      null,
      null,
      ...latency(system.latencyMs),
      system.availability,
      system.monthlyUsd,
    ],
    ...workloads.map(({ id, rps, latencyMs, availability }) => [
      ...['workload', id, null, null, rps, null],
      ...[...latency(latencyMs), availability, null],
    ]),
    ...nodes.map(({ id, arrivalRps, utilisation, latencyMs, availability, monthlyUsd }) => {
      const node = byId.get(id)
      return [
        ...['part', id, node?.name ?? null, node?.service ?? null, arrivalRps, utilisation],
        ...[...latency(latencyMs), availability, monthlyUsd],
      ]
    }),
  ])
}

const RESULTS = [
  'kind',
  'id',
  'name',
  'service',
  'requestsPerSecond',
  'utilisation',
  'meanMs',
  'p50Ms',
  'p95Ms',
  'p99Ms',
  'availability',
  'monthlyUsd',
] as const

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
