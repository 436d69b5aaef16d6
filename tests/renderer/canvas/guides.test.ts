import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignEdge, alignMoved, guidesOf } from '../../../renderer/canvas/arranging/guides.ts'
import type { Box } from '../../../simulation/index.ts'

const part = (x: number, y: number): Box => ({ x, y, width: 152, height: 62 })

describe('a part that is dragged', () => {
  it('comes in line with the nearest edge within reach, and says with what', () => {
    const { dx, dy, guides } = alignMoved(part(4, 200), [part(0, 0)], 6)
    expect([dx, dy]).toEqual([-4, 0])
    expect(guides.lines).toEqual([
      { axis: 'x', at: 0, from: 0, to: 262 },
      { axis: 'x', at: 152, from: 0, to: 262 },
    ])
  })

  it('goes where the pointer goes when nothing is near', () => {
    expect(alignMoved(part(30, 230), [part(0, 0)], 6)).toEqual({ dx: 0, dy: 0, guides: { lines: [], gaps: [] } })
  })

  it('comes in line with the middle of a box of another size', () => {
    const group: Box = { x: 0, y: 0, width: 400, height: 300 }
    const { dx, guides } = alignMoved(part(121, 500), [group], 6)
    expect(dx).toBe(3)
    expect(guides.lines).toContainEqual({ axis: 'x', at: 200, from: 0, to: 562 })
  })

  it('keeps the gap of the two before it, and shows both', () => {
    const row = [part(0, 0), part(200, 0)]
    const { dx, guides } = alignMoved(part(403, 0), row, 6)
    expect(dx).toBe(-3)
    expect(guides.gaps.map(({ from, to }) => [from, to])).toEqual([
      [152, 200],
      [352, 400],
    ])
  })

  it('stands half-way between two', () => {
    const { dx, guides } = alignMoved(part(238, 10), [part(0, 0), part(480, 20)], 6)
    expect(dx).toBe(2)
    expect(guides.gaps.map(({ from, to }) => to - from)).toEqual([88, 88])
  })

  it('never moves further than it is told, and then is in line', () => {
    const box = fc.record({
      x: fc.integer({ min: -300, max: 300 }),
      y: fc.integer({ min: -300, max: 300 }),
      width: fc.integer({ min: 40, max: 300 }),
      height: fc.integer({ min: 30, max: 200 }),
    })
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 8 }), fc.integer({ min: 1, max: 12 }), (moved, others, tolerance) => {
        const { dx, dy, guides } = alignMoved(moved, others, tolerance)
        expect(Math.max(Math.abs(dx), Math.abs(dy))).toBeLessThanOrEqual(tolerance)
        if (dx !== 0) expect([...guides.lines, ...guides.gaps].some(({ axis }) => axis === 'x')).toBe(true)
        // what is in line stays there
        const placed = { ...moved, x: moved.x + dx, y: moved.y + dy }
        if (dx !== 0 && dy !== 0) expect(guidesOf(placed, others)).toEqual(guides)
      }),
      { seed: 31, numRuns: 500 },
    )
  })
})

describe('an edge that is pulled', () => {
  it('comes in line with the edges of others', () => {
    expect(alignEdge(149, 'x', [part(0, 0)], 6)).toBe(152)
    expect(alignEdge(140, 'x', [part(0, 0)], 6)).toBeNull()
  })
})
