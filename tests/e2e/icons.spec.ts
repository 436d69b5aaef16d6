import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cameraAtRest, expect, expectAccessible, giveFile, openTemplate, part, test } from './app.ts'

test('a folder of own icons is drawn on the canvas and in the parts, and kept', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'icons-'))
  mkdirSync(join(folder, 'aws'))
  writeFileSync(
    join(folder, 'aws', 's3.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><script>alert(1)</script><path d="M0 0h8v8z"/></svg>',
  )
  writeFileSync(join(folder, 'cat.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Icons')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Icons' })
  await expect(dialog.getByText('No icons of your own yet')).toBeVisible()
  await giveFile(page, () => dialog.getByRole('button', { name: 'Choose a folder…' }).click(), { folder })
  await expect(dialog.getByRole('status')).toContainText('One icon is in use.')
  await expect(dialog.getByRole('status')).toContainText('cat.svg')
  await expectAccessible(page, ['region'])
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(part(page, 'Training data').locator('[data-own] img')).toBeVisible()
  await page.reload()
  await cameraAtRest(page)
  await expect(part(page, 'Training data').locator('[data-own] img')).toBeVisible()
})
