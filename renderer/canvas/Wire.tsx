import { memo, useMemo } from 'react'
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, type InternalNode, useInternalNode, useStore } from 'reactflow'
import { type Box, NODE_SIZE, routeEdge } from '../../simulation/index.ts'
import { useEdgeReport, useResults } from '../state/results.ts'
import { writeFigure } from '../ui/write.ts'
import { useCanvas } from './canvas-state.ts'
import type { WireEdge } from './derive.ts'
import { useObstacles } from './obstacles.ts'

/** Labels are left out below this zoom: they could not be read. */
const LABELS_FROM = 0.6

/** A wire: orthogonal, around parts where it can, as wide as its traffic. */
export const Wire = memo(function Wire({ id, source, target, data, selected }: EdgeProps<WireEdge>) {
  const from = useInternalNode(source)
  const to = useInternalNode(target)
  const report = useEdgeReport(id)
  const width = useResults(({ report: all }) => widthOf(report?.rps ?? 0, all ? busiest(all.edges) : 0))
  const takes = useCanvas((state) => state.dropOn === id)
  const labelled = useStore((state) => state.transform[2] >= LABELS_FROM)
  const a = boxOf(from)
  const b = boxOf(to)
  const obstacles = useObstacles(a, b)
  const route = useMemo(
    () => (a && b ? routeEdge(a, b, { obstacles }) : null),
    [a?.x, a?.y, b?.x, b?.y, obstacles, a, b],
  )
  if (!route || !data) return null
  const { edge } = data
  const text = labelOf(edge.kind, edge.calls, edge.onMissOf !== undefined, edge.dependency, report?.rps ?? null)
  const more = selected && report ? ` · ${writeFigure(report.networkMs, 'exact-ms')}` : ''
  return (
    <>
      <BaseEdge
        id={id}
        path={route.path}
        interactionWidth={20}
        className="wire"
        data-kind={edge.kind}
        data-selected={selected || undefined}
        data-target={takes || undefined}
        style={{ strokeWidth: takes ? 4 : width }}
        {...(edge.kind !== 'link' && { markerEnd: `url(#${selected ? 'wire-end-selected' : 'wire-end'})` })}
      />
      {text !== '' && (labelled || selected) && (
        <EdgeLabelRenderer>
          <span
            className="wire-label"
            data-selected={selected || undefined}
            style={{ transform: `translate(-50%, -50%) translate(${route.labelAt.x}px, ${route.labelAt.y}px)` }}
          >
            {text}
            {more}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
})

/** What differs about the wire: its rate, or why it is called. */
function labelOf(kind: string, calls: number, onMiss: boolean, dependency: string, rps: number | null): string {
  const rate = rps !== null && rps > 0 ? writeFigure(rps, 'rate') : ''
  const why = onMiss ? 'on a miss' : dependency.startsWith('fallback') ? 'fallback' : calls === 1 ? '' : `× ${calls}`
  if (kind === 'link') return ''
  return [rate, why].filter(Boolean).join(' ')
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

function boxOf(node: InternalNode | undefined): Box | null {
  if (!node) return null
  const { x, y } = node.internals.positionAbsolute
  return { x, y, width: node.measured.width ?? NODE_SIZE.width, height: node.measured.height ?? NODE_SIZE.height }
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
