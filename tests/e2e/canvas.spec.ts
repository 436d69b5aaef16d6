import { expect, openTemplate, part, test } from './app.ts'

/** What the canvas shows and does, in the order of docs/habits.md. */

test('says the availability of a design alike on its card, in the header and in the drawer', async ({ page }) => {
  const card = page.getByRole('button', { name: /Three-tier model serving.*AWS/ })
  // 99.897 % against a target of 99.9 %: rounding must not carry it across
  await expect(card).toContainText('99.89 %')
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await expect(page.getByRole('button', { name: 'Availability: 99.89 %. Why?' })).toBeVisible()
  await expect(page.getByRole('tab', { name: /Availability 99.89 %/ })).toBeVisible()
})

test('opens with every part in full, name and all', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  for (const text of ['Model servers', '3 × c7i.xlarge', '$391'])
    await expect(part(page, 'Model servers')).toContainText(text)
  for (const name of ['Load balancer', 'Feature cache', 'Model servers', 'Training data']) {
    const label = part(page, name).locator('.part-name')
    expect(await label.evaluate((element) => element.scrollWidth <= element.clientWidth), name).toBe(true)
  }
  await expect(page.locator('.group-header').first()).toContainText('us-east-1N. VirginiaAWS')
})
