import type { Json } from './design.ts'

/** The version that this program writes. */
export const CURRENT_VERSION = 1

/** A file's top object in some version of the format. */
export type VersionedFile = Readonly<Record<string, Json>>

/**
 * Steps from each version to the next: `MIGRATIONS[n]` turns a file of version n into one of version n + 1 and may assume nothing about
 * it beyond JSON, as it runs before the file is checked. Version 1 is the first, so there is none yet.
 */
const MIGRATIONS: Readonly<Record<number, (file: VersionedFile) => VersionedFile>> = {}

/**
 * Brings a file of an older version up to `CURRENT_VERSION`, one step at a time.
 *
 * @param version whole, from 1 to `CURRENT_VERSION`
 */
export function migrate(file: VersionedFile, version: number): VersionedFile {
  let current = file
  for (let from = version; from < CURRENT_VERSION; from++) {
    current = { ...(MIGRATIONS[from]?.(current) ?? current), version: from + 1 }
  }
  return current
}
