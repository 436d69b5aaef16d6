import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { choose } from '../e2e/app.ts'
import { expect, test } from './app.ts'

test('makes a PDF of the report, page by page, without a script', async ({ app, page, folder }) => {
  const file = join(folder, 'report.pdf')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
  }, file)
  await page.getByRole('button', { name: /Three-tier model serving.*AWS/ }).click()
  await page.keyboard.press('Control+e')
  await choose(page, 'Format', 'PDF report')
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText('Exported report.pdf')).toBeVisible()
  const pdf = await PDFDocument.load(readFileSync(file))
  // A4, in points
  expect(Math.abs(pdf.getPage(0).getWidth() - 595.28)).toBeLessThan(1)
  expect(pdf.getPageCount()).toBeGreaterThan(1)
})

test('asks for a printer, and a cancelled dialog changes nothing', async ({ page }) => {
  await page.getByRole('button', { name: /Three-tier model serving.*AWS/ }).click()
  await page.keyboard.press('Control+p')
  await page.waitForTimeout(500)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
