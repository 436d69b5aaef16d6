import { describe, expect, it } from 'vitest'
import { evaluate } from '../../simulation/index.ts'
import { call, drawing, instant, service, simulated } from '../simulation/events/runs.ts'
import { draw, type Part, serves, type Wire } from '../simulation/latency/drawing.ts'
import { drawSystem, unavailabilityOf } from './structures.ts'

const near = (actual: number | null | undefined, expected: number, tolerance: number) =>
  expect(Math.abs((actual ?? Number.NaN) / expected - 1)).toBeLessThanOrEqual(tolerance)

const queueWith = (rps: number, serviceTime: object) =>
  evaluate(
    draw([serves('s', 0, { serviceTime })], [['users', 's']], { workloads: [{ id: 'w', source: 'users', rps }] }),
  ).nodes.find(({ id }) => id === 's')

describe('a queue with any service time', () => {
  it('waits by the two moments of the service alone: uniform on 0…1 waits as Erlang of order 3 does, cv² = 1/3', () => {
    // the format has no uniform law; Pollaczek and Khinchine ask for no more than mean and variance
    const node = queueWith(1.2, { distribution: 'erlang', k: 3, meanMs: 500 })
    near(node?.utilisation, 0.6, 1e-12)
    near(node?.meanWaitMs, 500, 1e-9)
    near(node?.meanResponseMs, 1000, 1e-9)
  })

  it('is what Allen and Cunneen say for one server and Poisson arrivals, where they are exact', () => {
    near(queueWith(0.8, { distribution: 'hyperexponential', cv2: 4, meanMs: 1000 })?.meanWaitMs, 10_000, 1e-9)
  })
})

describe('parts that are repaired', () => {
  const tier = (instances: number, mtbfHours: number, mttrHours: number) =>
    unavailabilityOf(drawSystem(new Map([['tier', { instances, minHealthy: 1, mtbfHours, mttrHours }]]), 'tier'))

  it('are up MTBF ÷ (MTBF + MTTR) of the time', () => {
    near(tier(1, 1000, 4), 0.00398406374501992, 1e-12)
    // a queue that breaks down every 1,000 time units and is mended in 20 (the queue itself is not modelled while down)
    near(1 - tier(1, 1000, 20), 0.980392156862745, 1e-12)
  })

  it('of which one of two is needed, each with its own repair, fail as the chain of three states says', () => {
    near(tier(2, 2000, 8), 1.58727639243822e-5, 1e-9)
  })

  it('fail as often as that chain says, which is what a standby still loses', () => {
    const noticedHours = 0.01
    const extra = unavailabilityOf(
      draw(
        [
          ['lb', 'generic.balancer', { policy: 'failover', detectionSeconds: 3600 * noticedHours }],
          ['tier', 'generic.service', { instances: 2, minHealthy: 1, mtbfHours: 2000, mttrHours: 8 }],
          ['s', 'generic.service'],
        ],
        [
          ['users', 'lb'],
          ['lb', 'tier', { weight: 2 }],
          ['lb', 's'],
        ],
      ),
    )
    near(extra / noticedHours, 3.96819098109554e-6, 1e-9)
  })
})

describe('active and passive', () => {
  // the standby stands idle until it is needed; both figures are of chains in which it cannot fail meanwhile. An idle standby that fails
  // and is repaired as the active one does is down as often when it is needed, up to the square of the time of failing over
  const pair = (
    mtbfHours: number,
    mttrHours: number,
    detectionSeconds: number,
  ): readonly [readonly Part[], readonly Wire[]] => [
    [
      ['lb', 'generic.balancer', { policy: 'failover', detectionSeconds }],
      ['p', 'generic.service', { mtbfHours, mttrHours }],
      ['s', 'generic.service', { mtbfHours, mttrHours }],
    ],
    [
      ['users', 'lb'],
      ['lb', 'p', { weight: 2 }],
      ['lb', 's'],
    ],
  ]

  it('are down while both are, and for a minute at each failure of the first', () => {
    near(unavailabilityOf(draw(...pair(2000, 8, 60))), 2.41726960899193e-5, 2e-5)
  })

  it('are so when they are simulated', { timeout: 60_000 }, () => {
    // P → F → S → D as a chain: p·λ = f·γ = s·(λ + μ), d·μ = s·λ; scaled so that there is something to count
    const [mtbfHours, mttrHours, noticedHours] = [40, 8, 0.5]
    const u = mttrHours / (mtbfHours + mttrHours)
    const [active, failing, standing] = [1, noticedHours / mtbfHours, u]
    const both = (standing * mttrHours) / mtbfHours
    const chain = (failing + both) / (active + failing + standing + both)
    const times = { mtbfHours, mttrHours, servers: 'infinite', serviceTime: instant }
    const balancer = { policy: 'failover', detectionSeconds: 3600 * noticedHours }
    const report = simulated(
      drawing(
        0.01,
        [{ id: 'lb', service: 'generic.balancer', config: balancer }, service('p', times), service('s', times)],
        [call('client', 'lb'), call('lb', 'p', { weight: 2 }), call('lb', 's')],
      ),
      { requests: 1, warmup: 0, months: 10, replications: 8, seed: 5 },
    )
    // the half-width of eight replications is 2.36 standard errors
    const standardError = (report.interval?.system.availability ?? Number.NaN) / 2.36
    expect(standardError).toBeLessThan(0.05 * chain)
    expect(Math.abs((report.system.unavailability ?? 0) - chain)).toBeLessThan(4 * standardError)
  })
})
