import type { Connection, FinalConnectionState, ReactFlowProps } from 'reactflow'
import { NOTHING_SELECTED, useView } from '../state/view.ts'
import { dragOver, dropParts } from './adding/dropping.ts'
import type { ClientPoint } from './adding/pointer.ts'
import { useCanvas } from './canvas-state.ts'
import { addAt, clickNode, clickPane, type Flow } from './clicking.ts'
import type { PartNode, WireEdge } from './derive.ts'
import { isAdding, isCalledOff, selectionHeld } from './gestures/calling-off.ts'
import { openMenuAt, openMenuOf } from './SheetMenu.tsx'
import { join, refusalOf } from './wires/joining.ts'

/**
 * What React Flow calls when something is done on the sheet. Made once: it draws every part in view again when it is given another function.
 */
export function sheetHandlers(flow: Flow) {
  return {
    onNodeClick(event, node) {
      // one of several that are selected: now it alone
      if (!isAdding(event)) useView.getState().select({ nodes: [node.id] })
      clickNode(event, node.id, flow)
    },
    onEdgeClick(event, edge) {
      if (!isAdding(event)) useView.getState().select({ edges: [edge.id] })
    },
    onNodeDoubleClick: (_, node) => useCanvas.getState().rename(node.id),
    onPaneClick: (event) => clickPane(event, flow),
    onNodeDragStart: (event, _, dragged) => keepSelected(event, dragged),
    onNodeDrag: (_, node, dragged) => dragOver(node, dragged, flow),
    onNodeDragStop: (event, _node, dragged) => endDrag(event, dragged),
    onSelectionDragStop: (event, dragged) => endDrag(event, dragged),
    onConnect({ source, target }: Connection) {
      if (!isCalledOff()) join(source, target)
    },
    onConnectStart: () => useCanvas.setState({ refusal: null, connecting: true }),
    onConnectEnd: (event, connection) => endWire(event, connection, flow),
    onNodeContextMenu: (event, node) => openMenuOf(event, node.type === 'area' ? 'group' : 'part', node.id),
    onEdgeContextMenu: (event, edge) => openMenuOf(event, 'wire', edge.id),
    onPaneContextMenu: (event) => openMenuAt(event, flow),
    isValidConnection({ source, target }) {
      const reason = source === target ? null : refusalOf(source, target)
      useCanvas.getState().refuse(reason)
      return reason === null && source !== target
    },
  } satisfies Partial<ReactFlowProps<PartNode, WireEdge>>
}

/** With Shift or Mod, React Flow takes the beginning of a drag for a click that takes a part out of the selection. */
function keepSelected(event: MouseEvent | TouchEvent, dragged: readonly PartNode[]): void {
  if (!isAdding(event)) return
  const { nodes, notes } = selectionHeld() ?? NOTHING_SELECTED
  useView.getState().select({ nodes: [...new Set([...nodes, ...dragged.map(({ id }) => id)])], notes })
}

/** What is let go over a panel is not left lying behind it. */
function endDrag(event: DragEvent, dragged: readonly PartNode[]): void {
  dropParts(dragged, event.altKey)
  const point = pointOf(event)
  if (point && !isOnSheet(point)) useView.getState().keepInView(useView.getState().selection.nodes)
}

/** React Flow hands on what the system told it. */
type DragEvent = MouseEvent | TouchEvent | React.MouseEvent

const pointOf = (event: DragEvent): ClientPoint | undefined =>
  'changedTouches' in event ? event.changedTouches[0] : event

const isOnSheet = ({ clientX, clientY }: ClientPoint): boolean =>
  document.elementFromPoint(clientX, clientY)?.closest('.canvas') != null

/** A wire let go over the empty sheet asks what it leads to. */
function endWire(
  event: MouseEvent | TouchEvent,
  { fromNode, toNode, isValid }: FinalConnectionState,
  flow: Flow,
): void {
  useCanvas.setState({ refusal: null, connecting: false })
  const point = pointOf(event)
  if (isCalledOff() || isValid || !fromNode || toNode || !point) return
  if (isOnSheet(point)) addAt(point, flow, fromNode.id)
}
