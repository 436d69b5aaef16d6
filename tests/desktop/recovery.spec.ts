import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from '../e2e/app.ts'
import { expect, startProgram, test } from './app.ts'

for (const theme of ['light', 'dark'] as const) {
  test(`offers the work of a crashed window again, ${theme}`, async ({ page, folder }) => {
    await page.getByRole('button', { name: /Three-tier model serving.*AWS/ }).click()
    await page.locator('.react-flow__node').filter({ hasText: 'Monitoring' }).click()
    await page.keyboard.press('Delete')
    const drafts = join(folder, 'drafts')
    await expect.poll(() => existsSync(drafts) && readdirSync(drafts).length, { timeout: 4000 }).toBe(1)

    // the first window is neither closed nor asked: for the second it has crashed
    const again = await startProgram(folder)
    const second = await again.firstWindow()
    await second.emulateMedia({ colorScheme: theme })
    const dialog = second.getByRole('dialog', { name: 'Restore Three-tier model serving?' })
    await expect(dialog).toContainText(/10 parts, \d+ kB, kept today/)
    await expect(dialog.locator('.miniature')).toBeVisible()
    await expectAccessible(second)
    await second.screenshot({ path: `test-results/recovery-${theme}.png` })
    await dialog.getByRole('button', { name: 'Restore' }).click()
    await expect(second.locator('.react-flow__node')).toHaveCount(10)
    await expect(second.getByText('Not saved yet')).toBeVisible()
    // kept under the new window's name, and no longer under the old one's
    await expect.poll(() => readdirSync(drafts).length).toBe(1)
    await again.close()
  })
}
