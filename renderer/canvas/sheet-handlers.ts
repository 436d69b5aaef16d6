import type { Connection, FinalConnectionState, ReactFlowProps } from 'reactflow'
import { useView } from '../state/view.ts'
import { dragOver, dropParts } from './adding/dropping.ts'
import { useCanvas } from './canvas-state.ts'
import { addAt, clickNode, clickPane, type Flow } from './clicking.ts'
import type { PartNode, WireEdge } from './derive.ts'
import { isCalledOff, selectionHeld } from './gestures/calling-off.ts'
import { openMenuAt, openMenuOf } from './SheetMenu.tsx'
import { join, refusalOf } from './wires/joining.ts'

/**
 * What React Flow calls when something is done on the sheet. Made once: it draws every part in view again when it is given another function.
 */
export function sheetHandlers(flow: Flow) {
  return {
    onNodeClick(event, node) {
      // one of several that are selected: now it alone
      if (!event.shiftKey && !event.ctrlKey && !event.metaKey) useView.getState().select({ nodes: [node.id] })
      clickNode(event, node.id, flow)
    },
    onNodeDoubleClick: (_, node) => useCanvas.getState().rename(node.id),
    onPaneClick: (event) => clickPane(event, flow),
    onNodeDragStart: (event, _, dragged) => keepSelected(event, dragged),
    onNodeDrag: (_, node, dragged) => dragOver(node, dragged, flow),
    onNodeDragStop: (event, _node, dragged) => dropParts(dragged, event.altKey),
    onSelectionDragStop: (event, dragged) => dropParts(dragged, event.altKey),
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
function keepSelected({ shiftKey, ctrlKey, metaKey }: MouseEvent | TouchEvent, dragged: readonly PartNode[]): void {
  if (!shiftKey && !ctrlKey && !metaKey) return
  const before = selectionHeld()?.nodes ?? []
  useView.getState().select({ nodes: [...new Set([...before, ...dragged.map(({ id }) => id)])] })
}

/** A wire let go over the empty sheet asks what it leads to. */
function endWire(
  event: MouseEvent | TouchEvent,
  { fromNode, toNode, isValid }: FinalConnectionState,
  flow: Flow,
): void {
  useCanvas.setState({ refusal: null, connecting: false })
  const point = 'changedTouches' in event ? event.changedTouches[0] : event
  if (isCalledOff() || isValid || !fromNode || toNode || !point) return
  const onSheet = document.elementFromPoint(point.clientX, point.clientY)?.closest('.canvas') != null
  if (onSheet) addAt(point, flow, fromNode.id)
}
