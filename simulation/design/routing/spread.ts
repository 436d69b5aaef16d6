import { type Box, bottom, grow, right, type Side } from '../box.ts'
import type { Point } from '../design.ts'
import type { BoxIndex } from './box-index.ts'
import { CLEARANCE, CORNER, crossing, isUpright, sideAt, tidy } from './line.ts'

/** A wire's way before it makes room for others. */
export interface Way {
  readonly source: Box
  readonly target: Box
  readonly points: readonly Point[]
}

/** Px between wires that leave a side together, or run side by side. */
const BESIDE = 12
const LANE = 8
/** Wires keep at least this much of their straight ends. */
const LEAST_END = 8

/**
 * Draws wires that share a port or a stretch apart: ends spread along their side in the order in which the wires turn, then stretches that lie
 * on each other become lanes, ordered so that they cross as little as they can. A wire that would run into a part stays where it was.
 */
export function spread(ways: ReadonlyMap<string, Way>, parts: BoxIndex): ReadonlyMap<string, readonly Point[]> {
  const lines = new Map([...ways].map(([id, { points }]) => [id, points]))
  spreadEnds(ways, lines, parts)
  spreadLanes(ways, lines, parts, 'x')
  spreadLanes(ways, lines, parts, 'y')
  return lines
}

interface End {
  readonly id: string
  readonly end: 'source' | 'target'
  readonly box: Box
  readonly side: Side
  /** From the part outwards. */
  readonly points: readonly Point[]
}

function spreadEnds(ways: ReadonlyMap<string, Way>, lines: Map<string, readonly Point[]>, parts: BoxIndex): void {
  spreadPairs(ways, lines)
  const sides = new Map<string, End[]>()
  for (const [id, { source, target }] of ways) {
    if (source === target) continue
    const points = lines.get(id) ?? []
    for (const end of ['source', 'target'] as const) {
      const box = end === 'source' ? source : target
      const outward = end === 'source' ? points : [...points].reverse()
      const [port] = outward
      if (!port) continue
      const side = sideAt(box, port)
      const key = `${box.x} ${box.y} ${side}`
      const group = sides.get(key)
      const entry: End = { id, end, box, side, points: outward }
      if (group) group.push(entry)
      else sides.set(key, [entry])
    }
  }
  for (const group of sides.values()) {
    if (group.length < 2) continue
    const axis = isUpright(group[0]?.side ?? 'right') ? 'y' : 'x'
    for (const { id, end, to } of placesOf(group, axis)) {
      const way = ways.get(id)
      const before = lines.get(id)
      if (!way || !before) continue
      const after = movedEnd(before, end, axis, to)
      if (isBetterOrSame(after, before, way, parts)) lines.set(id, after)
    }
  }
}

/** Straight wires to and fro between the same two parts run beside each other. */
function spreadPairs(ways: ReadonlyMap<string, Way>, lines: Map<string, readonly Point[]>): void {
  const pairs = new Map<string, string[]>()
  for (const [id, { points }] of ways) {
    const [a, b, ...more] = points
    if (!a || !b || more.length > 0) continue
    const [low, high] = a.x + a.y <= b.x + b.y ? [a, b] : [b, a]
    const key = `${low.x} ${low.y} ${high.x} ${high.y}`
    const pair = pairs.get(key)
    if (pair) pair.push(id)
    else pairs.set(key, [id])
  }
  for (const pair of pairs.values()) {
    pair.forEach((id, i) => {
      const [a, b] = lines.get(id) ?? []
      const by = (i - (pair.length - 1) / 2) * BESIDE
      if (!a || !b || by === 0) return
      const axis = a.y === b.y ? 'y' : 'x'
      lines.set(id, [
        { ...a, [axis]: a[axis] + by },
        { ...b, [axis]: b[axis] + by },
      ])
    })
  }
}

/** Where each end of a side goes. Straight wires stay; those that turn before them stand before them. */
function placesOf(group: readonly End[], axis: 'x' | 'y') {
  const [{ box } = { box: { x: 0, y: 0, width: 0, height: 0 } }] = group
  const low = box[axis] + CORNER
  const high = (axis === 'y' ? bottom(box) : right(box)) - CORNER
  const ordered = group.map((end) => ({ ...end, turn: turnOf(end.points, axis) })).sort((a, b) => inOrder(a, b, axis))
  const straight = ordered.filter(({ turn }) => turn === 0).map(({ points }) => points[0]?.[axis] ?? 0)
  if (straight.length === 0) {
    const step = Math.min(BESIDE, (high - low) / (group.length - 1))
    const first = (low + high) / 2 - ((group.length - 1) / 2) * step
    return ordered.map(({ id, end }, i) => ({ id, end, to: first + i * step }))
  }
  const [least, most] = [Math.min(...straight), Math.max(...straight)]
  const before = ordered.filter(({ turn }) => turn < 0)
  const after = ordered.filter(({ turn }) => turn > 0)
  const stepBefore = Math.min(BESIDE, Math.max(0, least - low) / Math.max(1, before.length))
  const stepAfter = Math.min(BESIDE, Math.max(0, high - most) / Math.max(1, after.length))
  return [
    ...before.map(({ id, end }, i) => ({ id, end, to: least - (before.length - i) * stepBefore })),
    ...after.map(({ id, end }, i) => ({ id, end, to: most + (i + 1) * stepAfter })),
  ]
}

/** −1: up or to the left after the first stretch, 1: the other way, 0: straight to the other part. */
function turnOf(points: readonly Point[], axis: 'x' | 'y'): number {
  const [, first, second] = points
  return first && second ? Math.sign(second[axis] - first[axis]) : 0
}

type Turning = End & { readonly turn: number }

/** Along a side, wires that turn back soonest stand outermost, so that none crosses another at its root. */
function inOrder(a: Turning, b: Turning, axis: 'x' | 'y'): number {
  if (a.turn !== b.turn) return a.turn - b.turn
  const reach = ({ points: [port, first] }: Turning) =>
    port && first ? Math.abs(first.x - port.x) + Math.abs(first.y - port.y) : 0
  const far = (end: Turning, place: number) => end.points.at(place)?.[axis] ?? 0
  return (
    (reach(a) - reach(b)) * (a.turn < 0 ? 1 : -1) ||
    far(a, 2) - far(b, 2) ||
    far(a, -1) - far(b, -1) ||
    (a.id < b.id ? -1 : 1)
  )
}

function movedEnd(points: readonly Point[], end: 'source' | 'target', axis: 'x' | 'y', to: number): readonly Point[] {
  const [first, second] = end === 'source' ? [0, 1] : [points.length - 1, points.length - 2]
  return points.map((point, i) => (i === first || i === second ? { ...point, [axis]: to } : point))
}

/** Whether a wire may be drawn so: it still leaves and arrives straight, and runs no further into or along parts than before. */
function isBetterOrSame(after: readonly Point[], before: readonly Point[], way: Way, parts: BoxIndex): boolean {
  const ends = (points: readonly Point[]) => [points[0], points[1], points.at(-1), points.at(-2)] as const
  const [a, b, z, y] = ends(after)
  const [a0, b0, z0, y0] = ends(before)
  if (!a || !b || !y || !z || !a0 || !b0 || !y0 || !z0) return false
  if (!sameWay(a, b, a0, b0) || !sameWay(z, y, z0, y0)) return false
  return trouble(after, way, parts) <= trouble(before, way, parts)
}

function sameWay(a: Point, b: Point, a0: Point, b0: Point): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const [dx0, dy0] = [b0.x - a0.x, b0.y - a0.y]
  return Math.sign(dx) === Math.sign(dx0) && Math.sign(dy) === Math.sign(dy0) && Math.abs(dx + dy) >= LEAST_END
}

/** Px inside boxes, and closer than half the clearance to those that are not its own. */
function trouble(points: readonly Point[], { source, target }: Way, parts: BoxIndex): number {
  let sum = 10 * (crossing(points, source) + crossing(points, target))
  for (const box of parts.within(grow(hull(points), CLEARANCE))) {
    if (box !== source && box !== target) sum += crossing(points, grow(box, CLEARANCE / 2)) + 10 * crossing(points, box)
  }
  return sum
}

/** A stretch between two corners of one wire. */
interface Stretch {
  readonly id: string
  readonly first: number
  /** Its x when it is upright, its y when it is level. */
  readonly at: number
  readonly low: number
  readonly high: number
  /** Where the wire comes from and goes on to, across the stretch, and at which end of it. */
  readonly joins: readonly { readonly towards: number; readonly along: number }[]
}

/** @param axis `x`: upright stretches, which are moved sideways */
function spreadLanes(
  ways: ReadonlyMap<string, Way>,
  lines: Map<string, readonly Point[]>,
  parts: BoxIndex,
  axis: 'x' | 'y',
): void {
  for (const lane of lanesOf(stretchesOf(lines, axis))) {
    const [least, most] = roomFor(lane, parts, axis)
    const middle = lane.reduce((sum, { at }) => sum + at, 0) / lane.length
    const gap = Math.min(LANE, Math.max(0, most - least) / Math.max(1, lane.length - 1))
    const width = gap * (lane.length - 1)
    const start = Math.min(Math.max(middle - width / 2, least), Math.max(least, most - width))
    fewestCrossings(lane).forEach((stretch, i) => {
      const before = lines.get(stretch.id)
      const way = ways.get(stretch.id)
      if (!before || !way) return
      const to = Math.round((start + i * gap) * 4) / 4
      const after = before.map((point, k) =>
        k === stretch.first || k === stretch.first + 1 ? { ...point, [axis]: to } : point,
      )
      if (isBetterOrSame(after, before, way, parts)) lines.set(stretch.id, after)
    })
  }
  for (const [id, points] of lines) lines.set(id, tidy(points))
}

function stretchesOf(lines: ReadonlyMap<string, readonly Point[]>, axis: 'x' | 'y'): readonly Stretch[] {
  const along = axis === 'x' ? 'y' : 'x'
  const found: Stretch[] = []
  for (const [id, points] of lines) {
    for (let i = 1; i + 2 < points.length; i++) {
      const [before, a, b, after] = [points[i - 1], points[i], points[i + 1], points[i + 2]]
      if (!before || !a || !b || !after || a[axis] !== b[axis]) continue
      found.push({
        id,
        first: i,
        at: a[axis],
        low: Math.min(a[along], b[along]),
        high: Math.max(a[along], b[along]),
        joins: [
          { towards: Math.sign(before[axis] - a[axis]), along: a[along] },
          { towards: Math.sign(after[axis] - b[axis]), along: b[along] },
        ],
      })
    }
  }
  return found
}

/** Stretches of different wires that lie on, or almost on, each other; two and more at a time. */
function lanesOf(stretches: readonly Stretch[]): readonly (readonly Stretch[])[] {
  const sorted = [...stretches].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const lane = sorted.map((_, i) => i)
  const root = (i: number): number => {
    let at = i
    for (let next = lane[at]; next !== undefined && next !== at; next = lane[at]) at = next
    return at
  }
  sorted.forEach((a, i) => {
    for (let k = i + 1; k < sorted.length; k++) {
      const b = sorted[k]
      if (!b || b.at - a.at >= LANE - 1) break
      if (a.id !== b.id && Math.min(a.high, b.high) > Math.max(a.low, b.low)) lane[root(k)] = root(i)
    }
  })
  const lanes = new Map<number, Stretch[]>()
  sorted.forEach((stretch, i) => {
    const members = lanes.get(root(i))
    if (members) members.push(stretch)
    else lanes.set(root(i), [stretch])
  })
  return [...lanes.values()].filter((members) => new Set(members.map(({ id }) => id)).size > 1)
}

/** How far lanes may move sideways before they come close to a part. */
function roomFor(lane: readonly Stretch[], parts: BoxIndex, axis: 'x' | 'y'): readonly [number, number] {
  const at = lane.reduce((sum, stretch) => sum + stretch.at, 0) / lane.length
  const low = Math.min(...lane.map((stretch) => stretch.low))
  const high = Math.max(...lane.map((stretch) => stretch.high))
  const reach = LANE * lane.length + CLEARANCE
  const area =
    axis === 'x'
      ? { x: at - reach, y: low, width: 2 * reach, height: high - low }
      : { x: low, y: at - reach, width: high - low, height: 2 * reach }
  let [least, most] = [at - reach, at + reach]
  for (const box of parts.within(area)) {
    const [from, to] = axis === 'x' ? [box.x, right(box)] : [box.y, bottom(box)]
    if (to <= at) least = Math.max(least, to + CLEARANCE / 2)
    else if (from >= at) most = Math.min(most, from - CLEARANCE / 2)
  }
  return [Math.min(least, at), Math.max(most, at)]
}

/** The stretches from left to right (or top to bottom), by insertion so that each pair crosses as little as it can. */
function fewestCrossings(lane: readonly Stretch[]): readonly Stretch[] {
  const ordered: Stretch[] = []
  for (const stretch of lane) {
    let place = ordered.length
    while (place > 0) {
      const other = ordered[place - 1]
      if (!other || crossings(other, stretch) <= crossings(stretch, other)) break
      place--
    }
    ordered.splice(place, 0, stretch)
  }
  return ordered
}

/** How often two stretches' wires cross when `a` lies before `b`. */
function crossings(a: Stretch, b: Stretch): number {
  const through = (joins: Stretch['joins'], towards: number, other: Stretch) =>
    joins.filter((join) => join.towards === towards && join.along > other.low && join.along < other.high).length
  return through(a.joins, 1, b) + through(b.joins, -1, a)
}

function hull(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
