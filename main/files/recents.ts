import { access } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { JsonStore } from './json-store.ts'

const MAX_RECENTS = 20

const entry = z.object({ path: z.string().min(1), openedAt: z.number() })

/** A design that was opened or saved lately. */
export interface Recent {
  readonly name: string
  readonly key: string
  readonly openedAt: number
  readonly exists: boolean
}

/** The list of recent files, newest first, kept in the user's data folder. */
export class Recents {
  readonly #store: JsonStore<z.infer<typeof entry>[]>

  /** @param folder of the user's data */
  constructor(folder: string) {
    this.#store = new JsonStore(join(folder, 'recent-files.json'), z.array(entry), [])
  }

  async list(): Promise<readonly Recent[]> {
    const entries = await this.#store.read()
    return Promise.all(
      entries.map(async ({ path, openedAt }) => ({
        name: basename(path),
        key: path,
        openedAt,
        exists: await access(path).then(
          () => true,
          () => false,
        ),
      })),
    )
  }

  /** @param now milliseconds since 1970 */
  add(path: string, now: number): Promise<void> {
    return this.#store.update((entries) =>
      [{ path, openedAt: now }, ...entries.filter((known) => known.path !== path)].slice(0, MAX_RECENTS),
    )
  }

  forget(path: string): Promise<void> {
    return this.#store.update((entries) => entries.filter((known) => known.path !== path))
  }
}
