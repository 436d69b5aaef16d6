import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { electronBinary } from './electron.ts'
import { root } from './root.ts'
import { step } from './step.ts'

/**
 * `npm run pack`: packages the built program into a folder and checks what is inside. Where Electron's program file is not there, a
 * stand-in of its files takes its place, so that the configuration, the archive and the fuses are still proven.
 */
const OUTPUT = join(root, 'out/packed')
const distribution = electronBinary() ? [] : [`-c.electronDist=${await standIn()}`]
await rm(OUTPUT, { recursive: true, force: true })
const packed = await step('electron-builder', ['--linux', 'dir', '--publish', 'never', ...distribution])
if (!packed) process.exit(1)

const archive = join(OUTPUT, 'linux-unpacked/resources/app.asar')
const inside = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'))
const needed = [
  '/package.json',
  '/out/main/main.js',
  '/out/preload/preload.cjs',
  '/out/renderer/index.html',
  '/templates/patterns/index.json',
]
const missing = needed.filter((path) => !inside.includes(path))
const stray = inside.filter((path) => /^\/(node_modules|simulation|renderer|main|tests)(\/|$)/.test(path))
if (missing.length > 0 || stray.length > 0) {
  console.error(
    `The package lacks ${missing.join(', ') || 'nothing'} and should not hold ${stray.slice(0, 5).join(', ') || 'nothing'}.`,
  )
  process.exit(1)
}
const unpacked = await mkdtemp(join(tmpdir(), 'skyloom-packed-'))
extractAll(archive, unpacked)
const main = await readFile(join(unpacked, 'out/main/main.js'), 'utf8')
await rm(unpacked, { recursive: true, force: true })
if (/^(?:import|export)\b[^"'();]*["'](?!electron["']|node:|\.)/m.test(main)) {
  console.error('The packaged main process imports something that is not in the package.')
  process.exit(1)
}
console.log(`Packaged ${inside.length} files; all that is needed is there and nothing else.`)

/** Files that look like a distribution of Electron to electron-builder, with the fuse wire that it flips. */
async function standIn(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'electron-stand-in-'))
  await mkdir(join(folder, 'resources'))
  await mkdir(join(folder, 'locales'))
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
  const wire = Buffer.from([1, 9, ...Buffer.from('000000000')])
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\n'), sentinel, wire]), {
    mode: 0o755,
  })
  const { version } = JSON.parse(await readFile(join(root, 'node_modules/electron/package.json'), 'utf8'))
  await writeFile(join(folder, 'version'), String(version))
  await writeFile(join(folder, 'LICENSE'), '')
  await writeFile(join(folder, 'LICENSES.chromium.html'), '')
  return folder
}
