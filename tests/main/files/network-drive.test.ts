import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type * as Disk from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { saveAtomically } from '../../../main/files/atomic-save.ts'

/** A drive that refuses what network drives and memory sticks refuse; all else is the real disk. */
const drive = vi.hoisted(() => ({
  rename: [] as string[],
  copy: null as string | null,
  back: null as string | null,
  sync: null as string | null,
}))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Disk>()
  const refuse = (code: string) => Promise.reject(Object.assign(new Error(`${code}: refused`), { code }))
  return {
    ...real,
    rename(from: string, to: string) {
      const code = drive.rename.shift()
      return code === undefined ? real.rename(from, to) : refuse(code)
    },
    async copyFile(from: string, to: string) {
      if (drive.copy === null) return real.copyFile(from, to)
      await real.writeFile(to, 'ha')
      return refuse(drive.copy)
    },
    writeFile(...args: Parameters<typeof real.writeFile>) {
      return drive.back === null ? real.writeFile(...args) : refuse(drive.back)
    },
    async open(...args: Parameters<typeof real.open>) {
      const file = await real.open(...args)
      const { sync } = drive
      if (sync !== null) file.sync = () => refuse(sync)
      return file
    },
  }
})

let inside = ''
let path = ''
beforeEach(() => {
  Object.assign(drive, { rename: [], copy: null, back: null, sync: null })
  inside = mkdtempSync(join(tmpdir(), 'skyloom-'))
  path = join(inside, 'a.skyloom')
  writeFileSync(path, 'old')
})
const content = () => readFileSync(path, 'utf8')

describe('saving to a network drive', () => {
  it('does without being told that it is on the disk, where nobody can tell', async () => {
    drive.sync = 'EINVAL'
    await saveAtomically(path, 'new')
    expect(content()).toBe('new')
    drive.sync = 'EIO'
    await expect(saveAtomically(path, 'newer')).rejects.toThrow('EIO')
    expect(content()).toBe('new')
    expect(readdirSync(inside)).toEqual(['a.skyloom'])
  })

  it('waits for who holds the file for a moment', async () => {
    drive.rename = ['EBUSY', 'EPERM']
    await saveAtomically(path, 'new')
    expect(content()).toBe('new')
    expect(readdirSync(inside)).toEqual(['a.skyloom'])
  })

  it('writes over a file that nothing may take the place of, and puts back what it held should that fail', async () => {
    drive.rename = Array(9).fill('EPERM')
    await saveAtomically(path, 'new')
    expect(content()).toBe('new')
    Object.assign(drive, { rename: Array(9).fill('EPERM'), copy: 'EIO' })
    await expect(saveAtomically(path, 'newer')).rejects.toThrow('EIO')
    expect(content()).toBe('new')
    expect(readdirSync(inside)).toEqual(['a.skyloom'])
  })

  it('leaves what was to be written beside a file that it can neither write nor put back', async () => {
    Object.assign(drive, { rename: Array(9).fill('EPERM'), copy: 'EIO', back: 'EIO' })
    await expect(saveAtomically(path, 'new')).rejects.toThrow('EIO')
    const [beside = ''] = readdirSync(inside).filter((name) => name !== 'a.skyloom')
    expect(readFileSync(join(inside, beside), 'utf8')).toBe('new')
  })

  it('says what else is wrong, with the old file as it was', async () => {
    drive.rename = ['EIO']
    await expect(saveAtomically(path, 'new')).rejects.toThrow('EIO')
    expect(content()).toBe('old')
    expect(readdirSync(inside)).toEqual(['a.skyloom'])
  })
})
