import { randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import { copyFile, type FileHandle, open, readFile, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf } from './file-fault.ts'

/**
 * Writes a file whole or not at all: into a new file beside it, on the disk, then renamed over the old one. A full disk or a crash
 * leaves the old file as it was. A link stays one, to a new file; a pipe or device is written to, since nothing can take its place. So is a
 * file on a drive that lets nothing take its place; should that fail half-way, what it held is put back.
 *
 * @throws the system's error, with nothing left behind
 */
export async function saveAtomically(path: string, data: string | Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const old = await stat(target).catch(() => null)
  if (old && !old.isFile() && !old.isDirectory()) return writeFile(target, data)
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`)
  const mode = old ? old.mode & 0o777 : 0o644
  try {
    const file = await open(beside, 'wx', mode)
    try {
      await file.writeFile(data)
      await flush(file)
    } finally {
      await file.close()
    }
  } catch (error) {
    await unlink(beside).catch(() => {})
    throw error
  }
  await replace(target, beside, old)
}

/** What drives answer that cannot be told to write now: they do so when the file is closed. */
const CANNOT_FLUSH: readonly unknown[] = ['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']

async function flush(file: FileHandle): Promise<void> {
  try {
    await file.sync()
  } catch (error) {
    if (!CANNOT_FLUSH.includes(codeOf(error))) throw error
  }
}

/** Another program, such as a virus scanner or a file server, has the old file open: often only for a moment. */
const HELD: readonly unknown[] = ['EACCES', 'EBUSY', 'EPERM']
const CANNOT_RENAME: readonly unknown[] = [...HELD, 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV']
/** Milliseconds. */
const PAUSES = [40, 120, 360]

async function replace(target: string, beside: string, old: Stats | null): Promise<void> {
  for (const wait of [...PAUSES, null]) {
    try {
      await rename(beside, target)
      return
    } catch (error) {
      const code = codeOf(error)
      if (wait !== null && HELD.includes(code)) await pause(wait)
      else if (old?.isFile() && CANNOT_RENAME.includes(code)) return writeOver(target, beside)
      else {
        await unlink(beside).catch(() => {})
        throw error
      }
    }
  }
}

/** Should what the file held not go back either, what was to be written stays beside it: one of both is whole. */
async function writeOver(target: string, beside: string): Promise<void> {
  let isWhole = true
  try {
    const before = await readFile(target)
    isWhole = false
    await copyFile(beside, target).catch(async (error: unknown) => {
      await writeFile(target, before)
      isWhole = true
      throw error
    })
    isWhole = true
  } finally {
    if (isWhole) await unlink(beside).catch(() => {})
  }
}
