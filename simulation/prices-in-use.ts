import { booksInUse } from './catalog/books-in-use.ts'
import { type MachinePrice, type PriceFile, PURCHASES } from './catalog/price-file.ts'
import { type Prices, shippedPrices } from './catalog/price-layers.ts'
import { serviceRecord } from './catalog/services.ts'
import type { Design, Json } from './design/design.ts'
import { evaluate } from './evaluate.ts'
import type { PricesInUse } from './exporters/exporter.ts'

/**
 * What a design needs of the price books, also at other rates: the engine computes it, and what it asks for is noted.
 *
 * @param prices with which it is computed; those that are not the shipped ones come as a price file
 */
export function pricesInUse(design: Design, prices: Prices): PricesInUse {
  const services = new Set<string>(design.nodes.map(({ service }) => service))
  const regions = new Set(design.nodes.flatMap(({ config }) => textsIn(config)))
  const machineTypes = new Set(regions)
  const machines = new Map<string, MachinePrice>()
  const watched: Prices = {
    ...prices,
    rows(service) {
      services.add(service)
      return prices.rows(service)
    },
    machineHour(service, type, region, purchase) {
      machineTypes.add(type)
      const own = ownMachine(prices, service, type, region)
      if (own) machines.set(`${own.provider} ${type} ${region}`, own)
      return prices.machineHour(service, type, region, purchase)
    },
  }
  const busy = design.workloads.map((workload) => ({ ...workload, rps: workload.rps || 1 }))
  evaluate({ ...design, workloads: busy }, watched)
  return {
    books: booksInUse({ services, machineTypes, regions }),
    own: prices === shippedPrices ? null : ownPrices(prices, services, [...machines.values()]),
  }
}

function ownPrices(prices: Prices, services: ReadonlySet<string>, machines: readonly MachinePrice[]): PriceFile {
  const all = [...services]
  return {
    name: 'Prices of this report',
    asOf: prices.asOf,
    prices: all.flatMap((service) => {
      const shipped = new Set(shippedPrices.rows(service))
      return prices.rows(service).filter((row) => !shipped.has(row))
    }),
    machines,
    discounts: all.flatMap((service) => {
      const discount = prices.discount(service)
      return discount ? [{ ...discount, service }] : []
    }),
  }
}

/** Hours of a machine whose prices are not the shipped ones. */
function ownMachine(prices: Prices, service: string, type: string, region: string): MachinePrice | null {
  const provider = serviceRecord(service)?.provider ?? 'generic'
  const own = PURCHASES.flatMap((purchase) => {
    const hour = prices.machineHour(service, type, region, purchase)
    const shipped = shippedPrices.machineHour(service, type, region, purchase)
    return hour && (hour.usd !== shipped?.usd || hour.source !== shipped.source) ? [{ purchase, hour }] : []
  })
  const [first] = own
  if (!first || provider === 'generic') return null
  const { source, asOf, confidence } = first.hour
  const hourlyUsd = Object.fromEntries(own.map(({ purchase, hour }) => [purchase, hour.usd]))
  return { provider, type, region, hourlyUsd, source, asOf, confidence }
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
