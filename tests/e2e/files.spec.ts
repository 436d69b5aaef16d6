import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { boxOf, expect, expectAccessible, faultsOf, giveFile, openTemplate, remembered, root, test } from './app.ts'

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const tabs = (page: Page) => page.getByRole('navigation', { name: 'Open designs' })
const text = readFileSync(join(root, 'templates/patterns/gcp-three-tier.skyloom'), 'utf8')

/** Three designs, each with a change of its own. */
async function openThree(page: Page): Promise<void> {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.keyboard.press('Control+n')
  await expect(heading(page, 'Untitled')).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('S3')
  await page.keyboard.press('Enter')
  await expect(page.locator('.react-flow__node')).toHaveCount(1)
  await giveFile(page, () => page.keyboard.press('Control+o'), {
    name: 'third.skyloom',
    content: JSON.stringify({ ...JSON.parse(text), name: 'Third' }),
  })
  await expect(heading(page, 'Third')).toBeVisible()
}

test('keeps several designs in tabs, each with its own history, by keyboard', async ({ page }) => {
  await openThree(page)
  await expect(tabs(page).getByRole('listitem')).toHaveText([/Three-tier/, /Untitled/, /Third/])
  await page.keyboard.press('Control+Tab')
  await expect(heading(page, 'Three-tier model serving')).toBeVisible()
  await expect(page.locator('.react-flow__node')).toHaveCount(11)
  await page.keyboard.press('Control+Tab')
  await expect(page.locator('.react-flow__node')).toHaveCount(1)
  // the field that was typed in has an undo of its own
  await page.locator('.react-flow__pane').click()
  await page.keyboard.press('Control+z')
  await expect(page.locator('.react-flow__node')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await expect(page.locator('.react-flow__node')).toHaveCount(1)
  await page.keyboard.press('Alt+Shift+PageUp')
  await expect(tabs(page).getByRole('listitem')).toHaveText([/Untitled/, /Three-tier/, /Third/])
  await page.keyboard.press('Control+Shift+Tab')
  await expect(heading(page, 'Third')).toBeVisible()
})

test('asks before it closes a tab with unsaved work, and not otherwise', async ({ page }) => {
  await openThree(page)
  await page.keyboard.press('Control+w')
  await expect(tabs(page).getByRole('listitem')).toHaveCount(2)
  await tabs(page).getByRole('button', { name: 'Close Untitled' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save the changes to Untitled?' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tabs(page).getByRole('listitem')).toHaveCount(2)
  await tabs(page).getByRole('button', { name: 'Close Untitled' }).click()
  await dialog.getByRole('button', { name: 'Don’t save' }).click()
  await expect(tabs(page)).toHaveCount(0)
  await expect(heading(page, 'Three-tier model serving')).toBeVisible()
  await page.keyboard.press('Alt+q')
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
})

test('does not offer again what was given up at once', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page
    .getByRole('button', { name: /^Three-tier/ })
    .first()
    .click()
  await page.keyboard.type('Given up')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+w')
  const dialog = page.getByRole('dialog', { name: 'Save the changes to Given up?' })
  await dialog.getByRole('button', { name: 'Don’t save' }).click()
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
  // longer than a change waits to be kept
  await page.waitForTimeout(2000)
  expect(await draftsKept(page)).toBe(0)
})

test('offers all unsaved tabs again after the window went', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  for (const name of ['First change', 'Second change']) {
    await page
      .getByRole('button', { name: /click to rename|^Three-tier|^Untitled/ })
      .first()
      .click()
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await expect(heading(page, name)).toBeVisible()
    // kept within two seconds
    await expect.poll(() => draftsKept(page)).toBe(name === 'First change' ? 1 : 2)
    if (name === 'First change') await page.keyboard.press('Control+n')
  }
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  const dialog = page.getByRole('dialog', { name: 'Restore 2 designs?' })
  await expect(dialog).toContainText('First change')
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await expect(heading(page, 'Second change')).toBeVisible()
  await expect(tabs(page).getByRole('listitem')).toHaveText([/First change/, /Second change/])
  await page.evaluate(() => localStorage.clear())
})

function draftsKept(page: Page): Promise<number> {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('skyloom.draft.')).length)
}

/** Real files with handles, of the browser's own file system, in place of the system's pickers, which cannot be driven. */
async function withFiles(page: Page, content: string): Promise<void> {
  await page.context().addInitScript((text) => {
    const file = async () => {
      const folder = await navigator.storage.getDirectory()
      return folder.getFileHandle('mine.skyloom', { create: true })
    }
    const ready = (async () => {
      const handle = await file()
      if ((await handle.getFile()).size > 0) return
      const writable = await handle.createWritable()
      await writable.write(text)
      await writable.close()
    })()
    const pick = async () => {
      await ready
      return file()
    }
    Object.assign(window, { showOpenFilePicker: async () => [await pick()], showSaveFilePicker: pick })
  }, content)
  await page.reload()
}

/** What another program would do to the file. */
async function changeOutside(page: Page, change: object): Promise<void> {
  await page.evaluate(async (changed) => {
    const folder = await navigator.storage.getDirectory()
    const handle = await folder.getFileHandle('mine.skyloom')
    const design = JSON.parse(await (await handle.getFile()).text())
    const writable = await handle.createWritable()
    await writable.write(JSON.stringify({ ...design, ...changed }))
    await writable.close()
  }, change)
}

test('saves a file in place, and lists it among the recent ones with its picture', async ({ page }) => {
  await withFiles(page, text)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(heading(page, 'Three-tier model serving')).toBeVisible()
  await page.locator('.react-flow__node').filter({ hasText: 'Monitoring' }).click()
  await page.keyboard.press('Delete')
  await expect(page.getByText('Unsaved changes')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await expect.poll(() => remembered(page)).toMatchObject({ shown: 'mine.skyloom' })
  await page.reload()
  // open again from the file itself, and written to it again
  await expect(page.locator('.react-flow__node')).toHaveCount(10)
  await page.locator('.react-flow__node').filter({ hasText: 'Training data' }).click()
  await page.keyboard.press('Delete')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await page.keyboard.press('Alt+q')
  const recents = page.getByRole('region', { name: 'Recent designs' })
  await expect(recents.locator('.miniature')).toBeVisible()
  await expectAccessible(page)
  await recents.getByRole('button', { name: /^mine/ }).click()
  await expect(page.locator('.react-flow__node')).toHaveCount(9)
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await page.getByRole('button', { name: 'Start screen' }).click()
  await recents.getByRole('button', { name: 'Forget mine.skyloom' }).click()
  await expect(recents).toContainText('No recent designs')
})

test('offers another place for a design that could not be saved', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.evaluate(() =>
    Object.assign(window, {
      showSaveFilePicker: async () => {
        throw new Error('There is no room left on the disk.')
      },
    }),
  )
  await page.keyboard.press('Control+s')
  const dialog = page.getByRole('dialog', { name: 'Cannot save Three-tier model serving' })
  await expect(dialog).toContainText('no room left on the disk. The design is still here')
  await page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }))
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toBe('Three-tier model serving.skyloom')
  await expect(dialog).toHaveCount(0)
})

test('saves over no change of another program unseen', async ({ page }) => {
  await withFiles(page, text)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(heading(page, 'Three-tier model serving')).toBeVisible()
  await page.waitForTimeout(20)
  await changeOutside(page, { name: 'Theirs' })
  await page.keyboard.press('Control+s')
  const dialog = page.getByRole('dialog', { name: 'Reload mine.skyloom?' })
  await dialog.getByRole('button', { name: 'Open both' }).click()
  await expect(heading(page, 'Theirs')).toBeVisible()
  await expect(tabs(page).getByRole('listitem')).toHaveText([/Three-tier/, /Theirs/])
})

test('opens a file that is dropped anywhere on the window, and lays it out where no part has a place', async ({
  page,
}) => {
  const data = await page.evaluateHandle(
    (content) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], 'dropped.skyloom', { type: 'application/json' }))
      return transfer
    },
    JSON.stringify(withoutPlaces({ ...JSON.parse(text), name: 'Dropped' })),
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
  await expect(page.getByText(/Drop a .skyloom file/)).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  await expect(heading(page, 'Dropped')).toBeVisible()
  await expect(page.locator('.react-flow__node')).toHaveCount(11)
  const places = await page
    .locator('.react-flow__node')
    .evaluateAll((nodes) => nodes.map((node) => node.style.transform))
  expect(new Set(places).size).toBe(11)
  // what the program did by itself is nothing to save
  await expect(page).toHaveTitle(/^Dropped/)
})

test('opens all files of one drop, each in a tab, and none while a dialog asks something', async ({ page }) => {
  await openTemplate(page, 'Serverless inference', 'GCP')
  const drop = async (names: readonly string[]) => {
    const data = await page.evaluateHandle(
      ([all, content]) => {
        const transfer = new DataTransfer()
        for (const name of all) {
          const named = JSON.stringify({ ...JSON.parse(content), name })
          transfer.items.add(new File([named], `${name}.skyloom`, { type: 'application/json' }))
        }
        return transfer
      },
      [names, text] as const,
    )
    await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
    const asks = await page.getByText(/Drop a .skyloom file/).isVisible()
    await page.dispatchEvent('body', 'drop', { dataTransfer: data })
    return asks
  }
  expect(await drop(['First', 'Second'])).toBe(true)
  await expect(tabs(page).getByRole('listitem')).toHaveText([/Serverless/, /First/, /Second/])
  await expect(heading(page, 'Second')).toBeVisible()
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await drop(['Third'])).toBe(false)
  await page.keyboard.press('Escape')
  await expect(heading(page, 'Second')).toBeVisible()
  await expect(tabs(page).getByRole('listitem')).toHaveCount(3)
})

interface Drawn {
  readonly nodes: readonly object[]
}

function withoutPlaces(design: Drawn): Drawn {
  return { ...design, nodes: design.nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })) }
}

test('shows a file of a newer version read-only, and does not save it', async ({ page }) => {
  await giveFile(page, () => page.getByRole('button', { name: 'Open', exact: true }).click(), {
    name: 'newer.skyloom',
    content: JSON.stringify({ ...JSON.parse(text), version: 9, moods: ['calm'] }),
  })
  await expect(page.getByRole('region', { name: 'This design is read-only' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Cost a month: \$/ })).toBeVisible()
  await page.locator('.react-flow__node').filter({ hasText: 'Monitoring' }).click()
  await page.keyboard.press('Delete')
  await expect(page.locator('.react-flow__node')).toHaveCount(11)
  // it is looked at, copied from and zoomed, and nothing seems to move
  await page.keyboard.press('Control+c')
  await expect(page.getByText('Copied one part.')).toBeVisible()
  const monitoring = await boxOf(page, 'Monitoring')
  await page.mouse.move(monitoring.cx, monitoring.cy)
  await page.mouse.down()
  await page.mouse.move(monitoring.cx, monitoring.cy + 60, { steps: 6 })
  await page.mouse.up()
  expect((await boxOf(page, 'Monitoring')).y).toBeCloseTo(monitoring.y, 0)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('dialog')).toContainText('would lose what this version does not know')
  await page.keyboard.press('Escape')
  await expectAccessible(page)
})

for (const [name, content, told] of [
  ['empty.skyloom', '', /Line 1/],
  ['photo.png', Buffer.from('\x89PNG\r\n\x1a\nno design in it', 'latin1'), /no text in UTF-8/],
  ['page.html', '<html><body>Hello</body></html>', /Line 1/],
  ['list.skyloom', '[1, 2]', /Choose a Skyloom design/],
] as const) {
  test(`refuses ${name} and leaves the design on the screen alone`, async ({ page }) => {
    await openTemplate(page, 'Serverless inference', 'GCP')
    await giveFile(page, () => page.keyboard.press('Control+o'), { name, content })
    const dialog = page.getByRole('dialog', { name: `Cannot open ${name}` })
    await expect(dialog).toContainText(told)
    await page.keyboard.press('Escape')
    await expect(heading(page, 'Serverless inference')).toBeVisible()
    await expect(tabs(page)).toHaveCount(0)
  })
}

test('has accessible tabs', async ({ page }) => {
  await openThree(page)
  expect(await faultsOf(page, 'three tabs')).toEqual([])
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: `test-results/tabs-${colorScheme}.png` })
  }
})

test('keeps snapshots under names and by itself, and restores one as a step that keeps the present', async ({
  page,
}) => {
  await withFiles(page, text)
  await page.clock.install()
  await page.reload()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.locator('.react-flow__node')).toHaveCount(11)
  const dialog = page.getByRole('dialog', { name: 'Snapshots' })
  const list = dialog.getByRole('list', { name: 'Snapshots of this design' })
  const names = list.locator('.strong')
  const show = async () => {
    await page.getByRole('button', { name: 'History' }).click()
    await page.getByRole('menuitem', { name: 'Snapshots…' }).click()
    await expect(dialog).toBeVisible()
  }
  const remove = async (name: string) => {
    await page.locator('.react-flow__node').filter({ hasText: name }).click()
    await page.keyboard.press('Delete')
  }

  // nothing has changed: nothing is taken
  await page.clock.fastForward('45:00')
  await show()
  await expect(dialog).toContainText('There is none of this design yet.')
  await page.keyboard.type('Before the exam')
  await page.keyboard.press('Enter')
  await expect(names).toHaveText(['Before the exam'])
  await expect(list.locator('.miniature')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Done' }).click()

  // after half an hour in which something was changed, one by itself, and no other
  await remove('Monitoring')
  await page.clock.fastForward('20:00')
  await page.clock.fastForward('12:00')
  await page.clock.fastForward('45:00')
  await remove('Training data')
  await show()
  await expect(names).toHaveText(['Automatic', 'Before the exam'])
  await expect(list).toContainText('by Skyloom')

  await list.getByRole('button', { name: 'Restore Before the exam' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('.react-flow__node')).toHaveCount(11)
  await expect(page.getByRole('button', { name: 'Undo', exact: false }).first()).toHaveAccessibleName(
    'Undo: Restore Before the exam',
  )
  await page.keyboard.press('Control+z')
  await expect(page.locator('.react-flow__node')).toHaveCount(9)

  // they outlive the window, and are those of the file
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await expect.poll(() => remembered(page)).toMatchObject({ shown: 'mine.skyloom' })
  await page.reload()
  await expect(page.locator('.react-flow__node')).toHaveCount(9)
  await show()
  await expect(names).toHaveText(['Before Before the exam', 'Automatic', 'Before the exam'])
  await list.getByRole('button', { name: 'Delete Automatic' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await list.getByRole('button', { name: 'Restore Before Before the exam' }).click()
  await expect(page.getByText(/^The design is as it was in/)).toBeVisible()
})

test('asks where a recent file has gone, and lists it there', async ({ page }) => {
  await withFiles(page, text)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(heading(page, 'Three-tier model serving')).toBeVisible()
  await page.keyboard.press('Alt+q')
  const recents = page.getByRole('region', { name: 'Recent designs' })
  await expect(recents.getByRole('button', { name: /^mine/ })).toBeVisible()
  // another program moves it
  await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory()
    const moved = await folder.getFileHandle('moved.skyloom', { create: true })
    const old = await folder.getFileHandle('mine.skyloom')
    const writable = await moved.createWritable()
    await writable.write(await (await old.getFile()).text())
    await writable.close()
    await folder.removeEntry('mine.skyloom')
    Object.assign(window, { showOpenFilePicker: async () => [moved] })
  })
  await recents.getByRole('button', { name: /^mine/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await expect(recents.getByRole('button', { name: /^mine ?no longer there/ })).toBeVisible()
  await expectAccessible(page)
  await recents.getByRole('button', { name: 'Locate mine.skyloom' }).click()
  await expect(heading(page, 'Three-tier model serving')).toBeVisible()
  await page.getByRole('button', { name: 'Start screen' }).click()
  await expect(recents.getByRole('button', { name: /^moved/ })).toBeVisible()
  await expect(recents.getByRole('button', { name: /^mine/ })).toHaveCount(0)
})
