import type { Page } from '@playwright/test'
import { expect, openTemplate, remembered, test } from './app.ts'

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const tabs = (page: Page) => page.getByRole('navigation', { name: 'Open designs' }).getByRole('listitem')

test('what was open is open again at the next start, with the same design in front', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.getByRole('button', { name: 'Start screen' }).click()
  await openTemplate(page, 'Serverless inference', 'GCP')
  await page.keyboard.press('Control+Shift+Tab')
  await expect(heading(page, 'Three-tier model serving')).toBeVisible()
  await expect.poll(() => remembered(page)).toEqual({ screen: 'editor', shown: 'Three-tier model serving', open: 2 })
  await page.reload()
  await expect(heading(page, 'Three-tier model serving')).toBeVisible()
  await expect(page.locator('.react-flow__node')).toHaveCount(11)
  await expect(tabs(page)).toHaveText([/Three-tier/, /Serverless/])

  await page.keyboard.press('Alt+q')
  await page.keyboard.press('Alt+q')
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
  await expect.poll(() => remembered(page)).toEqual({ screen: 'home', shown: null, open: 0 })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
  await expect(page.getByText('Start here')).toBeVisible()
})

test('who left from the start screen starts there, with the design still open behind it', async ({ page }) => {
  await openTemplate(page, 'Serverless inference', 'GCP')
  await page.getByRole('button', { name: 'Start screen' }).click()
  await expect.poll(() => remembered(page)).toEqual({ screen: 'home', shown: 'Serverless inference', open: 1 })
  await page.reload()
  await page.getByRole('region', { name: 'Open', exact: true }).getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page, 'Serverless inference')).toBeVisible()
})

test('a second window beside the first starts empty', async ({ page, served }) => {
  await openTemplate(page, 'Serverless inference', 'GCP')
  await expect.poll(() => remembered(page)).toEqual({ screen: 'editor', shown: 'Serverless inference', open: 1 })
  const second = await page.context().newPage()
  await second.goto(served.url)
  // longer than it waits for the first window to give way
  await second.waitForTimeout(1200)
  await expect(second.getByRole('heading', { name: 'Templates' })).toBeVisible()
  await expect(second.getByText('Start here')).toBeVisible()
  await second.close()
})
