import { describe, expect, it } from 'vitest'
import type { Design } from '../../../simulation/design/design.ts'
import { evaluate } from '../../../simulation/index.ts'
import { draw, serves } from './drawing.ts'

/** Report of one part, and of the workload. */
function report(design: Design, id = 'a') {
  const { nodes, workloads, system } = evaluate(design)
  const node = nodes.find((one) => one.id === id)
  const [workload] = workloads
  if (!node || !workload) throw new Error(`no ${id}`)
  return { node, workload, system }
}

describe('losses at full queues', () => {
  it('take load off what comes after, so that it need not be saturated', () => {
    // Erlang B(1, 2) = 2/3 of 10 a second is lost, and 10/3 a second × 150 ms is half a server
    const design = draw(
      [serves('a', 200, { queueLimit: 0 }), serves('b', 150)],
      [
        ['users', 'a'],
        ['a', 'b'],
      ],
    )
    const { node, workload } = report(design, 'b')
    expect(node.arrivalRps).toBeCloseTo(10 / 3, 12)
    expect(node.utilisation).toBeCloseTo(0.5, 12)
    expect(workload.errorRate).toBeCloseTo(2 / 3, 12)
    expect(workload.latencyMs?.mean).toBeCloseTo(200 + 150 / (1 - 0.5), 9)
  })

  it.each([0.5, 0.95])('around a loop of gain %d are those of the quadratic that the flow solves, to 1e−9', (calls) => {
    // λ = r + g·λ·(1 − B), where B = sλ ÷ (1 + sλ) of what comes to one server without waiting places is lost; the visit that calls back is over
    // when that call is lost, and else goes on to b
    const [r, s] = [120, 0.01]
    const half = (1 - calls - r * s) / (2 * s)
    const rate = -half + Math.sqrt(half * half + r / s)
    const kept = 1 / (1 + s * rate)
    const ok = (kept * (1 - calls)) / (1 - kept * calls)
    const design = draw(
      [serves('a', 10, { queueLimit: 0 }), serves('b', 1, { servers: 'infinite' })],
      [
        ['users', 'a'],
        ['a', 'a', { calls, stage: 1 }],
        ['a', 'b', { stage: 2 }],
      ],
      { workloads: [{ id: 'w', source: 'users', rps: r }] },
    )
    const { node, workload } = report(design)
    expect(node.arrivalRps! / rate).toBeCloseTo(1, 9)
    expect(node.lossFraction / (1 - kept)).toBeCloseTo(1, 9)
    expect(workload.errorRate! / (1 - ok)).toBeCloseTo(1, 9)
    expect(report(design, 'b').node.arrivalRps! / (rate * kept * (1 - calls + calls * ok))).toBeCloseTo(1, 9)
  })

  it('at a part that calls pass through fail the call, which never arrives', () => {
    const design = draw([serves('a', 50), serves('gate', 100, { queueLimit: 0 })], [['users', 'a', { via: ['gate'] }]])
    const { node, workload } = report(design)
    expect(node.arrivalRps).toBeCloseTo(5, 12)
    expect(workload.errorRate).toBeCloseTo(0.5, 12)
    expect(workload.latencyMs?.mean).toBeCloseTo(100 + 50 / (1 - 0.25), 9)
  })

  it('are tried again, and what is tried again is load', () => {
    // the rate of an M/M/1/1 queue with one retry: λ = 10 (1 + B), B = a ÷ (1 + a), a = λ·0.02
    const { node, workload } = report(draw([serves('a', 20, { queueLimit: 0 })], [['users', 'a', { retries: 1 }]]))
    const a = (node.arrivalRps ?? 0) * 0.02
    const loss = a / (1 + a)
    expect(node.lossFraction).toBeCloseTo(loss, 10)
    expect(node.arrivalRps).toBeCloseTo(10 * (1 + loss), 9)
    expect(workload.errorRate).toBeCloseTo(loss * loss, 10)
  })
})

describe('timeouts', () => {
  it('follow the law of the response, and what was sent stays load', () => {
    // M/M/1 at λ: P(T > t) = e^−(μ − λ)t, with one retry λ = 10 (1 + P)
    const { node, workload } = report(draw([serves('a', 20)], [['users', 'a', { timeoutMs: 100, retries: 1 }]]))
    const lambda = node.arrivalRps ?? 0
    const late = Math.exp(-(50 - lambda) * 0.1)
    expect(lambda).toBeCloseTo(10 * (1 + late), 8)
    expect(workload.errorRate).toBeCloseTo(late * late, 8)
  })

  it('cut off each of several attempts, whose answers come in spans of their own', () => {
    // of an exponential time, in (0, 20), (20, 40) and (40, 60): with q = e^−2, an attempt more each with probability q
    const q = Math.exp(-2)
    const mass = 1 - q ** 3
    const quantile = (p: number) => {
      const before = Math.floor(Math.log(1 - p * mass) / Math.log(q))
      return 20 * before - 10 * Math.log(1 - (p * mass - (1 - q ** before)) / q ** before)
    }
    const patience = { timeoutMs: 20, retries: 2 }
    const { workload } = report(draw([serves('a', 10, { servers: 'infinite' })], [['users', 'a', patience]]))
    expect(workload.errorRate).toBeCloseTo(1 - mass, 8)
    for (const [key, p] of [
      ['p50', 0.5],
      ['p90', 0.9],
      ['p99', 0.99],
      ['p999', 0.999],
    ] as const) {
      expect(workload.latencyMs?.[key]).toBeCloseTo(quantile(p), 3)
    }
  })

  it('that nobody meets fail all requests, as a finding says in plain figures', () => {
    const design = draw([serves('a', 100, { servers: 'infinite' })], [['users', 'a', { timeoutMs: 0, retries: 10 }]])
    const lost = evaluate(design).findings.find(({ rule }) => rule === 'requests-lost')
    expect(lost?.message).toMatch(/^100 % of w fail/)
  })

  it('take the least of two solutions', () => {
    // 20 (1 + e^−(50 − λ)·0.1) has a fixed point below 50 and one above; the least one is stable
    const { node } = report(
      draw([serves('a', 20)], [['users', 'a', { timeoutMs: 100, retries: 1 }]], {
        workloads: [{ id: 'w', source: 'users', rps: 20 }],
      }),
    )
    let lambda = 20
    for (let round = 0; round < 10_000; round++) lambda = 20 * (1 + Math.exp(-(50 - lambda) * 0.1))
    expect(lambda).toBeLessThan(50)
    expect(node.arrivalRps).toBeCloseTo(lambda, 6)
  })

  it('leave a part saturated that retries drown', () => {
    const { node, workload } = report(draw([serves('a', 50)], [['users', 'a', { timeoutMs: 100, retries: 2 }]]))
    expect(node).toMatchObject({ saturated: true, latencyMs: null, meanWaitMs: null })
    expect(workload).toMatchObject({ saturated: true, latencyMs: null })
  })
})

describe('calls of which hardly one is in time', () => {
  const S = 10
  /** Of an exponential time with mean S, made `calls` times with a limit. */
  const limited = (timeoutMs: number, calls: number) =>
    report(draw([serves('a', S, { servers: 'infinite' })], [['users', 'a', { timeoutMs, calls }]])).workload

  it.each([
    [30, 50],
    [30, 1000],
    [1, 2],
    [1, 50],
    [0.1, 4],
    [0.001, 1],
    [0.00001, 1],
  ])('in %d ms, %d times over: those that are take as long as they may', (limit, calls) => {
    const inTime = -Math.expm1(-limit / S)
    const { errorRate, latencyMs } = limited(limit, calls)
    expect(errorRate).toBeCloseTo(1 - inTime ** calls, 7)
    // E[T | T ≤ τ] = S − τ·e^(−τ/S) ÷ P(T ≤ τ), which next to τ = 0 is τ ÷ 2
    const x = limit / S
    const mean = x < 1e-3 ? limit * (1 / 2 - x / 12) : S - (limit * (1 - inTime)) / inTime
    expect((latencyMs?.mean ?? Number.NaN) / (calls * mean)).toBeCloseTo(1, limit < 1e-4 ? 3 : 4)
    expect(latencyMs?.p999).toBeLessThanOrEqual(limit * calls * (1 + 1e-9))
  })

  it('are as good as uniform, and add up as uniform times do', () => {
    // Irwin–Hall: P(U + V > 2 − x) = x² ÷ 2, and three are symmetric around 1.5
    expect((limited(0.01, 2).latencyMs?.p95 ?? 0) / (0.01 * (2 - Math.sqrt(0.1)))).toBeCloseTo(1, 2)
    expect((limited(0.01, 3).latencyMs?.p50 ?? 0) / 0.015).toBeCloseTo(1, 2)
  })

  it('have no latency where none is that could be told from nothing', () => {
    expect(limited(1e-9, 1)).toMatchObject({ errorRate: 1, latencyMs: null })
    expect(limited(1, 1000)).toMatchObject({ errorRate: 1, latencyMs: null })
  })
})

describe('a part that holds its slot while it waits', () => {
  it('is busy for its own time and that of its calls, and says that this is approximate', () => {
    const design = draw(
      [serves('a', 20, { servers: 2, blocking: true }), serves('b', 30, { servers: 'infinite' })],
      [
        ['users', 'a'],
        ['a', 'b'],
      ],
    )
    const { node } = report(design)
    expect(node).toMatchObject({ meanServiceMs: 50, utilisation: 0.25, approximate: true })
  })

  it('waits for its own slots when it calls itself', () => {
    const { node, workload } = report(
      draw(
        [serves('a', 20, { servers: 2, blocking: true })],
        [
          ['users', 'a'],
          ['a', 'a', { calls: 0.3 }],
        ],
      ),
    )
    const wait = node.meanWaitMs ?? 0
    // held = service + 0.3 × (wait + held)
    expect(node.meanServiceMs).toBeCloseTo((20 + 0.3 * wait) / 0.7, 9)
    expect(workload.latencyMs?.mean).toBeCloseTo(wait + (node.meanServiceMs ?? 0), 9)
  })

  it('keeps what passes through it on a wire for its own time alone', () => {
    const drawn = (servers: number | string) =>
      report(
        draw(
          [
            serves('a', 5, { servers, blocking: true }),
            serves('b', 20, { servers: 'infinite' }),
            serves('c', 1, { servers: 'infinite' }),
          ],
          [
            ['users', 'a'],
            ['a', 'b'],
            ['users', 'c', { via: ['a'] }],
          ],
        ),
      )
    const endless = drawn('infinite')
    expect(endless.node.meanServiceMs).toBeCloseTo((25 + 5) / 2, 12)
    expect(endless.workload.latencyMs?.mean).toBeCloseTo(25 + 5 + 1, 9)
    const { node, workload } = drawn(2)
    expect(node).toMatchObject({ utilisation: 0.15, approximate: true })
    expect(workload.latencyMs?.mean).toBeCloseTo(25 + 5 + 1 + 2 * (node.meanWaitMs ?? 0), 9)
  })

  it('lets it go at the first of parallel calls that fails', () => {
    const { node } = report(
      draw(
        [
          [
            'a',
            'generic.service',
            { servers: 'infinite', blocking: true, serviceTime: { distribution: 'deterministic', meanMs: 0 } },
          ],
          serves('b', 20, { servers: 'infinite' }),
          serves('c', 20, { servers: 'infinite' }),
        ],
        [
          ['users', 'a'],
          ['a', 'b', { stage: 1, timeoutMs: 10 }],
          ['a', 'c', { stage: 1, timeoutMs: 30 }],
        ],
      ),
    )
    // b is late with probability e^−½, at 10 ms; else c is the last, over by t with 1 − e^−t/20, and gone at 30 ms
    const inTime = 1 - Math.exp(-0.5)
    const bLate = 10 * Math.exp(-0.5)
    // E[max(b, c) ∧ 30; b in time] = ∫ P(b in time) − P(b ≤ t, b in time)·P(c ≤ t) dt
    const upTo = (t: number) => t + 20 * Math.exp(-t / 20)
    const square = (t: number) => t + 40 * Math.exp(-t / 20) - 10 * Math.exp(-t / 10)
    const both = 30 * inTime - (square(10) - square(0)) - inTime * (upTo(30) - upTo(10))
    expect(node.meanServiceMs).toBeCloseTo(bLate + both, 5)
  })

  it('is an exact queue when it waits for nothing', () => {
    const { node } = report(draw([serves('a', 20, { blocking: true })], [['users', 'a']]))
    expect(node).toMatchObject({ approximate: false, meanResponseMs: 25 })
  })
})

describe('what cannot be said', () => {
  it('has no figures for the system when some source is joined to nothing', () => {
    const design = draw([serves('a', 10), ['idle', 'generic.client']], [['users', 'a']], {
      workloads: [
        { id: 'w', source: 'users', rps: 1 },
        { id: 'v', source: 'idle', rps: 1 },
      ],
    })
    const { system, workload } = report(design)
    expect(system).toMatchObject({ latencyMs: null, availability: null, availabilityContract: null })
    expect(workload.latencyMs?.mean).toBeCloseTo(10 / 0.99, 9)
  })

  it('leaves out a workload that waits for nothing', () => {
    const { system, workload } = report(draw([serves('a', 10)], [['users', 'a', { kind: 'async' }]]))
    expect(workload).toMatchObject({ latencyMs: null, availability: null })
    expect(system).toMatchObject({ latencyMs: null, availability: null })
  })

  it('has no rate in a loop without end', () => {
    const loop = draw(
      [serves('a', 10)],
      [
        ['users', 'a'],
        ['a', 'a', { calls: 1.5 }],
      ],
    )
    expect(report(loop).node).toMatchObject({ arrivalRps: null, peak: { arrivalRps: null }, latencyMs: null })
  })

  it('does not know how long a slot is held behind such a loop', () => {
    const { node } = report(
      draw(
        [serves('a', 5, { servers: 'infinite', blocking: true })],
        [
          ['users', 'a'],
          ['a', 'a'],
        ],
      ),
    )
    expect(node).toMatchObject({ meanServiceMs: null, meanResponseMs: null, saturated: false })
  })
})
