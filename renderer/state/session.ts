import { type Design, serialiseDesign } from '../../simulation/index.ts'
import { host } from '../platform/current.ts'
import type { FileRef } from '../platform/host.ts'
import { readKept, writeKept } from '../platform/kept.ts'
import { field } from '../platform/preferences.ts'
import { toast } from '../ui/Toast.tsx'
import { blankDesign } from './blank.ts'
import { type Document, isDirty, isPristine, useDesign } from './design.ts'
import { adoptId, documentId } from './document-id.ts'
import { readDesign } from './reading.ts'
import { sameContent } from './same.ts'
import { openDocument, openDocuments, showTab, useTabs } from './tabs.ts'
import { type Screen, useView } from './view.ts'

/**
 * The designs that were open when the program ended are open again at the next start, the one that was in front in front. What had not been
 * saved is the journal's business (`autosave.ts`); here is what files and templates hold.
 */
interface Session {
  readonly screen: Screen
  /** Place of the one in front. */
  readonly shown: number
  readonly tabs: readonly SessionTab[]
}

interface SessionTab {
  readonly name: string
  /** See `document-id.ts`. */
  readonly id: string
  readonly file: FileRef | null
  /** What it held when it was saved; for a design without a file, or whose file may not be read without asking. */
  readonly text: string
  /** The journal has more of it: if that is there at the next start, it is offered instead. */
  readonly dirty: boolean
}

const NAME = 'session'
const KEEP_AFTER_MS = 400
/** How long a window that is being closed may still hold the session. */
const PATIENCE_MS = 1000

const texts = new WeakMap<Design, string>()
let begun: Promise<boolean> | undefined

/** Opens what was open; @param recovered whether the journal offers unsaved work. */
export async function reopenSession(recovered: boolean): Promise<void> {
  begun ??= holdSession().then(async (ours) => {
    if (ours) await reopen(read(await readKept(NAME)), recovered)
    return ours
  })
  await begun
}

/** Remembers what is open once the last session is open again, until stopped. */
export function followSession(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    timer ??= setTimeout(async () => {
      timer = undefined
      if (await begun) await writeKept(NAME, present())
    }, KEEP_AFTER_MS)
  }
  const stops = [
    useDesign.subscribe((state, previous) => {
      if (state.opened !== previous.opened || state.saved !== previous.saved || state.design !== previous.design) soon()
    }),
    useTabs.subscribe(soon),
    useView.subscribe((state, previous) => {
      if (state.screen !== previous.screen) soon()
    }),
  ]
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}

async function reopen(session: Session | null, recovered: boolean): Promise<void> {
  if (session === null) return
  const found = await Promise.all(
    session.tabs.map((tab) => (tab.dirty && recovered ? null : read(tab).then((opened) => ({ tab, ...opened })))),
  )
  // a file that the system asked for in the meantime stays in front
  const before = useDesign.getState().opened
  const isBusy = !isPristine(useDesign.getState()) || useDesign.getState().design.nodes.length > 0
  const lost: string[] = []
  let front: number | null = null
  found.forEach((one, place) => {
    if (one === null || openDocuments().some(({ file }) => file !== null && file.key === one.file?.key)) return
    if (one.design === null) lost.push(one.tab.name)
    else {
      openDocument(one.design, one.file)
      if (one.tab.id !== '') adoptId(useDesign.getState().opened, one.tab.id)
      if (place === session.shown) front = useDesign.getState().opened
    }
  })
  if (isBusy) showTab(before)
  else if (front !== null) showTab(front)
  if (!isBusy && openDocuments().some(({ design }) => design.nodes.length > 0)) useView.getState().goTo(session.screen)
  if (lost.length > 0) toast(`${lost.join(', ')}: not where it was, and not opened again.`)

  async function read({ file, text }: SessionTab): Promise<{ design: Design | null; file: FileRef | null }> {
    const again = file && (await host.reopen(file.key))
    // on the desktop a file that is gone was taken away; a browser may not look without asking
    if (file && !again && host.kind === 'desktop') return { design: null, file: null }
    const parsed = await readDesign(again?.text ?? text)
    return { design: parsed.ok ? parsed.value : null, file: again?.file ?? null }
  }
}

function present(): Session {
  const open = openDocuments().filter(isWorthKeeping)
  const shown = open.findIndex(({ opened }) => opened === useDesign.getState().opened)
  return { screen: useView.getState().screen, shown, tabs: open.map(tabOf) }
}

/** What a newer program made is not written by this one; what was never saved is in the journal; a blank sheet is nothing. */
function isWorthKeeping({ readOnly, file, saved }: Document): boolean {
  return !readOnly && (file !== null || !sameContent(saved, blankDesign()))
}

function tabOf(document: Document): SessionTab {
  const { saved, file, opened } = document
  const text = texts.get(saved) ?? serialiseDesign(saved)
  texts.set(saved, text)
  return { name: file?.name ?? saved.name, id: documentId(opened), file, text, dirty: isDirty(document) }
}

/** The session is one window's; another that is opened beside it starts empty. */
function holdSession(): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true)
  return new Promise((resolve) => {
    navigator.locks
      .request(`skyloom.${NAME}`, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
        resolve(true)
        return new Promise(() => {})
      })
      .catch(() => resolve(false))
  })
}

function read(kept: unknown): Session | null {
  const tabs = field(kept, 'tabs')
  const shown = field(kept, 'shown')
  if (!Array.isArray(tabs) || typeof shown !== 'number') return null
  // places are kept: a tab that cannot be read is one that is lost
  return { screen: field(kept, 'screen') === 'home' ? 'home' : 'editor', shown, tabs: tabs.map(readTab) }
}

function readTab(kept: unknown): SessionTab {
  const word = (value: unknown) => (typeof value === 'string' ? value : '')
  const file = field(kept, 'file')
  const key = word(field(file, 'key'))
  return {
    name: word(field(kept, 'name')),
    id: word(field(kept, 'id')),
    file: key === '' ? null : { key, name: word(field(file, 'name')) },
    text: word(field(kept, 'text')),
    dirty: field(kept, 'dirty') === true,
  }
}
