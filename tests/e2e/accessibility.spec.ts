import { test as base, choose, expect, faultsOf, giveFile, openTemplate, part } from './app.ts'

/**
 * Every state of the window, in both themes, without a violation of WCAG 2.2 AA. What opens over the window is read alone, since the
 * window behind it is read before.
 */

const DIALOG = '[role="dialog"].dialog'
const INSPECTOR = '[data-area="inspector"]'
const DRAWER = '[data-area="drawer"]'
const PALETTE = '[data-area="palette"]'
const MENU = '[role="menu"]'

type Look = (state: string, within?: string) => Promise<void>

const test = base.extend<{ look: Look; shut: (what: string) => Promise<void> }>({
  /** Reads what is on the screen; all that is wrong is told together, at the end. */
  look: async ({ page }, use) => {
    const faults: string[] = []
    await use(async (state, within) => void faults.push(...(await faultsOf(page, state, within))))
    expect(faults).toEqual([])
  },
  shut: async ({ page }, use) => {
    await use(async (what) => {
      await page.keyboard.press('Escape')
      await expect(page.locator(what)).toHaveCount(0)
    })
  },
})

test.describe.configure({ timeout: 150_000 })

test('before anything is drawn', async ({ page, look }) => {
  await look('start screen')
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('heading', { name: 'Draw who asks, and what answers' })).toBeVisible()
  await look('empty sheet')
  await page.keyboard.press('Alt+o')
  await look('empty outline', '.outline')
  await page.getByRole('tab', { name: 'Parts', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Search parts' }).fill('lamda')
  await look('parts not found', PALETTE)
})

test('dialogs, lists and menus of the window', async ({ page, look, shut }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await look('editor')
  for (const [state, keys] of [
    ['help', 'F1'],
    ['command list', 'Control+k'],
    ['find', 'Control+f'],
  ] as const) {
    await page.keyboard.press(keys)
    await look(state, DIALOG)
    await shut(DIALOG)
  }
  await page.keyboard.press('Control+e')
  await page.getByRole('button', { name: /^Format: / }).click()
  await look('list in a dialog', '.select-list')
  await shut('.select-list')
  await choose(page, 'Format', 'Terraform')
  await look('export of text', DIALOG)
  await shut(DIALOG)
  await page.getByRole('button', { name: 'Design menu' }).click()
  await look('design menu', MENU)
  await page.getByRole('menuitem', { name: 'Change targets…' }).click()
  await look('targets', DIALOG)
  await shut(DIALOG)
  await page.getByRole('button', { name: /^Cost a month: .* Why/ }).click()
  await look('receipt', '.receipt')
})

test('results', async ({ page, look }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  const tabs = page.getByRole('tablist', { name: 'Results' })
  for (const tab of ['Latency', 'Availability', 'Cost', 'Traffic', 'Advice', 'Runs', 'Compare']) {
    await tabs.getByRole('tab', { name: new RegExp(`^(\\w+ )?${tab}`) }).click()
    await look(tab, DRAWER)
  }
  // long enough to be under way while it is looked at, in both themes
  await tabs.getByRole('tab', { name: /Runs/ }).click()
  await page.getByRole('radio', { name: '2M' }).click()
  await page.getByRole('button', { name: 'Simulate' }).click()
  await look('run under way', DRAWER)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('radio', { name: '20k requests' }).click()
  await page.getByRole('button', { name: 'Simulate' }).click()
  await expect(page.getByText('Both answers agree.')).toBeVisible({ timeout: 60_000 })
  await look('run done', DRAWER)
  await page.getByRole('button', { name: 'Close the results' }).click()
  await look('closed', DRAWER)
})

test('settings of a part, a group, a wire, and several', async ({ page, look }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await part(page, 'API').click()
  await page.getByRole('button', { name: /^More settings/ }).click()
  await look('a part', INSPECTOR)
  for (const tab of ['Results', 'Advice']) {
    await page.locator(INSPECTOR).getByRole('tab', { name: tab }).click()
    await look(tab, INSPECTOR)
  }
  await part(page, 'Users').click()
  await look('users', INSPECTOR)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('us-east-1')
  await page.keyboard.press('Enter')
  await expect(page.locator(INSPECTOR).getByRole('heading', { name: 'Settings of us-east-1' })).toBeAttached()
  await look('a group', INSPECTOR)
  await part(page, 'API').click()
  await part(page, 'Model servers').click({ modifiers: ['Control'] })
  await look('several', INSPECTOR)
})

test('the outline, and what opens on the sheet', async ({ page, look, shut }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.keyboard.press('Alt+o')
  await page.keyboard.type('api')
  await page.keyboard.press('ArrowRight')
  await look('outline', PALETTE)
  await page.keyboard.press('Alt+w')
  await look('wire to', DIALOG)
  await shut(DIALOG)
  await page.keyboard.press('Alt+m')
  await look('move into', DIALOG)
  await shut(DIALOG)
  await page.keyboard.press('ArrowDown')
  await look('a wire', INSPECTOR)
  await page.keyboard.press('Shift+F10')
  await look('menu of a line', MENU)
  await shut(MENU)
  await part(page, 'Monitoring').dblclick()
  await look('renaming', '.canvas')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Insert')
  await look('list of parts', '.quick-add')
  await shut('.quick-add')
  for (const overlay of ['Cost', 'Availability']) {
    await page.getByRole('button', { name: /^Bars on the parts/ }).click()
    if (overlay === 'Cost') await look('overlays', MENU)
    await page.getByRole('menuitem', { name: overlay }).click()
    await look(overlay, '.canvas')
  }
})

test('history, messages and files', async ({ page, look, shut }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await part(page, 'Monitoring').click()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('button', { name: 'History' }).click()
  await look('history', MENU)
  await shut(MENU)
  await page.keyboard.press('Control+c')
  await look('message', '.toasts')
  await page.keyboard.press('Alt+q')
  await look('unsaved changes', DIALOG)
  await shut(DIALOG)
  await giveFile(page, () => page.keyboard.press('Control+o'), { name: 'bad.skyloom', content: '{' })
  await look('refused file', DIALOG)
  await shut(DIALOG)
  // the journal is written every second and a half
  await page.waitForTimeout(2500)
  await page.reload()
  await look('recovery', DIALOG)
})

test('a design that the engine cannot compute', async ({ page, look }) => {
  // the worker is asked about nothing at all, fails, and says so
  await page.evaluate(() => {
    const nothing = { at: -1, on: null, change: { kind: 'whole', value: null } }
    const send = Worker.prototype.postMessage
    Worker.prototype.postMessage = function (question: unknown) {
      const asks = typeof question === 'object' && question !== null && Reflect.get(question, 'call') === 'evaluate'
      const fails = asks && document.body.dataset.engineFails === 'yes'
      send.call(this, fails ? { ...question, design: nothing } : question)
    }
  })
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  const setFault = (engineFails: string) =>
    page.evaluate((fails) => {
      Object.assign(document.body.dataset, { engineFails: fails })
    }, engineFails)
  await setFault('yes')
  await part(page, 'Training data').click()
  await page.keyboard.press('Delete')
  await look('engine fault', '.engine-fault')
  await setFault('no')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('.engine-fault')).toHaveCount(0)
})

test('prices, and a save that fails', async ({ page, look, shut }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.evaluate(() =>
    Object.assign(window, {
      showSaveFilePicker: async () => {
        throw new Error('There is no room left on the disk.')
      },
    }),
  )
  await page.keyboard.press('Control+Shift+s')
  await expect(page.getByRole('dialog', { name: 'Cannot save Three-tier model serving' })).toContainText(
    'no room left on the disk',
  )
  await look('failed save', DIALOG)
  await shut(DIALOG)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Prices')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Prices' })
  await expect(dialog).toBeVisible()
  for (const view of await dialog.getByRole('radio').all()) {
    await view.click()
    await look(`prices, ${await view.textContent()}`, DIALOG)
  }
  await giveFile(page, () => page.getByRole('button', { name: 'Import a price file…' }).click(), {
    name: 'bad.json',
    content: '{',
  })
  await look('refused prices', DIALOG)
})

test('in colours that the system chooses, edges and outlines tell what grounds and shadows told', async ({
  page,
  shut,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const styleOf = (what: string, property: 'border-top-width' | 'outline-style' | 'forced-color-adjust') =>
    page
      .locator(what)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
  expect(await styleOf('.home-place[aria-current]', 'outline-style')).toBe('solid')
  // or the system lays a strip of the ground under words that have the ground's colour
  expect(await styleOf('.button[data-variant="accent"]', 'forced-color-adjust')).toBe('none')
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  expect(await styleOf('.segment[data-state="checked"]', 'outline-style')).toBe('solid')
  await page.keyboard.press('Control+k')
  await expect(page.locator(DIALOG)).toBeVisible()
  expect(await styleOf(DIALOG, 'border-top-width')).toBe('1px')
  expect(await styleOf('.option[data-active]', 'outline-style')).toBe('solid')
  await shut(DIALOG)
  await page.getByRole('button', { name: 'Design menu' }).press('Enter')
  expect(await styleOf(MENU, 'border-top-width')).toBe('1px')
  expect(await styleOf('[role="menuitem"][data-highlighted]', 'outline-style')).toBe('solid')
})

test('at 200 % of a window of 1024 × 640', async ({ page, look, shut }) => {
  await page.setViewportSize({ width: 512, height: 320 })
  await look('start screen')
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await look('editor')
  // nothing of the frame is cut off or lies under something else
  for (const control of await page.getByRole('banner').getByRole('button').all())
    await control.hover({ trial: true, timeout: 5000 })
  await page.keyboard.press('Alt+o')
  await page.keyboard.press('End')
  const line = page.getByRole('row', { name: /^Monitoring/ })
  await expect(line).toBeFocused()
  await line.hover({ trial: true, timeout: 5000 })
  await look('outline', PALETTE)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+e')
  const dialog = page.locator(DIALOG)
  for (const control of await dialog.getByRole('button').or(dialog.getByRole('switch')).all()) {
    await control.hover({ trial: true, timeout: 5000 })
  }
  await look('export', DIALOG)
  await shut(DIALOG)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('monit')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.locator(INSPECTOR).getByRole('textbox', { name: 'Name' }).hover({ trial: true, timeout: 5000 })
  await look('settings over the sheet', INSPECTOR)
})
