import { memo, useEffect } from 'react'
import type { DesignNode, ServiceInfo } from '../../simulation/index.ts'
import { useCatalog } from '../state/catalog.ts'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { DesignForm } from './design/DesignForm.tsx'
import { NodeForm } from './part/NodeForm.tsx'
import { SelectionForm } from './SelectionForm.tsx'
import { EdgeForm } from './wire/EdgeForm.tsx'

/** The settings of what is selected: a part, a wire, several parts, or the design itself. */
export const Inspector = memo(function Inspector() {
  const awaited = useView((state) => state.settingsAwaited)
  useEffect(() => {
    if (!awaited) return
    document.querySelector<HTMLElement>(FIRST_SETTING)?.focus()
    useView.getState().settingsReached()
  }, [awaited])
  const selection = useView((state) => state.selection)
  const nodes = useDesign((state) => state.design.nodes)
  const edges = useDesign((state) => state.design.edges)
  const opened = useDesign((state) => state.opened)
  const services = useCatalog((state) => state.byId)

  const parts = nodes.filter((node) => selection.nodes.includes(node.id))
  const wires = edges.filter((edge) => selection.edges.includes(edge.id))
  const [part] = parts
  const [wire] = wires

  if (part && parts.length === 1 && wires.length === 0) {
    return <NodeForm key={`${opened} ${part.id}`} node={part} service={services.get(part.service)} />
  }
  if (wire && wires.length === 1 && parts.length === 0) return <EdgeForm key={`${opened} ${wire.id}`} edge={wire} />
  if (parts.length + wires.length > 0) {
    return <SelectionForm nodes={parts} edges={wires} service={commonService(parts, services)} />
  }
  return <DesignForm key={opened} />
})

const FIRST_SETTING = '[data-area="inspector"] input, [data-area="inspector"] [role="radio"][data-state="checked"]'

function commonService(
  nodes: readonly DesignNode[],
  services: ReadonlyMap<string, ServiceInfo>,
): ServiceInfo | undefined {
  const ids = new Set(nodes.map((node) => node.service))
  const [only] = ids
  return ids.size === 1 && only !== undefined ? services.get(only) : undefined
}
