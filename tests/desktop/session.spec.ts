import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { remembered, root } from '../e2e/app.ts'
import { expect, startProgram, test } from './app.ts'

const TEMPLATE = readFileSync(join(root, 'templates/patterns/aws-three-tier.skyloom'), 'utf8')
const design = (name: string) => JSON.stringify({ ...JSON.parse(TEMPLATE), name })

test.describe('started with a file', () => {
  test.use({
    argv: async ({ folder }, use) => {
      for (const name of ['Mine', 'Theirs']) writeFileSync(join(folder, `${name}.skyloom`), design(name))
      await use([join(folder, 'Mine.skyloom')])
    },
  })

  test('opens at the next start what was open, as it is on the disk by then, and says what is gone', async ({
    app,
    page,
    folder,
  }) => {
    await expect(page.getByRole('heading', { level: 1, name: 'Mine' })).toBeVisible()
    await app.evaluate(
      ({ dialog }, path) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
      },
      join(folder, 'Theirs.skyloom'),
    )
    await page.keyboard.press('Control+o')
    await expect(page.getByRole('heading', { level: 1, name: 'Theirs' })).toBeVisible()
    await page.keyboard.press('Control+Shift+Tab')
    await expect(page.getByRole('heading', { level: 1, name: 'Mine' })).toBeVisible()
    await expect.poll(() => remembered(page)).toEqual({ screen: 'editor', shown: 'Mine.skyloom', open: 2 })
    await app.close()

    writeFileSync(join(folder, 'Mine.skyloom'), design('Mine, changed since'))
    rmSync(join(folder, 'Theirs.skyloom'))
    const again = await startProgram(folder)
    const second = await again.firstWindow()
    await expect(second.getByRole('heading', { level: 1, name: 'Mine, changed since' })).toBeVisible()
    await expect(second.getByText('Theirs.skyloom: not where it was, and not opened again.')).toBeVisible()
    await expect(second.getByText(/^Saved/)).toBeVisible()
    await again.close()
  })
})
