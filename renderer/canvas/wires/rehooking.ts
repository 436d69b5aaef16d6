import { rehook, rehookRefusal, type WireEnd } from '../../../simulation/index.ts'
import { isQueue, isSource, useCatalog } from '../../state/catalog.ts'
import type { Handlers } from '../../state/commands.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { toast } from '../../ui/Toast.tsx'
import { useCanvas } from '../canvas-state.ts'

/** Moving an end of the selected wire with keys: walk to a part, Enter; or click it. */
export const REHOOKING: Handlers = {
  'edit.rehook-source': () => begin('source'),
  'edit.rehook-target': () => begin('target'),
}

function begin(end: WireEnd): void {
  const { design } = useDesign.getState()
  const focused = document.activeElement?.closest<SVGElement>('.react-flow__edge')?.dataset.id
  const id = useView.getState().selection.edges[0] ?? focused
  const edge = design.edges.find((other) => other.id === id)
  if (!edge) {
    toast('Select a wire first.')
    return
  }
  useCanvas.setState({ rehooking: { edge: edge.id, end, at: null } })
  // Walking starts from the part that the end is at.
  useView.getState().select({ nodes: [edge[end]] })
  toast(
    `Go to the part that the wire ${end === 'source' ? 'starts' : 'ends'} at with Alt and the arrows; Enter moves it, Esc leaves it.`,
  )
}

/** Why the end that is being moved cannot go to a part; `null` when it can. */
export function endRefusal(nodeId: string): string | null {
  const { rehooking } = useCanvas.getState()
  const kindOf = (service: string) => useCatalog.getState().byId.get(service)
  return rehooking && rehookRefusal(useDesign.getState().design, rehooking.edge, rehooking.end, nodeId, kindOf)
}

/** Puts the end that is being moved at a part, or says why not; `null` leaves it where it was. */
export function dropEnd(nodeId: string | null): void {
  const { rehooking } = useCanvas.getState()
  if (!rehooking) return
  const { edge, end } = rehooking
  const reason = nodeId === null ? null : endRefusal(nodeId)
  useCanvas.setState({ rehooking: null, refusal: null })
  if (reason !== null) toast(reason)
  else if (nodeId !== null) {
    const { design, apply } = useDesign.getState()
    const name = design.nodes.find(({ id }) => id === nodeId)?.name ?? nodeId
    apply(`Move the ${end === 'source' ? 'start' : 'end'} of a wire to ${name}`, (before) =>
      rehook(before, edge, end, nodeId, isQueue, isSource),
    )
  }
  useView.getState().select({ edges: [edge] })
}
