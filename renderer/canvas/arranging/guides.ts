import { type Box, bottom, right } from '../../../simulation/index.ts'

/** What a box is in line with while it is dragged or resized: edges and middles of others, and gaps as wide as its own. */
export interface Guides {
  readonly lines: readonly GuideLine[]
  readonly gaps: readonly GuideGap[]
}

/** `x`: an upright line at that x; `y`: a level one. */
export type Axis = 'x' | 'y'

export interface GuideLine {
  readonly axis: Axis
  readonly at: number
  /** Where it runs, on the other axis. */
  readonly from: number
  readonly to: number
}

/** A gap between two boxes that another one equals. */
export interface GuideGap {
  readonly axis: Axis
  readonly from: number
  readonly to: number
  /** Where it is shown, on the other axis. */
  readonly at: number
}

export const NO_GUIDES: Guides = { lines: [], gaps: [] }

/** A place of a box on one axis, in the words of that axis. */
interface Span {
  readonly low: number
  readonly high: number
  readonly box: Box
}

const other = (axis: Axis): Axis => (axis === 'x' ? 'y' : 'x')
const low = (box: Box, axis: Axis) => box[axis]
const high = (box: Box, axis: Axis) => (axis === 'x' ? right(box) : bottom(box))
const span = (box: Box, axis: Axis): Span => ({ low: low(box, axis), high: high(box, axis), box })

/**
 * How far a box has to move to be in line with the nearest others, each axis for itself.
 *
 * @param tolerance px within which it is drawn in line
 * @returns the move, at most `tolerance` each way, and what it is in line with then
 */
export function alignMoved(
  box: Box,
  others: readonly Box[],
  tolerance: number,
): { readonly dx: number; readonly dy: number; readonly guides: Guides } {
  const dx = nearest(offsets(box, others, 'x'), tolerance)
  const dy = nearest(offsets(box, others, 'y'), tolerance)
  const placed = { ...box, x: box.x + (dx ?? 0), y: box.y + (dy ?? 0) }
  return { dx: dx ?? 0, dy: dy ?? 0, guides: guidesOf(placed, others) }
}

/** An edge that is being resized: where it goes to be in line with an edge of another box; `null` where there is none near. */
export function alignEdge(at: number, axis: Axis, others: readonly Box[], tolerance: number): number | null {
  const by = nearest(
    others.flatMap((box) => [low(box, axis) - at, high(box, axis) - at]),
    tolerance,
  )
  return by === null ? null : at + by
}

function nearest(offsets: readonly number[], tolerance: number): number | null {
  let least: number | null = null
  for (const by of offsets) {
    if (Math.abs(by) <= tolerance && (least === null || Math.abs(by) < Math.abs(least))) least = by
  }
  return least
}

/** All moves on one axis that would bring the box in line. */
function offsets(box: Box, others: readonly Box[], axis: Axis): readonly number[] {
  const own = span(box, axis)
  const inLine = others.flatMap((one) => {
    const its = span(one, axis)
    return [its.low - own.low, its.high - own.high, (its.low + its.high - own.low - own.high) / 2]
  })
  return [...inLine, ...evenGaps(box, others, axis).map(({ low: to }) => to - own.low)]
}

interface EvenGap {
  /** Where the box starts when its gap is even. */
  readonly low: number
  readonly gaps: readonly (readonly [Span, Span])[]
  /** Before or after which boxes the box's own gaps lie. */
  readonly before?: Span
  readonly after?: Span
}

/** Places in a row (or column) of boxes at which the gaps are equal: between two, after two, before two. */
function evenGaps(box: Box, others: readonly Box[], axis: Axis): readonly EvenGap[] {
  const across = other(axis)
  const inRow = (a: Box, b: Box) => low(a, across) < high(b, across) && low(b, across) < high(a, across)
  const own = span(box, axis)
  const middle = (own.low + own.high) / 2
  const length = own.high - own.low
  const row = others.filter((one) => inRow(one, box)).map((one) => span(one, axis))
  const before = row.filter((one) => one.high <= middle).sort((a, b) => b.high - a.high)
  const after = row.filter((one) => one.low >= middle).sort((a, b) => a.low - b.low)
  const [last, next] = [before[0], after[0]]
  const found: EvenGap[] = []
  if (last && next && next.low - last.high >= length) {
    found.push({ low: (last.high + next.low - length) / 2, gaps: [], before: last, after: next })
  }
  const secondLast = last && before.find((one) => one.high <= last.low)
  if (last && secondLast) {
    found.push({ low: last.high + (last.low - secondLast.high), gaps: [[secondLast, last]], before: last })
  }
  const secondNext = next && after.find((one) => one.low >= next.high)
  if (next && secondNext) {
    found.push({ low: next.low - (secondNext.low - next.high) - length, gaps: [[next, secondNext]], after: next })
  }
  return found
}

/** What a box is in line with where it stands. */
export function guidesOf(box: Box, others: readonly Box[]): Guides {
  const lines = (['x', 'y'] as const).flatMap((axis) => linesOf(box, others, axis))
  const gaps = (['x', 'y'] as const).flatMap((axis) => gapsOf(box, others, axis))
  return lines.length + gaps.length === 0 ? NO_GUIDES : { lines, gaps }
}

const isAt = (a: number, b: number) => Math.abs(a - b) < 0.25

function linesOf(box: Box, others: readonly Box[], axis: Axis): readonly GuideLine[] {
  const across = other(axis)
  const own = span(box, axis)
  const lines = new Map<number, GuideLine>()
  const add = (at: number, one: Box) => {
    const known = lines.get(at) ?? { axis, at, from: low(box, across), to: high(box, across) }
    lines.set(at, {
      ...known,
      from: Math.min(known.from, low(one, across)),
      to: Math.max(known.to, high(one, across)),
    })
  }
  for (const one of others) {
    const its = span(one, axis)
    if (isAt(its.low, own.low)) add(own.low, one)
    if (isAt(its.high, own.high)) add(own.high, one)
    // Boxes of one size in line at both edges need no line through their middles.
    else if (!isAt(its.low, own.low) && isAt(its.low + its.high, own.low + own.high)) add((own.low + own.high) / 2, one)
  }
  return [...lines.values()]
}

function gapsOf(box: Box, others: readonly Box[], axis: Axis): readonly GuideGap[] {
  const across = other(axis)
  const own = span(box, axis)
  const even = evenGaps(box, others, axis).find((gap) => isAt(gap.low, own.low))
  if (!even) return []
  const gap = (a: Span, b: Span): GuideGap => ({
    axis,
    from: a.high,
    to: b.low,
    at: (Math.max(low(a.box, across), low(b.box, across)) + Math.min(high(a.box, across), high(b.box, across))) / 2,
  })
  return [
    ...even.gaps.map(([a, b]) => gap(a, b)),
    ...(even.before ? [gap(even.before, own)] : []),
    ...(even.after ? [gap(own, even.after)] : []),
  ].filter(({ from, to }) => to > from)
}
