import { describe, expect, it } from 'vitest'
import type { Design } from '../../../simulation/design/design.ts'
import { evaluate, serialiseDesign } from '../../../simulation/index.ts'
import { simulated } from '../events/runs.ts'
import { draw, serves, type Wire } from './drawing.ts'

const S = 10
const U = 8
const endless = { servers: 'infinite' }

function answer(design: Design) {
  const { workloads, findings } = evaluate(design)
  const [workload] = workloads
  if (!workload) throw new Error('no workload')
  return { ...workload, findings }
}

/**
 * A visit is an exponential time of mean S and then something that is over by t with probability `after(t, P(T ≤ ·))`: P' = (after − P) ÷ S, by
 * Runge and Kutta's method.
 *
 * @returns P(T < ∞), the mean of the times that are finite, and their percentiles
 */
function integrated(after: (t: number, upTo: (t: number) => number) => number) {
  const step = 0.01
  const values = [0]
  const upTo = (t: number) => {
    const i = Math.min(Math.floor(t / step + 1e-9), values.length - 1)
    const next = values[i + 1] ?? values[i] ?? 0
    return (values[i] ?? 0) + ((next - (values[i] ?? 0)) * (t - i * step)) / step
  }
  const end = 800
  for (let i = 0; i * step < end; i++) {
    const t = i * step
    const p = values[i] ?? 0
    const slope = (time: number, value: number) => (after(time, (at) => (at >= time ? value : upTo(at))) - value) / S
    const k1 = slope(t, p)
    const k2 = slope(t + step / 2, p + (step / 2) * k1)
    const k3 = slope(t + step / 2, p + (step / 2) * k2)
    const k4 = slope(t + step, p + step * k3)
    values.push(p + (step / 6) * (k1 + 2 * k2 + 2 * k3 + k4))
  }
  const mass = values.at(-1) ?? 0
  let mean = 0
  for (const value of values) mean += (mass - value) * step
  return {
    mass,
    mean: (mean - (mass * step) / 2) / mass,
    quantile: (p: number) => values.findIndex((value) => value >= p * mass) * step,
  }
}

describe('a loop of calls', () => {
  it('is the sum of its turns', () => {
    // a geometric number of exponential turns is exponential
    const { latencyMs } = answer(
      draw(
        [serves('a', S, endless)],
        [
          ['users', 'a'],
          ['a', 'a', { calls: 0.3 }],
        ],
      ),
    )
    expect(latencyMs?.mean).toBeCloseTo(S / 0.7, 10)
    expect(latencyMs?.p99).toBeCloseTo((S / 0.7) * Math.log(100), 4)
  })

  it.each([0.9, 0.999, 0.99999, 0.999999])('that comes back with probability %d is exact, too', (calls) => {
    const { latencyMs } = answer(
      draw(
        [serves('a', S, endless)],
        [
          ['users', 'a'],
          ['a', 'a', { calls }],
        ],
      ),
    )
    const mean = S / (1 - calls)
    expect((latencyMs?.mean ?? 0) / mean).toBeCloseTo(1, 8)
    expect((latencyMs?.p50 ?? 0) / (mean * Math.log(2))).toBeCloseTo(1, 7)
    expect((latencyMs?.p999 ?? 0) / (mean * Math.log(1000))).toBeCloseTo(1, 5)
  })

  it('is waited for by a part that holds its slot as theory has it', () => {
    // held for an exponential time: turns of a station without a queue, a geometric number of them
    const { latencyMs } = answer(
      draw(
        [serves('front', 0, { servers: 1, blocking: true }), serves('a', S, endless)],
        [
          ['users', 'front'],
          ['front', 'a'],
          ['a', 'a', { calls: 0.5 }],
        ],
        { workloads: [{ id: 'w', source: 'users', rps: 40 }] },
      ),
    )
    expect(latencyMs?.mean).toBeCloseTo(20 / (1 - 0.8), 9)
  })

  it('that branches seldom lasts long, but then very long', () => {
    const b = 0.98
    const { latencyMs } = answer(
      draw(
        [serves('a', S, endless)],
        [
          ['users', 'a'],
          ['a', 'a', { calls: b / 2 }],
          ['a', 'a', { calls: b / 2 }],
        ],
      ),
    )
    const turns = 1 / (1 - b)
    expect((latencyMs?.mean ?? 0) / (S * turns)).toBeCloseTo(1, 9)
    // 3,200,000 simulated requests: 40.81 ± 0.15, 1,890 ± 11 and 34,583 ± 428 ms
    expect(latencyMs?.p50).toBeCloseTo(40.855, 2)
    expect(latencyMs?.p95).toBeCloseTo(1894.2, 0)
    expect(latencyMs?.p999).toBeCloseTo(34591, -1)
  })

  it('that takes no time takes none, however often it comes back', () => {
    const { latencyMs } = answer(
      draw(
        [serves('a', 0, endless)],
        [
          ['users', 'a'],
          ['a', 'a', { calls: 0.9999 }],
        ],
      ),
    )
    expect(latencyMs).toEqual({ mean: 0, p50: 0, p90: 0, p95: 0, p99: 0, p999: 0 })
  })

  it('that seldom leads to a part that takes time mostly takes none', () => {
    const b = 0.2
    const { latencyMs } = answer(
      draw(
        [serves('a', 0, endless), serves('b', S, endless)],
        [
          ['users', 'a'],
          ['a', 'b', { calls: b }],
          ['b', 'a'],
        ],
      ),
    )
    // P(T > t) = b·e^−(1 − b)t/S: a geometric number of exponential turns
    const quantile = (tail: number) => (S / (1 - b)) * Math.log(b / tail)
    expect(latencyMs?.mean).toBeCloseTo((S * b) / (1 - b), 9)
    expect(latencyMs?.p50).toBe(0)
    expect(latencyMs?.p90).toBeCloseTo(quantile(0.1), 6)
    expect(latencyMs?.p99).toBeCloseTo(quantile(0.01), 6)
  })

  it('of constant turns ends with one of them', () => {
    const { latencyMs } = answer(
      draw(
        [serves('a', 0, { ...endless, serviceTime: { distribution: 'deterministic', meanMs: S } })],
        [
          ['users', 'a'],
          ['a', 'a', { calls: 0.4 }],
        ],
      ),
    )
    // more than n turns with probability 0.4ⁿ
    expect(latencyMs?.mean).toBeCloseTo(S / 0.6, 9)
    expect([latencyMs?.p50, latencyMs?.p90, latencyMs?.p95, latencyMs?.p99]).toEqual([S, 3 * S, 4 * S, 6 * S])
  })

  it('of many constant turns is exact to the last of a thousand, also with a timeout that hardly a call reaches', () => {
    for (const patience of [{}, { timeoutMs: 400 * S }]) {
      const { latencyMs, errorRate } = answer(
        draw(
          [serves('a', 0, { ...endless, serviceTime: { distribution: 'deterministic', meanMs: S } })],
          [
            ['users', 'a'],
            ['a', 'a', { calls: 0.7, ...patience }],
          ],
        ),
      )
      expect(errorRate).toBe(0)
      expect((latencyMs?.mean ?? 0) / (S / 0.3)).toBeCloseTo(1, 9)
      // the least n with 0.7ⁿ below what is left
      for (const [key, turns] of [
        ['p50', 2],
        ['p95', 9],
        ['p99', 13],
        ['p999', 20],
      ] as const)
        expect((latencyMs?.[key] ?? 0) / S).toBeCloseTo(turns, 6)
    }
  })

  it('of exponential turns is exact with a timeout that hardly a call reaches', () => {
    const { latencyMs, errorRate } = answer(
      draw(
        [serves('a', S, endless)],
        [
          ['users', 'a'],
          ['a', 'a', { calls: 0.6, timeoutMs: 60 * S, retries: 2 }],
        ],
      ),
    )
    // a geometric number of exponential times is an exponential time
    expect(errorRate).toBe(0)
    expect((latencyMs?.mean ?? 0) / (S / 0.4)).toBeCloseTo(1, 9)
    expect((latencyMs?.p99 ?? 0) / ((S / 0.4) * Math.log(100))).toBeCloseTo(1, 9)
  })

  it('with a join waits for itself beside another call', () => {
    const { latencyMs, errorRate } = answer(
      draw(
        [serves('a', S, endless), serves('b', U, endless)],
        [
          ['users', 'a'],
          ['a', 'a', { calls: 0.3, stage: 1 }],
          ['a', 'b', { stage: 1 }],
        ],
      ),
    )
    const exact = integrated((t, upTo) => (0.7 + 0.3 * upTo(t)) * (1 - Math.exp(-t / U)))
    expect(errorRate).toBe(0)
    expect((latencyMs?.mean ?? 0) / exact.mean).toBeCloseTo(1, 4)
    for (const [key, p] of [
      ['p50', 0.5],
      ['p95', 0.95],
      ['p999', 0.999],
    ] as const) {
      expect((latencyMs?.[key] ?? 0) / exact.quantile(p)).toBeCloseTo(1, 3)
    }
  })

  it.each([0.3, 0.95])('with a timeout fails as often as a turn takes too long, coming back with %d', (calls) => {
    const limit = 25
    const { latencyMs, errorRate } = answer(
      draw(
        [serves('a', S, endless)],
        [
          ['users', 'a'],
          ['a', 'a', { calls, timeoutMs: limit }],
        ],
      ),
    )
    const exact = integrated((t, upTo) => 1 - calls + calls * upTo(Math.min(t, limit)))
    expect(errorRate).toBeCloseTo(1 - exact.mass, 5)
    expect((latencyMs?.mean ?? 0) / exact.mean).toBeCloseTo(1, 4)
    expect((latencyMs?.p95 ?? 0) / exact.quantile(0.95)).toBeCloseTo(1, 3)
  })

  it('grows without end where what comes back is tried again, as those who gave up leave their work behind', () => {
    // 0.9 calls, most of which are too late and made twice
    const retried = draw(
      [serves('a', S, endless)],
      [
        ['users', 'a'],
        ['a', 'a', { calls: 0.9, timeoutMs: 6 * S, retries: 1 }],
      ],
    )
    expect(evaluate(retried).system.unstable).toBe(true)
  })

  it('of slots without end that are held is as fast as without holding them', () => {
    const wires: readonly Wire[] = [
      ['users', 'a'],
      ['a', 'a', { calls: 0.3, timeoutMs: 25 }],
    ]
    const plain = answer(draw([serves('a', S, endless)], wires))
    const held = answer(draw([serves('a', S, { ...endless, blocking: true })], wires))
    expect(held.latencyMs).toEqual(plain.latencyMs)
    expect(held.errorRate).toBe(plain.errorRate)
  })

  it('that comes back too often for that is named, with a remedy', () => {
    const { latencyMs, findings } = answer(
      draw(
        [serves('a', S, endless), serves('b', U, endless)],
        [
          ['users', 'a'],
          ['a', 'a', { calls: 0.99, stage: 1 }],
          ['a', 'b', { stage: 1 }],
        ],
      ),
    )
    expect(latencyMs).toBeNull()
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'unsolved-loop', nodeIds: ['a'] }))
  })

  describe.each([0.3, 0.5])('through full queues and a join, coming back with %d', (calls) => {
    const design = draw(
      [
        serves('a', S, { servers: 2, queueLimit: 3 }),
        serves('b', U, { servers: 1, queueLimit: 2 }),
        serves('c', U, { servers: 1, queueLimit: 2 }),
      ],
      [
        ['users', 'a'],
        ['a', 'b', { stage: 1 }],
        ['a', 'c', { stage: 1 }],
        ['a', 'a', { calls, stage: 2 }],
      ],
      { workloads: [{ id: 'w', source: 'users', rps: 20 }] },
    )
    const computed = answer(design)

    it('is solved as the simulation plays it', () => {
      const run = simulated(serialiseDesign(design))
      const played = run.workloads[0]
      // arrivals that come back are not quite Poisson
      expect((computed.latencyMs?.mean ?? 0) / (played?.latencyMs?.mean ?? 1)).toBeCloseTo(1, 1)
      expect((computed.latencyMs?.p95 ?? 0) / (played?.latencyMs?.p95 ?? 1)).toBeCloseTo(1, 1)
      expect(Math.abs((computed.errorRate ?? 1) - (played?.errorRate ?? 0))).toBeLessThan(0.03)
    })
  })
})
