import type { Point, WireLine } from '../../../simulation/index.ts'

/** The wires that a line drawn by hand crosses. */
export function wiresCut(knife: readonly Point[], lines: ReadonlyMap<string, WireLine>): ReadonlySet<string> {
  const cut = new Set<string>()
  for (const [id, { points }] of lines) if (cross(knife, points)) cut.add(id)
  return cut
}

function cross(a: readonly Point[], b: readonly Point[]): boolean {
  return stretches(a).some(([p, q]) => stretches(b).some(([r, s]) => meet(p, q, r, s)))
}

function stretches(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i]
    return from ? [[from, to] as const] : []
  })
}

/** Whether two straight stretches cross: the ends of each lie on different sides of the other. */
function meet(p: Point, q: Point, r: Point, s: Point): boolean {
  const side = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  return side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0
}
