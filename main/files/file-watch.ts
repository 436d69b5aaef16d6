import { type FSWatcher, watch } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { sha256 } from './sealed-folder.ts'

/** Programs save in several steps; the last one counts. */
const REST_MS = 150

/**
 * Tells when another program has changed a file that is open here. What is read or written here is known by its check sum, so that only
 * other content counts: a new time stamp is no change. Folders are watched rather than files, since programs save by putting a new file in
 * the place of the old one.
 */
export class FileWatch {
  readonly #told: (path: string) => void
  readonly #known = new Map<string, string | null>()
  readonly #folders = new Map<string, FSWatcher>()
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>()

  /** @param told is called with the path of a file that holds something else than what is known */
  constructor(told: (path: string) => void) {
    this.#told = told
  }

  /** From now on the file's present content is what is known of it. */
  async know(path: string): Promise<void> {
    this.#known.set(path, await sumOf(path))
    this.#watchFolder(dirname(path))
  }

  /** Whether the file holds something else than what is known; never for a file that is gone. */
  async changed(path: string): Promise<boolean> {
    const known = this.#known.get(path)
    if (known === undefined) return false
    const sum = await sumOf(path)
    return sum !== null && sum !== known
  }

  /** Looks at all files at once, as when the window is used again: some network drives tell nothing. */
  checkAll(): void {
    for (const path of this.#known.keys()) this.#check(path)
  }

  close(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    for (const watcher of this.#folders.values()) watcher.close()
    this.#folders.clear()
    this.#known.clear()
  }

  #watchFolder(folder: string): void {
    if (this.#folders.has(folder)) return
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        for (const path of this.#known.keys()) {
          if (dirname(path) === folder && (name === null || name === basename(path))) this.#check(path)
        }
      })
      watcher.on('error', () => watcher.close())
      this.#folders.set(folder, watcher)
    } catch {
      // a folder that cannot be watched is looked at when the window is used again, and before saving
    }
  }

  #check(path: string): void {
    clearTimeout(this.#waiting.get(path))
    this.#waiting.set(
      path,
      setTimeout(() => {
        this.#waiting.delete(path)
        void this.changed(path).then((changed) => {
          if (changed) this.#told(path)
        })
      }, REST_MS),
    )
  }
}

async function sumOf(path: string): Promise<string | null> {
  return readFile(path).then(sha256, () => null)
}
