import { create } from 'zustand'
import { type Design, serialiseDesign } from '../../simulation/index.ts'
import { host } from '../platform/current.ts'
import type { Draft } from '../platform/host.ts'
import { toast } from '../ui/Toast.tsx'
import { engine } from '../workers/client.ts'
import { blankDesign } from './blank.ts'
import { isDirty, useDesign } from './design.ts'
import { useView } from './view.ts'

/** With the time a write takes, less than the two seconds of work that a crash may cost. */
const KEEP_EVERY_MS = 1500

let draftId = crypto.randomUUID()
let told = false

/** Keeps what is unsaved in the program's private journal, and on blur at once, until stopped. The learner's file is not touched. */
export function followAutosave(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => {
    clearTimeout(timer)
    timer = undefined
    void keepDraft()
  }
  const onBlur = () => {
    if (timer !== undefined) now()
  }
  const unsubscribe = useDesign.subscribe((state, previous) => {
    if (state.opened !== previous.opened) {
      void host.dropDraft(draftId).catch(() => {})
      draftId = crypto.randomUUID()
    }
    if (state.design !== previous.design || state.saved !== previous.saved) timer ??= setTimeout(now, KEEP_EVERY_MS)
  })
  window.addEventListener('blur', onBlur)
  return () => {
    clearTimeout(timer)
    unsubscribe()
    window.removeEventListener('blur', onBlur)
  }
}

async function keepDraft(): Promise<void> {
  const state = useDesign.getState()
  try {
    if (!isDirty(state)) await host.dropDraft(draftId)
    else {
      const { design, file } = state
      await host.keepDraft({ id: draftId, name: design.name, file, text: serialiseDesign(design), keptAt: Date.now() })
    }
  } catch {
    if (!told) toast('Your changes cannot be kept against a crash on this machine. Save the design soon.')
    told = true
  }
}

/** The learner gives up what is unsaved. */
export function giveUpDraft(): Promise<void> {
  return host.dropDraft(draftId).catch(() => {})
}

/** Work that a crash left behind; offered once, at the start. */
export interface Recovery {
  readonly draft: Draft
  readonly design: Design
}

export const useRecovery = create<{ readonly recovery: Recovery | null }>()(() => ({ recovery: null }))

/** Looks for work that was not saved when the program ended; the latest is offered, older ones at later starts. */
export async function lookForDrafts(): Promise<void> {
  for (const draft of await host.drafts().catch(() => [])) {
    const parsed = await engine.parse(draft.text)
    if (!parsed.ok) continue
    useRecovery.setState({ recovery: { draft, design: parsed.value } })
    return
  }
}

/** Restores into the file it came from, opens it beside that file as a design of its own, or gives it up. */
export async function answerRecovery(choice: 'restore' | 'keep-both' | 'discard'): Promise<void> {
  const { recovery } = useRecovery.getState()
  if (!recovery) return
  useRecovery.setState({ recovery: null })
  const { draft, design } = recovery
  if (choice !== 'discard') {
    const file = choice === 'restore' ? draft.file : null
    const saved = file ? await contentOf(file.key) : null
    useDesign.getState().open(design, file)
    // unsaved until the learner saves it
    useDesign.setState({ saved: saved ?? blankDesign() })
    useView.getState().goTo('editor')
    await keepDraft()
  }
  await host.dropDraft(draft.id).catch(() => {})
}

async function contentOf(key: string): Promise<Design | null> {
  const asked = await host.openKey(key)
  const parsed = asked.kind === 'done' ? await engine.parse(asked.value.text) : null
  return parsed?.ok ? parsed.value : null
}
