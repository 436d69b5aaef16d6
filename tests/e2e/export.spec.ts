import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { widthOf } from '../../simulation/exporters/typeface/typeface.ts'
import { choose, expect, expectAccessible, giveFile, openTemplate, part, test } from './app.ts'

/** Exports the open design and gives the file. */
async function exported(page: Page, format: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog')
  await choose(page, 'Format', format)
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  const file = await download
  await expect(dialog).toBeHidden()
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

for (const format of ['SVG', 'PNG', 'PDF', 'HTML', 'draw.io'] as const) {
  test(`opens the design again from its ${format}`, async ({ page }) => {
    await openTemplate(page, 'Three-tier model serving', 'AWS')
    const { name, bytes } = await exported(page, format)
    await page.getByRole('button', { name: 'Start screen' }).click()
    await openTemplate(page, 'Serverless inference', 'GCP')
    await page.getByRole('button', { name: 'Start screen' }).click()
    await giveFile(page, () => page.getByRole('button', { name: 'Open', exact: true }).click(), {
      name,
      content: bytes,
    })
    await expect(page.getByRole('heading', { level: 1, name: 'Three-tier model serving' })).toBeVisible()
    await expect(page.locator('.react-flow__node')).toHaveCount(11)
    // the picture is not to be saved over
    await expect(page.getByText('Not saved yet')).toBeVisible()
  })
}

test('offers every format under the name of the design', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AZ')
  for (const [format, extension, start] of [
    ['PDF', '.pdf', '%PDF-1.7'],
    ['Mermaid', '.mmd', 'flowchart LR'],
    ['draw.io', '.drawio', '<mxfile'],
    ['Terraform', '.tf', '# Three-tier'],
    ['Markdown', '.md', '# Three-tier'],
    ['CSV, the bill', '.csv', 'nodeId,'],
    ['CSV, the results', '.results.csv', 'kind,id,name,'],
  ] as const) {
    const { name, bytes } = await exported(page, format)
    expect(name).toBe(`Three-tier model serving${extension}`)
    expect(bytes.toString('utf8').startsWith(start)).toBe(true)
  }
})

test('draws in a PDF what its typeface has no letters for, over text that can be found', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await part(page, 'API').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('東京 عربي')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Export…' }).click()
  await choose(page, 'Format', 'PDF')
  await expect(page.getByRole('dialog').getByText(/no letters for 東 京/)).toBeVisible()
  await page.keyboard.press('Escape')
  const { bytes } = await exported(page, 'PDF')
  const file = bytes.toString('latin1')
  const utf16 = Buffer.from('東京 عربي', 'utf16le').swap16().toString('hex')
  expect(file).toMatch(new RegExp(`cm /I\\d+ Do Q\n/Span << /ActualText <feff${utf16}> >> BDC q 3 Tr BT /F2`))
})

test('makes a PNG of any size that can be drawn, and says how large it becomes', async ({ page }) => {
  await openTemplate(page, 'Serverless inference', 'AWS')
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog')
  const size = dialog.getByRole('status')
  await dialog.getByRole('radio', { name: '1×' }).click()
  const [, width = '', height = ''] = /([\d,]+) × ([\d,]+) pixels/.exec((await size.textContent()) ?? '') ?? []
  const [w, h] = [width, height].map((text) => Number(text.replace(',', '')))
  await dialog.getByRole('radio', { name: 'Other' }).click()
  const field = dialog.getByRole('textbox', { name: /^Scale, times/ })
  await field.fill('16')
  await expect(size).toContainText(/is more than can be drawn: at most [\d.]+×/)
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await field.fill('2.5')
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  const bytes = await readFile(await (await download).path())
  // width and height in the header of a PNG
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([w, h].map((side = 0) => Math.ceil(side * 2.5)))
})

test('brings the letters of a picture along', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  const { bytes } = await exported(page, 'SVG')
  const blank = await page.context().newPage()
  await blank.setContent(bytes.toString('utf8'))
  await blank.evaluate(() => document.fonts.ready)
  const faces = await blank.evaluate(() => [...document.fonts].map(({ weight, status }) => `${weight} ${status}`))
  expect(faces).toEqual(['400 loaded', '600 loaded'])
  const width = await blank.getByText('Load balancer', { exact: true }).evaluate((text) => {
    if (!(text instanceof SVGTextElement)) throw new Error('not a text')
    return text.getComputedTextLength()
  })
  expect(width).toBeCloseTo(widthOf('Load balancer', 12.5, 'semibold'), 0)
})

test('copies the design as a picture, by its key', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.keyboard.press('Alt+Shift+C')
  await expect(page.getByText('Copied the design as a picture')).toBeVisible()
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types))
  expect(types).toContain('image/png')
})

test('copies an SVG as a picture and as text', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.getByRole('button', { name: 'Export…' }).click()
  await choose(page, 'Format', 'SVG')
  await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByText('Copied the picture')).toBeVisible()
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types))
  expect(types).toEqual(expect.arrayContaining(['text/plain', 'image/svg+xml']))
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^<svg /)
})

test('prints the report, light, without a script', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  const printed = page.waitForEvent('frameattached')
  await page.keyboard.press('Control+p')
  const frame = await printed
  await expect(frame.getByRole('heading', { level: 1, name: 'Three-tier model serving' })).toBeAttached()
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect(frame.locator('figure svg')).toBeAttached()
  await expect(frame.getByRole('row', { name: /^Total/ })).toBeAttached()
  await expect(frame.locator('script:not([type="application/json"])')).toHaveCount(0)
})

for (const theme of ['light', 'dark'] as const) {
  test(`has an accessible dialog, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme })
    await openTemplate(page, 'Three-tier model serving', 'AWS')
    await page.getByRole('button', { name: 'Export…' }).click()
    await expect(page.getByRole('dialog').getByRole('img')).toBeVisible()
    await expectAccessible(page)
    await page.screenshot({ path: `test-results/export-${theme}.png` })
  })
}

/** Those within a figure do not break a line. */
const plainSpaces = (text: string) => text.replaceAll('\u00a0', ' ')

test('draws the grid, and what the bars on the parts tell, where that is asked for', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  const load = plainSpaces((await part(page, 'API').locator('.part-figure').textContent()) ?? '')
  const plain = (await exported(page, 'SVG')).bytes.toString('utf8')
  expect(plain).not.toContain('stroke-dasharray="0 16"')
  expect(plainSpaces(plain)).not.toContain(`>${load}</text>`)
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog')
  await choose(page, 'Format', 'SVG')
  await dialog.getByRole('switch', { name: 'Grid' }).click()
  await dialog.getByRole('radio', { name: 'Utilisation' }).click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  const drawn = (await exported(page, 'SVG')).bytes.toString('utf8')
  expect(drawn).toContain('stroke-dasharray="0 16"')
  expect(plainSpaces(drawn)).toContain(`>${load}</text>`)
  const pdf = (await exported(page, 'PDF')).bytes.toString('latin1')
  expect(pdf).toContain('%PDF-1.7')
})
