import { type Box, bottom, overlaps, right } from '../box.ts'

/** Px of a cell; about two parts. */
const CELL = 320
/** A box over more cells than this is asked about every time rather than entered in each. */
const MOST_CELLS = 400

/** Boxes by place, so that a question about a small part of a large sheet looks at few of them. */
export class BoxIndex {
  private readonly cells = new Map<number, Box[]>()
  private readonly large: Box[] = []

  constructor(boxes: Iterable<Box> = []) {
    for (const box of boxes) this.add(box)
  }

  add(box: Box): void {
    const [x1, x2, y1, y2] = span(box)
    if ((x2 - x1 + 1) * (y2 - y1 + 1) > MOST_CELLS) {
      this.large.push(box)
      return
    }
    for (let x = x1; x <= x2; x++) {
      for (let y = y1; y <= y2; y++) {
        const key = keyOf(x, y)
        const cell = this.cells.get(key)
        if (cell) cell.push(box)
        else this.cells.set(key, [box])
      }
    }
  }

  /** The boxes that share more than an edge with an area, each once, in the order in which they were added to its cells. */
  within(area: Box): readonly Box[] {
    const [x1, x2, y1, y2] = span(area)
    const found = new Set<Box>()
    for (const box of this.large) if (overlaps(box, area)) found.add(box)
    for (let x = x1; x <= x2; x++) {
      for (let y = y1; y <= y2; y++) {
        for (const box of this.cells.get(keyOf(x, y)) ?? []) if (overlaps(box, area)) found.add(box)
      }
    }
    return [...found]
  }

  /** Whether any box shares more than an edge with an area. */
  touches(area: Box): boolean {
    const [x1, x2, y1, y2] = span(area)
    if (this.large.some((box) => overlaps(box, area))) return true
    for (let x = x1; x <= x2; x++) {
      for (let y = y1; y <= y2; y++) {
        if (this.cells.get(keyOf(x, y))?.some((box) => overlaps(box, area))) return true
      }
    }
    return false
  }
}

/** Cells far apart may share a number; then a question looks at a few boxes more. */
function keyOf(x: number, y: number): number {
  return x * 65_536 + y
}

function span(box: Box): readonly [number, number, number, number] {
  return [
    Math.floor(box.x / CELL),
    Math.floor(right(box) / CELL),
    Math.floor(box.y / CELL),
    Math.floor(bottom(box) / CELL),
  ]
}
