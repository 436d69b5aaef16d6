import type { Locator } from '@playwright/test'
import { expect, openTemplate, part, test } from './app.ts'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 1024, height: 640 },
] as const

for (const size of SIZES) {
  test.describe(`at ${size.width} × ${size.height}`, () => {
    test.beforeEach(({ page }) => page.setViewportSize(size))

    test('the tabs of the results stand beside each other, whole', async ({ page }) => {
      await openTemplate(page, 'Three-tier model serving', 'AWS')
      await page.getByRole('tab', { name: /Availability/ }).click()
      const tabs = page.getByRole('region', { name: 'Results' }).getByRole('tablist').first()
      expect(await tabs.evaluate((list) => list.scrollWidth - list.clientWidth)).toBeLessThanOrEqual(0)
    })

    test('labels of the three readings keep apart', async ({ page }) => {
      await openTemplate(page, 'Three-tier model serving', 'AWS')
      await page.getByRole('tab', { name: /Availability/ }).click()
      const labels = page.locator('.lollipop-axis > span')
      await expect(labels.first()).toBeVisible()
      await expectApart(labels)
    })

    test('the bill shows its amounts', async ({ page }) => {
      await openTemplate(page, 'Three-tier model serving', 'AWS')
      await page.getByRole('tab', { name: /Cost/ }).click()
      const bill = page.locator('.bill-scroll')
      await expect(bill).toBeVisible()
      expect(await bill.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0)
    })

    test('nothing lies over a button of the header while the sheet is empty', async ({ page }) => {
      await page.keyboard.press('Control+n')
      for (const control of await page.getByRole('banner').getByRole('button').all())
        await control.hover({ trial: true, timeout: 5000 })
    })

    test('the menu of a part is whole', async ({ page }) => {
      await openTemplate(page, 'Three-tier model serving', 'AWS')
      await part(page, 'API').click({ button: 'right' })
      for (const item of await page.getByRole('menuitem').all()) await expect(item).toBeInViewport({ ratio: 1 })
    })

    test('an empty sheet has its doors within it, off the tools', async ({ page }) => {
      await page.keyboard.press('Control+n')
      const sheet = page.getByRole('main', { name: 'Canvas' })
      const doors = sheet.locator('.canvas-door')
      await expect(doors).toHaveCount(3)
      const last = await doors.last().boundingBox()
      const tools = await sheet.getByRole('toolbar').boundingBox()
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThan(tools?.y ?? 0)
      await expectApart(page.locator('header .metrics-door:visible button, header .header-actions button'))
    })
  })
}

/** None of what is drawn lies on another. */
async function expectApart(drawn: Locator): Promise<void> {
  const boxes = await drawn.evaluateAll((elements) =>
    elements
      .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0)
      .map(({ text, box: { left, right, top, bottom } }) => ({ text, left, right, top, bottom })),
  )
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      const meet = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
      expect(meet, `${a.text} and ${b.text}`).toBe(false)
    }
  }
}
