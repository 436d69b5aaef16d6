import type { useReactFlow } from 'reactflow'
import { isGroup } from '../state/catalog.ts'
import { usePlacing } from '../state/placing.ts'
import { type Selection, useView } from '../state/view.ts'
import { placePart } from './adding/placing.ts'
import { useCanvas } from './canvas-state.ts'
import type { PartNode as PartNodeType, WireEdge } from './derive.ts'
import { isAdding } from './gestures/calling-off.ts'
import { join } from './wires/joining.ts'
import { dropEnd } from './wires/rehooking.ts'

export type Flow = ReturnType<typeof useReactFlow<PartNodeType, WireEdge>>

export function clickNode(event: React.MouseEvent, id: string, flow: Flow): void {
  const { armed } = usePlacing.getState()
  if (armed?.by === 'click') {
    // Beside the part, which is not hidden.
    const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    placePart(armed.serviceId, point, { free: true })
    return
  }
  const { wireFrom, startWire, rehooking } = useCanvas.getState()
  if (rehooking) {
    dropEnd(id)
    return
  }
  if (useView.getState().tool !== 'wire') {
    useView.getState().setPanel('inspector', true)
    return
  }
  if (isGroup(flow.getNode(id)?.data.node.service ?? '')) return
  if (wireFrom === null) startWire(id)
  // The tool stays in the hand until Esc or V.
  else if (wireFrom !== id && join(wireFrom, id)) startWire(null)
}

export function clickPane(event: React.MouseEvent, flow: Flow): void {
  // React Flow clears the rest.
  const { selection, select } = useView.getState()
  select({ ...selection, notes: [] })
  const { armed } = usePlacing.getState()
  if (armed?.by === 'click')
    placePart(armed.serviceId, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))
  else if (useCanvas.getState().wireFrom !== null) useCanvas.getState().startWire(null)
  else if (useView.getState().tool === 'select') {
    const group = floorAt(event, flow)
    if (group !== null) selectGroup(group, selection, isAdding(event))
  }
}

/** The innermost group that is drawn at a point of the window; `null` on the sheet itself. */
export function floorAt(
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  flow: Pick<Flow, 'screenToFlowPosition' | 'getIntersectingNodes'>,
): string | null {
  const at = flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false })
  const groups = flow
    .getIntersectingNodes({ ...at, width: 1, height: 1 })
    .filter(({ type, hidden }) => type === 'area' && hidden !== true)
  return groups.sort((a, b) => (b.zIndex ?? 0) - (a.zIndex ?? 0))[0]?.id ?? null
}

/** A click on the floor of a group selects the group, once React Flow has taken the click for one on the sheet and cleared the selection. */
function selectGroup(id: string, before: Selection, more: boolean): void {
  const { select, setPanel } = useView.getState()
  const others = before.nodes.filter((other) => other !== id)
  const nodes = !more ? [id] : others.length < before.nodes.length ? others : [...others, id]
  queueMicrotask(() => select(more ? { ...before, nodes } : { nodes }))
  setPanel('inspector', true)
}

/** Opens the list of parts where the pointer is. @param from the part that a wire comes from */
export function addAt(
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  flow: Pick<Flow, 'screenToFlowPosition'>,
  from: string | null = null,
): void {
  const at = flow.screenToFlowPosition({ x: clientX, y: clientY })
  useCanvas.getState().openAdding({ at, screen: { x: clientX, y: clientY }, from })
}
