import { describe, expect, it } from 'vitest'
import type { Percentiles } from '../../../simulation/report/report.ts'
import { type Judged, judge } from '../../../simulation/report/verdicts.ts'

const latency = (p95: number): Percentiles => ({
  mean: p95 / 3,
  p50: p95 / 4,
  p90: p95 * 0.8,
  p95,
  p99: p95 * 1.5,
  p999: p95 * 2,
})
const workload = (p95: number | null, unavailability: number | null, saturated = false) => ({
  latencyMs: p95 === null ? null : latency(p95),
  unavailability,
  saturated,
})
const judged = (more: Partial<Judged>): Judged => ({
  workloads: [workload(71, 4.7e-4)],
  unstable: false,
  undrawn: false,
  bill: { totalUsd: 212.4, complete: true },
  ...more,
})

describe('verdicts', () => {
  it('are given only for targets that are present', () => {
    expect(judge({}, judged({}))).toEqual({})
    expect(Object.keys(judge({ p95LatencyMs: 300 }, judged({})))).toEqual(['latency'])
  })

  it('leave the shares of the contract’s own example', () => {
    const verdicts = judge({ availability: 0.999, p95LatencyMs: 300, monthlyBudgetUsd: 50 }, judged({}))
    expect(verdicts.availability?.status).toBe('met')
    expect(verdicts.availability?.margin).toBeCloseTo(0.53, 12)
    expect(verdicts.latency?.margin).toBeCloseTo(1 - 71 / 300, 12)
    expect(verdicts.budget).toEqual({ status: 'missed', margin: 1 - 212.4 / 50 })
  })

  it('take the worst workload', () => {
    const worst = judged({ workloads: [workload(10, 1e-6), workload(310, 2e-3), workload(null, null)] })
    const verdicts = judge({ availability: 0.999, p95LatencyMs: 300 }, worst)
    expect(verdicts.latency?.margin).toBeCloseTo(1 - 310 / 300, 12)
    expect(verdicts.availability?.margin).toBeCloseTo(-1, 12)
  })

  it.each([
    [44.99, 'met'],
    [45, 'met'],
    [45.01, 'at-risk'],
    [50, 'at-risk'],
    [50.01, 'missed'],
  ])('a bill of $%d against $50 is %s', (totalUsd, status) => {
    expect(judge({ monthlyBudgetUsd: 50 }, judged({ bill: { totalUsd, complete: true } })).budget?.status).toBe(status)
  })

  it.each([
    [0.0008, 'met'],
    [0.00081, 'at-risk'],
    [0.00101, 'missed'],
  ])('an unavailability of %d against 99.9 %% is %s', (unavailability, status) => {
    const given = judged({ workloads: [workload(1, unavailability)] })
    expect(judge({ availability: 0.999 }, given).availability?.status).toBe(status)
  })

  it('miss the latency without a margin when a workload is saturated or a loop unstable', () => {
    const missed = { status: 'missed', margin: null }
    expect(judge({ p95LatencyMs: 9 }, judged({ workloads: [workload(null, 0, true)] })).latency).toEqual(missed)
    expect(judge({ p95LatencyMs: 9 }, judged({ unstable: true })).latency).toEqual(missed)
  })

  it('say unknown for what cannot be computed', () => {
    const nothing = judged({ workloads: [workload(null, null)], undrawn: true })
    const verdicts = judge({ availability: 0.9, p95LatencyMs: 1 }, nothing)
    expect([verdicts.availability?.status, verdicts.latency?.status]).toEqual(['unknown', 'unknown'])
  })

  it('call an incomplete bill unknown unless its known part is already too much', () => {
    const bill = (totalUsd: number) =>
      judge({ monthlyBudgetUsd: 50 }, judged({ bill: { totalUsd, complete: false } })).budget
    expect(bill(49)?.status).toBe('unknown')
    expect(bill(51)?.status).toBe('missed')
  })
})
