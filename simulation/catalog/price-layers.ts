import type { Json } from '../design/design.ts'
import type { Confidence } from '../report/report.ts'
import { machineOffer, machineOffers, machineTypes } from './machines.ts'
import { type Discount, type MachinePrice, type PriceFile, PURCHASES, type Purchase } from './price-file.ts'
import { allPriceRows, priceBook, priceRows } from './prices.ts'
import type { MachineOffer, PriceRow } from './service.ts'
import { serviceRecord, services } from './services.ts'

/** The prices a bill is made with: the shipped book, perhaps with files laid over it. */
export interface Prices {
  /** Date of the youngest price. */
  readonly asOf: string
  /** All prices of a service, in every region. */
  rows(serviceId: string): readonly PriceRow[]
  /** One machine-hour in exactly this region; `undefined` when the type is not known to be sold there. */
  machineHour(serviceId: string, type: string, region: string, purchase: Purchase): MachineHour | undefined
  /** What a contract takes off the list price of a service. */
  discount(serviceId: string): Discount | undefined
}

export interface MachineHour {
  /** `null`: no price is known. */
  readonly usd: number | null
  readonly region: string
  readonly source: string
  readonly asOf: string
  readonly confidence: Confidence
}

/** The price book that comes with the program. */
export const shippedPrices: Prices = {
  asOf: priceBook.asOf,
  rows: priceRows,
  machineHour(serviceId, type, region, purchase) {
    const offer = machineOffer(serviceId, type, region)
    if (!offer) return undefined
    const { source, asOf, confidence } = offer
    return { usd: hourlyUsd(offer, purchase), region, source, asOf, confidence }
  },
  discount: () => undefined,
}

/**
 * Prices with a file laid over them.
 *
 * A row of the file takes the place of those below it of the same dimension and region whose conditions its own hold for, so that one
 * price without a condition replaces all.
 */
export function layPrices(file: PriceFile, base: Prices = shippedPrices): Prices {
  const rows = grouped(file.prices, ({ service }) => service)
  const machines = new Map(file.machines.map((price) => [machineKey(price.provider, price.type, price.region), price]))
  const merged = new Map<string, readonly PriceRow[]>()
  return {
    asOf: file.asOf > base.asOf ? file.asOf : base.asOf,
    rows(serviceId) {
      const own = rows.get(serviceId)
      if (!own) return base.rows(serviceId)
      const known = merged.get(serviceId)
      if (known) return known
      const kept = base.rows(serviceId).filter((row) => !own.some((upper) => covers(upper, row)))
      const all = [...kept, ...own]
      merged.set(serviceId, all)
      return all
    },
    machineHour(serviceId, type, region, purchase) {
      const provider = serviceRecord(serviceId)?.provider ?? 'generic'
      const own = machines.get(machineKey(provider, type, region))
      const usd = own?.hourlyUsd[purchase]
      if (!own || usd === undefined) return base.machineHour(serviceId, type, region, purchase)
      const { source, asOf, confidence } = own
      return { usd, region, source, asOf, confidence }
    },
    discount(serviceId) {
      const provider = serviceRecord(serviceId)?.provider
      return (
        file.discounts.find(({ service }) => service === serviceId) ??
        file.discounts.find((one) => one.service === null && one.provider === provider) ??
        base.discount(serviceId)
      )
    },
  }
}

/** The shipped book with files laid over it, each over those before it. */
export function layAll(files: readonly PriceFile[]): Prices {
  return files.reduce((base, file) => layPrices(file, base), shippedPrices)
}

/**
 * Two files as one that gives the same prices as the upper laid over the lower. It has the upper's name.
 *
 * @returns rows of the lower that are not replaced, then those of the upper
 */
export function mergePriceFiles(lower: PriceFile, upper: PriceFile): PriceFile {
  const replaced = grouped(upper.prices, ({ service }) => service)
  const machines = new Map(lower.machines.map((price) => [machineKey(price.provider, price.type, price.region), price]))
  for (const price of upper.machines) {
    const key = machineKey(price.provider, price.type, price.region)
    machines.set(key, { ...price, hourlyUsd: { ...machines.get(key)?.hourlyUsd, ...price.hourlyUsd } })
  }
  const isReplaced = ({ provider, service }: Discount) =>
    upper.discounts.some((other) => other.provider === provider && other.service === service)
  return {
    name: upper.name,
    asOf: upper.asOf > lower.asOf ? upper.asOf : lower.asOf,
    prices: [
      ...lower.prices.filter((row) => !replaced.get(row.service)?.some((other) => covers(other, row))),
      ...upper.prices,
    ],
    machines: [...machines.values()],
    discounts: [...lower.discounts.filter((discount) => !isReplaced(discount)), ...upper.discounts],
  }
}

/** The machine types of a service in one region at these prices, cheapest on demand first, unknown prices last. */
export function pricedOffers(serviceId: string, region: string | null, prices: Prices): readonly MachineOffer[] {
  const offers = machineOffers(serviceId, region)
  if (prices === shippedPrices || serviceRecord(serviceId)?.machines?.from !== 'machines') return offers
  const hour = (offer: MachineOffer, purchase: Purchase) =>
    prices.machineHour(serviceId, offer.name, offer.region, purchase)
  const laid = offers.map((offer): MachineOffer => {
    const { source, asOf, confidence } = hour(offer, 'on-demand') ?? offer
    return {
      ...offer,
      onDemandUsd: hour(offer, 'on-demand')?.usd ?? null,
      spotUsd: hour(offer, 'spot')?.usd ?? null,
      reserved1yUsd: hour(offer, 'reserved-1y')?.usd ?? null,
      reserved3yUsd: hour(offer, 'reserved-3y')?.usd ?? null,
      source,
      asOf,
      confidence,
    }
  })
  return laid.sort((a, b) => (a.onDemandUsd ?? Number.POSITIVE_INFINITY) - (b.onDemandUsd ?? Number.POSITIVE_INFINITY))
}

/** The shipped book as a file: every price row and every machine-hour of the catalogue. */
export function shippedPriceFile(): PriceFile {
  const machines = services.flatMap(({ id }) => shippedMachinePrices(id))
  const byKey = new Map(machines.map((price) => [machineKey(price.provider, price.type, price.region), price]))
  return {
    name: 'Shipped price book',
    asOf: priceBook.asOf,
    prices: allPriceRows(),
    machines: [...byKey.values()],
    discounts: [],
  }
}

/** Hours of the machines that a service takes from its provider's table, in every region; none for other services. */
export function shippedMachinePrices(serviceId: string): readonly MachinePrice[] {
  const record = serviceRecord(serviceId)
  if (record?.machines?.from !== 'machines' || record.provider === 'generic') return []
  const { provider } = record
  return machineTypes(provider).flatMap(({ type, region }): readonly MachinePrice[] => {
    const offer = machineOffer(serviceId, type, region)
    if (!offer) return []
    const { source, asOf, confidence } = offer
    const hours = PURCHASES.map((purchase) => [purchase, hourlyUsd(offer, purchase)] as const)
    const priced = Object.fromEntries(hours.filter(([, usd]) => usd !== null))
    return [{ provider, type, region, hourlyUsd: priced, source, asOf, confidence }]
  })
}

/** Price of a machine-hour in one way of buying; a missing one is missing, never another one's (contract §2.20). */
function hourlyUsd(offer: MachineOffer, purchase: Purchase): number | null {
  switch (purchase) {
    case 'on-demand':
      return offer.onDemandUsd
    case 'spot':
      return offer.spotUsd
    case 'reserved-1y':
      return offer.reserved1yUsd
    case 'reserved-3y':
      return offer.reserved3yUsd
    default:
      return purchase satisfies never
  }
}

function covers(upper: PriceRow, row: PriceRow): boolean {
  if (upper.dimension !== row.dimension || upper.region !== row.region) return false
  const when: Readonly<Record<string, Json>> = row.when ?? {}
  return Object.entries(upper.when ?? {}).every(([name, value]) => when[name] === value)
}

function machineKey(provider: string, type: string, region: string): string {
  return `${provider} ${type} ${region}`
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
