import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { needChromium } from './chromium.ts'
import { root } from './root.ts'
import { step } from './step.ts'

/** `npm test`: everything that keeps the program true, cheapest first; ends with one line that counts all of it. */
const RESULTS = join(root, 'test-results')
const UNIT = join(RESULTS, 'unit.json')
const BROWSER = join(RESULTS, 'browser.json')
let passed = 0
let failed = 0

await rm(RESULTS, { recursive: true, force: true })
await check('Lint', () => step('biome', ['check', '.', '--error-on-warnings']))
await check('Unused code', () => step('knip', []))
for (const project of ['simulation', 'main', 'renderer', 'tests']) {
  await check(`Types of ${project}/`, () => step('tsc', ['-p', project]))
}
await suite('Unit and component tests', UNIT, () =>
  step('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT}`]),
)
await check('Build', () => step('node', ['main/build/build.ts']))
const chromium = await needChromium()
if (chromium === null) {
  failed++
  console.error(
    'No Chromium was found. Install it (Debian: apt-get install chromium), or name it with CHROMIUM=/path/to/it.',
  )
} else {
  await suite('Tests in the browser', BROWSER, () =>
    step('playwright', ['test', '--reporter=line,json'], { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: BROWSER }),
  )
}
await check('Packaging', () => step('node', ['main/build/pack.ts']))

console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

async function check(name: string, run: () => Promise<boolean>): Promise<void> {
  console.log(`\n── ${name}`)
  if (await run()) passed++
  else {
    failed++
    console.error(`${name}: failed`)
  }
}

/** A runner that counts its own tests; when it breaks before it can, that is one failure. */
async function suite(name: string, results: string, run: () => Promise<boolean>): Promise<void> {
  console.log(`\n── ${name}`)
  const well = await run()
  const counts = await readCounts(results)
  passed += counts.passed
  failed += counts.failed
  if (!well && counts.failed === 0) {
    failed++
    console.error(`${name}: failed`)
  }
}

async function readCounts(path: string): Promise<{ readonly passed: number; readonly failed: number }> {
  const text = await readFile(path, 'utf8').catch(() => '{}')
  const report: unknown = JSON.parse(text)
  const number = (key: string, of: unknown) => {
    const value =
      typeof of === 'object' && of !== null ? Object.entries(of).find(([name]) => name === key)?.[1] : undefined
    return typeof value === 'number' ? value : 0
  }
  const stats = typeof report === 'object' && report !== null && 'stats' in report ? report.stats : undefined
  return {
    passed: number('numPassedTests', report) + number('expected', stats),
    failed: number('numFailedTests', report) + number('unexpected', stats),
  }
}
