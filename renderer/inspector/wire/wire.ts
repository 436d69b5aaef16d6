import type { DesignEdge } from '../../../simulation/index.ts'
import { useCatalog } from '../../state/catalog.ts'
import { useDesign } from '../../state/design.ts'
import { changeWire, type EdgeChange } from '../changes.ts'

/** What every section of a wire's settings gets. */
export interface WireSettings {
  readonly edge: DesignEdge
}

/** Changes settings of a wire, in words for the history. */
export function useChangeWire(edge: DesignEdge) {
  return (what: string, next: EdgeChange, gesture?: string) => changeWire(edge, what, next, gesture)
}

/** The learner's name of a part, by id. */
export function useNameOf(): (id: string) => string {
  const nodes = useDesign((state) => state.design.nodes)
  return (id) => nodes.find((node) => node.id === id)?.name ?? id
}

/** The other wires of the part that calls. */
export function useSiblings(edge: DesignEdge): readonly DesignEdge[] {
  const edges = useDesign((state) => state.design.edges)
  return edges.filter((other) => other.source === edge.source && other.id !== edge.id)
}

/** The service of a part, by the part's id. */
export function useServiceOf() {
  const nodes = useDesign((state) => state.design.nodes)
  const services = useCatalog((state) => state.byId)
  return (id: string) => services.get(nodes.find((node) => node.id === id)?.service ?? '')
}
