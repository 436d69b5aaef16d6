import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from '@playwright/test'
import { run } from '../../main/cli/run.ts'
import {
  type Design,
  evaluate,
  formatAvailability,
  formatMoney,
  formatMs,
  layPrices,
  type Prices,
  parseDesign,
  parsePrices,
  shippedPrices,
} from '../../simulation/index.ts'
import { test as base, expect, expectAccessible, root } from './app.ts'

/** An exported report, opened from the disk of a machine without a network. */
const test = base.extend<{ report: (design: Design, ...flags: string[]) => Promise<Page> }>({
  report: async ({ browser }, use) => {
    const faults: string[] = []
    await use(async (design, ...flags) => openReport(browser, await exported(design, ...flags), faults))
    expect(faults, 'errors, and what was asked of a network').toEqual([])
  },
})

function template(name: string): Design {
  const parsed = parseDesign(readFileSync(join(root, `templates/patterns/${name}.skyloom`), 'utf8'))
  if (!parsed.ok) throw new Error(`${name} cannot be read`)
  return parsed.value
}

/** By the command line. */
async function exported(design: Design, ...flags: string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'skyloom-'))
  const [file, out] = [join(folder, 'design.skyloom'), join(folder, 'report.html')]
  writeFileSync(file, JSON.stringify(design))
  const complaints: string[] = []
  const status = await run(['export', file, '--to', 'html', '--out', out, ...flags], {
    print: () => {},
    complain: (line) => complaints.push(line),
  })
  expect(complaints).toEqual([])
  expect(status).toBe(0)
  return out
}

async function openReport(browser: Browser, file: string, faults: string[]): Promise<Page> {
  const context = await browser.newContext({ offline: true, viewport: { width: 1200, height: 900 } })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith('file:') && !request.url().startsWith('data:')) faults.push(request.url())
  })
  await page.goto(pathToFileURL(file).href)
  return page
}

const answersOf = (page: Page) => page.getByRole('status', { name: 'What it gives' })

/** What the page must say of a design. */
async function expectFigures(page: Page, design: Design, prices: Prices = shippedPrices): Promise<void> {
  const { system } = evaluate(design, prices)
  const answers = answersOf(page)
  await expect(answers).toContainText(`Latency, p95${formatMs(system.latencyMs?.p95 ?? 0)}`)
  await expect(answers).toContainText(
    `Availability${formatAvailability(system.availability ?? 0, design.targets.availability)}`,
  )
  await expect(answers).toContainText(formatMoney(system.monthlyUsd))
  const total = page.getByRole('region', { name: 'Table: Bill' }).getByRole('row', { name: /^Total/ })
  await expect(total).toContainText(system.monthlyUsd.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ','))
}

for (const name of [
  'aws-three-tier',
  'gcp-three-tier',
  'azure-three-tier',
  'aws-serverless-inference',
  'gcp-serverless-inference',
  'azure-serverless-inference',
]) {
  test(`computes what the engine computes, also for another rate: ${name}`, async ({ report }) => {
    const design = template(name)
    const page = await report(design)
    await expectFigures(page, design)
    const [workload] = design.workloads
    if (!workload) throw new Error('nobody calls')
    await page.getByRole('slider', { name: `Rate of ${workload.name}` }).fill('20')
    const rps = Number((workload.rps * 10 ** 0.2).toPrecision(3))
    const changed = { ...design, workloads: design.workloads.map((one) => (one === workload ? { ...one, rps } : one)) }
    await expectFigures(page, changed)
    await page.getByRole('button', { name: 'Back to the design' }).click()
    await expectFigures(page, design)
  })
}

test('computes with the prices that the report was made with', async ({ report }) => {
  const own = {
    format: 'skyloom/prices',
    version: 1,
    name: 'A contract',
    asOf: '2026-11-20',
    prices: [{ service: 'aws.alb', dimension: 'balancer-hours', region: 'us-east-1', priceUsd: 1 }],
    machines: [{ provider: 'aws', type: 'm7i.large', region: 'us-east-1', hourlyUsd: { 'on-demand': 0.01 } }],
    discounts: [{ provider: 'aws', percent: 20 }],
  }
  const file = join(mkdtempSync(join(tmpdir(), 'skyloom-')), 'prices.json')
  writeFileSync(file, JSON.stringify(own))
  const read = parsePrices(JSON.stringify(own))
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join(' '))
  const design = template('aws-three-tier')
  const page = await report(design, '--prices', file)
  await expectFigures(page, design, layPrices(read.value))
  expect(evaluate(design, layPrices(read.value)).system.monthlyUsd).not.toBe(evaluate(design).system.monthlyUsd)
})

test('judges other targets, counts free allowances, and tells what a failure leaves', async ({ report }) => {
  const design = template('aws-three-tier')
  const page = await report(design)
  const answers = answersOf(page)
  await page.getByRole('spinbutton', { name: /^Target of latency/ }).fill('10')
  await expect(answers).toContainText('missed; the target is 10 ms')
  // a wrong entry changes nothing
  await page.getByRole('spinbutton', { name: /^Target of latency/ }).fill('-1')
  await expect(answers).toContainText('missed; the target is 10 ms')
  await page.getByRole('combobox', { name: 'Free allowances' }).selectOption('new-account')
  const free: Design = { ...design, pricing: { freeTier: 'new-account' } }
  await expect(answers).toContainText(formatMoney(evaluate(free).system.monthlyUsd))
  await page.getByRole('combobox', { name: 'What is down' }).selectOption({ label: 'Load balancer' })
  await expect(answers).toContainText('While it is down, 0 % of the requests are answered.')
})

test('works by keyboard alone', async ({ report }) => {
  const page = await report(template('aws-three-tier'))
  const slider = page.getByRole('slider').first()
  await slider.focus()
  const before = await answersOf(page).textContent()
  await page.keyboard.press('PageUp')
  await expect(answersOf(page)).not.toHaveText(before ?? '')
  await expect(slider).toHaveAttribute('aria-valuetext', /rps/)
})

test('runs no other script than its own', async ({ browser }) => {
  const file = await exported({ ...template('aws-three-tier'), name: '"><script>document.title = "run"</script>' })
  const faults: string[] = []
  const page = await openReport(browser, file, faults)
  await expect(page).toHaveTitle('"><script>document.title = "run"</script>')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "run"'
    document.body.append(script)
    const image = document.createElement('img')
    image.src = 'https://example.invalid/a.png'
    document.body.append(image)
  })
  await expect(page).not.toHaveTitle('run')
  // what was refused never left the browser, but is listed as a request
  expect(faults.filter((fault) => !fault.startsWith('https:'))).toHaveLength(2)
  for (const fault of faults.slice(0, 2)) expect(fault).toContain('Content Security Policy')
})

test('is a file of a size that can be sent by mail', async () => {
  expect(statSync(await exported(template('aws-three-tier'))).size).toBeLessThan(800_000)
  expect(statSync(await exported(template('aws-three-tier'), '--static')).size).toBeLessThan(80_000)
})

test('says all that it says without its script, too', async ({ report }) => {
  const page = await report(template('aws-three-tier'), '--static')
  await expect(page.locator('script:not([type="application/json"])')).toHaveCount(0)
  await expect(page.getByRole('row', { name: /^Total/ })).toBeVisible()
  await expect(page.getByRole('slider')).toHaveCount(0)
})

for (const flags of [[], ['--dark']]) {
  test(`has no accessibility violations, ${flags[0] ?? 'light'}`, async ({ report }) => {
    const page = await report(template('aws-three-tier'), ...flags)
    await page.getByRole('combobox', { name: 'What is down' }).selectOption({ label: 'API' })
    await expectAccessible(page)
    await page.screenshot({ path: `test-results/viewer-${flags[0] ?? 'light'}.png`, fullPage: true })
  })
}
