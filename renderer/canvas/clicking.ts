import type { useReactFlow } from 'reactflow'
import { isGroup } from '../state/catalog.ts'
import { usePlacing } from '../state/placing.ts'
import { useView } from '../state/view.ts'
import { placePart } from './adding/placing.ts'
import { useCanvas } from './canvas-state.ts'
import type { PartNode as PartNodeType, WireEdge } from './derive.ts'
import { join } from './wires/joining.ts'
import { dropEnd } from './wires/rehooking.ts'

export type Flow = ReturnType<typeof useReactFlow<PartNodeType, WireEdge>>

export function clickNode(id: string, flow: Flow): void {
  const { armed } = usePlacing.getState()
  if (armed?.by === 'click') {
    const node = flow.getInternalNode(id)
    if (node && isGroup(node.data.node.service)) return
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
  const { armed } = usePlacing.getState()
  if (armed?.by === 'click')
    placePart(armed.serviceId, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))
  else useCanvas.getState().startWire(null)
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
