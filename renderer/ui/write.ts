import {
  allowedDowntimeMinutes,
  formatAvailability,
  formatBillMoney,
  formatCount,
  formatData,
  formatDowntime,
  formatExactMs,
  formatInput,
  formatInterval,
  formatMoney,
  formatMs,
  formatPercent,
  formatRate,
  formatUnit,
  formatUnitPrice,
} from '../../simulation/index.ts'

/** What a number is, which decides how it is written (one formatter for header, drawer, node, report and slide). */
export type FigureKind =
  /** Dollars in headlines and on nodes: whole from $10. */
  | 'money'
  /** Dollars in bills and receipts: cents. */
  | 'bill-money'
  /** Dollars a unit, with all digits of the price book. */
  | 'unit-price'
  /** Milliseconds in headlines and percentiles: whole. */
  | 'ms'
  /** Milliseconds in waterfalls and receipts: one decimal. */
  | 'exact-ms'
  /** A fraction; two digits after 99 and one more a further nine, never rounded across its target. */
  | 'availability'
  /** Minutes a month. */
  | 'downtime'
  /** A fraction: load, share. */
  | 'percent'
  /** Requests a second. */
  | 'rate'
  /** Gigabytes (10⁹ bytes). */
  | 'data'
  | 'count'
  /** In a unit of its own, which `unit` tells. */
  | 'unit'

export interface FigureOptions {
  readonly halfWidth?: number | undefined
  readonly target?: number | undefined
  readonly unknown?: string | undefined
  readonly unit?: string | undefined
}

/** The text of a number; a dash, or the word given, where it is not known. */
export function writeFigure(value: number | null, kind: FigureKind, options: FigureOptions = {}): string {
  if (value === null) return options.unknown ?? '–'
  if (options.halfWidth) {
    const interval = writeInterval(value, options.halfWidth, kind)
    if (interval !== null) return interval
  }
  switch (kind) {
    case 'money':
      return formatMoney(value)
    case 'bill-money':
      return formatBillMoney(value)
    case 'unit-price':
      return formatUnitPrice(value)
    case 'ms':
      return formatMs(value)
    case 'exact-ms':
      return formatExactMs(value)
    case 'availability':
      return formatAvailability(value, options.target)
    case 'downtime':
      return formatDowntime(value)
    case 'percent':
      return formatPercent(value)
    case 'rate':
      return formatRate(value)
    case 'data':
      return formatData(value)
    case 'count':
      return formatCount(value)
    case 'unit':
      return formatUnit(value, options.unit ?? '')
    default:
      return kind satisfies never
  }
}

/** "144 ± 3 ms"; `null` for kinds that are never simulated. */
function writeInterval(value: number, halfWidth: number, kind: FigureKind): string | null {
  switch (kind) {
    case 'ms':
    case 'exact-ms':
      return value >= SECOND_MS
        ? formatInterval(value / SECOND_MS, halfWidth / SECOND_MS, 's')
        : formatInterval(value, halfWidth, 'ms')
    case 'percent':
    case 'availability':
      return formatInterval(100 * value, 100 * halfWidth, '%')
    case 'rate':
      return formatInterval(value, halfWidth, 'rps')
    default:
      return null
  }
}

const SECOND_MS = 1000

/** "43.8 min": how long a month an availability target lets the system be down. */
export function writeErrorBudget(target: number): string {
  return formatDowntime(allowedDowntimeMinutes(target))
}

/** "−13 min", "+$106"; `null` when it rounds to no change. */
export function writeDifference(before: number, after: number, kind: FigureKind): string | null {
  const difference = after - before
  if (difference === 0 || writeFigure(before, kind) === writeFigure(after, kind)) return null
  return `${difference < 0 ? '−' : '+'}${writeFigure(Math.abs(difference), kind)}`
}

/** "1 part", "1,200 parts". */
export function writeMany(count: number, thing: string): string {
  return `${formatCount(count)} ${thing}${count === 1 ? '' : 's'}`
}

/** An input of a receipt: "3", "730 h", "$0.0725", "c7g.large". */
export function writeInput(value: number | string | null, unit: string): string {
  if (value === null) return 'unknown'
  return typeof value === 'string' ? value : formatInput(value, unit)
}
