import type { Json } from '../design/design.ts'
import type { Confidence } from '../report/report.ts'
import { shippedMachinePrices } from './price-layers.ts'
import { priceRows } from './prices.ts'
import type { FreeAllowance, PriceTier, Sla } from './service.ts'
import { serviceRecord } from './services.ts'

/** One price of a service as others read it (contract §4). */
export interface ListedPrice {
  readonly dimension: string
  readonly unit: string
  readonly per: number
  /** Of the first tier; `null`: no source has it. */
  readonly priceUsd: number | null
  readonly tiers: readonly PriceTier[]
  readonly free: readonly FreeAllowance[]
  readonly instanceType: string | null
  readonly purchase: string | null
  /** Further settings of the part that it holds for. */
  readonly when: Readonly<Record<string, Json>>
  readonly region: string
  readonly source: string
  readonly asOf: string
  readonly confidence: Confidence
}

/** Every price of a service: its rows of the price book, and the hours of the machines it is made of. */
export function listedPrices(serviceId: string): readonly ListedPrice[] {
  const rows = priceRows(serviceId).map(
    ({ dimension, unit, per, tiers, free = [], when = {}, region, source, asOf, confidence }): ListedPrice => {
      const { instanceType, purchase, ...others } = when
      return {
        dimension,
        unit,
        per,
        priceUsd: tiers[0]?.priceUsd ?? null,
        tiers,
        free,
        instanceType: typeof instanceType === 'string' ? instanceType : null,
        purchase: typeof purchase === 'string' ? purchase : null,
        when: others,
        region,
        source,
        asOf,
        confidence,
      }
    },
  )
  const hours = shippedMachinePrices(serviceId).flatMap(({ type, region, hourlyUsd, source, asOf, confidence }) =>
    Object.entries(hourlyUsd).map(
      ([purchase, usd = null]): ListedPrice => ({
        dimension: 'instance-hours',
        unit: 'hour',
        per: 1,
        priceUsd: usd,
        tiers: [{ upTo: null, priceUsd: usd }],
        free: [],
        instanceType: type,
        purchase,
        when: {},
        region,
        source,
        asOf,
        confidence,
      }),
    ),
  )
  return [...rows, ...hours]
}

/** The promise that the contract's `sla` field shows: the first with a figure, else the first that says there is none. */
export function leadingSla(
  serviceId: string,
): Pick<Sla, 'availability' | 'topology' | 'source' | 'asOf' | 'confidence'> | null {
  const slas = serviceRecord(serviceId)?.slas ?? []
  const found = slas.find(({ availability }) => availability !== null) ?? slas[0]
  if (!found) return null
  const { availability, topology, source, asOf, confidence } = found
  return { availability, topology, source, asOf, confidence }
}
