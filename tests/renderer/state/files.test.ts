import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asked, FileRef, Host, OpenedFile } from '../../../renderer/platform/host.ts'
import { fileNameFor } from '../../../renderer/platform/host.ts'
import { isDirty, useDesign } from '../../../renderer/state/design.ts'
import {
  closeTab,
  closeWindow,
  followDocument,
  newFile,
  openCopy,
  openFile,
  openFromOutside,
  saveFile,
  saveFileAs,
  useFiles,
} from '../../../renderer/state/files.ts'
import { answerChange, fileChanged, useOutside } from '../../../renderer/state/outside.ts'
import { moveTab, openDocuments, stepTab, useTabs } from '../../../renderer/state/tabs.ts'
import { useView } from '../../../renderer/state/view.ts'
import { serialiseDesign } from '../../../simulation/index.ts'
import { design, node } from '../samples.ts'

/** A disk in memory, with a learner who chooses `chosen` in every dialog. */
const disk = vi.hoisted(() => {
  const files = new Map<string, string>()
  const state = { chosen: null as string | null, full: false, closed: false, changed: new Set<string>() }
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
    openKey: async (key) => {
      state.changed.delete(key)
      return read(key)
    },
    reopen: async () => null,
    locate: async () => (state.chosen === null ? { kind: 'cancelled' } : read(state.chosen)),
    peek: async () => null,
    changedSince: async ({ key }) => state.changed.has(key),
    save: async (file, text) => write(file, text),
    saveAs: async (text) =>
      state.chosen === null ? { kind: 'cancelled' } : write({ name: state.chosen, key: state.chosen }, text),
    saveBytes: async (name) => done({ name }),
    print: async () => done(null),
    pdfOf: null,
    keepDraft: async () => {},
    drafts: async () => [],
    dropDraft: async () => {},
    keepSnapshot: async () => {},
    snapshots: async () => [],
    snapshot: async () => null,
    dropSnapshot: async () => {},
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
  const { parseDesign, readNewer } = await import('../../../simulation/index.ts')
  return {
    engine: {
      parse: async (text: string) => parseDesign(text),
      readNewer: async (text: string) => readNewer(text),
    },
  }
})

const rename = (name: string) => useDesign.getState().apply('Rename', (d) => ({ ...d, name }))
const name = () => useDesign.getState().design.name
const question = () => useFiles.getState().question

beforeEach(() => {
  disk.files.clear()
  Object.assign(disk.state, { chosen: null, full: false, closed: false, changed: new Set() })
  useOutside.setState({ changed: null })
  useFiles.setState({ question: null, refused: null, failure: null, savedAt: null })
  useTabs.setState({ before: [], after: [] })
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
    expect(useFiles.getState().failure).toMatchObject({ message: 'The disk is full.', mayGoElsewhere: true })
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
    expect(useFiles.getState().failure?.message).toBe('gone.skyloom is not there any more.')
  })

  it('does nothing when the learner cancels', async () => {
    await openFile()
    expect(useFiles.getState()).toMatchObject({ refused: null, failure: null })
    expect(name()).toBe('Untitled')
  })
})

const tabs = () => openDocuments().map(({ design: { name } }) => name)

describe('several designs', () => {
  it('stand beside each other, each with its own history and file', async () => {
    rename('One')
    disk.state.chosen = 'one.skyloom'
    await saveFile()
    rename('One, better')
    newFile()
    expect(tabs()).toEqual(['One, better', 'Untitled'])
    expect(useDesign.getState().past).toEqual([])
    rename('Two')
    stepTab(-1)
    expect(name()).toBe('One, better')
    expect(useDesign.getState().file?.name).toBe('one.skyloom')
    useDesign.getState().undo()
    expect(name()).toBe('One')
    expect(isDirty(useDesign.getState())).toBe(false)
    stepTab(1)
    expect(name()).toBe('Two')
    expect(useDesign.getState().past.map(({ label }) => label)).toEqual(['Rename'])
  })

  it('go round at the ends, and are moved', () => {
    for (const each of ['One', 'Two', 'Three']) {
      rename(each)
      if (each !== 'Three') newFile()
    }
    stepTab(1)
    expect(name()).toBe('One')
    moveTab(1)
    expect(tabs()).toEqual(['Two', 'One', 'Three'])
    moveTab(-1)
    moveTab(-1)
    expect(tabs()).toEqual(['One', 'Two', 'Three'])
    expect(name()).toBe('One')
  })

  it('open on the right of the one on the screen; a sheet that nobody touched gives its place', async () => {
    disk.files.set('a.skyloom', serialiseDesign({ ...design(node('a')), name: 'A' }))
    disk.state.chosen = 'a.skyloom'
    await openFile()
    expect(tabs()).toEqual(['A'])
    newFile()
    await openCopy(serialiseDesign({ ...design(node('b')), name: 'B' }), 'B')
    expect(tabs()).toEqual(['A', 'B'])
  })

  it('hold a file once: opening it again shows it', async () => {
    disk.files.set('a.skyloom', serialiseDesign({ ...design(node('a')), name: 'A' }))
    disk.state.chosen = 'a.skyloom'
    await openFile()
    rename('A, changed')
    newFile()
    rename('Other')
    await openFile()
    expect(tabs()).toEqual(['A, changed', 'Other'])
    expect(name()).toBe('A, changed')
  })

  it('close one by one; the neighbour is shown, and an empty sheet after the last', async () => {
    rename('One')
    newFile()
    rename('Two')
    const closing = closeTab()
    question()?.answer('discard')
    await closing
    expect(tabs()).toEqual(['One'])
    const last = closeTab()
    question()?.answer('discard')
    await last
    expect(tabs()).toEqual(['Untitled'])
    expect(useView.getState().screen).toBe('home')
  })
})

describe('unsaved changes', () => {
  it('are asked about before their tab is closed, and it is shown for that', async () => {
    rename('Precious')
    const { opened } = useDesign.getState()
    newFile()
    const closing = closeTab(opened)
    expect(question()?.before).toBe('close-tab')
    expect(name()).toBe('Precious')
    question()?.answer('cancel')
    expect(await closing).toBe(false)
    expect(tabs()).toContain('Precious')
  })

  it('are saved first on request, and stay when saving is cancelled', async () => {
    rename('Precious')
    const closing = closeTab()
    question()?.answer('save')
    expect(await closing).toBe(false)
    expect(name()).toBe('Precious')

    disk.state.chosen = 'precious.skyloom'
    const again = closeTab()
    question()?.answer('save')
    expect(await again).toBe(true)
    expect(JSON.parse(disk.files.get('precious.skyloom') ?? '')).toMatchObject({ name: 'Precious' })
  })

  it('are not asked about when the content is what the file holds', async () => {
    rename('Precious')
    useDesign.getState().undo()
    expect(await closeTab()).toBe(true)
  })

  it('hold the window open until each is decided', async () => {
    useDesign.getState().open(design(node('a')), null)
    rename('Precious')
    newFile()
    rename('Also precious')
    const closing = closeWindow()
    expect(name()).toBe('Precious')
    question()?.answer('discard')
    await vi.waitFor(() => expect(name()).toBe('Also precious'))
    expect(disk.state.closed).toBe(false)
    question()?.answer('discard')
    await closing
    expect(disk.state.closed).toBe(true)
  })

  it('of any tab mark the window', () => {
    rename('Precious')
    newFile()
    const told = vi.spyOn(disk.host, 'setDocument')
    followDocument()()
    expect(told).toHaveBeenLastCalledWith('Untitled', true)
  })

  it('stay when a file comes from outside', async () => {
    rename('Precious')
    await openFromOutside('x.skyloom', serialiseDesign({ ...design(node('x')), name: 'X' }), null)
    expect(tabs()).toEqual(['Precious', 'X'])
  })
})

describe('a file that another program changed', () => {
  const theirs = () => serialiseDesign({ ...design(node('t')), name: 'Theirs' })

  async function opened(): Promise<void> {
    disk.files.set('a.skyloom', serialiseDesign({ ...design(node('a')), name: 'A' }))
    disk.state.chosen = 'a.skyloom'
    await openFile()
    rename('Mine')
    disk.files.set('a.skyloom', theirs())
  }

  it('is reloaded as one step, or kept beside the file, which is then what counts as saved', async () => {
    await opened()
    await fileChanged('a.skyloom')
    answerChange('reload')
    expect([name(), isDirty(useDesign.getState())]).toEqual(['Theirs', false])
    useDesign.getState().undo()
    expect([name(), isDirty(useDesign.getState())]).toEqual(['Mine', true])
  })

  it('opens beside mine when both are wanted', async () => {
    await opened()
    await fileChanged('a.skyloom')
    answerChange('both')
    expect(tabs()).toEqual(['Mine', 'Theirs'])
    expect(useDesign.getState().file).toBeNull()
  })

  it('is reloaded when it is opened again and nothing is unsaved', async () => {
    await opened()
    useDesign.getState().undo()
    await openFile()
    await vi.waitFor(() => expect(name()).toBe('Theirs'))
    expect(useOutside.getState().changed).toBeNull()
  })

  it('is not saved over before the learner has said so', async () => {
    await opened()
    disk.state.changed.add('a.skyloom')
    expect(await saveFile()).toBe(false)
    expect(disk.files.get('a.skyloom')).toBe(theirs())
    answerChange('keep')
    expect(await saveFile()).toBe(true)
    expect(JSON.parse(disk.files.get('a.skyloom') ?? '')).toMatchObject({ name: 'Mine' })
  })

  it('raises no question when it holds the same', async () => {
    await opened()
    disk.files.set('a.skyloom', serialiseDesign(useDesign.getState().design).replace(/\n */g, ''))
    await fileChanged('a.skyloom')
    expect(useOutside.getState().changed).toBeNull()
    expect(isDirty(useDesign.getState())).toBe(false)
  })
})

describe('a file of a newer version', () => {
  const newer = JSON.stringify({
    format: 'skyloom/design',
    version: 7,
    name: 'From the future',
    moods: ['calm'],
    workloads: [],
    nodes: [
      { id: 'a', service: 'aws.ec2', glow: 3, config: { instanceType: 'm7i.large', quantum: true } },
      { id: 'b', service: 'aws.teleport' },
    ],
    edges: [{ id: 'e', source: 'a', target: 'b' }],
  })

  it('opens to be looked at, with what is understood of it', async () => {
    disk.files.set('new.skyloom', newer)
    disk.state.chosen = 'new.skyloom'
    await openFile()
    const state = useDesign.getState()
    expect(state.readOnly).toBe(true)
    expect(state.design.nodes.map(({ id, config }) => [id, config])).toEqual([['a', { instanceType: 'm7i.large' }]])
    expect(state.design.edges).toEqual([])
  })

  it('is neither changed nor saved, under any name, and says why', async () => {
    disk.files.set('new.skyloom', newer)
    disk.state.chosen = 'new.skyloom'
    await openFile()
    rename('Changed')
    expect(name()).toBe('From the future')
    expect(useDesign.getState().refused).toBe(1)
    disk.state.chosen = 'other.skyloom'
    expect(await saveFile()).toBe(false)
    expect(await saveFileAs()).toBe(false)
    expect(useFiles.getState().failure?.message).toContain('would lose what this version does not know')
    expect([...disk.files]).toEqual([['new.skyloom', newer]])
  })

  it('is refused where nothing of it is understood', async () => {
    disk.files.set('new.skyloom', '{"format":"skyloom/design","version":9,"parts":[]}')
    disk.state.chosen = 'new.skyloom'
    await openFile()
    expect(useFiles.getState().refused?.problems[0]?.message).toContain('Update Skyloom')
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
