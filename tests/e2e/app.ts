import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, test as base, chromium, expect, type Page } from '@playwright/test'
import { findChromium } from '../../main/build/chromium.ts'
import { type Served, serve } from '../../main/server/serve.ts'

export const root = resolve(import.meta.dirname, '../..')

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The window, served by our own server, in the Chromium of this machine. A page that logs an error fails its test. */
export const test = base.extend<{ page: Page }, { browser: Browser; served: Served }>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
    async ({}, use) => {
      const executablePath = findChromium()
      if (!executablePath) throw new Error('No Chromium was found; name it with CHROMIUM=/path/to/it.')
      const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const served = await serve(join(root, 'out/renderer'), 0)
      await use(served)
      await served.close()
    },
    { scope: 'worker' },
  ],
  page: async ({ browser, served }, use) => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    // the pickers of the operating system cannot be driven: without them the window downloads and uploads
    await context.addInitScript(() => {
      Object.assign(window, { showOpenFilePicker: undefined, showSaveFilePicker: undefined })
    })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await page.goto(served.url)
    await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
    await use(page)
    expect(faults, 'errors that the page logged').toEqual([])
    await context.close()
  },
})

export { expect }

/** Opens a template from the start screen and waits for its numbers. */
export async function openTemplate(page: Page, name: string, provider: 'AWS' | 'GCP' | 'AZ'): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${name}.*${provider}`) }).click()
  await expect(page.getByRole('main', { name: 'Canvas' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Cost a month: .* Why/ })).toBeVisible()
  await cameraAtRest(page)
}

/** Waits until the canvas shows its parts and has not moved for some frames. */
export async function cameraAtRest(page: Page): Promise<void> {
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
  await page.locator('.react-flow__viewport').evaluate(async (viewport) => {
    for (let still = 0, before = ''; still < 12; ) {
      await new Promise(requestAnimationFrame)
      const now = getComputedStyle(viewport).transform
      still = now === before ? still + 1 : 0
      before = now
    }
  })
}

/** What is kept for the next start: the screen, the design in front, and how many are open. */
export function remembered(
  page: Page,
): Promise<{ readonly screen: string; readonly shown: string | null; readonly open: number } | null> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await answer(indexedDB.open('skyloom'))
    if (!database.objectStoreNames.contains('kept')) return null
    const kept = await answer(database.transaction('kept').objectStore('kept').get('session'))
    database.close()
    return kept ? { screen: kept.screen, shown: kept.tabs[kept.shown]?.name ?? null, open: kept.tabs.length } : null
  })
}

/** Chooses one of many: opens the list and takes the option of that name. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label}: `) }).click()
  await page.getByRole('option', { name: new RegExp(`^${option}(?![\\w.])`) }).click()
}

/**
 * Gives a file, or the folder of that path, to the chooser that the window opens when it is asked to. A browser opens none for a page
 * that was busy for long after the key or click, so the asking is repeated.
 */
export async function giveFile(
  page: Page,
  ask: () => Promise<void>,
  file: { readonly name: string; readonly content: string | Buffer } | { readonly folder: string },
): Promise<void> {
  await expect(async () => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser', { timeout: 4000 }), ask()])
    if ('folder' in file) return chooser.setFiles(file.folder)
    await chooser.setFiles({
      name: file.name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(file.content),
    })
  }).toPass({ timeout: 20_000 })
}

/** A part on the canvas. */
export function part(page: Page, name: string) {
  return page
    .locator('.react-flow__node')
    .filter({ has: page.locator('.part-name', { hasText: new RegExp(`^${name}$`) }) })
}

/** Where a part is drawn in the window, and its middle. */
export async function boxOf(page: Page, name: string) {
  const box = await part(page, name).boundingBox()
  if (!box) throw new Error(`${name} has no box`)
  return { ...box, cx: box.x + box.width / 2, cy: box.y + box.height / 2 }
}

/**
 * WCAG 2.2 A and AA, and best practices, on what is on the screen now.
 *
 * @param except rules that do not apply, such as `region` while a menu is open, which hangs from the window and not from a landmark
 */
export async function expectAccessible(page: Page, except: readonly string[] = []): Promise<void> {
  expect(await violations(page, { except })).toEqual([])
}

/**
 * In the page: resolves when no transition runs. A colour half way through one has a contrast that nobody is left with, and a transition
 * begins only when the frame after its cause is drawn.
 */
async function atRest(): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const running = () =>
    document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
      .filter(({ playState }) => playState === 'running')
  do {
    await frame()
    await frame()
    await Promise.allSettled(running().map(({ finished }) => finished))
  } while (running().length > 0)
}

/** @param look where to look, and for which rules; missing: everywhere, for all */
async function violations(
  page: Page,
  look: {
    readonly except?: readonly string[]
    readonly within?: string | undefined
    readonly only?: readonly string[]
  },
): Promise<readonly string[]> {
  await page.evaluate(atRest)
  const axe = new AxeBuilder({ page })
  if (look.within !== undefined) axe.include(look.within)
  if (look.only) axe.withRules([...look.only])
  if (look.except) axe.disableRules([...look.except])
  const found = await axe.analyze()
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
}

/**
 * What is wrong with what is on the screen, in both themes; each fault begins with the state's name. The markup does not depend on the
 * theme: in the light one every rule is read, in the dark one the contrast.
 */
export async function faultsOf(page: Page, state: string, within?: string): Promise<readonly string[]> {
  if (within !== undefined) await expect(page.locator(within).first(), state).toBeVisible()
  // what hangs from the window and not from a landmark is in no region
  const landmark = within === undefined || within.startsWith('[data-area') || within === '.home'
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await violations(page, { within, except: landmark ? [] : ['region'] })
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await violations(page, { within, only: ['color-contrast'] })
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light.map((fault) => `${state}: ${fault}`), ...dark.map((fault) => `${state}, dark: ${fault}`)]
}
