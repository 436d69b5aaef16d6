import type { Page } from '@playwright/test'
import { boxOf, expect, expectAccessible, openTemplate, test } from './app.ts'

/** Wires after they are drawn: their ways, their ends, the knife, the requests on them. */

const wire = (page: Page, name: string) => page.getByRole('group', { name: `Wire: ${name}` })
type Box = Awaited<ReturnType<typeof boxOf>>

/** Selects a wire at the point of it that no part covers. */
async function selectWire(page: Page, name: string): Promise<void> {
  const at = await wire(page, name)
    .locator('.wire')
    .evaluate((path: SVGPathElement) => {
      const point = path.getPointAtLength(path.getTotalLength() * 0.8)
      const { x, y } = point.matrixTransform(path.getScreenCTM() ?? new DOMMatrix())
      return { x, y }
    })
  await page.mouse.click(at.x, at.y)
  await expect(page.getByRole('button', { name: /^End of the wire/ })).toBeVisible()
}

async function dragGrip(page: Page, grip: RegExp, to: Box): Promise<void> {
  const box = await page.getByRole('button', { name: grip }).boundingBox()
  if (!box) throw new Error('the grip has no box')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.cx, to.cy, { steps: 8 })
}

test.beforeEach(async ({ page }) => openTemplate(page, 'Three-tier model serving', 'AWS'))

test('moves the end of a wire to another part by dragging it, in one step', async ({ page }) => {
  await selectWire(page, 'API calls Feature cache')
  await dragGrip(page, /^End of the wire/, await boxOf(page, 'Training data'))
  await page.mouse.up()
  await expect(wire(page, 'API calls Training data')).toBeAttached()
  await expect(wire(page, 'API calls Feature cache')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(wire(page, 'API calls Feature cache')).toBeAttached()
})

test('says why an end cannot go to a part before it is let go, and leaves it where it was', async ({ page }) => {
  await selectWire(page, 'API calls Feature cache')
  await dragGrip(page, /^End of the wire/, await boxOf(page, 'Users'))
  await expect(page.getByText('Users sends requests and answers none. Draw the wire from it.')).toBeVisible()
  await page.mouse.up()
  await expect(wire(page, 'API calls Feature cache')).toBeAttached()
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true')
})

test('moves the start of a wire with keys alone', async ({ page }) => {
  await wire(page, 'Load balancer calls API').focus()
  await page.keyboard.press('Alt+e')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.locator('.part-node[data-selected] .part-name')).not.toHaveText(['API'])
  const name = (await page.locator('.part-node[data-selected] .part-name').textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(wire(page, `Load balancer calls ${name}`)).toBeAttached()
  await expect(wire(page, 'Load balancer calls API')).toHaveCount(0)
  await page.keyboard.press('Alt+Shift+e')
  await page.keyboard.press('Escape')
  await expect(wire(page, `Load balancer calls ${name}`)).toBeAttached()
})

test('cuts the wires that a knife crosses, in one step', async ({ page }) => {
  const [api, cache, model] = [
    await boxOf(page, 'API'),
    await boxOf(page, 'Feature cache'),
    await boxOf(page, 'Model servers'),
  ]
  const count = await page.locator('.react-flow__edge').count()
  const x = (api.x + api.width + cache.x) / 2 + 30
  await page.keyboard.down('Control')
  await page.mouse.move(x, cache.y - 10)
  await page.mouse.down({ button: 'right' })
  await page.mouse.move(x, model.y + model.height + 10, { steps: 10 })
  await expect(page.locator('.wire[data-cut]').first()).toBeAttached()
  const cut = await page.locator('.wire[data-cut]').count()
  expect(cut).toBeGreaterThan(2)
  await page.mouse.up({ button: 'right' })
  await page.keyboard.up('Control')
  await expect(page.locator('.react-flow__edge')).toHaveCount(count - cut)
  await expect(page.getByRole('menu')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.locator('.react-flow__edge')).toHaveCount(count)
})

test('leads wires around parts, and labels beside them', async ({ page }) => {
  const labels = await page
    .locator('.wire-label')
    .evaluateAll((all) => all.map((label) => label.getBoundingClientRect().toJSON()))
  const parts = await page
    .locator('.part-node')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()))
  expect(labels.length).toBeGreaterThan(4)
  const overlap = (a: DOMRect, b: DOMRect) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
  labels.forEach((label, i) => {
    for (const other of [...parts, ...labels.slice(i + 1)]) expect(overlap(label, other)).toBe(false)
  })
})

test('lets wires at other parts be while one is dragged', async ({ page }) => {
  const pathOf = (name: string) => wire(page, name).locator('.wire').getAttribute('d')
  const [far, near] = [await pathOf('Users calls Load balancer'), await pathOf('Prediction log sends to Training data')]
  const from = await boxOf(page, 'Training data')
  const users = await boxOf(page, 'Users')
  await page.mouse.move(from.cx, from.cy)
  await page.mouse.down()
  // across the first wire
  await page.mouse.move(users.x + users.width + 60, users.cy, { steps: 10 })
  await expect.poll(() => pathOf('Prediction log sends to Training data')).not.toBe(near)
  expect(await pathOf('Users calls Load balancer')).toBe(far)
  await page.mouse.up()
})

test('shows requests on the wires in proportion to their rates, and stops them', async ({ page }) => {
  await page.keyboard.press('Alt+r')
  await expect(page.getByText(/^One dot is (a request|\d+ requests)$/)).toBeVisible()
  const apart = (name: string) =>
    wire(page, name)
      .locator('.wire-requests')
      .evaluate((path: SVGPathElement) => Number(path.style.getPropertyValue('--apart')))
  // a tenth of the requests is logged
  expect((await apart('API sends to Prediction log')) / (await apart('Users calls Load balancer'))).toBeCloseTo(10, 5)
  await expectAccessible(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect(page.locator('.wire-requests').first()).toBeHidden()
  await expect(page.getByText('Motion is off: the width of a wire tells its rate.')).toBeVisible()
  await page.getByRole('button', { name: 'Stop the requests on the wires' }).click()
  await expect(page.locator('.wire-requests')).toHaveCount(0)
})
