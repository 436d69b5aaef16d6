import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, grow, lengthInside, overlaps } from '../../../../simulation/design/box.ts'
import type { Point } from '../../../../simulation/design/design.ts'
import { placeLabels } from '../../../../simulation/design/routing/labels.ts'
import { routeSheet, type Sheet, type SheetRoutes } from '../../../../simulation/design/routing/sheet.ts'

const part = (x: number, y: number): Box => ({ x, y, width: 152, height: 62 })

function sheet(boxes: Readonly<Record<string, Box>>, ...wires: readonly string[]): Sheet {
  return {
    boxes: new Map(Object.entries(boxes)),
    wires: wires.map((id) => {
      const [source = '', target = ''] = id.split('>')
      return { id, source, target }
    }),
  }
}
const lineOf = ({ lines }: SheetRoutes, id: string): readonly Point[] => lines.get(id)?.points ?? []
const stretches = (points: readonly Point[]) => points.slice(1).map((b, i) => [points[i] as Point, b] as const)
const inside = (points: readonly Point[], box: Box) =>
  stretches(points).reduce((sum, [a, b]) => sum + lengthInside(box, a, b), 0)

/** Px that two lines run on top of each other. */
function shared(a: readonly Point[], b: readonly Point[]): number {
  let sum = 0
  for (const [p, q] of stretches(a)) {
    for (const [r, s] of stretches(b)) {
      if (p.x === q.x && r.x === s.x && p.x === r.x) {
        sum += Math.max(
          0,
          Math.min(Math.max(p.y, q.y), Math.max(r.y, s.y)) - Math.max(Math.min(p.y, q.y), Math.min(r.y, s.y)),
        )
      }
      if (p.y === q.y && r.y === s.y && p.y === r.y) {
        sum += Math.max(
          0,
          Math.min(Math.max(p.x, q.x), Math.max(r.x, s.x)) - Math.max(Math.min(p.x, q.x), Math.min(r.x, s.x)),
        )
      }
    }
  }
  return sum
}

/** How often two lines cross at right angles. */
function crossings(a: readonly Point[], b: readonly Point[]): number {
  const between = (v: number, p: number, q: number) => v > Math.min(p, q) && v < Math.max(p, q)
  let sum = 0
  for (const [p, q] of stretches(a)) {
    for (const [r, s] of stretches(b)) {
      if (p.y === q.y && r.x === s.x && between(r.x, p.x, q.x) && between(p.y, r.y, s.y)) sum++
      if (p.x === q.x && r.y === s.y && between(p.x, r.x, s.x) && between(r.y, p.y, q.y)) sum++
    }
  }
  return sum
}

describe('the wires of a sheet', () => {
  it('leave a part side by side, in the order of where they go, without crossing', () => {
    const routes = routeSheet(
      sheet(
        { a: part(0, 300), up: part(400, 0), level: part(400, 300), down: part(400, 600), low: part(400, 800) },
        'a>up',
        'a>level',
        'a>down',
        'a>low',
      ),
    )
    const ports = ['a>up', 'a>level', 'a>down', 'a>low'].map((id) => lineOf(routes, id)[0]?.y ?? 0)
    expect([...ports].sort((x, y) => x - y)).toEqual(ports)
    expect(new Set(ports).size).toBe(4)
    expect(lineOf(routes, 'a>level')).toHaveLength(2)
    const all = [...routes.lines.values()]
    all.forEach((a, i) => {
      for (const b of all.slice(i + 1)) {
        expect(shared(a.points, b.points)).toBe(0)
        expect(crossings(a.points, b.points)).toBe(0)
      }
    })
  })

  it('run beside each other, not on each other, to and fro between two parts', () => {
    const routes = routeSheet(sheet({ a: part(0, 0), b: part(400, 0) }, 'a>b', 'b>a'))
    expect(shared(lineOf(routes, 'a>b'), lineOf(routes, 'b>a'))).toBe(0)
    expect(lineOf(routes, 'a>b')).toHaveLength(2)
  })

  it('take lanes of their own where they would lie on each other', () => {
    const boxes = { a: part(0, 0), b: part(0, 200), c: part(400, 300), d: part(400, 500) }
    const routes = routeSheet(sheet(boxes, 'a>d', 'b>c'))
    expect(shared(lineOf(routes, 'a>d'), lineOf(routes, 'b>c'))).toBe(0)
  })

  it('find the way out of a yard that is open on one side only', () => {
    const walls = {
      north: { x: -120, y: -160, width: 500, height: 40 },
      south: { x: -120, y: 180, width: 500, height: 40 },
      east: { x: 340, y: -120, width: 40, height: 300 },
    }
    const routes = routeSheet(sheet({ a: part(0, 0), b: part(600, 0), ...walls }, 'a>b'))
    for (const wall of Object.values(walls)) expect(inside(lineOf(routes, 'a>b'), wall)).toBe(0)
  })

  it('stay as they are while another part is dragged across them, and make way when it is dropped', () => {
    const before = routeSheet(
      sheet({ a: part(0, 0), b: part(600, 0), c: part(0, 300), d: part(300, 300) }, 'a>b', 'c>d'),
    )
    const across = sheet({ a: part(0, 0), b: part(600, 0), c: part(0, 300), d: part(300, 0) }, 'a>b', 'c>d')
    const dragged = routeSheet(across, before, new Set(['d']))
    expect(dragged.lines.get('a>b')).toBe(before.lines.get('a>b'))
    expect(dragged.lines.get('c>d')).not.toBe(before.lines.get('c>d'))
    const dropped = routeSheet(across, dragged)
    expect(inside(lineOf(dropped, 'a>b'), part(300, 0))).toBe(0)
  })
})

const grid = fc
  .record({
    places: fc.uniqueArray(fc.record({ x: fc.integer({ min: 0, max: 5 }), y: fc.integer({ min: 0, max: 5 }) }), {
      minLength: 2,
      maxLength: 16,
      selector: ({ x, y }) => `${x} ${y}`,
    }),
    wires: fc.array(fc.tuple(fc.nat(15), fc.nat(15)), { minLength: 1, maxLength: 14 }),
    gap: fc.constantFrom(48, 64, 80),
  })
  .map(({ places, wires, gap }): Sheet => {
    const boxes = new Map(places.map(({ x, y }, i) => [`p${i}`, part(x * (152 + gap), y * (62 + gap))]))
    const ends = wires
      .map(([a, b]) => ({ source: `p${a % places.length}`, target: `p${b % places.length}` }))
      .filter(({ source, target }) => source !== target)
    return { boxes, wires: ends.map((end, i) => ({ id: `w${i}`, ...end })) }
  })

describe('every sheet whose parts keep apart', () => {
  it('has wires of level and upright stretches that run through no part', () => {
    fc.assert(
      fc.property(grid, (drawn) => {
        const { lines } = routeSheet(drawn)
        expect(lines.size).toBe(drawn.wires.length)
        for (const { points } of lines.values()) {
          for (const [a, b] of stretches(points)) expect((a.x === b.x) !== (a.y === b.y)).toBe(true)
          for (const box of drawn.boxes.values()) expect(inside(points, box)).toBe(0)
        }
      }),
      { seed: 21, numRuns: 300 },
    )
  })

  it('is routed after a change as it would be from nothing', () => {
    fc.assert(
      fc.property(grid, fc.integer({ min: -90, max: 90 }), (drawn, by) => {
        const first = [...drawn.boxes][0] as [string, Box]
        const moved = { ...drawn, boxes: new Map([...drawn.boxes, [first[0], { ...first[1], x: first[1].x + by }]]) }
        const incremental = routeSheet(moved, routeSheet(drawn))
        expect([...incremental.lines]).toEqual([...routeSheet(moved).lines])
      }),
      { seed: 22, numRuns: 150 },
    )
  })

  it('has labels that cover neither parts nor each other', () => {
    fc.assert(
      fc.property(grid, (drawn) => {
        const size = { width: 64, height: 18 }
        const labels = [...routeSheet(drawn).lines].map(([id, { points }]) => ({ id, points, size }))
        const placed = [...placeLabels(labels, drawn.boxes.values()).values()]
          .filter((at) => at !== null)
          .map(({ x, y }) => ({ x: x - 32, y: y - 9, ...size }))
        placed.forEach((label, i) => {
          for (const box of drawn.boxes.values()) expect(overlaps(label, box)).toBe(false)
          for (const other of placed.slice(i + 1)) expect(overlaps(label, other)).toBe(false)
        })
      }),
      { seed: 23, numRuns: 200 },
    )
  })
})

describe('labels', () => {
  const size = { width: 60, height: 16 }
  const line = (id: string, y: number) => ({
    id,
    size,
    points: [
      { x: 0, y },
      { x: 400, y },
    ],
  })

  it('stand in the middle of a wire, and beside it where something is in the way', () => {
    expect(placeLabels([line('a', 0)], []).get('a')).toEqual({ x: 200, y: 0 })
    const covered: Box = { x: 150, y: -50, width: 100, height: 100 }
    const at = placeLabels([line('a', 0)], [covered]).get('a') as Point
    expect(overlaps(grow(covered, 1), { x: at.x - 30, y: at.y - 8, ...size })).toBe(false)
  })

  it('keep their place while it is free', () => {
    const before = new Map([['a', { x: 80, y: 0 }]])
    expect(placeLabels([line('a', 0)], [], before).get('a')).toEqual({ x: 80, y: 0 })
    expect(placeLabels([line('a', 40)], [], before).get('a')).toEqual({ x: 200, y: 40 })
  })

  it('are left out where there is no place', () => {
    const lid: Box = { x: -10, y: -10, width: 420, height: 20 }
    expect(placeLabels([line('a', 0)], [lid]).get('a')).toBeNull()
  })
})
