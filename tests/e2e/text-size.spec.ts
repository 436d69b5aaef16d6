import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { choose, expect, faultsOf, giveFile, openTemplate, part, root, test } from './app.ts'
import { unreadable } from './unreadable.ts'

/**
 * Text alone at 200 %, as somebody sets it in the browser's or the system's settings; nothing else is zoomed (WCAG 1.4.4). Nothing may be
 * cut off, lie under something else, or lose contrast, in windows of the usual and of the smallest size.
 */
const DIALOG = '[role="dialog"].dialog'
const INSPECTOR = '[data-area="inspector"]'
const DRAWER = '[data-area="drawer"]'
const PALETTE = '[data-area="palette"]'
const HEADER = '[data-area="header"]'
const template = readFileSync(join(root, 'templates/patterns/aws-three-tier.skyloom'), 'utf8')

async function doubleText(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px')
}

test.describe.configure({ timeout: 240_000 })

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 1024, height: 640 },
]) {
  test(`text at 200 % in a window of ${viewport.width} × ${viewport.height}`, async ({ page }) => {
    const faults: string[] = []
    const look = async (state: string, within: string) => {
      const cut = async () => (await page.evaluate(unreadable, within)).map((fault) => `${state}: ${fault}`)
      faults.push(...(await faultsOf(page, state, within)), ...(await cut()))
    }
    await page.setViewportSize(viewport)
    await doubleText(page)
    await look('start screen', '.home')

    await openTemplate(page, 'Three-tier model serving', 'AWS')
    await look('header', HEADER)
    for (const control of await page.getByRole('banner').getByRole('button').all())
      await control.hover({ trial: true, timeout: 5000 })
    await look('tools', '.canvas-toolbar')
    await look('rail', PALETTE)

    await part(page, 'API').click()
    await page.keyboard.press('Enter')
    await look('settings', INSPECTOR)
    for (const tab of ['Results', 'Advice']) {
      await page.locator(INSPECTOR).getByRole('tab', { name: tab }).click()
      await look(`settings, ${tab}`, INSPECTOR)
    }
    await page.keyboard.press('Alt+2')
    await expect(page.locator(INSPECTOR)).toHaveCount(0)

    await page.keyboard.press('Alt+o')
    await page.keyboard.press('End')
    await look('outline', PALETTE)
    await page.keyboard.press('Escape')

    const tabs = page.getByRole('tablist', { name: 'Results' })
    await look('results, closed', DRAWER)
    await page.keyboard.press('Alt+l')
    if (await page.getByRole('button', { name: 'Open the results' }).isVisible())
      await page.getByRole('button', { name: 'Open the results' }).click()
    const maximise = page.getByRole('button', { name: 'Maximise the results' })
    if (await maximise.isVisible()) await maximise.click()
    for (const tab of ['Latency', 'Availability', 'Cost', 'Traffic', 'Advice', 'Runs', 'Compare']) {
      await tabs.getByRole('tab', { name: new RegExp(`^(\\w+ )?${tab}`) }).click()
      await look(`results, ${tab}`, DRAWER)
    }

    for (const [state, keys] of [
      ['help', 'F1'],
      ['command list', 'Control+k'],
      ['export', 'Control+e'],
    ] as const) {
      await page.keyboard.press(keys)
      await look(state, DIALOG)
      if (state === 'export') {
        await choose(page, 'Format', 'PDF')
        await look('export of a PDF', DIALOG)
      }
      await page.keyboard.press('Escape')
      await expect(page.locator(DIALOG)).toHaveCount(0)
    }
    for (const [state, item] of [
      ['targets', 'Change targets…'],
      ['prices', 'Prices…'],
      ['icons', 'Icons…'],
    ] as const) {
      await page.getByRole('button', { name: 'Design menu' }).click()
      await page.getByRole('menuitem', { name: item }).click()
      await look(state, DIALOG)
      await page.keyboard.press('Escape')
      await expect(page.locator(DIALOG)).toHaveCount(0)
    }
    expect(faults).toEqual([])
  })
}

test('text at 200 %: what files ask and refuse, in a window of 1024 × 640', async ({ page }) => {
  const faults: string[] = []
  const look = async (state: string, within: string) => {
    const cut = async () => (await page.evaluate(unreadable, within)).map((fault) => `${state}: ${fault}`)
    faults.push(...(await faultsOf(page, state, within)), ...(await cut()))
  }
  await page.setViewportSize({ width: 1024, height: 640 })
  await doubleText(page)
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.evaluate(() =>
    Object.assign(window, {
      showSaveFilePicker: async () => {
        throw new Error('There is no room left on the disk.')
      },
    }),
  )
  await page.keyboard.press('Control+s')
  await look('failed save', DIALOG)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Design menu' }).click()
  await look('design menu', '[role="menu"]')
  await page.keyboard.press('Escape')
  await part(page, 'API').click()
  await page.keyboard.press('Control+c')
  await look('message', '.toasts')
  await page.keyboard.press('ArrowDown')
  // the journal is written every second and a half
  await page.waitForTimeout(2500)
  await page.reload()
  await look('recovery', DIALOG)
  await page.keyboard.press('Escape')
  const open = () => page.keyboard.press('Control+o')
  await giveFile(page, open, { name: 'bad.skyloom', content: '{' })
  await look('refused file', DIALOG)
  await page.keyboard.press('Escape')
  const newer = JSON.stringify({ ...JSON.parse(template), version: 9 })
  await giveFile(page, open, { name: 'newer.skyloom', content: newer })
  await look('read-only', '.read-only')
  expect(faults).toEqual([])
})

test('the reading of what is cut off finds what is planted', async ({ page }) => {
  await page.evaluate(() => {
    const planted = document.createElement('div')
    planted.id = 'planted'
    planted.innerHTML = `
      <p>this can be read</p>
      <p id="short"><span>this is taller than its box</span></p>
      <p id="narrow"><span>this is wider than its box</span></p>
      <p id="under">below</p><p id="over">above</p>
      <div id="scroller"><p>this is scrolled to</p></div>`
    document.body.prepend(planted)
    const set = (id: string, style: Partial<CSSStyleDeclaration>) =>
      Object.assign(document.getElementById(id)?.style ?? {}, style)
    set('planted', { position: 'fixed', inset: '0', zIndex: '99', background: 'white' })
    set('short', { height: '6px', overflow: 'hidden' })
    set('narrow', { width: '40px', overflow: 'hidden', whiteSpace: 'nowrap' })
    set('under', { position: 'absolute', top: '200px' })
    set('over', { position: 'absolute', top: '200px' })
    set('scroller', { height: '8px', overflow: 'auto' })
  })
  expect(await page.evaluate(unreadable, '#planted')).toEqual([
    '“this is taller than its box” is cut off by p.',
    '“this is wider than its box” is cut off by p.',
    '“below” and “above” lie on each other',
  ])
})
