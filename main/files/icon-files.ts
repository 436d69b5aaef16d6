import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** Folders within folders, as vendors' icon sets have them. */
const DEEPEST = 5
const MOST_FILES = 5000
/** Of one picture, bytes: an icon is far smaller. */
const LARGEST = 512 * 1024
/** Of all, bytes. */
const MOST_BYTES = 64 * 1024 * 1024

export interface IconFile {
  /** Path within the folder, with slashes. */
  readonly name: string
  readonly path: string
}

/**
 * The SVG and PNG files of a folder and the folders in it, in the order of their names. Links are not followed, and what is too large to be an
 * icon is left out.
 */
export async function iconFiles(folder: string): Promise<readonly IconFile[]> {
  const found: IconFile[] = []
  let bytes = 0
  const walk = async (inside: string, depth: number): Promise<void> => {
    const entries = await readdir(join(folder, inside), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (found.length >= MOST_FILES || bytes >= MOST_BYTES) return
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`
      if (entry.isDirectory() && depth < DEEPEST) await walk(name, depth + 1)
      if (!entry.isFile() || !/^\.(svg|png)$/i.test(extname(entry.name))) continue
      const path = join(folder, name)
      const { size } = await stat(path)
      if (size > LARGEST) continue
      bytes += size
      found.push({ name, path })
    }
  }
  await walk('', 1)
  return found
}
