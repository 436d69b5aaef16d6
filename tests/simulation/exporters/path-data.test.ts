import { describe, expect, it } from 'vitest'
import { glyphs } from '../../../simulation/catalog/glyphs.ts'
import { readPath, type Segment } from '../../../simulation/exporters/picture/path-data.ts'

const ends = (data: string) => readPath(data).map(({ points }) => points.at(-1))

/** A point of a cubic curve. */
function along(from: { x: number; y: number }, { points: [a, b, c] }: Segment, t: number) {
  if (!a || !b || !c) throw new Error('not a curve')
  const mix = (p: number, q: number, r: number, s: number) =>
    (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t ** 2 * r + t ** 3 * s
  return { x: mix(from.x, a.x, b.x, c.x), y: mix(from.y, a.y, b.y, c.y) }
}

describe('path data', () => {
  it('in relative and absolute commands is the same line', () => {
    expect(readPath('m1 2l3 4h5v-6z')).toEqual(readPath('M1 2L4 6H9V0Z'))
  })

  it('goes on with lines after a move, and back to the start when closed', () => {
    expect(ends('M0 0 10 0 10 10zl5 5')).toEqual([
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
      undefined,
      { x: 5, y: 5 },
    ])
  })

  it('needs no space before a minus or a second point', () => {
    expect(ends('M1-2L.5.5-3.5-4')).toEqual([
      { x: 1, y: -2 },
      { x: 0.5, y: 0.5 },
      { x: -3.5, y: -4 },
    ])
  })

  it('makes a cubic curve of a quadratic one', () => {
    const [, curve] = readPath('M0 0Q10 0 10 10')
    if (!curve) throw new Error('no curve')
    // a quadratic curve is half way at a quarter of its ends and half of its control point
    expect(along({ x: 0, y: 0 }, curve, 0.5)).toEqual({ x: 7.5, y: 2.5 })
  })

  it('reflects the control point of a smooth curve', () => {
    expect(readPath('M0 0c1 2 3 4 5 5s4 0 5 5')).toEqual(readPath('M0 0C1 2 3 4 5 5C7 6 9 5 10 10'))
  })

  it.each([
    ['small, clockwise', 'M10 0A10 10 0 0 1 0 10', 0, 0],
    ['large, clockwise', 'M10 0A10 10 0 1 1 0 10', 10, 10],
    ['small, the other way', 'M10 0A10 10 0 0 0 0 10', 10, 10],
    ['large, the other way', 'M10 0A10 10 0 1 0 0 10', 0, 0],
  ])('keeps an arc on its circle: %s', (_, data, cx, cy) => {
    let from = { x: 10, y: 0 }
    for (const segment of readPath(data).slice(1)) {
      for (const t of [0.25, 0.5, 0.75, 1]) {
        const { x, y } = along(from, segment, t)
        expect(Math.hypot(x - cx, y - cy)).toBeCloseTo(10, 2)
      }
      from = segment.points.at(-1) ?? from
    }
    expect(from).toEqual({ x: 0, y: 10 })
  })

  it('grows the radii of an arc that cannot reach its end', () => {
    const points = readPath('M0 0A1 1 0 0 1 20 0').slice(1)
    const [first] = points
    if (!first) throw new Error('no arc')
    expect(first.points.at(-1)?.y).toBeCloseTo(-10, 6)
  })

  it.each(Object.keys(glyphs))('of the glyph %s stays on its grid', (name) => {
    for (const { points } of readPath(glyphs[name] ?? '')) {
      for (const { x, y } of points) {
        expect(Math.min(x, y)).toBeGreaterThan(0)
        expect(Math.max(x, y)).toBeLessThan(24)
      }
    }
  })
})
