import { useStore, ViewportPortal } from 'reactflow'
import { useCanvas } from '../canvas-state.ts'
import type { GuideGap, GuideLine } from './guides.ts'

/** Px of a gap's end marks and of its figure, at any zoom. */
const TICK = 4
const FIGURE = 11

/** What is dragged is in line with these; gaps say how wide they are. */
export function GuideLines() {
  const { lines, gaps } = useCanvas((state) => state.guides)
  const zoom = useStore((state) => state.transform[2])
  if (lines.length + gaps.length === 0) return null
  return (
    <ViewportPortal>
      <svg className="guide-lines" width="1" height="1" aria-hidden="true">
        {lines.map((line) => (
          <line key={`${line.axis} ${line.at}`} className="guide-line" {...endsOf(line)} />
        ))}
        {gaps.map((gap) => (
          <Gap key={`${gap.axis} ${gap.from}`} gap={gap} zoom={zoom} />
        ))}
      </svg>
    </ViewportPortal>
  )
}

function endsOf({ axis, at, from, to }: GuideLine) {
  return axis === 'x' ? { x1: at, x2: at, y1: from, y2: to } : { x1: from, x2: to, y1: at, y2: at }
}

function Gap({ gap: { axis, from, to, at }, zoom }: { readonly gap: GuideGap; readonly zoom: number }) {
  const tick = TICK / zoom
  const middle = (from + to) / 2
  const path =
    axis === 'x'
      ? `M${from} ${at - tick}v${2 * tick}M${from} ${at}H${to}M${to} ${at - tick}v${2 * tick}`
      : `M${at - tick} ${from}h${2 * tick}M${at} ${from}V${to}M${at - tick} ${to}h${2 * tick}`
  const [x, y] = axis === 'x' ? [middle, at - 6 / zoom] : [at + 16 / zoom, middle + 4 / zoom]
  return (
    <>
      <path className="guide-gap" d={path} />
      <text x={x} y={y} fontSize={FIGURE / zoom}>
        {Math.round(to - from)}
      </text>
    </>
  )
}
