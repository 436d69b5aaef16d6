import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { Journal } from '../../../main/files/journal.ts'
import { PreviousVersions } from '../../../main/files/previous-versions.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'skyloom-'))
})

const draft = (id: string, keptAt: number, text = 'design') => ({ id, name: 'Mine', file: null, text, keptAt })

describe('the journal', () => {
  it('gives back the latest draft of each design, the latest design first', async () => {
    const journal = new Journal(folder)
    await Promise.all([journal.keep(draft('a', 1)), journal.keep(draft('b', 2)), journal.keep(draft('a', 3, 'later'))])
    expect(await new Journal(folder).list()).toEqual([draft('a', 3, 'later'), draft('b', 2)])
  })

  it('has nothing to offer once a design is saved or given up', async () => {
    const journal = new Journal(folder)
    await journal.keep(draft('a', 1))
    await journal.drop('a')
    await journal.drop('never there')
    expect(await journal.list()).toEqual([])
  })

  it('does not offer a draft with a changed byte, or half of one', async () => {
    const journal = new Journal(folder)
    await journal.keep(draft('a', 1))
    await journal.keep(draft('b', 2))
    const [a = '', b = ''] = readdirSync(join(folder, 'drafts')).map((name) => join(folder, 'drafts', name))
    writeFileSync(a, readFileSync(a, 'utf8').replace('design', 'desigm'))
    writeFileSync(b, readFileSync(b, 'utf8').slice(0, 40))
    expect(await journal.list()).toEqual([])
  })
})

describe('the previous version', () => {
  it('is what the file held before', async () => {
    const previous = new PreviousVersions(folder)
    const file = join(folder, 'mine.skyloom')
    await previous.keep(file)
    expect(await previous.read(file)).toBeNull()
    writeFileSync(file, 'first')
    await previous.keep(file)
    writeFileSync(file, 'second')
    expect(await previous.read(file)).toBe('first')
    expect(readdirSync(folder).sort()).toEqual(['mine.skyloom', 'previous'])
  })
})
