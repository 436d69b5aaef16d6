import { describe, expect, it } from 'vitest'
import { resolveDesign } from '../../../simulation/archetypes/resolve.ts'
import type { Shape } from '../../../simulation/design/design.ts'
import { Week } from '../../../simulation/traffic/instants.ts'
import { factorOf, hourlyFactors, scaledBesselI0 } from '../../../simulation/traffic/shape.ts'
import { draw, serves } from '../latency/drawing.ts'

const STEPS = 168 * 720

function meanOf(shape: Shape): number {
  const factor = factorOf(shape)
  let sum = 0
  for (let i = 0; i < STEPS; i++) sum += factor(((i + 0.5) / STEPS) * 168)
  return sum / STEPS
}

describe('a diurnal shape (contract §2.18)', () => {
  it('has a mean of 1 and its peak, which is as high as asked for, at its hour of every day', () => {
    for (const peakToMean of [1, 1.3, 2, 4, 12, 1000]) {
      const shape: Shape = { kind: 'diurnal', peakToMean, peakHour: 14.5 }
      const factor = factorOf(shape)
      expect(factor(14.5) / peakToMean).toBeCloseTo(1, 9)
      expect(factor(14.5 + 24 * 5)).toBeCloseTo(factor(14.5), 6)
      expect(factor(14.4)).toBeLessThanOrEqual(factor(14.5))
      expect(factor(14.6)).toBeLessThanOrEqual(factor(14.5))
      expect(meanOf(shape)).toBeCloseTo(1, 6)
    }
  })

  it('is exp(k cos φ) ÷ I₀(k)', () => {
    // k = 1.61…: the solution of exp(k) ÷ I₀(k) = 3, and half of a day from the peak exp(−2k) of it is left
    const factor = factorOf({ kind: 'diurnal', peakToMean: 3, peakHour: 6 })
    const k = Math.log(factor(6) / factor(18)) / 2
    expect(1 / scaledBesselI0(k)).toBeCloseTo(3, 9)
    for (const hour of [0, 1, 7, 12.25, 23]) {
      const angle = (2 * Math.PI * (hour - 6)) / 24
      expect(factor(hour)).toBeCloseTo(Math.exp(k * (Math.cos(angle) - 1)) / scaledBesselI0(k), 12)
    }
  })

  it('uses e^−k I₀(k) as tables have it, on both sides of its two expansions', () => {
    // values of scipy.special.ive, which agree with Abramowitz & Stegun, table 9.8
    for (const [k, value] of BESSEL) expect(scaledBesselI0(k) / value).toBeCloseTo(1, 13)
  })
})

const BESSEL = [
  [0.1, 0.9071009257823008],
  [1, 0.4657596075936404],
  [5, 0.18354081260932834],
  [29.9, 0.0732692190460019],
  [30.1, 0.07302329413106096],
  [200, 0.02822715994911192],
  [100000, 0.0012615678379767766],
] as const

describe('a burst (contract §2.18)', () => {
  const burst = (more: object = {}): Shape => ({
    kind: 'burst',
    peakToMean: 5,
    minutesPerDay: 90,
    startHour: 18,
    ...more,
  })

  it('is as high as asked for within its minutes, and what is left of the day outside', () => {
    const factor = factorOf(burst())
    const rest = (1 - (5 * 90) / 1440) / (1 - 90 / 1440)
    for (const hour of [18, 19.49, 18 + 24 * 6]) expect(factor(hour)).toBe(5)
    for (const hour of [0, 17.99, 19.5, 24 * 3]) expect(factor(hour)).toBeCloseTo(rest, 14)
    expect(meanOf(burst())).toBeCloseTo(1, 11)
  })

  it('wraps at midnight', () => {
    const factor = factorOf(burst({ startHour: 23.5, minutesPerDay: 60 }))
    expect([factor(23.75), factor(24.25), factor(0.25), factor(0.75)]).toEqual([5, 5, 5, factor(12)])
    const hours = hourlyFactors(burst({ startHour: 23.5, minutesPerDay: 60 }))
    expect(hours[23]).toBeCloseTo(hours[0] ?? 0, 12)
    expect(hours[23]).toBeCloseTo((5 + factor(12)) / 2, 12)
  })

  it('starts at 18:00 unless the file says otherwise', () => {
    const { workloads } = draw([serves('a', 1)], [['users', 'a']], {
      workloads: [{ id: 'w', source: 'users', rps: 1, shape: { kind: 'burst', peakToMean: 2, minutesPerDay: 10 } }],
    })
    expect(workloads[0]?.shape).toMatchObject({ startHour: 18 })
  })
})

it('hourly factors start on Monday 00:00 and repeat by the day or the week', () => {
  const day = Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 0.5 : 1.5))
  const daily = factorOf({ kind: 'hourly', factors: day })
  expect([daily(0), daily(11.99), daily(12), daily(24), daily(167.9)]).toEqual([0.5, 0.5, 1.5, 0.5, 1.5])
  const week = Array.from({ length: 168 }, (_, hour) => (hour < 120 ? 1.2 : 0.5))
  const weekly = factorOf({ kind: 'hourly', factors: week })
  expect([weekly(0), weekly(119.5), weekly(120), weekly(167.99)]).toEqual([1.2, 1.2, 0.5, 0.5])
})

it('the factors of the hours of a week have a mean of 1, so that a month has 730 ÷ 168 weeks of them', () => {
  const shapes: readonly Shape[] = [
    { kind: 'constant' },
    { kind: 'diurnal', peakToMean: 6, peakHour: 1.2 },
    { kind: 'burst', peakToMean: 30, minutesPerDay: 17, startHour: 23.9 },
    { kind: 'hourly', factors: Array.from({ length: 24 }, (_, hour) => hour / 11.5) },
  ]
  for (const shape of shapes) {
    const hours = hourlyFactors(shape)
    expect(hours).toHaveLength(168)
    expect(hours.reduce((sum, factor) => sum + factor, 0) / 168).toBeCloseTo(1, 12)
    const factor = factorOf(shape)
    const inHour = (hour: number) => {
      let sum = 0
      for (let i = 0; i < 720; i++) sum += factor(hour + (i + 0.5) / 720)
      return sum / 720
    }
    for (const hour of [0, 1, 23, 100]) expect(hours[hour]).toBeCloseTo(inHour(hour), 2)
  }
})

describe('the peak of a sum of rates (contract §2.18)', () => {
  const weekOf = (...shapes: readonly Shape[]) =>
    new Week(
      resolveDesign(
        draw([serves('a', 1)], [['users', 'a']], {
          workloads: shapes.map((shape, i) => ({ id: `w${i}`, source: 'users', rps: 1, shape })),
        }),
      ),
    )
  const highest = (shapes: readonly Shape[], weights: readonly number[]) => {
    const factors = shapes.map(factorOf)
    let best = 0
    for (let i = 0; i < STEPS; i++) {
      best = Math.max(
        best,
        factors.reduce((sum, factor, at) => sum + (weights[at] ?? 0) * factor((i / STEPS) * 168), 0),
      )
    }
    return best
  }

  it.each<{ readonly name: string; readonly shapes: readonly Shape[]; readonly weights: readonly number[] }>([
    {
      name: 'two days that peak at other hours',
      shapes: [
        { kind: 'diurnal', peakToMean: 3, peakHour: 9 },
        { kind: 'diurnal', peakToMean: 4, peakHour: 12.5 },
      ],
      weights: [1, 1],
    },
    {
      name: 'a day and a burst beside its peak',
      shapes: [
        { kind: 'diurnal', peakToMean: 2, peakHour: 15 },
        { kind: 'burst', peakToMean: 8, minutesPerDay: 45, startHour: 16.1 },
      ],
      weights: [5, 1],
    },
    {
      name: 'bursts that hardly meet',
      shapes: [
        { kind: 'burst', peakToMean: 8, minutesPerDay: 45, startHour: 3 },
        { kind: 'burst', peakToMean: 3, minutesPerDay: 30, startHour: 3.7 },
      ],
      weights: [1, 2],
    },
    {
      name: 'a Saturday',
      shapes: [{ kind: 'hourly', factors: Array.from({ length: 168 }, (_, hour) => (hour === 130 ? 84.5 : 0.5)) }],
      weights: [7],
    },
  ])('is its highest instant: $name', ({ shapes, weights }) => {
    const week = weekOf(...shapes)
    const factors = week.factorsAt(week.peakHour(weights))
    const peak = factors.reduce((sum, factor, i) => sum + factor * (weights[i] ?? 0), 0)
    expect(peak).toBeGreaterThanOrEqual(highest(shapes, weights) * (1 - 1e-9))
    expect(peak).toBeLessThanOrEqual(highest(shapes, weights) * (1 + 1e-4))
  })
})
