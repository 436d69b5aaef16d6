import { type Box, bottom, centre, lengthInside, right, type Side } from '../box.ts'
import type { Point } from '../design.ts'

/** What all wires share: ports, costs, and lines of level and upright stretches. */

export interface Port {
  readonly side: Side
  /** Place on that side: y for left and right, x for top and bottom; missing: its middle. */
  readonly at?: number
}

export const SIDES: readonly Side[] = ['right', 'left', 'bottom', 'top']
/** Px that a wire keeps from boxes it goes around, and runs straight out of its own. */
export const CLEARANCE = 16
/** Ports stay this far from a box's corners, in px. */
export const CORNER = 10
/**
 * What makes a route worse, in px of detour that one would accept to avoid it: a corner, an end on an upper or lower side, sides that do not
 * face each other; and for each px closer to a box than half the clearance, inside one, inside its own.
 */
export const COST = { bend: 24, vertical: 8, mixed: 30, outward: 60, close: 1, inside: 40, own: 200 } as const

/** Whether a side runs up and down, so that wires meet it horizontally. */
export function isUpright(side: Side): boolean {
  return side === 'left' || side === 'right'
}

/** The point of a box's outline in the middle of a side, or at a place along it. */
export function portPoint(box: Box, { side, at }: Port): Point {
  const middle = centre(box)
  switch (side) {
    case 'left':
      return { x: box.x, y: at ?? middle.y }
    case 'right':
      return { x: right(box), y: at ?? middle.y }
    case 'top':
      return { x: at ?? middle.x, y: box.y }
    case 'bottom':
      return { x: at ?? middle.x, y: bottom(box) }
    default:
      return side satisfies never
  }
}

/** The point a little straight out of a side. */
export function stub({ x, y }: Point, side: Side): Point {
  switch (side) {
    case 'left':
      return { x: x - CLEARANCE, y }
    case 'right':
      return { x: x + CLEARANCE, y }
    case 'top':
      return { x, y: y - CLEARANCE }
    case 'bottom':
      return { x, y: y + CLEARANCE }
    default:
      return side satisfies never
  }
}

/** The side of a box that a point of its outline lies on. */
export function sideAt(box: Box, { x, y }: Point): Side {
  const gaps: readonly (readonly [Side, number])[] = [
    ['right', Math.abs(x - right(box))],
    ['left', Math.abs(x - box.x)],
    ['bottom', Math.abs(y - bottom(box))],
    ['top', Math.abs(y - box.y)],
  ]
  return gaps.reduce((a, b) => (b[1] < a[1] ? b : a))[0]
}

/** Without repeated points and without corners on a straight line. */
export function tidy(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = []
  for (const point of points) {
    const [a, b] = [kept.at(-2), kept.at(-1)]
    if (b !== undefined && b.x === point.x && b.y === point.y) continue
    if (a !== undefined && b !== undefined && ((a.x === b.x && b.x === point.x) || (a.y === b.y && b.y === point.y)))
      kept.pop()
    kept.push(point)
  }
  return kept
}

/** How much of a line runs inside a box, in px. */
export function crossing(points: readonly Point[], box: Box): number {
  let inside = 0
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]]
    if (a !== undefined && b !== undefined) inside += lengthInside(box, a, b)
  }
  return inside
}

/** Px along a line. */
export function travelled(points: readonly Point[]): number {
  return points.reduce((sum, point, i) => sum + distance(points[i - 1] ?? point, point), 0)
}

/** Between two points of a level or upright line. */
export function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
}

/**
 * The plainest line between two boxes: across when one is beside the other, else down; through whatever lies between.
 *
 * @returns corners from outline to outline; for sheets that are too large to route at once
 */
export function elbow(source: Box, target: Box): readonly Point[] {
  const [from, to] = [centre(source), centre(target)]
  const beside = right(source) <= target.x || right(target) <= source.x
  if (beside) {
    const [start, end] = from.x <= to.x ? [right(source), target.x] : [source.x, right(target)]
    const lane = (start + end) / 2
    return tidy([
      { x: start, y: from.y },
      { x: lane, y: from.y },
      { x: lane, y: to.y },
      { x: end, y: to.y },
    ])
  }
  const [start, end] = from.y <= to.y ? [bottom(source), target.y] : [source.y, bottom(target)]
  const lane = (start + end) / 2
  return tidy([
    { x: from.x, y: start },
    { x: from.x, y: lane },
    { x: to.x, y: lane },
    { x: to.x, y: end },
  ])
}

/**
 * SVG path data of a line with rounded corners; where a stretch is short its corners are tighter.
 *
 * @param radius in px
 */
export function roundedPath(points: readonly Point[], radius = 8): string {
  const parts: string[] = []
  points.forEach((point, i) => {
    const before = points[i - 1]
    const after = points[i + 1]
    if (before === undefined) parts.push(`M${pair(point)}`)
    else if (after === undefined) parts.push(`L${pair(point)}`)
    else {
      const r = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2)
      parts.push(`L${pair(towards(point, before, r))}Q${pair(point)} ${pair(towards(point, after, r))}`)
    }
  })
  return parts.join('')
}

function towards(from: Point, to: Point, by: number): Point {
  const whole = distance(from, to)
  const share = whole === 0 ? 0 : by / whole
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

/** Coordinates to a hundredth of a px. */
function pair({ x, y }: Point): string {
  return `${Math.round(x * 100) / 100},${Math.round(y * 100) / 100}`
}
