import { memo } from 'react'
import { createPortal } from 'react-dom'
import { BaseEdge, type EdgeProps } from 'reactflow'
import type { Point } from '../../../simulation/index.ts'
import { useEdgeReport, useResults } from '../../state/results.ts'
import { useView } from '../../state/view.ts'
import { writeFigure } from '../../ui/write.ts'
import { useCanvas } from '../canvas-state.ts'
import type { WireEdge } from '../derive.ts'
import { useRoutes } from './routes.ts'
import { DOT_SPEED, dotsApart, useRequestsPerDot } from './traffic.ts'
import { wireLabel } from './wire-label.ts'

/** A wire: orthogonal, around parts where it can, as wide as its traffic. */
export const Wire = memo(function Wire({ id, data, selected }: EdgeProps<WireEdge>) {
  const line = useRoutes(({ lines }) => lines.get(id))
  const width = useResults(({ report, byEdge }) =>
    widthOf(byEdge.get(id)?.rps ?? 0, report ? busiest(report.edges) : 0),
  )
  const takes = useCanvas((state) => state.dropOn === id)
  const far = useCanvas((state) => state.detail === 'block')
  const readable = useCanvas((state) => state.wordsShown)
  const shown = useView((state) => state.requests)
  const cut = useCanvas((state) => state.knife?.cut.has(id) ?? false)
  if (!line || !data) return null
  const { kind } = data.edge
  return (
    <>
      <BaseEdge
        id={id}
        path={line.path}
        interactionWidth={far ? 0 : 20}
        className="wire"
        data-kind={kind}
        data-selected={selected || undefined}
        data-target={takes || undefined}
        data-cut={cut || undefined}
        style={{ strokeWidth: takes ? 4 : width }}
        {...(kind !== 'link' && { markerEnd: `url(#${selected ? 'wire-end-selected' : 'wire-end'})` })}
      />
      {shown && <WireRequests id={id} path={line.path} />}
      {(readable || selected) && <WireLabel id={id} edge={data.edge} selected={selected ?? false} />}
    </>
  )
})

/** Dots that follow each other as requests do, so many to a dot. */
function WireRequests({ id, path }: { readonly id: string; readonly path: string }) {
  const rps = useEdgeReport(id)?.rps ?? 0
  const perDot = useRequestsPerDot()
  if (perDot === null || rps <= 0) return null
  const apart = dotsApart(rps, perDot)
  const style = { '--apart': apart, strokeDasharray: `0 ${apart}`, animationDuration: `${apart / DOT_SPEED}s` }
  return <path className="wire-requests" d={path} style={style} />
}

/** Its words, where there is room for them; of a selected wire always. */
function WireLabel({
  id,
  edge,
  selected,
}: {
  readonly id: string
  readonly edge: NonNullable<WireEdge['data']>['edge']
  readonly selected: boolean
}) {
  const report = useEdgeReport(id)
  const place = useRoutes(({ lines, places }) => places.get(id) ?? (selected ? middleOf(lines.get(id)?.points) : null))
  const layer = useCanvas((state) => state.labelLayer)
  const text = wireLabel(edge, report ?? undefined)
  if (text === '' || place === null || layer === null) return null
  return createPortal(
    <span className="wire-label-place" style={{ left: place.x, top: place.y }}>
      <span className="wire-label" data-selected={selected || undefined}>
        {text}
        {selected && report ? ` · ${writeFigure(report.networkMs, 'exact-ms')}` : ''}
      </span>
    </span>,
    layer,
  )
}

/** The corner or end half-way: the same object while the line is. */
function middleOf(points: readonly Point[] | undefined): Point | null {
  return points?.[points.length >> 1] ?? null
}

/** 1.5 px and up to 1.5 px more for the busiest wire. */
function widthOf(rps: number, most: number): number {
  return Math.round((1.5 + (most > 0 ? Math.sqrt(rps / most) * 1.5 : 0)) * 4) / 4
}

type Rated = readonly { readonly rps: number | null }[]
const BUSIEST = new WeakMap<Rated, number>()

/** The largest rate of a report's wires, found once a report and not once a wire. */
function busiest(edges: Rated): number {
  const known = BUSIEST.get(edges)
  if (known !== undefined) return known
  const most = edges.reduce((max, edge) => Math.max(max, edge.rps ?? 0), 0)
  BUSIEST.set(edges, most)
  return most
}

/** The arrow heads, once for all wires. */
export function WireEnds() {
  return (
    <svg className="wire-ends" aria-hidden="true">
      <defs>
        {(['wire-end', 'wire-end-selected'] as const).map((id) => (
          <marker
            key={id}
            id={id}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            orient="auto"
            markerUnits="userSpaceOnUse"
          >
            <path className={id} d="M1 1 7 4 1 7" />
          </marker>
        ))}
      </defs>
    </svg>
  )
}
