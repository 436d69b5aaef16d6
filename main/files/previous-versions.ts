import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CURRENT_VERSION } from '../../simulation/index.ts'
import { saveAtomically } from './atomic-save.ts'
import { sha256 } from './sealed-folder.ts'

/** What a file held before it was last saved over, kept in the private folder of the program. */
export class PreviousVersions {
  readonly #folder: string

  readonly #originals: string
  readonly #version: number

  /**
   * @param folder of the user's data
   * @param version of the format that this program writes
   */
  constructor(folder: string, version: number = CURRENT_VERSION) {
    this.#folder = join(folder, 'previous')
    this.#originals = join(folder, 'older-formats')
    this.#version = version
  }

  /** Keeps what a file holds now; a file that is not there yet has nothing to keep. */
  async keep(path: string): Promise<void> {
    const content = await readFile(path).catch(() => null)
    if (content === null) return
    await this.#keepOriginal(path, content)
    await mkdir(this.#folder, { recursive: true })
    await saveAtomically(this.#path(path), content)
  }

  /** A file of an older format is kept for good: an older program may still want it. */
  async #keepOriginal(path: string, content: Buffer): Promise<void> {
    const version = /^[^{]*\{[^{}[\]]*"version"\s*:\s*(\d+)/.exec(content.toString('utf8', 0, 2000))?.[1]
    if (version === undefined || Number(version) >= this.#version) return
    await mkdir(this.#originals, { recursive: true })
    await saveAtomically(join(this.#originals, `${sha256(path)}-version-${version}.skyloom`), content)
  }

  /** The version before the last save, `null` when there was none. */
  read(path: string): Promise<string | null> {
    return readFile(this.#path(path), 'utf8').catch(() => null)
  }

  #path(path: string): string {
    return join(this.#folder, `${sha256(path)}.skyloom`)
  }
}
