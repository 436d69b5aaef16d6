import { type Box, grow, overlaps } from '../box.ts'
import type { Point, Size } from '../design.ts'
import { BoxIndex } from './box-index.ts'
import { distance, travelled } from './line.ts'

/** A label that wants a place on its wire. */
export interface Label {
  readonly id: string
  readonly points: readonly Point[]
  readonly size: Size
}

/** Where along a stretch a label may stand, the best first. */
const SHARES = [0.5, 0.35, 0.65, 0.2, 0.8, 0.08, 0.92] as const
/** Px between labels, and between a label and a part. */
const GAP = 2

/**
 * Places labels on their wires, each where it covers no part and no other label: on the longest stretch, level before upright, in its middle,
 * and where few other wires run beneath. Wires with the least room choose first.
 *
 * @param covered boxes that no label may lie on
 * @param before places that are kept where they still are free, so that labels stay put while something else is moved
 * @returns the middle of each label; `null` where there is no free place
 */
export function placeLabels(
  labels: readonly Label[],
  covered: Iterable<Box>,
  before: ReadonlyMap<string, Point | null> = new Map(),
): ReadonlyMap<string, Point | null> {
  const taken = new BoxIndex(covered)
  const wires = new BoxIndex(labels.flatMap(({ points }) => stretches(points)))
  const places = new Map<string, Point | null>()
  const byRoom = labels
    .map((label) => ({ label, room: travelled(label.points) }))
    .sort((a, b) => a.room - b.room || (a.label.id < b.label.id ? -1 : 1))
  for (const { label } of byRoom) {
    const kept = before.get(label.id)
    const place =
      kept && liesOn(label.points, kept) && !taken.touches(grow(boxAt(kept, label.size), GAP))
        ? kept
        : bestPlace(label, taken, wires)
    places.set(label.id, place)
    if (place) taken.add(boxAt(place, label.size))
  }
  return places
}

function bestPlace({ points, size }: Label, taken: BoxIndex, wires: BoxIndex): Point | null {
  let place: Point | null = null
  let most = Number.NEGATIVE_INFINITY
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]]
    if (!a || !b) continue
    const level = a.y === b.y
    const room = distance(a, b) - (level ? size.width : size.height)
    for (const share of SHARES) {
      const at = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
      const worth = Math.min(room, 200) - Math.abs(share - 0.5) * 40 + (level ? 20 : 0)
      // What lies beneath only takes away, so a place that is worse already need not be looked at.
      if (worth <= most) continue
      const box = boxAt(at, size)
      if (taken.touches(grow(box, GAP))) continue
      // its own stretch is always there
      const crossed = wires.within(box).length - 1
      if (worth - crossed * 60 > most) {
        most = worth - crossed * 60
        place = at
      }
    }
  }
  return place
}

function boxAt({ x, y }: Point, { width, height }: Size): Box {
  return { x: x - width / 2, y: y - height / 2, width, height }
}

function liesOn(points: readonly Point[], place: Point): boolean {
  const spot = { x: place.x - 0.5, y: place.y - 0.5, width: 1, height: 1 }
  return stretches(points).some((box) => overlaps(box, spot))
}

/** A line as thin boxes. */
function stretches(points: readonly Point[]): readonly Box[] {
  return points.slice(1).map((b, i) => {
    const a = points[i] ?? b
    return {
      x: Math.min(a.x, b.x) - 0.5,
      y: Math.min(a.y, b.y) - 0.5,
      width: Math.abs(a.x - b.x) + 1,
      height: Math.abs(a.y - b.y) + 1,
    }
  })
}
