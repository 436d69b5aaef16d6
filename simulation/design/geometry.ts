import { type Box, bottom, centre, grow, lengthInside, overlaps, right, type Side } from './box.ts'
import type { Point, Size } from './design.ts'

/** How a wire runs. */
export interface Route {
  /** Corners, from the source's outline to the target's; neighbours share an x or a y. */
  readonly points: readonly Point[]
  /** SVG path data of the same line with rounded corners. */
  readonly path: string
  /** Where the middle of a label goes. */
  readonly labelAt: Point
  readonly sourceSide: Side
  readonly targetSide: Side
}

export interface RouteOptions {
  /** Boxes that the wire goes around where it can: parts, not the groups that hold its ends. Its own two may be among them. */
  readonly obstacles?: readonly Box[]
  /** Where the wire leaves or arrives; what is missing is chosen. */
  readonly sourcePort?: Port
  readonly targetPort?: Port
  /** Radius of the corners in px. @default 8 */
  readonly radius?: number
  /** Size of the label in px, so that it can be kept off the obstacles. @default 64 × 18 */
  readonly labelSize?: Size
}

export interface Port {
  readonly side: Side
  /** Place on that side: y for left and right, x for top and bottom; missing: its middle. */
  readonly at?: number
}

/** Px that a wire keeps from boxes it goes around, and runs straight out of its own. */
const CLEARANCE = 16
/** Ports stay this far from a box's corners, in px. */
const CORNER = 10
/** What makes a route worse, in px of detour that one would accept to avoid it. */
const COST = { bend: 24, vertical: 8, mixed: 30, outward: 60, inside: 40, own: 200 } as const
const OPPOSITE: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' }
const SIDES: readonly Side[] = ['right', 'left', 'bottom', 'top']

/**
 * Draws an orthogonal wire between two boxes: the sides, corners and label place that cost least in length, corners and
 * collisions. Deterministic, and total for finite boxes, also when they overlap or hold one another.
 *
 * @param source box in px; the same box (or one equal to `target`) gives a loop at its upper right corner
 * @param target box in px
 * @returns corners, SVG path and label place; a route that cannot avoid every obstacle crosses as few as it can
 */
export function routeEdge(source: Box, target: Box, options: RouteOptions = {}): Route {
  const obstacles = options.obstacles ?? []
  const points = same(source, target) ? loop(source) : best(source, target, options)
  const first = points[0] ?? centre(source)
  const last = points.at(-1) ?? centre(target)
  return {
    points,
    path: roundedPath(points, options.radius),
    labelAt: labelPlace(points, options.labelSize ?? { width: 64, height: 18 }, [source, target, ...obstacles]),
    sourceSide: sideAt(source, first),
    targetSide: sideAt(target, last),
  }
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

/** Whether a side runs up and down, so that wires meet it horizontally. */
export function isUpright(side: Side): boolean {
  return side === 'left' || side === 'right'
}

function best(source: Box, target: Box, options: RouteOptions): readonly Point[] {
  const near = grow(hull(source, target), 6 * CLEARANCE)
  const obstacles = (options.obstacles ?? []).filter((box) => !same(box, source) && !same(box, target))
  const close = obstacles.filter((box) => overlaps(box, near))
  const plain = cheapest(source, target, options, close, [])
  if (plain.collisions === 0) return plain.points
  // Blocked: try the lanes beside what is in the way.
  const detour = cheapest(source, target, options, close, close.slice(0, 40))
  return detour.cost < plain.cost ? detour.points : plain.points
}

interface Candidate {
  readonly points: readonly Point[]
  readonly cost: number
  readonly collisions: number
}

function cheapest(
  source: Box,
  target: Box,
  options: RouteOptions,
  obstacles: readonly Box[],
  detours: readonly Box[],
): Candidate {
  let least: Candidate = { points: [], cost: Number.POSITIVE_INFINITY, collisions: 0 }
  const [sourceSides, targetSides] = [sidesOf(options.sourcePort), sidesOf(options.targetPort)]
  for (const from of sourceSides) {
    for (const to of targetSides) {
      const sides =
        from === OPPOSITE[to] ? (isUpright(from) ? 0 : COST.vertical) : from === to ? COST.outward : COST.mixed
      for (const points of candidates(source, target, ports(source, target, from, to, options), from, to, detours)) {
        const collisions = obstacles.reduce((sum, box) => sum + crossing(points, box), 0)
        const own = crossing(points, source) + crossing(points, target)
        const bends = points.length - 2
        const cost = sides + travelled(points) + bends * COST.bend + collisions * COST.inside + own * COST.own
        if (cost < least.cost - 1e-9) least = { points, cost, collisions: collisions + own }
      }
    }
  }
  return least
}

function sidesOf(port: Port | undefined): readonly Side[] {
  return port === undefined ? SIDES : [port.side]
}

/** Ends of the wire. Facing sides that overlap share one coordinate, so that the wire is straight. */
function ports(source: Box, target: Box, from: Side, to: Side, options: RouteOptions): readonly [Point, Point] {
  const [a, b] = [options.sourcePort?.at, options.targetPort?.at]
  const upright = isUpright(from)
  let [start, end] = [a, b]
  if (from === OPPOSITE[to] && (a === undefined || b === undefined)) {
    const [low, high] = upright
      ? [Math.max(source.y, target.y), Math.min(bottom(source), bottom(target))]
      : [Math.max(source.x, target.x), Math.min(right(source), right(target))]
    const [least, most] = [low + CORNER, high - CORNER]
    const given = a ?? b
    if (given !== undefined ? given >= least && given <= most : least <= most && nearlyLevel(source, target, upright)) {
      start = given ?? (low + high) / 2
      end = start
    }
  }
  return [
    portPoint(source, start === undefined ? { side: from } : { side: from, at: start }),
    portPoint(target, end === undefined ? { side: to } : { side: to, at: end }),
  ]
}

/** Wires of boxes that are off by less than half a box run straight rather than jog. */
function nearlyLevel(source: Box, target: Box, upright: boolean): boolean {
  const [s, t] = [centre(source), centre(target)]
  return upright
    ? Math.abs(s.y - t.y) <= Math.min(source.height, target.height) / 2
    : Math.abs(s.x - t.x) <= Math.min(source.width, target.width) / 2
}

/** Lines worth weighing between two ports: straight, one corner, two corners in each lane, four corners in each lane. */
function candidates(
  source: Box,
  target: Box,
  [start, end]: readonly [Point, Point],
  from: Side,
  to: Side,
  detours: readonly Box[],
): readonly (readonly Point[])[] {
  const out = stub(start, from)
  const into = stub(end, to)
  const facing = ahead(start, end, from) && ahead(end, start, to)
  const xs = lanes(
    source.x,
    right(source),
    target.x,
    right(target),
    detours.flatMap((d) => [d.x, right(d)]),
  )
  const ys = lanes(
    source.y,
    bottom(source),
    target.y,
    bottom(target),
    detours.flatMap((d) => [d.y, bottom(d)]),
  )
  const lines: (readonly Point[])[] = []
  if (from === OPPOSITE[to]) {
    if (facing && (isUpright(from) ? start.y === end.y : start.x === end.x)) lines.push([start, end])
  }
  if (isUpright(from) !== isUpright(to)) {
    const corner = isUpright(from) ? { x: end.x, y: start.y } : { x: start.x, y: end.y }
    if (ahead(start, corner, from) && ahead(end, corner, to)) lines.push([start, corner, end])
    // Out of the way first, then to the port from the front.
    lines.push(tidy([start, out, isUpright(from) ? { x: out.x, y: into.y } : { x: into.x, y: out.y }, into, end]))
    for (const lane of isUpright(from) ? xs : ys) lines.push(tidy(through(start, end, into, from, lane)))
  } else if (isUpright(from)) {
    for (const x of xs) lines.push(tidy([start, { x, y: start.y }, { x, y: end.y }, end]))
    for (const y of ys) lines.push(tidy([start, out, { x: out.x, y }, { x: into.x, y }, into, end]))
  } else {
    for (const y of ys) lines.push(tidy([start, { x: start.x, y }, { x: end.x, y }, end]))
    for (const x of xs) lines.push(tidy([start, out, { x, y: out.y }, { x, y: into.y }, into, end]))
  }
  return lines.filter((line) => leaves(line, from, to))
}

/** From an upright side to a level one (or the other way round) by way of a lane. */
function through(start: Point, end: Point, into: Point, from: Side, lane: number): readonly Point[] {
  return isUpright(from)
    ? [start, { x: lane, y: start.y }, { x: lane, y: into.y }, into, end]
    : [start, { x: start.x, y: lane }, { x: into.x, y: lane }, into, end]
}

/** Coordinates at which a wire may run: between the boxes, just outside either, and beside each obstacle. */
function lanes(a1: number, a2: number, b1: number, b2: number, edges: readonly number[]): readonly number[] {
  const all = [(a2 + b1) / 2, (b2 + a1) / 2, Math.min(a1, b1) - CLEARANCE, Math.max(a2, b2) + CLEARANCE]
  for (let i = 0; i < edges.length; i += 2) all.push((edges[i] ?? 0) - CLEARANCE, (edges[i + 1] ?? 0) + CLEARANCE)
  return [...new Set(all)]
}

/** The point a little straight out of a side. */
function stub({ x, y }: Point, side: Side): Point {
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

/** Whether `to` lies in front of the side at `from`. */
function ahead(from: Point, to: Point, side: Side): boolean {
  switch (side) {
    case 'left':
      return to.x < from.x
    case 'right':
      return to.x > from.x
    case 'top':
      return to.y < from.y
    case 'bottom':
      return to.y > from.y
    default:
      return side satisfies never
  }
}

/** Whether a line starts and ends at right angles to its sides, moving away from them. */
function leaves(line: readonly Point[], from: Side, to: Side): boolean {
  const [a, b, y, z] = [line[0], line[1], line.at(-2), line.at(-1)]
  return (
    a !== undefined && b !== undefined && y !== undefined && z !== undefined && ahead(a, b, from) && ahead(z, y, to)
  )
}

/** Without repeated points and without corners on a straight line. */
function tidy(points: readonly Point[]): readonly Point[] {
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
function crossing(points: readonly Point[], box: Box): number {
  let inside = 0
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]]
    if (a !== undefined && b !== undefined) inside += lengthInside(box, a, b)
  }
  return inside
}

function travelled(points: readonly Point[]): number {
  return points.reduce((sum, point, i) => sum + distance(points[i - 1] ?? point, point), 0)
}

/** From the right side round the corner into the top. */
function loop(box: Box): readonly Point[] {
  const reach = 1.5 * CLEARANCE
  const start = { x: right(box), y: box.y + box.height / 2 }
  const end = { x: right(box) - Math.min(box.width / 4, 2 * CLEARANCE), y: box.y }
  return [
    start,
    { x: start.x + reach, y: start.y },
    { x: start.x + reach, y: end.y - reach },
    { x: end.x, y: end.y - reach },
    end,
  ]
}

/** The middle of the longest stretch on which the label covers no box; level stretches are better, as labels are wide. */
function labelPlace(points: readonly Point[], size: Size, boxes: readonly Box[]): Point {
  let place = points[0] ?? { x: 0, y: 0 }
  let score = Number.NEGATIVE_INFINITY
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]]
    if (a === undefined || b === undefined) continue
    const level = a.y === b.y
    const room = distance(a, b) - (level ? size.width : size.height)
    for (const share of [0.5, 0.35, 0.65, 0.2, 0.8]) {
      const at = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
      const label = { x: at.x - size.width / 2, y: at.y - size.height / 2, ...size }
      const covered = boxes.filter((box) => overlaps(box, label)).length
      const worth = Math.min(room, 200) - covered * 400 - Math.abs(share - 0.5) * 40 + (level ? 20 : 0)
      if (worth > score) [place, score] = [at, worth]
    }
  }
  return place
}

function sideAt(box: Box, { x, y }: Point): Side {
  const gaps: readonly (readonly [Side, number])[] = [
    ['right', Math.abs(x - right(box))],
    ['left', Math.abs(x - box.x)],
    ['bottom', Math.abs(y - bottom(box))],
    ['top', Math.abs(y - box.y)],
  ]
  return gaps.reduce((a, b) => (b[1] < a[1] ? b : a))[0]
}

function hull(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  return { x, y, width: Math.max(right(a), right(b)) - x, height: Math.max(bottom(a), bottom(b)) - y }
}

function same(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
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
