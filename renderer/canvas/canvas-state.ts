import { create } from 'zustand'
import type { Point, WireEnd } from '../../simulation/index.ts'
import { type Guides, NO_GUIDES } from './arranging/guides.ts'
import type { Detail } from './parts/detail.ts'

/** What goes on upon the canvas and is nobody else's business; nothing of it is part of the design. */
export interface CanvasState {
  /** The part whose name is being typed. */
  readonly renaming: string | null
  /** The group that would take what is being dragged. */
  readonly dropInto: string | null
  /** The wire that would take the part that is being dragged into it. */
  readonly dropOn: string | null
  /** With the wire tool: where the wire starts. */
  readonly wireFrom: string | null
  /** Why the wire being drawn cannot end where the pointer is. */
  readonly refusal: string | null
  /** A wire is being dragged: all of a part takes it. */
  readonly connecting: boolean
  /** The list of parts that is open on the sheet. */
  readonly adding: Adding | null
  /** The menu that is open on the sheet. */
  readonly menu: SheetMenu | null
  /** The note whose text is being typed. */
  readonly writing: string | null
  /** Groups that are shown folded: how one looks at a design, not part of it. */
  readonly folded: ReadonlySet<string>
  /** The end of a wire that is being moved to another part. */
  readonly rehooking: Rehooking | null
  /** Where a knife is drawn on the sheet, and the wires that it cuts. */
  readonly knife: Knife | null
  /** Fingers move the sheet, where a mouse draws a box around parts. */
  readonly touched: boolean
  /** How often a gesture was called off: parts stand again where the design has them. */
  readonly calledOff: number
  /** How far the selected notes have come with the parts that are dragged. */
  readonly carried: Point
  /** What is dragged will be copied where it is let go. */
  readonly copying: boolean
  /** Parts are on their way to where a layout puts them. */
  readonly gliding: boolean
  /** Lines and gaps that what is dragged is in line with. */
  readonly guides: Guides
  /** Where the words on wires are drawn: above the wires, below the parts. */
  readonly labelLayer: Element | null
  /** How much is drawn at this zoom. */
  readonly detail: Detail
  /** Words on wires can be read at this zoom. */
  readonly wordsShown: boolean
  rename(id: string | null): void
  setDropInto(id: string | null): void
  setDropOn(id: string | null): void
  startWire(id: string | null): void
  refuse(reason: string | null): void
  openAdding(adding: Adding | null): void
  openMenu(menu: SheetMenu | null): void
  write(id: string | null): void
  fold(ids: readonly string[], on: boolean): void
}

export interface Adding {
  /** Where the part's middle goes on the sheet. */
  readonly at: Point
  /** Where the list stands in the window. */
  readonly screen: Point
  /** The part that a wire to the new one comes from. */
  readonly from: string | null
  /** The group that it goes into (`null`: the sheet itself), wherever there is room; without it, what lies at `at`. */
  readonly into?: string | null
}

export interface Rehooking {
  readonly edge: string
  readonly end: WireEnd
  /** Where the pointer holds it, on the sheet; `null` when it is chosen with keys. */
  readonly at: Point | null
}

export interface Knife {
  readonly points: readonly Point[]
  readonly cut: ReadonlySet<string>
}

export interface SheetMenu {
  readonly screen: Point
  /** `inside`: on the empty floor of a group. */
  readonly of: 'part' | 'group' | 'wire' | 'note' | 'sheet' | 'inside'
}

export const NOWHERE: Point = { x: 0, y: 0 }

export const useCanvas = create<CanvasState>()((set, get) => ({
  renaming: null,
  dropInto: null,
  dropOn: null,
  wireFrom: null,
  refusal: null,
  connecting: false,
  adding: null,
  menu: null,
  writing: null,
  folded: new Set(),
  rehooking: null,
  knife: null,
  touched: false,
  calledOff: 0,
  carried: NOWHERE,
  copying: false,
  gliding: false,
  guides: NO_GUIDES,
  labelLayer: null,
  detail: 'full',
  wordsShown: true,
  rename: (renaming) => set({ renaming }),
  setDropInto: (dropInto) => set({ dropInto }),
  setDropOn: (dropOn) => set({ dropOn }),
  startWire: (wireFrom) => set({ wireFrom }),
  refuse: (refusal) => set({ refusal }),
  openAdding: (adding) => set({ adding }),
  openMenu: (menu) => set({ menu }),
  write: (writing) => set({ writing }),
  fold(ids, on) {
    const folded = new Set(get().folded)
    for (const id of ids) {
      if (on) folded.add(id)
      else folded.delete(id)
    }
    set({ folded })
  },
}))
