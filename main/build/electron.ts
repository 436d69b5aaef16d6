import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'

const NAMES: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
}

/**
 * Electron's program file, when it is installed. Its package is not imported for this: importing it would try to download.
 */
export function electronBinary(): string | null {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist')
  const note = join(root, 'node_modules/electron/path.txt')
  const name = existsSync(note) ? readFileSync(note, 'utf8').trim() : (NAMES[process.platform] ?? 'electron')
  const binary = join(folder, name)
  return existsSync(binary) ? binary : null
}

/** A slow line may take this long for 120 MB; one that is dead fails at once. */
const INSTALL_LIMIT_MS = 10 * 60 * 1000

/**
 * Lets Electron's own installer fetch the program file, with its progress on the terminal.
 *
 * @returns the file, or `null` when it could not be had
 */
export async function installElectron(): Promise<string | null> {
  const installer = join(root, 'node_modules/electron/install.js')
  if (!existsSync(installer)) return null
  console.log('Fetching Electron’s program file (about 120 MB, once) …')
  await new Promise<void>((resolve) => {
    const child = spawn(process.execPath, [installer], { cwd: root, stdio: ['ignore', 'inherit', 'ignore'] })
    const limit = setTimeout(() => child.kill(), INSTALL_LIMIT_MS)
    child.on('error', () => resolve())
    child.on('close', () => {
      clearTimeout(limit)
      resolve()
    })
  })
  return electronBinary()
}
