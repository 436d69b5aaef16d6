import { randomUUID } from 'node:crypto'
import { open, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Writes a file whole or not at all: into a new file beside it, on the disk, then renamed over the old one. A full disk or a crash
 * leaves the old file as it was.
 *
 * @throws the system's error, with nothing left behind
 */
export async function saveAtomically(path: string, data: string | Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`)
  const mode = await stat(path).then(
    (old) => old.mode & 0o777,
    () => 0o644,
  )
  try {
    const file = await open(beside, 'wx', mode)
    try {
      await file.writeFile(data)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await unlink(beside).catch(() => {})
    throw error
  }
}
