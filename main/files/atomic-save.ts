import { randomUUID } from 'node:crypto'
import { open, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Writes a file whole or not at all: into a new file beside it, on the disk, then renamed over the old one. A full disk or a crash
 * leaves the old file as it was. A link stays one, to a new file; a pipe or device is written to, since nothing can take its place.
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
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, target)
  } catch (error) {
    await unlink(beside).catch(() => {})
    throw error
  }
}
