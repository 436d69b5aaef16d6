import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { type Design, evaluate, formatMoney, parseDesign } from '../../simulation/index.ts'
import { expect, expectAccessible, openTemplate, part, test } from './app.ts'

/** The outline twin, and the same design made with keys alone on the canvas and in the outline. */

const outline = (page: Page) => page.getByRole('treegrid', { name: 'Outline of the design' })
const line = (page: Page, name: string | RegExp) => outline(page).getByRole('row', { name })
const header = (page: Page, name: RegExp) => page.getByRole('banner').getByRole('button', { name })

/** Opens a template of the start screen with keys alone. */
async function openWithKeys(page: Page): Promise<void> {
  const card = page.getByRole('button', { name: /Three-tier model serving.*AWS/ })
  await expect(card).toBeVisible()
  const isFocused = () => card.evaluate((element) => element === document.activeElement)
  for (let i = 0; i < 60 && !(await isFocused()); i++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(header(page, /^Cost a month: .* Why/)).toHaveText('$877')
  // the header is there before the canvas, which answers to keys once its parts are
  await expect(part(page, 'API')).toBeVisible()
}

async function saved(page: Page): Promise<Design> {
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+s')
  const read = parseDesign(await readFile(await (await download).path(), 'utf8'))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

/** Types into the field of the settings that has the focus, or the next ones until it is this. */
async function typeInto(page: Page, field: string, text: string): Promise<void> {
  await expect(page.locator('[data-area="inspector"] :focus'), 'the settings have the focus').toBeAttached()
  const isThere = () =>
    page.evaluate((name) => document.activeElement?.matches(`input[aria-label^="${name}"]`) ?? false, field)
  for (let i = 0; i < 40 && !(await isThere()); i++) await page.keyboard.press('Tab')
  expect(await isThere(), `${field} is reached with Tab`).toBe(true)
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

async function goToPart(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText([name])
}

/** An audit function in a network of its own, told of half the predictions, with more memory. */
async function buildOnCanvas(page: Page): Promise<Design> {
  await openWithKeys(page)
  await page.keyboard.press('n')
  await page.keyboard.type('lambda')
  await page.keyboard.press('Enter')
  await expect(part(page, 'Lambda')).toBeFocused()
  await page.keyboard.press('F2')
  await page.keyboard.type('Audit')
  await page.keyboard.press('Enter')
  await expect(part(page, 'Audit')).toBeFocused()
  await page.keyboard.press('Enter')
  await typeInto(page, 'Memory', '2048')
  await page.keyboard.press('Shift+F6')
  await expect(part(page, 'Audit')).toBeFocused()
  await page.keyboard.press('Control+g')
  await expect(page.getByRole('group', { name: /^Private network 2, group/ })).toBeAttached()
  // from the API, with the wire tool, to what is found by name
  await goToPart(page, 'API')
  await page.keyboard.press('w')
  await goToPart(page, 'Audit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Wire: API calls Audit' })).toBeAttached()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'Request', exact: true })).toBeFocused()
  // held as a finger holds it, until the focus has moved
  await page.keyboard.down('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Async', exact: true })).toBeChecked()
  await page.keyboard.up('ArrowRight')
  await typeInto(page, 'Calls per request', '0.5')
  await expect(page.getByRole('group', { name: 'Wire: API sends to Audit' })).toBeAttached()
  await expect(part(page, 'Audit')).toContainText('Lambda, 2048 MB')
  return saved(page)
}

async function buildInOutline(page: Page): Promise<Design> {
  await openWithKeys(page)
  await page.keyboard.press('Alt+o')
  await expect(line(page, /^Users/)).toBeFocused()
  await page.keyboard.type('api')
  await expect(line(page, /^API/)).toBeFocused()
  // beside the API, in its group
  await page.keyboard.press('Insert')
  await expect(page.getByRole('combobox', { name: 'Add a part to Private network' })).toBeFocused()
  await page.keyboard.type('lambda')
  await page.keyboard.press('Enter')
  await expect(line(page, /^Lambda/)).toBeFocused()
  await page.keyboard.press('F2')
  await page.keyboard.type('Audit')
  await page.keyboard.press('Enter')
  await expect(line(page, /^Audit/)).toBeFocused()
  await page.keyboard.press('Enter')
  await typeInto(page, 'Memory', '2048')
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+F6')
  await expect(line(page, /^Audit/)).toBeFocused()
  await page.keyboard.press('Insert')
  await page.keyboard.type('private network')
  await page.keyboard.press('Enter')
  await expect(line(page, /^Private network 2, group/)).toBeFocused()
  await page.keyboard.type('audit')
  await page.keyboard.press('Alt+m')
  await expect(page.locator('input:focus')).toBeVisible()
  await page.keyboard.type('network 2')
  await page.keyboard.press('Enter')
  await expect(line(page, /^Audit/)).toHaveAttribute('aria-level', '4')
  await page.keyboard.type('api')
  await page.keyboard.press('Alt+w')
  await expect(page.locator('input:focus')).toBeVisible()
  await page.keyboard.type('audit')
  await page.keyboard.press('Enter')
  await expect(line(page, /^Wire to Audit, request/)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'Request', exact: true })).toBeFocused()
  // held as a finger holds it, until the focus has moved
  await page.keyboard.down('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Async', exact: true })).toBeChecked()
  await page.keyboard.up('ArrowRight')
  await typeInto(page, 'Calls per request', '0.5')
  await expect(line(page, /^Wire to Audit, asynchronous, × 0\.5/)).toBeVisible()
  return saved(page)
}

test('makes a design with keys alone on the canvas, and the same in the outline, with the same report', async ({
  page,
}) => {
  test.slow()
  const onCanvas = evaluate(await buildOnCanvas(page))
  expect(onCanvas.bill.totalUsd).toBeGreaterThan(1000)
  await expect(header(page, /^Cost a month: .* Why/)).toHaveText(formatMoney(onCanvas.bill.totalUsd))
  await page.keyboard.press('Control+k')
  await page.keyboard.type('start screen')
  await page.keyboard.press('Enter')
  const inOutline = evaluate(await buildInOutline(page))
  expect(inOutline).toEqual(onCanvas)
  await expect(header(page, /^Cost a month: .* Why/)).toHaveText(formatMoney(inOutline.bill.totalUsd))
})

test.describe('beside the canvas', () => {
  test.beforeEach(async ({ page }) => {
    await openTemplate(page, 'Three-tier model serving', 'AWS')
    await page.getByRole('tab', { name: 'Outline' }).click()
  })

  test('is in step both ways, and reads well in both themes', async ({ page }) => {
    await line(page, /^Feature store/).click()
    await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['Feature store'])
    await part(page, 'Model servers').click()
    await expect(line(page, /^Model servers/)).toHaveAttribute('aria-selected', 'true')
    await page.getByRole('group', { name: 'Wire: API calls Feature cache' }).focus()
    await page.keyboard.press('Tab')
    await expect(outline(page).locator('[data-kind="wire"][aria-selected="true"]')).toHaveCount(1)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectAccessible(page)
    }
  })

  test('deletes, and undoes, with the focus on the next line', async ({ page }) => {
    const count = await page.locator('.react-flow__node').count()
    await line(page, /^Feature store/).click()
    await page.keyboard.press('Delete')
    await expect(line(page, /^Feature store/)).toHaveCount(0)
    await expect(line(page, /^Model servers/)).toBeFocused()
    await expect(page.locator('.react-flow__node')).toHaveCount(count - 1)
    await page.keyboard.press('Control+z')
    await expect(page.locator('.react-flow__node')).toHaveCount(count)
    await expect(page.locator('[role="status"]').filter({ hasText: 'Undone: Delete Feature store' })).toBeAttached()
  })

  test('says what was done', async ({ page }) => {
    const said = (text: string | RegExp) => page.locator('[role="status"]').filter({ hasText: text })
    await line(page, /^Monitoring/).click()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(said('Move Monitoring out of its group')).toBeAttached()
    await line(page, /^Users/).click()
    await page.keyboard.press('Enter')
    await typeInto(page, 'Mean rate', '90000')
    await expect(said('Latency: Missed.')).toBeAttached()
  })

  test('opens the menu of a line with its key, and comes back to it', async ({ page }) => {
    await line(page, /^Monitoring/).click()
    await page.keyboard.press('Shift+F10')
    const menu = page.getByRole('menu')
    await expect(menu.getByRole('menuitem', { name: /^Draw a wire to/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(line(page, /^Monitoring/)).toBeFocused()
    await page.keyboard.press('Shift+F10')
    await menu.getByRole('menuitem', { name: /^Rename/ }).click()
    await expect(outline(page).locator('input')).toBeFocused()
    await page.keyboard.type('Watch')
    await page.keyboard.press('Enter')
    await expect(line(page, /^Watch/)).toBeFocused()
  })
})

test('opens over the canvas from the rail of a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 640 })
  await openTemplate(page, 'Serverless inference', 'GCP')
  await page.keyboard.press('Alt+o')
  await expect(outline(page).getByRole('row').nth(1)).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(outline(page)).toHaveCount(0)
})
