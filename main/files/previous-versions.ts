import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { saveAtomically } from './atomic-save.ts'
import { sha256 } from './journal.ts'

/** What a file held before it was last saved over, kept in the private folder of the program. */
export class PreviousVersions {
  readonly #folder: string

  /** @param folder of the user's data */
  constructor(folder: string) {
    this.#folder = join(folder, 'previous')
  }

  /** Keeps what a file holds now; a file that is not there yet has nothing to keep. */
  async keep(path: string): Promise<void> {
    const content = await readFile(path).catch(() => null)
    if (content === null) return
    await mkdir(this.#folder, { recursive: true })
    await saveAtomically(this.#path(path), content)
  }

  /** The version before the last save, `null` when there was none. */
  read(path: string): Promise<string | null> {
    return readFile(this.#path(path), 'utf8').catch(() => null)
  }

  #path(path: string): string {
    return join(this.#folder, `${sha256(path)}.skyloom`)
  }
}
