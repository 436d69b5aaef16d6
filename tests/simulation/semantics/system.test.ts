import { describe, expect, it } from 'vitest'
import { draw, type Part, serves, type Wire } from '../latency/drawing.ts'
import { reportOf } from './reports.ts'

const endless = (id: string, meanMs: number, more: object = {}) => serves(id, meanMs, { servers: 'infinite', ...more })
const client = (id: string): Part => [id, 'generic.client']

/** Two clients, `users` with 3 requests a second and `others` with 1. */
const two = (parts: readonly Part[], wires: readonly Wire[], more: object = {}) =>
  reportOf(
    draw([client('others'), ...parts], wires, {
      workloads: [
        { id: 'w', source: 'users', rps: 3 },
        { id: 'v', source: 'others', rps: 1 },
      ],
      ...more,
    }),
  )

describe('the system (contract §2.19)', () => {
  it('has the mixture of the workloads’ laws by their rates', () => {
    const { report } = two(
      [endless('a', 10), endless('b', 100)],
      [
        ['users', 'a'],
        ['others', 'b'],
      ],
    )
    const { latencyMs } = report.system
    expect(latencyMs?.mean).toBeCloseTo(0.75 * 10 + 0.25 * 100, 9)
    for (const [quantile, tail] of [
      ['p50', 0.5],
      ['p95', 0.05],
      ['p999', 0.001],
    ] as const) {
      const t = latencyMs?.[quantile] ?? 0
      expect(0.75 * Math.exp(-t / 10) + 0.25 * Math.exp(-t / 100)).toBeCloseTo(tail, 7)
    }
  })

  it('has the mean of their availabilities by their rates', () => {
    const { report, workload } = two(
      [endless('a', 1, { availability: 0.99 }), endless('b', 1, { availability: 0.9 })],
      [
        ['users', 'a'],
        ['others', 'b'],
      ],
    )
    expect(workload('v').availability).toBeCloseTo(0.9, 12)
    expect(report.system.availability).toBeCloseTo(0.75 * 0.99 + 0.25 * 0.9, 12)
    expect(report.system.unavailability).toBeCloseTo(0.75 * 0.01 + 0.25 * 0.1, 12)
    expect(report.system.downtimeMinutesPerMonth).toBeCloseTo(0.0325 * 43_800, 9)
  })

  it('has no latency when one of them has none, and that verdict is missed without a margin; the others are judged', () => {
    const { report } = two(
      [endless('a', 10), serves('b', 2000, { monthlyUsd: 7 })],
      [
        ['users', 'a'],
        ['others', 'b'],
      ],
      { targets: { p95LatencyMs: 1000, availability: 0.9, monthlyBudgetUsd: 100 } },
    )
    expect(report.system).toMatchObject({ latencyMs: null, availability: 1 })
    expect(report.verdicts.latency).toEqual({ status: 'missed', margin: null })
    expect(report.verdicts.availability?.status).toBe('met')
    expect(report.verdicts.budget).toMatchObject({ status: 'met' })
    expect(report.verdicts.budget?.margin).toBeCloseTo(0.93, 12)
  })

  it('judges latency by the worst workload at its mean rate, however busy the peak', () => {
    const { report, workload } = two(
      [serves('a', 100), endless('b', 1)],
      [
        ['users', 'a'],
        ['others', 'b'],
      ],
      {
        workloads: [
          { id: 'w', source: 'users', rps: 3, shape: { kind: 'burst', peakToMean: 3, minutesPerDay: 30 } },
          { id: 'v', source: 'others', rps: 300 },
        ],
        targets: { p95LatencyMs: 1000 },
      },
    )
    const p95 = workload().latencyMs?.p95 ?? 0
    expect(p95).toBeCloseTo((100 / 0.7) * Math.log(20), 6)
    expect(workload().peak?.latencyMs?.p95).toBeCloseTo((100 / 0.1) * Math.log(20), 5)
    expect(report.verdicts.latency?.margin).toBeCloseTo(1 - p95 / 1000, 9)
  })

  it('leaves out a workload that waits for nothing', () => {
    const { report, workload } = two(
      [endless('a', 10, { availability: 0.9 }), serves('b', 5000, { availability: 0.1 })],
      [
        ['users', 'a'],
        ['others', 'b', { kind: 'async' }],
      ],
      { targets: { p95LatencyMs: 100, availability: 0.8 } },
    )
    expect(workload('v')).toMatchObject({ latencyMs: null, availability: null, saturated: false })
    expect(report.system.latencyMs?.mean).toBeCloseTo(10, 9)
    expect(report.system.availability).toBeCloseTo(0.9, 12)
    expect(report.verdicts).toMatchObject({ latency: { status: 'met' }, availability: { status: 'met' } })
  })

  it('leaves out a workload whose wires are all of other workloads', () => {
    const { workload } = two(
      [endless('a', 10)],
      [
        ['users', 'a'],
        ['others', 'a', { workloads: ['w'] }],
      ],
    )
    expect(workload('v')).toMatchObject({ latencyMs: null, availability: null })
  })

  it('evaluates a workload of rate 0 beside others, with no weight', () => {
    const { report, workload } = two(
      [endless('a', 10), endless('b', 100, { availability: 0.5 })],
      [
        ['users', 'a'],
        ['others', 'b'],
      ],
      {
        workloads: [
          { id: 'w', source: 'users', rps: 3 },
          { id: 'v', source: 'others', rps: 0 },
        ],
      },
    )
    expect(workload('v').latencyMs?.mean).toBeCloseTo(100, 9)
    expect(workload('v').availability).toBeCloseTo(0.5, 12)
    expect(report.system.latencyMs?.mean).toBeCloseTo(10, 9)
    expect(report.system.availability).toBe(1)
  })

  describe('of which nothing can be said', () => {
    const bare = [serves('a', 10, { monthlyUsd: 12 })] as const
    const called: readonly Wire[] = [['users', 'a']]
    it.each([
      { what: 'without workloads', wires: called, workloads: [] },
      { what: 'with all rates 0', wires: called, workloads: [{ id: 'w', source: 'users', rps: 0 }] },
      {
        what: 'when no source has a request',
        wires: [['users', 'a', { kind: 'async' }]] satisfies readonly Wire[],
        workloads: [{ id: 'w', source: 'users', rps: 1 }],
      },
      { what: 'when a source has no wire at all', wires: [], workloads: [{ id: 'w', source: 'users', rps: 1 }] },
    ])(
      '$what: no latency, no availability, unknown verdicts, a finding, and the bill all the same',
      ({ wires, workloads }) => {
        const { report, rules } = reportOf(
          draw([...bare], wires, { workloads, targets: { p95LatencyMs: 1, availability: 0.9, monthlyBudgetUsd: 20 } }),
        )
        expect(report.system).toMatchObject({
          latencyMs: null,
          availability: null,
          unavailability: null,
          availabilityContract: null,
          availabilityIndependent: null,
          downtimeMinutesPerMonth: null,
          monthlyUsd: 12,
        })
        expect(report.verdicts).toMatchObject({
          latency: { status: 'unknown', margin: null },
          availability: { status: 'unknown', margin: null },
          budget: { status: 'met' },
        })
        expect(rules).toContain('nothing-to-measure')
      },
    )
  })
})

describe('a saturated station (contract §2.13)', () => {
  it('has no latency from 100 % on, and a finding names it', () => {
    for (const meanMs of [100, 250]) {
      const { node, workload, report } = reportOf(draw([serves('a', meanMs)], [['users', 'a']]))
      expect(node('a')).toMatchObject({
        saturated: true,
        latencyMs: null,
        waitMs: null,
        meanWaitMs: null,
        meanResponseMs: null,
      })
      expect(node('a').utilisation).toBeCloseTo(meanMs / 100, 12)
      expect(workload()).toMatchObject({ saturated: true, latencyMs: null })
      expect(report.findings.find(({ rule }) => rule === 'saturated')?.nodeIds).toEqual(['a'])
    }
    expect(reportOf(draw([serves('a', 99.9)], [['users', 'a']])).node('a').saturated).toBe(false)
  })

  it('at the peak only is a warning, and the mean is given', () => {
    const { node, rules, report } = reportOf(
      draw([serves('a', 50)], [['users', 'a']], {
        workloads: [{ id: 'w', source: 'users', rps: 10, shape: { kind: 'diurnal', peakToMean: 3, peakHour: 12 } }],
      }),
    )
    expect(node('a')).toMatchObject({ saturated: false, utilisation: 0.5 })
    expect(node('a').peak).toMatchObject({ saturated: true, latencyMs: null })
    expect(node('a').peak?.arrivalRps).toBeCloseTo(30, 6)
    expect(report.system.peak).toMatchObject({ saturated: true, latencyMs: null })
    expect(rules).toContain('saturated-at-peak')
  })
})

describe('peaks (contract §2.18)', () => {
  it('are those of each part’s own sum of rates', () => {
    const at = (peakHour: number) => ({ kind: 'burst', peakToMean: 4, minutesPerDay: 60, startHour: peakHour })
    const rest = (1 - 4 / 24) / (1 - 1 / 24)
    const { node, workload, report } = two(
      [endless('a', 1), endless('b', 1), endless('both', 1)],
      [
        ['users', 'a'],
        ['others', 'b'],
        ['a', 'both'],
        ['b', 'both'],
      ],
      {
        workloads: [
          { id: 'w', source: 'users', rps: 3, shape: at(5) },
          { id: 'v', source: 'others', rps: 1, shape: at(9) },
        ],
      },
    )
    expect(node('a').peak?.arrivalRps).toBeCloseTo(12, 9)
    expect(node('b').peak?.arrivalRps).toBeCloseTo(4, 9)
    expect(node('both').peak?.arrivalRps).toBeCloseTo(12 + rest, 9)
    expect(workload('v').peak?.rps).toBeCloseTo(4, 9)
    expect(report.system.peak?.rps).toBeCloseTo(12 + rest, 9)
    expect(node('both').arrivalRps).toBeCloseTo(4, 12)
  })

  it('are served by what is scheduled at their hour, and of equal ones the least served counts', () => {
    const pool = (schedules: readonly object[]): Part => [
      'a',
      'aws.ec2',
      {
        region: 'us-east-1',
        instanceType: 'm7i.large',
        concurrencyPerVcpu: 0.5,
        count: 2,
        schedules,
        serviceTimeMs: 1000,
      },
    ]
    const peaks = (startHour: number, hours: number, shape: object) => {
      const { node, workload, report } = reportOf(
        draw([pool([{ startHour, hours, extra: 4 }])], [['users', 'a']], {
          workloads: [{ id: 'w', source: 'users', rps: 0.5, shape }],
        }),
      )
      expect(node('a').utilisation).toBeCloseTo(0.25, 9)
      expect(workload('w').peak?.latencyMs).toEqual(report.system.peak?.latencyMs)
      return node('a').peak?.utilisation
    }
    const burst = { kind: 'burst', peakToMean: 6, minutesPerDay: 120, startHour: 23 }
    expect(peaks(22, 4, burst)).toBeCloseTo(3 / 6, 9)
    expect(peaks(23, 1, burst)).toBeCloseTo(3 / 2, 9)
    expect(peaks(0.5, 1, burst)).toBeCloseTo(3 / 2, 9)
    expect(peaks(8, 10, { kind: 'constant' })).toBeCloseTo(0.25, 9)
    expect(peaks(8, 10, { kind: 'diurnal', peakToMean: 6, peakHour: 12 })).toBeCloseTo(3 / 6, 9)
    expect(peaks(13, 10, { kind: 'diurnal', peakToMean: 6, peakHour: 12 })).toBeCloseTo(3 / 2, 9)
  })
})
