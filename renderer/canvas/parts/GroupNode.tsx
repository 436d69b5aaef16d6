import { memo } from 'react'
import { Handle, type NodeProps, NodeResizer, Position } from 'reactflow'
import { type Config, descendants, regions, resizeGroup } from '../../../simulation/index.ts'
import { useService } from '../../state/catalog.ts'
import { useDesign } from '../../state/design.ts'
import { useResults } from '../../state/results.ts'
import { Glyph, Icon } from '../../ui/Icon.tsx'
import { ProviderTag } from '../../ui/ProviderTag.tsx'
import { writeFigure, writeMany } from '../../ui/write.ts'
import { endGuiding, guidedBox } from '../arranging/guiding.ts'
import { useCanvas } from '../canvas-state.ts'
import type { PartNode } from '../derive.ts'
import { isCalledOff } from '../gestures/calling-off.ts'
import { NameField } from './PartNode.tsx'

const SMALLEST = { width: 200, height: 112 }

/** A region, network, zone or site: an outline with a name, that holds parts. */
export const GroupNode = memo(function GroupNode({ id, data, selected }: NodeProps<PartNode>) {
  const { node } = data
  const service = useService(node.service)
  const isTarget = useCanvas((state) => state.dropInto === id)
  const renaming = useCanvas((state) => state.renaming === id)
  const folded = useCanvas((state) => state.folded.has(id))
  const place = placeOf(node.config)
  const isRegion = service?.capabilities.includes('region') ?? false
  return (
    <div
      className="group-node"
      data-kind={kindOf(service?.capabilities ?? [])}
      data-selected={selected || undefined}
      data-target={isTarget || undefined}
      data-folded={folded || undefined}
    >
      <NodeResizer
        isVisible={selected && !data.locked && !folded}
        minWidth={SMALLEST.width}
        minHeight={SMALLEST.height}
        lineClassName="group-line"
        handleClassName="group-grip"
        onResizeEnd={(_, pulled) => {
          if (isCalledOff()) return
          const { x, y, width, height } = guidedBox(id) ?? pulled
          endGuiding()
          useDesign.getState().apply(`Resize ${node.name}`, (design) =>
            resizeGroup(design, id, {
              x: Math.round(x),
              y: Math.round(y),
              width: Math.round(width),
              height: Math.round(height),
            }),
          )
        }}
      />
      {folded && <Handle type="source" position={Position.Right} className="group-end" isConnectable={false} />}
      <div className="group-header" data-provider={service?.provider}>
        <button
          type="button"
          className="group-fold nodrag"
          tabIndex={-1}
          aria-expanded={!folded}
          aria-label={`${folded ? 'Unfold' : 'Fold'} ${node.name}`}
          onClick={() => useCanvas.getState().fold([id], !folded)}
        >
          <Icon name={folded ? 'right' : 'down'} size={12} />
        </button>
        {service && <Glyph path={service.glyph} size={14} />}
        {renaming ? <NameField id={id} name={node.name} /> : <span>{node.name}</span>}
        {place !== null && place !== node.name && <span className="group-place">{place}</span>}
        {typeof node.config.cidr === 'string' && <code className="group-cidr">{node.config.cidr}</code>}
        {service && isRegion && <ProviderTag provider={service.provider} />}
        {data.locked && <Icon name="lock" size={12} />}
        {folded && <Held id={id} />}
        {isTarget && <span className="group-drop">drop into {node.name}</span>}
      </div>
    </div>
  )
})

/** What a folded group holds, and what that costs. */
function Held({ id }: { readonly id: string }) {
  const design = useDesign((state) => state.design)
  const rows = useResults((state) => state.byNode)
  const held = [...descendants(design, [id])]
  const cost = held.reduce((sum, part) => sum + (rows.get(part)?.monthlyUsd ?? 0), 0)
  return (
    <span className="group-place">
      {writeMany(held.length, 'part')} · {writeFigure(cost, 'money')}
    </span>
  )
}

/** A region by its town ("N. Virginia"), a zone by its letter or number. */
function placeOf({ region, zone }: Config): string | null {
  const known = regions.find(({ id }) => id === region)
  if (known) return /\(([^)]*)\)/.exec(known.name)?.[1] ?? known.name
  return typeof zone === 'string' ? zone : null
}

function kindOf(capabilities: readonly string[]): 'zone' | 'region' | 'network' {
  if (capabilities.includes('zone')) return 'zone'
  return capabilities.includes('region') ? 'region' : 'network'
}
