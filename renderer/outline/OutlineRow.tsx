import { memo, useLayoutEffect, useRef } from 'react'
import { partLabel } from '../canvas/parts/node-label.ts'
import { useReading } from '../canvas/parts/overlay.ts'
import { NameField, useWorstFinding } from '../canvas/parts/PartNode.tsx'
import { wireReason } from '../canvas/wires/wire-label.ts'
import { useService } from '../state/catalog.ts'
import { useEdgeReport, useNodeReport } from '../state/results.ts'
import { Icon } from '../ui/Icon.tsx'
import { ServiceTile } from '../ui/ProviderTag.tsx'
import { rem } from '../ui/text-size.ts'
import { VERDICT_WORDS, VerdictShape } from '../ui/Verdict.tsx'
import { writeFigure } from '../ui/write.ts'
import { useOutline } from './outline-state.ts'
import type { PartRow, Row, WireRow } from './rows.ts'

interface OutlineRowProps {
  readonly row: Row
  /** In the whole table, from 1. */
  readonly place: number
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly isRenaming: boolean
  /** Called when the line goes while it has the focus. */
  onFocusLost(): void
}

/** One line of the outline. */
export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { row } = props
  return row.kind === 'part' ? <PartLine {...props} row={row} /> : <WireLine {...props} row={row} />
})

function PartLine({ row, ...rest }: OutlineRowProps & { readonly row: PartRow }) {
  const { node, isGroup, locked } = row
  const service = useService(node.service)
  const report = useNodeReport(node.id)
  const reading = useReading(node.id, report)
  const finding = useWorstFinding(node.id)
  const cost = report?.monthlyUsd ?? null
  const { rename, takeFocus } = useOutline.getState()
  return (
    <Line
      {...rest}
      row={row}
      label={partLabel({ ...row, service, report: report ?? undefined, findings: finding?.count ?? 0 })}
      figure={isGroup ? '' : reading.text}
      state={reading.state}
      cost={cost === null ? (report && !isGroup ? 'no price' : '') : cost > 0 ? writeFigure(cost, 'money') : ''}
    >
      {service && <ServiceTile service={service} />}
      {rest.isRenaming ? (
        <NameField
          id={node.id}
          name={node.name}
          onEnd={() => {
            rename(null)
            takeFocus()
          }}
        />
      ) : (
        <span className="name-cut" title={node.name}>
          {node.name}
        </span>
      )}
      {finding && (
        <span className="outline-mark">
          <VerdictShape status={finding.status} size={12} label={VERDICT_WORDS[finding.status]} />
        </span>
      )}
      {locked && (
        <span className="outline-mark" title="Locked">
          <Icon name="lock" size={12} />
        </span>
      )}
    </Line>
  )
}

const KINDS = { request: 'request', async: 'asynchronous', link: 'link' } as const

function WireLine({ row, ...rest }: OutlineRowProps & { readonly row: WireRow }) {
  const { edge, name } = row
  const report = useEdgeReport(edge.id)
  const rate = report?.rps ? writeFigure(report.rps, 'rate') : ''
  const cost = report?.monthlyUsd ? writeFigure(report.monthlyUsd, 'money') : ''
  const why = wireReason(edge)
  const label = [`Wire to ${name}`, KINDS[edge.kind], why, rate, cost === '' ? '' : `${cost} a month`]
  return (
    <Line {...rest} row={row} label={label.filter(Boolean).join(', ')} figure={rate} state="normal" cost={cost}>
      <span className="outline-wire" data-kind={edge.kind} />
      <span className="name-cut" title={name}>
        {name}
      </span>
      {edge.kind !== 'request' && <span className="chip">{edge.kind}</span>}
      {why !== '' && <span className="chip">{why}</span>}
    </Line>
  )
}

interface LineProps extends OutlineRowProps {
  readonly label: string
  readonly figure: string
  readonly state: 'normal' | 'hot' | 'saturated'
  readonly cost: string
  readonly children: React.ReactNode
}

/** Px a level. */
const INDENT = 12

function Line({ row, place, isCurrent, isSelected, onFocusLost, label, figure, state, cost, children }: LineProps) {
  const line = useRef<HTMLTableRowElement>(null)
  useLayoutEffect(() => {
    const element = line.current
    return () => {
      // Before it is taken out of the document, which would leave the focus nowhere.
      if (element?.contains(document.activeElement)) onFocusLost()
    }
  }, [onFocusLost])
  return (
    <tr
      ref={line}
      className="outline-line"
      data-key={row.key}
      data-kind={row.kind}
      aria-label={label}
      aria-rowindex={place}
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-expanded={row.open ?? undefined}
      aria-selected={isSelected}
      tabIndex={isCurrent ? 0 : -1}
    >
      <td>
        <div className="outline-name" style={{ paddingLeft: rem(INDENT * (row.level - 1) + 4) }}>
          {row.kind === 'part' && row.open === null && <span className="outline-turn" />}
          {row.open !== null && (
            <span className="outline-turn" data-turn="">
              <Icon name={row.open ? 'down' : 'right'} size={12} />
            </span>
          )}
          {children}
        </div>
      </td>
      <td className="outline-figure" data-state={state}>
        {figure}
      </td>
      <td className="outline-cost">{cost}</td>
    </tr>
  )
}
