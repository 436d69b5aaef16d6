import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../simulation/index.ts'
import { call, designOf, drawing, exponential, SHORT, service, simulated } from '../events/runs.ts'

const fast = { ...SHORT, requests: 4000, warmup: 500, replications: 2 }
type Settings = Readonly<Record<string, unknown>>
const one = (rps: number, config: Settings = {}, edge: Settings = {}) =>
  drawing(
    rps,
    [service('s', { serviceTime: exponential(1), availability: 0.5, ...config })],
    [call('client', 's', edge)],
  )

describe('a simulation (contract §2.21)', () => {
  it('keeps all parts up and leaves availability open, and fails them when it runs months', () => {
    const up = simulated(one(100), fast)
    expect(up.system).toMatchObject({ availability: null, unavailability: null, downtimeMinutesPerMonth: null })
    expect(up.workloads[0]).toMatchObject({ availability: null, errorRate: 0 })
    expect(up.failures).toEqual([])
    const months = simulated(one(0.001), { ...fast, months: 3 })
    expect(months.system.availability).toBeGreaterThan(0.3)
    expect(months.system.availability).toBeLessThan(0.7)
    expect(months.failures.every(({ reason }) => reason === 'down')).toBe(true)
  })

  it('has no peaks, and arrivals at the mean rate whatever the shape', () => {
    const shaped = drawing(500, [service('s', { serviceTime: exponential(1) })], [call('client', 's')], {
      workloads: [{ id: 'w', source: 'client', rps: 500, shape: { kind: 'burst', peakToMean: 20, minutesPerDay: 60 } }],
    })
    const report = simulated(shaped, { ...SHORT, requests: 20_000 })
    const width = report.interval?.nodes[1]?.arrivalRps ?? Number.NaN
    // four replications: the half-width is 3.18 standard errors
    expect(Math.abs((report.nodes[1]?.arrivalRps ?? 0) - 500)).toBeLessThan((4 / 3.18) * width)
    expect(report.nodes[1]?.peak).toBeNull()
    expect(report.workloads[0]?.peak).toBeNull()
    expect(report.system.peak).toBeNull()
  })

  it('counts finished requests of each replication after the warm-up: answered, lost or too late', () => {
    const report = simulated(one(2000, { queueLimit: 1 }, { timeoutMs: 1.5 }), fast)
    const failed = report.failures.reduce((sum, { requests }) => sum + requests, 0)
    expect(report.failures.map(({ reason }) => reason).sort()).toEqual(['queue-full', 'timeout'])
    expect(failed / (report.workloads[0]?.errorRate ?? 0)).toBeCloseTo(fast.requests * fast.replications, 6)
  })

  it('tells of a saturated design what the formulas tell', () => {
    const text = one(3000)
    const report = simulated(text, fast)
    const truth = evaluate(designOf(text))
    expect(report.nodes[1]).toMatchObject({
      saturated: true,
      utilisation: truth.nodes[1]?.utilisation,
      latencyMs: null,
    })
    expect(report.workloads[0]).toMatchObject({ saturated: true, latencyMs: null })
    expect(report.verdicts).toEqual(truth.verdicts)
  })

  it('tells of a loop without end what the formulas tell, and of other workloads what it sees', () => {
    const text = drawing(
      100,
      [service('a', { serviceTime: exponential(2) }), service('b', { serviceTime: exponential(1) })],
      [call('client', 'b', { workloads: ['w'] }), call('client', 'a', { workloads: ['v'] }), call('a', 'a')],
      {
        workloads: ['w', 'v'].map((id) => ({ id, source: 'client', rps: 100 })),
      },
    )
    const report = simulated(text, fast)
    const truth = evaluate(designOf(text))
    const rates = ({ nodes }: typeof truth) => nodes.map(({ arrivalRps }) => arrivalRps)
    expect(rates(report).slice(0, 2)).toEqual([200, null])
    expect(rates(truth)).toEqual([200, null, 100])
    expect(rates(report)[2]).toBeCloseTo(100, -1)
    expect(report.nodes[1]).toMatchObject({ utilisation: null, meanResponseMs: null, saturated: false })
  })

  it('has the shape of the analytic report, with the same bill', () => {
    const text = one(100, { monthlyUsd: 5 })
    const report = simulated(text, fast)
    const truth = evaluate(designOf(text))
    expect(report.method).toBe('simulation')
    for (const part of ['system', 'bill'] as const) expect(Object.keys(report[part])).toEqual(Object.keys(truth[part]))
    expect(Object.keys(report.nodes[1] ?? {}).sort()).toEqual(Object.keys(truth.nodes[1] ?? {}).sort())
    expect(Object.keys(report.workloads[0] ?? {}).sort()).toEqual(Object.keys(truth.workloads[0] ?? {}).sort())
    expect(report.bill).toEqual(truth.bill)
  })

  it('has no intervals with one replication', () => {
    expect(simulated(one(100), { ...fast, replications: 1 }).interval).toBeNull()
  })
})
