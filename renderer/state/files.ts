import { create } from 'zustand'
import { type Design, type Problem, serialiseDesign } from '../../simulation/index.ts'
import { host } from '../platform/current.ts'
import { type Asked, type FileRef, fileNameFor, type OpenedFile, type RecentFile } from '../platform/host.ts'
import { engine } from '../workers/client.ts'
import { giveUpDraft } from './autosave.ts'
import { blankDesign } from './blank.ts'
import { isDirty, useDesign } from './design.ts'
import { documentId } from './document-id.ts'
import { fileChanged, useOutside } from './outside.ts'
import { readDesign } from './reading.ts'
import { forgetSnapshotsOf } from './snapshots.ts'
import { openDocument, openDocuments, removeTab, showTab, useTabs } from './tabs.ts'
import { useView } from './view.ts'

/** Opening and saving, with their questions: what to do with unsaved changes, what is wrong with a file, why saving failed. */
export interface FilesState {
  /** Waits for the learner: the design on the screen would be closed. */
  readonly question: UnsavedQuestion | null
  /** A file that could not be opened; the design on the screen is untouched. */
  readonly refused: RefusedFile | null
  /** Saving or reading failed outside the file's content: disk full, no permission. */
  readonly failure: Failure | null
  readonly savedAt: Date | null
  readonly recents: readonly RecentFile[]
}

export interface UnsavedQuestion {
  /** What will happen next. */
  readonly before: 'close-tab' | 'close'
  answer(choice: 'save' | 'discard' | 'cancel'): void
}

export interface Failure {
  readonly message: string
  /** What was not saved. */
  readonly unsaved?: string
  /** Another place may take it. */
  readonly mayGoElsewhere?: true
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

export function newFile(): void {
  openDocument(blankDesign(), null)
  showEditor()
}

export async function openFile(): Promise<void> {
  await take(await host.open())
}

/** A recent file, by its key. */
export async function openRecent(key: string): Promise<void> {
  if (!showOpen(key)) await take(await host.openKey(key))
  await refreshRecents()
}

/** Asks where a recent file has gone; it is listed where it is now. */
export async function locateRecent(missing: FileRef): Promise<void> {
  const asked = await host.locate(missing)
  if ((await take(asked)) && asked.kind === 'done' && asked.value.file.key !== missing.key) {
    await host.forgetRecent(missing.key)
  }
  await refreshRecents()
}

/** A file that came from outside: dropped on the window, opened by the system. */
export async function openFromOutside(name: string, text: string, file: FileRef | null): Promise<void> {
  if (file === null || !showOpen(file.key)) await open(name, text, file)
}

/** A design that is no file of the learner's: a template, a lesson's start. Saving it asks where. */
export async function openCopy(text: string, name: string): Promise<void> {
  await open(name, text, null)
}

/** Writes the file again, or asks where for a design that has none. @returns whether it was written */
export async function saveFile(): Promise<boolean> {
  const { design, file, readOnly } = useDesign.getState()
  if (readOnly) return refuseSaving()
  if (!file) return saveFileAs()
  if (await host.changedSince(file)) {
    await fileChanged(file.key)
    // equal content needs no question
    if (useOutside.getState().changed) return false
  }
  return written(design, await host.save(file, serialiseDesign(design)))
}

export async function saveFileAs(): Promise<boolean> {
  const { design, file, readOnly } = useDesign.getState()
  if (readOnly) return refuseSaving()
  return written(design, await host.saveAs(serialiseDesign(design), fileNameFor(design.name), file))
}

function refuseSaving(): false {
  useFiles.setState({
    failure: {
      message:
        'A newer Skyloom made this design. Saving it here, under any name, would lose what this version does not know. Update Skyloom, or export a picture or a report.',
      unsaved: useDesign.getState().design.name,
    },
  })
  return false
}

/** Closes a tab; unsaved work is asked about. @returns whether it is closed */
export async function closeTab(id: number = useDesign.getState().opened): Promise<boolean> {
  showTab(id)
  if (!(await mayClose('close-tab'))) return false
  // Another key may close the next one meanwhile.
  const given = giveUp(id)
  removeTab(id)
  const { before, after } = useTabs.getState()
  if (before.length + after.length === 0 && isEmpty(useDesign.getState().design)) useView.getState().goTo('home')
  await given
  return true
}

/** Asks about each design that has unsaved work, one after another. */
export async function closeWindow(): Promise<void> {
  const ids = openDocuments()
    .filter(isDirty)
    .map(({ opened }) => opened)
  for (const id of ids) {
    showTab(id)
    if (!(await mayClose('close'))) return
  }
  await Promise.all(ids.map(giveUp))
  host.confirmClose()
}

/** Nothing that is kept of a document apart from its file is wanted any more. */
async function giveUp(id: number): Promise<void> {
  const document = openDocuments().find(({ opened }) => opened === id)
  await giveUpDraft(id)
  if (document?.file === null) await forgetSnapshotsOf(documentId(id)).catch(() => {})
}

export async function refreshRecents(): Promise<void> {
  useFiles.setState({ recents: await host.recents() })
}

export async function forgetRecent(key: string): Promise<void> {
  await host.forgetRecent(key)
  await refreshRecents()
}

/** Tells the host the document's name and whether anything is unsaved, until stopped. */
export function followDocument(): () => void {
  const tell = () => host.setDocument(useDesign.getState().design.name, openDocuments().some(isDirty))
  tell()
  const stops = [useDesign.subscribe(tell), useTabs.subscribe(tell)]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Whether the design on the screen may go. */
async function mayClose(before: UnsavedQuestion['before']): Promise<boolean> {
  if (!isDirty(useDesign.getState())) return true
  useView.getState().goTo('editor')
  const choice = await new Promise<'save' | 'discard' | 'cancel'>((resolve) => {
    const answer = (given: 'save' | 'discard' | 'cancel') => {
      useFiles.setState({ question: null })
      resolve(given)
    }
    useFiles.setState({ question: { before, answer } })
  })
  return choice === 'discard' || (choice === 'save' && (await saveFile()))
}

function isEmpty({ nodes }: Design): boolean {
  return nodes.length === 0
}

/** @returns whether a design is open now */
async function take(asked: Asked<OpenedFile>): Promise<boolean> {
  if (asked.kind === 'done') {
    const { file, text, embedded } = asked.value
    return (!embedded && showOpen(file.key)) || open(file.name, text, embedded ? null : file)
  }
  if (asked.kind === 'failed') useFiles.setState({ failure: asked })
  return false
}

/** A file that is open already is shown, not opened twice. */
function showOpen(key: string): boolean {
  const found = openDocuments().find(({ file }) => file?.key === key)
  if (!found) return false
  showTab(found.opened)
  showEditor()
  void fileChanged(key, true)
  return true
}

async function open(name: string, text: string, file: FileRef | null): Promise<boolean> {
  const parsed = await readDesign(text)
  const newer = parsed.ok ? null : await engine.readNewer(text)
  if (parsed.ok) openDocument(parsed.value, file)
  else if (newer) openDocument(newer.design, file, true)
  else {
    useFiles.setState({ refused: { name, problems: parsed.problems } })
    return false
  }
  showEditor()
  void refreshRecents()
  return true
}

function showEditor(): void {
  useFiles.setState({ savedAt: null })
  useView.getState().goTo('editor')
}

function written(content: Design, asked: Asked<FileRef>): boolean {
  switch (asked.kind) {
    case 'done':
      useDesign.getState().markSaved(asked.value, content)
      useFiles.setState({ savedAt: new Date() })
      void refreshRecents()
      return true
    case 'cancelled':
      return false
    case 'failed':
      useFiles.setState({ failure: { message: asked.message, unsaved: content.name, mayGoElsewhere: true } })
      return false
    default:
      return asked satisfies never
  }
}
