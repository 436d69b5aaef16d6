import { describe, expect, it } from 'vitest'
import { evaluate, type RunOptions } from '../../../simulation/index.ts'
import { call, designOf, drawing, instant, service, simulated, within } from './runs.ts'

const MONTHS: RunOptions = { requests: 1, warmup: 0, months: 4, replications: 4, seed: 11 }
const minutes = (count: number) => ({ distribution: 'deterministic', meanMs: count * 60_000 })
const failing = { servers: 'infinite', mtbfHours: 20, mttrHours: 1 }

describe('a failure', { timeout: 60_000 }, () => {
  it('cuts off what is being served: a service of t lives through failures at rate λ with e^−λt', () => {
    const part = service('a', { ...failing, serviceTime: minutes(30) })
    const report = simulated(drawing(0.01, [part], [call('client', 'a')]), MONTHS)
    // found up, and up to the end
    const up = (20 / 21) * Math.exp(-0.5 / 20)
    within(report.workloads[0]?.availability, up, report.interval?.workloads[0]?.availability)
    expect(report.failures.map(({ reason }) => reason).sort()).toEqual(['cut-off', 'down'])
    // it is no error of the load
    expect(report.workloads[0]?.errorRate).toBe(0)
  })

  it('of one instance cuts off its share, and a retry finds the others', () => {
    const tier = service('a', { ...failing, instances: 4, minHealthy: 1, serviceTime: minutes(30) })
    const once = simulated(drawing(0.01, [tier], [call('client', 'a')]), MONTHS)
    // each request is on one of them, whose failures are as frequent as those of a part of one
    within(once.workloads[0]?.availability, Math.exp(-0.5 / 20), once.interval?.workloads[0]?.availability)
    const patient = call('client', 'a', { timeoutMs: 3e7, retries: 3 })
    const again = simulated(drawing(0.01, [tier], [patient]), MONTHS)
    expect(1 - (again.workloads[0]?.availability ?? 0)).toBeLessThan(1e-3)
  })

  it('cuts off a visit that keeps its slot while it waits for a call', () => {
    const worker = service('w', { ...failing, servers: 100, blocking: true, serviceTime: instant })
    const long = service('long', { servers: 'infinite', serviceTime: minutes(30) })
    const report = simulated(drawing(0.005, [worker, long], [call('client', 'w'), call('w', 'long')]), MONTHS)
    const up = (20 / 21) * Math.exp(-0.5 / 20)
    within(report.workloads[0]?.availability, up, report.interval?.workloads[0]?.availability)
  })

  it('sends away who waits: nobody stands in a queue until the repair', () => {
    const queue = service('a', {
      mtbfHours: 20,
      mttrHours: 10,
      serviceTime: { distribution: 'exponential', meanMs: 4000 },
    })
    const report = simulated(drawing(0.2, [queue], [call('client', 'a')]), { ...MONTHS, months: 1 })
    expect(report.failures.map(({ reason }) => reason).sort()).toEqual(['cut-off', 'down'])
    // M/M/1 at 80 %: mean 20 s, and nobody near ten hours
    expect(report.workloads[0]?.latencyMs?.p999).toBeLessThan(10 * 60_000)
    expect(report.workloads[0]?.latencyMs?.mean).toBeLessThan(30_000)
  })

  it('leaves the work of an interrupted machine to be finished: it goes with notice', () => {
    const spot = {
      id: 'm',
      service: 'aws.ec2',
      config: {
        region: 'us-east-1',
        count: 4,
        minHealthy: 1,
        purchase: 'spot',
        interruptionsPerHour: 0.5,
        bootSeconds: 60,
        serviceTimeMs: minutes(2),
      },
    }
    const report = simulated(drawing(0.01, [spot], [call('client', 'm')]), { ...MONTHS, months: 2 })
    const cut = report.failures.find(({ reason }) => reason === 'cut-off')?.requests ?? 0
    // 40,000 requests, each on a machine that is taken away once in two hours: 650 would be cut off
    expect(cut).toBeLessThan(100)
  })
})

describe('machines on a schedule', { timeout: 60_000 }, () => {
  const pool = (schedules: readonly object[]) => ({
    id: 'pool',
    service: 'aws.ec2',
    config: {
      region: 'us-east-1',
      instanceType: 'm7i.large',
      concurrencyPerVcpu: 0.5,
      count: 1,
      schedules,
      serviceTimeMs: 1000,
    },
  })
  const shape = { kind: 'burst', peakToMean: 6, minutesPerDay: 120, startHour: 23 }
  const day = (schedules: readonly object[]) =>
    simulated(
      drawing(0.4, [pool(schedules)], [call('client', 'pool')], {
        workloads: [{ id: 'w', source: 'client', rps: 0.4, shape }],
      }),
      { ...MONTHS, months: 96 / 730, replications: 2 },
    )

  it('carry the hours that they are there for, round midnight too', () => {
    const busy = day([{ startHour: 22.5, hours: 3, extra: 4 }])
    expect(busy.workloads[0]?.latencyMs?.p95).toBeLessThan(6000)
    // 2.4 Erlang on one machine: the queue grows by 5,000 in two hours
    expect(day([]).workloads[0]?.latencyMs?.p95).toBeGreaterThan(600_000)
    expect(day([{ startHour: 8, hours: 3, extra: 4 }]).workloads[0]?.latencyMs?.p95).toBeGreaterThan(60_000)
  })

  it('serve as long as the bill says', () => {
    const design = designOf(drawing(0.4, [pool([{ startHour: 22.5, hours: 3, extra: 4 }])], [call('client', 'pool')]))
    const hours = evaluate(design).bill.lines.find(({ dimension }) => dimension === 'instance-hours')?.quantity
    expect(hours).toBeCloseTo(730 * (1 + (4 * 3) / 24), 6)
    const series = day([{ startHour: 22.5, hours: 3, extra: 4 }]).series
    const busy = series?.nodes.find(({ id }) => id === 'pool')?.busy ?? []
    const hourOf = (window: number) => (((window + 1) * (series?.windowMs ?? 0)) / 3.6e6) % 24
    // more than the one machine is at work within those hours only
    for (const [window, servers] of busy.entries()) {
      const since = (hourOf(window) - 22.5 + 24) % 24
      if (since > 3.1 && since < 23.9) expect(servers, `${hourOf(window)} h`).toBeLessThanOrEqual(1)
    }
    expect(Math.max(...busy)).toBeGreaterThan(1)
  })
})
