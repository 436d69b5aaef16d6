import { describe, expect, it } from 'vitest'
import { meanBilledMs } from '../../../simulation/archetypes/metering/billed-time.ts'
import { designBill, partBill } from '../cost/month.ts'

const exponential = (mean: number) => ({ heldMs: mean, heldAbove: (t: number) => Math.exp(-t / mean) })
const constant = (ms: number) => ({ heldMs: ms, heldAbove: (t: number) => (t < ms ? 1 : 0) })
const unknown = (mean: number) => ({ heldMs: mean, heldAbove: undefined })

describe('the time that is paid for a request', () => {
  it('of an exponential law in steps is a geometric sum: s ÷ (1 − e^(−s/m))', () => {
    for (const mean of [5, 60, 100, 900]) {
      const expected = 100 / (1 - Math.exp(-100 / mean))
      expect(meanBilledMs(exponential(mean), { stepMs: 100, leastMs: 0 }), `${mean}`).toBeCloseTo(expected, 4)
    }
  })

  it('with a minimum is that of E[max(m, T)] = m + mean·e^(−m/mean), and in steps begins at the minimum', () => {
    expect(meanBilledMs(exponential(30), { stepMs: 0, leastMs: 100 })).toBeCloseTo(100 + 30 * Math.exp(-100 / 30), 2)
    const geometric = 200 + (100 * Math.exp(-200 / 30)) / (1 - Math.exp(-100 / 30))
    expect(meanBilledMs(exponential(30), { stepMs: 100, leastMs: 150 })).toBeCloseTo(geometric, 6)
  })

  it('of a constant is the constant rounded up, and a whole step stays one', () => {
    const paid = (ms: number) => meanBilledMs(constant(ms), { stepMs: 100, leastMs: 0 })
    expect([30, 100, 101].map(paid)).toEqual([100, 100, 200])
  })

  it('of a law with very many steps in it is the mean and half a step', () => {
    const long = exponential(30_000)
    expect(meanBilledMs(long, { stepMs: 100, leastMs: 0 })).toBeCloseTo(100 / (1 - Math.exp(-1 / 300)), 0)
  })

  it('where only the mean is known is the mean, rounded', () => {
    expect(meanBilledMs(unknown(130), { stepMs: 100, leastMs: 0 })).toBe(200)
    expect(meanBilledMs(unknown(130), { stepMs: 0, leastMs: 0 })).toBe(130)
    expect(meanBilledMs(unknown(30), { stepMs: 0, leastMs: 100 })).toBe(100)
  })
})

describe('on a bill', () => {
  /** A part and what it waits for, at one request a second. */
  const billOf = (service: string, config: object, waitMs = 0) =>
    designBill({
      nodes: [
        { id: 'users', service: 'generic.client' },
        { id: 'part', service, config },
        {
          id: 'behind',
          service: 'generic.service',
          config: { servers: 'infinite', serviceTime: { distribution: 'deterministic', meanMs: waitMs } },
        },
      ],
      edges: [
        { id: 'in', source: 'users', target: 'part' },
        { id: 'out', source: 'part', target: 'behind' },
      ],
      workloads: [{ id: 'w', source: 'users', rps: 1 }],
    })
  const fixed = (meanMs: number) => ({ distribution: 'deterministic', meanMs })
  const SECONDS = 730 * 3600

  it('a container that takes one request at a time is paid by tenths of a second, its waits among them', () => {
    const config = { vcpu: 0.5, memoryMb: 512, durationMs: fixed(30), maxConcurrency: 1 }
    const paid = (waitMs: number) => billOf('gcp.cloud-run', config, waitMs).line('vcpu-seconds').quantity
    expect(paid(0)).toBeCloseTo(0.5 * 0.1 * SECONDS, 3)
    expect(paid(50)).toBeCloseTo(0.5 * 0.2 * SECONDS, 3)
  })

  it('a function’s memory and time are rounded up where its provider does so', () => {
    const line = billOf('azure.functions', { memoryMb: 300, durationMs: fixed(30) }).line('execution-time')
    expect(line.quantity).toBeCloseTo((384 / 1024) * 0.1 * SECONDS, 3)
  })

  it('copies that may all go cost nothing while nobody asks, and those of a job only their hours', () => {
    expect(partBill('aws.fargate', { minInstances: 0 }, {}).totalUsd).toBe(0)
    const whole = partBill('aws.fargate', {}, {}).totalUsd
    expect(partBill('aws.fargate', { hoursPerMonth: 73 }, {}).totalUsd).toBeCloseTo(whole / 10, 9)
  })

  it('has operations that no request makes beside those of the requests', () => {
    const { line } = partBill('aws.dynamodb', { replicaRegions: 1, writesPerMonth: 600_000 }, { requests: 1e6 })
    expect(line('read-request-units').quantity).toBeCloseTo(0.5, 9)
    expect(line('replicated-write-units').quantity).toBeCloseTo(0.6, 9)
    const store = partBill('aws.s3', { writesPerMonth: 87_600, readsPerRequest: 0 }, { requests: 1e6 })
    expect(store.line('writes').quantity).toBeCloseTo(87.6, 9)
  })

  it('counts a public address for as long as its machine runs', () => {
    const schedules = [{ startHour: 8, hours: 12, extra: 1 }]
    const config = { autoscaling: false, count: 1, publicAddress: true, schedules }
    expect(partBill('aws.ec2', config, {}).line('public-ipv4').quantity).toBeCloseTo(1.5 * 730, 6)
  })
})
