import { spawn } from 'node:child_process'
import { build, createServer } from 'vite'
import { openBrowser } from './browser.ts'
import { mainProgram, preloadProgram, windowProgram } from './bundle.ts'
import { electronBinary } from './electron.ts'
import { root } from './root.ts'

/** `npm run dev`: the window with live reload, in Electron where its program file is there, else in the browser. */
const server = await createServer(windowProgram)
await server.listen()
const url = server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:5173/'
const electron = electronBinary()
if (electron) {
  await build(mainProgram)
  await build(preloadProgram)
  spawn(electron, [root], { stdio: 'inherit', env: { ...process.env, SKYLOOM_DEV_URL: url } }).on('exit', () =>
    process.exit(),
  )
} else {
  console.log(`Skyloom runs with live reload at ${url}`)
  if (!process.argv.includes('--no-open')) openBrowser(url)
}
