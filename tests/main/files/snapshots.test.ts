import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Snapshot, Snapshots } from '../../../main/files/snapshots.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'skyloom-'))
})

const taken = (id: string, takenAt: number, of: Partial<Snapshot> = {}): Snapshot => ({
  id,
  document: 'doc',
  file: null,
  name: `Snapshot ${id}`,
  automatic: false,
  takenAt,
  text: 'design',
  ...of,
})

describe('snapshots', () => {
  it('are listed by the open design and by its file, the latest first, without their text', async () => {
    const snapshots = new Snapshots(folder)
    await snapshots.keep(taken('a', 1))
    await snapshots.keep(taken('b', 3, { document: 'earlier', file: '/mine.skyloom' }))
    await snapshots.keep(taken('c', 2, { document: 'other', file: '/other.skyloom' }))
    const list = await new Snapshots(folder).list('doc', '/mine.skyloom')
    expect(list.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(list[0]).not.toHaveProperty('text')
    expect((await snapshots.list('doc', null)).map(({ id }) => id)).toEqual(['a'])
    expect(await snapshots.get('b')).toMatchObject({ text: 'design' })
    expect(readdirSync(folder)).toEqual(['snapshots'])
  })

  it('do not give back a copy with a changed byte, nor one that was deleted', async () => {
    const snapshots = new Snapshots(folder)
    await snapshots.keep(taken('a', 1))
    await snapshots.keep(taken('b', 2))
    const path = join(folder, 'snapshots', 'a.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('design', 'desigm'))
    await snapshots.drop('b')
    expect(await snapshots.get('a')).toBeNull()
    expect(await snapshots.list('doc', null)).toEqual([])
  })
})
