import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../e2e/app.ts'
import { expect, test } from './app.ts'

const TEMPLATE = join(root, 'templates/patterns/aws-three-tier.skyloom')

test('saves a design to the disk, whole, and opens what is there', async ({ app, page, folder }) => {
  const file = join(folder, 'mine.skyloom')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await page.getByRole('button', { name: /Three-tier model serving.*AWS/ }).click()
  await expect(page.locator('.react-flow__node')).not.toHaveCount(0)
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu().getMenuItemById('file.save-as').click())
  await expect.poll(() => readdirSync(folder).filter((name) => name.includes('mine'))).toEqual(['mine.skyloom'])
  const saved = JSON.parse(readFileSync(file, 'utf8'))
  expect(saved.nodes).toHaveLength(11)

  writeFileSync(file, JSON.stringify({ ...saved, name: 'From the disk' }))
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu().getMenuItemById('file.open').click())
  await expect(page.getByRole('heading', { level: 1, name: 'From the disk' })).toBeVisible()
  await page.getByRole('button', { name: 'Start screen' }).click()
  await expect(page.getByRole('region', { name: 'Recent designs' })).toContainText(/mine/)
})

test('a cancelled dialog changes nothing', async ({ app, page, folder }) => {
  await page.getByRole('button', { name: /Serverless inference.*GCP/ }).click()
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu().getMenuItemById('file.save-as').click())
  await expect(page.getByText('Not saved yet')).toBeVisible()
  expect(readdirSync(folder).filter((name) => name.endsWith('.skyloom'))).toEqual([])
})

test.describe('started with a file', () => {
  test.use({ argv: [TEMPLATE] })
  test('opens it', async ({ page }) => {
    await expect(page.getByRole('heading', { level: 1, name: 'Three-tier model serving' })).toBeVisible()
    await expect(page.locator('.react-flow__node')).toHaveCount(11)
  })
})
