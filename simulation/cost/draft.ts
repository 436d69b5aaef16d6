import type { Meter } from '../archetypes/archetype.ts'
import type { ModelNode } from '../archetypes/model.ts'
import { HOURS_PER_MONTH } from '../archetypes/month.ts'
import { countOf } from '../archetypes/serving/machine-pool.ts'
import { textOf } from '../archetypes/settings/config.ts'
import { traitOf } from '../archetypes/settings/trait.ts'
import { machineAllowances, sustainedUse } from '../catalog/machine-discounts.ts'
import { isMeterName } from '../catalog/meters.ts'
import { PURCHASES } from '../catalog/price-file.ts'
import type { Prices } from '../catalog/price-layers.ts'
import { findPrices } from '../catalog/prices.ts'
import { referenceRegion } from '../catalog/regions.ts'
import type { FreeAllowance, PriceTier } from '../catalog/service.ts'
import type { Json } from '../design/design.ts'
import type { Confidence } from '../report/report.ts'

/** A line before allowances and tiers, which lines share. */
export interface DraftLine {
  readonly node: ModelNode
  /** Of a transfer line. */
  readonly edge: number | null
  readonly service: string
  readonly dimension: string
  readonly description: string
  /** In units of the meter. */
  readonly quantity: number
  readonly unit: string
  /** Meter units in one priced unit. */
  readonly per: number
  /** Lines with the same key go through the tiers together: those of one provider, wherever they are (contract §2.20). */
  readonly priceKey: string
  /** So many equal resources that go through the tiers each by itself; `null`: together with the lines of the same key. */
  readonly each: number | null
  /** Empty: no price is known. */
  readonly tiers: readonly PriceTier[]
  readonly free: readonly FreeAllowance[]
  readonly region: string | null
  readonly regionAssumed: boolean
  readonly source: string
  readonly asOf: string
  readonly confidence: Confidence
}

/** What a part uses in a month, as lines: its own meters and its public addresses. */
export function draftNode(node: ModelNode, meters: readonly Meter[], prices: Prices): readonly DraftLine[] {
  const lines = meters.filter(({ quantity }) => quantity > 0).flatMap((meter) => draftMeter(node, meter, prices))
  return [...lines, ...publicAddresses(node, meters, prices)]
}

function draftMeter(node: ModelNode, meter: Meter, prices: Prices): readonly DraftLine[] {
  if (meter.typed) return [typedLine(node, meter, meter.typed, prices.asOf)]
  if (meter.name === 'instance-hours' && node.service.machines?.from === 'machines')
    return machineLines(node, meter, prices)
  const isOwn = !meter.elseOfRegion || prices.rows(node.service.id).some((row) => row.meter === meter.name)
  return pricedLines(node, meter, isOwn ? node.service.id : `${node.service.provider}.region`, null, prices)
}

/**
 * Lines of one meter: one for each dimension that prices it.
 *
 * @param service whose price rows count; transfer belongs to the provider's region
 */
export function pricedLines(
  node: ModelNode,
  meter: Meter,
  service: string,
  edge: number | null,
  prices: Prices,
): readonly DraftLine[] {
  if (!isMeterName(meter.name))
    throw new Error(`${node.service.archetype} counts ${meter.name}, which no price can name.`)
  const region = node.place.region
  const found = findPrices(service, meter.name, region, (when) => conditionHolds(node, meter, when), prices.rows)
  const base = {
    node,
    edge,
    service,
    description: meter.description,
    quantity: meter.quantity,
    each: meter.each ?? null,
    region,
  }
  if (found.length === 0) {
    // a meter that the service never bills makes no line; one that it bills otherwise has no known price here
    const sold = prices.rows(service).find((row) => row.meter === meter.name)
    return sold ? [{ ...base, ...noPrice(prices.asOf), dimension: sold.dimension, unit: sold.unit, per: sold.per }] : []
  }
  return found.map(({ row, regionAssumed }) => ({
    ...base,
    dimension: row.dimension,
    unit: row.unit,
    per: row.per,
    priceKey: `${row.service} ${row.dimension} ${JSON.stringify(row.when ?? {})}`,
    tiers: row.tiers,
    free: (row.free ?? []).map((allowance) => ({
      ...allowance,
      pool: allowance.pool ?? `${row.service} ${row.dimension}`,
    })),
    // Without a region the reference region's price is an assumption too.
    regionAssumed: regionAssumed || (region === null && row.region !== 'global'),
    source: row.source,
    asOf: row.asOf,
    confidence: row.confidence,
  }))
}

function noPrice(asOf: string) {
  return {
    priceKey: '',
    tiers: [],
    free: [],
    regionAssumed: false,
    source: 'no source gives a price',
    asOf,
    confidence: 'unknown',
  } as const
}

/** A missing price of a purchase option is missing, never another option's (contract §2.20). */
function conditionHolds({ config }: ModelNode, { choose }: Meter, when: Readonly<Record<string, Json>>): boolean {
  const bought = choose?.purchase ?? 'on-demand'
  if ((when.purchase ?? 'on-demand') !== bought) return false
  return Object.entries(when).every(
    ([name, value]) => name === 'purchase' || (choose?.[name] ?? config[name]) === value,
  )
}

/** Machines are priced by the provider's table: a type needs no row of its own. */
function machineLines(node: ModelNode, meter: Meter, prices: Prices): readonly DraftLine[] {
  const { id, provider } = node.service
  const type = String(meter.choose?.instanceType ?? '')
  const purchase = PURCHASES.find((way) => way === meter.choose?.purchase) ?? 'on-demand'
  const reference = referenceRegion(provider)
  const { region } = node.place
  const hourIn = (place: string | null) => (place === null ? undefined : prices.machineHour(id, type, place, purchase))
  const here = hourIn(region)
  const offer = here && here.usd !== null ? here : hourIn(reference)
  const price = offer?.usd ?? null
  const line: DraftLine = {
    node,
    edge: null,
    service: id,
    dimension: 'instance-hours',
    description: meter.description,
    quantity: meter.quantity,
    each: null,
    unit: 'hour',
    per: 1,
    region,
    ...(price === null || !offer
      ? noPrice(prices.asOf)
      : {
          priceKey: `${id} ${type} ${purchase} ${offer.region}`,
          tiers: [{ upTo: null, priceUsd: price }],
          free: purchase === 'on-demand' ? machineAllowances(id, type, offer.region) : [],
          regionAssumed: offer.region !== region,
          source: offer.source,
          asOf: offer.asOf,
          confidence: offer.confidence,
        }),
  }
  const discount = purchase === 'on-demand' && price !== null ? sustainedUse(id, type) : undefined
  const always = alwaysOnHours(node, meter)
  if (!discount || price === null || always === 0) return [line]
  return [
    line,
    {
      ...line,
      dimension: 'sustained-use-discount',
      description: `Sustained use, ${Math.round(discount.value * 100)} % off a full month`,
      quantity: always,
      priceKey: `${line.priceKey} sustained`,
      tiers: [{ upTo: null, priceUsd: -price * discount.value }],
      free: [],
      source: discount.source,
      asOf: discount.asOf,
      confidence: discount.confidence,
    },
  ]
}

/** Hours of machines that run all month; those that come and go are left out of the discount. */
function alwaysOnHours(node: ModelNode, meter: Meter): number {
  const committed = node.config.reservedCount
  const instances = (node.behaviour.station?.instances ?? 0) - (typeof committed === 'number' ? committed : 0)
  const hours = node.config.hoursPerMonth
  return typeof hours !== 'number' || hours < HOURS_PER_MONTH
    ? 0
    : Math.max(0, Math.min(meter.quantity, instances * HOURS_PER_MONTH))
}

function typedLine(
  node: ModelNode,
  meter: Meter,
  { priceUsd, per, unit }: NonNullable<Meter['typed']>,
  asOf: string,
): DraftLine {
  return {
    node,
    edge: null,
    service: node.service.id,
    dimension: meter.name,
    description: meter.description,
    quantity: meter.quantity,
    each: null,
    unit,
    per,
    priceKey: `${node.id} ${meter.name}`,
    tiers: [{ upTo: null, priceUsd }],
    free: [],
    region: node.place.region,
    regionAssumed: false,
    source: 'design',
    asOf,
    confidence: 'user',
  }
}

/** Public addresses are paid by the hour, each as long as its machine runs; their price belongs to the provider's region. */
function publicAddresses(node: ModelNode, meters: readonly Meter[], prices: Prices): readonly DraftLine[] {
  const { provider } = node.place
  if (provider === 'generic') return []
  const asked = node.config.publicAddress === true ? machinesOf(node, meters) : 0
  const own = Math.max(node.archetype.publicAddresses?.(node.setting) ?? 0, traitOf(node.service, 'ownAddresses') ?? 0)
  const count = Math.max(asked, own)
  if (count === 0) return []
  const service = `${provider}.region`
  // Where an address of a machine bought otherwise has a price of its own, that one counts.
  const bought = textOf(node.config, 'purchase')
  const isPriced = prices.rows(service).some(({ meter, when }) => meter === ADDRESS_HOURS && when?.purchase === bought)
  const meter: Meter = {
    name: ADDRESS_HOURS,
    ...(isPriced && { choose: { purchase: bought } }),
    quantity: count * HOURS_PER_MONTH,
    description: count === 1 ? 'Public address' : `${countOf(count)} public addresses`,
    factors: [{ name: 'addresses', value: count, unit: '', by: 'instances' }],
  }
  return pricedLines(node, meter, service, null, prices)
}

/** Machines that run, on average over the month. */
function machinesOf(node: ModelNode, meters: readonly Meter[]): number {
  const hours = meters.filter(({ name }) => name === 'instance-hours')
  if (hours.length === 0) return node.behaviour.station?.instances ?? 1
  return hours.reduce((sum, { quantity }) => sum + quantity, 0) / HOURS_PER_MONTH
}

const ADDRESS_HOURS = 'public-address-hours'
