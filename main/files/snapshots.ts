import { join } from 'node:path'
import { z } from 'zod'
import { KEPT_ID, SealedFolder } from './sealed-folder.ts'

const snapshot = z.object({
  id: KEPT_ID,
  /** The open design that it was taken of. */
  document: KEPT_ID,
  /** The path of its file; `null` as long as it has none. */
  file: z.string().nullable(),
  name: z.string(),
  /** Taken by the program; the oldest of these make room. */
  automatic: z.boolean(),
  /** Milliseconds since 1970. */
  takenAt: z.number(),
  text: z.string(),
})

export type Snapshot = z.infer<typeof snapshot>
export type SnapshotHead = Omit<Snapshot, 'text'>

/** Copies of designs as they once were, beside the journal in the private folder of the program. */
export class Snapshots {
  readonly #kept: SealedFolder<Snapshot>

  /** @param folder of the user's data */
  constructor(folder: string) {
    this.#kept = new SealedFolder(join(folder, 'snapshots'), snapshot)
  }

  keep(taken: Snapshot): Promise<void> {
    return this.#kept.keep(taken)
  }

  drop(id: string): Promise<void> {
    return this.#kept.drop(id)
  }

  get(id: string): Promise<Snapshot | null> {
    return this.#kept.get(id)
  }

  /** Those of an open design and of the file that it is in, the latest first. */
  async list(document: string, file: string | null): Promise<readonly SnapshotHead[]> {
    const all = await this.#kept.list()
    return all
      .filter((taken) => taken.document === document || (file !== null && taken.file === file))
      .sort((a, b) => b.takenAt - a.takenAt)
      .map(({ text: _, ...head }) => head)
  }
}
