import type { Page } from '@playwright/test'
import { boxOf, expect, giveFile, openTemplate, part, test } from './app.ts'

/** Automatic layout, and what parts come in line with while they are dragged and resized. */

/** Where a part stands on the sheet, whatever the zoom. */
const placeOf = (page: Page, name: string) =>
  part(page, name).evaluate((node) => {
    const { m41, m42 } = new DOMMatrix(getComputedStyle(node).transform)
    return { x: Math.round(m41), y: Math.round(m42) }
  })

/** A drag begins where the pointer has moved further than in a click. */
async function takeHold(page: Page, { cx, cy }: { readonly cx: number; readonly cy: number }): Promise<void> {
  await page.mouse.move(cx - 5, cy)
  await page.mouse.down()
  await page.mouse.move(cx, cy)
}

test.beforeEach(async ({ page }) => openTemplate(page, 'Three-tier model serving', 'AWS'))

test('lays everything out from the command list, in one step that is taken back as a whole', async ({ page }) => {
  const before = await placeOf(page, 'Feature store')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('tidy')
  await page.keyboard.press('Enter')
  await expect.poll(() => placeOf(page, 'Feature store')).not.toEqual(before)
  await expect(page.locator('.canvas[data-gliding]')).toHaveCount(0)
  const [users, balancer, api] = [
    await boxOf(page, 'Users'),
    await boxOf(page, 'Load balancer'),
    await boxOf(page, 'API'),
  ]
  expect(users.x + users.width).toBeLessThan(balancer.x)
  expect(balancer.x + balancer.width).toBeLessThan(api.x)
  await page.keyboard.press('Control+z')
  await expect.poll(() => placeOf(page, 'Feature store')).toEqual(before)
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true')
})

test('lays out only what is selected', async ({ page }) => {
  const api = await placeOf(page, 'API')
  await part(page, 'Feature cache').click()
  await part(page, 'Model servers').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Alt+Shift+t')
  await expect(page.getByRole('button', { name: 'Undo' })).not.toHaveAttribute('aria-disabled', 'true')
  expect(await placeOf(page, 'API')).toEqual(api)
})

test('says that a long layout goes on, and lets it be left out or stopped', async ({ page }) => {
  const nodes = Array.from({ length: 1200 }, (_, i) => ({ id: `p${i}`, service: 'generic.service' }))
  const edges = nodes.flatMap(({ id }, i) =>
    [2 * i + 1, 2 * i + 2, (i * 7) % 1200].flatMap((to, k) =>
      to > i && to < nodes.length ? [{ id: `w${i}-${k}`, source: id, target: `p${to}` }] : [],
    ),
  )
  const heap = { format: 'skyloom/design', version: 1, name: 'Heap', workloads: [], nodes, edges }
  await giveFile(page, () => page.keyboard.press('Control+o'), { name: 'heap.skyloom', content: JSON.stringify(heap) })
  const messages = page.getByRole('region', { name: 'Messages' })
  await expect(messages.getByText('Laying out 1,200 parts…')).toBeVisible()
  await messages.getByRole('button', { name: 'Open as it is' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Heap' })).toBeVisible()
  await expect(messages.getByText(/Laying out/)).toHaveCount(0)

  await page.keyboard.press('Alt+Shift+t')
  await expect(messages.getByText('Laying out 1,200 parts…')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(messages.getByText(/Laying out/)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true')
})

test('moves at once where motion is unwelcome, and else not', async ({ page }) => {
  /** How long parts take when a layout moves them, whether or not one does just now. */
  const moveTime = () =>
    page.locator('.canvas').evaluate((canvas) => {
      canvas.setAttribute('data-gliding', 'true')
      const node = canvas.querySelector('.react-flow__node')
      return node ? getComputedStyle(node).transitionDuration : 'no part'
    })
  expect(Number.parseFloat(await moveTime())).toBeGreaterThan(0)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(Number.parseFloat(await moveTime())).toBe(0)
})

test('draws a part in line with another, and not while Mod is held', async ({ page }) => {
  await page.keyboard.press('Alt+s')
  const [from, api] = [await boxOf(page, 'Monitoring'), await boxOf(page, 'API')]
  const below = api.y + 170 - from.y
  await takeHold(page, from)
  await page.mouse.move(from.cx + (api.x - from.x) + 3, from.cy + below, { steps: 10 })
  await expect(page.locator('.guide-line').first()).toBeAttached()
  expect(Math.abs((await boxOf(page, 'Monitoring')).x - api.x)).toBeLessThan(0.5)
  await page.keyboard.down('Control')
  await page.mouse.move(from.cx + (api.x - from.x) + 4, from.cy + below + 1)
  await expect(page.locator('.guide-line')).toHaveCount(0)
  expect(Math.abs((await boxOf(page, 'Monitoring')).x - api.x)).toBeGreaterThan(2)
  await page.keyboard.up('Control')
  await page.mouse.move(from.cx + (api.x - from.x) + 3, from.cy + below, { steps: 2 })
  await expect(page.locator('.guide-line').first()).toBeAttached()
  await page.mouse.up()
  await expect(page.locator('.guide-lines')).toHaveCount(0)
  // what was shown is what is kept
  expect(Math.abs((await boxOf(page, 'Monitoring')).x - api.x)).toBeLessThan(0.5)
})

test('keeps the gap of a column, and shows it', async ({ page }) => {
  await page.keyboard.press('Alt+s')
  const [from, log, training] = [
    await boxOf(page, 'Monitoring'),
    await boxOf(page, 'Prediction log'),
    await boxOf(page, 'Training data'),
  ]
  const gap = training.y - log.y - log.height
  const y = training.y + training.height + gap
  await takeHold(page, from)
  await page.mouse.move(from.cx + 1, from.cy + (y - from.y) + 3, { steps: 10 })
  await expect(page.locator('.guide-gap')).toHaveCount(2)
  const [first, second] = await page.locator('.guide-lines text').allTextContents()
  expect(first).toBe(second)
  await page.mouse.up()
  expect(Math.abs((await boxOf(page, 'Monitoring')).y - y)).toBeLessThan(0.6)
})

test('resizes a group in line with what is near, and keeps what was shown', async ({ page }) => {
  await page.locator('.group-header', { hasText: 'Private network' }).click()
  const grip = await page.locator('.group-grip.bottom.right').first().boundingBox()
  if (!grip) throw new Error('the group has no grip')
  const heightOf = async () => (await page.locator('.group-node[data-selected]').boundingBox())?.height ?? 0
  const bottomOf = async () => {
    const box = await page.locator('.group-node[data-selected]').boundingBox()
    return (box?.y ?? 0) + (box?.height ?? 0)
  }
  const before = await heightOf()
  const training = await boxOf(page, 'Training data')
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2]
  const by = training.y + training.height + 3 - (await bottomOf())
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + by, { steps: 8 })
  await expect(page.locator('.guide-line').first()).toBeAttached()
  await page.mouse.up()
  expect(Math.abs((await bottomOf()) - training.y - training.height)).toBeLessThan(0.6)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => Math.abs((await heightOf()) - before)).toBeLessThan(0.6)
})

test('a group is made no smaller than what it holds', async ({ page }) => {
  await page.locator('.group-header', { hasText: 'Private network' }).click()
  const group = page.locator('.group-node[data-selected]')
  const edgesOf = async () => {
    const { x, y, width, height } = (await group.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    return { left: x, top: y, right: x + width, bottom: y + height }
  }
  const held = await Promise.all(
    ['Load balancer', 'API', 'Feature store', 'Model servers'].map((it) => boxOf(page, it)),
  )
  const spots = await Promise.all(['Load balancer', 'Model servers'].map((it) => placeOf(page, it)))
  for (const corner of ['bottom.right', 'top.left'] as const) {
    const grip = await page.locator(`.group-grip.${corner}`).first().boundingBox()
    if (!grip) throw new Error('the group has no grip')
    const { left, top, right, bottom } = await edgesOf()
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
    await page.mouse.down()
    await page.mouse.move((left + right) / 2, (top + bottom) / 2, { steps: 8 })
    await page.mouse.up()
  }
  const edges = await edgesOf()
  for (const box of held) {
    expect(edges.left).toBeLessThan(box.x + 1)
    expect(edges.top).toBeLessThan(box.y)
    expect(edges.right).toBeGreaterThan(box.x + box.width - 1)
    expect(edges.bottom).toBeGreaterThan(box.y + box.height - 1)
  }
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  expect(await Promise.all(['Load balancer', 'Model servers'].map((it) => placeOf(page, it)))).toEqual(spots)
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true')
})
