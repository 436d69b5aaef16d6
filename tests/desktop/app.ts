import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type Page } from '@playwright/test'
import { electronBinary } from '../../main/build/electron.ts'
import { root } from '../e2e/app.ts'
import { type DesktopApp, launch } from './fake-electron.ts'

/** Starts the program. @param folder of its settings */
export async function startProgram(folder: string, argv: readonly string[] = []): Promise<DesktopApp> {
  const executablePath = electronBinary()
  return executablePath
    ? await _electron.launch({ executablePath, args: [root, `--user-data-dir=${folder}`, ...argv] })
    : await launch(root, folder, argv)
}

/** The desktop program: on Electron where its program file is there, else on the stand-in; the specs are the same. */
export const test = base.extend<{ folder: string; argv: string[]; app: DesktopApp; page: Page }>({
  argv: [[], { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
  folder: async ({}, use) => {
    await use(mkdtempSync(join(tmpdir(), 'skyloom-')))
  },
  app: async ({ argv, folder }, use) => {
    const app = await startProgram(folder, argv)
    await use(app)
    await app.close()
  },
  page: async ({ app }, use) => {
    await use(await app.firstWindow())
  },
})

export { expect } from '@playwright/test'
