import type { PriceFile } from './price-file.ts'

/** A price file as text, one price a line, so that a change of one price changes one line. */
export function serialisePrices({ name, asOf, prices, machines, discounts }: PriceFile): string {
  return `{
  "format": "skyloom/prices",
  "version": 1,
  "name": ${JSON.stringify(name)},
  "asOf": ${JSON.stringify(asOf)},
  "prices": ${lines(prices)},
  "machines": ${lines(machines)},
  "discounts": ${lines(discounts.map(({ service, ...discount }) => ({ ...discount, ...(service !== null && { service }) })))}
}
`
}

function lines(entries: readonly object[]): string {
  return entries.length === 0 ? '[]' : `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`
}
