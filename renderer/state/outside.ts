import { create } from 'zustand'
import type { Design } from '../../simulation/index.ts'
import { host } from '../platform/current.ts'
import type { FileRef } from '../platform/host.ts'
import { toast } from '../ui/Toast.tsx'
import { isDirty, useDesign } from './design.ts'
import { readDesign } from './reading.ts'
import { sameContent } from './same.ts'
import { openDocument, openDocuments, showTab } from './tabs.ts'
import { useView } from './view.ts'

/** An open file that another program has changed. */
export interface ChangedFile {
  /** `opened` of its document. */
  readonly id: number
  readonly file: FileRef
  readonly theirs: Design
}

/** Waits for the learner to say which of the two designs goes on. */
export const useOutside = create<{ readonly changed: ChangedFile | null }>()(() => ({ changed: null }))

/**
 * The host has seen that a file is not what was read or written here. Equal content, however it is written, is no change.
 *
 * @param wanted the learner has just asked for the file: where nothing of theirs is unsaved, it is reloaded without a question
 */
export async function fileChanged(key: string, wanted = false): Promise<void> {
  const document = openDocuments().find(({ file }) => file?.key === key)
  if (!document?.file) return
  const { file, opened } = document
  const asked = await host.openKey(key)
  const parsed = asked.kind === 'done' ? await readDesign(asked.value.text) : null
  if (!parsed?.ok) {
    toast(`${file.name} was changed by another program and cannot be read. Your design is as it was.`)
    return
  }
  if (sameContent(parsed.value, document.saved)) return
  showTab(opened)
  const question = { id: opened, file, theirs: parsed.value }
  if (sameContent(parsed.value, document.design)) useDesign.getState().noteSaved(parsed.value)
  else if (wanted && !isDirty(document)) {
    useOutside.setState({ changed: question })
    answerChange('reload')
  } else {
    useView.getState().goTo('editor')
    useOutside.setState({ changed: question })
  }
}

/**
 * Takes theirs, as a step that can be undone; keeps mine, which stays unsaved beside what the file holds; or opens theirs as a design of
 * its own, and keeps mine.
 */
export function answerChange(choice: 'reload' | 'keep' | 'both'): void {
  const { changed } = useOutside.getState()
  useOutside.setState({ changed: null })
  if (!changed) return
  const { id, theirs, file } = changed
  showTab(id)
  useDesign.getState().noteSaved(theirs)
  if (choice === 'reload') useDesign.getState().apply(`Reload ${file.name}`, () => theirs)
  if (choice === 'both') openDocument(theirs, null)
}
