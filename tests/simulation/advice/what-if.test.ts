import { describe, expect, it } from 'vitest'
import { type Design, evaluate, evaluateDown, runDesignTests } from '../../../simulation/index.ts'
import { draw, type Part, serves } from '../latency/drawing.ts'

const utilisation = (design: Design, down: readonly string[], id: string) =>
  evaluateDown(design, down).nodes.find((node) => node.id === id)?.utilisation

describe('while nothing is down', () => {
  it('is the report of the design', () => {
    const design = draw(
      [serves('a', 20, { availability: 0.99 }), serves('b', 30, { availability: 0.98 })],
      [
        ['users', 'a'],
        ['a', 'b', { calls: 0.5 }],
      ],
    )
    const { workloads } = evaluate(design)
    const down = evaluateDown(design, [])
    expect(down.served).toBe(1)
    expect(down.workloads[0]?.latencyMs).toEqual(workloads[0]?.latencyMs)
    expect(down.workloads[0]?.availability).toBeCloseTo(workloads[0]?.availability ?? 0, 14)
  })
})

describe('while a part is down', () => {
  const balanced = draw(
    [['lb', 'generic.balancer'], serves('a', 60, { availability: 0.9 }), serves('b', 60, { availability: 0.8 })],
    [
      ['users', 'lb'],
      ['lb', 'a'],
      ['lb', 'b'],
    ],
  )

  it('the others of a balancer carry its traffic, more slowly and less surely', () => {
    expect(utilisation(balanced, [], 'b')).toBeCloseTo(0.3, 12)
    const { workloads, served } = evaluateDown(balanced, ['a'])
    expect(utilisation(balanced, ['a'], 'b')).toBeCloseTo(0.6, 12)
    expect(workloads[0]?.latencyMs?.mean).toBeCloseTo(60 / (1 - 0.6), 9)
    expect(workloads[0]?.availability).toBeCloseTo(0.8, 14)
    expect(served).toBe(1)
  })

  it('nobody is served when none is left', () => {
    expect(evaluateDown(balanced, ['a', 'b'])).toMatchObject({
      served: 0,
      workloads: [{ availability: 0, latencyMs: null, saturated: false }],
    })
  })

  it('survivors can be too few for the traffic', () => {
    const report = evaluateDown(balanced, ['a'], 2)
    expect(report.workloads[0]).toMatchObject({ saturated: true, served: 0, latencyMs: null })
  })

  it('a balancer that needs more targets than are left serves nobody', () => {
    const design = draw(
      [['lb', 'generic.balancer', { minHealthy: 2 }], serves('a', 10), serves('b', 10)],
      [
        ['users', 'lb'],
        ['lb', 'a'],
        ['lb', 'b'],
      ],
    )
    expect(evaluateDown(design, ['b']).served).toBe(0)
  })

  it('failover goes to the next by weight', () => {
    const design = draw(
      [['lb', 'generic.balancer', { policy: 'failover' }], serves('a', 10), serves('b', 10), serves('c', 10)],
      [
        ['users', 'lb'],
        ['lb', 'a', { weight: 3 }],
        ['lb', 'b', { weight: 1 }],
        ['lb', 'c', { weight: 2 }],
      ],
    )
    expect(utilisation(design, ['a'], 'c')).toBeCloseTo(0.1, 12)
    expect(utilisation(design, ['a'], 'b')).toBe(0)
  })

  it('a required call fails, an optional one does not matter, a fallback steps in', () => {
    const required = draw(
      [serves('a', 10), serves('b', 10)],
      [
        ['users', 'a'],
        ['a', 'b', { calls: 0.25 }],
      ],
    )
    // only the quarter that calls it fails
    expect(evaluateDown(required, ['b']).served).toBeCloseTo(0.75, 14)
    const optional = draw(
      [serves('a', 10), serves('b', 10)],
      [
        ['users', 'a'],
        ['a', 'b', { dependency: 'optional' }],
      ],
    )
    expect(evaluateDown(optional, ['b']).workloads[0]).toMatchObject({ served: 1, availability: 1 })
    const covered = draw(
      [serves('a', 10), serves('b', 10), serves('c', 40)],
      [
        ['users', 'a'],
        ['a', 'b'],
        ['a', 'c', { dependency: 'fallback:e1' }],
      ],
    )
    expect(evaluateDown(covered, ['b']).served).toBe(1)
    expect(utilisation(covered, ['b'], 'c')).toBeCloseTo(0.4, 12)
  })

  it('every request misses a tolerated cache that is down', () => {
    const design = draw(
      [serves('a', 10), ['cache', 'generic.cache', { hitRatio: 0.9 }], serves('db', 50)],
      [
        ['users', 'a'],
        ['a', 'cache', { dependency: 'optional' }],
        ['a', 'db', { onMissOf: 'cache' }],
      ],
    )
    expect(utilisation(design, [], 'db')).toBeCloseTo(0.05, 12)
    expect(utilisation(design, ['cache'], 'db')).toBeCloseTo(0.5, 12)
  })

  it('branches that run beside a failed one are still load', () => {
    const design = draw(
      [serves('a', 10), serves('b', 10), serves('c', 10)],
      [
        ['users', 'a'],
        ['a', 'b', { stage: 1 }],
        ['a', 'c', { stage: 1 }],
      ],
    )
    expect(evaluateDown(design, ['b']).served).toBe(0)
    expect(utilisation(design, ['b'], 'c')).toBeCloseTo(0.1, 12)
  })
})

describe('while a zone or region is down', () => {
  const api: Part = [
    'api',
    'aws.ec2',
    { instanceType: 'm7i.large', count: 4, zones: 2, serviceTimeMs: 100, minHealthy: 2 },
    'use1',
  ]
  const spread = draw([['use1', 'aws.region', { region: 'us-east-1' }], api], [['users', 'api']])

  it('what is left of a spread part carries all', () => {
    // 10 a second × 100 ms over 4 × 2 vCPU, then over 2 × 2
    expect(utilisation(spread, [], 'api')).toBeCloseTo(1 / 8, 12)
    expect(utilisation(spread, ['zone:us-east-1a'], 'api')).toBeCloseTo(1 / 4, 12)
    expect(evaluateDown(spread, ['zone:us-east-1a']).served).toBe(1)
  })

  it('a region group stands for its region', () => {
    expect(evaluateDown(spread, ['use1'])).toMatchObject({ served: 0, down: ['region:us-east-1'] })
  })
})

describe("the design's own tests", () => {
  const test = (when: object, expect: object, zones = 2) =>
    runDesignTests(
      draw(
        [
          ['use1', 'aws.region', { region: 'us-east-1' }],
          ['api', 'aws.ec2', { instanceType: 'm7i.large', count: 2, zones, serviceTimeMs: 20, minHealthy: 1 }, 'use1'],
        ],
        [['users', 'api']],
        { tests: [{ name: 't', when, expect }] },
      ),
    )[0]

  it('pass when the worst zone may go', () => {
    expect(test({ fail: 'any-zone' }, { served: 1, availability: 0.99 })).toMatchObject({ passed: true })
    const single = test({ fail: 'any-zone' }, { served: 1 }, 1)
    expect(single).toMatchObject({ passed: false, checks: [{ actual: 0, down: ['zone:us-east-1a'] }] })
  })

  it('fail where the region is the only one', () => {
    expect(test({ fail: 'any-region' }, { served: 0.5 })).toMatchObject({ passed: false })
  })

  it('raise the traffic', () => {
    // 4 vCPU serve 200 a second
    expect(test({ trafficFactor: 19 }, { served: 1 })).toMatchObject({ passed: true })
    expect(test({ trafficFactor: 21 }, { p95LatencyMs: 1000 })).toMatchObject({
      passed: false,
      checks: [{ actual: null }],
    })
  })

  it('judge the bill and the latency', () => {
    const cheap = test({}, { monthlyBudgetUsd: 1, p95LatencyMs: 1000 })
    expect(cheap?.checks.map(({ what, passed }) => [what, passed])).toEqual([
      ['p95LatencyMs', true],
      ['monthlyBudgetUsd', false],
    ])
  })

  it('cannot pass by failing a zone that does not exist', () => {
    const design = draw([serves('a', 10)], [['users', 'a']], {
      tests: [{ name: 't', when: { fail: 'any-zone' }, expect: { served: 0 } }],
    })
    expect(runDesignTests(design)[0]).toMatchObject({ passed: false, checks: [{ actual: null, down: [] }] })
  })
})
