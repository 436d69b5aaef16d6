import awsTable from './prices/aws.machines.json' with { type: 'json' }
import azureTable from './prices/azure.machines.json' with { type: 'json' }
import gcpTable from './prices/gcp.machines.json' with { type: 'json' }
import { priceRows } from './prices.ts'
import { referenceRegion } from './regions.ts'
import type { MachineOffer, MachineSize, PriceRow, Provider } from './service.ts'
import { serviceRecord } from './services.ts'

/**
 * One machine type of a service in one region.
 *
 * @param type spelt as the vendor does, such as `m7i.large` or `db.t4g.micro`
 * @param region region id
 * @returns hourly prices; `undefined` when the type is not known to be sold there
 */
export function machineOffer(serviceId: string, type: string, region: string): MachineOffer | undefined {
  const record = serviceRecord(serviceId)
  if (!record?.machines) return undefined
  if (record.machines.from === 'sizes') return sizedOffers(serviceId, record.machines.sizes, region).get(type)
  const offer = machinesOf(record.provider).offers.get(region)?.get(type)
  return offer && isSold(record.machines.only, offer) ? offer : undefined
}

/**
 * The machine types of a service in one region, cheapest on demand first, unknown prices last.
 *
 * @param region `null`: the provider's reference region
 */
export function machineOffers(serviceId: string, region: string | null): readonly MachineOffer[] {
  const record = serviceRecord(serviceId)
  const place = region ?? (record && referenceRegion(record.provider))
  if (!place) return []
  return offersIn(serviceId, place).sort(
    (a, b) =>
      (a.onDemandUsd ?? Number.POSITIVE_INFINITY) - (b.onDemandUsd ?? Number.POSITIVE_INFINITY) ||
      (a.name < b.name ? -1 : 1),
  )
}

/** Whether the service has this machine type, in whatever region. */
export function hasMachine(serviceId: string, type: string): boolean {
  return machineSize(serviceId, type) !== undefined
}

/** vCPUs and memory of a machine type of a service; `undefined` when it has no such type. */
export function machineSize(serviceId: string, type: string): MachineSize | undefined {
  const record = serviceRecord(serviceId)
  if (!record?.machines) return undefined
  if (record.machines.from === 'sizes') return record.machines.sizes.find(({ name }) => name === type)
  const size = machinesOf(record.provider).sizes.get(type)
  return size && isSold(record.machines.only, size) ? size : undefined
}

/** Every type of a provider's machine table, with the regions that offer it. */
export function machineTypes(provider: Provider): readonly { readonly type: string; readonly region: string }[] {
  return [...machinesOf(provider).offers].flatMap(([region, offers]) =>
    [...offers.keys()].map((type) => ({ type, region })),
  )
}

/** The files' shape: types and origins told once, offers as columns [type, region, on demand, spot, 1 year, 3 years, origin]. */
interface Table {
  readonly origins: readonly { readonly source: string; readonly asOf: string; readonly confidence: string }[]
  readonly regions: readonly string[]
  /** [name, family, vCPUs, GiB, accelerator, accelerators]; 0 and '' where there is none. */
  readonly types: readonly (readonly (string | number)[])[]
  readonly offers: readonly (readonly (number | null)[])[]
}

const tables: Readonly<Partial<Record<Provider, Table>>> = { aws: awsTable, gcp: gcpTable, azure: azureTable }

interface Machines {
  readonly sizes: ReadonlyMap<string, MachineSize & { readonly family: string }>
  /** By region, then by type. */
  readonly offers: ReadonlyMap<string, ReadonlyMap<string, MachineOffer>>
}

const read = new Map<Provider, Machines>()

function machinesOf(provider: Provider): Machines {
  const known = read.get(provider)
  if (known) return known
  const machines = readTable(tables[provider])
  read.set(provider, machines)
  return machines
}

function readTable(table: Table | undefined): Machines {
  const types = (table?.types ?? []).map(([name, family, vcpu, memoryGib, accelerator, accelerators]) => ({
    name: String(name),
    family: String(family),
    vcpu: Number(vcpu),
    memoryGib: Number(memoryGib),
    ...(accelerator && { accelerator: String(accelerator), accelerators: Number(accelerators) }),
  }))
  const offers = new Map<string, Map<string, MachineOffer>>()
  for (const [type, place, onDemandUsd, spotUsd, reserved1yUsd, reserved3yUsd, origin] of table?.offers ?? []) {
    const size = types[type ?? -1]
    const region = table?.regions[place ?? -1]
    const from = table?.origins[origin ?? -1]
    if (!size || region === undefined || !from)
      throw new Error('machine table: an offer without type, region or origin')
    const inRegion = offers.get(region) ?? new Map<string, MachineOffer>()
    offers.set(region, inRegion)
    inRegion.set(size.name, {
      ...size,
      region,
      onDemandUsd: onDemandUsd ?? null,
      spotUsd: spotUsd ?? null,
      reserved1yUsd: reserved1yUsd ?? null,
      reserved3yUsd: reserved3yUsd ?? null,
      ...from,
      confidence: from.confidence === 'derived' ? 'derived' : 'quoted',
    })
  }
  return { sizes: new Map(types.map((type) => [type.name, type])), offers }
}

const NO_OFFERS: ReadonlyMap<string, MachineOffer> = new Map()

function offersIn(serviceId: string, region: string): MachineOffer[] {
  const record = serviceRecord(serviceId)
  const machines = record?.machines
  if (!machines) return []
  if (machines.from === 'sizes') return [...sizedOffers(serviceId, machines.sizes, region).values()]
  const all = machinesOf(record.provider).offers.get(region) ?? NO_OFFERS
  return [...all.values()].filter((offer) => isSold(machines.only, offer))
}

/** Whether a service with these machines sells a type of the provider's table. Slices of tensor processors are no virtual machines. */
function isSold(
  only: 'accelerated' | 'trainium' | 'inferentia' | 'tpu' | undefined,
  { accelerator }: MachineSize,
): boolean {
  if (only === undefined) return !isTensor(accelerator)
  if (accelerator === undefined) return false
  return only === 'accelerated' ? !isTensor(accelerator) : accelerator.toLowerCase().startsWith(only)
}

function isTensor(accelerator: string | undefined): boolean {
  return accelerator?.startsWith('TPU') ?? false
}

/** Sizes of its own are priced by rows of the price book, on the meter `node-hours` with the size as condition. */
function sizedOffers(
  serviceId: string,
  sizes: readonly MachineSize[],
  region: string,
): ReadonlyMap<string, MachineOffer> {
  const rows = priceRows(serviceId).filter((row) => row.meter === 'node-hours' && row.region === region)
  const price = (name: string, purchase: string): PriceRow | undefined =>
    rows.find(
      ({ when }) =>
        when?.instanceType === name &&
        (when.purchase ?? 'on-demand') === purchase &&
        !when.multiZone &&
        !when.highAvailability,
    )
  const hourly = (row: PriceRow | undefined): number | null => row?.tiers[0]?.priceUsd ?? null
  const offers = new Map<string, MachineOffer>()
  for (const size of sizes) {
    const row = price(size.name, 'on-demand')
    if (!row) continue
    offers.set(size.name, {
      ...size,
      family: size.accelerator === undefined ? 'general' : 'accelerated',
      region,
      onDemandUsd: hourly(row),
      spotUsd: hourly(price(size.name, 'spot')),
      reserved1yUsd: hourly(price(size.name, 'reserved-1y')),
      reserved3yUsd: hourly(price(size.name, 'reserved-3y')),
      source: row.source,
      asOf: row.asOf,
      confidence: row.confidence,
    })
  }
  return offers
}
