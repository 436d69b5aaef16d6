import { create } from 'zustand'
import type { Overlay } from '../../simulation/index.ts'
import { readChoice, readPreference, writePreference } from '../platform/preferences.ts'
import { isDrawerShown, PANEL_LIMITS, type PanelName, type Panels, readPanels } from './panels.ts'

/**
 * Where the learner is and what they look at: screen, selection, panels, tool, theme. None of it is part of the design or a step of its
 * history. Panels, theme and recent parts are remembered on this machine.
 */
export interface ViewState {
  readonly screen: Screen
  readonly selection: Selection
  readonly panels: Panels
  /** Beside the canvas there is room for the results; where there is none, they open over it. */
  readonly drawerFits: boolean
  /** What the panel on the left shows. */
  readonly left: LeftTab
  readonly tab: ResultTab
  readonly tool: Tool
  readonly theme: Theme
  /** Letters and `/` and `?` on their own do something; some people's input makes that a nuisance. */
  readonly singleKeys: boolean
  readonly grid: boolean
  readonly overlay: Overlay
  /** Requests are shown on their way along the wires. */
  readonly requests: boolean
  /** The small picture of the whole sheet. */
  readonly miniMap: boolean
  /** The sheet is light, also in a dark window. */
  readonly lightSheet: boolean
  /** What the wheel does to the sheet; with Ctrl or ⌘ it zooms in either case. */
  readonly wheel: Wheel
  /** Something is being dragged on the sheet: nothing opens or closes beside it meanwhile. */
  readonly gesturing: boolean
  /** Nothing is shown but the sheet. */
  readonly sheetOnly: boolean
  /** Parts come to rest on the dots of the grid, shown or not. */
  readonly snap: boolean
  /** Service ids, the latest first. */
  readonly recentServices: readonly string[]
  /** Which number's receipt is open: a JSON pointer into the report, and the element it was asked from. */
  readonly receipt: ReceiptTarget | null
  readonly dialog: DialogName | null
  /** The focus is to go to the settings of what is selected as soon as they are there. */
  readonly settingsAwaited: boolean
  /**
   * Bumped to ask the canvas to bring parts into view (findings, bill lines, search); `gently`: only if they are not, and by the least
   * amount.
   */
  readonly reveal: { readonly ids: readonly string[]; readonly gently: boolean; readonly asked: number }

  goTo(screen: Screen): void
  /** Replaces the selection; give what is missing as empty. */
  select(selection: Partial<Selection>): void
  setPanel(panel: PanelName, open: boolean): void
  showLeft(left: LeftTab): void
  resizePanel(panel: PanelName, size: number): void
  maximiseDrawer(maximised: boolean): void
  setDrawerFits(fits: boolean): void
  /** Shows a tab of the results and opens the drawer. */
  showTab(tab: ResultTab): void
  setTool(tool: Tool): void
  setTheme(theme: Theme): void
  setSingleKeys(on: boolean): void
  setGrid(shown: boolean): void
  setOverlay(overlay: Overlay): void
  setRequests(shown: boolean): void
  setMiniMap(shown: boolean): void
  setLightSheet(on: boolean): void
  setSnap(on: boolean): void
  setWheel(wheel: Wheel): void
  setSheetOnly(on: boolean): void
  setGesturing(on: boolean): void
  usedService(serviceId: string): void
  openReceipt(target: ReceiptTarget | null): void
  openDialog(dialog: DialogName | null): void
  /** Opens the inspector, whose first setting takes the focus as soon as it is there. */
  awaitSettings(): void
  /** The settings have taken the focus. */
  settingsReached(): void
  /** Selects these parts and asks the canvas to bring them into view. */
  revealParts(ids: readonly string[]): void
  /** Selects a wire and shows the sheet, should the results hide it. */
  revealWire(id: string): void
  /** Asks the canvas to keep these parts in view; the selection stays. */
  keepInView(ids: readonly string[]): void
}

export type Screen = 'home' | 'editor'
export const RESULT_TABS = ['latency', 'availability', 'cost', 'traffic', 'findings', 'simulation', 'compare'] as const
export type ResultTab = (typeof RESULT_TABS)[number]
const WHEELS = ['pan', 'zoom'] as const
export type Wheel = (typeof WHEELS)[number]
export type Tool = 'select' | 'hand' | 'wire'
export type Theme = 'system' | 'light' | 'dark'
export const LEFT_TABS = ['parts', 'outline'] as const
export type LeftTab = (typeof LEFT_TABS)[number]
export type DialogName =
  | 'help'
  | 'commands'
  | 'find'
  | 'targets'
  | 'export'
  | 'snapshots'
  | 'prices'
  | 'icons'
  | 'about'
  | 'wire-to'
  | 'wire-from'
  | 'move-into'

export interface Selection {
  readonly nodes: readonly string[]
  readonly edges: readonly string[]
  /** Notes and frames. */
  readonly notes: readonly string[]
}

export interface ReceiptTarget {
  /** JSON pointer into the report, the key of `report.receipts`. */
  readonly pointer: string
  /** What was asked about, as it is written on the screen: "$158.78". */
  readonly value: string
  /** What it is: "Cost a month". */
  readonly label: string
  /** Which figure asked: the same number may stand in two places. */
  readonly askedBy: string
  /** Which way it opens: away from the panel that it was asked in. */
  readonly side: 'left' | 'bottom'
  /** Where the popover stands: the number's box in the window. */
  readonly anchor: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

export const NOTHING_SELECTED: Selection = { nodes: [], edges: [], notes: [] }
const KINDS = ['nodes', 'edges', 'notes'] as const
const MOST_RECENT = 6

export const useView = create<ViewState>()((set, get) => ({
  screen: 'home',
  selection: NOTHING_SELECTED,
  panels: readPanels(),
  drawerFits: true,
  left: readChoice('left', LEFT_TABS, 'parts'),
  tab: 'latency',
  tool: 'select',
  theme: readChoice('theme', ['system', 'light', 'dark'], 'system'),
  singleKeys: readPreference('singleKeys') !== false,
  grid: readPreference('grid') !== false,
  overlay: 'load',
  requests: false,
  miniMap: readPreference('miniMap') === true,
  lightSheet: readPreference('lightSheet') === true,
  snap: readPreference('snap') !== false,
  wheel: readChoice('wheel', WHEELS, 'pan'),
  gesturing: false,
  sheetOnly: false,
  recentServices: readRecent(),
  receipt: null,
  dialog: null,
  settingsAwaited: false,
  reveal: { ids: [], gently: false, asked: 0 },

  goTo: (screen) => set({ screen, receipt: null, sheetOnly: false }),

  select(selection) {
    const next = { ...NOTHING_SELECTED, ...selection }
    const now = get().selection
    if (KINDS.every((kind) => sameIds(now[kind], next[kind]))) return
    set({ selection: next, settingsAwaited: false })
  },

  setPanel(panel, open) {
    const { panels, drawerFits } = get()
    const before = panels[panel]
    if (panel === 'drawer' && !drawerFits) setPanels({ drawer: { ...panels.drawer, open, maximised: open } })
    else if (before.open !== open) setPanels({ [panel]: { ...before, open } })
  },

  showLeft(left) {
    set({ left })
    writePreference('left', left)
  },

  resizePanel(panel, size) {
    const { min, max } = PANEL_LIMITS[panel]
    setPanels({ [panel]: { ...get().panels[panel], size: Math.round(Math.min(max, Math.max(min, size))) } })
  },

  maximiseDrawer(maximised) {
    const { drawer } = get().panels
    if (drawer.maximised !== maximised) setPanels({ drawer: { ...drawer, maximised } })
  },
  setDrawerFits: (drawerFits) => set({ drawerFits }),

  showTab(tab) {
    set({ tab })
    if (!isDrawerShown(get())) get().setPanel('drawer', true)
  },

  setTool: (tool) => set({ tool }),

  setTheme(theme) {
    set({ theme })
    writePreference('theme', theme)
  },

  setSingleKeys(singleKeys) {
    set({ singleKeys })
    writePreference('singleKeys', singleKeys)
  },

  setGrid(grid) {
    set({ grid })
    writePreference('grid', grid)
  },

  setOverlay: (overlay) => set({ overlay }),
  setRequests: (requests) => set({ requests }),

  setMiniMap(miniMap) {
    set({ miniMap })
    writePreference('miniMap', miniMap)
  },

  setLightSheet(lightSheet) {
    set({ lightSheet })
    writePreference('lightSheet', lightSheet)
  },

  setSnap(snap) {
    set({ snap })
    writePreference('snap', snap)
  },

  setWheel(wheel) {
    set({ wheel })
    writePreference('wheel', wheel)
  },

  setSheetOnly: (sheetOnly) => set({ sheetOnly, receipt: null }),

  setGesturing: (gesturing) => set({ gesturing }),

  usedService(serviceId) {
    const recentServices = [serviceId, ...get().recentServices.filter((id) => id !== serviceId)].slice(0, MOST_RECENT)
    set({ recentServices })
    writePreference('recentServices', recentServices)
  },

  openReceipt: (receipt) => set({ receipt }),
  openDialog: (dialog) => set({ dialog, receipt: null }),

  awaitSettings() {
    get().setPanel('inspector', true)
    set({ settingsAwaited: true })
  },

  settingsReached: () => set({ settingsAwaited: false }),

  revealParts(ids) {
    get().maximiseDrawer(false)
    get().select({ nodes: ids })
    set({ reveal: { ids, gently: false, asked: get().reveal.asked + 1 } })
  },

  revealWire(id) {
    get().maximiseDrawer(false)
    get().select({ edges: [id] })
  },

  keepInView: (ids) => set({ reveal: { ids, gently: true, asked: get().reveal.asked + 1 } }),
}))

function setPanels(changed: Partial<Panels>): void {
  const panels = { ...useView.getState().panels, ...changed }
  useView.setState({ panels })
  writePreference('panels', panels)
}

function readRecent(): readonly string[] {
  const stored = readPreference('recentServices')
  return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string').slice(0, MOST_RECENT) : []
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i])
}
