import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app.ts'

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" onload="document.title=1"><path d="M0 0h8v8z"/></svg>'

test('draws a folder of the learner’s own icons', async ({ app, page, folder }) => {
  const icons = join(folder, 'icons')
  mkdirSync(icons)
  writeFileSync(join(icons, 'aws.s3.svg'), SVG)
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, icons)
  await page.getByRole('button', { name: /Three-tier model serving.*AWS/ }).click()
  await expect(page.locator('.react-flow__node')).not.toHaveCount(0)
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu().getMenuItemById('file.icons').click())
  const dialog = page.getByRole('dialog', { name: 'Icons' })
  await dialog.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(dialog.getByRole('status')).toContainText('One icon is in use.')
  await dialog.getByRole('button', { name: 'Done' }).click()
  // on the canvas and in the parts
  const picture = page.locator('.react-flow__node [data-own] img')
  await expect(picture.first()).toBeVisible()
  expect(await picture.first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await expect(page.getByRole('complementary', { name: 'Parts' }).locator('[data-own] img')).toHaveCount(1)
  await page.reload()
  await expect(picture.first()).toBeVisible()
})
