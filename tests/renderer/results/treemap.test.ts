import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { treemap } from '../../../renderer/results/treemap.ts'

const sizes = fc
  .array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1, maxLength: 12 })
  .map((list) => list.sort((a, b) => b - a))

describe('a treemap', () => {
  it('gives each size its share of the area, inside the box, without overlap', () => {
    fc.assert(
      fc.property(sizes, (list) => {
        const total = list.reduce((sum, size) => sum + size, 0)
        const tiles = treemap(list, 160, 100)
        expect(tiles).toHaveLength(list.length)
        tiles.forEach((tile, i) => {
          expect(tile.width * tile.height).toBeCloseTo(((list[i] ?? 0) / total) * 16_000, 4)
          expect(tile.x).toBeGreaterThanOrEqual(-1e-6)
          expect(tile.y).toBeGreaterThanOrEqual(-1e-6)
          expect(tile.x + tile.width).toBeLessThanOrEqual(160 + 1e-6)
          expect(tile.y + tile.height).toBeLessThanOrEqual(100 + 1e-6)
          for (const other of tiles.slice(0, i)) {
            const across = Math.min(tile.x + tile.width, other.x + other.width) - Math.max(tile.x, other.x)
            const down = Math.min(tile.y + tile.height, other.y + other.height) - Math.max(tile.y, other.y)
            expect(Math.min(across, down)).toBeLessThan(1e-6)
          }
        })
      }),
      { seed: 7, numRuns: 100 },
    )
  })

  it('makes the tiles of the published example nearly square', () => {
    // Bruls, Huizing, van Wijk (2000), figure 3: 6 6 4 3 2 2 1 in 6 × 4; the first two are 3 × 2 beside each other.
    const [first, second] = treemap([6, 6, 4, 3, 2, 2, 1], 6, 4)
    expect(first).toEqual({ x: 0, y: 0, width: 3, height: 2 })
    expect(second).toEqual({ x: 0, y: 2, width: 3, height: 2 })
  })

  it('has no tiles when nothing has a size', () => {
    expect(treemap([], 160, 100)).toEqual([])
  })
})
