import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { machineTable } from './price-book/machines.ts'
import { priceBook } from './price-book/rows.ts'

/**
 * Makes the price books of `simulation/catalog/prices/` from the facts beside them: `npm run prices`. The same facts give the same
 * bytes; a test compares them with what is checked in.
 */
export const PROVIDERS = ['aws', 'gcp', 'azure'] as const

const CATALOG = join(import.meta.dirname, '../../simulation/catalog')

/** Every file that the facts make: path under `simulation/catalog/prices/` and content. */
export function priceFiles(): readonly { readonly name: string; readonly content: string }[] {
  const sources = fact('machines/sources.json')
  return PROVIDERS.flatMap((provider) => [
    { name: `${provider}.json`, content: priceBook(priceFacts(provider)) },
    { name: `${provider}.machines.json`, content: machineTable(fact(`machines/${provider}.csv`), sources) },
  ])
}

/** The lines of `facts/prices/<provider>/*.csv` under one head, file by file in the order of their names. */
export function priceFacts(provider: (typeof PROVIDERS)[number]): string {
  const folder = `prices/${provider}`
  const tables = readdirSync(join(CATALOG, 'facts', folder))
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => fact(`${folder}/${name}`))
  return tables.map((table, place) => (place === 0 ? table : table.slice(table.indexOf('\n') + 1))).join('')
}

function fact(path: string): string {
  return readFileSync(join(CATALOG, 'facts', path), 'utf8')
}

if (import.meta.main) {
  for (const { name, content } of priceFiles()) writeFileSync(join(CATALOG, 'prices', name), content)
}
