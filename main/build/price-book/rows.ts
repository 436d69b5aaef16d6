import { csvRows, jsonLines, Numbering, numberIn, numberOrNullIn, textIn } from './csv.ts'

/**
 * The price book of a provider: lines of the facts that differ in their tier only become one row.
 *
 * @param table facts: one line for a tier of a price. `when` holds conditions as `name=value;name=value`, `free` allowances as
 *   `kind:quantity@pool;…`, both in the words of the configuration and the meter's unit
 * @returns JSON text; refused with an error when a line has no source or no date, or the tiers of a price do not rise
 */
export function priceBook(table: string): string {
  const origins = new Numbering<{ readonly source: string; readonly asOf: string; readonly confidence: string }>()
  const rows = new Map<string, { readonly head: object; readonly tiers: (number | null)[][]; readonly rest: object }>()
  let latest = ''
  for (const line of csvRows(table)) {
    const source = textIn(line, 'source')
    const asOf = textIn(line, 'as_of')
    const name = `${textIn(line, 'service')} ${textIn(line, 'dimension')} ${textIn(line, 'region')} ${textIn(line, 'when')}`
    if (source === '' || asOf === '') throw new Error(`${name}: no source or date`)
    if (/^\d{4}-\d\d-\d\d$/.test(asOf) && asOf > latest) latest = asOf
    const tier = [numberOrNullIn(line, 'up_to'), numberOrNullIn(line, 'price_usd')]
    const known = rows.get(name)
    if (known) {
      const before = known.tiers.at(-1)?.[0] ?? null
      if (before === null || (tier[0] !== null && (tier[0] ?? 0) <= before))
        throw new Error(`${name}: tiers do not rise`)
      known.tiers.push(tier)
      continue
    }
    const when = pairsOf(textIn(line, 'when'))
    const free = allowancesOf(textIn(line, 'free'))
    rows.set(name, {
      head: {
        service: textIn(line, 'service'),
        dimension: textIn(line, 'dimension'),
        meter: textIn(line, 'meter'),
        unit: textIn(line, 'unit'),
        per: numberIn(line, 'per'),
        region: textIn(line, 'region'),
        ...(when.length > 0 && { when }),
      },
      tiers: [tier],
      rest: {
        ...(free.length > 0 && { free }),
        origin: origins.of({ source, asOf, confidence: textIn(line, 'confidence') }),
      },
    })
  }
  const entries = [...rows.values()].map(({ head, tiers, rest }) => ({ ...head, tiers, ...rest }))
  return `{
 "asOf": ${JSON.stringify(latest)},
 "origins": ${jsonLines(origins.values)},
 "rows": ${jsonLines(entries)}
}
`
}

function pairsOf(text: string): readonly (readonly (string | number | boolean)[])[] {
  return parts(text).map((part) => {
    const [name = '', value = ''] = part.split('=')
    return [name, typedValue(value)]
  })
}

function typedValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

function allowancesOf(text: string): readonly object[] {
  return parts(text).map((part) => {
    const [kind = '', rest = ''] = part.split(':')
    const [quantity = '', pool] = rest.split('@')
    if (!Number.isFinite(Number(quantity))) throw new Error(`not an allowance: ${part}`)
    return { kind, quantity: Number(quantity), ...(pool !== undefined && { pool }) }
  })
}

function parts(text: string): readonly string[] {
  return text.split(';').filter((part) => part !== '')
}
