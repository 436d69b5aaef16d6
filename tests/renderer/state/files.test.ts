import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asked, FileRef, Host, OpenedFile } from '../../../renderer/platform/host.ts'
import { fileNameFor } from '../../../renderer/platform/host.ts'
import { isDirty, useDesign } from '../../../renderer/state/design.ts'
import { closeWindow, newFile, openFile, openFromOutside, saveFile, useFiles } from '../../../renderer/state/files.ts'
import { design, node } from '../samples.ts'

/** A disk in memory, with a learner who chooses `chosen` in every dialog. */
const disk = vi.hoisted(() => {
  const files = new Map<string, string>()
  const state = { chosen: null as string | null, full: false, closed: false }
  const done = <T>(value: T): Asked<T> => ({ kind: 'done', value })
  const read = (name: string): Asked<OpenedFile> => {
    const text = files.get(name)
    return text === undefined
      ? { kind: 'failed', message: `${name} is not there any more.` }
      : done({ file: { name, key: name }, text })
  }
  const write = (file: FileRef, text: string): Asked<FileRef> => {
    if (state.full) return { kind: 'failed', message: 'The disk is full.' }
    files.set(file.key, text)
    return done(file)
  }
  const host: Host = {
    kind: 'desktop',
    open: async () => (state.chosen === null ? { kind: 'cancelled' } : read(state.chosen)),
    openIcons: async () => ({ kind: 'cancelled' }),
    openPrices: async () => ({ kind: 'cancelled' }),
    openKey: async (key) => read(key),
    save: async (file, text) => write(file, text),
    saveAs: async (text) =>
      state.chosen === null ? { kind: 'cancelled' } : write({ name: state.chosen, key: state.chosen }, text),
    saveBytes: async (name) => done({ name }),
    print: async () => done(null),
    pdfOf: null,
    keepDraft: async () => {},
    drafts: async () => [],
    dropDraft: async () => {},
    recents: async () => [],
    forgetRecent: async () => {},
    onCommand: () => () => {},
    setDocument: () => {},
    confirmClose: () => {
      state.closed = true
    },
    appInfo: async () => ({ name: 'Skyloom', version: '0', platform: 'linux' }),
  }
  return { files, state, host }
})

vi.mock('../../../renderer/platform/current.ts', () => ({ host: disk.host }))
vi.mock('../../../renderer/workers/client.ts', async () => {
  const { parseDesign } = await import('../../../simulation/index.ts')
  return { engine: { parse: async (text: string) => parseDesign(text) } }
})

const rename = (name: string) => useDesign.getState().apply('Rename', (d) => ({ ...d, name }))
const name = () => useDesign.getState().design.name
const question = () => useFiles.getState().question

beforeEach(() => {
  disk.files.clear()
  Object.assign(disk.state, { chosen: null, full: false, closed: false })
  useFiles.setState({ question: null, refused: null, failure: null, savedAt: null })
  useDesign.getState().open(design(), null)
})

describe('saving', () => {
  it('asks where the first time, and writes the same file from then on', async () => {
    rename('Mine')
    disk.state.chosen = 'mine.skyloom'
    expect(await saveFile()).toBe(true)
    expect(isDirty(useDesign.getState())).toBe(false)
    disk.state.chosen = null
    rename('Mine, better')
    expect(await saveFile()).toBe(true)
    expect(JSON.parse(disk.files.get('mine.skyloom') ?? '')).toMatchObject({ name: 'Mine, better' })
  })

  it('that failed leaves the design unsaved and says why', async () => {
    rename('Mine')
    disk.state.chosen = 'mine.skyloom'
    disk.state.full = true
    expect(await saveFile()).toBe(false)
    expect(isDirty(useDesign.getState())).toBe(true)
    expect(useFiles.getState().failure).toBe('The disk is full.')
  })

  it('gives back what was drawn when the file is opened again', async () => {
    rename('Round trip')
    const before = useDesign.getState().design
    disk.state.chosen = 'trip.skyloom'
    await saveFile()
    await newFile()
    await openFile()
    expect(useDesign.getState().design).toEqual(before)
  })
})

describe('opening', () => {
  it('a file that is no design lists its problems and leaves the screen as it was', async () => {
    rename('On the screen')
    disk.files.set('bad.skyloom', 'not a design')
    await saveAs('mine.skyloom')
    disk.state.chosen = 'bad.skyloom'
    await openFile()
    expect(useFiles.getState().refused?.name).toBe('bad.skyloom')
    expect(useFiles.getState().refused?.problems.length).toBeGreaterThan(0)
    expect(name()).toBe('On the screen')
  })

  it('a file that is gone says so', async () => {
    disk.state.chosen = 'gone.skyloom'
    await openFile()
    expect(useFiles.getState().failure).toBe('gone.skyloom is not there any more.')
  })

  it('does nothing when the learner cancels', async () => {
    await openFile()
    expect(useFiles.getState()).toMatchObject({ refused: null, failure: null })
    expect(name()).toBe('Untitled')
  })
})

describe('unsaved changes', () => {
  it('are asked about before another design replaces them', async () => {
    rename('Precious')
    const replacing = newFile()
    expect(question()?.before).toBe('new')
    question()?.answer('cancel')
    await replacing
    expect(name()).toBe('Precious')

    const again = newFile()
    question()?.answer('discard')
    await again
    expect(name()).toBe('Untitled')
  })

  it('are saved first on request, and stay when saving is cancelled', async () => {
    rename('Precious')
    const replacing = newFile()
    question()?.answer('save')
    await replacing
    expect(name()).toBe('Precious')

    disk.state.chosen = 'precious.skyloom'
    const again = newFile()
    question()?.answer('save')
    await again
    expect(name()).toBe('Untitled')
    expect(JSON.parse(disk.files.get('precious.skyloom') ?? '')).toMatchObject({ name: 'Precious' })
  })

  it('are not asked about when the content is what the file holds', async () => {
    rename('Precious')
    useDesign.getState().undo()
    await newFile()
    expect(question()).toBeNull()
  })

  it('hold the window open until they are decided', async () => {
    useDesign.getState().open(design(node('a')), null)
    rename('Precious')
    const closing = closeWindow()
    expect(disk.state.closed).toBe(false)
    question()?.answer('discard')
    await closing
    expect(disk.state.closed).toBe(true)
  })

  it('are asked about when a file comes from outside', async () => {
    rename('Precious')
    const opening = openFromOutside('x.skyloom', '{}', null)
    expect(question()?.before).toBe('open')
    question()?.answer('cancel')
    await opening
    expect(name()).toBe('Precious')
  })
})

describe('the proposed file name', () => {
  it('is the design’s, made safe for every system, with the extension', () => {
    expect(fileNameFor('Product recommender')).toBe('Product recommender.skyloom')
    expect(fileNameFor('a/b: "c"?')).toBe('a b c.skyloom')
    expect(fileNameFor('..')).toBe('Untitled.skyloom')
    expect(fileNameFor('Büro 东京')).toBe('Büro 东京.skyloom')
  })
})

async function saveAs(file: string): Promise<void> {
  disk.state.chosen = file
  await saveFile()
}
