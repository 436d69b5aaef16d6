import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { saveAtomically } from '../../../main/files/atomic-save.ts'
import { Journal } from '../../../main/files/journal.ts'
import { PreviousVersions } from '../../../main/files/previous-versions.ts'

/** Edits and saves as fast as the disk allows until it is killed, and tells each step that is done on its standard output. */
const [folder = '', start = '0'] = process.argv.slice(2)
const file = join(folder, 'mine.skyloom')
const journal = new Journal(join(folder, 'data'))
const previous = new PreviousVersions(join(folder, 'data'))
const filling = 'x'.repeat(40_000)

/** At once and not through a buffer: what was told has happened before the kill. */
const tell = (step: string, edit: number) => writeSync(1, `${step} ${edit}\n`)

// who is killed leaves nothing for the next one to start sooner
flushCompileCache()
for (let edit = Number(start) + 1; ; edit++) {
  const text = JSON.stringify({ edit, filling, end: edit })
  await journal.keep({ id: 'design', name: 'Mine', file: { name: 'mine.skyloom', key: file }, text, keptAt: edit })
  tell('kept', edit)
  if (edit % 3 !== 0) continue
  await previous.keep(file)
  await saveAtomically(file, text)
  tell('saved', edit)
}
