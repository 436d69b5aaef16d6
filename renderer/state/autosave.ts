import { create } from 'zustand'
import { type Design, serialiseDesign } from '../../simulation/index.ts'
import { host } from '../platform/current.ts'
import type { Draft } from '../platform/host.ts'
import { toast } from '../ui/Toast.tsx'
import { engine } from '../workers/client.ts'
import { blankDesign } from './blank.ts'
import { type Document, documentOf, isDirty, useDesign } from './design.ts'
import { adoptId, documentId } from './document-id.ts'
import { readDesign } from './reading.ts'
import { forgetSnapshotsOf } from './snapshots.ts'
import { openDocument } from './tabs.ts'
import { useView } from './view.ts'

/** With the time a write takes, less than the two seconds of work that a crash may cost. */
const KEEP_EVERY_MS = 1500

/** The documents of which the journal holds something. */
const inJournal = new Set<number>()
/** The documents that are closed with what is unsaved of them. */
const givenUp = new Set<number>()
let told = false

/** Keeps what is unsaved in the program's private journal, and on blur at once, until stopped. The learner's file is not touched. */
export function followAutosave(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = (document: Document = documentOf(useDesign.getState())) => {
    clearTimeout(timer)
    timer = undefined
    void keepDraft(document)
  }
  const onBlur = () => {
    if (timer !== undefined) now()
  }
  const unsubscribe = useDesign.subscribe((state, previous) => {
    if (state.opened !== previous.opened) {
      // another tab is shown: what waited belongs to the one before
      if (timer !== undefined) now(documentOf(previous))
    } else if (state.saved !== previous.saved) {
      // what was just saved is not offered again
      now()
    } else if (state.design !== previous.design) {
      timer ??= setTimeout(now, KEEP_EVERY_MS)
    }
  })
  window.addEventListener('blur', onBlur)
  return () => {
    clearTimeout(timer)
    unsubscribe()
    window.removeEventListener('blur', onBlur)
  }
}

async function keepDraft(document: Document): Promise<void> {
  const { design, file, opened } = document
  if (givenUp.has(opened)) return
  try {
    if (!isDirty(document)) await dropDraftOf(opened)
    else {
      inJournal.add(opened)
      const id = documentId(opened)
      await host.keepDraft({ id, name: design.name, file, text: serialiseDesign(design), keptAt: Date.now() })
    }
  } catch {
    if (!told) toast('Your changes cannot be kept against a crash on this machine. Save the design soon.')
    told = true
  }
}

/** What is unsaved of a document is not wanted any more, also what would have been kept in a moment. */
export async function giveUpDraft(opened: number): Promise<void> {
  givenUp.add(opened)
  await dropDraftOf(opened)
}

async function dropDraftOf(opened: number): Promise<void> {
  if (inJournal.delete(opened)) await host.dropDraft(documentId(opened)).catch(() => {})
}

/** Work that a crash left behind, a design each; offered once, at the start. */
export interface Recovered {
  readonly draft: Draft
  readonly design: Design
}

export const useRecovery = create<{ readonly recovered: readonly Recovered[] }>()(() => ({ recovered: [] }))

/** Looks for work that was not saved when the program ended, the latest first. @returns how much there is */
export async function lookForDrafts(): Promise<number> {
  const recovered: Recovered[] = []
  for (const draft of await host.drafts().catch(() => [])) {
    const parsed = await engine.parse(draft.text)
    if (parsed.ok) recovered.push({ draft, design: parsed.value })
  }
  useRecovery.setState({ recovered })
  return recovered.length
}

/** Restores each into the file it came from, opens it beside that file as a design of its own, or gives it up; a tab for each. */
export async function answerRecovery(choice: 'restore' | 'keep-both' | 'discard'): Promise<void> {
  const { recovered } = useRecovery.getState()
  useRecovery.setState({ recovered: [] })
  // the latest is opened last and stays on the screen
  for (const { draft, design } of [...recovered].reverse()) {
    if (choice === 'discard') {
      await host.dropDraft(draft.id).catch(() => {})
      await forgetSnapshotsOf(draft.id).catch(() => {})
    } else {
      const file = choice === 'restore' ? draft.file : null
      const saved = file ? await contentOf(file.key) : null
      openDocument(design, file)
      const { opened } = useDesign.getState()
      adoptId(opened, draft.id)
      inJournal.add(opened)
      // unsaved until the learner saves it
      useDesign.getState().noteSaved(saved ?? blankDesign())
      useView.getState().goTo('editor')
      await keepDraft(documentOf(useDesign.getState()))
    }
  }
}

async function contentOf(key: string): Promise<Design | null> {
  const asked = await host.openKey(key)
  const parsed = asked.kind === 'done' ? await readDesign(asked.value.text) : null
  return parsed?.ok ? parsed.value : null
}
