import { describe, expect, it } from 'vitest'
import { serialiseDesign } from '../../../simulation/index.ts'
import { simulated, within } from '../events/runs.ts'
import { draw, type Part, serves, type Wire } from '../latency/drawing.ts'
import { lossy, reportOf } from './reports.ts'

const endless = (id: string, meanMs: number, more: object = {}) => serves(id, meanMs, { servers: 'infinite', ...more })
const up = (id: string, availability: number, more: object = {}): Part => [
  id,
  'generic.service',
  { availability, servers: 'infinite', ...more },
]

describe('a cache (contract §2.5)', () => {
  it('is missed by 1 − hitRatio, and a wire behind it is called by those only', () => {
    const { edge, workload } = reportOf(
      draw(
        [endless('a', 1), ['cache', 'generic.cache', { hitRatio: 0.7, servers: 'infinite' }], endless('db', 40)],
        [
          ['users', 'a'],
          ['a', 'cache'],
          ['a', 'db', { onMissOf: 'cache' }],
        ],
      ),
    )
    expect(edge('e2').rps).toBeCloseTo(3, 12)
    expect(workload().latencyMs?.mean).toBeCloseTo(1 + 10 + 0.3 * 40, 9)
  })

  it('shares one answer between all that wait for it', () => {
    const { workload } = reportOf(
      draw(
        [
          endless('a', 0),
          ['cache', 'generic.cache', { hitRatio: 0.5, servers: 'infinite' }],
          endless('b', 40),
          endless('c', 40),
        ],
        [
          ['users', 'a'],
          ['a', 'cache'],
          ['a', 'b', { onMissOf: 'cache' }],
          ['a', 'c', { onMissOf: 'cache' }],
        ],
      ),
    )
    // half wait for none of them, so that the median is hardly more than the cache itself
    expect(workload().latencyMs?.mean).toBeCloseTo(10 + 0.5 * 80, 9)
    expect(workload().latencyMs?.p50).toBeLessThan(35)
  })

  it('that calls on a miss itself does so after its own service, and a hit ends there', () => {
    const cdn = (hitRatio: number) =>
      reportOf(
        draw(
          [['cdn', 'generic.cache', { hitRatio, servers: 'infinite' }], endless('origin', 60), endless('log', 1)],
          [
            ['users', 'cdn'],
            ['cdn', 'origin'],
            ['cdn', 'log', { kind: 'async' }],
          ],
        ),
      )
    const { edge, workload } = cdn(0.9)
    expect(edge('e1').rps).toBeCloseTo(1, 12)
    expect(edge('e2').rps).toBeCloseTo(1, 12)
    expect(workload().latencyMs?.mean).toBeCloseTo(10 + 0.1 * 60, 9)
    expect(cdn(1).workload().latencyMs?.p999).toBeCloseTo(-10 * Math.log(0.001), 6)
  })

  it('that is full and tolerated is a miss for those that it turned away', () => {
    const full = lossy(0.25)
    const { edge } = reportOf(
      draw(
        [
          endless('a', 0),
          [
            'cache',
            'generic.cache',
            { hitRatio: 0.8, serviceTime: { distribution: 'exponential', meanMs: full.meanMs }, ...full.config },
          ],
          endless('db', 1),
        ],
        [
          ['users', 'a'],
          ['a', 'cache', { dependency: 'optional' }],
          ['a', 'db', { onMissOf: 'cache' }],
        ],
      ),
    )
    expect(edge('e2').rps).toBeCloseTo(10 * (1 - 0.8 * 0.75), 9)
  })

  it('that is tolerated and asked now and then is a miss for those that it was too late for', () => {
    const late = Math.exp(-12 / 8)
    const text = draw(
      [
        endless('a', 0),
        [
          'cache',
          'generic.cache',
          { hitRatio: 0.3, servers: 'infinite', serviceTime: { distribution: 'exponential', meanMs: 8 } },
        ],
        endless('db', 1),
      ],
      [
        ['users', 'a'],
        ['a', 'cache', { calls: 0.5, timeoutMs: 12, dependency: 'optional' }],
        ['a', 'db', { onMissOf: 'cache' }],
      ],
    )
    const missed = 1 - 0.3 * (1 - 0.5 * late)
    expect(reportOf(text).edge('e2').rps).toBeCloseTo(10 * missed, 6)
    const run = simulated(serialiseDesign(text))
    within(run.nodes[3]?.arrivalRps, 10 * missed, run.interval?.nodes[3]?.arrivalRps)
  })
})

describe('a balancer (contract §2.6)', () => {
  const behind = (policy: string, targets: readonly Part[], weights: readonly number[], more: object = {}) =>
    reportOf(
      draw(
        [['lb', 'generic.balancer', { policy, ...more }], ...targets],
        [['users', 'lb'], ...targets.map(([id], i): Wire => ['lb', id, { weight: weights[i] }])],
      ),
    )

  it('sends each visit to one target, in proportion to the weights', () => {
    const { edge, workload } = behind('weighted', [endless('a', 10), endless('b', 50)], [3, 1], { latencyMs: 2 })
    expect([edge('e1').rps, edge('e2').rps]).toEqual([7.5, 2.5])
    expect(workload().latencyMs?.mean).toBeCloseTo(2 + 0.75 * 10 + 0.25 * 50, 9)
  })

  it('with failover sends all to the heaviest, of equal ones to the first in the file', () => {
    const rates = (weights: readonly number[]) => {
      const { edge } = behind('failover', [endless('a', 10), endless('b', 50), endless('c', 1)], weights)
      return [edge('e1').rps, edge('e2').rps, edge('e3').rps]
    }
    expect(rates([1, 2, 2])).toEqual([0, 10, 0])
    expect(rates([1, 1, 1])).toEqual([10, 0, 0])
  })

  it('with least outstanding shares by capacity, and says that this is approximate', () => {
    const targets = [serves('a', 20, { servers: 2 }), serves('b', 20, { servers: 1, instances: 2 }), serves('c', 5)]
    // 100, 100 and 200 requests a second at most
    const { node, edge, workload } = behind('least-outstanding', targets, [9, 1, 1])
    expect([edge('e1').rps, edge('e2').rps, edge('e3').rps]).toEqual([2.5, 2.5, 5])
    expect(node('a').utilisation).toBeCloseTo(node('c').utilisation ?? 0, 12)
    expect(workload().approximate).toBe(true)
    expect(behind('weighted', targets, [1, 1, 1]).workload().approximate).toBe(false)
  })

  it('succeeds while it and enough targets are up, each with all it requires', () => {
    const { workload } = reportOf(
      draw(
        [
          ['lb', 'generic.balancer', { minHealthy: 2, availability: 0.999 }],
          ...['a', 'b', 'c'].map((id) => up(id, 0.9)),
          ...['x', 'y', 'z'].map((id) => up(id, 0.8)),
        ],
        [
          ['users', 'lb'],
          ['lb', 'a'],
          ['lb', 'b'],
          ['lb', 'c'],
          ['a', 'x'],
          ['b', 'y'],
          ['c', 'z'],
        ],
      ),
    )
    const p = 0.9 * 0.8
    expect(workload().availability).toBeCloseTo(0.999 * (p ** 3 + 3 * p * p * (1 - p)), 12)
  })

  it('tolerates the loss of a call along an optional wire', () => {
    const half = lossy(0.5)
    const full: Part = serves('a', half.meanMs, half.config)
    const tolerant = reportOf(
      draw(
        [['lb', 'generic.balancer'], full],
        [
          ['users', 'lb'],
          ['lb', 'a', { dependency: 'optional' }],
        ],
      ),
    )
    expect(tolerant.node('a').lossFraction).toBeCloseTo(0.5, 9)
    expect(tolerant.workload().errorRate).toBeCloseTo(0, 12)
    expect(tolerant.workload().latencyMs?.mean).toBeCloseTo(0.5 * half.meanMs, 9)
    expect(behind('weighted', [full], [1]).workload().errorRate).toBeCloseTo(0.5, 9)
  })

  it('with failover adds failures of the active target × the time to notice and of old answers to names', () => {
    const names = (policy: string, more: object) => {
      const { workload, node } = reportOf(
        draw(
          [
            ['dns', 'aws.route53', { policy, healthCheckSeconds: 10, failureThreshold: 3, ...more }],
            ['a', 'generic.service', { mtbfHours: 100, mttrHours: 2 }],
            up('b', 1),
          ],
          [
            ['users', 'dns'],
            ['dns', 'a', { weight: 2 }],
            ['dns', 'b'],
          ],
        ),
      )
      const own = 1 - (node('dns').availability ?? 0)
      return ((workload().unavailability ?? 0) - own) / (1 - own)
    }
    // a fails once in 102 hours; 30 s to notice, then up to the lifetime of an answer
    expect(names('failover', { dnsTtlSeconds: 60 })).toBeCloseTo((30 + 60) / 3600 / 102, 12)
    expect(names('failover', { dnsTtlSeconds: 600 })).toBeCloseTo((30 + 600) / 3600 / 102, 12)
    expect(names('weighted', { dnsTtlSeconds: 600 })).toBeCloseTo(0, 12)
  })
})

describe('a fallback (contract §2.7)', () => {
  const wires: readonly Wire[] = [
    ['users', 'a'],
    ['a', 'b'],
    ['a', 'c', { dependency: 'fallback:e1' }],
    ['a', 'd', { dependency: 'fallback:e2' }],
  ]

  it('carries no load while the call that it covers succeeds', () => {
    const { edge, workload } = reportOf(
      draw([endless('a', 1), endless('b', 10), endless('c', 1), endless('d', 1)], wires),
    )
    expect([edge('e1').rps, edge('e2').rps, edge('e3').rps]).toEqual([10, 0, 0])
    expect(workload().latencyMs?.mean).toBeCloseTo(11, 9)
  })

  it('is called by those whose call was lost, one after another, so that the visit fails only when all do', () => {
    const { meanMs, config } = lossy(0.5)
    const again = lossy(0.2, 5)
    const { edge, workload } = reportOf(
      draw(
        [endless('a', 1), serves('b', meanMs, config), serves('c', again.meanMs, again.config), endless('d', 30)],
        wires,
      ),
    )
    expect(edge('e2').rps).toBeCloseTo(5, 8)
    expect(edge('e3').rps).toBeCloseTo(1, 8)
    expect(workload().errorRate).toBeCloseTo(0, 9)
    // lost at once, so that only the one that answers takes time
    expect(workload().latencyMs?.mean).toBeCloseTo(1 + 0.5 * meanMs + 0.4 * again.meanMs + 0.1 * 30, 7)
  })

  it('starts when the call that it covers has failed, after all that went before in it', () => {
    // b takes 20 ms if it is free and loses the share B else; its calls are made one after another, and then c answers in 30 ms
    const calls = (count: number) => {
      const { workload, node } = reportOf(
        draw(
          [endless('a', 0), serves('b', 20, { queueLimit: 0 }), endless('c', 30)],
          [
            ['users', 'a'],
            ['a', 'b', { calls: count }],
            ['a', 'c', { dependency: 'fallback:e1' }],
          ],
        ),
      )
      const lost = node('b').lossFraction
      return { mean: workload().latencyMs?.mean, lost, kept: 1 - lost }
    }
    const two = calls(2)
    expect(two.mean).toBeCloseTo(two.kept ** 2 * 40 + two.lost * 30 + two.kept * two.lost * (20 + 30), 7)
    const odd = calls(1.5)
    const second = odd.kept * 40 + odd.lost * (20 + 30)
    expect(odd.mean).toBeCloseTo(odd.lost * 30 + odd.kept * (0.5 * second + 0.5 * 20), 7)
  })

  it('starts after the stages of a visit that failed in a later one', () => {
    const half = lossy(0.5)
    const { workload } = reportOf(
      draw(
        [endless('a', 5), endless('first', 25), serves('b', half.meanMs, half.config), endless('spare', 30)],
        [
          ['users', 'a'],
          ['a', 'first'],
          ['a', 'b'],
          ['users', 'spare', { dependency: 'fallback:e0' }],
        ],
      ),
    )
    expect(workload().latencyMs?.mean).toBeCloseTo(5 + 25 + 0.5 * half.meanMs + 0.5 * 30, 7)
  })

  it('fails the visit only together with what it covers', () => {
    const { workload } = reportOf(draw([up('a', 1), up('b', 0.9), up('c', 0.8), up('d', 0.7)], wires))
    expect(workload().unavailability).toBeCloseTo(0.1 * 0.2 * 0.3, 14)
  })
})

describe('who needs what (contract §2.8)', () => {
  const needs = (more: object, parts: readonly Part[] = []) =>
    reportOf(
      draw(
        [up('a', 1), ['cache', 'generic.cache', { hitRatio: 0.75, servers: 'infinite' }], up('b', 0.9), ...parts],
        [
          ['users', 'a'],
          ['a', 'cache'],
          ['a', 'b', more],
        ],
      ),
    ).workload().unavailability

  it('a call that is not made cannot fail', () => {
    expect(needs({ calls: 0 })).toBe(0)
    expect(needs({ calls: 0.25 })).toBeCloseTo(0.025, 14)
    expect(needs({ onMissOf: 'cache' })).toBeCloseTo(0.025, 14)
    expect(needs({ onMissOf: 'cache', calls: 0.5 })).toBeCloseTo(0.0125, 14)
  })

  it('one or more calls need their target once', () => {
    for (const calls of [1, 1.5, 2, 40]) expect(needs({ calls })).toBeCloseTo(0.1, 14)
  })

  it('calls by chance are one independent event for each wire', () => {
    const { workload } = reportOf(
      draw(
        [up('a', 1), up('b', 0.9)],
        [
          ['users', 'a'],
          ['a', 'b', { calls: 0.5 }],
          ['a', 'b', { calls: 0.5 }],
        ],
      ),
    )
    expect(workload().unavailability).toBeCloseTo(0.1 * (1 - 0.5 * 0.5), 14)
  })

  it('messages need nobody', () => {
    expect(needs({ kind: 'async' })).toBe(0)
  })

  it('what is passed through must be up, whatever is behind it', () => {
    expect(needs({ via: ['gate'] }, [up('gate', 0.8)])).toBeCloseTo(1 - 0.9 * 0.8, 14)
  })
})
