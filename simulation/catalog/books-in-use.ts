import aws from './prices/aws.json' with { type: 'json' }
import awsMachines from './prices/aws.machines.json' with { type: 'json' }
import azure from './prices/azure.json' with { type: 'json' }
import azureMachines from './prices/azure.machines.json' with { type: 'json' }
import gcp from './prices/gcp.json' with { type: 'json' }
import gcpMachines from './prices/gcp.machines.json' with { type: 'json' }

import { referenceRegion } from './regions.ts'

/** Price books and machine tables as their files have them, by the names of the files. */
export type Books = Readonly<Record<string, object>>

interface Book {
  readonly asOf: string
  readonly origins: readonly object[]
  readonly rows: readonly { readonly service: string; readonly region: string; readonly origin: number }[]
}

interface Table {
  readonly origins: readonly object[]
  readonly regions: readonly string[]
  readonly types: readonly (readonly (string | number)[])[]
  readonly offers: readonly (readonly (number | null)[])[]
}

/** Place of the origin in an offer of a machine table, see `machines.ts`. */
const OFFER_ORIGIN = 6

/** What a design asks of the books. */
export interface Use {
  readonly services: ReadonlySet<string>
  readonly machineTypes: ReadonlySet<string>
  /** Beside those that prices are taken from where a region has none. */
  readonly regions: ReadonlySet<string>
}

/**
 * The price books with the rows, and the machine tables with the types, that are in use, in the files' own shape: with them the engine
 * computes what it computes with the whole books, for designs that need no more.
 */
export function booksInUse(use: Use): Books {
  const books: Readonly<Record<string, Book>> = { aws, gcp, azure }
  const tables: Readonly<Record<string, Table>> = {
    'aws.machines': awsMachines,
    'gcp.machines': gcpMachines,
    'azure.machines': azureMachines,
  }
  return {
    ...Object.fromEntries(Object.entries(books).map(([name, book]) => [name, bookOf(book, use)])),
    ...Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, tableOf(table, use)])),
  }
}

const REFERENCES = new Set([
  'global',
  ...(['aws', 'gcp', 'azure'] as const).map((provider) => referenceRegion(provider)),
])

function bookOf({ asOf, origins, rows }: Book, { services, regions }: Use): object {
  const kept = rows.filter(
    ({ service, region }) => services.has(service) && (REFERENCES.has(region) || regions.has(region)),
  )
  const used = renumbering(kept.map(({ origin }) => origin))
  return {
    asOf,
    origins: [...used.keys()].map((origin) => origins[origin]),
    rows: kept.map((row) => ({ ...row, origin: used.get(row.origin) })),
  }
}

function tableOf({ origins, regions, types, offers }: Table, { machineTypes, regions: wanted }: Use): object {
  const isWanted = (type: number) => machineTypes.has(String(types[type]?.[0]))
  const isNear = (region = '') => REFERENCES.has(region) || wanted.has(region)
  const kept = offers.filter(([type, region]) => isWanted(type ?? -1) && isNear(regions[region ?? -1]))
  const typesUsed = renumbering(types.flatMap((_, i) => (isWanted(i) ? [i] : [])))
  const originsUsed = renumbering(kept.map((offer) => offer[OFFER_ORIGIN] ?? 0))
  return {
    origins: [...originsUsed.keys()].map((origin) => origins[origin]),
    regions,
    types: [...typesUsed.keys()].map((type) => types[type]),
    offers: kept.map((offer) =>
      offer.map((value, i) =>
        i === 0
          ? (typesUsed.get(value ?? -1) ?? null)
          : i === OFFER_ORIGIN
            ? (originsUsed.get(value ?? 0) ?? null)
            : value,
      ),
    ),
  }
}

/** Old numbers to new ones, from 0, in the order of their first use. */
function renumbering(numbers: readonly number[]): ReadonlyMap<number, number> {
  return new Map([...new Set(numbers)].map((number, i) => [number, i]))
}
