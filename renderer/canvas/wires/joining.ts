import { connect, connectionRefusal, type EdgeKind } from '../../../simulation/index.ts'
import { isQueue, isSource, useCatalog } from '../../state/catalog.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { toast } from '../../ui/Toast.tsx'

const kindOf = (service: string) => useCatalog.getState().byId.get(service)

/** Why these two cannot be joined; `null` when they can. */
export function refusalOf(source: string, target: string): string | null {
  return connectionRefusal(useDesign.getState().design, source, target, kindOf)
}

/**
 * Draws a wire and selects it, or says why not.
 *
 * @param kind without one, what the parts suggest
 * @returns whether it was drawn
 */
export function join(source: string, target: string, kind?: EdgeKind): boolean {
  const reason = refusalOf(source, target)
  if (reason !== null) {
    toast(reason)
    return false
  }
  const { design, apply } = useDesign.getState()
  const nameOf = (id: string) => design.nodes.find((node) => node.id === id)?.name ?? id
  let drawn = ''
  apply(`Connect ${nameOf(source)} to ${nameOf(target)}`, (before) => {
    const result = connect(before, source, target, isQueue, isSource)
    if (!result) return before
    drawn = result.id
    const { edges } = result.design
    return kind === undefined
      ? result.design
      : { ...result.design, edges: edges.map((edge) => (edge.id === result.id ? { ...edge, kind } : edge)) }
  })
  useView.getState().select({ edges: [drawn] })
  return true
}
