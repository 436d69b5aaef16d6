/**
 * The one way to write a number (docs: "Numbers"): header, drawer, node, table, export and command line print the same figure in the same
 * digits. Rounding happens here and nowhere else. What is not known is never 0, ∞ or NaN: callers say a word, or `DASH` in tables.
 */

/** Not known, or does not apply, in tables. */
export const DASH = '–'
/** Not known, in words. */
export const UNKNOWN_WORDS = { price: 'no price', sla: 'no SLA published', latency: 'saturated' } as const

const MINUS = '−'
/** Between a number and its unit: no line ends there. */
const NO_BREAK = '\u00a0'
const MINUTES_A_MONTH = 730 * 60

/**
 * Writes a number that may be unknown.
 *
 * @param word said for `null` and for what is not finite
 */
export function formatOr(value: number | null, format: (value: number) => string, word: string = DASH): string {
  return value === null || !Number.isFinite(value) ? word : format(value)
}

/** Dollars in headlines and on nodes: whole from $10, else cents; a real cost is never $0. */
export function formatMoney(usd: number): string {
  return signed(usd, (amount) => {
    if (amount === 0) return '$0'
    if (amount < 0.005) return '< $0.01'
    const cents = round(amount, 2)
    if (cents < 10) return `$${cents.toFixed(2)}`
    const dollars = round(amount, 0)
    return `$${dollars >= 10_000 ? grouped(dollars.toFixed(0)) : dollars.toFixed(0)}`
  })
}

/** Dollars in bills and receipts: always cents. */
export function formatBillMoney(usd: number): string {
  return signed(usd, (amount) => {
    if (amount > 0 && amount < 0.005) return '< $0.01'
    return `$${grouped(round(amount, 2).toFixed(2))}`
  })
}

/** Dollars a unit, with all digits of the price book and at least cents. */
export function formatUnitPrice(usd: number): string {
  return signed(usd, (amount) => {
    const [whole = '0', decimals = ''] = plain(amount).split('.')
    return `$${grouped(whole)}.${decimals.padEnd(2, '0')}`
  })
}

/** Milliseconds in headlines and percentiles: whole; seconds from 1,000. */
export function formatMs(ms: number): string {
  return signed(ms, (time) => {
    const whole = round(time, 0)
    if (whole >= 1000) return seconds(time)
    return whole === 0 ? exactMs(time) : `${whole} ms`
  })
}

/** Milliseconds in waterfalls and receipts: one decimal, two under 0.1; seconds from 1,000. */
export function formatExactMs(ms: number): string {
  return signed(ms, exactMs)
}

function exactMs(time: number): string {
  if (time === 0) return '0 ms'
  if (time < 0.005) return '< 0.01 ms'
  if (round(time, 2) < 0.1) return `${round(time, 2).toFixed(2)} ms`
  return round(time, 1) >= 1000 ? seconds(time) : `${round(time, 1).toFixed(1)} ms`
}

function seconds(ms: number): string {
  return `${grouped(round(ms / 1000, 1).toFixed(1))} s`
}

/**
 * An availability in per cent: two digits after 99 and one more for each further nine, rounded, but never across the target, so that what
 * misses it never looks as if it met it, nor the other way round. What is exactly a shorter number (a target) is written short.
 *
 * @param availability fraction, 0…1
 * @param target fraction, when there is one
 */
export function formatAvailability(availability: number, target?: number): string {
  if (availability >= 1) return perCent('100')
  if (availability <= 0) return perCent('0')
  const nines = Math.floor(-Math.log10(1 - availability) + 1e-9)
  const digits = Math.min(8, Math.max(2, nines - 1))
  const scale = 10 ** (digits + 2)
  // Products of decimal fractions are off by an ulp or two; that must not move a digit.
  const exact = availability * scale
  const nearest = Math.round(exact)
  if (Math.abs(exact - nearest) < 1e-6 && nearest < scale) return perCent(plain(nearest / 10 ** digits))
  let shown = nearest
  if (target !== undefined && availability < target && nearest >= target * scale - 1e-6) shown = Math.floor(exact)
  if (target !== undefined && availability >= target && nearest < target * scale - 1e-6) shown = Math.ceil(exact)
  if (shown >= scale) return `>${NO_BREAK}${perCent(((scale - 1) / 10 ** digits).toFixed(digits))}`
  return perCent((shown / 10 ** digits).toFixed(digits))
}

const perCent = (digits: string): string => `${digits}${NO_BREAK}%`

/** Minutes a month: one decimal under an hour; above, hours and minutes. */
export function formatDowntime(minutes: number): string {
  return signed(minutes, (time) => {
    if (time === 0) return '0 min'
    if (time < 0.05) return '< 0.1 min'
    if (round(time, 1) < 60) return `${round(time, 1).toFixed(1)} min`
    const whole = round(time, 0)
    return `${grouped(String(Math.floor(whole / 60)))} h ${whole % 60} min`
  })
}

/**
 * How long a month (730 hours) an availability lets the system be down.
 *
 * @param availability fraction, 0…1
 * @returns minutes
 */
export function allowedDowntimeMinutes(availability: number): number {
  return (1 - availability) * MINUTES_A_MONTH
}

/**
 * A share or load in whole per cent; almost nothing and almost all are said as such.
 *
 * @param fraction 0.62 is 62 %; may exceed 1
 */
export function formatPercent(fraction: number): string {
  return signed(fraction, (share) => {
    if (share > 0 && share < 0.01) return '< 1 %'
    if (share > 0.99 && share < 1) return '> 99 %'
    return `${grouped(round(share * 100, 0).toFixed(0))} %`
  })
}

/** Requests (or messages) a second to three figures; by the hour or day when there are fewer than one in ten seconds. */
export function formatRate(perSecond: number): string {
  return signed(perSecond, (rate) => {
    if (rate === 0) return '0 rps'
    if (rate < 0.1) {
      const perHour = rate * 3600
      if (perHour >= 1) return `${figures(perHour)} / h`
      const perDay = perHour * 24
      return perDay < 0.01 ? '< 0.01 / d' : `${figures(perDay)} / d`
    }
    return `${figures(rate)} rps`
  })
}

/**
 * An amount of data to three figures, decimal units as in bills.
 *
 * @param gb 10⁹ bytes
 */
export function formatData(gb: number): string {
  return signed(gb, (amount) => {
    if (amount === 0) return '0 GB'
    const units: readonly (readonly [string, number])[] = [
      ['PB', 1e6],
      ['TB', 1e3],
      ['GB', 1],
      ['MB', 1e-3],
      ['kB', 1e-6],
    ]
    for (const [unit, size] of units) if (significant(amount) >= size) return `${figures(amount / size)} ${unit}`
    return '< 1 kB'
  })
}

/**
 * A stream of data, by the second when there is a tenth of a megabyte in it, else by the hour: "36 MB / h".
 *
 * @param gbPerMonth 10⁹ bytes in 730 hours
 */
export function formatDataRate(gbPerMonth: number): string {
  const perHour = gbPerMonth / 730
  return unbroken(perHour / 3600 >= 1e-4 ? `${formatData(perHour / 3600)} / s` : `${formatData(perHour)} / h`)
}

/** Memory, in binary gigabytes: "8 GiB". */
export function formatMemory(gib: number): string {
  return unbroken(`${grouped(plain(round(gib, 2)))} GiB`)
}

/** A number of things: "1,460". */
export function formatCount(count: number): string {
  return signed(count, (n) => (Number.isInteger(n) ? grouped(n.toFixed(0)) : figures(n)))
}

/**
 * An input of a receipt with all the digits that it was given: "730 h", "1,460", "$0.0725".
 *
 * @param unit such as `h` or `GB`; `USD` is written before the number, `USD/h` on both sides
 */
export function formatQuantity(value: number, unit: string): string {
  const [currency, per] = unit.split(/\s*\/\s*/, 2)
  if (currency === 'USD') return `${formatUnitPrice(value)}${per === undefined ? '' : `${NO_BREAK}/${NO_BREAK}${per}`}`
  const number = signed(value, (n) => {
    const [whole = '0', decimals] = plain(Number(n.toPrecision(12))).split('.')
    return decimals === undefined ? grouped(whole) : `${grouped(whole)}.${decimals}`
  })
  return unit === '' ? number : `${number}${NO_BREAK}${unit}`
}

/**
 * An input of a receipt, given or computed: times as in waterfalls, dollars from $1 in cents, other fractions to as many digits as tell
 * them from 0 and 1, all else to six figures. Prices a unit keep the digits of the price book.
 */
export function formatInput(value: number, unit: string): string {
  if (unit === 'ms') return formatExactMs(value)
  if (unit.startsWith('USD/')) return formatQuantity(value, unit)
  if (unit === 'USD' && Math.abs(value) >= 1) return formatBillMoney(value)
  const rest = Math.min(Math.abs(value), Math.abs(1 - value))
  const isFraction = unit === '' && value > 0 && value < 1 && rest > 1e-12
  return formatQuantity(
    isFraction ? round(value, 2 - Math.floor(Math.log10(rest))) : Number(value.toPrecision(6)),
    unit,
  )
}

/**
 * A figure in the units of a part's work: "$0.42", "57 tokens/s", "141 GB".
 *
 * @param unit `USD` is written before the number
 */
export function formatUnit(value: number, unit: string): string {
  if (unit === 'USD') return value >= 1000 ? formatMoney(value) : formatUnitPrice(Number(value.toPrecision(3)))
  const digits = Number(value.toPrecision(3))
  return formatQuantity(Math.abs(digits) >= 1000 ? Math.round(value) : digits, unit)
}

/**
 * A simulated figure with half the width of its 95 % interval, at the digits of that half-width: "144 ± 3 ms".
 *
 * @param unit written after both; `USD` before the number
 */
export function formatInterval(value: number, halfWidth: number, unit = ''): string {
  const half = Math.abs(halfWidth)
  // One figure of the half-width says enough; a second one when the first is 1, where rounding would move it by up to a half.
  const exponent = half === 0 ? 0 : Math.floor(Math.log10(half))
  const lead = half / 10 ** exponent
  const digits = half === 0 ? 0 : Math.max(0, (lead < 1.95 && exponent < 1 ? 1 : 0) - exponent)
  const step = half === 0 || exponent <= 0 ? 1 : 10 ** exponent
  const write = (n: number) => grouped((step > 1 ? round(n / step, 0) * step : round(n, digits)).toFixed(digits))
  const text = unbroken(`${signed(value, write)} ± ${write(half)}`)
  if (unit === 'USD') return `$${text}`
  return unit === '' ? text : `${text}${NO_BREAK}${unit}`
}

/**
 * How one number differs from another: always signed, with a true minus; "no change" when it rounds to nothing.
 *
 * @param format one of the formatters above, for the size of the difference
 */
export function formatDifference(difference: number, format: (size: number) => string): string {
  const text = format(Math.abs(difference)).replace(/\.0(?=\smin$)/, '')
  if (difference === 0 || text === format(0) || text.startsWith('<')) return 'no change'
  return `${difference < 0 ? MINUS : '+'}${text}`
}

/**
 * A date as people write it: "20 Jul 2026".
 *
 * @param iso `2026-07-20`, with or without a time; any other text comes back as it is
 */
export function formatDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(iso)
  const month = MONTHS[Number(match?.[2]) - 1]
  return match === null || month === undefined ? iso : `${Number(match[3])} ${month} ${match[1]}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Three figures: "2.4", "123", "1,230", "12.3k", "4.56M". */
function figures(value: number): string {
  const shown = significant(value)
  if (shown >= 1e9) return `${plain(significant(shown / 1e9))}G`
  if (shown >= 1e6) return `${plain(significant(shown / 1e6))}M`
  if (shown >= 10_000) return `${plain(significant(shown / 1000))}k`
  const [whole = '0', decimals] = plain(shown).split('.')
  return decimals === undefined ? grouped(whole) : `${grouped(whole)}.${decimals}`
}

function significant(value: number): number {
  return Number(value.toPrecision(3))
}

/** Half away from zero at a number of decimals; 1.005 to two decimals is 1.01, though its double is a little less. */
function round(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale * (1 + Number.EPSILON)) / scale
}

/** The shortest digits of a number of at least 0, never with an exponent. */
function plain(value: number): string {
  const text = String(value)
  const match = /^(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (match === null) return text
  const [, whole = '', decimals = '', exponent = '0'] = match
  const shift = Number(exponent)
  const digits = whole + decimals
  if (shift < 0) return `0.${'0'.repeat(-shift - 1)}${digits}`
  return digits.padEnd(shift + 1, '0')
}

/** Text that is a number as a whole, so that no line ends in it. */
function unbroken(text: string): string {
  return text.replaceAll(' ', NO_BREAK)
}

/** Prose in which no line ends between a number and its unit: "promised 99.99 % a month". */
export function withUnbrokenUnits(prose: string): string {
  return prose.replace(/(?<=\d) (?=(?:%|[µm]?s|min|h|rps|[kMGTP]i?B)(?![\p{L}\d]))/gu, NO_BREAK)
}

/** Commas between thousands, before a decimal point if there is one. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')
}

function signed(value: number, write: (size: number) => string): string {
  if (!Number.isFinite(value)) return DASH
  const text = unbroken(write(Math.abs(value)))
  // "−$0" and "−< $0.01" would be nonsense.
  return value < 0 && /[1-9]/.test(text) && !text.startsWith('<') ? `${MINUS}${text}` : text
}
