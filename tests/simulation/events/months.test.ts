import { describe, expect, it } from 'vitest'
import type { Shape } from '../../../simulation/design/design.ts'
import { ShapedArrivals } from '../../../simulation/events/world/arrivals.ts'
import { evaluate, hourlyFactors, type RunOptions } from '../../../simulation/index.ts'
import { call, designOf, drawing, instant, service, simulated } from './runs.ts'

const YEARS: RunOptions = { requests: 1, warmup: 0, months: 8, replications: 8, seed: 3 }
const endless = (id: string, config: object = {}) =>
  service(id, { servers: 'infinite', serviceTime: instant, ...config })

function agrees(text: string): void {
  const report = simulated(text, YEARS)
  const truth = evaluate(designOf(text)).system.unavailability ?? 0
  const width = report.interval?.system.availability ?? 0
  expect(truth).toBeGreaterThan(0)
  expect(width).toBeGreaterThan(0)
  // eight replications: the half-width is 2.36 standard errors
  expect(Math.abs((report.system.unavailability ?? 0) - truth)).toBeLessThan((4 / 2.36) * width)
}

describe('months with failures', { timeout: 60_000 }, () => {
  it('find a part in series down as often as the product says', () => {
    agrees(
      drawing(
        0.02,
        [endless('a', { availability: 0.97 }), endless('b', { availability: 0.95 })],
        [call('client', 'a'), call('a', 'b')],
      ),
    )
  })

  it('find 2 of 3 targets and 3 of 4 instances up as often as the binomials say', () => {
    const parts = ['x', 'y', 'z'].map((id) => endless(id, { availability: 0.93 }))
    const tier = endless('tier', { availability: 0.9, instances: 4, minHealthy: 3 })
    const balancer = { id: 'lb', service: 'generic.balancer', config: { minHealthy: 2 } }
    agrees(
      drawing(
        0.02,
        [balancer, ...parts, tier],
        [call('client', 'lb'), ...parts.map(({ id }) => call('lb', id)), call('client', 'tier')],
      ),
    )
  })

  it('pay for every failover with the time until it is noticed', () => {
    const balancer = { id: 'lb', service: 'generic.balancer', config: { policy: 'failover', detectionSeconds: 600 } }
    agrees(
      drawing(
        0.05,
        [balancer, endless('a', { mtbfHours: 50, mttrHours: 2 }), endless('b')],
        [call('client', 'lb'), call('lb', 'a', { weight: 2 }), call('lb', 'b')],
      ),
    )
  })

  it('tell who was down', () => {
    const report = simulated(drawing(0.01, [endless('a', { availability: 0.9 })], [call('client', 'a')]), {
      ...YEARS,
      months: 3,
      replications: 2,
    })
    expect(report.failures.map(({ nodeId, reason }) => [nodeId, reason])).toEqual([['a', 'down']])
    expect(report.workloads[0]?.errorRate).toBe(0)
  })

  it('let a scaled part grow with the day, after its start-up time', () => {
    const nodes = [
      {
        id: 'pool',
        service: 'aws.ec2',
        config: { autoscaling: true, min: 1, max: 20, targetUtilisation: 0.5, serviceTimeMs: 100, region: 'us-east-1' },
      },
    ]
    const shape = { kind: 'burst', peakToMean: 8, minutesPerDay: 120, startHour: 12 }
    const text = drawing(4, nodes, [call('client', 'pool')], {
      workloads: [{ id: 'w', source: 'client', rps: 4, shape }],
    })
    const report = simulated(text, { ...YEARS, months: 24 / 730, replications: 1 })
    const busy = report.series?.nodes.find(({ id }) => id === 'pool')?.busy ?? []
    expect(Math.max(...busy)).toBeGreaterThanOrEqual(3)
    expect(report.system.latencyMs?.p50).toBeLessThan(400)
  })
})

describe('arrivals that follow a shape', () => {
  it.each<Shape>([
    { kind: 'diurnal', peakToMean: 3, peakHour: 20 },
    { kind: 'burst', peakToMean: 20, minutesPerDay: 30, startHour: 23.75 },
    { kind: 'hourly', factors: Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 0.5 : 1.5)) },
    { kind: 'constant' },
  ])('come hour by hour as its factors say: $kind', (shape) => {
    const rps = 0.5
    const arrivals = new ShapedArrivals('w', shape, rps, 1, 0)
    const counts = new Array<number>(168).fill(0)
    const weeks = 4
    for (let time = arrivals.after(0); time < weeks * 168 * 3.6e6; time = arrivals.after(time)) {
      const hour = Math.floor(time / 3.6e6) % 168
      counts[hour] = (counts[hour] ?? 0) + 1
    }
    const factors = hourlyFactors(shape)
    const chi2 = counts.reduce((sum, count, hour) => {
      const expected = Math.max(1e-9, weeks * 3600 * rps * (factors[hour] ?? 0))
      return sum + (count - expected) ** 2 / expected
    }, 0)
    expect(Math.abs(chi2 - 168)).toBeLessThan(4 * Math.sqrt(2 * 168))
  })
})
