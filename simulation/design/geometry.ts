import { type Box, bottom, centre, grow, overlaps, right, type Side } from './box.ts'
import type { Point } from './design.ts'
import { pathAround } from './routing/around.ts'
import {
  CLEARANCE,
  CORNER,
  COST,
  crossing,
  isUpright,
  type Port,
  portPoint,
  roundedPath,
  SIDES,
  stub,
  tidy,
  travelled,
} from './routing/line.ts'

/** How a wire runs. */
export interface Route {
  /** Corners, from the source's outline to the target's; neighbours share an x or a y. */
  readonly points: readonly Point[]
  /** SVG path data of the same line with rounded corners. */
  readonly path: string
}

export interface RouteOptions {
  /** Boxes that the wire goes around where it can: parts, not the groups that hold its ends. Its own two may be among them. */
  readonly obstacles?: readonly Box[]
  /** Where the wire leaves or arrives; what is missing is chosen. */
  readonly sourcePort?: Port
  readonly targetPort?: Port
  /** Radius of the corners in px. @default 8 */
  readonly radius?: number
}

const OPPOSITE: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' }

/**
 * Draws an orthogonal wire between two boxes: the sides and corners that cost least in length, corners and collisions. Deterministic, and total for finite boxes, also when they overlap or hold one another.
 *
 * @param source box in px; the same box (or one equal to `target`) gives a loop at its upper right corner
 * @param target box in px
 * @returns corners and SVG path; a route that cannot avoid every obstacle crosses as few as it can
 */
export function routeEdge(source: Box, target: Box, options: RouteOptions = {}): Route {
  const points = same(source, target) ? loop(source) : best(source, target, options)
  return { points, path: roundedPath(points, options.radius) }
}

function best(source: Box, target: Box, options: RouteOptions): readonly Point[] {
  const obstacles = (options.obstacles ?? []).filter((box) => !same(box, source) && !same(box, target))
  const close = obstacles.filter((box) => overlaps(box, grow(hull(source, target), 6 * CLEARANCE)))
  const plain = cheapest(source, target, options, close)
  if (!plain.blocked) return plain.points
  // Blocked: search the lanes beside what is in the way, and again when the way found is blocked by what lies further out.
  let known = close
  for (let round = 0; ; round++) {
    const points = pathAround({ source, target, ...portsIn(options) }, known)
    const further = obstacles.filter((box) => !known.includes(box) && crossing(points, box) > 0)
    if (further.length === 0 || round === 3) {
      const detour = weighed(points, source, target, obstacles)
      return detour.cost < weighed(plain.points, source, target, obstacles).cost ? points : plain.points
    }
    known = [...known, ...further]
  }
}

function portsIn({ sourcePort, targetPort }: RouteOptions) {
  return { ...(sourcePort && { sourcePort }), ...(targetPort && { targetPort }) }
}

interface Candidate {
  readonly points: readonly Point[]
  readonly cost: number
  /** It runs through a box, or closer to one than it should. */
  readonly blocked: boolean
}

function cheapest(source: Box, target: Box, options: RouteOptions, obstacles: readonly Box[]): Candidate {
  let least: Candidate = { points: [], cost: Number.POSITIVE_INFINITY, blocked: true }
  const [sourceSides, targetSides] = [sidesOf(options.sourcePort), sidesOf(options.targetPort)]
  for (const from of sourceSides) {
    for (const to of targetSides) {
      const sides =
        from === OPPOSITE[to] ? (isUpright(from) ? 0 : COST.vertical) : from === to ? COST.outward : COST.mixed
      for (const points of candidates(source, target, ports(source, target, from, to, options), from, to)) {
        const { cost, blocked } = weighed(points, source, target, obstacles)
        if (sides + cost < least.cost - 1e-9) least = { points, cost: sides + cost, blocked }
      }
    }
  }
  return least
}

/** Length, corners, and how much of a line runs in or close to boxes. */
function weighed(
  points: readonly Point[],
  source: Box,
  target: Box,
  obstacles: readonly Box[],
): Pick<Candidate, 'cost' | 'blocked'> {
  let [inside, close] = [0, 0]
  for (const box of obstacles) {
    const near = crossing(points, grow(box, CLEARANCE / 2))
    if (near === 0) continue
    close += near
    inside += crossing(points, box)
  }
  const own = crossing(points, source) + crossing(points, target)
  const cost = travelled(points) + (points.length - 2) * COST.bend
  return {
    cost: cost + close * COST.close + inside * COST.inside + own * COST.own,
    blocked: close + inside + own > 0,
  }
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
): readonly (readonly Point[])[] {
  const out = stub(start, from)
  const into = stub(end, to)
  const facing = ahead(start, end, from) && ahead(end, start, to)
  const xs = lanes(source.x, right(source), target.x, right(target))
  const ys = lanes(source.y, bottom(source), target.y, bottom(target))
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

/** Coordinates at which a wire may run: between the boxes, and just outside either. */
function lanes(a1: number, a2: number, b1: number, b2: number): readonly number[] {
  return [...new Set([(a2 + b1) / 2, (b2 + a1) / 2, Math.min(a1, b1) - CLEARANCE, Math.max(a2, b2) + CLEARANCE])]
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

function hull(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  return { x, y, width: Math.max(right(a), right(b)) - x, height: Math.max(bottom(a), bottom(b)) - y }
}

function same(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
