import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveAtomically } from '../../../main/files/atomic-save.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'skyloom-'))

describe('saving', () => {
  it('leaves nothing beside the file, and its permissions as they were', async () => {
    const inside = folder()
    const path = join(inside, 'a.skyloom')
    writeFileSync(path, 'old')
    chmodSync(path, 0o600)
    await saveAtomically(path, 'new')
    expect(readdirSync(inside)).toEqual(['a.skyloom'])
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('puts another file in the place of the old one, so that who reads it reads it whole', async () => {
    const path = join(folder(), 'a.skyloom')
    writeFileSync(path, 'old')
    const reader = await open(path, 'r')
    await saveAtomically(path, 'new')
    expect(await reader.readFile('utf8')).toBe('old')
    await reader.close()
  })

  it('leaves a folder alone, and nothing behind', async () => {
    const inside = folder()
    await expect(saveAtomically(inside, 'new')).rejects.toThrow()
    expect(readdirSync(inside)).toEqual([])
  })

  it('keeps a link, and changes what it leads to', async () => {
    const inside = folder()
    writeFileSync(join(inside, 'real'), 'old')
    symlinkSync('real', join(inside, 'link'))
    await saveAtomically(join(inside, 'link'), 'new')
    expect(lstatSync(join(inside, 'link')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(inside, 'real'), 'utf8')).toBe('new')
  })

  it.skipIf(process.platform === 'win32')('writes into a pipe instead of replacing it', async () => {
    const path = join(folder(), 'pipe')
    execFileSync('mkfifo', [path])
    const [read] = await Promise.all([readFile(path, 'utf8'), saveAtomically(path, 'new')])
    expect(read).toBe('new')
    expect(statSync(path).isFIFO()).toBe(true)
  })
})
