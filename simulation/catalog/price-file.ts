import type { Confidence } from '../report/report.ts'
import type { PriceRow } from './service.ts'

/**
 * Prices as a file (`*.json`, `"format": "skyloom/prices"`): a newer price book, or what somebody pays instead of the list price. Laid
 * over the shipped book, it replaces what it names and leaves the rest.
 */
export interface PriceFile {
  readonly name: string
  /** Date of its youngest price. */
  readonly asOf: string
  readonly prices: readonly PriceRow[]
  readonly machines: readonly MachinePrice[]
  readonly discounts: readonly Discount[]
}

/** Ways of buying a machine-hour. */
export const PURCHASES = ['on-demand', 'spot', 'reserved-1y', 'reserved-3y'] as const
export type Purchase = (typeof PURCHASES)[number]

/** Prices of one machine type in one region, for every service that offers it; a way of buying that is not named stays as it is. */
export interface MachinePrice {
  readonly provider: 'aws' | 'gcp' | 'azure'
  readonly type: string
  readonly region: string
  /** USD a machine-hour; `null`: no price is known. */
  readonly hourlyUsd: Readonly<Partial<Record<Purchase, number | null>>>
  readonly source: string
  readonly asOf: string
  readonly confidence: Confidence
}

/** What a contract takes off the list price: of one service, or of all of a provider that have none of their own. */
export interface Discount {
  readonly provider: 'aws' | 'gcp' | 'azure'
  readonly service: string | null
  /** 0 to 100. */
  readonly percent: number
  readonly source: string
  readonly asOf: string
}
