import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FileWatch } from '../../../main/files/file-watch.ts'

let watch: FileWatch | undefined
afterEach(() => watch?.close())

async function watched() {
  const path = join(mkdtempSync(join(tmpdir(), 'skyloom-')), 'mine.skyloom')
  writeFileSync(path, 'one')
  const told = vi.fn<(path: string) => void>()
  watch = new FileWatch(told)
  await watch.know(path)
  return { path, told, watch }
}

const rest = () => new Promise((done) => setTimeout(done, 500))

describe('a watched file', () => {
  it('is told of when another program writes it, once', async () => {
    const { path, told } = await watched()
    writeFileSync(path, 'tw')
    writeFileSync(path, 'two')
    await vi.waitFor(() => expect(told).toHaveBeenCalledExactlyOnceWith(path), { timeout: 5000 })
  })

  it('is told of when another program puts a new file in its place', async () => {
    const { path, told } = await watched()
    writeFileSync(`${path}.tmp`, 'two')
    renameSync(`${path}.tmp`, path)
    await vi.waitFor(() => expect(told).toHaveBeenCalledWith(path), { timeout: 5000 })
  })

  it('is not told of for what is written here, for a new time, or when it goes', async () => {
    const { path, told, watch } = await watched()
    writeFileSync(path, 'ours')
    await watch.know(path)
    utimesSync(path, new Date(), new Date())
    await rest()
    rmSync(path)
    await rest()
    expect(told).not.toHaveBeenCalled()
    expect(await watch.changed(path)).toBe(false)
  })

  it('is looked at when it is asked for, also where the folder tells nothing', async () => {
    const { path, told, watch } = await watched()
    watch.close()
    await watch.know(path)
    watch.close()
    writeFileSync(path, 'two')
    expect(await watch.changed(path)).toBe(false)
    await watch.know(path)
    writeFileSync(path, 'three')
    expect(await watch.changed(path)).toBe(true)
    watch.checkAll()
    await vi.waitFor(() => expect(told).toHaveBeenCalledWith(path), { timeout: 5000 })
  })
})
