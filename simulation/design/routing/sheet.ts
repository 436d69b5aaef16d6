import { around, type Box, grow } from '../box.ts'
import type { Point } from '../design.ts'
import { routeEdge } from '../geometry.ts'
import { BoxIndex } from './box-index.ts'
import { CLEARANCE, roundedPath } from './line.ts'
import { spread, type Way } from './spread.ts'

/** Boxes and the wires among them. */
export interface Sheet {
  /** What wires end at and go around, by id: parts, and groups that are shown folded. */
  readonly boxes: ReadonlyMap<string, Box>
  readonly wires: readonly { readonly id: string; readonly source: string; readonly target: string }[]
}

/** How all wires of a sheet run, and what they were found by, so that the next sheet need not start afresh. */
export interface SheetRoutes {
  readonly lines: ReadonlyMap<string, WireLine>
  readonly ways: ReadonlyMap<string, FoundWay>
  readonly boxes: ReadonlyMap<string, Box>
}

export interface WireLine {
  /** Corners, from the source's outline to the target's; neighbours share an x or a y. */
  readonly points: readonly Point[]
  /** SVG path data of the same line with rounded corners. */
  readonly path: string
}

interface FoundWay extends Way {
  readonly ends: readonly [string, string]
  /** What stands here can be in its way. */
  readonly area: Box
}

/** Px around the ends of a wire in which parts can be in its way. */
const NEAR = 12 * CLEARANCE

/**
 * Routes the wires of a sheet around its boxes and apart from each other. Deterministic, and the canvas and the exported picture both draw
 * what it says. Of a sheet that differs little from the one before, only wires near what changed are routed again, and lines that stay the
 * same keep their identity.
 *
 * @param before the routes of the sheet as it was
 * @param moving ids of boxes that are being dragged: wires at them follow, all others stay as they were until the drag is over
 */
export function routeSheet(sheet: Sheet, before?: SheetRoutes, moving?: ReadonlySet<string>): SheetRoutes {
  const index = new BoxIndex(sheet.boxes.values())
  const changed = new BoxIndex(before ? changes(before.boxes, sheet.boxes) : [])
  const ways = new Map<string, FoundWay>()
  for (const { id, source: from, target: to } of sheet.wires) {
    const [source, target] = [sheet.boxes.get(from), sheet.boxes.get(to)]
    if (!source || !target) continue
    const known = before?.ways.get(id)
    if (known && known.ends[0] === from && known.ends[1] === to) {
      if (moving ? !moving.has(from) && !moving.has(to) : !changed.touches(known.area)) {
        ways.set(id, { ...known, source, target })
        continue
      }
    }
    const area = grow(around([source, target]) ?? source, NEAR)
    const { points } = routeEdge(source, target, { obstacles: index.within(area) })
    // While others stand still for a drag, what is found may be out of date when it ends: then it is looked for again.
    ways.set(id, { ends: [from, to], source, target, points, area })
  }
  const lines = new Map<string, WireLine>()
  for (const [id, points] of spread(ways, index)) {
    const old = before?.lines.get(id)
    lines.set(id, old && samePoints(old.points, points) ? old : { points, path: roundedPath(points) })
  }
  return { lines, ways, boxes: moving && before ? before.boxes : sheet.boxes }
}

/** Where boxes were and are that have come, gone, moved or changed their size. */
function changes(before: ReadonlyMap<string, Box>, after: ReadonlyMap<string, Box>): readonly Box[] {
  const found: Box[] = []
  for (const [id, box] of after) {
    const old = before.get(id)
    if (!old) found.push(box)
    else if (old.x !== box.x || old.y !== box.y || old.width !== box.width || old.height !== box.height)
      found.push(old, box)
  }
  for (const [id, box] of before) if (!after.has(id)) found.push(box)
  return found
}

function samePoints(a: readonly Point[], b: readonly Point[]): boolean {
  return a.length === b.length && a.every(({ x, y }, i) => x === b[i]?.x && y === b[i]?.y)
}
