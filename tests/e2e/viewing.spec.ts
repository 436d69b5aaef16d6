import type { Page } from '@playwright/test'
import { cameraAtRest, expect, expectAccessible, openTemplate, part, test } from './app.ts'

const camera = (page: Page) => page.locator('.react-flow__viewport').evaluate((one) => getComputedStyle(one).transform)
const scale = async (page: Page) => Number((await camera(page)).match(/matrix\(([\d.]+)/)?.[1])

test('shows the sheet alone and comes back, by key and by button', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.keyboard.press('Alt+z')
    await expect(page.getByRole('banner')).toHaveCount(0)
    await expect(page.locator('[data-area="palette"], [data-area="drawer"], [data-area="inspector"]')).toHaveCount(0)
    const sheet = await page.getByRole('main', { name: 'Canvas' }).boundingBox()
    expect(sheet).toMatchObject({ x: 0, y: 0, width: 1440, height: 900 })
    await cameraAtRest(page)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('banner')).toBeVisible()
  }
  await page.getByRole('button', { name: 'The sheet alone' }).click()
  await page.getByRole('button', { name: 'Show what is around the sheet' }).click()
  await expect(page.getByRole('banner')).toBeVisible()
})

test('the camera jumps for who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.keyboard.press('Control+0')
  const nextFrame = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  await expect.poll(() => scale(page)).toBe(1)
  await page.keyboard.press('Shift+1')
  await nextFrame()
  const there = await camera(page)
  await cameraAtRest(page)
  expect(await camera(page)).toBe(there)
})

test('the wheel moves the sheet, or zooms where that is asked for, also after a new start', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.mouse.move(620, 200)
  const before = await scale(page)
  await page.mouse.wheel(0, 120)
  await cameraAtRest(page)
  expect(await scale(page)).toBe(before)
  await page.getByRole('button', { name: /^Bars on the parts/ }).click()
  await page.getByRole('menuitem', { name: 'The wheel zooms' }).click()
  await page.mouse.move(620, 200)
  await page.mouse.wheel(0, -240)
  await cameraAtRest(page)
  expect(await scale(page)).toBeGreaterThan(before)
  expect(await page.evaluate(() => localStorage.getItem('skyloom.wheel'))).toBe('"zoom"')
})

test('returns to the view before it jumped, and keeps the view of each open design', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.keyboard.press('Control+0')
  await cameraAtRest(page)
  await page.keyboard.press('Control+=')
  await cameraAtRest(page)
  const mine = await camera(page)
  await page.keyboard.press('Shift+1')
  await cameraAtRest(page)
  expect(await camera(page)).not.toBe(mine)
  await page.keyboard.press('Shift+3')
  await cameraAtRest(page)
  expect(await camera(page)).toBe(mine)
  await page.keyboard.press('Control+n')
  await page.keyboard.press('Control+Tab')
  await cameraAtRest(page)
  expect(await camera(page)).toBe(mine)
})

test('offers a region to a part that stands in none, and makes it on request only', async ({ page }) => {
  await page.keyboard.press('Control+n')
  await expect(page.locator('.react-flow__pane')).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('EC2')
  await page.keyboard.press('Enter')
  await expect(page.locator('.react-flow__node')).toHaveCount(1)
  const offer = page.getByRole('button', { name: 'Put a region around it' })
  // it stays as long as the pointer is on it
  await offer.hover()
  await expectAccessible(page)
  await offer.click()
  await expect(page.locator('.group-node')).toHaveCount(1)
  await page.locator('.react-flow__pane').click({ position: { x: 30, y: 30 } })
  await page.keyboard.press('Control+z')
  await expect(page.locator('.group-node')).toHaveCount(0)
  await expect(page.locator('.react-flow__node')).toHaveCount(1)
})

test('brings a note forward and sends it back, as a step', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  const notes = page.locator('.note .note-text')
  for (const text of ['first', 'second']) {
    await page.getByRole('button', { name: 'Add a note' }).click()
    await page.keyboard.type(text)
    await page.locator('.react-flow__pane').click({ position: { x: 30, y: 30 } })
  }
  await expect(notes).toHaveText(['first', 'second'])
  await notes.first().focus()
  await page.keyboard.press('Control+]')
  await expect(notes).toHaveText(['second', 'first'])
  await page.keyboard.press('Control+z')
  await expect(notes).toHaveText(['first', 'second'])
})

test('shows every tab of the results whole in a window of 1024 px', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await part(page, 'API').click()
  await page.keyboard.press('Enter')
  const bar = page.getByRole('tablist', { name: 'Results' })
  const room = await bar.evaluate((list) => [list.scrollWidth, list.clientWidth])
  expect(room[0]).toBe(room[1])
})

test('keeps the sheet light in a dark window, also after a new start, and everything on it can be read', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  const colours = () =>
    page.evaluate(() => {
      const of = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body)
      return { sheet: of('.canvas').backgroundColor, words: of('.part-name').color, panel: of('.inspector').color }
    })
  const dark = await colours()
  await page.getByRole('button', { name: /^Bars on the parts/ }).click()
  await page.getByRole('menuitem', { name: 'Light sheet in a dark window' }).click()
  await expect.poll(async () => (await colours()).sheet).toBe('rgb(247, 248, 250)')
  const light = await colours()
  expect(light.words).not.toBe(dark.words)
  expect(light.panel).toBe(dark.panel)
  await page.getByRole('button', { name: 'Add a note' }).click()
  await page.keyboard.type('Why two zones?')
  await page.keyboard.press('Escape')
  await expectAccessible(page)
  expect(await page.evaluate(() => localStorage.getItem('skyloom.lightSheet'))).toBe('true')
  await page.getByRole('button', { name: /^Bars on the parts/ }).click()
  await page.getByRole('menuitem', { name: 'Light sheet in a dark window' }).click()
  await expect.poll(colours).toEqual(dark)
})

test('shows notes, too, when it shows everything or the selection', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.getByRole('button', { name: 'Add a note' }).click()
  await page.keyboard.type('Far away')
  await page.keyboard.press('Escape')
  const note = page.locator('.note')
  for (let step = 0; step < 24; step++) await page.keyboard.press('Shift+ArrowDown')
  const inView = async () => {
    await cameraAtRest(page)
    const [sheet, box] = [await page.locator('.canvas').boundingBox(), await note.boundingBox()]
    if (!sheet || !box) throw new Error('there is no note')
    return box.y >= sheet.y && box.y + box.height <= sheet.y + sheet.height
  }
  expect(await inView()).toBe(false)
  await page.keyboard.press('Shift+1')
  expect(await inView()).toBe(true)
  await expect(part(page, 'Monitoring')).toBeInViewport()
  const far = await scale(page)
  await page.keyboard.press('Shift+2')
  expect(await inView()).toBe(true)
  expect(await scale(page)).toBeGreaterThan(far)
  await expect(part(page, 'Monitoring')).not.toBeInViewport()
})
