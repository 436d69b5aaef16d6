import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { saveAtomically } from './atomic-save.ts'

const draft = z.object({
  id: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  name: z.string(),
  /** The file it belongs to; `null` for a design that was never saved. */
  file: z.object({ name: z.string(), key: z.string() }).nullable(),
  text: z.string(),
  /** Milliseconds since 1970. */
  keptAt: z.number(),
})
const entry = z.object({ sum: z.string(), draft })

/** Work that no file of the learner's holds yet. */
export type Draft = z.infer<typeof draft>

/**
 * The autosave journal in the private folder of the program: a file for each design with unsaved changes, written whole or not at all.
 * Nothing is ever written beside the learner's own files. What is found at a start was left by a crash.
 */
export class Journal {
  readonly #folder: string
  #writing: Promise<void> = Promise.resolve()

  /** @param folder of the user's data */
  constructor(folder: string) {
    this.#folder = join(folder, 'drafts')
  }

  /** Later drafts of a design replace earlier ones, in the order in which they were given. */
  keep(kept: Draft): Promise<void> {
    return this.#next(async () => {
      await mkdir(this.#folder, { recursive: true })
      await saveAtomically(this.#path(kept.id), JSON.stringify({ sum: sumOf(kept), draft: kept }))
    })
  }

  /** The design is saved, or given up. */
  drop(id: string): Promise<void> {
    return this.#next(() => unlink(this.#path(id)).catch(() => {}))
  }

  /** Whole drafts whose check sum is right, the latest first; a damaged one is never offered as work. */
  async list(): Promise<readonly Draft[]> {
    await this.#writing
    const names = await readdir(this.#folder).catch(() => [])
    const read = await Promise.all(
      names.filter((name) => name.endsWith('.json')).map((name) => this.#read(join(this.#folder, name))),
    )
    return read.filter((found) => found !== null).sort((a, b) => b.keptAt - a.keptAt)
  }

  async #read(path: string): Promise<Draft | null> {
    try {
      const found = entry.parse(JSON.parse(await readFile(path, 'utf8')))
      return found.sum === sumOf(found.draft) ? found.draft : null
    } catch {
      return null
    }
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`)
  }

  #next(job: () => Promise<void>): Promise<void> {
    const done = this.#writing.then(job)
    this.#writing = done.catch(() => {})
    return done
  }
}

function sumOf({ id, name, file, text, keptAt }: Draft): string {
  return sha256(JSON.stringify([id, name, file && [file.name, file.key], text, keptAt]))
}

/** Hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
