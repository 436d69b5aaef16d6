import type { Host, Snapshot } from './host.ts'
import { keptNames, readKept, writeKept } from './kept.ts'
import { field } from './preferences.ts'

const PREFIX = 'snapshot.'

/** Copies of designs in a browser: its own database. */
export function browserSnapshots(): Pick<Host, 'keepSnapshot' | 'snapshots' | 'snapshot' | 'dropSnapshot'> {
  return {
    async keepSnapshot(taken) {
      await writeKept(PREFIX + taken.id, taken)
      // What is written is forgotten without a word where nothing can be kept.
      if ((await keptSnapshot(taken.id)) === null) throw new Error('Nothing can be kept in this browser.')
    },
    async snapshots(document, file) {
      const names = (await keptNames()).filter((name) => name.startsWith(PREFIX))
      const all = await Promise.all(names.map((name) => keptSnapshot(name.slice(PREFIX.length))))
      return all
        .flatMap((taken) => taken ?? [])
        .filter((taken) => taken.document === document || (file !== null && taken.file === file))
        .sort((a, b) => b.takenAt - a.takenAt)
    },
    snapshot: keptSnapshot,
    dropSnapshot: (id) => writeKept(PREFIX + id, undefined),
  }
}

async function keptSnapshot(id: string): Promise<Snapshot | null> {
  const kept = await readKept(PREFIX + id)
  return isSnapshot(kept) ? kept : null
}

function isSnapshot(value: unknown): value is Snapshot {
  const words = ['id', 'document', 'name', 'text'].every((name) => typeof field(value, name) === 'string')
  const file = field(value, 'file')
  return words && (file === null || typeof file === 'string') && typeof field(value, 'takenAt') === 'number'
}
