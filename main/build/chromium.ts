import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { step } from './step.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
/** What end-to-end tests need on Debian and Ubuntu: the browser and faces for every script that names may hold. */
const PACKAGES = ['chromium', 'fonts-liberation', 'fonts-noto-core', 'fonts-noto-color-emoji']

/** A browser of the Chromium family on this machine; `CHROMIUM` names one that is elsewhere. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : null
  if (process.platform === 'darwin' && existsSync(MAC)) return MAC
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name)
      if (existsSync(path)) return path
    }
  }
  return null
}

/** Finds a browser, or installs one where that needs no question: as root on Debian or Ubuntu. */
export async function needChromium(): Promise<string | null> {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  console.log('Installing Chromium for the end-to-end tests …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await step('apt-get', ['update', '-qq'], env)
  await step('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], env)
  return findChromium()
}
