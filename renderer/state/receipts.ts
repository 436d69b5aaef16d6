import { useEffect } from 'react'
import { create } from 'zustand'
import type { Receipt } from '../../simulation/index.ts'
import { engine } from '../workers/client.ts'
import { useResults } from './results.ts'

/**
 * The receipts of the figures that are on the screen. A report has one for each of its numbers, and together they weigh eight times what it
 * weighs itself, so the engine keeps them: they are asked for when a figure appears, and again with each report. Until the answer is there,
 * those of the report before hold.
 */
interface ReceiptsState {
  /** By JSON pointer into the report; `null`: it has none. */
  readonly known: ReadonlyMap<string, Receipt | null>
}

export const useReceipts = create<ReceiptsState>()(() => ({ known: new Map() }))

/** The receipt of a number on the screen, once it is known. */
export function useReceipt(pointer: string | null): Receipt | null {
  useFollowed(pointer)
  return useReceipts(({ known }) => (pointer === null ? null : (known.get(pointer) ?? null)))
}

/** Whether a number on the screen has a receipt. */
export function useIsExplained(pointer: string | null): boolean {
  useFollowed(pointer)
  return useReceipts(({ known }) => pointer !== null && known.get(pointer) != null)
}

function useFollowed(pointer: string | null): void {
  useEffect(() => (pointer === null ? undefined : follow(pointer)), [pointer])
}

/** How many figures on the screen show the number at each pointer. */
const shown = new Map<string, number>()
/** What is known was said of an older report. */
let stale = false
let scheduled = false

function follow(pointer: string): () => void {
  shown.set(pointer, (shown.get(pointer) ?? 0) + 1)
  askSoon()
  return () => {
    const others = (shown.get(pointer) ?? 1) - 1
    if (others > 0) shown.set(pointer, others)
    else shown.delete(pointer)
  }
}

useResults.subscribe((state, previous) => {
  if (state.report === null && previous.report !== null) useReceipts.setState({ known: new Map() })
  if (state.report === previous.report && state.computing === previous.computing) return
  stale = true
  askSoon()
})

/** One question for all figures that appear together. */
function askSoon(): void {
  if (scheduled) return
  scheduled = true
  queueMicrotask(() => {
    scheduled = false
    void ask()
  })
}

async function ask(): Promise<void> {
  const { report, computing } = useResults.getState()
  // The engine has the receipts of the report that it made last: while it makes one, not of the one that is shown.
  if (report === null || computing) return
  const afresh = stale
  const { known } = useReceipts.getState()
  const pointers = [...shown.keys()].filter((pointer) => afresh || !known.has(pointer))
  if (pointers.length === 0) return
  stale = false
  const receipts = await engine.receipts(pointers).catch(() => null)
  // Another report is there, or on its way: all are asked for again.
  if (receipts === null || stale) return
  const found = new Map(pointers.map((pointer, i) => [pointer, receipts[i] ?? null]))
  useReceipts.setState(({ known }) => ({ known: afresh ? found : new Map([...known, ...found]) }))
}
