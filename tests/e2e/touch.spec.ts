import type { Browser, CDPSession, Page } from '@playwright/test'
import type { Served } from '../../main/server/serve.ts'
import { boxOf, expect, openTemplate, test as withMouse } from './app.ts'

/** The canvas under fingers: no mouse, no keys. */

const test = withMouse.extend<{ fingers: CDPSession }>({
  page: async ({ browser, served }: { browser: Browser; served: Served }, use: (page: Page) => Promise<void>) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, hasTouch: true })
    const page = await context.newPage()
    await page.goto(served.url)
    await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
    await openTemplate(page, 'Three-tier model serving', 'AWS')
    await use(page)
    await context.close()
  },
  fingers: async ({ page }, use) => use(await page.context().newCDPSession(page)),
})

interface Spot {
  readonly x: number
  readonly y: number
}

const touch = (
  fingers: CDPSession,
  type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel',
  spots: readonly Spot[],
) => fingers.send('Input.dispatchTouchEvent', { type, touchPoints: spots.map(({ x, y }, id) => ({ x, y, id })) })

/** Puts fingers down, moves them in steps, lifts them. */
async function swipe(fingers: CDPSession, from: readonly Spot[], to: readonly Spot[]): Promise<void> {
  await touch(fingers, 'touchStart', from)
  for (let step = 1; step <= 8; step++) {
    const share = step / 8
    await touch(
      fingers,
      'touchMove',
      from.map(({ x, y }, i) => ({ x: x + ((to[i]?.x ?? x) - x) * share, y: y + ((to[i]?.y ?? y) - y) * share })),
    )
  }
  await touch(fingers, 'touchEnd', [])
}

const emptyPlace = async (page: Page) => {
  const users = await boxOf(page, 'Users')
  return { x: users.cx, y: users.cy + 110 }
}

test('one finger on the sheet moves it', async ({ page, fingers }) => {
  const [at, before] = [await emptyPlace(page), await boxOf(page, 'API')]
  await swipe(fingers, [at], [{ x: at.x + 90, y: at.y - 60 }])
  const after = await boxOf(page, 'API')
  // a few px are needed to know that it is a drag
  expect(after.x - before.x).toBeGreaterThan(60)
  expect(after.y - before.y).toBeLessThan(-35)
  await expect(page.locator('.part-node[data-selected]')).toHaveCount(0)
})

test('two fingers zoom', async ({ page, fingers }) => {
  const at = await emptyPlace(page)
  const before = await boxOf(page, 'API')
  await swipe(
    fingers,
    [at, { x: at.x + 60, y: at.y }],
    [
      { x: at.x - 30, y: at.y },
      { x: at.x + 90, y: at.y },
    ],
  )
  expect((await boxOf(page, 'API')).width).toBeGreaterThan(before.width * 1.4)
})

test('a tap selects a part and opens its settings, a tap beside it clears', async ({ page }) => {
  const api = await boxOf(page, 'API')
  await page.touchscreen.tap(api.cx, api.cy)
  await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['API'])
  await expect(page.getByRole('complementary', { name: 'Settings' })).toContainText('API')
  const at = await emptyPlace(page)
  await page.touchscreen.tap(at.x, at.y)
  await expect(page.locator('.part-node[data-selected]')).toHaveCount(0)
})

test('a part is dragged, in one step', async ({ page, fingers }) => {
  const before = await boxOf(page, 'Training data')
  await swipe(fingers, [{ x: before.cx, y: before.cy }], [{ x: before.cx, y: before.cy + 60 }])
  expect((await boxOf(page, 'Training data')).y - before.y).toBeGreaterThan(30)
  await page.getByRole('button', { name: 'Undo' }).tap()
  await expect.poll(async () => Math.abs((await boxOf(page, 'Training data')).y - before.y)).toBeLessThan(1)
})

test('a long press opens the menu of a part, and of the sheet', async ({ page, fingers }) => {
  const api = await boxOf(page, 'API')
  await touch(fingers, 'touchStart', [{ x: api.cx, y: api.cy }])
  await expect(page.getByRole('menuitem', { name: /^Duplicate/ })).toBeVisible()
  await touch(fingers, 'touchEnd', [])
  await page.getByRole('menuitem', { name: /^Open the settings/ }).tap()
  await expect(page.getByRole('menu')).toHaveCount(0)
  const at = await emptyPlace(page)
  await touch(fingers, 'touchStart', [at])
  await expect(page.getByRole('menuitem', { name: /^Add a part here/ })).toBeVisible()
  await touch(fingers, 'touchEnd', [])
})

test('the end of a wire is dragged to another part', async ({ page, fingers }) => {
  const wire = page.getByRole('group', { name: 'Wire: API calls Feature cache' })
  const at = await wire.locator('.wire').evaluate((path: SVGPathElement) => {
    const { x, y } = path
      .getPointAtLength(path.getTotalLength() * 0.5)
      .matrixTransform(path.getScreenCTM() ?? new DOMMatrix())
    return { x, y }
  })
  await page.touchscreen.tap(at.x, at.y)
  const grip = await page.getByRole('button', { name: /^End of the wire/ }).boundingBox()
  if (!grip) throw new Error('the wire has no grip')
  const to = await boxOf(page, 'Training data')
  await swipe(fingers, [{ x: grip.x + 12, y: grip.y + 12 }], [{ x: to.cx, y: to.cy }])
  await expect(page.getByRole('group', { name: 'Wire: API calls Training data' })).toBeAttached()
})

test('a second finger gives up what the first one drags, and zooms', async ({ page, fingers }) => {
  const monitoring = await boxOf(page, 'Monitoring')
  const placeOf = () =>
    page
      .locator('.react-flow__node')
      .filter({ has: page.locator('.part-name', { hasText: /^Monitoring$/ }) })
      .evaluate((node) => new DOMMatrix(getComputedStyle(node).transform).m42)
  const zoom = page.getByRole('button', { name: /^Zoom \d+ %/ })
  const [before, zoomed] = [await placeOf(), await zoom.textContent()]
  const at = { x: monitoring.cx, y: monitoring.cy }
  await touch(fingers, 'touchStart', [at])
  for (let step = 1; step <= 6; step++) await touch(fingers, 'touchMove', [{ x: at.x, y: at.y + step * 10 }])
  await expect.poll(placeOf).toBeGreaterThan(before)
  const other = await emptyPlace(page)
  const first = { x: at.x, y: at.y + 60 }
  await touch(fingers, 'touchStart', [first, other])
  for (let step = 1; step <= 6; step++)
    await touch(fingers, 'touchMove', [
      { x: first.x, y: first.y + step * 5 },
      { x: other.x + step * 8, y: other.y },
    ])
  await touch(fingers, 'touchEnd', [])
  await expect(zoom).not.toHaveText(zoomed ?? '')
  await page.waitForTimeout(200)
  expect(await placeOf()).toBe(before)
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true')
})

test('a touch that the system takes away gives the drag up', async ({ page, fingers }) => {
  const undo = page.getByRole('button', { name: 'Undo' })
  const before = await boxOf(page, 'Monitoring')
  const at = { x: before.cx, y: before.cy }
  await touch(fingers, 'touchStart', [at])
  for (let step = 1; step <= 6; step++) await touch(fingers, 'touchMove', [{ x: at.x, y: at.y + step * 10 }])
  await expect.poll(async () => (await boxOf(page, 'Monitoring')).y).toBeGreaterThan(before.y + 20)
  await touch(fingers, 'touchCancel', [])
  await expect.poll(async () => (await boxOf(page, 'Monitoring')).y).toBe(before.y)
  await expect(undo).toHaveAttribute('aria-disabled', 'true')
  await expect(page.locator('.part-node[data-selected]')).toHaveCount(0)
  // the next drag is as any other
  await swipe(fingers, [at], [{ x: at.x, y: at.y + 60 }])
  await expect(undo).toHaveAccessibleName('Undo: Move Monitoring')
})
