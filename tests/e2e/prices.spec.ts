import { cameraAtRest, expect, expectAccessible, giveFile, openTemplate, test } from './app.ts'

const BOOK = {
  format: 'skyloom/prices',
  version: 1,
  name: 'Book of 2027',
  asOf: '2027-01-01',
  prices: [
    {
      service: 'aws.alb',
      dimension: 'balancer-hours',
      meter: 'balancer-hours',
      region: 'us-east-1',
      priceUsd: 1,
      source: 'a list of 2027',
      asOf: '2027-01-01',
      confidence: 'quoted',
    },
  ],
}

for (const theme of ['Light', 'Dark']) {
  test(`imports a price file, shows what differs, and keeps both, ${theme.toLowerCase()}`, async ({ page }) => {
    await openTemplate(page, 'Three-tier model serving', 'AWS')
    await page.getByRole('button', { name: 'Design menu' }).click()
    await page.getByRole('menuitem', { name: theme }).click()
    // found and opened without a mouse
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Prices')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Prices' })
    await expect(dialog.getByText('Shipped price book')).toBeVisible()
    await expectAccessible(page, ['region'])

    await giveFile(page, () => dialog.getByRole('button', { name: 'Import a price file…' }).click(), {
      name: 'book-2027.json',
      content: JSON.stringify(BOOK),
    })
    await expect(dialog.getByText('Book of 2027')).toBeVisible()
    await dialog.getByRole('radio', { name: 'What differs' }).click()
    await expect(dialog.getByRole('row', { name: /aws\.alb balancer-hours/ })).toContainText('$1')
    await dialog.getByRole('radio', { name: 'Your prices' }).click()
    await dialog.getByRole('textbox', { name: 'Discount on AWS, %' }).fill('20')
    await expectAccessible(page, ['region'])
    await dialog.getByRole('button', { name: 'Done' }).click()

    await page.getByRole('tab', { name: /Cost/ }).click()
    const bill = page.getByRole('region', { name: 'The bill' })
    await expect(bill.getByRole('row', { name: /20 % off/ }).first()).toBeVisible()
    await expect(bill.locator('[title^="a list of 2027"]').first()).toBeAttached()
    await expect(bill.getByRole('button', { name: 'Your prices in use' })).toBeVisible()

    // another start of the program has them again
    await page.reload()
    await cameraAtRest(page)
    await page.getByRole('tab', { name: /Cost/ }).click()
    await expect(bill.getByRole('row', { name: /20 % off/ }).first()).toBeVisible()
  })
}
