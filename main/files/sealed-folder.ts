import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { saveAtomically } from './atomic-save.ts'

/**
 * A folder of the program's own with a file for each thing that is kept in it, written whole or not at all and sealed with a check sum: one
 * that is damaged is as one that is not there.
 */
export class SealedFolder<T extends { readonly id: string }> {
  readonly #folder: string
  readonly #schema: z.ZodType<T>
  #writing: Promise<void> = Promise.resolve()

  constructor(folder: string, schema: z.ZodType<T>) {
    this.#folder = folder
    this.#schema = schema
  }

  /** Later ones of the same id replace earlier ones, in the order in which they were given. */
  keep(kept: T): Promise<void> {
    return this.#next(async () => {
      await mkdir(this.#folder, { recursive: true })
      const text = JSON.stringify(this.#schema.parse(kept))
      await saveAtomically(this.#path(kept.id), JSON.stringify({ sum: sha256(text), kept: text }))
    })
  }

  drop(id: string): Promise<void> {
    return this.#next(() => unlink(this.#path(id)).catch(() => {}))
  }

  async list(): Promise<readonly T[]> {
    await this.#writing
    const names = await readdir(this.#folder).catch(() => [])
    const read = await Promise.all(
      names.filter((name) => name.endsWith('.json')).map((name) => this.#read(join(this.#folder, name))),
    )
    return read.filter((found) => found !== null)
  }

  async get(id: string): Promise<T | null> {
    await this.#writing
    return this.#read(this.#path(id))
  }

  async #read(path: string): Promise<T | null> {
    try {
      const { sum, kept } = ENTRY.parse(JSON.parse(await readFile(path, 'utf8')))
      return sum === sha256(kept) ? this.#schema.parse(JSON.parse(kept)) : null
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

const ENTRY = z.object({ sum: z.string(), kept: z.string() })

/** Of what may name a file. */
export const KEPT_ID = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)

/** Hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
