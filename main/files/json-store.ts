import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { saveAtomically } from './atomic-save.ts'

/** A small file of settings. A missing or broken one reads as the fallback: settings must never keep the program from starting. */
export class JsonStore<T> {
  readonly #path: string
  readonly #schema: z.ZodType<T>
  readonly #fallback: T
  #writing: Promise<void> = Promise.resolve()

  constructor(path: string, schema: z.ZodType<T>, fallback: T) {
    this.#path = path
    this.#schema = schema
    this.#fallback = fallback
  }

  async read(): Promise<T> {
    await this.#writing
    return this.#load()
  }

  /** Changes are written one after the other, each on what the one before left; one that fails does not stop the next. */
  update(change: (value: T) => T): Promise<void> {
    const written = this.#writing.then(async () => {
      const value = change(await this.#load())
      await mkdir(dirname(this.#path), { recursive: true })
      await saveAtomically(this.#path, `${JSON.stringify(value, null, 2)}\n`)
    })
    this.#writing = written.catch(() => {})
    return written
  }

  async #load(): Promise<T> {
    try {
      return this.#schema.parse(JSON.parse(await readFile(this.#path, 'utf8')))
    } catch {
      return this.#fallback
    }
  }
}
