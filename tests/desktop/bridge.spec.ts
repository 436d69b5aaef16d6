import { join } from 'node:path'
import { expect, test } from './app.ts'

test('gives the window its questions and nothing of Node', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
  const seen = await page.evaluate(() => ({
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
    api: Object.keys(Reflect.get(globalThis, 'skyloom')).sort(),
    frozen: Object.isFrozen(Reflect.get(globalThis, 'skyloom')),
  }))
  expect(seen).toEqual({
    require: 'undefined',
    process: 'undefined',
    frozen: true,
    api: [
      'appInfo',
      'changedSince',
      'confirmClose',
      'drafts',
      'dropDraft',
      'dropSnapshot',
      'forgetRecent',
      'keepDraft',
      'keepSnapshot',
      'locate',
      'onCommand',
      'open',
      'openIcons',
      'openPath',
      'openPrices',
      'peek',
      'print',
      'printToPdf',
      'recents',
      'save',
      'saveAs',
      'saveBytes',
      'setDocument',
      'snapshot',
      'snapshots',
    ],
  })
})

test('refuses what does not fit its schema, and files that nobody chose', async ({ page, folder }) => {
  const bad = await page.evaluate(() => Reflect.get(globalThis, 'skyloom').save(7, 'text').catch(String))
  expect(bad).toContain("Error invoking remote method 'skyloom:save'")
  const path = join(folder, 'stolen.skyloom')
  const answer = await page.evaluate((name) => Reflect.get(globalThis, 'skyloom').save(name, 'text'), path)
  expect(answer).toMatchObject({ kind: 'failed' })
  expect(await page.evaluate((name) => Reflect.get(globalThis, 'skyloom').openPath(name), '/etc/passwd')).toMatchObject(
    { kind: 'failed' },
  )
})

test('stays on its own page and opens no other', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
  const address = page.url()
  await page.evaluate(() => {
    window.open('https://example.invalid/')
    location.href = 'https://example.invalid/'
  })
  await expect.poll(() => page.context().pages().length).toBe(1)
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)))
  expect(page.url()).toBe(address)
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
})

test('computes in a worker under the content security policy', async ({ page }) => {
  const violations: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text())
  })
  await page.getByRole('button', { name: /Three-tier model serving.*AWS/ }).click()
  await expect(page.getByRole('button', { name: /^Cost a month: \$\d+/ })).toBeVisible()
  expect(violations).toEqual([])
})

test('asks before it closes over unsaved work', async ({ app, page }) => {
  await page.getByRole('button', { name: /Three-tier model serving.*AWS/ }).click()
  await page.locator('.react-flow__node').filter({ hasText: 'Monitoring' }).click()
  await page.keyboard.press('Delete')
  await expect(page.locator('.react-flow__node')).toHaveCount(10)
  const title = () =>
    app.evaluate(({ BrowserWindow, windows }) => (windows?.[0] ?? BrowserWindow.getAllWindows()[0]).title)
  await expect.poll(title).toBe('• Three-tier model serving – Skyloom')
  await app.evaluate(({ BrowserWindow, windows }) => (windows?.[0] ?? BrowserWindow.getAllWindows()[0]).close())
  await expect(page.getByRole('alertdialog').or(page.getByRole('dialog'))).toBeVisible()
})
