import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { choose, expect, expectAccessible, openTemplate, test } from './app.ts'

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

for (const format of ['SVG', 'PNG', 'HTML'] as const) {
  test(`opens the design again from its ${format}`, async ({ page }) => {
    await openTemplate(page, 'Three-tier model serving', 'AWS')
    const { name, bytes } = await exported(page, format)
    await page.getByRole('button', { name: 'Start screen' }).click()
    await openTemplate(page, 'Serverless inference', 'GCP')
    await page.getByRole('button', { name: 'Start screen' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
    await expect(page.getByRole('heading', { level: 1, name: 'Three-tier model serving' })).toBeVisible()
    await expect(page.locator('.react-flow__node')).toHaveCount(11)
    // the picture is not to be saved over
    await expect(page.getByText('Not saved yet')).toBeVisible()
  })
}

test('offers every format under the name of the design', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AZ')
  for (const [format, extension, start] of [
    ['Mermaid', '.mmd', 'flowchart LR'],
    ['draw.io', '.drawio', '<mxfile'],
    ['Terraform', '.tf', '# Three-tier'],
    ['Markdown', '.md', '# Three-tier'],
    ['CSV', '.csv', 'nodeId,'],
  ] as const) {
    const { name, bytes } = await exported(page, format)
    expect(name).toBe(`Three-tier model serving${extension}`)
    expect(bytes.toString('utf8').startsWith(start)).toBe(true)
  }
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
