import { create } from 'zustand'
import type { Design } from '../../simulation/index.ts'
import type { FileRef } from '../platform/host.ts'
import { type Document, documentOf, isDirty, useDesign } from './design.ts'
import { NOTHING_SELECTED, type Selection, useView } from './view.ts'

/**
 * The designs that are open beside the one on the screen, which is in `state/design.ts`: those on its left and on its right, each with its
 * own history, its file and what was selected.
 */
interface TabsState {
  readonly before: readonly Parked[]
  readonly after: readonly Parked[]
}

interface Parked {
  readonly document: Document
  readonly selection: Selection
}

export const useTabs = create<TabsState>()(() => ({ before: [], after: [] }))

/** An open design, as the row of tabs shows it. */
export interface Tab {
  /** `opened` of its document. */
  readonly id: number
  readonly name: string
  readonly dirty: boolean
  readonly shown: boolean
}

/** All open designs from left to right, the one on the screen among them. */
export function openDocuments(): readonly Document[] {
  const { before, after } = useTabs.getState()
  return [
    ...before.map(({ document }) => document),
    documentOf(useDesign.getState()),
    ...after.map(({ document }) => document),
  ]
}

/** Opens a design beside the others, on the right of the one on the screen; an empty sheet that nobody touched gives its place. */
export function openDocument(design: Design, file: FileRef | null, readOnly = false): void {
  const current = useDesign.getState()
  const untouched = current.file === null && current.design.nodes.length === 0 && !isDirty(current)
  if (!untouched) useTabs.setState(({ before }) => ({ before: [...before, park()] }))
  current.open(design, file, readOnly)
  useView.getState().select({})
}

/** Shows another open design; one that is shown already stays. */
export function showTab(id: number): void {
  const all = [...useTabs.getState().before, park(), ...useTabs.getState().after]
  const at = all.findIndex(({ document }) => document.opened === id)
  const next = all[at]
  if (!next || id === useDesign.getState().opened) return
  useTabs.setState({ before: all.slice(0, at), after: all.slice(at + 1) })
  useDesign.getState().show(next.document)
  useView.getState().select(next.selection)
}

/** The next tab on the right or left, around the ends. */
export function stepTab(by: 1 | -1): void {
  const all = openDocuments()
  const at = all.findIndex(({ opened }) => opened === useDesign.getState().opened)
  const next = all[(at + by + all.length) % all.length]
  if (next) showTab(next.opened)
}

/** Moves the tab on the screen by one place. */
export function moveTab(by: 1 | -1): void {
  const { before, after } = useTabs.getState()
  const [last, first] = [before.at(-1), after[0]]
  if (by > 0 && first) useTabs.setState({ before: [...before, first], after: after.slice(1) })
  if (by < 0 && last) useTabs.setState({ before: before.slice(0, -1), after: [last, ...after] })
}

/** Takes a tab away, whatever is in it. The one on its right is shown, else the one on its left, else an empty sheet. */
export function removeTab(id: number): void {
  const { before, after } = useTabs.getState()
  if (id !== useDesign.getState().opened) {
    const others = (tabs: readonly Parked[]) => tabs.filter(({ document }) => document.opened !== id)
    useTabs.setState({ before: others(before), after: others(after) })
    return
  }
  const [right, left] = [after[0], before.at(-1)]
  const next = right ?? left
  if (right) useTabs.setState({ before, after: after.slice(1) })
  else useTabs.setState({ before: before.slice(0, -1), after })
  if (next) useDesign.getState().show(next.document)
  else useDesign.getState().newDesign()
  useView.getState().select(next?.selection ?? NOTHING_SELECTED)
}

function park(): Parked {
  return { document: documentOf(useDesign.getState()), selection: useView.getState().selection }
}
