import { describe, expect, it } from 'vitest'
import { BINS, binOf, lowerBound, quantile } from '../../../simulation/events/histogram.ts'

describe('the histogram of times', () => {
  it('keeps every time within a bin no wider than 0.8 % of it', () => {
    for (let exponent = -5; exponent < 10; exponent += 0.013) {
      const value = 10 ** exponent
      const bin = binOf(value)
      expect(lowerBound(bin)).toBeLessThanOrEqual(value)
      expect(lowerBound(bin + 1)).toBeGreaterThan(value)
      expect(lowerBound(bin + 1) / lowerBound(bin)).toBeLessThanOrEqual(1 + 1 / 128)
    }
  })

  it('counts nothing as nothing and the endless as the longest', () => {
    expect(binOf(0)).toBe(0)
    expect(binOf(1e-12)).toBe(0)
    expect(binOf(1e300)).toBe(BINS - 1)
  })

  it('gives quantiles of an exponential law within half a percent', () => {
    const counts = new Float64Array(BINS)
    const COUNT = 100_000
    for (let i = 0; i < COUNT; i++) counts[binOf(-Math.log(1 - (i + 0.5) / COUNT))]!++
    for (const share of [0.5, 0.9, 0.95, 0.99, 0.999]) {
      expect(quantile(counts, 0, COUNT, share) / -Math.log(1 - share)).toBeCloseTo(1, 2)
    }
  })

  it('takes values within a bin as evenly spread', () => {
    const counts = new Float64Array(BINS)
    const bin = binOf(10)
    counts[bin] = 4
    const width = lowerBound(bin + 1) - lowerBound(bin)
    for (const share of [0.25, 0.5, 1]) {
      expect(quantile(counts, 0, 4, share)).toBeCloseTo(lowerBound(bin) + share * width, 12)
    }
  })

  it('takes zeros that were not recorded as the shortest times', () => {
    const counts = new Float64Array(BINS)
    counts[binOf(10)] = 20
    expect(quantile(counts, 80, 100, 0.5)).toBe(0)
    expect(quantile(counts, 80, 100, 0.8)).toBe(0)
    expect(Math.abs(quantile(counts, 80, 100, 0.9) / 10 - 1)).toBeLessThan(0.01)
  })
})
