import { dirname, resolve } from 'node:path'
import type { Plugin } from 'vite'

const BOOK = /^\.\/prices\/[a-z.]+\.json$/
const FETCHED = '\0price-book:'

/**
 * Price books of the built window are files beside its scripts, fetched by the worker that needs them, and not part of each script that
 * imports them: read as JSON they take a fraction of the time, and all workers share one copy. Who imports a book notices nothing.
 */
export function priceAssets(): Plugin {
  return {
    name: 'price-assets',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!BOOK.test(source) || importer === undefined) return null
      return FETCHED + resolve(dirname(importer), source).replace(/\.json$/, '')
    },
    load(id) {
      if (!id.startsWith(FETCHED)) return null
      return `import address from ${JSON.stringify(`${id.slice(FETCHED.length)}.json?url`)}
const answer = await fetch(address)
if (!answer.ok) throw new Error('The price book ' + address + ' cannot be read.')
export default await answer.json()`
    },
  }
}
