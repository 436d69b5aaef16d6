import { memo, useEffect, useRef, useState } from 'react'
import { Handle, type NodeProps, Position } from 'reactflow'
import type { Finding } from '../../../simulation/index.ts'
import { renamePart } from '../../inspector/changes.ts'
import { useService } from '../../state/catalog.ts'
import { useNodeReport, useResults } from '../../state/results.ts'
import { useView } from '../../state/view.ts'
import { Icon } from '../../ui/Icon.tsx'
import { ServiceTile } from '../../ui/ProviderTag.tsx'
import { VerdictShape } from '../../ui/Verdict.tsx'
import { writeFigure } from '../../ui/write.ts'
import { useCanvas } from '../canvas-state.ts'
import { FLOW_ID, type PartNode as PartNodeType } from '../derive.ts'
import { focusPart } from '../focusing.ts'
import { useReading } from './overlay.ts'
import { subtitleOf } from './subtitle.ts'

/** A part; from afar it is a mere block. */
export const PartNode = memo(function PartNode(props: NodeProps<PartNodeType>) {
  const far = useCanvas((state) => state.detail === 'block')
  return far ? <FarPart {...props} /> : <NearPart {...props} />
})

/** A block, as hot as it is: nothing on it could be read. */
function FarPart({ id, selected }: NodeProps<PartNodeType>) {
  const reading = useReading(id, useNodeReport(id))
  return (
    <div
      className="part-node"
      data-state={reading.state}
      data-heat={reading.heat}
      data-selected={selected || undefined}
    >
      <StillGrips id={id} />
    </div>
  )
}

/** Icon, name, what it is, load and cost, and the worst finding at its corner. */
function NearPart({ id, data, selected }: NodeProps<PartNodeType>) {
  const { node } = data
  const service = useService(node.service)
  const report = useNodeReport(id)
  const finding = useWorstFinding(id)
  const wiring = useCanvas((state) => state.wireFrom === id)
  const renaming = useCanvas((state) => state.renaming === id)
  const reading = useReading(id, report)
  const cost = report?.monthlyUsd ?? null
  const wires = useView((state) => state.tool === 'wire')
  const [hovered, setHovered] = useState(false)
  return (
    <div
      className="part-node"
      data-state={reading.state}
      data-heat={reading.heat}
      data-selected={selected || undefined}
      data-wiring={wiring || undefined}
      // Not when it enters: then grips came and went as parts passed below a pointer at rest.
      onPointerMove={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      {hovered || selected || wires ? <Grips /> : <StillGrips id={id} />}
      <div className="part-top">
        {service && <ServiceTile service={service} size={26} />}
        <div className="part-words">
          {renaming ? (
            <NameField id={id} name={node.name} />
          ) : (
            <span className="part-name" title={node.name}>
              {node.name}
            </span>
          )}
          <span className="part-what">{subtitleOf(node, service)}</span>
        </div>
      </div>
      <div className="part-foot">
        {reading.share !== null && (
          <span className="util" data-state={reading.state}>
            <i style={{ width: `${Math.min(100, reading.share * 100)}%` }} />
          </span>
        )}
        <span className="part-figure">{reading.text}</span>
        <span className="part-cost">
          {cost === null ? (report ? 'no price' : '') : cost > 0 ? writeFigure(cost, 'money') : ''}
        </span>
      </div>
      {data.locked && (
        <span className="part-lock" title="Locked">
          <Icon name="lock" size={12} />
        </span>
      )}
      {finding && (
        <button
          type="button"
          className="part-badge nodrag"
          tabIndex={-1}
          aria-label={`${finding.count === 1 ? 'A finding' : `${finding.count} findings`} about ${node.name}: show`}
          onClick={() => useView.getState().showTab('findings')}
        >
          <VerdictShape status={finding.status} size={16} />
          {finding.count > 1 && <span>{finding.count}</span>}
        </button>
      )}
    </div>
  )
}

const SIDES = [Position.Top, Position.Right, Position.Bottom, Position.Left] as const

/** Four places to start or end a wire; each has a target of 24 px. */
function Grips() {
  return (
    <>
      {SIDES.map((side) => (
        <Handle key={side} type="source" id={side} position={side} className="grip" />
      ))}
    </>
  )
}

/**
 * The same places for parts that no wire is being drawn from: React Flow measures them and lets wires end at them, but each grip of its own
 * listens to every change of the sheet, which a thousand parts cannot afford.
 */
function StillGrips({ id }: { readonly id: string }) {
  return SIDES.map((side) => (
    <i
      key={side}
      className={`react-flow__handle react-flow__handle-${side} grip source connectable connectablestart connectableend`}
      data-nodeid={id}
      data-handleid={side}
      data-handlepos={side}
      data-id={`${FLOW_ID}-${id}-${side}-source`}
    />
  ))
}

const STATUS = { error: 'missed', warning: 'at-risk', info: 'unknown' } as const

/** The worst of what is advised about a part, and how much it is. */
export function useWorstFinding(
  id: string,
): { readonly status: 'missed' | 'at-risk' | 'unknown'; readonly count: number } | null {
  const key = useResults(({ report }) => (report ? (worstOf(report.findings).get(id) ?? '') : ''))
  if (key === '') return null
  const [status, count] = key.split(' ')
  return { status: status === 'missed' ? 'missed' : status === 'at-risk' ? 'at-risk' : 'unknown', count: Number(count) }
}

const WORST = new WeakMap<readonly Finding[], ReadonlyMap<string, string>>()

/** The worst finding and their number of each part, found once a report and not once a part. */
function worstOf(findings: readonly Finding[]): ReadonlyMap<string, string> {
  const known = WORST.get(findings)
  if (known) return known
  const counted = new Map<string, { readonly severity: Finding['severity']; count: number }>()
  for (const { severity, nodeIds } of findings) {
    if (severity === 'info') continue
    for (const id of nodeIds) {
      const before = counted.get(id)
      if (before) before.count++
      else counted.set(id, { severity, count: 1 })
    }
  }
  const worst = new Map([...counted].map(([id, { severity, count }]) => [id, `${STATUS[severity]} ${count}`]))
  WORST.set(findings, worst)
  return worst
}

/** The name, being typed: Enter or leaving keeps it, Esc does not. */
export function NameField({
  id,
  name,
  onEnd = () => {
    useCanvas.getState().rename(null)
    focusPart(id)
  },
}: {
  readonly id: string
  readonly name: string
  onEnd?(): void
}) {
  const [text, setText] = useState(name)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  const end = (keep: boolean) => {
    onEnd()
    if (keep && text.trim() !== '' && text !== name) renamePart({ id, name }, text.trim())
  }
  return (
    <input
      ref={input}
      className="part-rename nodrag nopan"
      aria-label="Name"
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') end(true)
        if (event.key === 'Escape') end(false)
      }}
    />
  )
}
