import type { Json } from '../design/design.ts'
import type { Confidence } from '../report/report.ts'
import type { MeterName } from './meters.ts'
import aws from './prices/aws.json' with { type: 'json' }
import azure from './prices/azure.json' with { type: 'json' }
import gcp from './prices/gcp.json' with { type: 'json' }
import { referenceRegion } from './regions.ts'
import type { FreeAllowance, PriceRow } from './service.ts'
import { serviceRecord } from './services.ts'

/** Date of the youngest price in the books; prices typed into a design carry it. */
export const priceBook: { readonly asOf: string } = {
  asOf: [aws.asOf, gcp.asOf, azure.asOf].reduce((latest, date) => (date > latest ? date : latest)),
}

/** A row that applies to a part. */
export interface FoundPrice {
  readonly row: PriceRow
  /** The region has no price of its own: the row is the provider's reference region's. */
  readonly regionAssumed: boolean
}

/** All prices of a service, in every region. */
export function priceRows(serviceId: string): readonly PriceRow[] {
  books ??= readBooks()
  return books.get(serviceId) ?? []
}

/** Every price row of the books. */
export function allPriceRows(): readonly PriceRow[] {
  books ??= readBooks()
  return [...books.values()].flat()
}

/**
 * The rows that price one meter of a part: for each dimension the row of its region, else the one that holds everywhere, else
 * the reference region's (contract §2.20). Among rows of one place the one with more conditions wins.
 *
 * @param region where the part stands; `null`: the reference region
 * @param applies whether a row's condition holds for the part's configuration; rows without a condition always apply
 * @returns one row a dimension; a row without a known price only when no place has one; empty when the meter has no row
 * @param rowsOf where the prices are looked up, see `Prices`
 */
export function findPrices(
  serviceId: string,
  meter: MeterName,
  region: string | null,
  applies: (when: Readonly<Record<string, Json>>) => boolean,
  rowsOf: (serviceId: string) => readonly PriceRow[] = priceRows,
): readonly FoundPrice[] {
  const reference = referenceRegion(serviceRecord(serviceId)?.provider ?? 'generic')
  const best = new Map<string, Candidate>()
  for (const row of rowsOf(serviceId)) {
    if (row.meter !== meter || (row.when && !applies(row.when))) continue
    const candidate = {
      row,
      priced: row.tiers.some(({ priceUsd }) => priceUsd !== null),
      distance: distanceOf(row.region, region, reference),
      conditions: Object.keys(row.when ?? {}).length,
    }
    const known = best.get(row.dimension)
    if (candidate.distance !== null && (!known || isBetter(candidate, known))) best.set(row.dimension, candidate)
  }
  return [...best.values()].map(({ row, distance }) => ({ row, regionAssumed: distance === ASSUMED }))
}

interface Candidate {
  readonly row: PriceRow
  readonly priced: boolean
  /** How far the row's place is from the part's; `null`: it holds elsewhere. */
  readonly distance: number | null
  readonly conditions: number
}

/** Distance of the reference region's price, after the region's own (0) and the one that holds everywhere (1). */
const ASSUMED = 2

function distanceOf(place: string, region: string | null, reference: string | null): number | null {
  if (place === (region ?? reference)) return 0
  if (place === 'global') return 1
  return place === reference ? ASSUMED : null
}

function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.priced !== b.priced) return a.priced
  if (a.distance !== b.distance) return (a.distance ?? ASSUMED) < (b.distance ?? ASSUMED)
  return a.conditions > b.conditions
}

let books: ReadonlyMap<string, readonly PriceRow[]> | undefined

/** The files' shape: origins told once, tiers and conditions as pairs. */
interface Book {
  readonly asOf: string
  readonly origins: readonly { readonly source: string; readonly asOf: string; readonly confidence: string }[]
  readonly rows: readonly {
    readonly service: string
    readonly dimension: string
    readonly meter: string
    readonly unit: string
    readonly per: number
    readonly region: string
    readonly origin: number
    readonly tiers: readonly (readonly (number | null)[])[]
    readonly when?: readonly (readonly (string | number | boolean)[])[]
    readonly free?: readonly { readonly kind: string; readonly quantity: number; readonly pool?: string }[]
  }[]
}

function readBooks(): ReadonlyMap<string, readonly PriceRow[]> {
  const byService = new Map<string, PriceRow[]>()
  const all: readonly Book[] = [aws, gcp, azure]
  for (const { origins, rows } of all) {
    for (const { origin, tiers, when, free, ...row } of rows) {
      const from = origins[origin]
      if (!from) throw new Error(`${row.service} ${row.dimension}: no origin ${origin}`)
      const read: PriceRow = {
        ...row,
        tiers: tiers.map(([upTo = null, priceUsd = null]) => ({ upTo, priceUsd })),
        ...(when && { when: Object.fromEntries(when.map(([name, value]) => [String(name), value ?? null])) }),
        ...(free && { free: free.map((allowance) => ({ ...allowance, kind: freeKind(allowance.kind) })) }),
        ...from,
        confidence: confidenceOf(from.confidence),
      }
      const list = byService.get(row.service)
      if (list) list.push(read)
      else byService.set(row.service, [read])
    }
  }
  return byService
}

function confidenceOf(word: string): Confidence {
  switch (word) {
    case 'quoted':
    case 'derived':
    case 'recalled':
    case 'unknown':
      return word
    default:
      throw new Error(`not a confidence: ${word}`)
  }
}

function freeKind(word: string): FreeAllowance['kind'] {
  switch (word) {
    case 'always':
    case '12-months':
    case 'credit':
      return word
    default:
      throw new Error(`not a kind of free allowance: ${word}`)
  }
}
