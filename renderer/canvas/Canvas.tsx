import { memo, useCallback, useMemo, useRef } from 'react'
import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useKeyPress,
  useReactFlow,
  useStoreApi,
} from 'reactflow'
import { useCatalog } from '../state/catalog.ts'
import { useDesign } from '../state/design.ts'
import { SERVICE_DRAG_TYPE, usePlacing } from '../state/placing.ts'
import { useView } from '../state/view.ts'
import { wireAt } from './adding/dropping.ts'
import { PlacingGhost } from './adding/PlacingGhost.tsx'
import { groupAt, placePart } from './adding/placing.ts'
import { isModHeld, isShiftHeld, pointAt, pointAway } from './adding/pointer.ts'
import { QuickAdd } from './adding/QuickAdd.tsx'
import { GuideLines } from './arranging/GuideLines.tsx'
import type { Looking } from './arranging/guiding.ts'
import { useCanvas } from './canvas-state.ts'
import { addAt } from './clicking.ts'
import { FLOW_ID, type PartNode as PartNodeType, type WireEdge } from './derive.ts'
import { EmptySheet } from './EmptySheet.tsx'
import { useElements } from './elements.ts'
import { selectFocused } from './focusing.ts'
import { useDetail, useFirstView, useKeptInView, useLabelLayer, usePlaceRequests, useReveal } from './following.ts'
import { useBox } from './gestures/useBox.ts'
import { CLICK_PX, useGestures } from './gestures/useGestures.ts'
import { Notes } from './notes/Notes.tsx'
import { GroupNode } from './parts/GroupNode.tsx'
import { PartNode } from './parts/PartNode.tsx'
import { openSheetMenuOnLongPress, SheetMenu } from './SheetMenu.tsx'
import { sheetHandlers } from './sheet-handlers.ts'
import { Toolbar } from './Toolbar.tsx'
import { useCanvasCommands } from './useCanvasCommands.ts'
import { useTouch } from './useTouch.ts'
import { FIT, keepView, ZOOM_LIMITS } from './viewing.ts'
import { RequestLegend } from './wires/RequestLegend.tsx'
import { useKnife } from './wires/useKnife.ts'
import { useRouting } from './wires/useRouting.ts'
import { Wire, WireEnds } from './wires/Wire.tsx'
import { WireDraft } from './wires/WireDraft.tsx'
import { WireGrips } from './wires/WireGrips.tsx'

const NODE_TYPES = { part: PartNode, area: GroupNode }
const EDGE_TYPES = { wire: Wire }
/** Beyond, it costs more frames than it is worth (measured: 1,000 parts, 45 instead of 56 a second). */
const MINI_MAP_UP_TO = 1000
// What never changes is made once: React Flow sets itself up again, and draws all that is in view, for whatever is not the same as before.
const SNAP: [number, number] = [16, 16]
const WHEEL_AND_RIGHT = [1, 2]
const ANY_BUTTON = [0, 1, 2]
const TO_SELECT_MORE = ['Meta', 'Control', 'Shift']
const PRO = { hideAttribution: true }
const FURNITURE = (
  <>
    <Notes />
    <GuideLines />
    <WireGrips />
    <WireDraft />
    <Toolbar />
  </>
)

/** The sheet with the design on it. */
export const Canvas = memo(function Canvas() {
  const opened = useDesign((state) => state.opened)
  return (
    <ReactFlowProvider key={opened}>
      <Sheet />
    </ReactFlowProvider>
  )
})

function Sheet() {
  const flow = useReactFlow<PartNodeType, WireEdge>()
  const store = useStoreApi()
  const ready = useCatalog((state) => state.status === 'ready')
  const tool = useView((state) => state.tool)
  const grid = useView((state) => state.grid)
  const light = useView((state) => state.lightSheet)
  const miniMap = useView((state) => state.miniMap)
  const snap = useView((state) => state.snap)
  const armed = usePlacing((state) => state.armed)
  const refusal = useCanvas((state) => state.refusal)
  const connecting = useCanvas((state) => state.connecting || state.wireFrom !== null)
  const adding = useCanvas((state) => state.adding)
  const menu = useCanvas((state) => state.menu)
  const readOnly = useDesign((state) => state.readOnly)
  const empty = useDesign((state) => state.design.nodes.length === 0)
  const look = useCallback((): Looking => {
    const { transform, width, height } = store.getState()
    const [x, y, zoom] = transform
    const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
    return { zoom, view, suspended: isModHeld(), straight: isShiftHeld() }
  }, [store])
  const { nodes, edges, onNodesChange, onEdgesChange } = useElements(look)
  const detail = useCanvas((state) => state.detail)
  const copying = useCanvas((state) => state.copying)
  const gliding = useCanvas((state) => state.gliding)
  const wrapper = useRef<HTMLDivElement>(null)
  useRouting(nodes, edges)
  useDetail()
  useLabelLayer()
  useCanvasCommands(flow)
  usePlaceRequests(wrapper)
  useReveal()
  useKnife(wrapper, flow)
  useGestures(wrapper)
  useBox()
  const touched = useTouch()
  const moved = useKeptInView(wrapper)
  const firstView = useFirstView(wrapper, ready ? nodes : null)
  const wheel = useView((state) => state.wheel)
  const spaced = useKeyPress('Space')
  const hand = spaced || tool === 'hand'
  const pointer = tool === 'select' && !hand

  const handlers = useMemo(() => sheetHandlers(flow), [flow])
  const noteMove = useCallback(
    (event: MouseEvent | TouchEvent | null) => {
      if (event) moved.current = true
    },
    [moved],
  )

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it takes what is dropped; Enter in the list of parts does the same
    <div
      ref={wrapper}
      className="canvas"
      data-theme={light ? 'light' : undefined}
      data-tool={hand ? 'hand' : tool}
      data-connecting={connecting || undefined}
      data-refused={refusal !== null || undefined}
      data-detail={detail}
      data-copying={copying || undefined}
      data-gliding={gliding || undefined}
      data-armed={armed ? '' : undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(SERVICE_DRAG_TYPE)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
        useCanvas.getState().setDropInto(groupAt(useDesign.getState().design, point))
        useCanvas.getState().setDropOn(wireAt({ x: event.clientX, y: event.clientY }))
      }}
      onDragLeave={() => {
        useCanvas.getState().setDropInto(null)
        useCanvas.getState().setDropOn(null)
      }}
      onDoubleClick={(event) => {
        const onSheet = event.target instanceof Element && event.target.matches('.react-flow__pane')
        if (onSheet && !armed && !hand) addAt(event, flow)
      }}
      onFocus={selectFocused}
      onPointerMove={pointAt}
      onContextMenu={(event) => openSheetMenuOnLongPress(event, flow)}
      onPointerLeave={pointAway}
      onDrop={(event) => {
        const serviceId = event.dataTransfer.getData(SERVICE_DRAG_TYPE)
        if (!serviceId) return
        event.preventDefault()
        const { dropOn: wire, setDropInto, setDropOn } = useCanvas.getState()
        setDropInto(null)
        setDropOn(null)
        placePart(serviceId, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }), { wire })
      }}
    >
      <WireEnds />
      {firstView && (
        <ReactFlow<PartNodeType, WireEdge>
          id={FLOW_ID}
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          {...handlers}
          connectionMode={ConnectionMode.Loose}
          connectionRadius={28}
          snapToGrid={snap}
          snapGrid={SNAP}
          minZoom={ZOOM_LIMITS.min}
          maxZoom={ZOOM_LIMITS.max}
          defaultViewport={firstView}
          fitViewOptions={FIT}
          onMoveEnd={keepView}
          selectionOnDrag={pointer && !armed && !touched}
          panOnDrag={hand ? ANY_BUTTON : WHEEL_AND_RIGHT}
          panOnScroll={wheel === 'pan'}
          zoomOnScroll={wheel === 'zoom'}
          nodesDraggable={pointer && !readOnly}
          nodesConnectable={!hand && !readOnly}
          elementsSelectable={!hand}
          nodeDragThreshold={CLICK_PX}
          nodeClickDistance={CLICK_PX}
          paneClickDistance={CLICK_PX}
          connectionDragThreshold={CLICK_PX}
          connectOnClick={false}
          multiSelectionKeyCode={TO_SELECT_MORE}
          selectionKeyCode={null}
          deleteKeyCode={null}
          disableKeyboardA11y
          zoomOnDoubleClick={false}
          zIndexMode="manual"
          onMoveStart={noteMove}
          onlyRenderVisibleElements={nodes.length > 200}
          proOptions={PRO}
          aria-label="Design"
        >
          {grid && <Background variant={BackgroundVariant.Dots} gap={16} size={1.4} color="var(--grid-dot)" />}
          {miniMap && nodes.length <= MINI_MAP_UP_TO && <MiniMap pannable zoomable ariaLabel="Mini-map" />}
          {FURNITURE}
        </ReactFlow>
      )}
      {adding && <QuickAdd key={`${adding.at.x} ${adding.at.y}`} adding={adding} />}
      {menu && <SheetMenu menu={menu} />}
      {armed && <PlacingGhost armed={armed} />}
      <RequestLegend />
      {refusal !== null && <p className="canvas-refusal">{refusal}</p>}
      {ready && empty && <EmptySheet />}
    </div>
  )
}
