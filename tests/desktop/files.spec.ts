import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible, root } from '../e2e/app.ts'
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
  const recents = page.getByRole('region', { name: 'Recent designs' })
  await expect(recents).toContainText(/mine/)
  await expect(recents.locator('.miniature')).toBeVisible()
})

test('a cancelled dialog changes nothing', async ({ app, page, folder }) => {
  await page.getByRole('button', { name: /Serverless inference.*GCP/ }).click()
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu().getMenuItemById('file.save-as').click())
  await expect(page.getByText('Not saved yet')).toBeVisible()
  expect(readdirSync(folder).filter((name) => name.endsWith('.skyloom'))).toEqual([])
})

test.describe('started with a file', () => {
  test.use({ argv: [TEMPLATE] })
  test('proposes its folder, the name of the design and the extension for a copy', async ({ app, page }) => {
    await expect(page.locator('.react-flow__node')).toHaveCount(11)
    const asked = app.evaluate(
      ({ dialog }) =>
        new Promise<{ readonly defaultPath: string }>((resolve) => {
          dialog.showSaveDialog = async (_: unknown, options: { readonly defaultPath: string }) => {
            resolve(options)
            return { canceled: true, filePath: '' }
          }
        }),
    )
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu().getMenuItemById('file.save-as').click())
    expect((await asked).defaultPath).toBe(join(root, 'templates/patterns/Three-tier model serving.skyloom'))
  })

  test('opens it', async ({ page }) => {
    await expect(page.getByRole('heading', { level: 1, name: 'Three-tier model serving' })).toBeVisible()
    await expect(page.locator('.react-flow__node')).toHaveCount(11)
  })
})

test.describe('a file that another program changes', () => {
  const name = 'Three-tier model serving'
  test.use({
    argv: async ({ folder }, use) => {
      const file = join(folder, 'mine.skyloom')
      writeFileSync(file, readFileSync(TEMPLATE))
      await use([file])
    },
  })

  /** Another program saves other content. */
  function changeOutside(folder: string, change: object): void {
    const file = join(folder, 'mine.skyloom')
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }))
  }

  test('is offered at once, compared, and reloaded as a step that can be undone', async ({ page, folder }) => {
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    changeOutside(folder, { name: 'Theirs', targets: {} })
    const dialog = page.getByRole('dialog', { name: 'Reload mine.skyloom?' })
    await expect(dialog).toBeVisible()
    await dialog.getByRole('button', { name: 'Compare' }).click()
    await expect(dialog.getByRole('listitem')).toHaveText([
      /another version of the name/,
      /another version of the targets/,
    ])
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Reload' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Theirs' })).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByText('Unsaved changes')).toBeVisible()
  })

  test('is saved over when the learner keeps theirs, and its version is kept apart', async ({ page, folder }) => {
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    changeOutside(folder, { name: 'Theirs' })
    await page.getByRole('dialog').getByRole('button', { name: 'Keep mine' }).click()
    await expect(page.getByText('Unsaved changes')).toBeVisible()
    await page.keyboard.press('Control+s')
    await expect(page.getByText(/^Saved/)).toBeVisible()
    expect(JSON.parse(readFileSync(join(folder, 'mine.skyloom'), 'utf8')).name).toBe(name)
    const previous = readdirSync(join(folder, 'previous'))
    expect(previous).toHaveLength(1)
    expect(JSON.parse(readFileSync(join(folder, 'previous', previous[0] ?? ''), 'utf8')).name).toBe('Theirs')
  })

  test('raises no question for another way to write the same', async ({ page, folder }) => {
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    changeOutside(folder, {})
    await page.waitForTimeout(1000)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByText(/^Saved/)).toBeVisible()
  })
})

test('asks where a missing file has gone, beginning where it was, and keeps snapshots in its own folder', async ({
  app,
  page,
  folder,
}) => {
  const [gone, moved] = [join(folder, 'gone.skyloom'), join(folder, 'moved.skyloom')]
  writeFileSync(moved, readFileSync(TEMPLATE))
  writeFileSync(join(folder, 'recent-files.json'), JSON.stringify([{ path: gone, openedAt: Date.now() }]))
  await page.reload()
  const asked = app.evaluate(
    ({ dialog }, path) =>
      new Promise<unknown>((resolve) => {
        dialog.showOpenDialog = async (_: unknown, options: unknown) => {
          resolve(options)
          return { canceled: false, filePaths: [path] }
        }
      }),
    moved,
  )
  const recents = page.getByRole('region', { name: 'Recent designs' })
  await recents.getByRole('button', { name: 'Locate gone.skyloom' }).click()
  await expect(page.locator('.react-flow__node')).toHaveCount(11)
  expect(await asked).toMatchObject({ title: 'Where is gone.skyloom?', defaultPath: folder })
  expect(JSON.parse(readFileSync(join(folder, 'recent-files.json'), 'utf8'))).toMatchObject([{ path: moved }])

  await app.evaluate(({ Menu }) => Menu.getApplicationMenu().getMenuItemById('file.snapshots').click())
  const dialog = page.getByRole('dialog', { name: 'Snapshots' })
  await dialog.getByRole('button', { name: 'Take a snapshot' }).click()
  await expect(dialog.getByRole('list')).toContainText('Snapshot')
  expect(readdirSync(join(folder, 'snapshots'))).toHaveLength(1)
  expect(readFileSync(moved, 'utf8')).toBe(readFileSync(TEMPLATE, 'utf8'))
})
