import type { Design, DesignNode, ServiceInfo } from '../../../simulation/index.ts'
import { useCatalog } from '../../state/catalog.ts'
import { type CommandId, runCommand } from '../../state/commands.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { toast } from '../../ui/Toast.tsx'

interface Missing {
  readonly what: string
  readonly command: CommandId
}

/** A part that was placed where the group is missing that it stands in: to put one around it is offered, never done unasked. */
export function offerGroup(id: string): void {
  const { design, readOnly } = useDesign.getState()
  const node = design.nodes.find((other) => other.id === id)
  const missing = node && !readOnly ? missingAround(design, node, useCatalog.getState().byId) : null
  if (!node || !missing) return
  toast(`${node.name} stands in no ${missing.what}.`, {
    label: `Put a ${missing.what} around it`,
    run: () => {
      useView.getState().select({ nodes: [id] })
      runCommand(missing.command)
    },
  })
}

/** The group that a part lacks: a region, or a zone where its region is drawn with zones and it runs in one. */
export function missingAround(
  design: Pick<Design, 'nodes'>,
  node: DesignNode,
  byId: ReadonlyMap<string, ServiceInfo>,
): Missing | null {
  const service = byId.get(node.service)
  if (!service || service.isGroup || service.provider === 'generic') return null
  if (service.scope !== 'zonal' && service.scope !== 'regional') return null
  const is = (other: DesignNode, capability: string) => byId.get(other.service)?.capabilities.includes(capability)
  const around = groupsAround(design, node)
  const region = around.find((group) => is(group, 'region'))
  if (!region) return node.config.region === undefined ? { what: 'region', command: 'edit.wrap-region' } : null
  if (service.scope !== 'zonal' || node.config.zones !== undefined || around.some((group) => is(group, 'zone')))
    return null
  const hasZones = design.nodes.some((other) => is(other, 'zone') && groupsAround(design, other).includes(region))
  return hasZones ? { what: 'zone', command: 'edit.wrap-zone' } : null
}

/** Innermost first. */
function groupsAround({ nodes }: Pick<Design, 'nodes'>, node: DesignNode): readonly DesignNode[] {
  const found: DesignNode[] = []
  for (let at: DesignNode | undefined = node; at?.parent !== undefined; ) {
    const { parent }: DesignNode = at
    at = nodes.find((other) => other.id === parent)
    if (!at || found.includes(at)) break
    found.push(at)
  }
  return found
}
