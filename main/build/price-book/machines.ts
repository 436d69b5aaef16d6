import { csvRows, jsonLines, Numbering, numberOrNullIn, textIn } from './csv.ts'

/**
 * The machine types of a provider, compact: types, regions and origins told once, one line an offer.
 *
 * @param table facts: one line for a type in a region
 * @param sources facts: what the letters of the table's `source_id` stand for
 * @returns JSON text
 */
export function machineTable(table: string, sources: string): string {
  const meaning: unknown = JSON.parse(sources)
  const types = new Numbering<readonly (string | number)[]>()
  const regions = new Numbering<string>()
  const origins = new Numbering<{ readonly source: string; readonly asOf: string; readonly confidence: string }>()
  const offers = csvRows(table).map((row) => [
    types.of([
      textIn(row, 'instance_type'),
      textIn(row, 'family_kind'),
      // Slices of tensor processors are sold by their chips: no source counts the processors of their hosts.
      numberOrNullIn(row, 'vcpu') ?? 0,
      numberOrNullIn(row, 'memory_gib') ?? 0,
      textIn(row, 'accelerator'),
      numberOrNullIn(row, 'accelerator_count') ?? 0,
    ]),
    regions.of(textIn(row, 'region')),
    numberOrNullIn(row, 'on_demand_usd_hour'),
    numberOrNullIn(row, 'spot_usd_hour'),
    numberOrNullIn(row, 'reserved_1y_usd_hour'),
    numberOrNullIn(row, 'reserved_3y_usd_hour'),
    origins.of(originOf(textIn(row, 'source_id'), textIn(row, 'as_of'), meaning)),
  ])
  return `{
 "origins": ${jsonLines(origins.values)},
 "regions": ${JSON.stringify(regions.values)},
 "types": ${jsonLines(types.values)},
 "offers": ${jsonLines(offers)}
}
`
}

/** The price on demand comes from the first source, spot and commitments from the others; a price of two added parts is derived. */
function originOf(letters: string, asOf: string, meaning: unknown) {
  const source = letters
    .split(';')
    .map((letter) => {
      const words = isRecord(meaning) ? meaning[letter] : undefined
      if (typeof words !== 'string') throw new Error(`sources.json does not tell what ${letter} is`)
      return words
    })
    .join('; ')
  return { source, asOf, confidence: SUMS.has(letters) ? 'derived' : 'quoted' }
}

const SUMS: ReadonlySet<string> = new Set(['GC1+GC2', 'GC2s'])

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
