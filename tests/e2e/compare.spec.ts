import { expect, expectAccessible, openTemplate, test } from './app.ts'

test('compares a design with the other providers by keyboard, in light and dark', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  const results = page.getByRole('region', { name: 'Results' })
  await results.getByRole('tab', { name: 'Runs' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(results.getByRole('tab', { name: 'Compare' })).toBeFocused()
  const numbers = results.getByRole('region', { name: 'Numbers side by side' })
  await expect(numbers.getByRole('columnheader')).toContainText(['Number', 'As drawn', 'Google Cloud', 'Azure'])
  await expect(numbers.getByRole('row', { name: /^Cost .*\$/ })).toBeVisible()
  await page.getByRole('button', { name: 'Maximise the results' }).click()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
    await page.screenshot({ path: `test-results/compare-${colorScheme}.png` })
  }
})

test('measures an edit against a version that was kept', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  const results = page.getByRole('region', { name: 'Results' })
  await results.getByRole('tab', { name: 'Compare' }).click()
  await results.getByRole('radio', { name: 'Other designs' }).click()
  await results.getByRole('button', { name: 'Keep this version' }).click()
  await expect(results.getByText('Every part is the same.')).toBeVisible()
  await page.getByRole('textbox', { name: /^Mean rate/ }).fill('50')
  await page.keyboard.press('Enter')
  const cost = results.getByRole('region', { name: 'Numbers side by side' }).getByRole('row', { name: /^Cost/ })
  await expect(cost).toContainText(/\+\$\d/)
})
