import { create } from 'zustand'
import { type Design, type Outcome, type Problem, serialiseDesign } from '../../simulation/index.ts'
import { host } from '../platform/current.ts'
import { type Asked, type FileRef, fileNameFor, type OpenedFile, type RecentFile } from '../platform/host.ts'
import { engine } from '../workers/client.ts'
import { giveUpDraft } from './autosave.ts'
import { isDirty, isPristine, useDesign } from './design.ts'
import { useView } from './view.ts'

/** Opening and saving, with their questions: what to do with unsaved changes, what is wrong with a file, why saving failed. */
export interface FilesState {
  /** Waits for the learner: the document would be replaced or the window closed. */
  readonly question: UnsavedQuestion | null
  /** A file that could not be opened; the design on the screen is untouched. */
  readonly refused: RefusedFile | null
  /** Saving or reading failed outside the file's content: disk full, no permission. */
  readonly failure: string | null
  readonly savedAt: Date | null
  readonly recents: readonly RecentFile[]
}

export interface UnsavedQuestion {
  /** What will happen next: "opening another design". */
  readonly before: 'open' | 'new' | 'close'
  answer(choice: 'save' | 'discard' | 'cancel'): void
}

export interface RefusedFile {
  readonly name: string
  readonly problems: readonly Problem[]
}

export const useFiles = create<FilesState>()(() => ({
  question: null,
  refused: null,
  failure: null,
  savedAt: null,
  recents: [],
}))

export async function newFile(): Promise<void> {
  if (!(await mayReplace('new'))) return
  useDesign.getState().newDesign()
  showEditor()
}

export async function openFile(): Promise<void> {
  if (!(await mayReplace('open'))) return
  await take(await host.open())
}

/** A recent file, by its key. */
export async function openRecent(key: string): Promise<void> {
  if (!(await mayReplace('open'))) return
  await take(await host.openKey(key))
  await refreshRecents()
}

/** A file that came from outside: dropped on the window, opened by the system. */
export async function openFromOutside(name: string, text: string, file: FileRef | null): Promise<void> {
  if (await mayReplace('open')) await show(name, text, file)
}

/** A design that is no file of the learner's: a template, a lesson's start. Saving it asks where. */
export async function openCopy(text: string, name: string): Promise<void> {
  if (await mayReplace('open')) await show(name, text, null)
}

/** Writes the file again, or asks where for a design that has none. @returns whether it was written */
export async function saveFile(): Promise<boolean> {
  const { design, file } = useDesign.getState()
  if (!file) return saveFileAs()
  return written(design, await host.save(file, serialiseDesign(design)))
}

export async function saveFileAs(): Promise<boolean> {
  const { design } = useDesign.getState()
  return written(design, await host.saveAs(serialiseDesign(design), fileNameFor(design.name)))
}

export async function closeWindow(): Promise<void> {
  if (!(await mayReplace('close'))) return
  await giveUpDraft()
  host.confirmClose()
}

export async function refreshRecents(): Promise<void> {
  useFiles.setState({ recents: await host.recents() })
}

export async function forgetRecent(key: string): Promise<void> {
  await host.forgetRecent(key)
  await refreshRecents()
}

/** Tells the host the document's name and whether it is saved, until stopped. */
export function followDocument(): () => void {
  const tell = () => {
    const state = useDesign.getState()
    host.setDocument(state.design.name, isDirty(state))
  }
  tell()
  return useDesign.subscribe(tell)
}

async function mayReplace(before: UnsavedQuestion['before']): Promise<boolean> {
  const state = useDesign.getState()
  if (isPristine(state) || !isDirty(state)) return true
  const choice = await new Promise<'save' | 'discard' | 'cancel'>((resolve) => {
    const answer = (given: 'save' | 'discard' | 'cancel') => {
      useFiles.setState({ question: null })
      resolve(given)
    }
    useFiles.setState({ question: { before, answer } })
  })
  return choice === 'discard' || (choice === 'save' && (await saveFile()))
}

async function take(asked: Asked<OpenedFile>): Promise<void> {
  if (asked.kind === 'done') {
    const { file, text, embedded } = asked.value
    await show(file.name, text, embedded ? null : file)
  } else if (asked.kind === 'failed') useFiles.setState({ failure: asked.message })
}

async function show(name: string, text: string, file: FileRef | null): Promise<void> {
  const parsed: Outcome<Design> = await engine.parse(text)
  if (!parsed.ok) {
    useFiles.setState({ refused: { name, problems: parsed.problems } })
    return
  }
  useDesign.getState().open(parsed.value, file)
  showEditor()
  void refreshRecents()
}

function showEditor(): void {
  useFiles.setState({ savedAt: null })
  const view = useView.getState()
  view.select({})
  view.goTo('editor')
}

function written(content: Design, asked: Asked<{ readonly name: string; readonly key: string }>): boolean {
  switch (asked.kind) {
    case 'done':
      useDesign.getState().markSaved(asked.value, content)
      useFiles.setState({ savedAt: new Date() })
      void refreshRecents()
      return true
    case 'cancelled':
      return false
    case 'failed':
      useFiles.setState({ failure: asked.message })
      return false
    default:
      return asked satisfies never
  }
}
