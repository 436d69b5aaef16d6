import { create } from 'zustand'
import type { Design } from '../../simulation/index.ts'
import type { FileRef } from '../platform/host.ts'
import { blankDesign } from './blank.ts'
import { sameContent } from './same.ts'

/**
 * The document and its history. The design is the truth: the canvas, the inspector and the report are derived from it. Every change
 * is a pure function `Design → Design` applied under a name; a step of the history is the design before it, sharing what did not change.
 *
 * Selection, viewport and panels are not here (see `view.ts`), so they are never steps.
 */
export interface DesignState {
  readonly design: Design
  /** Oldest first. */
  readonly past: readonly HistoryStep[]
  /** The next to redo first. */
  readonly future: readonly HistoryStep[]
  /** What the file holds; compared by content for `isDirty`. */
  readonly saved: Design
  readonly file: FileRef | null
  /** Tells documents apart: it changes when another one is opened or shown, so that views can start afresh. */
  readonly opened: number
  /** It can be looked at only: a newer program made it. */
  readonly readOnly: boolean
  /** How often a change was refused because of that. */
  readonly refused: number

  /**
   * Applies a named change.
   * @param label for the undo tooltip and the live region: "Move Recommend API"
   * @param gesture the same key merges with the last step, so that a drag, a slider or a burst of typing is one step
   */
  apply(label: string, change: (design: Design) => Design, gesture?: string): void
  /** The next change with this gesture key starts a new step (pointer released, field left). */
  endGesture(): void
  undo(): void
  redo(): void
  /** Undoes or redoes until `past` has this many steps. */
  travelTo(steps: number): void
  /** Replaces the document; the history is cleared. */
  open(design: Design, file: FileRef | null, readOnly?: boolean): void
  /** Shows a document that was put aside, with its history. */
  show(document: Document): void
  newDesign(): void
  /** The file holds something else by now; the design is compared with that. */
  noteSaved(content: Design): void
  /** @param content what was written, which may be older than the design by now */
  markSaved(file: FileRef, content: Design): void
}

/** A document with its history. */
export type Document = Pick<
  DesignState,
  'design' | 'past' | 'future' | 'saved' | 'file' | 'opened' | 'readOnly' | 'refused'
>

export interface HistoryStep {
  readonly label: string
  /** In `past` the design before the step; in `future` the design after it. */
  readonly design: Design
  readonly gesture?: string
}

/** Far beyond the 200 steps that people expect; unchanged parts are shared, so a step costs little. */
const MOST_STEPS = 500

/** Counts the documents that were opened. */
let documents = 0

export const useDesign = create<DesignState>()((set, get) => ({
  ...fresh(blankDesign(), null),

  apply(label, change, gesture) {
    const { design, past, future, readOnly, refused } = get()
    if (readOnly) {
      set({ refused: refused + 1 })
      return
    }
    const next = change(design)
    if (next === design || sameContent(next, design)) return
    const last = past.at(-1)
    const merges = gesture !== undefined && last?.gesture === gesture && future.length === 0
    if (merges && last && sameContent(next, last.design)) {
      // The gesture is back where it began: there is nothing to undo.
      set({ design: last.design, past: past.slice(0, -1) })
      return
    }
    set({
      design: next,
      future: [],
      past: merges
        ? past
        : [...past.slice(-(MOST_STEPS - 1)), { label, design, ...(gesture !== undefined && { gesture }) }],
    })
  },

  endGesture() {
    const { past } = get()
    const last = past.at(-1)
    if (last?.gesture === undefined) return
    set({ past: [...past.slice(0, -1), { label: last.label, design: last.design }] })
  },

  undo() {
    const { design, past, future } = get()
    const step = past.at(-1)
    if (!step) return
    set({ design: step.design, past: past.slice(0, -1), future: [{ label: step.label, design }, ...future] })
  },

  redo() {
    const { design, past, future } = get()
    const step = future[0]
    if (!step) return
    set({ design: step.design, past: [...past, { label: step.label, design }], future: future.slice(1) })
  },

  travelTo(steps) {
    for (let { past } = get(); past.length > steps; past = get().past) get().undo()
    for (let state = get(); state.past.length < steps && state.future.length > 0; state = get()) state.redo()
  },

  open(design, file, readOnly = false) {
    set({ ...fresh(design, file), readOnly })
  },

  show: (document) => set(document),

  newDesign() {
    set(fresh(blankDesign(), null))
  },

  noteSaved: (content) => set({ saved: content }),

  markSaved(file, content) {
    set({ file, saved: content })
    get().endGesture()
  },
}))

/** Whether the design differs from its file by content: undoing back to what was saved is clean again. */
export function isDirty({ design, saved }: Pick<DesignState, 'design' | 'saved'>): boolean {
  return !sameContent(design, saved)
}

export const useDirty = (): boolean => useDesign(isDirty)

export function documentOf({ design, past, future, saved, file, opened, readOnly, refused }: DesignState): Document {
  return { design, past, future, saved, file, opened, readOnly, refused }
}

/** Nothing drawn, nothing typed and nowhere saved: may be replaced without asking. */
export function isPristine(state: DesignState): boolean {
  return state.file === null && !isDirty(state)
}

function fresh(design: Design, file: FileRef | null): Document {
  return { design, past: [], future: [], saved: design, file, opened: documents++, readOnly: false, refused: 0 }
}
