import { describe, expect, it } from 'vitest'
import { draw, type Part, serves, type Wire } from '../latency/drawing.ts'
import { lossy, reportOf } from './reports.ts'

const endless = (id: string, meanMs: number, more: object = {}) => serves(id, meanMs, { servers: 'infinite', ...more })

describe('retries (contract §2.15)', () => {
  it('start backoff × 2^(i−1) after failure i, at most so many more', () => {
    // each attempt is lost at once with probability B; B follows from the rate 10 (1 + B + B² + B³)
    const serviceMs = 20
    let b = 0
    for (let round = 0; round < 500; round++) {
      const load = (10 * (1 + b + b * b + b ** 3) * serviceMs) / 1000
      b = load / (1 + load)
    }
    const { node, workload } = reportOf(
      draw([serves('a', serviceMs, { queueLimit: 0 })], [['users', 'a', { retries: 3, backoffMs: 100 }]]),
    )
    expect(node('a').lossFraction).toBeCloseTo(b, 9)
    expect(node('a').arrivalRps).toBeCloseTo(10 * (1 + b + b * b + b ** 3), 8)
    expect(workload().errorRate).toBeCloseTo(b ** 4, 9)
    // waits of 100, 100 + 200 and 100 + 200 + 400 ms before the second, third and fourth attempt
    const waits = (1 - b) * (b * 100 + b * b * 300 + b ** 3 * 700)
    expect(workload().latencyMs?.mean).toBeCloseTo(serviceMs + waits / (1 - b ** 4), 7)
  })

  it('at every layer multiply the load of the last one', () => {
    const slow = { serviceTime: { distribution: 'deterministic', meanMs: 100 } }
    const { edge } = reportOf(
      draw(
        [endless('a', 0), endless('b', 0), endless('c', 0, slow)],
        [
          ['users', 'a', { retries: 2 }],
          ['a', 'b', { retries: 1 }],
          ['b', 'c', { retries: 3, timeoutMs: 5 }],
        ],
      ),
    )
    expect(edge('e0').rps).toBeCloseTo(10 * 3, 9)
    expect(edge('e1').rps).toBeCloseTo(10 * 3 * 2, 9)
    expect(edge('e2').rps).toBeCloseTo(10 * 3 * 2 * 4, 9)
  })

  it('of any number are all counted, even where every attempt fails', () => {
    const slow = { serviceTime: { distribution: 'deterministic', meanMs: 100 } }
    const { edge } = reportOf(draw([endless('a', 0, slow)], [['users', 'a', { retries: 1000, timeoutMs: 5 }]]))
    expect(edge('e0').rps).toBeCloseTo(10 * 1001, 6)
    // one in 500 is answered in time: after 501 attempts e^−1 are still without an answer
    const late = draw([endless('a', -5 / Math.log(0.998))], [['users', 'a', { retries: 500, timeoutMs: 5 }]])
    expect(reportOf(late).workload().errorRate).toBeCloseTo(0.998 ** 501, 5)
  })

  it('of any number leave to a fallback what none of them answered', () => {
    const { edge } = reportOf(
      draw(
        [endless('a', 0), endless('b', -5 / Math.log(0.998)), endless('c', 1)],
        [
          ['users', 'a'],
          ['a', 'b', { retries: 500, timeoutMs: 5 }],
          ['a', 'c', { dependency: 'fallback:e1' }],
        ],
      ),
    )
    expect(edge('e2').rps).toBeCloseTo(10 * 0.998 ** 501, 5)
  })

  it('follow failures that come too late as well as answers that do', () => {
    // a deadline of 20 ms on what takes 50 ms, and then fails half of the time: every attempt is late
    const slow = { serviceTime: { distribution: 'deterministic', meanMs: 50 } }
    const half = lossy(0.5, 20)
    const { edge, workload } = reportOf(
      draw(
        [endless('a', 0, slow), serves('b', half.meanMs, half.config)],
        [
          ['users', 'a', { retries: 1, timeoutMs: 20 }],
          ['a', 'b'],
        ],
      ),
    )
    expect(edge('e0').rps).toBeCloseTo(20, 9)
    expect(workload().errorRate).toBeCloseTo(1, 9)
  })

  it('of a part whose parallel calls fail are as many as fail together', () => {
    // two branches that are each lost half of the time fail the visit in three of four
    const half = lossy(0.5, 17.5)
    const { edge, workload } = reportOf(
      draw(
        [endless('a', 0), serves('b', half.meanMs, half.config), serves('c', half.meanMs, half.config)],
        [
          ['users', 'a', { retries: 1 }],
          ['a', 'b', { stage: 1 }],
          ['a', 'c', { stage: 1 }],
        ],
      ),
    )
    expect(edge('e0').rps).toBeCloseTo(17.5, 8)
    expect(workload().errorRate).toBeCloseTo(0.75 ** 2, 8)
  })

  it('do not raise availability: parts that are down stay down', () => {
    const unavailability = (retries: number) =>
      reportOf(draw([['a', 'generic.service', { availability: 0.9 }]], [['users', 'a', { retries }]])).workload()
        .unavailability
    expect(unavailability(5)).toBe(unavailability(0))
  })

  it('leave work that was sent as load: a caller that gives up takes none of it back', () => {
    const { node, edge } = reportOf(
      draw(
        [endless('a', 50), serves('b', 20)],
        [
          ['users', 'a', { timeoutMs: 10 }],
          ['a', 'b'],
        ],
      ),
    )
    expect(edge('e1').rps).toBeCloseTo(10, 9)
    expect(node('b').utilisation).toBeCloseTo(0.2, 9)
  })
})

describe('a timeout (contract §2.15)', () => {
  it('runs from send to receive, the network included', () => {
    const { edge, workload } = reportOf(
      draw(
        [
          ['far', 'generic.client', { location: { lat: -33.9, lon: 151.2 } }],
          [
            'a',
            'generic.service',
            { region: 'us-east-1', servers: 'infinite', serviceTime: { distribution: 'deterministic', meanMs: 0 } },
          ],
        ],
        [['far', 'a', { timeoutMs: 100 }]],
        { workloads: [{ id: 'w', source: 'far', rps: 1 }] },
      ),
    )
    // half round the world takes longer than a tenth of a second, there and back
    expect(edge('e0').networkMs).toBeGreaterThan(100)
    expect(workload().errorRate).toBeCloseTo(1, 9)
  })
})

describe('the network (contract §2.16)', () => {
  const parts: readonly Part[] = [
    ['home', 'aws.region', { region: 'us-east-1' }],
    [
      'a',
      'generic.service',
      { servers: 'infinite', serviceTime: { distribution: 'deterministic', meanMs: 3 } },
      'home',
    ],
    [
      'b',
      'generic.service',
      { region: 'eu-west-1', servers: 'infinite', serviceTime: { distribution: 'deterministic', meanMs: 4 } },
    ],
    ['c', 'generic.service', { servers: 'infinite', serviceTime: { distribution: 'deterministic', meanMs: 5 } }],
  ]
  const wires: readonly Wire[] = [
    ['users', 'a'],
    ['a', 'b', { calls: 2 }],
    ['a', 'c'],
    ['a', 'b', { kind: 'async' }],
  ]

  it('adds one constant round trip to each call, and none where an end has no place or nobody waits', () => {
    const { edge, workload } = reportOf(draw(parts, wires))
    const pair = edge('e1').networkMs
    expect(pair).toBeGreaterThan(50)
    expect(edge('e0').networkMs).toBe(0)
    expect(edge('e2').networkMs).toBe(0)
    const { latencyMs } = workload()
    for (const figure of ['mean', 'p50', 'p999'] as const) {
      expect(latencyMs?.[figure]).toBeCloseTo(3 + 2 * ((pair ?? 0) + 4) + 5, 9)
    }
  })
})

describe('what is passed through', () => {
  it('adds its time on the way to the target', () => {
    const { workload, node } = reportOf(
      draw([endless('a', 10), endless('gate', 4), serves('wall', 20)], [['users', 'a', { via: ['gate', 'wall'] }]]),
    )
    expect(node('wall')).toMatchObject({ arrivalRps: 10, utilisation: 0.2 })
    expect(workload().latencyMs?.mean).toBeCloseTo(4 + 25 + 10, 9)
  })

  it('lets through what it does not lose, and each part on the way takes from what the one before let through', () => {
    const [first, second] = [lossy(0.5), lossy(0.2, 5)]
    const { workload, node, edge } = reportOf(
      draw(
        [endless('a', 10), serves('gate', first.meanMs, first.config), serves('wall', second.meanMs, second.config)],
        [['users', 'a', { via: ['gate', 'wall'] }]],
      ),
    )
    expect(edge('e0').rps).toBeCloseTo(10, 9)
    expect([node('gate'), node('wall'), node('a')].map(({ arrivalRps }) => arrivalRps?.toFixed(8))).toEqual([
      '10.00000000',
      '5.00000000',
      '4.00000000',
    ])
    expect(workload().errorRate).toBeCloseTo(1 - 0.5 * 0.8, 9)
  })
})

describe('a full queue (contract §2.14)', () => {
  it('carries what it accepts, is never saturated, and its times are those of accepted visits', () => {
    const { node, workload, rules } = reportOf(draw([serves('a', 500, { queueLimit: 3 })], [['users', 'a']]))
    // M/M/1/4 at ρ = 5: p(n) ∝ 5ⁿ
    const states = [0, 1, 2, 3, 4].map((n) => 5 ** n)
    const all = states.reduce((sum, p) => sum + p, 0)
    const p = states.map((state) => state / all)
    const lost = p[4] ?? 0
    const inside = p.reduce((sum, share, n) => sum + n * share, 0)
    expect(node('a')).toMatchObject({ saturated: false, approximate: false })
    expect(node('a').lossFraction).toBeCloseTo(lost, 12)
    expect(node('a').utilisation).toBeCloseTo(5 * (1 - lost), 12)
    expect(node('a').meanResponseMs).toBeCloseTo((inside / (10 * (1 - lost))) * 1000, 8)
    expect(workload().errorRate).toBeCloseTo(lost, 12)
    expect(rules).toContain('requests-lost')
  })

  it('of endless servers does not exist', () => {
    const { node } = reportOf(draw([endless('a', 500)], [['users', 'a']]))
    expect(node('a')).toMatchObject({ servers: null, utilisation: 0, lossFraction: 0 })
  })

  it('loses what it loses whatever the law of its service, where nobody may wait', () => {
    const loss = (serviceTime: object) =>
      reportOf(draw([serves('a', 0, { queueLimit: 0, servers: 2, serviceTime })], [['users', 'a']])).node('a')
    const exact = loss({ distribution: 'exponential', meanMs: 100 })
    for (const serviceTime of [
      { distribution: 'deterministic', meanMs: 100 },
      { distribution: 'hyperexponential', cv2: 9, meanMs: 100 },
    ]) {
      expect(loss(serviceTime).lossFraction).toBeCloseTo(exact.lossFraction, 12)
      expect(loss(serviceTime).approximate).toBe(false)
    }
    expect(exact.lossFraction).toBeCloseTo(0.5 / (1 + 1 + 0.5), 12)
    expect(lossy(0.5).meanMs).toBe(100)
  })
})
