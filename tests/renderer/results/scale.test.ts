import { describe, expect, it } from 'vitest'
import { ninesOf, ticks } from '../../../renderer/results/scale.ts'

describe('ticks of an axis', () => {
  it.each([
    [67.3, 8, [0, 10, 20, 30, 40, 50, 60]],
    [35, 6, [0, 10, 20, 30]],
    [0.9, 6, [0, 0.2, 0.4, 0.6, 0.8]],
    [1234, 5, [0, 500, 1000]],
  ])('to %s with at most %s marks', (end, most, expected) => {
    expect(ticks(end, most)).toEqual(expected)
  })

  it('is only 0 where there is nothing to show', () => {
    expect(ticks(0, 6)).toEqual([0])
    expect(ticks(Number.NaN, 6)).toEqual([0])
  })
})

describe('nines', () => {
  it('counts them', () => {
    expect(ninesOf(0.001)).toBeCloseTo(3, 12)
    expect(ninesOf(0.0005)).toBeCloseTo(3.301, 3)
  })

  it('stays on the scale when nothing fails, or everything', () => {
    expect(ninesOf(0, 7)).toBe(7)
    expect(ninesOf(1)).toBe(0)
  })
})
