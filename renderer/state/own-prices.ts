/** Prices that the learner types: what they pay instead of the list price. Kept on this machine, never part of a design. */
export interface OwnPrices {
  readonly rows: readonly OwnRow[]
  readonly machines: readonly OwnMachine[]
  /** Percent off the list price of a provider; none where it is missing. */
  readonly discounts: Readonly<Partial<Record<Cloud, number>>>
}

export type Cloud = 'aws' | 'gcp' | 'azure'

/** A price of one dimension of a service in a region, for every setting of it. */
export interface OwnRow {
  readonly service: string
  readonly dimension: string
  readonly region: string
  readonly priceUsd: number
}

export interface OwnMachine {
  readonly provider: Cloud
  readonly type: string
  readonly region: string
  readonly purchase: string
  readonly hourlyUsd: number
}

export const NO_OWN_PRICES: OwnPrices = { rows: [], machines: [], discounts: {} }

export function hasOwnPrices({ rows, machines, discounts }: OwnPrices): boolean {
  return rows.length + machines.length + Object.keys(discounts).length > 0
}

/**
 * The learner's prices as a price file, which the engine reads like any other.
 *
 * @param asOf today, `YYYY-MM-DD`
 */
export function ownPriceFile({ rows, machines, discounts }: OwnPrices, asOf: string): string {
  return JSON.stringify({
    format: 'skyloom/prices',
    version: 1,
    name: 'Your prices',
    asOf,
    prices: rows,
    machines: machines.map(({ purchase, hourlyUsd, ...machine }) => ({
      ...machine,
      hourlyUsd: { [purchase]: hourlyUsd },
    })),
    discounts: Object.entries(discounts).map(([provider, percent]) => ({ provider, percent })),
  })
}

/** Puts a price in, in place of the one for the same thing; `null` takes it out. */
export function withRow(own: OwnPrices, key: Omit<OwnRow, 'priceUsd'>, priceUsd: number | null): OwnPrices {
  const others = own.rows.filter((row) => !sameRow(row, key))
  return { ...own, rows: priceUsd === null ? others : [...others, { ...key, priceUsd }] }
}

export function withMachine(own: OwnPrices, key: Omit<OwnMachine, 'hourlyUsd'>, hourlyUsd: number | null): OwnPrices {
  const others = own.machines.filter((machine) => !sameMachine(machine, key))
  return { ...own, machines: hourlyUsd === null ? others : [...others, { ...key, hourlyUsd }] }
}

export function withDiscount(own: OwnPrices, provider: Cloud, percent: number | null): OwnPrices {
  const { [provider]: _, ...others } = own.discounts
  return { ...own, discounts: percent === null || percent === 0 ? others : { ...others, [provider]: percent } }
}

export function sameRow(a: Omit<OwnRow, 'priceUsd'>, b: Omit<OwnRow, 'priceUsd'>): boolean {
  return a.service === b.service && a.dimension === b.dimension && a.region === b.region
}

export function sameMachine(a: Omit<OwnMachine, 'hourlyUsd'>, b: Omit<OwnMachine, 'hourlyUsd'>): boolean {
  return a.provider === b.provider && a.type === b.type && a.region === b.region && a.purchase === b.purchase
}
