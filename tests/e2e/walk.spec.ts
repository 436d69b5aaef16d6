import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { choose, expect, giveFile, openTemplate, part, test } from './app.ts'

/** What a newcomer does in the first ten minutes. */

const cost = (page: Page) => page.getByRole('button', { name: /^Cost a month: .* Why\?$/ })
const latency = (page: Page) => page.getByRole('button', { name: /^Latency, p95: .* Why\?$/ })

test('opens a template, changes a machine, and the numbers move', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await expect(cost(page)).toHaveText('$877')
  await part(page, 'API').click()
  const settings = page.getByRole('complementary', { name: 'Settings' })
  await settings.getByRole('option', { name: /^c7i\.large/ }).click()
  await expect(cost(page)).not.toHaveText('$877')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(cost(page)).toHaveText('$877')
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(cost(page)).not.toHaveText('$877')
})

test('drags a part onto the canvas and wires it', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  const before = await page.locator('.react-flow__node').count()
  const item = page.getByRole('treeitem', { name: /^Virtual machines EC2/ })
  await item.dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 60, y: 480 } })
  await expect(page.locator('.react-flow__node')).toHaveCount(before + 1)
  const added = part(page, 'EC2')
  await expect(added).toHaveAttribute('aria-label', /EC2/)

  const api = part(page, 'API')
  await api.hover()
  const from = await api.locator('.react-flow__handle[data-handleid="bottom"]').boundingBox()
  const to = await added.boundingBox()
  if (!from || !to) throw new Error('a part has no box')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width / 2, to.y + to.height, { steps: 8 })
  await page.mouse.move(to.x + to.width, to.y + to.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect(page.getByRole('group', { name: 'Wire: API calls EC2' })).toBeAttached()
  await expect(added).toContainText('%')

  await page.keyboard.press('Control+z')
  await expect(page.getByRole('group', { name: 'Wire: API calls EC2' })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.locator('.react-flow__node')).toHaveCount(before)
})

test('places a part by keyboard alone', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  const before = await page.locator('.react-flow__node').count()
  await page.keyboard.press('/')
  await page.keyboard.type('S3')
  await page.keyboard.press('Enter')
  await expect(page.locator('.react-flow__node')).toHaveCount(before + 1)
})

test('moves, copies, pastes and deletes with one undo step each', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  const nodes = page.locator('.react-flow__node')
  const wires = page.locator('.react-flow__edge')
  const [parts, edges] = [await nodes.count(), await wires.count()]
  await part(page, 'Monitoring').click()
  const place = await part(page, 'Monitoring').boundingBox()
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => (await part(page, 'Monitoring').boundingBox())?.y).toBeGreaterThan(place?.y ?? 0)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await part(page, 'Monitoring').boundingBox())?.y).toBe(place?.y)

  await page.keyboard.press('Control+c')
  await page.keyboard.press('Control+v')
  await expect(nodes).toHaveCount(parts + 1)
  await page.keyboard.press('Control+z')
  await expect(nodes).toHaveCount(parts)

  await part(page, 'API').click()
  await page.keyboard.press('Delete')
  await expect(nodes).toHaveCount(parts - 1)
  await expect(wires).toHaveCount(edges - 5)
  await page.keyboard.press('Control+z')
  await expect(nodes).toHaveCount(parts)
  await expect(wires).toHaveCount(edges)
})

test('drags a part into a group as one step', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  const monitoring = part(page, 'Monitoring')
  const box = await monitoring.boundingBox()
  const group = await page.getByRole('group', { name: 'Private network, group' }).boundingBox()
  if (!box || !group) throw new Error('a part has no box')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(group.x + 120, group.y + 80, { steps: 10 })
  await expect(page.getByText('drop into Private network')).toBeVisible()
  await page.mouse.up()
  await page.getByRole('button', { name: 'Undo' }).hover()
  await expect(page.getByText(/Move Monitoring into Private network/).first()).toBeVisible()
})

test('saves the design as a file and opens it again', async ({ page }) => {
  await openTemplate(page, 'Serverless inference', 'GCP')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+s')
  const file = await download
  const path = await file.path()
  const saved = JSON.parse(await readFile(path, 'utf8'))
  expect(saved).toMatchObject({ format: 'skyloom/design', version: 1, name: 'Serverless inference' })

  await page.getByRole('button', { name: 'Start screen' }).click()
  await giveFile(page, () => page.getByRole('button', { name: 'Open', exact: true }).click(), {
    name: 'mine.skyloom',
    content: JSON.stringify({ ...saved, name: 'Mine' }),
  })
  await expect(page.getByRole('heading', { level: 1, name: 'Mine' })).toBeVisible()
  await expect(page.locator('.react-flow__node')).toHaveCount(saved.nodes.length)
})

test('refuses a bad file with its place and leaves the design on the screen alone', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AZ')
  const before = await page.locator('.react-flow__node').count()
  await giveFile(page, () => page.keyboard.press('Control+o'), {
    name: 'bad.skyloom',
    content:
      '{"format":"skyloom/design","version":1,"name":"Bad","workloads":[],"nodes":[{"id":"a","service":"aws.ec3"}],"edges":[]}',
  })
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('/nodes/0/service')
  await expect(dialog).toContainText('aws.ec2')
  await page.keyboard.press('Escape')
  await expect(page.locator('.react-flow__node')).toHaveCount(before)
})

test('tells where a number comes from', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await latency(page).click()
  await expect(page.getByText(/inverted numerically|mixture of the workloads/).first()).toBeVisible()
})

test('exports a picture', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'GCP')
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog')
  for (const [format, head] of [
    ['SVG', '<svg'],
    ['PNG', '\u{FFFD}PNG'],
  ] as const) {
    await choose(page, 'Format', format)
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: /^(Export|Save)/ }).click()
    const bytes = await readFile(await (await download).path())
    expect(bytes.toString('utf8', 0, 4).startsWith(head.slice(0, 4)) || bytes.toString('latin1', 1, 4) === 'PNG').toBe(
      true,
    )
    if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Export…' }).click()
  }
})
