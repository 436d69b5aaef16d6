import { readKept, writeKept } from './kept.ts'

/** A file that this browser may be allowed to read and write again. */
export interface KeptFile<H> {
  readonly key: string
  readonly name: string
  /** Milliseconds since 1970. */
  readonly openedAt: number
  readonly handle: H
}

/** What is used of a file's handle to tell files apart. */
interface Handle {
  readonly name: string
  getFile(): Promise<File>
  isSameEntry?(other: { readonly name: string }): Promise<boolean>
}

const NAME = 'recent-files'
const MOST = 20

/** The list of recent files in a browser: handles, which ask for permission again when they are used. Newest first. */
export function browserRecents<H extends Handle>(isHandle: (value: unknown) => value is H) {
  let writing: Promise<unknown> = Promise.resolve()

  async function list(): Promise<readonly KeptFile<H>[]> {
    const kept = await readKept(NAME)
    return Array.isArray(kept) ? kept.flatMap((entry) => read(entry) ?? []) : []
  }

  function read(entry: unknown): KeptFile<H> | null {
    if (typeof entry !== 'object' || entry === null) return null
    const [key, name, openedAt, handle] = ['key', 'name', 'openedAt', 'handle'].map((field) =>
      Reflect.get(entry, field),
    )
    if (typeof key !== 'string' || typeof name !== 'string' || typeof openedAt !== 'number') return null
    return isHandle(handle) ? { key, name, openedAt, handle } : null
  }

  /** One change after the other, each on what the one before left. */
  function change<T>(job: () => Promise<T>): Promise<T> {
    const done = writing.then(job)
    writing = done.catch(() => {})
    return done
  }

  return {
    list,
    /** @returns the key of the file: the one that it has already, where it is in the list */
    add: (handle: H, now: number) =>
      change(async () => {
        const all = await list()
        const same = await Promise.all(all.map((known) => known.handle.isSameEntry?.(handle) ?? false))
        const key = all[same.indexOf(true)]?.key ?? `handle-${crypto.randomUUID()}`
        const others = all.filter((known) => known.key !== key)
        await writeKept(NAME, [{ key, name: handle.name, openedAt: now, handle }, ...others].slice(0, MOST))
        return key
      }),
    forget: (key: string) =>
      change(async () => {
        await writeKept(
          NAME,
          (await list()).filter((known) => known.key !== key),
        )
      }),
  }
}
