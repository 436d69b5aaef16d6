import { describe, expect, it } from 'vitest'
import { halfWidths } from '../../../simulation/events/measure.ts'

describe('half-widths of 95 % intervals over replications', () => {
  it('are t · s ÷ √R for every figure', () => {
    // mean 4, s² = ((−2)² + 0 + 1 + 1) ÷ 3 = 2; t with 3 degrees of freedom is 3.182 (Abramowitz & Stegun, table 26.10)
    const runs = [2, 4, 5, 5].map((mean) => ({ mean, nested: [{ p95: 3 * mean }, { p95: 7 }] }))
    const { mean, nested } = halfWidths(runs)
    expect(mean).toBeCloseTo((3.1824 * Math.sqrt(2)) / 2, 3)
    expect(nested[0]?.p95).toBeCloseTo(3 * mean, 12)
    expect(nested[1]?.p95).toBe(0)
  })

  it('are open where a replication saw nothing', () => {
    const runs: readonly { readonly mean: number | null }[] = [{ mean: 1 }, { mean: null }]
    expect(halfWidths(runs)).toEqual({ mean: null })
  })
})
