import { useMemo } from 'react'
import type { ReactFlowInstance } from 'reactflow'
import {
  annotationsOf,
  type Design,
  GRID,
  lockedParts,
  removeAnnotations,
  removeKeepingWires,
  removeParts,
} from '../../simulation/index.ts'
import { type Handlers, useCommands } from '../state/commands.ts'
import { useDesign } from '../state/design.ts'
import { usePlacing } from '../state/placing.ts'
import { NOTHING_SELECTED, type Selection, useView } from '../state/view.ts'
import { motion } from '../ui/media.ts'
import { toast } from '../ui/Toast.tsx'
import { writeMany } from '../ui/write.ts'
import { addingCommands } from './adding/adding.ts'
import { copySelection, duplicate, pasteParts } from './adding/pasting.ts'
import { SETTINGS_CLIPBOARD } from './adding/settings-clipboard.ts'
import { ARRANGING, partsIn } from './arranging/arranging.ts'
import { movableOf, moveTogether, wordsFor } from './arranging/moving.ts'
import { stopTidying, tidyUp } from './arranging/tidying.ts'
import { endBurstSoon, FAR } from './bursts.ts'
import { useCanvas } from './canvas-state.ts'
import type { PartNode, WireEdge } from './derive.ts'
import { keepFocusHere } from './focusing.ts'
import { callOffGesture } from './gestures/calling-off.ts'
import { orderNote } from './notes/ordering.ts'
import { FIT, noteView, returnToView, show, toggleWheel } from './viewing.ts'
import { WALKING } from './walking.ts'
import { join } from './wires/joining.ts'
import { dropEnd, REHOOKING } from './wires/rehooking.ts'
import { toggleRequests } from './wires/traffic.ts'

const ZOOM = {
  get duration() {
    return motion(120)
  },
}

/** What the canvas does for keys, menus and the command list. */
export function useCanvasCommands(flow: ReactFlowInstance<PartNode, WireEdge>): void {
  const handlers = useMemo((): Handlers => {
    const nudge = (dx: number, dy: number) => () => moveSelection(dx * GRID, dy * GRID)
    const tool = (name: 'select' | 'hand') => () => {
      useCanvas.getState().startWire(null)
      useView.getState().setTool(name)
    }
    return {
      ...ARRANGING,
      ...SETTINGS_CLIPBOARD,
      ...addingCommands(flow),
      ...WALKING,
      ...REHOOKING,
      'edit.tidy': () => void tidyUp(() => void flow.fitView(FIT)),
      'edit.delete': removeSelection,
      'edit.delete-keeping-wires': removeSelectionKeepingWires,
      'edit.duplicate': duplicate,
      'edit.copy': () => void copySelection(),
      'edit.cut': () => void copySelection().then((count) => count > 0 && removeSelection()),
      'edit.paste': () => void pasteParts(flow),
      'edit.select-all': selectAll,
      'edit.clear-selection': cancel,
      'edit.rename': () => {
        const { nodes, notes } = selected()
        if (nodes[0] !== undefined) useCanvas.getState().rename(nodes[0])
        else if (notes[0] !== undefined) useCanvas.getState().write(notes[0])
      },
      'edit.inspect': inspect,
      'edit.nudge-left': nudge(-1, 0),
      'edit.nudge-right': nudge(1, 0),
      'edit.nudge-up': nudge(0, -1),
      'edit.nudge-down': nudge(0, 1),
      'edit.nudge-left-far': nudge(-FAR, 0),
      'edit.nudge-right-far': nudge(FAR, 0),
      'edit.nudge-up-far': nudge(0, -FAR),
      'edit.nudge-down-far': nudge(0, FAR),
      'tool.select': tool('select'),
      'tool.hand': tool('hand'),
      'tool.wire': () => {
        useView.getState().setTool('wire')
        useCanvas.getState().startWire(selected().nodes[0] ?? null)
      },
      'view.grid': () => useView.getState().setGrid(!useView.getState().grid),
      'view.snap': toggleSnap,
      'view.mini-map': () => useView.getState().setMiniMap(!useView.getState().miniMap),
      'view.light-sheet': () => useView.getState().setLightSheet(!useView.getState().lightSheet),
      'view.overlay-load': () => useView.getState().setOverlay('load'),
      'view.overlay-cost': () => useView.getState().setOverlay('cost'),
      'view.overlay-availability': () => useView.getState().setOverlay('availability'),
      'view.requests': toggleRequests,
      'view.zoom-in': () => void flow.zoomIn(ZOOM),
      'view.zoom-out': () => void flow.zoomOut(ZOOM),
      'view.zoom-actual': () => {
        noteView(flow)
        void flow.zoomTo(1, ZOOM)
      },
      'view.fit': () => {
        noteView(flow)
        show(flow)
      },
      'view.fit-selection': () => {
        noteView(flow)
        const { nodes, notes } = selected()
        show(flow, nodes.length + notes.length === 0 ? {} : { some: { nodes, notes } })
      },
      'view.back': () => returnToView(flow),
      'view.wheel': toggleWheel,
      'edit.bring-forward': () => orderNote('forward'),
      'edit.send-back': () => orderNote('back'),
    }
  }, [flow])
  useCommands(handlers)
}

const current = (): Design => useDesign.getState().design
const selected = () => useView.getState().selection

function selectAll(): void {
  const { nodes, annotations } = current()
  useView.getState().select({
    nodes: nodes.map(({ id }) => id),
    notes: annotationsOf({ annotations }).map(({ id }) => id),
  })
}

/** The selection without what is locked, which is neither moved nor deleted. */
function unlocked(): Selection {
  const { nodes, ...others } = selected()
  const locked = lockedParts(current())
  const free = nodes.filter((id) => !locked.has(id))
  if (free.length < nodes.length)
    toast(
      `${partsIn(
        current(),
        nodes.filter((id) => locked.has(id)),
      )}: locked. Unlock to change that.`,
    )
  return { nodes: free, ...others }
}

function removeSelection(): void {
  const { nodes, edges, notes } = unlocked()
  if (nodes.length + edges.length + notes.length === 0) return
  const before = current()
  const wires = edges.length === 1 ? 'a wire' : writeMany(edges.length, 'wire')
  useDesign
    .getState()
    .apply(`Delete ${wordsFor(before, { nodes, notes }) || wires}`, (design) =>
      removeAnnotations(removeParts(design, nodes, edges), notes),
    )
  // A design that is only looked at keeps them.
  if (current() === before) return
  useView.getState().select(NOTHING_SELECTED)
  keepFocusHere()
}

function removeSelectionKeepingWires(): void {
  const { nodes } = unlocked()
  if (nodes.length === 0) return
  useDesign
    .getState()
    .apply(`Delete ${partsIn(current(), nodes)}, keep the wires`, (design) => removeKeepingWires(design, nodes))
  useView.getState().select(NOTHING_SELECTED)
  keepFocusHere()
}

function toggleSnap(): void {
  const { snap, setSnap } = useView.getState()
  setSnap(!snap)
  toast(snap ? 'Parts rest anywhere.' : 'Parts rest on the grid.')
}

/** Esc takes back the last thing begun. */
function cancel(): void {
  if (callOffGesture() || stopTidying()) return
  if (useCanvas.getState().rehooking) useCanvas.setState({ rehooking: null })
  else if (useCanvas.getState().adding) useCanvas.getState().openAdding(null)
  else if (usePlacing.getState().armed) usePlacing.getState().disarm()
  else if (useCanvas.getState().wireFrom !== null) useCanvas.getState().startWire(null)
  else if (useView.getState().tool !== 'select') useView.getState().setTool('select')
  else if (useView.getState().sheetOnly) useView.getState().setSheetOnly(false)
  else useView.getState().select(NOTHING_SELECTED)
}

/** Enter ends a wire that W began or whose end is being moved, else opens the settings. */
function inspect(): void {
  const { wireFrom, rehooking } = useCanvas.getState()
  if (rehooking) {
    dropEnd(selected().nodes[0] ?? null)
    return
  }
  selectFocusedWire()
  const [id] = selected().nodes
  if (wireFrom !== null && id !== undefined && id !== wireFrom) {
    join(wireFrom, id)
    useCanvas.getState().startWire(null)
    return
  }
  useView.getState().awaitSettings()
}

/** A wire that has the focus, which is not the same as the selection: Enter selects it. */
function selectFocusedWire(): void {
  const focused = document.activeElement?.closest<SVGElement>('.react-flow__edge')?.dataset.id
  if (focused !== undefined) useView.getState().select({ edges: [focused] })
}

function moveSelection(dx: number, dy: number): void {
  const moving = movableOf(current(), unlocked())
  const ids = [...moving.nodes, ...moving.notes]
  if (ids.length === 0) return
  endBurstSoon()
  useDesign
    .getState()
    .apply(
      `Move ${wordsFor(current(), moving)}`,
      (design) => moveTogether(design, moving, { x: dx, y: dy }),
      `nudge ${ids.join(' ')}`,
    )
}
