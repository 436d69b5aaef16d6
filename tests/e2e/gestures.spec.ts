import type { Page } from '@playwright/test'
import { boxOf, cameraAtRest, expect, openTemplate, part, test } from './app.ts'

/** What a hand on a mouse does on the sheet: moving it, boxes, drags and calling them off (docs/habits.md, Pointer and touch). */

interface Spot {
  readonly x: number
  readonly y: number
}

const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })
const selected = (page: Page) => page.locator('.react-flow__node.selected')
const sheet = (page: Page) => page.locator('.canvas')
const middle = async (page: Page, name: string): Promise<Spot> => {
  const { cx, cy } = await boxOf(page, name)
  return { x: cx, y: cy }
}
/** Below the users there is nothing but the sheet. */
const emptyPlace = async (page: Page): Promise<Spot> => {
  const { cx, cy } = await boxOf(page, 'Users')
  return { x: cx, y: cy + 150 }
}
/** In the network, below the API. */
const floor = async (page: Page): Promise<Spot> => {
  const { x, y, height } = await boxOf(page, 'API')
  return { x: x - 8, y: y + height + 40 }
}
const by = ({ x, y }: Spot, dx: number, dy: number): Spot => ({ x: x + dx, y: y + dy })
const placeOf = (page: Page, name: string) =>
  part(page, name).evaluate((node) => {
    const { m41, m42 } = new DOMMatrix(getComputedStyle(node).transform)
    return { x: Math.round(m41), y: Math.round(m42) }
  })
const camera = async (page: Page) => {
  await cameraAtRest(page)
  return page.locator('.react-flow__viewport').evaluate((viewport) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(viewport).transform)
    return { zoom: a, x: Math.round(e), y: Math.round(f) }
  })
}
const cursorAt = (page: Page, { x, y }: Spot) =>
  page.evaluate(
    ([left = 0, top = 0]) => {
      const under = document.elementFromPoint(left, top)
      return under ? getComputedStyle(under).cursor : ''
    },
    [x, y],
  )

async function hold(page: Page, from: Spot, to: Spot, button: 'left' | 'middle' | 'right' = 'left'): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down({ button })
  await page.mouse.move(to.x, to.y, { steps: 8 })
}

async function drag(page: Page, from: Spot, to: Spot, button: 'left' | 'middle' | 'right' = 'left'): Promise<void> {
  await hold(page, from, to, button)
  await page.mouse.up({ button })
}

test.beforeEach(async ({ page }) => openTemplate(page, 'Three-tier model serving', 'AWS'))

test('moves the sheet with Space, the middle or the right button, the hand and the wheel, whatever lies below', async ({
  page,
}) => {
  const [api, empty, inside] = [await middle(page, 'API'), await emptyPlace(page), await floor(page)]
  const start = await camera(page)
  await page.keyboard.down('Space')
  await expect(sheet(page)).toHaveAttribute('data-tool', 'hand')
  expect(await cursorAt(page, api)).toBe('grab')
  await hold(page, api, by(api, 60, 30))
  expect(await cursorAt(page, by(api, 60, 30))).toBe('grabbing')
  await page.mouse.up()
  await page.keyboard.up('Space')
  await expect(sheet(page)).toHaveAttribute('data-tool', 'select')
  expect(await camera(page)).toEqual({ ...start, x: start.x + 60, y: start.y + 30 })
  await drag(page, by(empty, 60, 30), empty, 'middle')
  expect(await camera(page)).toEqual(start)
  await drag(page, inside, by(inside, 60, 30), 'right')
  expect(await camera(page)).toEqual({ ...start, x: start.x + 60, y: start.y + 30 })
  await expect(page.getByRole('menu')).toHaveCount(0)
  // letting Space go does not press the button that was clicked last
  await page.getByRole('button', { name: 'Add a note' }).focus()
  await page.keyboard.down('Space')
  await drag(page, by(empty, 60, 30), by(empty, 80, 30))
  await page.keyboard.up('Space')
  await expect(page.locator('.note')).toHaveCount(0)
  await page.keyboard.down('Space')
  await drag(page, by(empty, 80, 30), by(empty, 60, 30))
  await page.keyboard.up('Space')
  await page.keyboard.press('h')
  await page.mouse.dblclick(empty.x, empty.y)
  await expect(page.getByRole('dialog', { name: 'Add a part' })).toHaveCount(0)
  await drag(page, by(api, 60, 30), api)
  expect(await camera(page)).toEqual(start)
  await page.keyboard.press('v')
  await page.mouse.move(api.x, api.y)
  await page.mouse.wheel(0, 80)
  const wheeled = await camera(page)
  expect(wheeled).toMatchObject({ zoom: start.zoom, x: start.x })
  expect(wheeled.y).toBeLessThan(start.y)
  // with Mod it zooms, and what is under the pointer stays there
  const under = await boxOf(page, 'API')
  await page.mouse.move(under.cx, under.cy)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -120)
  await page.keyboard.up('Control')
  expect((await camera(page)).zoom).toBeGreaterThan(start.zoom)
  expect((await boxOf(page, 'API')).cx).toBeCloseTo(under.cx, 0)
  await expect(selected(page)).toHaveCount(0)
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')
})

test('a box takes the parts that it touches, also inside a group, and groups that it encloses', async ({ page }) => {
  const users = await boxOf(page, 'Users')
  const api = await boxOf(page, 'API')
  await drag(page, by(await floor(page), 0, 20), { x: api.cx, y: api.y + api.height - 6 })
  await expect(selected(page)).toHaveCount(1)
  await expect(page.getByRole('complementary', { name: 'Settings' })).toContainText('Settings of API')
  await expect(page.locator('.react-flow__edge.selected')).toHaveCount(0)
  // with Shift what was selected stays so
  await page.keyboard.down('Shift')
  await drag(page, await emptyPlace(page), { x: users.cx + 20, y: users.y + users.height - 6 })
  await page.keyboard.up('Shift')
  await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['Users', 'API'])
  const network = await page.locator('.group-node').nth(1).boundingBox()
  if (!network) throw new Error('there is no network')
  await page.keyboard.press('Shift+1')
  await page.keyboard.press('Control+-')
  await cameraAtRest(page)
  const around = await page.locator('.group-node').nth(1).boundingBox()
  if (!around) throw new Error('there is no network')
  await drag(
    page,
    { x: around.x - 3, y: around.y - 3 },
    { x: around.x + around.width + 3, y: around.y + around.height + 3 },
  )
  await expect(page.locator('.group-node[data-selected] .group-header')).toHaveText([/^Private network/])
  // a click on its floor selects a group, one on the sheet nothing; neither changes anything
  const inside = await floor(page)
  await page.mouse.click(inside.x, inside.y)
  await expect(selected(page)).toHaveCount(1)
  await page.mouse.click(inside.x, inside.y)
  await expect(page.locator('.group-node[data-selected] .group-header')).toHaveText([/^Private network/])
  const empty = await emptyPlace(page)
  await page.mouse.click(empty.x, empty.y)
  await expect(selected(page)).toHaveCount(0)
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')
})

test('Esc calls off what is being dragged, and the next drag is as any other', async ({ page }) => {
  const [monitoring, empty] = [await middle(page, 'Monitoring'), await emptyPlace(page)]
  const before = await placeOf(page, 'Monitoring')
  await hold(page, monitoring, by(monitoring, 10, 80))
  await expect.poll(() => placeOf(page, 'Monitoring')).not.toEqual(before)
  await page.keyboard.press('Escape')
  await expect.poll(() => placeOf(page, 'Monitoring')).toEqual(before)
  await page.mouse.move(monitoring.x + 20, monitoring.y + 90)
  await page.mouse.up()
  expect(await placeOf(page, 'Monitoring')).toEqual(before)
  await expect(selected(page)).toHaveCount(0)

  // a box: what was selected is selected again
  await part(page, 'API').click()
  await hold(page, empty, await middle(page, 'Users'))
  await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['Users'])
  await page.keyboard.press('Escape')
  await expect(page.locator('.react-flow__selection')).toHaveCount(0)
  await page.mouse.up()
  await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['API'])

  // a wire
  const api = await boxOf(page, 'API')
  await hold(page, { x: api.cx, y: api.y + api.height }, empty)
  await expect(page.locator('.react-flow__connection')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.locator('.react-flow__connection')).toHaveCount(0)
  await page.mouse.up()
  await expect(page.locator('.quick-add')).toHaveCount(0)

  // the edge of a group
  await page.locator('.group-header', { hasText: 'Private network' }).click()
  const grip = await page.locator('.group-grip.bottom.right').first().boundingBox()
  if (!grip) throw new Error('the group has no grip')
  const height = async () => Math.round((await page.locator('.group-node[data-selected]').boundingBox())?.height ?? 0)
  const high = await height()
  await hold(page, by(grip, 3, 3), by(grip, 40, 60))
  await expect.poll(height).toBeGreaterThan(high)
  await page.keyboard.press('Escape')
  await expect.poll(height).toBe(high)
  await page.mouse.up()
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')

  // what a held key began, without letting go of it
  for (const key of ['Alt', 'Shift', 'Control']) {
    const at = await middle(page, 'Monitoring')
    await page.keyboard.down(key)
    await hold(page, at, by(at, 10, 80))
    await expect.poll(() => placeOf(page, 'Monitoring')).not.toEqual(before)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await page.keyboard.up(key)
    expect(await placeOf(page, 'Monitoring'), key).toEqual(before)
    await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')
  }
  const feature = await boxOf(page, 'Feature cache')
  const model = await boxOf(page, 'Model servers')
  await page.keyboard.down('Control')
  await hold(page, { x: feature.x - 30, y: feature.y - 10 }, { x: feature.x - 30, y: model.y + model.height }, 'right')
  await expect(page.locator('.wire[data-cut]').first()).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(page.locator('.wire[data-cut]')).toHaveCount(0)
  await page.mouse.up({ button: 'right' })
  await page.keyboard.up('Control')
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')

  await drag(page, monitoring, by(monitoring, 10, 80))
  await expect(undo(page)).not.toHaveAttribute('aria-disabled', 'true')
  expect(await placeOf(page, 'Monitoring')).not.toEqual(before)
})

test('a part goes straight with Shift, the sheet follows it to the edge, and a hand that trembles moves nothing', async ({
  page,
}) => {
  await page.keyboard.press('Alt+s')
  const [monitoring, before] = [await middle(page, 'Monitoring'), await placeOf(page, 'Monitoring')]
  await page.mouse.move(monitoring.x, monitoring.y)
  await page.mouse.down()
  await page.mouse.move(monitoring.x + 2, monitoring.y + 2)
  await page.mouse.up()
  await expect(page.getByRole('complementary', { name: 'Settings' })).toContainText('Settings of Monitoring')
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.down('Shift')
  await drag(page, monitoring, by(monitoring, 25, 90))
  await page.keyboard.up('Shift')
  await expect.poll(async () => (await placeOf(page, 'Monitoring')).y).toBeGreaterThan(before.y + 60)
  expect((await placeOf(page, 'Monitoring')).x).toBe(before.x)
  await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['Monitoring'])
  const seen = await sheet(page).boundingBox()
  const start = await camera(page)
  const from = await middle(page, 'Monitoring')
  await hold(page, from, { x: (seen?.x ?? 0) + (seen?.width ?? 0) - 6, y: from.y })
  await expect
    .poll(() =>
      page
        .locator('.react-flow__viewport')
        .evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).e),
    )
    .toBeLessThan(start.x - 40)
  await page.keyboard.press('Escape')
  await page.mouse.up()
})

test('nothing opens beside the sheet while something is dragged in a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 700 })
  await cameraAtRest(page)
  const settings = page.getByRole('complementary', { name: 'Settings' })
  await expect(settings).toHaveCount(0)
  const [api, width] = [await middle(page, 'API'), (await sheet(page).boundingBox())?.width]
  await hold(page, api, by(api, 0, 30))
  await expect(page.locator('.part-node[data-selected]')).toHaveCount(1)
  await expect(settings).toHaveCount(0)
  expect((await sheet(page).boundingBox())?.width).toBe(width)
  await page.mouse.up()
  await expect(settings).toBeVisible()
})

test('the wire tool draws by clicks and by drags until Esc or V, and says where a wire cannot end', async ({
  page,
}) => {
  const [log, monitoring, data, users] = await Promise.all(
    ['Prediction log', 'Monitoring', 'Training data', 'Users'].map((name) => middle(page, name)),
  )
  if (!log || !monitoring || !data || !users) throw new Error('a part is missing')
  const wire = (name: RegExp) => page.getByRole('group', { name })
  await page.keyboard.press('w')
  expect(await cursorAt(page, log)).toBe('crosshair')
  await page.mouse.click(log.x, log.y)
  await page.mouse.move(users.x, users.y, { steps: 4 })
  await expect(page.getByText('Users sends requests and answers none.')).toBeVisible()
  await expect(page.locator('.rehook-line[data-refused]')).toBeAttached()
  await page.mouse.click(monitoring.x, monitoring.y)
  await expect(wire(/^Wire: Prediction log .* Monitoring$/)).toBeAttached()
  await drag(page, data, monitoring)
  await expect(wire(/^Wire: Training data .* Monitoring$/)).toBeAttached()
  await expect(sheet(page)).toHaveAttribute('data-tool', 'wire')
  // Esc gives up the wire, and only then the tool
  await page.mouse.click(data.x, data.y)
  await expect(page.locator('[data-wiring]')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-wiring]')).toHaveCount(0)
  await expect(sheet(page)).toHaveAttribute('data-tool', 'wire')
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toHaveAttribute('data-tool', 'select')
  // without the tool, from a grip to anywhere on the other part
  const api = await boxOf(page, 'API')
  await part(page, 'API').hover()
  await drag(page, { x: api.cx, y: api.y + api.height }, data)
  await expect(wire(/^Wire: API .* Training data$/)).toBeAttached()
})

test('undo selects again what it brings back, and the focus stays on the canvas', async ({ page }) => {
  const names = page.locator('.part-node[data-selected] .part-name')
  await part(page, 'API').click()
  await page.keyboard.press('Delete')
  await expect(selected(page)).toHaveCount(0)
  await expect(page.getByRole('main', { name: 'Canvas' })).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(names).toHaveText(['API'])
  await page.keyboard.press('Control+d')
  const copy = await selected(page).getAttribute('data-id')
  expect(copy).not.toBe('api')
  await page.keyboard.press('Control+z')
  await expect(selected(page)).toHaveAttribute('data-id', 'api')
  await page.keyboard.press('Control+y')
  await expect(selected(page)).toHaveAttribute('data-id', copy ?? '')
  // where nothing is lost, the selection stays
  await page.keyboard.press('ArrowDown')
  await part(page, 'Users').click()
  await page.keyboard.press('Control+z')
  await expect(names).toHaveText(['Users'])
})

test('does what a menu says where it was asked for, and puts a chosen part into the group that is clicked', async ({
  page,
}) => {
  const [empty, inside] = [await emptyPlace(page), await floor(page)]
  await page.mouse.click(empty.x, empty.y, { button: 'right' })
  await page.getByRole('menuitem', { name: /^Add a part here/ }).click()
  const list = await page.getByRole('dialog', { name: 'Add a part' }).boundingBox()
  expect(list?.x).toBeCloseTo(empty.x, 0)
  expect(list?.y).toBeCloseTo(empty.y, 0)
  await page.keyboard.press('Escape')
  // on the floor of a group as on the sheet
  await page.mouse.dblclick(inside.x, inside.y)
  await page.getByRole('combobox', { name: 'Add a part' }).fill('lambda')
  await page.keyboard.press('Enter')
  await expect(undo(page)).toHaveAccessibleName('Undo: Add Functions')
  const network = page.getByRole('group', { name: /^Private network, group/ })
  await page.mouse.click(inside.x, inside.y + 20, { button: 'right' })
  await expect(page.getByRole('menuitem', { name: /^Paste/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('treeitem', { name: /^Virtual machines EC2 AWS/ }).click()
  await page.mouse.click(inside.x, inside.y + 20)
  await expect(undo(page)).toHaveAccessibleName('Undo: Add Virtual machines')
  await expect(part(page, 'EC2')).toBeVisible()
  await expect(network).toBeAttached()
  await page.keyboard.press('Shift+F10')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
})

test('pastes what comes from elsewhere: parts, a draw.io drawing, a text as a note; never a thing that runs', async ({
  page,
}) => {
  const notes = page.locator('.note .note-text')
  const parts = page.locator('.react-flow__node')
  const at = await emptyPlace(page)
  await page.mouse.move(at.x, at.y)
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
    await page.keyboard.press('Control+v')
  }
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
  await paste(hostile)
  await expect(notes).toHaveText([hostile])
  await expect(page.getByRole('button', { name: `Note: ${hostile}` })).toBeFocused()
  await paste('flowchart LR\n  web --> db')
  await expect(notes).toHaveCount(2)
  await expect(page).not.toHaveTitle(/^[12]/)
  await page.keyboard.press('Control+z')
  await expect(notes).toHaveCount(1)
  await paste('x'.repeat(2500))
  await expect(page.getByText('Pasted the first 2000 characters as a note.')).toBeVisible()
  await paste('{"format":"skyloom/design","version":1')
  await expect(page.getByText(/^What was copied cannot be read as a design\. Line 1/)).toBeVisible()
  await expect(parts).toHaveCount(11)
  const cell = (id: string, x: number) =>
    `<mxCell id="${id}" value="${id}" vertex="1" parent="1"><mxGeometry x="${x}" width="120" height="60" as="geometry"/></mxCell>`
  const drawing = `<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>${cell('Web', 20)}${cell('Store', 220)}<mxCell id="4" edge="1" parent="1" source="Web" target="Store"><mxGeometry relative="1" as="geometry"/></mxCell></root></mxGraphModel>`
  await paste(encodeURIComponent(drawing))
  await expect(parts).toHaveCount(13)
  await expect(page.getByRole('group', { name: 'Wire: Web calls Store' })).toBeAttached()
  await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['Web', 'Store'])
  await page.keyboard.press('Control+z')
  await expect(parts).toHaveCount(11)
})

test('pastes into another window of a browser that was not asked for leave to read the clipboard', async ({
  page,
  served,
}) => {
  await part(page, 'Monitoring').click()
  await page.keyboard.press('Control+c')
  await expect(page.getByText('Copied one part.')).toBeVisible()
  const other = await page.context().newPage()
  await page.context().clearPermissions()
  await other.goto(served.url)
  await openTemplate(other, 'Serverless inference', 'AWS')
  const count = await other.locator('.react-flow__node').count()
  await other.keyboard.press('Control+v')
  await expect(other.locator('.react-flow__node')).toHaveCount(count + 1)
  await other.close()
})

test('copies notes as it does parts, moves them by bursts, and keeps what was typed at Esc', async ({ page }) => {
  const notes = page.locator('.note')
  const placeOfNote = (n: number) =>
    notes.nth(n).evaluate((note) => new DOMMatrix(getComputedStyle(note).transform).m41)
  await page.getByRole('button', { name: 'Add a note' }).click()
  await page.keyboard.type('Why two zones?')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Note: Why two zones?' })).toBeFocused()
  const x = await placeOfNote(0)
  await page.keyboard.press('ArrowRight')
  await page.waitForTimeout(1000)
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(() => placeOfNote(0)).toBe(x + 96)
  await page.keyboard.press('Control+z')
  await expect.poll(() => placeOfNote(0)).toBe(x + 16)
  await page.keyboard.press('Control+d')
  await expect(notes).toHaveCount(2)
  expect(await placeOfNote(1)).toBe(x + 48)
  await page.keyboard.press('Control+x')
  await expect(notes).toHaveCount(1)
  await page.keyboard.press('Control+v')
  await expect(notes).toHaveCount(2)
  await expect(notes.nth(1)).toHaveText('Why two zones?')
  await page.keyboard.press('Delete')
  await expect(notes).toHaveCount(1)
  await expect(page.getByRole('main', { name: 'Canvas' })).toBeFocused()
})

test('a part that is clicked twice in the list is placed in the view', async ({ page }) => {
  await page.getByRole('treeitem', { name: /^Virtual machines EC2 AWS/ }).dblclick()
  await expect(undo(page)).toHaveAccessibleName('Undo: Add Virtual machines')
  await expect(part(page, 'EC2')).toBeVisible()
  await expect(page.locator('[data-armed]')).toHaveCount(0)
})

test('a drag goes on outside the window, and two quick double clicks open one list', async ({ page }) => {
  const [monitoring, before] = [await middle(page, 'Monitoring'), await placeOf(page, 'Monitoring')]
  await hold(page, monitoring, by(monitoring, 0, 40))
  await page.mouse.move(700, -40, { steps: 3 })
  await page.mouse.move(1600, 300, { steps: 3 })
  await page.mouse.move(monitoring.x, monitoring.y + 80, { steps: 6 })
  await page.mouse.up()
  await expect(undo(page)).toHaveAccessibleName('Undo: Move Monitoring')
  await page.mouse.move(monitoring.x + 90, monitoring.y + 120)
  await page.keyboard.press('Control+z')
  await expect.poll(() => placeOf(page, 'Monitoring')).toEqual(before)
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')
  // the sheet followed what was dragged to its edge
  await page.keyboard.press('Shift+1')
  await cameraAtRest(page)
  const at = await emptyPlace(page)
  await page.mouse.dblclick(at.x, at.y)
  await page.mouse.dblclick(at.x + 4, at.y + 4)
  await expect(page.getByRole('dialog', { name: 'Add a part' })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Add a part' })).toHaveCount(0)
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')
})

test('notes are selected, moved, copied and deleted with parts, each in one step', async ({ page }) => {
  const note = page.locator('.note')
  const placeOfNote = (n = 0) =>
    note.nth(n).evaluate((element) => {
      const { m41, m42 } = new DOMMatrix(getComputedStyle(element).transform)
      return { x: m41, y: m42 }
    })
  const empty = await emptyPlace(page)
  await page.mouse.click(empty.x, empty.y, { button: 'right' })
  await page.getByRole('menuitem', { name: /^Add a note/ }).click()
  await page.keyboard.type('Who calls?')
  await page.keyboard.press('Escape')
  const users = await boxOf(page, 'Users')
  const starts = { note: await placeOfNote(), users: await placeOf(page, 'Users'), api: await placeOf(page, 'API') }
  const shifted = async (by: { x: number; y: number }) => {
    const at = { x: Math.round(by.x / 16) * 16, y: Math.round(by.y / 16) * 16 }
    expect(await placeOfNote()).toEqual({ x: starts.note.x + at.x, y: starts.note.y + at.y })
    expect(await placeOf(page, 'Users')).toEqual({ x: starts.users.x + at.x, y: starts.users.y + at.y })
  }

  // a box takes both, and either carries the other
  await drag(page, { x: users.cx + 110, y: empty.y + 60 }, { x: users.cx, y: users.y + users.height - 4 })
  await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['Users'])
  await expect(note).toHaveAttribute('data-selected')
  await hold(page, await middle(page, 'Users'), by(await middle(page, 'Users'), 0, 80))
  await expect.poll(async () => (await placeOfNote()).y).toBeGreaterThan(starts.note.y + 40)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await shifted({ x: 0, y: 0 })
  await expect(undo(page)).toHaveAccessibleName('Undo: Write a note')
  await drag(page, await middle(page, 'Users'), by(await middle(page, 'Users'), 0, 80))
  await expect(undo(page)).toHaveAccessibleName('Undo: Move Users and a note')
  const down = (await placeOfNote()).y - starts.note.y
  expect(down).toBeGreaterThan(40)
  expect((await placeOf(page, 'Users')).y - starts.users.y).toBe(down)
  await page.keyboard.press('Control+z')
  await shifted({ x: 0, y: 0 })
  const box = await note.boundingBox()
  if (!box) throw new Error('the note has no box')
  const onNote = { x: box.x + 30, y: box.y + 20 }
  await drag(page, onNote, by(onNote, 0, 60))
  await expect(undo(page)).toHaveAccessibleName('Undo: Move Users and a note')
  expect((await placeOf(page, 'Users')).y - starts.users.y).toBe((await placeOfNote()).y - starts.note.y)
  expect((await placeOfNote()).y).toBeGreaterThan(starts.note.y + 30)
  await page.keyboard.press('Control+z')
  await shifted({ x: 0, y: 0 })
  await page.keyboard.press('ArrowDown')
  await shifted({ x: 0, y: 16 })
  await page.keyboard.press('Control+z')

  // Alt copies, Delete deletes
  await page.keyboard.down('Alt')
  await drag(page, onNote, by(onNote, 0, 120))
  await page.keyboard.up('Alt')
  await expect(undo(page)).toHaveAccessibleName('Undo: Duplicate Users and a note')
  await expect(note).toHaveCount(2)
  await expect(selected(page)).toHaveAttribute('data-id', 'users-2')
  expect(await placeOfNote()).toEqual(starts.note)
  expect((await placeOfNote(1)).y).toBeGreaterThan(starts.note.y + 60)
  await page.keyboard.press('Delete')
  await expect(undo(page)).toHaveAccessibleName('Undo: Delete Users and a note')
  await expect(note).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(note).toHaveCount(1)

  // everything, also what is added with Shift; a plain click leaves the others
  await page.mouse.click(empty.x + 110, empty.y + 60)
  await expect(note).not.toHaveAttribute('data-selected')
  await page.keyboard.press('Control+a')
  await expect(note).toHaveAttribute('data-selected')
  await page.keyboard.press('Control+c')
  await expect(page.getByText('Copied 11 parts and one note.')).toBeVisible()
  await part(page, 'API').click()
  await expect(note).not.toHaveAttribute('data-selected')
  await page.keyboard.down('Shift')
  await page.mouse.click(onNote.x, onNote.y)
  await page.keyboard.up('Shift')
  await expect(note).toHaveAttribute('data-selected')
  await expect(page.locator('.part-node[data-selected] .part-name')).toHaveText(['API'])
  await page.mouse.click(onNote.x, onNote.y)
  await expect(note).toHaveAttribute('data-selected')
  await expect(selected(page)).toHaveCount(0)
  await page.mouse.click(onNote.x, onNote.y, { button: 'right' })
  await page.getByRole('menuitem', { name: /^Duplicate/ }).click()
  await expect(note).toHaveCount(2)
  await expect(undo(page)).toHaveAccessibleName('Undo: Duplicate a note')
})

test('a drag that will copy says so by its pointer, while Alt is held', async ({ page }) => {
  const from = await middle(page, 'Monitoring')
  const to = by(from, 0, 60)
  await hold(page, from, to)
  expect(await cursorAt(page, to)).not.toBe('copy')
  await page.keyboard.down('Alt')
  expect(await cursorAt(page, to)).toBe('copy')
  await page.keyboard.up('Alt')
  expect(await cursorAt(page, to)).not.toBe('copy')
  await page.keyboard.down('Alt')
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await expect(undo(page)).toHaveAccessibleName('Undo: Duplicate Monitoring')
  // a box copies nothing
  const empty = await emptyPlace(page)
  await page.keyboard.down('Alt')
  await hold(page, empty, by(empty, 30, 30))
  expect(await cursorAt(page, by(empty, 30, 30))).not.toBe('copy')
  await page.mouse.up()
  await page.keyboard.up('Alt')
})

test('zooms from 10 to 400 %, by wheel and by key, and no further', async ({ page }) => {
  const zoom = page.getByRole('button', { name: /^Zoom \d+ %/ })
  const { cx, cy } = await boxOf(page, 'API')
  await page.mouse.move(cx, cy)
  const wheel = async (amount: number) => {
    await page.keyboard.down('Control')
    for (let turn = 0; turn < 30; turn++) await page.mouse.wheel(0, amount)
    await page.keyboard.up('Control')
  }
  await wheel(-240)
  await expect(zoom).toHaveText('400 %')
  await page.keyboard.press('Control+=')
  await expect(zoom).toHaveText('400 %')
  await wheel(240)
  await expect(zoom).toHaveText('10 %')
  await page.keyboard.press('Control+-')
  await expect(zoom).toHaveText('10 %')
  await page.keyboard.press('Control+0')
  await expect(zoom).toHaveText('100 %')
})

test('the wheel moves the sheet sideways, and over a panel it does not', async ({ page }) => {
  const start = await camera(page)
  const { cx, cy } = await boxOf(page, 'API')
  await page.mouse.move(cx, cy)
  await page.mouse.wheel(100, 0)
  const sideways = await camera(page)
  expect(sideways).toMatchObject({ zoom: start.zoom, y: start.y })
  expect(sideways.x).toBeLessThan(start.x)
  await page.keyboard.down('Shift')
  await page.mouse.wheel(0, -100)
  await page.keyboard.up('Shift')
  const back = await camera(page)
  expect(back).toMatchObject({ zoom: start.zoom, y: start.y })
  expect(back.x).toBeGreaterThan(sideways.x)
  await page.getByRole('complementary', { name: 'Parts' }).hover()
  await page.mouse.wheel(60, 120)
  expect(await camera(page)).toEqual(back)
})

test('what is let go over the list of parts is where it can be seen, or nothing was done', async ({ page }) => {
  const list = await page.getByRole('complementary', { name: 'Parts' }).boundingBox()
  const area = await sheet(page).boundingBox()
  if (!list || !area) throw new Error('there is no list')
  const overList = { x: list.x + list.width / 2, y: list.y + list.height / 2 }

  // a part of the list, put back
  const entry = page.getByRole('treeitem', { name: /^Virtual machines EC2 AWS/ })
  const at = await entry.boundingBox()
  if (!at) throw new Error('there is no part')
  await drag(page, { x: at.x + 40, y: at.y + 10 }, { x: at.x + 60, y: at.y + 80 })
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')

  // a wire
  const api = await boxOf(page, 'API')
  await part(page, 'API').hover()
  await drag(page, { x: api.cx, y: api.y + api.height }, overList)
  await expect(page.locator('.react-flow__connection')).toHaveCount(0)
  await expect(page.locator('.quick-add')).toHaveCount(0)
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true')

  // a part of the design
  await drag(page, await middle(page, 'Users'), overList)
  await cameraAtRest(page)
  const users = await boxOf(page, 'Users')
  expect(users.cx).toBeGreaterThan(area.x)
})
