import { describe, expect, it } from 'vitest'
import { spread } from '../../../simulation/availability/reading.ts'
import { draw, type Part, serves, type Wire } from '../latency/drawing.ts'
import { reportOf } from './reports.ts'

const HOME: Part = ['home', 'aws.region', { region: 'us-east-1' }]

describe('instances (contract §2.9)', () => {
  it('have one queue before all of their servers', () => {
    const several = reportOf(draw([serves('a', 500, { servers: 2, instances: 4 })], [['users', 'a']]))
    const one = reportOf(draw([serves('a', 500, { servers: 8 })], [['users', 'a']]))
    expect(several.node('a')).toMatchObject({ servers: 8, utilisation: 0.625 })
    expect(several.node('a').latencyMs).toEqual(one.node('a').latencyMs)
  })

  it('spread over the zones as evenly as possible, first zones first', () => {
    const counts = (instances: number, zones: readonly string[]) =>
      spread(instances, zones).map(({ zone, instances: own }) => `${zone}${own}`)
    expect(counts(7, ['a', 'b', 'c'])).toEqual(['a3', 'b2', 'b2'].map((_, i) => ['a3', 'b2', 'c2'][i]))
    expect(counts(8, ['a', 'b', 'c'])).toEqual(['a3', 'b3', 'c2'])
    expect(counts(2, ['a', 'b', 'c'])).toEqual(['a1', 'b1'])
    expect(counts(5, [])).toEqual(['null5'])
  })

  it('are up when the region is and enough of them are, in zones that are up', () => {
    const assumptions = { zoneAvailability: 0.9, regionAvailability: 0.95, commonCauseAvailability: 1 }
    const { workload, node } = reportOf(
      draw([HOME, ['m', 'aws.ec2', { count: 3, zones: 2, minHealthy: 2 }, 'home']], [['users', 'm']], { assumptions }),
    )
    // two in the first zone and one in the second; an instance is up 99.5 % of the time
    const p = 0.995
    const twoOfTwo = p * p
    const twoOfThree = p ** 3 + 3 * p * p * (1 - p)
    const up = 0.95 * (0.9 * 0.9 * twoOfThree + 0.9 * 0.1 * twoOfTwo)
    expect(node('m').availability).toBeCloseTo(up, 12)
    expect(workload().availability).toBeCloseTo(up, 12)
  })

  describe('that are needed: "auto"', () => {
    const u = 0.1
    const needing = (k: number, n: number) => {
      const choose = (of: number, m: number): number => (m === 0 ? 1 : (of * choose(of - 1, m - 1)) / m)
      let fewer = 0
      for (let up = 0; up < k; up++) fewer += choose(n, up) * (1 - u) ** up * u ** (n - up)
      return fewer
    }
    const auto = (instances: number, meanMs: number, more: object = {}, shape: object = { kind: 'constant' }) =>
      reportOf(
        draw([serves('a', meanMs, { instances, availability: 1 - u, ...more })], [['users', 'a']], {
          workloads: [{ id: 'w', source: 'users', rps: 10, shape }],
        }),
      ).workload().unavailability

    it('is the fewest whose servers are busy below 100 %', () => {
      // 2.9 Erlang need three servers, 3 Erlang four
      expect(auto(5, 290)).toBeCloseTo(needing(3, 5), 12)
      expect(auto(5, 300)).toBeCloseTo(needing(4, 5), 12)
      expect(auto(5, 290, { servers: 2 })).toBeCloseTo(needing(2, 5), 12)
    })

    it('is at the peak, not at the mean', () => {
      const burst = { kind: 'burst', peakToMean: 3, minutesPerDay: 60 }
      expect(auto(5, 90)).toBeCloseTo(needing(1, 5), 12)
      // three times 0.9 Erlang
      expect(auto(5, 90, {}, burst)).toBeCloseTo(needing(3, 5), 12)
      const day = { kind: 'diurnal', peakToMean: 2, peakHour: 3 }
      expect(auto(5, 90, {}, day)).toBeCloseTo(needing(2, 5), 12)
    })

    it('is all of them where not even they carry it, and one where servers are endless', () => {
      expect(auto(3, 900)).toBeCloseTo(needing(3, 3), 12)
      expect(auto(3, 900, { servers: 'infinite' })).toBeCloseTo(u ** 3, 12)
    })

    it('counts the whole time that a slot is held', () => {
      const held = reportOf(
        draw(
          [
            serves('a', 90, { instances: 5, availability: 1 - u, blocking: true }),
            serves('b', 200, { servers: 'infinite' }),
          ],
          [
            ['users', 'a'],
            ['a', 'b'],
          ],
        ),
      )
      // 2.9 Erlang of slots
      expect(held.workload().unavailability).toBeCloseTo(needing(3, 5), 12)
    })
  })
})

describe('shared causes (contract §2.12)', () => {
  const assumptions = { zoneAvailability: 0.9, regionAvailability: 0.8, commonCauseAvailability: 0.7 }
  const availability = (parts: readonly Part[], wires: readonly Wire[]) =>
    reportOf(draw(parts, wires, { assumptions })).workload().availability

  it('do not touch generic parts, wherever they are drawn', () => {
    expect(
      availability([HOME, ['a', 'generic.service', { availability: 0.5, instances: 1 }, 'home']], [['users', 'a']]),
    ).toBe(0.5)
  })

  it('are the provider’s alone for a part without a place', () => {
    const { node } = reportOf(draw([['a', 'aws.s3']], [['users', 'a']], { assumptions }))
    const { node: bare } = reportOf(
      draw([['a', 'aws.s3']], [['users', 'a']], { assumptions: { commonCauseAvailability: 1 } }),
    )
    expect((node('a').availability ?? 0) / (bare('a').availability ?? 1)).toBeCloseTo(0.7, 12)
  })

  it('are one a provider: two of its regions share it, another provider has its own', () => {
    const bucket = (id: string, service: string, region: string): Part => [id, service, { region }]
    const both = availability(
      [bucket('a', 'aws.s3', 'us-east-1'), bucket('b', 'aws.s3', 'eu-west-1')],
      [
        ['users', 'a'],
        ['users', 'b'],
      ],
    )
    const foreign = availability(
      [bucket('a', 'aws.s3', 'us-east-1'), bucket('b', 'gcp.cloud-storage', 'us-central1')],
      [
        ['users', 'a'],
        ['users', 'b'],
      ],
    )
    expect(both).toBeCloseTo(0.7 * 0.8 ** 2 * 0.999 ** 2, 6)
    expect(foreign).toBeCloseTo(0.7 ** 2 * 0.8 ** 2 * 0.999 ** 2, 3)
  })
})

describe('a vendor part without a published figure (contract §2.11)', () => {
  it('counts as always up, and a finding says so', () => {
    const { node, report } = reportOf(
      draw(
        [
          ['home', 'gcp.region', { region: 'us-central1' }],
          ['db', 'gcp.cloud-sql-postgres', {}, 'home'],
        ],
        [['users', 'db']],
        {
          assumptions: { zoneAvailability: 1, regionAvailability: 1, commonCauseAvailability: 1 },
        },
      ),
    )
    expect(node('db').availability).toBe(1)
    expect(report.findings.find(({ rule }) => rule === 'no-published-sla')?.nodeIds).toEqual(['db'])
  })
})
