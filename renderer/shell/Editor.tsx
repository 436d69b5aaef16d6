import { type KeyboardEvent, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { type CommandId, runCommand, useCommands } from '../state/commands.ts'
import { useDesign } from '../state/design.ts'
import { isDrawerShown, PANEL_LIMITS, type PanelName } from '../state/panels.ts'
import { startSimulation } from '../state/simulation.ts'
import { RESULT_TABS, useView } from '../state/view.ts'
import { Resizer } from '../ui/Resizer.tsx'
import { rem, useTextScale } from '../ui/text-size.ts'
import { Drawer } from './Drawer.tsx'
import { EngineFault } from './EngineFault.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { DesignTabs, TABS_HEIGHT, useHasTabs } from './header/DesignTabs.tsx'
import { Header } from './header/Header.tsx'
import { LeftPanel, RailArea } from './LeftPanel.tsx'
import { arrange } from './layout.ts'
import { ReadOnlyBanner } from './ReadOnlyBanner.tsx'
import { rooms } from './rooms.ts'
import { LeaveSheetOnly } from './SheetOnly.tsx'

/** The header above; parts, canvas, settings side by side; results below the canvas. */
export function Editor() {
  const size = useWindowSize()
  const panels = useView((state) => state.panels)
  const inspecting = useInspecting()
  const empty = useDesign((state) => state.design.nodes.length === 0)
  const hasTabs = useHasTabs()
  const room = hasTabs ? { ...size, height: size.height - TABS_HEIGHT } : size
  const layout = arrange(room, panels, {
    // Nothing selected: the design's own settings, where they cost the canvas nothing it needs.
    inspector: rooms.inspector !== undefined && (inspecting || (!empty && size.width >= ROOMY_WINDOW)),
    drawer: !empty && Object.keys(rooms.results).length > 0,
  })
  const Canvas = rooms.canvas
  const Inspector = rooms.inspector
  const sheetOnly = useView((state) => state.sheetOnly)
  const { drawerFits, canvasHidden } = layout
  useCommands(canvasHidden ? COMMANDS_BEHIND_RESULTS : PANEL_COMMANDS)
  useEffect(() => useView.getState().setDrawerFits(drawerFits), [drawerFits])
  useEffect(() => {
    document.addEventListener('focusin', rememberFocus)
    return () => document.removeEventListener('focusin', rememberFocus)
  }, [])

  return (
    <div
      className="app"
      data-compact={layout.compact || undefined}
      data-tabs={(hasTabs && !sheetOnly) || undefined}
      data-sheet-only={sheetOnly || undefined}
    >
      {!sheetOnly && <Header leadWidth={layout.palette === 'rail' ? PANEL_LIMITS.palette.initial : layout.palette} />}
      {sheetOnly ? <LeaveSheetOnly /> : <DesignTabs />}
      <div className="editor">
        <EngineFault />
        <ReadOnlyBanner />
        {sheetOnly || canvasHidden ? null : layout.palette === 'rail' ? (
          <RailArea />
        ) : (
          <aside
            className="panel"
            data-area="palette"
            aria-label="Parts and outline"
            style={{ width: rem(layout.palette) }}
          >
            <LeftPanel />
            <PanelEdge panel="palette" label="Width of the panel on the left" edge="right" size={layout.palette} />
          </aside>
        )}
        <main className="sheet" data-area="canvas" aria-label="Canvas" tabIndex={-1} hidden={canvasHidden}>
          <ErrorBoundary room="The canvas">
            <Suspense>{Canvas && <Canvas />}</Suspense>
          </ErrorBoundary>
        </main>
        {Inspector && !sheetOnly && layout.inspector > 0 && (
          <aside
            className="panel inspector"
            data-area="inspector"
            aria-label="Settings"
            data-sheet={layout.inspectorIsSheet || undefined}
            style={{ width: rem(layout.inspector) }}
            onKeyDown={backToSheet}
          >
            {!layout.inspectorIsSheet && (
              <PanelEdge panel="inspector" label="Width of the settings" edge="left" size={layout.inspector} />
            )}
            <ErrorBoundary room="The settings">
              <Suspense>
                <Inspector />
              </Suspense>
            </ErrorBoundary>
          </aside>
        )}
        {!sheetOnly && Object.keys(rooms.results).length > 0 && (
          <section
            className="panel drawer"
            // The canvas is hidden behind them: they are what the window is about.
            role={canvasHidden ? 'main' : undefined}
            data-area="drawer"
            aria-label="Results"
            data-open={layout.drawer > 0 || undefined}
            style={layout.drawer > 0 ? { height: rem(layout.drawer) } : undefined}
          >
            {layout.drawer > 0 && !panels.drawer.maximised && (
              <PanelEdge panel="drawer" label="Height of the results" edge="top" size={layout.drawer} />
            )}
            <Drawer open={layout.drawer > 0} />
          </section>
        )}
      </div>
    </div>
  )
}

/** Whether something is selected that has settings; what a drag selects on its way is known when it ends, so that nothing moves aside for it. */
function useInspecting(): boolean {
  const selected = useView((state) => state.selection.nodes.length + state.selection.edges.length > 0)
  const gesturing = useView((state) => state.gesturing)
  const [inspecting, setInspecting] = useState(selected)
  if (!gesturing && inspecting !== selected) setInspecting(selected)
  return inspecting
}

/** From this width the settings of the design stand beside the canvas while nothing is selected. */
const ROOMY_WINDOW = 1000

function PanelEdge({
  panel,
  label,
  edge,
  size,
}: {
  readonly panel: PanelName
  readonly label: string
  readonly edge: 'left' | 'right' | 'top'
  readonly size: number
}) {
  const { min, max, initial } = PANEL_LIMITS[panel]
  const onResize = (next: number) => useView.getState().resizePanel(panel, next)
  return <Resizer label={label} edge={edge} size={size} min={min} max={max} initial={initial} onResize={onResize} />
}

const togglePanel = (panel: PanelName) => () => {
  const { panels, setPanel } = useView.getState()
  setPanel(panel, !panels[panel].open)
}

const PANEL_COMMANDS = {
  'view.palette': togglePanel('palette'),
  'view.inspector': togglePanel('inspector'),
  'view.drawer': () => useView.getState().setPanel('drawer', !isDrawerShown(useView.getState())),
  ...Object.fromEntries(
    RESULT_TABS.filter((tab) => rooms.results[tab]).map((tab) => [
      `view.${tab}`,
      () => useView.getState().showTab(tab),
    ]),
  ),
  'run.simulate': () => {
    useView.getState().showTab('simulation')
    void startSimulation()
  },
  'view.sheet-only': toggleSheetOnly,
  'view.next-area': () => focusArea(1),
  'view.previous-area': () => focusArea(-1),
}

/** Shows the sheet and its panels again, then does what needs them. */
const beforeSheet = (command?: CommandId) => () => {
  useView.getState().maximiseDrawer(false)
  if (command) setTimeout(() => runCommand(command))
}

/** While the results fill the window, what asks for a panel that they hide shows it. */
const COMMANDS_BEHIND_RESULTS = {
  ...PANEL_COMMANDS,
  'view.palette': beforeSheet(),
  'view.inspector': beforeSheet(),
  'view.find-part': beforeSheet('view.find-part'),
  'view.outline': beforeSheet('view.outline'),
}

/** The canvas keeps its place, and with it the focus and the view. */
function toggleSheetOnly(): void {
  const { sheetOnly, setSheetOnly, maximiseDrawer } = useView.getState()
  if (!sheetOnly) maximiseDrawer(false)
  setSheetOnly(!sheetOnly)
}

/** Where the focus was last in each area. */
const LAST_AT = new WeakMap<Element, Element>()

function rememberFocus({ target }: FocusEvent): void {
  const area = target instanceof Element ? target.closest('[data-area]') : null
  if (area && target instanceof Element) LAST_AT.set(area, target)
}

/** F6: from area to area, in the order in which they are read, to where one was there; on the canvas to what is selected. */
function focusArea(step: 1 | -1): void {
  const areas = [...document.querySelectorAll<HTMLElement>('[data-area]')].filter((area) => !area.hidden)
  const at = areas.findIndex((area) => area.contains(document.activeElement))
  const next = areas[(at < 0 ? (step > 0 ? 0 : areas.length - 1) : at + step + areas.length) % areas.length]
  if (!next) return
  const last = LAST_AT.get(next)
  const line = last?.closest('[role="treegrid"]')?.querySelector('[tabindex="0"]')
  const chosen =
    next.querySelector('.react-flow__node.selected') ??
    line ??
    (last?.isConnected ? last : null) ??
    next.querySelector('.react-flow__node') ??
    next.querySelector('button:not([tabindex="-1"]), input, [tabindex="0"]:not(.resizer)')
  if (chosen instanceof HTMLElement || chosen instanceof SVGElement) chosen.focus()
}

/** Esc in a field of the settings that has nothing to take back goes to where Enter came from: the part. */
function backToSheet(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event
  if (event.key !== 'Escape' || event.defaultPrevented) return
  if (!(target instanceof HTMLInputElement) || !currentTarget.contains(target)) return
  event.preventDefault()
  focusArea(-1)
}

/** In px at the usual size of text: what is set larger has less room. */
function useWindowSize(): { readonly width: number; readonly height: number } {
  const width = useSyncExternalStore(onResize, () => window.innerWidth)
  const height = useSyncExternalStore(onResize, () => window.innerHeight)
  const scale = useTextScale()
  return { width: Math.floor(width / scale), height: Math.floor(height / scale) }
}

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}
