import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, bottom, lengthInside, overlaps, right, type Side } from '../../../simulation/design/box.ts'
import type { Point } from '../../../simulation/design/design.ts'
import { type Route, routeEdge } from '../../../simulation/design/geometry.ts'
import { portPoint as sidePoint } from '../../../simulation/design/routing/line.ts'

const part = (x: number, y: number): Box => ({ x, y, width: 152, height: 62 })
const inside = (route: Route, box: Box) =>
  route.points.slice(1).reduce((sum, point, i) => sum + lengthInside(box, route.points[i] as Point, point), 0)
const box = fc.record({
  x: fc.integer({ min: -800, max: 800 }),
  y: fc.integer({ min: -800, max: 800 }),
  width: fc.integer({ min: 40, max: 400 }),
  height: fc.integer({ min: 30, max: 300 }),
})

describe('a wire', () => {
  it('runs straight between parts that are level', () => {
    const route = routeEdge(part(0, 0), part(300, 0))
    expect(route.points).toEqual([
      { x: 152, y: 31 },
      { x: 300, y: 31 },
    ])
    expect(route.path).toBe('M152,31L300,31')
  })

  it('runs straight rather than jog between parts that are a little off', () => {
    expect(routeEdge(part(0, 0), part(300, 10)).points).toHaveLength(2)
    expect(routeEdge(part(0, 0), part(20, 200)).points).toHaveLength(2)
  })

  it('turns twice, half-way, to a part further down', () => {
    const route = routeEdge(part(0, 0), part(300, 200))
    expect(route.points).toEqual([
      { x: 152, y: 31 },
      { x: 226, y: 31 },
      { x: 226, y: 231 },
      { x: 300, y: 231 },
    ])
    expect(route.path).toBe('M152,31L218,31Q226,31 226,39L226,223Q226,231 234,231L300,231')
  })

  it('tightens its corners where there is no room for the radius', () => {
    const route = routeEdge(part(0, 0), part(300, 200), { radius: 500 })
    expect(route.path).toContain('Q226,31 226,')
    expect(route.path).not.toContain('NaN')
  })

  it('goes around what stands in its way', () => {
    const obstacle = part(250, 0)
    const route = routeEdge(part(0, 0), part(500, 0), { obstacles: [obstacle] })
    expect(inside(route, obstacle)).toBe(0)
    expect(route.points.length).toBeGreaterThan(2)
  })

  it('leaves and arrives where it is told', () => {
    const route = routeEdge(part(0, 0), part(300, 200), {
      sourcePort: { side: 'bottom', at: 40 },
      targetPort: { side: 'left', at: 215 },
    })
    expect(route.points[0]).toEqual({ x: 40, y: 62 })
    expect(route.points.at(-1)).toEqual({ x: 300, y: 215 })
  })

  it('loops at the corner of its own part', () => {
    const own = part(0, 0)
    const route = routeEdge(own, own)
    expect(route.points.length).toBeGreaterThan(3)
    expect(inside(route, own)).toBe(0)
    expect([route.points[0]?.x, route.points.at(-1)?.y]).toEqual([right(own), own.y])
  })
})

/** The port's point, at the place along the side that was chosen. */
function onSide(b: Box, { side }: { side: Side }, at: Point): Point {
  return sidePoint(b, { side, at: side === 'left' || side === 'right' ? at.y : at.x })
}

describe('every wire', () => {
  const cases = fc.tuple(box, box, fc.array(box, { maxLength: 6 }))
  const onOutline = (b: Box, { x, y }: Point) =>
    ((x === b.x || x === right(b)) && y >= b.y && y <= bottom(b)) ||
    ((y === b.y || y === bottom(b)) && x >= b.x && x <= right(b))

  it('is made of level and upright stretches, from outline to outline', () => {
    fc.assert(
      fc.property(cases, ([source, target, obstacles]) => {
        const route = routeEdge(source, target, { obstacles })
        expect(route.points.length).toBeGreaterThanOrEqual(2)
        expect(onOutline(source, route.points[0] as Point)).toBe(true)
        expect(onOutline(target, route.points.at(-1) as Point)).toBe(true)
        route.points.slice(1).forEach((point, i) => {
          const before = route.points[i] as Point
          expect((point.x === before.x) !== (point.y === before.y)).toBe(true)
        })
        expect(route.path).toMatch(/^M[-\d.,]+([LQ][-\d., ]+)+$/)
      }),
      { seed: 7, numRuns: 400 },
    )
  })

  it('is found for any two ports', () => {
    const side = fc.constantFrom('left', 'right', 'top', 'bottom' as const)
    fc.assert(
      fc.property(box, box, side, side, (source, target, from, to) => {
        const route = routeEdge(source, target, { sourcePort: { side: from }, targetPort: { side: to } })
        fc.pre(source.x !== target.x || source.y !== target.y)
        expect(route.points.length).toBeGreaterThanOrEqual(2)
        expect(route.points[0]).toEqual(onSide(source, { side: from }, route.points[0] as Point))
        expect(route.points.at(-1)).toEqual(onSide(target, { side: to }, route.points.at(-1) as Point))
      }),
      { seed: 10, numRuns: 800 },
    )
  })

  it('stays out of its own parts when they stand apart', () => {
    fc.assert(
      fc.property(cases, ([source, target]) => {
        fc.pre(
          !overlaps(
            { x: source.x - 40, y: source.y - 40, width: source.width + 80, height: source.height + 80 },
            target,
          ),
        )
        const route = routeEdge(source, target)
        expect(inside(route, source) + inside(route, target)).toBe(0)
      }),
      { seed: 8, numRuns: 400 },
    )
  })

  it('is the same whenever it is asked for', () => {
    fc.assert(
      fc.property(cases, ([source, target, obstacles]) => {
        expect(routeEdge(source, target, { obstacles })).toEqual(routeEdge(source, target, { obstacles }))
      }),
      { seed: 9, numRuns: 50 },
    )
  })
})
