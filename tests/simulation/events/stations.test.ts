import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../simulation/index.ts'
import { call, designOf, drawing, exponential, SHORT, service, simulated, within } from './runs.ts'

describe('a simulated station', { timeout: 30_000 }, () => {
  it('is M/M/1: T = 1 ÷ (μ − λ), exponential', () => {
    const report = simulated(drawing(700, [service('s', { serviceTime: exponential(1) })], [call('client', 's')]))
    const node = report.nodes[1]
    const width = report.interval?.nodes[1]
    within(node?.meanResponseMs, 1 / 0.3, width?.meanResponseMs)
    within(node?.latencyMs?.p50, Math.LN2 / 0.3, width?.latencyMs?.p50)
    within(node?.latencyMs?.p99, -Math.log(0.01) / 0.3, width?.latencyMs?.p99)
    within(node?.utilisation, 0.7, width?.utilisation)
    within(node?.arrivalRps, 700, width?.arrivalRps)
    // the same requests seen from the client, but for those under way when the count begins and ends
    expect((report.workloads[0]?.latencyMs?.p95 ?? 0) / (node?.latencyMs?.p95 ?? 1)).toBeCloseTo(1, 2)
  })

  it('is M/M/3 as Erlang C has it', () => {
    const text = drawing(2400, [service('s', { servers: 3, serviceTime: exponential(1) })], [call('client', 's')])
    const report = simulated(text)
    const truth = evaluate(designOf(text)).nodes[1]
    const width = report.interval?.nodes[1]
    within(report.nodes[1]?.meanWaitMs, truth?.meanWaitMs ?? 0, width?.meanWaitMs)
    within(report.nodes[1]?.waitMs?.p95, truth?.waitMs?.p95 ?? 0, width?.waitMs?.p95)
  })

  it('waits half as long with constant service (Pollaczek–Khinchine)', () => {
    const constant = { distribution: 'deterministic', meanMs: 1 }
    const report = simulated(drawing(600, [service('s', { serviceTime: constant })], [call('client', 's')]))
    within(report.nodes[1]?.meanWaitMs, 0.6 / (2 * 0.4), report.interval?.nodes[1]?.meanWaitMs)
  })

  it('loses at M/M/2/4 what the birth–death chain says', () => {
    const config = { servers: 2, serviceTime: exponential(2), queueLimit: 2 }
    const report = simulated(drawing(900, [service('s', config)], [call('client', 's')]))
    const a = 1.8
    const states = [1, a, a ** 2 / 2, a ** 3 / 4, a ** 4 / 8]
    const lost = (states[4] ?? 0) / states.reduce((sum, p) => sum + p, 0)
    within(report.nodes[1]?.lossFraction, lost, report.interval?.nodes[1]?.lossFraction)
    within(report.workloads[0]?.errorRate, lost, report.interval?.workloads[0]?.errorRate)
    expect(report.failures).toEqual([
      { workload: 'w', nodeId: 's', reason: 'queue-full', requests: expect.any(Number) },
    ])
  })

  it('loses nothing and waits for nobody with endless servers', () => {
    const report = simulated(
      drawing(500, [service('s', { servers: 'infinite', serviceTime: exponential(4) })], [call('client', 's')]),
    )
    expect(report.nodes[1]).toMatchObject({ meanWaitMs: 0, lossFraction: 0, utilisation: 0, servers: null })
    within(report.nodes[1]?.meanServiceMs, 4, report.interval?.nodes[1]?.meanServiceMs)
  })

  it('keeps its server while a slot-holding visit waits for its calls', () => {
    const nodes = [
      service('a', { servers: 12, serviceTime: exponential(1), blocking: true }),
      service('b', { servers: 'infinite', serviceTime: exponential(3) }),
    ]
    const report = simulated(drawing(1000, nodes, [call('client', 'a'), call('a', 'b')]))
    within(report.nodes[1]?.meanServiceMs, 4, report.interval?.nodes[1]?.meanServiceMs)
    within(report.nodes[1]?.utilisation, 4 / 12, report.interval?.nodes[1]?.utilisation)
  })

  it('obeys Little’s law: queue lengths seen at moments of the clock are rate × wait', () => {
    const options = { ...SHORT, requests: 400_000 }
    const report = simulated(
      drawing(800, [service('s', { serviceTime: exponential(1) })], [call('client', 's')]),
      options,
    )
    const queued = report.series?.nodes[0]?.queued ?? []
    const seen = queued.reduce((sum, count) => sum + count, 0) / queued.length
    const deviation = Math.sqrt(queued.reduce((sum, count) => sum + (count - seen) ** 2, 0) / queued.length)
    const node = report.nodes[1]
    const little = ((node?.arrivalRps ?? 0) / 1000) * (node?.meanWaitMs ?? 0)
    expect(queued.length).toBeGreaterThan(100)
    expect(Math.abs(seen - little)).toBeLessThan((4 * deviation) / Math.sqrt(queued.length))
  })
})

describe('simulated calls', { timeout: 30_000 }, () => {
  it('are a Jackson network where stations are exponential, loops included', () => {
    const nodes = [
      service('a', { serviceTime: exponential(1) }),
      service('b', { servers: 2, serviceTime: exponential(2) }),
    ]
    const text = drawing(400, nodes, [
      call('client', 'a'),
      call('a', 'b', { calls: 0.6 }),
      call('b', 'a', { calls: 0.5 }),
    ])
    const report = simulated(text)
    const truth = evaluate(designOf(text))
    for (const index of [1, 2]) {
      within(
        report.nodes[index]?.arrivalRps,
        truth.nodes[index]?.arrivalRps ?? 0,
        report.interval?.nodes[index]?.arrivalRps,
      )
      within(
        report.nodes[index]?.meanResponseMs,
        truth.nodes[index]?.meanResponseMs ?? 0,
        report.interval?.nodes[index]?.meanResponseMs,
      )
    }
    within(report.system.latencyMs?.mean, truth.system.latencyMs?.mean ?? 0, report.interval?.system.latencyMs?.mean)
  })

  it('run in parallel within a stage, and one after another without', () => {
    const leaves = ['a', 'b', 'c'].map((id) => service(id, { servers: 'infinite', serviceTime: exponential(6) }))
    const at = (stage: (place: number) => number) =>
      simulated(
        drawing(
          100,
          leaves,
          leaves.map(({ id }, place) => call('client', id, { stage: stage(place) })),
        ),
      )
    const together = at(() => 1)
    within(together.system.latencyMs?.mean, 6 * (1 + 1 / 2 + 1 / 3), together.interval?.system.latencyMs?.mean)
    const inTurn = at((place) => place)
    within(inTurn.system.latencyMs?.mean, 18, inTurn.interval?.system.latencyMs?.mean)
  })

  it('are made n times and once more with the odd probability', () => {
    const nodes = [
      service('a', { serviceTime: exponential(0.1) }),
      service('b', { servers: 'infinite', serviceTime: exponential(1) }),
    ]
    const report = simulated(drawing(100, nodes, [call('client', 'a'), call('a', 'b', { calls: 2.3 })]))
    within(report.nodes[2]?.arrivalRps, 230, report.interval?.nodes[2]?.arrivalRps)
  })

  it('do not wait for messages, which load their target all the same', () => {
    const nodes = [
      service('a', { serviceTime: exponential(1) }),
      service('b', { servers: 4, serviceTime: exponential(20) }),
    ]
    const report = simulated(drawing(100, nodes, [call('client', 'a'), call('a', 'b', { kind: 'async' })]))
    within(report.nodes[2]?.utilisation, 0.5, report.interval?.nodes[2]?.utilisation)
    within(report.system.latencyMs?.mean, 1 / 0.9, report.interval?.system.latencyMs?.mean)
  })

  it('miss a cache as often as its hit ratio says, and share its answer', () => {
    const nodes = [
      service('api', { servers: 'infinite', serviceTime: exponential(1) }),
      {
        id: 'cache',
        service: 'generic.cache',
        config: { hitRatio: 0.9, servers: 'infinite', serviceTime: exponential(1) },
      },
      service('db', { servers: 'infinite', serviceTime: exponential(10) }),
      service('log', { servers: 'infinite', serviceTime: exponential(10) }),
    ]
    const report = simulated(
      drawing(1000, nodes, [
        call('client', 'api'),
        call('api', 'cache'),
        call('api', 'db', { onMissOf: 'cache' }),
        call('api', 'log', { onMissOf: 'cache' }),
      ]),
    )
    within(report.nodes[3]?.arrivalRps, 100, report.interval?.nodes[3]?.arrivalRps)
    // one answer for both calls: a request makes both or none
    expect(Math.abs((report.nodes[3]?.arrivalRps ?? 0) - (report.nodes[4]?.arrivalRps ?? 1))).toBeLessThan(0.5)
  })

  it('are given up at their timeout, while the work goes on as load', () => {
    const nodes = [service('s', { servers: 'infinite', serviceTime: exponential(10) })]
    const report = simulated(drawing(100, nodes, [call('client', 's', { timeoutMs: 10 })]))
    within(report.workloads[0]?.errorRate, Math.exp(-1), report.interval?.workloads[0]?.errorRate)
    within(report.nodes[1]?.arrivalRps, 100, report.interval?.nodes[1]?.arrivalRps)
    within(report.nodes[1]?.meanServiceMs, 10, report.interval?.nodes[1]?.meanServiceMs)
    expect(report.system.latencyMs?.p999).toBeLessThanOrEqual(10.1)
    expect(report.failures[0]?.reason).toBe('timeout')
  })

  it('are tried again after their backoff, which multiplies the load', () => {
    const nodes = [service('s', { servers: 'infinite', serviceTime: exponential(10) })]
    const policy = { timeoutMs: 10, retries: 2, backoffMs: 7 }
    const report = simulated(drawing(100, nodes, [call('client', 's', policy)]))
    const p = Math.exp(-1)
    within(report.workloads[0]?.errorRate, p ** 3, report.interval?.workloads[0]?.errorRate)
    within(report.nodes[1]?.arrivalRps, 100 * (1 + p + p * p), report.interval?.nodes[1]?.arrivalRps)
    // the first retry starts 10 + 7 ms after the send, the second 10 + 14 ms after that
    const text = drawing(100, nodes, [call('client', 's', policy)])
    within(
      report.system.latencyMs?.mean,
      evaluate(designOf(text)).system.latencyMs?.mean ?? 0,
      report.interval?.system.latencyMs?.mean,
    )
  })

  it('that fail are covered by a fallback, tolerated when optional, and else end the visit', () => {
    const full = service('full', { servers: 1, queueLimit: 0, serviceTime: exponential(2) })
    const spare = service('spare', { servers: 'infinite', serviceTime: exponential(1) })
    const lost = 0.5
    const covered = simulated(
      drawing(
        500,
        [full, spare],
        [call('client', 'full'), call('client', 'spare', { dependency: 'fallback:client-full' })],
      ),
    )
    expect(covered.workloads[0]?.errorRate).toBe(0)
    within(covered.nodes[2]?.arrivalRps, 500 * lost, covered.interval?.nodes[2]?.arrivalRps)
    const tolerated = simulated(
      drawing(500, [full, spare], [call('client', 'full', { dependency: 'optional' }), call('client', 'spare')]),
    )
    expect(tolerated.workloads[0]?.errorRate).toBe(0)
    within(tolerated.nodes[2]?.arrivalRps, 500, tolerated.interval?.nodes[2]?.arrivalRps)
    const required = simulated(drawing(500, [full, spare], [call('client', 'full'), call('client', 'spare')]))
    within(required.workloads[0]?.errorRate, lost, required.interval?.workloads[0]?.errorRate)
    within(required.nodes[2]?.arrivalRps, 500 * lost, required.interval?.nodes[2]?.arrivalRps)
  })

  it('of a tolerated cache that is full are misses, and tolerated calls go on after a loss, as the formulas have it', () => {
    const text = drawing(
      300,
      [
        service('a', { servers: 'infinite', serviceTime: exponential(1) }),
        {
          id: 'cache',
          service: 'generic.cache',
          config: { hitRatio: 0.8, serviceTime: exponential(2), queueLimit: 0 },
        },
        service('db', { servers: 'infinite', serviceTime: exponential(5) }),
        service('log', { serviceTime: exponential(1), queueLimit: 0 }),
        { id: 'lb', service: 'generic.balancer' },
        service('tail', { serviceTime: exponential(2), queueLimit: 0 }),
        service('spare', { servers: 'infinite', serviceTime: exponential(1) }),
      ],
      [
        call('client', 'a'),
        call('a', 'cache', { dependency: 'optional' }),
        call('a', 'db', { onMissOf: 'cache' }),
        call('a', 'log', { dependency: 'optional', calls: 3 }),
        call('a', 'lb'),
        call('lb', 'tail', { dependency: 'optional' }),
        call('db', 'log', { dependency: 'optional' }),
        call('db', 'spare', { dependency: 'fallback:db-log' }),
      ],
    )
    const report = simulated(text)
    const truth = evaluate(designOf(text))
    expect(report.workloads[0]?.errorRate).toBe(0)
    for (const [i, { id, arrivalRps }] of truth.nodes.entries()) {
      // where losses are not those of Poisson arrivals the two may part by some percent
      const measured = report.nodes[i]?.arrivalRps ?? 0
      expect(Math.abs(measured / (arrivalRps ?? 1) - 1), `${id}: ${measured}, not ${arrivalRps}`).toBeLessThan(
        id === 'spare' ? 0.25 : 0.03,
      )
    }
    const mean = truth.workloads[0]?.latencyMs?.mean ?? 0
    expect(Math.abs((report.workloads[0]?.latencyMs?.mean ?? 0) / mean - 1)).toBeLessThan(0.03)
  })

  it('of tolerated caches that are asked side by side, and are full, are misses of each by itself', () => {
    const cache = (id: string, meanMs: number) => ({
      id,
      service: 'generic.cache',
      config: { hitRatio: 0.8, serviceTime: exponential(meanMs), queueLimit: 0 },
    })
    const endless = (id: string) => service(id, { servers: 'infinite', serviceTime: exponential(5) })
    const text = drawing(
      200,
      [endless('a'), cache('x', 2), cache('y', 8), ...['dx', 'dy', 'z'].map(endless)],
      [
        call('client', 'a'),
        call('a', 'x', { dependency: 'optional', stage: 1 }),
        call('a', 'y', { dependency: 'optional', stage: 1 }),
        call('a', 'z', { stage: 1 }),
        call('a', 'dx', { onMissOf: 'x', stage: 2 }),
        call('a', 'dy', { onMissOf: 'y', stage: 3 }),
      ],
    )
    const report = simulated(text)
    // Erlang’s loss with one server: a ÷ (1 + a)
    for (const [id, offered] of [
      ['dx', 0.4],
      ['dy', 1.6],
    ] as const) {
      const lost = offered / (1 + offered)
      const at = report.nodes.findIndex((node) => node.id === id)
      within(report.nodes[at]?.arrivalRps, 200 * (1 - 0.8 * (1 - lost)), report.interval?.nodes[at]?.arrivalRps)
      expect(evaluate(designOf(text)).nodes[at]?.arrivalRps).toBeCloseTo(200 * (1 - 0.8 * (1 - lost)), 6)
    }
  })
})

describe('a balancing part over targets that call by chance', () => {
  const lines = (calls: number) => {
    const report = evaluate(
      designOf(
        drawing(
          10,
          [
            { id: 'lb', service: 'generic.balancer' },
            service('a', { availability: 0.99 }),
            service('b', { availability: 0.99 }),
            service('db', { availability: 0.99 }),
          ],
          [call('client', 'lb'), call('lb', 'a'), call('lb', 'b'), call('a', 'db', { calls })],
        ),
      ),
    )
    return report.receipts['/workloads/0/availability']?.assumptions ?? []
  }

  it('is told as an assumption of the formulas, where a simulated run sends requests that then fail', () => {
    expect(lines(0.5)).toContainEqual(expect.stringMatching(/by chance find all parts up/))
    expect(lines(1)).toEqual([])
  })
})
