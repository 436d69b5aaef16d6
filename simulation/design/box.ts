import type { Point, Size } from './design.ts'

/** A rectangle on the sheet, in px at 100 %; `x`, `y` is its upper left corner. */
export interface Box extends Point, Size {}

export type Side = 'left' | 'right' | 'top' | 'bottom'

/** What a part measures on the sheet at 100 %. */
export const NODE_SIZE: Size = { width: 152, height: 62 }
/** What a group measures until it is resized. */
export const GROUP_SIZE: Size = { width: 336, height: 208 }
/** Room that a group leaves between its outline and what it holds. */
export const GROUP_PADDING = 16
/** Distance of the dots that parts snap to. */
export const GRID = 16

export function right({ x, width }: Box): number {
  return x + width
}

export function bottom({ y, height }: Box): number {
  return y + height
}

export function centre({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

/** The box with `by` px more on each side (less, when negative). */
export function grow({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

/** Whether two boxes share more than an edge. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a)
}

/** Whether `inner` lies wholly in `outer`; sharing an edge counts. */
export function contains(outer: Box, inner: Box): boolean {
  return outer.x <= inner.x && outer.y <= inner.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer)
}

/** The smallest box around all of them; `undefined` around none. */
export function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined
  const x = least(boxes.map((box) => box.x))
  const y = least(boxes.map((box) => box.y))
  return { x, y, width: most(boxes.map(right)) - x, height: most(boxes.map(bottom)) - y }
}

/** Length of the part of a straight horizontal or vertical line that runs inside the box; its outline is outside. */
export function lengthInside(box: Box, a: Point, b: Point): number {
  if (a.y === b.y) {
    if (a.y <= box.y || a.y >= bottom(box)) return 0
    return Math.max(0, Math.min(Math.max(a.x, b.x), right(box)) - Math.max(Math.min(a.x, b.x), box.x))
  }
  if (a.x <= box.x || a.x >= right(box)) return 0
  return Math.max(0, Math.min(Math.max(a.y, b.y), bottom(box)) - Math.max(Math.min(a.y, b.y), box.y))
}

/** Spreading a long list into `Math.min` would overflow the stack. */
function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
}
