import { describe, expect, it } from 'vitest'
import { type DrawLaw, Draws } from '../../../simulation/events/draws.ts'
import { student975 } from '../../../simulation/events/student.ts'
import { angle, cosine, exp, log, sine } from '../../../simulation/traffic/numbers.ts'

function draw(law: DrawLaw, count: number, seed = 1, name = 'service:api'): readonly number[] {
  const draws = new Draws([{ name, law }], seed, 0)
  return Array.from({ length: count }, () => draws.take(0))
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('own functions', () => {
  it('are those of the language to the last digit or the one before', () => {
    for (let i = 0; i < 20_000; i++) {
      const x = (i / 20_000 - 0.5) * 200
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(3e-16)
      expect(Math.abs(cosine(x) - Math.cos(x))).toBeLessThan(5e-16)
      const y = 10 ** ((i / 20_000 - 0.5) * 60) * (1 + i / 7)
      expect(Math.abs(log(y) - Math.log(y))).toBeLessThanOrEqual(3e-16 * Math.max(1, Math.abs(Math.log(y))))
    }
  })

  it('know the angle of a point in all quarters, on the axes and at the origin', () => {
    for (let i = 0; i < 20_000; i++) {
      const turn = (i / 10_000 - 1) * Math.PI
      const far = 10 ** ((i % 40) - 20)
      const [x, y] = [far * cosine(turn), far * sine(turn)]
      expect(Math.abs(angle(y, x) - Math.atan2(y, x))).toBeLessThan(9e-16)
    }
    const axes = [
      [0, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
    ] as const
    for (const [y, x] of axes) expect(angle(y, x)).toBeCloseTo(Math.atan2(y, x), 15)
    expect(angle(0, 0)).toBe(0)
  })

  it('know Student’s t', () => {
    // Abramowitz & Stegun, table 26.10
    for (const [degrees, value] of [
      [1, 12.706],
      [2, 4.303],
      [7, 2.365],
      [9, 2.262],
      [30, 2.042],
      [120, 1.98],
    ] as const) {
      expect(student975(degrees)).toBeCloseTo(value, 3)
    }
  })
})

describe('streams of draws', () => {
  const COUNT = 200_000
  it.each([
    { law: { distribution: 'exponential', meanMs: 2 } as const, cv2: 1 },
    { law: { distribution: 'erlang', k: 3, meanMs: 2 } as const, cv2: 1 / 3 },
    { law: { distribution: 'hyperexponential', cv2: 4, meanMs: 2 } as const, cv2: 4 },
    { law: { distribution: 'lognormal', cv2: 0.5, meanMs: 2 } as const, cv2: 0.5 },
    { law: { distribution: 'deterministic', meanMs: 2 } as const, cv2: 0 },
  ])('have the mean and the spread of $law.distribution', ({ law, cv2 }) => {
    const values = draw(law, COUNT)
    const centre = mean(values)
    expect(Math.abs(centre - 2)).toBeLessThanOrEqual(4 * 2 * Math.sqrt(cv2 / COUNT) + 1e-12)
    const spread = mean(values.map((value) => (value / centre - 1) ** 2))
    expect(spread).toBeCloseTo(cv2, cv2 > 1 ? 0 : 1)
  })

  it('have the tail of the exponential law', () => {
    const values = draw({ distribution: 'exponential', meanMs: 1 }, COUNT)
    for (const at of [0.1, Math.LN2, 3, 7.8]) {
      const p = Math.exp(-at)
      const above = values.filter((value) => value > at).length
      expect(Math.abs(above - COUNT * p)).toBeLessThan(4 * Math.sqrt(COUNT * p * (1 - p)))
    }
  })

  it('have the exponential law everywhere, between the layers of the ziggurat too', () => {
    const many = 2_000_000
    const cells = new Float64Array(500)
    for (const value of draw({ distribution: 'exponential', meanMs: 1 }, many)) {
      cells[Math.min(499, Math.floor(-500 * Math.expm1(-value)))]!++
    }
    const expected = many / 500
    const chi2 = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // 499 degrees: mean 499, deviation 31.6
    expect(Math.abs(chi2 - 499)).toBeLessThan(4 * Math.sqrt(2 * 499))
  })

  it('fill the unit interval evenly', () => {
    const cells = new Array<number>(64).fill(0)
    for (const value of draw({ distribution: 'uniform' }, COUNT)) {
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThan(1)
      cells[Math.floor(value * 64)] = (cells[Math.floor(value * 64)] ?? 0) + 1
    }
    const expected = COUNT / 64
    const chi2 = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // 63 degrees: mean 63, deviation 11.2
    expect(Math.abs(chi2 - 63)).toBeLessThan(4 * 11.2)
  })

  it('are equal for equal names and seeds, and unrelated for others', () => {
    const law = { distribution: 'exponential', meanMs: 1 } as const
    expect(draw(law, 1000)).toEqual(draw(law, 1000))
    for (const [seed, name] of [
      [2, 'service:api'],
      [1, 'service:apj'],
    ] as const) {
      const one = draw(law, 20_000)
      const other = draw(law, 20_000, seed, name)
      const together = mean(one.map((value, i) => (value - 1) * ((other[i] ?? 0) - 1)))
      expect(Math.abs(together)).toBeLessThan(4 / Math.sqrt(20_000))
    }
  })
})
