import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, root, test } from './app.ts'

const WINDOW = join(root, 'out/renderer')
const assets = readdirSync(join(WINDOW, 'assets'))
const read = (name: string) => readFileSync(join(WINDOW, 'assets', name), 'utf8')

/** See docs/performance.md. */
const MOST_BYTES = 250_000

test('what comes before the first interaction stays small', () => {
  const page = readFileSync(join(WINDOW, 'index.html'), 'utf8')
  const scripts = [...page.matchAll(/assets\/([^"]+\.js)/g)].map(([, name = '']) => name)
  expect(scripts.length).toBeGreaterThan(0)
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0)
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES)
})

test('price books are files of their own, once, and no script holds one', async ({ page }) => {
  const books = assets.filter((name) => name.endsWith('.json'))
  expect(books.map((name) => name.replace(/-.{8}\.json$/, '')).sort()).toEqual([
    'aws',
    'aws.machines',
    'azure',
    'azure.machines',
    'gcp',
    'gcp.machines',
  ])
  for (const script of assets.filter((name) => name.endsWith('.js'))) {
    expect(read(script), script).not.toMatch(/dimension["'`]?:\s*["'`]lcu-hours/)
  }
  // and the worker that asks for them has read them
  const worker = assets.find((name) => /^engine-.*\.js$/.test(name))
  const offers = await page.evaluate(async (name) => {
    const port = new Worker(`./assets/${name}`, { type: 'module' })
    return new Promise<number>((resolve) => {
      port.onmessage = ({ data }) => resolve(data.ok ? data.value.length : 0)
      port.postMessage({ id: 1, call: 'machines', args: ['aws.ec2', 'us-east-1'] })
    })
  }, worker)
  expect(offers).toBeGreaterThan(50)
})
