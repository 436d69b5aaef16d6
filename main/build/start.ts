import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { serve } from '../server/serve.ts'
import { openBrowser } from './browser.ts'
import { electronBinary, installElectron } from './electron.ts'
import { root } from './root.ts'

/** `npm start`: the desktop window, or the same program in the browser where Electron cannot be had. */
const PORT = 4173
const options = process.argv.slice(2)
const electron = options.includes('--browser') ? null : (electronBinary() ?? (await installElectron()))

if (electron) {
  const child = spawn(electron, [root, ...options], { stdio: 'inherit' })
  child.on('exit', (code) => process.exit(code ?? 1))
} else {
  const { url } = await serve(join(root, 'out/renderer'), PORT).catch(() => serve(join(root, 'out/renderer'), 0))
  const why = options.includes('--browser') ? '' : 'Electron’s program file cannot be had here. '
  console.log(`${why}Skyloom runs in your browser at ${url} (Ctrl+C stops it).`)
  if (!process.env.CI && !options.includes('--no-open')) openBrowser(url)
}
