import { create } from 'zustand'
import { type Design, serialiseDesign } from '../../simulation/index.ts'
import { host } from '../platform/current.ts'
import type { Snapshot, SnapshotHead } from '../platform/host.ts'
import { toast } from '../ui/Toast.tsx'
import { type Document, documentOf, useDesign } from './design.ts'
import { documentId } from './document-id.ts'
import { readDesign } from './reading.ts'
import { sameContent } from './same.ts'
import { openDocuments } from './tabs.ts'

/**
 * Copies of a design as it once was, under a name: taken by the learner, and by the program every half an hour in which something was
 * changed. They are kept in the program's own folder and outlive the history.
 */
interface SnapshotsState {
  /** Of the design on the screen, the latest first; as of the last look. */
  readonly snapshots: readonly SnapshotHead[]
}

export const useSnapshots = create<SnapshotsState>()(() => ({ snapshots: [] }))

const EVERY_MS = 30 * 60_000
const LOOK_EVERY_MS = 60_000
/** Of a design; the oldest make room. Those that the learner took stay. */
const MOST_AUTOMATIC = 20

/** What each open document held when it was opened or last copied, and when that was. */
const copied = new Map<number, { readonly design: Design; readonly at: number }>()

/** Takes a copy of what has changed for half an hour, until stopped. */
export function followSnapshots(): () => void {
  begin(documentOf(useDesign.getState()))
  const timer = setInterval(() => void copyWhatChanged(), LOOK_EVERY_MS)
  const unsubscribe = useDesign.subscribe((state, previous) => {
    if (state.opened !== previous.opened) begin(documentOf(state))
    else if (state.file && !previous.file) void moveToFile(documentOf(state))
  })
  return () => {
    clearInterval(timer)
    unsubscribe()
  }
}

function begin({ opened, design }: Document): void {
  if (!copied.has(opened)) copied.set(opened, { design, at: Date.now() })
}

async function copyWhatChanged(): Promise<void> {
  for (const document of openDocuments()) {
    begin(document)
    const last = copied.get(document.opened)
    const due = last && Date.now() - last.at >= EVERY_MS && !sameContent(last.design, document.design)
    if (due && !document.readOnly) await keep(document, 'Automatic', true).catch(() => {})
  }
}

/** A design that had no file has one: its copies are found by it from now on. */
async function moveToFile({ opened, file }: Document): Promise<void> {
  if (!file) return
  const id = documentId(opened)
  for (const head of await host.snapshots(id, null)) {
    const taken = await host.snapshot(head.id)
    if (taken && taken.file === null) await host.keepSnapshot({ ...taken, file: file.key })
  }
}

async function keep(document: Document, name: string, automatic: boolean): Promise<void> {
  const { opened, design, file } = document
  const takenAt = Date.now()
  const id = crypto.randomUUID()
  const text = serialiseDesign(design)
  const kept = { id, document: documentId(opened), file: file?.key ?? null, name, automatic, takenAt, text }
  const before = copied.get(opened)
  // at once: the next look may come before this copy is on the disk
  copied.set(opened, { design, at: takenAt })
  try {
    await host.keepSnapshot(kept)
  } catch (error) {
    if (before) copied.set(opened, before)
    throw error
  }
  const older = (await snapshotsOf(document)).filter((one) => one.automatic).slice(MOST_AUTOMATIC)
  for (const one of older) await host.dropSnapshot(one.id)
  await refreshSnapshots()
}

const snapshotsOf = ({ opened, file }: Document): Promise<readonly SnapshotHead[]> =>
  host.snapshots(documentId(opened), file?.key ?? null)

export async function refreshSnapshots(): Promise<void> {
  useSnapshots.setState({ snapshots: await snapshotsOf(documentOf(useDesign.getState())).catch(() => []) })
}

/** @returns whether it could be kept */
export async function takeSnapshot(name: string): Promise<boolean> {
  const kept = await keep(documentOf(useDesign.getState()), name.trim() || 'Snapshot', false).then(
    () => true,
    () => false,
  )
  if (!kept) toast('The snapshot cannot be kept on this machine. Save the design under another name instead.')
  return kept
}

/** Puts the design back to what it was, as a step that can be undone; the present is kept first. @returns whether that was done */
export async function restoreSnapshot({ id, name }: SnapshotHead): Promise<boolean> {
  const found = await host.snapshot(id)
  const read = found && (await readDesign(found.text))
  if (!read?.ok) {
    toast(`${name} cannot be read any more.`)
    return false
  }
  const document = documentOf(useDesign.getState())
  if (sameContent(read.value, document.design)) {
    toast(`The design is as it was in ${name}.`)
    return true
  }
  try {
    await keep(document, `Before ${name}`, true)
  } catch {
    toast('The present design cannot be kept on this machine, so nothing was restored.')
    return false
  }
  useDesign.getState().apply(`Restore ${name}`, () => read.value)
  toast(`Restored ${name}.`, { label: 'Undo', run: () => useDesign.getState().undo() })
  return true
}

export async function deleteSnapshot({ id, name }: SnapshotHead): Promise<void> {
  const deleted: Snapshot | null = await host.snapshot(id)
  await host.dropSnapshot(id)
  await refreshSnapshots()
  if (!deleted) return
  const run = () => void host.keepSnapshot(deleted).then(refreshSnapshots)
  toast(`Deleted ${name}.`, { label: 'Undo', run })
}

/** A design that was never saved is given up: nothing would list its copies any more. */
export async function forgetSnapshotsOf(document: string): Promise<void> {
  for (const { id, file } of await host.snapshots(document, null)) if (file === null) await host.dropSnapshot(id)
}
