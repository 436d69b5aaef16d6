import type { Json, Outcome } from '../design/design.ts'
import {
  type Cursor,
  cursorTo,
  type Fields,
  isObject,
  Problems,
  QUANTITY,
  readChoice,
  readList,
  readNumber,
  readObject,
  readText,
} from '../design/reading/fields.ts'
import { parseJson } from '../design/reading/json.ts'
import { within } from '../design/reading/pointer.ts'
import { described, didYouMean, quoted } from '../design/reading/wording.ts'
import type { Confidence } from '../report/report.ts'
import { hasMachine } from './machines.ts'
import { isMeterName, meterUnits } from './meters.ts'
import { type Discount, type MachinePrice, type PriceFile, PURCHASES, type Purchase } from './price-file.ts'
import { priceRows } from './prices.ts'
import { regionOf } from './regions.ts'
import type { FreeAllowance, PriceRow, PriceTier, ServiceRecord } from './service.ts'
import { serviceRecord, services } from './services.ts'

const CONFIDENCES: readonly Confidence[] = ['quoted', 'derived', 'recalled', 'unknown', 'user']
const FREE_KINDS: readonly FreeAllowance['kind'][] = ['always', '12-months', 'credit']
const CLOUDS = ['aws', 'gcp', 'azure'] as const
const FILE_KEYS = ['format', 'version', 'name', 'asOf', 'prices', 'machines', 'discounts']
const PRICE_KEYS = ['service', 'dimension', 'meter', 'unit', 'per', 'region', 'when', 'priceUsd', 'tiers', 'free']
const ORIGIN_KEYS = ['source', 'asOf', 'confidence']

/**
 * Reads a price file. Total: any text gives prices or the list of all that is wrong, never an exception.
 *
 * A price may leave out what the shipped book knows of its dimension (`meter`, `unit`, `per`); without `source`, `asOf` and `confidence` it
 * is the reader's own, as of the file's date.
 */
export function parsePrices(text: string): Outcome<PriceFile> {
  const json = parseJson(text)
  if (!json.ok) return { ok: false, problems: [json.problem] }
  const problems = new Problems()
  for (const { path, message } of json.problems) problems.add(path, message)
  const file = readFile(cursorTo(json.value, problems))
  return file && problems.list.length === 0 ? { ok: true, value: file } : { ok: false, problems: problems.all() }
}

function readFile(cursor: Cursor): PriceFile | undefined {
  const { value, problems } = cursor
  if (!isObject(value) || value.format !== 'skyloom/prices') {
    const found = isObject(value) ? described(value.format) : described(value)
    problems.add('', `Choose a price file: its "format" must be "skyloom/prices", and here it is ${found}.`)
    return undefined
  }
  if (value.version !== 1) {
    problems.add(
      '/version',
      `Set "version" to 1, the version that this program reads, instead of ${described(value.version)}.`,
    )
    return undefined
  }
  const fields = readObject(cursor, 'a price file', FILE_KEYS)
  if (!fields) return undefined
  const name = fields.get('name')
  const dated = fields.need('asOf', 'the date of its prices, such as "2026-11-01"')
  const asOf = (dated && readDate(dated)) ?? ''
  return {
    name: (name && readText(name, 'the name of the file', 1000)) ?? '',
    asOf,
    prices: present(readList(fields.get('prices'), '"prices"', (item) => readPrice(item, asOf))),
    machines: present(readList(fields.get('machines'), '"machines"', (item) => readMachine(item, asOf))),
    discounts: present(readList(fields.get('discounts'), '"discounts"', (item) => readDiscount(item, asOf))),
  }
}

function present<T>(items: readonly (T | undefined)[]): readonly T[] {
  return items.filter((item) => item !== undefined)
}

function readPrice(cursor: Cursor, fileDate: string): PriceRow | undefined {
  const fields = readObject(cursor, 'a price', [...PRICE_KEYS, ...ORIGIN_KEYS])
  const record = fields && readService(fields)
  const named = fields?.need('dimension', 'what is priced, as `skyloom catalog --json` lists it')
  const dimension = named && readText(named, 'the dimension', 100)
  if (!fields || !record || dimension === undefined) return undefined
  const known = priceRows(record.id).find((row) => row.dimension === dimension)
  const meter = readMeter(fields, known?.meter, record, dimension)
  const unit = fields.get('unit')
  const per = fields.get('per')
  const region = readRegion(fields, record.provider, true)
  const tiers = readTiers(fields)
  if (meter === undefined || region === undefined || tiers === undefined) return undefined
  const when = fields.get('when')
  const free = fields.get('free')
  return {
    service: record.id,
    dimension,
    meter,
    unit: (unit && readText(unit, 'the unit', 100)) ?? known?.unit ?? meterUnits[meter],
    per: (per && readNumber(per, '"per"', { min: 0, exclusiveMin: true, max: 1e15 })) ?? known?.per ?? 1,
    region,
    ...(when && { when: readConditions(when) }),
    tiers,
    ...(free && { free: present(readList(free, '"free"', readAllowance)) }),
    ...readOrigin(fields, fileDate),
  }
}

function readService(fields: Fields): ServiceRecord | undefined {
  const cursor = fields.need('service', 'an id of the catalogue, such as "aws.s3"')
  const id = cursor && readText(cursor, 'the service', 100)
  if (!cursor || id === undefined) return undefined
  const record = serviceRecord(id)
  if (!record || record.provider === 'generic') {
    const ids = services.filter(({ provider }) => provider !== 'generic').map((one) => one.id)
    cursor.problems.add(
      cursor.path,
      () => `Name a vendor’s service of the catalogue: ${quoted(id)} is none.${didYouMean(id, ids)}`,
    )
    return undefined
  }
  return record
}

function readMeter(fields: Fields, known: string | undefined, { id }: ServiceRecord, dimension: string) {
  const cursor = fields.get('meter')
  if (!cursor) {
    if (known !== undefined && isMeterName(known)) return known
    fields.need('meter', `the quantity it multiplies, as the book has no ${quoted(dimension)} of ${id}`)
    return undefined
  }
  const name = readText(cursor, 'the meter', 100)
  if (name === undefined) return undefined
  if (isMeterName(name)) return name
  cursor.problems.add(
    cursor.path,
    `Name a meter that parts have: ${quoted(name)} is none.${didYouMean(name, Object.keys(meterUnits))}`,
  )
  return undefined
}

function readRegion(fields: Fields, provider: ServiceRecord['provider'], worldwide: boolean): string | undefined {
  const cursor = fields.need(
    'region',
    worldwide ? 'a region’s id, or "global" where it holds everywhere' : 'a region’s id',
  )
  const id = cursor && readText(cursor, 'the region', 100)
  if (!cursor || id === undefined) return undefined
  if ((worldwide && id === 'global') || regionOf(id, provider)) return id
  cursor.problems.add(cursor.path, `Name a region of ${provider}: ${quoted(id)} is none.`)
  return undefined
}

/** A flat price, or tiers that rise to an open end. */
function readTiers(fields: Fields): readonly PriceTier[] | undefined {
  const list = fields.get('tiers')
  if (!list) {
    const flat = fields.need('priceUsd', 'USD for one unit, or "tiers"')
    const priceUsd = flat && readUsd(flat)
    return priceUsd === undefined ? undefined : [{ upTo: null, priceUsd }]
  }
  const tiers = present(
    readList(list, '"tiers"', (item): PriceTier | undefined => {
      const tier = readObject(item, 'a tier', ['upTo', 'priceUsd'])
      const bound = tier?.need('upTo', 'where it ends, or null where it does not')
      const price = tier?.need('priceUsd', 'USD for one unit')
      const upTo = bound && (bound.value === null ? null : readNumber(bound, '"upTo"', { min: 0, exclusiveMin: true }))
      const priceUsd = price && readUsd(price)
      return upTo === undefined || priceUsd === undefined ? undefined : { upTo, priceUsd }
    }),
  )
  const bounds = tiers.map(({ upTo }) => upTo ?? Number.POSITIVE_INFINITY)
  const rise = bounds.every((bound, i) => i === 0 || bound > (bounds[i - 1] ?? 0))
  if (rise && bounds.at(-1) === Number.POSITIVE_INFINITY) return tiers
  list.problems.add(list.path, 'Let the tiers rise, and let the last one end at null.')
  return undefined
}

function readUsd(cursor: Cursor): number | null | undefined {
  return cursor.value === null ? null : readNumber(cursor, 'the price in USD', QUANTITY)
}

function readConditions(cursor: Cursor): Readonly<Record<string, Json>> {
  const conditions: Record<string, Json> = {}
  if (!isObject(cursor.value)) {
    cursor.problems.add(cursor.path, `Make "when" an object of settings, instead of ${described(cursor.value)}.`)
    return conditions
  }
  for (const [name, value] of Object.entries(cursor.value)) {
    if (
      typeof value === 'string' ||
      typeof value === 'boolean' ||
      (typeof value === 'number' && Number.isFinite(value))
    )
      conditions[name] = value
    else
      cursor.problems.add(
        within(cursor.path, name),
        `Give a text, a number, true or false, instead of ${described(value)}.`,
      )
  }
  return conditions
}

function readAllowance(cursor: Cursor): FreeAllowance | undefined {
  const fields = readObject(cursor, 'a free allowance', ['kind', 'quantity', 'pool'])
  const named = fields?.need('kind', FREE_KINDS.join(', '))
  const counted = fields?.need('quantity', 'units of the meter a month')
  const kind = named && readChoice(named, '"kind"', FREE_KINDS)
  const quantity = counted && readNumber(counted, '"quantity"', QUANTITY)
  const shared = fields?.get('pool')
  const pool = shared && readText(shared, '"pool"', 100)
  return kind === undefined || quantity === undefined
    ? undefined
    : { kind, quantity, ...(pool !== undefined && { pool }) }
}

function readMachine(cursor: Cursor, fileDate: string): MachinePrice | undefined {
  const fields = readObject(cursor, 'a machine', ['provider', 'type', 'region', 'hourlyUsd', ...ORIGIN_KEYS])
  const provider = fields && readProvider(fields)
  const named = fields?.need('type', 'a machine type, such as "m7i.large"')
  const type = named && readText(named, 'the machine type', 100)
  if (!fields || !provider || !named || type === undefined) return undefined
  const sold = services.some(
    (service) => service.provider === provider && service.machines?.from === 'machines' && hasMachine(service.id, type),
  )
  if (!sold)
    named.problems.add(
      named.path,
      `Name a machine type of ${provider} that the catalogue has: ${quoted(type)} is none.`,
    )
  const region = readRegion(fields, provider, false)
  const priced = fields.need('hourlyUsd', 'USD an hour for each way of buying, such as { "on-demand": 0.1 }')
  const ways = priced && readObject(priced, '"hourlyUsd"', PURCHASES)
  if (!sold || region === undefined || !ways) return undefined
  const hourlyUsd: Partial<Record<Purchase, number | null>> = {}
  for (const purchase of PURCHASES) {
    const price = ways.get(purchase)
    const usd = price && readUsd(price)
    if (usd !== undefined) hourlyUsd[purchase] = usd
  }
  return { provider, type, region, hourlyUsd, ...readOrigin(fields, fileDate) }
}

function readDiscount(cursor: Cursor, fileDate: string): Discount | undefined {
  const fields = readObject(cursor, 'a discount', ['provider', 'service', 'percent', 'source', 'asOf'])
  if (!fields) return undefined
  const share = fields.need('percent', 'per cent off the list price')
  const percent = share && readNumber(share, '"percent"', { min: 0, max: 100 })
  const record = fields.get('service') === undefined ? undefined : readService(fields)
  const provider = record ? CLOUDS.find((cloud) => cloud === record.provider) : readProvider(fields)
  if (percent === undefined || provider === undefined) return undefined
  const { source, asOf } = readOrigin(fields, fileDate)
  return { provider, service: record?.id ?? null, percent, source, asOf }
}

function readProvider(fields: Fields): (typeof CLOUDS)[number] | undefined {
  const cursor = fields.need('provider', CLOUDS.join(', '))
  return cursor && readChoice(cursor, '"provider"', CLOUDS)
}

function readOrigin(fields: Fields, fileDate: string): Pick<PriceRow, 'source' | 'asOf' | 'confidence'> {
  const source = fields.get('source')
  const asOf = fields.get('asOf')
  const confidence = fields.get('confidence')
  return {
    source: (source && readText(source, 'the source', 2000)) ?? 'own price',
    asOf: (asOf && readText(asOf, 'the date', 100)) ?? fileDate,
    confidence: (confidence && readChoice(confidence, '"confidence"', CONFIDENCES)) ?? 'user',
  }
}

function readDate(cursor: Cursor): string | undefined {
  const text = readText(cursor, 'the date', 10)
  if (text === undefined || /^\d{4}-\d\d-\d\d$/.test(text)) return text
  cursor.problems.add(cursor.path, `Write the date as "2026-11-01", instead of ${quoted(text)}.`)
  return undefined
}
