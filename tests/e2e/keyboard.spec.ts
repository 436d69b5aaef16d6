import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { cameraAtRest, expect, openTemplate, part, test } from './app.ts'

/** What can be done on the canvas without a pointer (docs/habits.md §1). */

const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })
const nodes = (page: Page) => page.locator('.react-flow__node')
const wires = (page: Page) => page.locator('.react-flow__edge')
const box = async (page: Page, name: string) => {
  const found = await part(page, name).boundingBox()
  if (!found) throw new Error(`${name} has no box`)
  return found
}

test('goes from a template to a saved design without a pointer', async ({ page }) => {
  const card = page.getByRole('button', { name: /Three-tier model serving.*AWS/ })
  await expect(card).toBeVisible()
  const isFocused = () => card.evaluate((element) => element === document.activeElement)
  for (let i = 0; i < 60 && !(await isFocused()); i++) await page.keyboard.press('Tab')
  await expect(card).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main', { name: 'Canvas' })).toBeVisible()
  await expect(nodes(page).first()).toBeAttached()
  // the first part, then along to the next, and one more behind it
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Control+ArrowDown')
  await expect(page.locator('input:focus')).toBeVisible()
  await page.keyboard.type('lambda')
  await page.keyboard.press('Enter')
  await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['Lambda'])
  await page.keyboard.press('F2')
  await page.keyboard.type('Audit')
  await page.keyboard.press('Enter')
  await expect(part(page, 'Audit')).toBeVisible()
  await expect(page.getByRole('group', { name: /^Wire: .* calls Audit$/ })).toBeAttached()
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+s')
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  expect(saved.nodes).toContainEqual(expect.objectContaining({ name: 'Audit', service: 'aws.lambda' }))
})

test.describe('on a design', () => {
  test.beforeEach(async ({ page }) => openTemplate(page, 'Three-tier model serving', 'AWS'))

  test('aligns and spaces parts, each as one step', async ({ page }) => {
    await part(page, 'Feature store').click()
    for (const name of ['Prediction log', 'Model servers']) await part(page, name).click({ modifiers: ['Control'] })
    await page.keyboard.press('Control+Shift+ArrowLeft')
    const [a, b] = [await box(page, 'Feature store'), await box(page, 'Prediction log')]
    expect(Math.abs(a.x - b.x)).toBeLessThan(1)
    await undo(page).hover()
    await expect(page.getByText(/Align 3 parts left/).first()).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await box(page, 'Prediction log')).x).toBeGreaterThan(a.x + 50)
  })

  test('draws a network around parts and takes it away again', async ({ page }) => {
    const before = await nodes(page).count()
    await part(page, 'Prediction log').click()
    await part(page, 'Training data').click({ modifiers: ['Control'] })
    const place = await box(page, 'Training data')
    await page.keyboard.press('Control+g')
    await expect(nodes(page)).toHaveCount(before + 1)
    expect((await box(page, 'Training data')).y).toBeCloseTo(place.y, 0)
    await page.keyboard.press('Control+Shift+g')
    await expect(nodes(page)).toHaveCount(before)
    expect((await box(page, 'Training data')).y).toBeCloseTo(place.y, 0)
  })

  test('deletes a part and keeps its wires', async ({ page }) => {
    const [parts, edges] = [await nodes(page).count(), await wires(page).count()]
    await part(page, 'Load balancer').click()
    await page.keyboard.press('Shift+Delete')
    await expect(nodes(page)).toHaveCount(parts - 1)
    await expect(page.getByRole('group', { name: 'Wire: Users calls API' })).toBeAttached()
    await expect(wires(page)).toHaveCount(edges - 1)
    await page.keyboard.press('Control+z')
    await expect(wires(page)).toHaveCount(edges)
  })

  test('locks a part: it is neither moved nor deleted until it is unlocked', async ({ page }) => {
    const count = await nodes(page).count()
    await part(page, 'Monitoring').click()
    await cameraAtRest(page)
    const place = await box(page, 'Monitoring')
    await page.keyboard.press('Control+Shift+l')
    await expect(part(page, 'Monitoring')).toHaveAttribute('aria-label', /locked/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Delete')
    await expect(nodes(page)).toHaveCount(count)
    expect((await box(page, 'Monitoring')).y).toBeCloseTo(place.y, 0)
    await page.keyboard.press('Control+Shift+l')
    await page.keyboard.press('Delete')
    await expect(nodes(page)).toHaveCount(count - 1)
  })

  test('copies the settings of one part to others', async ({ page }) => {
    const what = (name: string) => part(page, name).locator('.part-what')
    await part(page, 'API').click()
    await page.keyboard.press('Control+Alt+c')
    await part(page, 'Model servers').click()
    await expect(what('Model servers')).not.toHaveText((await what('API').textContent()) ?? '')
    await page.keyboard.press('Control+Alt+v')
    await expect(what('Model servers')).toHaveText((await what('API').textContent()) ?? '')
  })

  test('selects all that is called, and all that calls', async ({ page }) => {
    await part(page, 'API').click()
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await expect(page.locator('.part-node[data-selected]')).toHaveCount(6)
    await part(page, 'API').click()
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['Users', 'Load balancer', 'API'])
  })

  test('finds a part of the design by its name', async ({ page }) => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type('training')
    await page.keyboard.press('Enter')
    await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['Training data'])
  })

  test('ends a burst of arrow keys with a rest: two bursts are two steps', async ({ page }) => {
    await part(page, 'Monitoring').click()
    const start = await box(page, 'Monitoring')
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(1000)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await box(page, 'Monitoring')).x).toBeCloseTo(start.x, 0)
    expect((await box(page, 'Monitoring')).y).toBeGreaterThan(start.y + 10)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await box(page, 'Monitoring')).y).toBeCloseTo(start.y, 0)
  })

  test('shows and hides the grid', async ({ page }) => {
    await expect(page.locator('.react-flow__background')).toBeAttached()
    await page.keyboard.press("Control+'")
    await expect(page.locator('.react-flow__background')).toHaveCount(0)
  })

  test('adds a part beside another and wires it, in one step', async ({ page }) => {
    const [parts, edges] = [await nodes(page).count(), await wires(page).count()]
    await part(page, 'Training data').click()
    await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.type('lambda')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('group', { name: 'Wire: Training data calls Lambda' })).toBeAttached()
    await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['Lambda'])
    await page.keyboard.press('Control+z')
    await expect(nodes(page)).toHaveCount(parts)
    await expect(wires(page)).toHaveCount(edges)
  })

  test('folds a group into one box with its wires, and leaves the design alone', async ({ page }) => {
    const parts = await nodes(page).count()
    await part(page, 'API').click()
    await page.keyboard.press('Alt+g')
    await expect(part(page, 'API')).toHaveCount(0)
    await expect(page.locator('.group-node[data-folded]')).toContainText('Private network5 parts · $8')
    await expect(page.getByRole('group', { name: 'Wire: Users calls Load balancer' })).toBeAttached()
    await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('Alt+Shift+g')
    await expect(nodes(page)).toHaveCount(parts)
  })

  test('undoes in a field in which nothing has been typed, and else what was typed there', async ({ page }) => {
    await part(page, 'Users').click()
    await page.keyboard.press('ArrowDown')
    await part(page, 'API').click()
    const machines = page
      .getByRole('complementary', { name: 'Settings' })
      .getByRole('textbox', { name: 'Machines', exact: true })
    await machines.fill('7')
    await expect(undo(page)).toHaveAccessibleName('Undo: Change machines of API')
    await page.keyboard.press('Control+z')
    await expect(machines).toHaveValue('3')
    await machines.fill('7')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+z')
    await expect(undo(page)).toHaveAccessibleName('Undo: Move Users')
    await expect(machines).toHaveValue('3')
    await page.keyboard.press('Control+y')
    await expect(machines).toHaveValue('7')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')
    // what a list of parts has just placed, too
    const count = await nodes(page).count()
    await page.locator('.react-flow__pane').click({ position: { x: 30, y: 30 } })
    await page.keyboard.press('/')
    await page.keyboard.type('S3')
    await page.keyboard.press('Enter')
    await expect(nodes(page)).toHaveCount(count + 1)
    await page.keyboard.press('Control+z')
    await expect(nodes(page)).toHaveCount(count)
  })

  test('leaves to an input method the keys that it takes, and deletes letters and not parts in a name', async ({
    page,
  }) => {
    const count = await nodes(page).count()
    const composing = (key: string) =>
      page.evaluate(
        (pressed) =>
          document.activeElement?.dispatchEvent(
            new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true, isComposing: true }),
          ),
        key,
      )
    await part(page, 'API').click()
    await page.keyboard.press('F2')
    const field = page.getByRole('textbox', { name: 'Name' }).first()
    await expect(field).toBeFocused()
    await page.keyboard.type('Web')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Delete')
    await composing('Enter')
    await expect(field).toBeFocused()
    await composing('Escape')
    await expect(field).toBeFocused()
    await page.keyboard.insertText('日本')
    await page.keyboard.press('Enter')
    await expect(part(page, 'We日本')).toBeVisible()
    await expect(nodes(page)).toHaveCount(count)
  })

  test('leaves the design alone while a dialog or a menu is open', async ({ page }) => {
    const count = await nodes(page).count()
    await part(page, 'API').click()
    await page.keyboard.press('Control+c')
    await expect(page.getByText('Copied one part.')).toBeVisible()
    const all = ['Delete', 'Control+d', 'Control+v', 'Control+g', 'n', 'ArrowDown', 'Control+z']
    await page.getByRole('button', { name: 'Export…' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    for (const key of all) await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await part(page, 'API').click({ button: 'right' })
    await expect(page.getByRole('menu')).toBeVisible()
    for (const key of all) await page.keyboard.press(key)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
    await expect(nodes(page)).toHaveCount(count)
    await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')
  })

  test('Enter goes into the settings, Esc back to the part, and keys in an open list stay there', async ({ page }) => {
    const count = await nodes(page).count()
    await part(page, 'API').click()
    await page.keyboard.press('Enter')
    const settings = page.getByRole('complementary', { name: 'Settings' })
    await expect(settings.getByRole('textbox', { name: 'Name' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(part(page, 'API')).toBeFocused()
    await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['API'])
    await settings.getByRole('button', { expanded: false }).first().click()
    await expect(page.locator('.select-list')).toBeVisible()
    for (const key of ['Control+d', 'Control+g', 'Delete', 'Control+v']) await page.keyboard.press(key)
    await expect(nodes(page)).toHaveCount(count)
    await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')
  })

  test('shows everything where nothing is selected to be shown', async ({ page }) => {
    const zoom = page.getByRole('button', { name: /^Zoom \d+ %/ })
    const whole = (await zoom.textContent()) ?? ''
    await part(page, 'API').click()
    await page.keyboard.press('Shift+2')
    await expect(zoom).not.toHaveText(whole)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+2')
    await expect(zoom).toHaveText(whole)
  })
})
