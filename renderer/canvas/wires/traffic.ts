import type { Point, Report } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { useResults } from '../../state/results.ts'
import { useView } from '../../state/view.ts'
import { toast } from '../../ui/Toast.tsx'
import { type RoutesState, useRoutes } from './routes.ts'

/** Px a second. */
export const DOT_SPEED = 60
/** More dots than this tell nothing and cost frames; so do dots on more parts than that. */
const MOST_DOTS = 200
const MOST_PARTS = 150

/** Px between dots of a wire: as many pass a point each second as its rate says, one for so many requests. */
export function dotsApart(rps: number, perDot: number): number {
  return (DOT_SPEED * perDot) / rps
}

/**
 * How many requests one dot stands for: the least of 1, 2, 5, 10, 20 … with which all wires together have at most `MOST_DOTS` dots; it is the
 * same for all wires, so that they compare.
 */
export function requestsPerDot(flows: readonly { readonly rps: number; readonly length: number }[]): number {
  const dots = flows.reduce((sum, { rps, length }) => sum + (rps * length) / DOT_SPEED, 0)
  for (let power = 1; ; power *= 10) {
    for (const step of [1, 2, 5]) if (dots / (step * power) <= MOST_DOTS || power > 1e12) return step * power
  }
}

/** Requests a dot while they are shown; `null` while they are not. */
export function useRequestsPerDot(): number | null {
  const shown = useView((state) => state.requests)
  const report = useResults((state) => state.report)
  const lines = useRoutes((state) => state.lines)
  return shown && report ? perDotOf(report, lines) : null
}

let last: { readonly report: Report; readonly lines: RoutesState['lines']; readonly perDot: number } | null = null

/** Once for all wires. */
function perDotOf(report: Report, lines: RoutesState['lines']): number {
  if (last?.report === report && last.lines === lines) return last.perDot
  const flows = report.edges.flatMap(({ id, rps }) => {
    const line = lines.get(id)
    return line && rps !== null ? [{ rps, length: lengthOf(line.points) }] : []
  })
  last = { report, lines, perDot: requestsPerDot(flows) }
  return last.perDot
}

function lengthOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, { x, y }, i) => {
    const before = points[i]
    return sum + (before ? Math.abs(x - before.x) + Math.abs(y - before.y) : 0)
  }, 0)
}

export function toggleRequests(): void {
  const { requests, setRequests } = useView.getState()
  if (!requests && useDesign.getState().design.nodes.length > MOST_PARTS) {
    toast(`Requests are drawn on up to ${MOST_PARTS} parts; on more, the width of the wires tells the traffic.`)
    return
  }
  setRequests(!requests)
}
