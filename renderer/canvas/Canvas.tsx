import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  applyEdgeChanges,
  applyNodeChanges,
  Background,
  BackgroundVariant,
  type Connection,
  ConnectionMode,
  type EdgeChange,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStoreApi,
} from 'reactflow'
import { growToHold, moveParts, putInto } from '../../simulation/index.ts'
import { useCatalog } from '../state/catalog.ts'
import { runCommand } from '../state/commands.ts'
import { useDesign } from '../state/design.ts'
import { SERVICE_DRAG_TYPE, usePlacing } from '../state/placing.ts'
import { useView } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useCanvas } from './canvas-state.ts'
import { edgesOf, nodesOf, outermost, type PartNode as PartNodeType, type WireEdge } from './derive.ts'
import { GroupNode } from './GroupNode.tsx'
import { join, refusalOf } from './joining.ts'
import { nodeLabel } from './node-label.ts'
import { PartNode } from './PartNode.tsx'
import { PlacingGhost } from './PlacingGhost.tsx'
import { groupAt, isGroup, placePart } from './placing.ts'
import { Toolbar } from './Toolbar.tsx'
import { FIT, useCanvasCommands } from './useCanvasCommands.ts'
import { Wire, WireEnds } from './Wire.tsx'

const NODE_TYPES = { part: PartNode, area: GroupNode }
const EDGE_TYPES = { wire: Wire }
const SNAP: [number, number] = [16, 16]

/** The sheet with the design on it. */
export function Canvas() {
  const opened = useDesign((state) => state.opened)
  return (
    <ReactFlowProvider key={opened}>
      <Sheet />
    </ReactFlowProvider>
  )
}

function Sheet() {
  const flow = useReactFlow<PartNodeType, WireEdge>()
  const store = useStoreApi()
  const ready = useCatalog((state) => state.status === 'ready')
  const tool = useView((state) => state.tool)
  const grid = useView((state) => state.grid)
  const snap = useView((state) => state.snap)
  const armed = usePlacing((state) => state.armed)
  const refusal = useCanvas((state) => state.refusal)
  const empty = useDesign((state) => state.design.nodes.length === 0)
  const { nodes, edges, onNodesChange, onEdgesChange } = useFlowElements()
  const wrapper = useRef<HTMLDivElement>(null)
  useCanvasCommands(flow)
  usePlaceRequests(wrapper)
  useReveal()
  const touched = useKeptInView(wrapper)

  const tellSelection = useCallback(() => {
    const { nodes: all, edges: wires } = store.getState()
    useView.getState().select({
      nodes: all.filter((node) => node.selected).map(({ id }) => id),
      edges: wires.filter((edge) => edge.selected).map(({ id }) => id),
    })
  }, [store])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it takes what is dropped; Enter in the list of parts does the same
    <div
      ref={wrapper}
      className="canvas"
      data-tool={tool}
      data-armed={armed ? '' : undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(SERVICE_DRAG_TYPE)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
        useCanvas.getState().setDropInto(groupAt(useDesign.getState().design, point))
      }}
      onDragLeave={() => useCanvas.getState().setDropInto(null)}
      onDrop={(event) => {
        const serviceId = event.dataTransfer.getData(SERVICE_DRAG_TYPE)
        if (!serviceId) return
        event.preventDefault()
        useCanvas.getState().setDropInto(null)
        placePart(serviceId, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))
      }}
    >
      <WireEnds />
      {ready && (
        <ReactFlow<PartNodeType, WireEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          onNodeClick={(event, node) => {
            // one of several that are selected: now it alone
            if (!event.shiftKey && !event.ctrlKey && !event.metaKey) useView.getState().select({ nodes: [node.id] })
            clickNode(node.id, flow)
          }}
          onNodeDoubleClick={(_, node) => useCanvas.getState().rename(node.id)}
          onPaneClick={(event) => clickPane(event, flow)}
          onSelectionEnd={tellSelection}
          onNodeDrag={(_, node, dragged) => dragOver(node, dragged, flow)}
          onNodeDragStop={(_, _node, dragged) => dropParts(dragged)}
          onSelectionDragStop={(_, dragged) => dropParts(dragged)}
          onConnect={({ source, target }: Connection) => join(source, target)}
          onConnectStart={() => useCanvas.getState().refuse(null)}
          onConnectEnd={() => useCanvas.getState().refuse(null)}
          isValidConnection={({ source, target }) => {
            const reason = source === target ? null : refusalOf(source, target)
            useCanvas.getState().refuse(reason)
            return reason === null && source !== target
          }}
          connectionMode={ConnectionMode.Loose}
          connectionRadius={28}
          snapToGrid={snap}
          snapGrid={SNAP}
          minZoom={0.1}
          maxZoom={4}
          fitView
          fitViewOptions={FIT}
          selectionOnDrag={tool === 'select' && !armed}
          panOnDrag={tool === 'hand' ? true : [1, 2]}
          panOnScroll
          nodesDraggable={tool === 'select'}
          nodesConnectable={tool !== 'hand'}
          elementsSelectable={tool !== 'hand'}
          multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
          selectionKeyCode={null}
          selectionMode={SelectionMode.Partial}
          deleteKeyCode={null}
          disableKeyboardA11y
          zoomOnDoubleClick={false}
          zIndexMode="manual"
          onMoveStart={(event) => {
            if (event) touched.current = true
          }}
          onlyRenderVisibleElements={nodes.length > 200}
          proOptions={{ hideAttribution: true }}
          aria-label="Design"
        >
          {grid && <Background variant={BackgroundVariant.Dots} gap={16} size={1.4} color="var(--grid-dot)" />}
          <Toolbar />
        </ReactFlow>
      )}
      {armed && <PlacingGhost armed={armed} />}
      {refusal !== null && <p className="canvas-refusal">{refusal}</p>}
      {ready && empty && (
        <div className="canvas-empty">
          <EmptyState
            title="Draw your first part"
            action={<Button onClick={() => runCommand('view.home')}>Start from a template</Button>}
          >
            Drag Users and a machine from the list on the left, then pull a wire from one to the other.
          </EmptyState>
        </div>
      )}
    </div>
  )
}

/**
 * React Flow's nodes and edges: derived from the document, with what only a gesture knows (a drag that has not ended) on top until the
 * document changes.
 */
function useFlowElements() {
  const design = useDesign((state) => state.design)
  const selection = useView((state) => state.selection)
  const ready = useCatalog((state) => state.status)
  const derivedNodes = useMemo(
    () => (ready === 'ready' ? nodesOf(design, isGroup, selection) : []),
    [design, selection, ready],
  )
  const derivedEdges = useMemo(() => edgesOf(design, selection), [design, selection])
  const [nodes, setNodes] = useState(derivedNodes)
  const [edges, setEdges] = useState(derivedEdges)
  useEffect(() => {
    setNodes((before) => {
      const measured = new Map(before.map((node) => [node.id, node.measured]))
      const labelled = derivedNodes.map((node) => {
        const size = measured.get(node.id)
        return { ...node, ariaLabel: nodeLabel(node.id), ...(size && { measured: size }) }
      })
      return labelled
    })
  }, [derivedNodes])
  useEffect(() => setEdges(derivedEdges), [derivedEdges])

  const onNodesChange = useCallback((changes: NodeChange<PartNodeType>[]) => {
    setNodes((before) => applyNodeChanges(changes, before))
    const chosen = changes.filter((change) => change.type === 'select')
    if (chosen.length > 0) tellSelected('nodes', chosen)
  }, [])
  const onEdgesChange = useCallback((changes: EdgeChange<WireEdge>[]) => {
    setEdges((before) => applyEdgeChanges(changes, before))
    const chosen = changes.filter((change) => change.type === 'select')
    if (chosen.length > 0) tellSelected('edges', chosen)
  }, [])
  return { nodes, edges, onNodesChange, onEdgesChange }
}

function tellSelected(
  kind: 'nodes' | 'edges',
  changes: readonly { readonly id: string; readonly selected: boolean }[],
): void {
  const { selection, select } = useView.getState()
  const ids = new Set(selection[kind])
  for (const { id, selected } of changes) {
    if (selected) ids.add(id)
    else ids.delete(id)
  }
  select({ ...selection, [kind]: [...ids] })
}

type Flow = ReturnType<typeof useReactFlow<PartNodeType, WireEdge>>

function clickNode(id: string, flow: Flow): void {
  const { armed } = usePlacing.getState()
  if (armed?.by === 'click') {
    const node = flow.getInternalNode(id)
    if (node && isGroup(node.data.node.service)) return
    return
  }
  const { wireFrom, startWire } = useCanvas.getState()
  if (useView.getState().tool !== 'wire') {
    useView.getState().setPanel('inspector', true)
    return
  }
  if (isGroup(flow.getNode(id)?.data.node.service ?? '')) return
  if (wireFrom === null) startWire(id)
  else if (wireFrom !== id && join(wireFrom, id)) {
    startWire(null)
    useView.getState().setTool('select')
  }
}

function clickPane(event: React.MouseEvent, flow: Flow): void {
  const { armed } = usePlacing.getState()
  if (armed?.by === 'click')
    placePart(armed.serviceId, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))
  else useCanvas.getState().startWire(null)
}

/** While parts are dragged, the group that would take them says so. */
function dragOver(node: PartNodeType, dragged: readonly PartNodeType[], flow: Flow): void {
  const internal = flow.getInternalNode(node.id)
  if (!internal) return
  const { x, y } = internal.internals.positionAbsolute
  const middle = {
    x: x + (internal.measured.width ?? 0) / 2,
    y: y + (isGroup(node.data.node.service) ? 12 : (internal.measured.height ?? 0) / 2),
  }
  const { design } = useDesign.getState()
  const moving = new Set(dragged.map(({ id }) => id))
  const group = groupAt(design, middle, moving)
  useCanvas.getState().setDropInto(group !== null && group !== node.parentId ? group : null)
}

/** The end of a drag: one step, with the move and the change of group together. */
function dropParts(dragged: readonly PartNodeType[]): void {
  const into = useCanvas.getState().dropInto
  useCanvas.getState().setDropInto(null)
  const { design, apply } = useDesign.getState()
  const ids = outermost(
    design,
    dragged.map(({ id }) => id),
  )
  const [first] = dragged
  if (!first) return
  const moved = new Map(dragged.filter(({ id }) => ids.includes(id)).map(({ id, position }) => [id, position]))
  const what = ids.length === 1 ? first.data.node.name : `${ids.length} parts`
  const afterMove = moveParts(design, moved)
  const leaves = into === null ? leavesGroup(afterMove, ids) : false
  const target = design.nodes.find(({ id }) => id === into)
  apply(target ? `Move ${what} into ${target.name}` : `Move ${what}`, () => {
    const placed = target
      ? putInto(afterMove, ids, target.id)
      : leaves
        ? putInto(afterMove, ids, groupOfMiddle(afterMove, ids))
        : afterMove
    return growToHold(placed, first.id, (node) => isGroup(node.service))
  })
}

/** Whether the parts now lie outside the group that holds them. */
function leavesGroup(design: Parameters<typeof groupAt>[0], ids: readonly string[]): boolean {
  const [id] = ids
  const node = design.nodes.find((other) => other.id === id)
  return node?.parent !== undefined && groupOfMiddle(design, ids) !== node.parent
}

function groupOfMiddle(design: Parameters<typeof groupAt>[0], ids: readonly string[]): string | null {
  const [id] = ids
  const node = design.nodes.find((other) => other.id === id)
  if (!node) return null
  let { x, y } = node.position
  let parent = node.parent
  while (parent !== undefined) {
    const holder = design.nodes.find((other) => other.id === parent)
    x += holder?.position.x ?? 0
    y += holder?.position.y ?? 0
    parent = holder?.parent
  }
  const group = isGroup(node.service)
  return groupAt(design, { x: x + (group ? (node.size?.width ?? 0) / 2 : 76), y: y + (group ? 12 : 31) }, new Set(ids))
}

/** Enter in the list of parts: in the middle of the view, where there is room. */
function usePlaceRequests(wrapper: React.RefObject<HTMLDivElement | null>): void {
  const flow = useReactFlow()
  useEffect(
    () =>
      usePlacing.subscribe(({ request }) => {
        const box = wrapper.current?.getBoundingClientRect()
        if (!request || !box) return
        placePart(
          request.serviceId,
          flow.screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 }),
          true,
        )
      }),
    [flow, wrapper],
  )
}

/** Findings, bill lines and search bring their parts into view. */
function useReveal(): void {
  const flow = useReactFlow()
  const { ids, asked } = useView((state) => state.reveal)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again for the same parts shows them again
  useEffect(() => {
    if (ids.length > 0) void flow.fitView({ ...FIT, nodes: ids.map((id) => ({ id })), maxZoom: 1 })
  }, [flow, ids, asked])
}

/** Until the learner moves the view, the whole design stays in it: the drawer opens and panels come and go around it. */
function useKeptInView(wrapper: React.RefObject<HTMLDivElement | null>): React.RefObject<boolean> {
  const flow = useReactFlow()
  const touched = useRef(false)
  useEffect(() => {
    const element = wrapper.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      if (!touched.current && useDesign.getState().past.length === 0)
        requestAnimationFrame(() => void flow.fitView({ ...FIT, duration: 0 }))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [flow, wrapper])
  return touched
}
