import { create } from 'zustand'

/** What goes on upon the canvas and is nobody else's business; nothing of it is part of the design. */
export interface CanvasState {
  /** The part whose name is being typed. */
  readonly renaming: string | null
  /** The group that would take what is being dragged. */
  readonly dropInto: string | null
  /** With the wire tool: where the wire starts. */
  readonly wireFrom: string | null
  /** Why the wire being drawn cannot end where the pointer is. */
  readonly refusal: string | null
  rename(id: string | null): void
  setDropInto(id: string | null): void
  startWire(id: string | null): void
  refuse(reason: string | null): void
}

export const useCanvas = create<CanvasState>()((set) => ({
  renaming: null,
  dropInto: null,
  wireFrom: null,
  refusal: null,
  rename: (renaming) => set({ renaming }),
  setDropInto: (dropInto) => set({ dropInto }),
  startWire: (wireFrom) => set({ wireFrom }),
  refuse: (refusal) => set({ refusal }),
}))
