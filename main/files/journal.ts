import { join } from 'node:path'
import { z } from 'zod'
import { KEPT_ID, SealedFolder } from './sealed-folder.ts'

const draft = z.object({
  id: KEPT_ID,
  name: z.string(),
  /** The file it belongs to; `null` for a design that was never saved. */
  file: z.object({ name: z.string(), key: z.string() }).nullable(),
  text: z.string(),
  /** Milliseconds since 1970. */
  keptAt: z.number(),
})

/** Work that no file of the learner's holds yet. */
export type Draft = z.infer<typeof draft>

/**
 * The autosave journal in the private folder of the program: a file for each design with unsaved changes. Nothing is ever written beside the
 * learner's own files. What is found at a start was left by a crash.
 */
export class Journal {
  readonly #drafts: SealedFolder<Draft>

  /** @param folder of the user's data */
  constructor(folder: string) {
    this.#drafts = new SealedFolder(join(folder, 'drafts'), draft)
  }

  keep(kept: Draft): Promise<void> {
    return this.#drafts.keep(kept)
  }

  /** The design is saved, or given up. */
  drop(id: string): Promise<void> {
    return this.#drafts.drop(id)
  }

  /** The latest first. */
  async list(): Promise<readonly Draft[]> {
    return [...(await this.#drafts.list())].sort((a, b) => b.keptAt - a.keptAt)
  }
}
