import { describe, expect, it } from 'vitest'
import { resolveDesign } from '../../../simulation/archetypes/resolve.ts'
import { solveAvailability, unavailabilityWithout } from '../../../simulation/availability/index.ts'
import { evaluate, parseDesign } from '../../../simulation/index.ts'

type Part = readonly [id: string, service: string, config?: object, parent?: string]
type Wire = readonly [source: string, target: string, more?: object]

/** A model of parts and wires, with one workload of 10 requests a second from `users`. */
function modelOf(parts: readonly Part[], wires: readonly Wire[], assumptions: object = {}) {
  const read = parseDesign(
    JSON.stringify({
      format: 'skyloom/design',
      version: 1,
      name: 'test',
      assumptions,
      workloads: [{ id: 'w', source: 'users', rps: 10 }],
      nodes: [
        { id: 'users', service: 'generic.client' },
        ...parts.map(([id, service, config = {}, parent]) => ({ id, service, config, ...(parent && { parent }) })),
      ],
      edges: wires.map(([source, target, more = {}], i) => ({ id: `e${i}`, source, target, ...more })),
    }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return resolveDesign(read.value)
}

const idle = (model: ReturnType<typeof modelOf>) => model.nodes.map(() => ({ peakRps: 0, meanServiceMs: 1 }))
const unavailability = (model: ReturnType<typeof modelOf>) =>
  solveAvailability(model, idle(model)).workloads[0]?.unavailability
const part = (id: string, availability: number, more: object = {}): Part => [
  id,
  'generic.service',
  { availability, ...more },
]

describe('what a request needs', () => {
  it('fails when any required call does', () => {
    const model = modelOf(
      [part('a', 0.99), part('b', 0.98)],
      [
        ['users', 'a'],
        ['a', 'b'],
      ],
    )
    expect(unavailability(model)).toBeCloseTo(1 - 0.99 * 0.98, 15)
  })

  it('tolerates an optional call, and takes a fallback in its place', () => {
    expect(
      unavailability(
        modelOf(
          [part('a', 0.99), part('b', 0.5)],
          [
            ['users', 'a'],
            ['a', 'b', { dependency: 'optional' }],
          ],
        ),
      ),
    ).toBeCloseTo(0.01, 15)
    const covered = modelOf(
      [part('a', 1), part('b', 0.9), part('c', 0.8)],
      [
        ['users', 'a'],
        ['a', 'b'],
        ['a', 'c', { dependency: 'fallback:e1' }],
      ],
    )
    expect(unavailability(covered)).toBeCloseTo(0.1 * 0.2, 15)
  })

  it('does not need a call that it does not make', () => {
    expect(
      unavailability(
        modelOf(
          [part('a', 1), part('b', 0.9)],
          [
            ['users', 'a'],
            ['a', 'b', { calls: 0.2 }],
          ],
        ),
      ),
    ).toBeCloseTo(0.02, 15)
  })

  it('needs what lies behind a cache when that misses, and always when a tolerated cache is down', () => {
    const model = modelOf(
      [part('a', 1), ['cache', 'generic.cache', { hitRatio: 0.9, availability: 0.95 }], part('db', 0.99)],
      [
        ['users', 'a'],
        ['a', 'cache', { dependency: 'optional' }],
        ['a', 'db', { onMissOf: 'cache' }],
      ],
    )
    expect(unavailability(model)).toBeCloseTo((0.95 * 0.1 + 0.05) * 0.01, 15)
  })

  it('sends requests to the targets that are up, as long as enough are', () => {
    const model = modelOf(
      [['lb', 'generic.balancer', { minHealthy: 2 }], part('a', 0.9), part('b', 0.9), part('c', 0.9)],
      [
        ['users', 'lb'],
        ['lb', 'a'],
        ['lb', 'b'],
        ['lb', 'c'],
      ],
    )
    expect(unavailability(model)).toBeCloseTo(3 * 0.01 * 0.9 + 0.001, 15)
  })

  it('counts a part met again in a loop as up', () => {
    const model = modelOf(
      [part('a', 0.99), part('b', 0.98)],
      [
        ['users', 'a'],
        ['a', 'b'],
        ['b', 'a', { calls: 0.3 }],
      ],
    )
    expect(unavailability(model)).toBeCloseTo(1 - 0.99 * 0.98, 15)
  })
})

describe('shared causes', () => {
  const assumptions = { zoneAvailability: 0.99, regionAvailability: 0.999, commonCauseAvailability: 0.9999 }
  const region: Part = ['region', 'aws.region', { region: 'us-east-1' }]
  const machines = (id: string, zones: number): Part => [id, 'aws.ec2', { count: zones, zones }, 'region']

  it('counts a zone that two tiers share once', () => {
    const model = modelOf(
      [region, machines('a', 1), machines('b', 1)],
      [
        ['users', 'a'],
        ['a', 'b'],
      ],
      assumptions,
    )
    const instance = model.nodes.find(({ id }) => id === 'a')?.behaviour.failure.unavailability ?? 0
    expect(instance).toBeGreaterThan(0)
    expect(unavailability(model)).toBeCloseTo(1 - (1 - instance) ** 2 * 0.99 * 0.999 * 0.9999, 12)
    const { system } = solveAvailability(model, idle(model))
    expect(system.independent).toBeCloseTo((1 - instance) ** 2 * (0.99 * 0.999 * 0.9999) ** 2, 12)
  })

  it('loses a tier over two zones only when both are gone', () => {
    const model = modelOf([region, machines('a', 2)], [['users', 'a']], assumptions)
    const instance = model.nodes.find(({ id }) => id === 'a')?.behaviour.failure.unavailability ?? 0
    const branch = 1 - 0.99 * (1 - instance)
    expect(unavailability(model)).toBeCloseTo(1 - (1 - branch ** 2) * 0.999 * 0.9999, 12)
    expect(unavailabilityWithout(model, idle(model), ['zone:us-east-1a'])[0]).toBeCloseTo(
      1 - (1 - branch) * 0.999 * 0.9999,
      12,
    )
    expect(unavailabilityWithout(model, idle(model), ['region:us-east-1'])).toEqual([1])
  })

  it('needs as many instances as carry the peak', () => {
    const model = modelOf([region, machines('a', 2)], [['users', 'a']], assumptions)
    const busy = model.nodes.map(() => ({ peakRps: 300, meanServiceMs: 10 }))
    // 3 Erlang on machines of 2 vCPU: both are needed
    const instance = model.nodes.find(({ id }) => id === 'a')?.behaviour.failure.unavailability ?? 0
    expect(solveAvailability(model, busy).workloads[0]?.unavailability).toBeCloseTo(
      1 - (1 - instance) ** 2 * 0.99 ** 2 * 0.999 * 0.9999,
      12,
    )
  })
})

it('adds the time that failing over takes', () => {
  const standby = (detectionSeconds: number) =>
    modelOf(
      [
        ['lb', 'generic.balancer', { policy: 'failover', detectionSeconds }],
        part('a', 0.99, { mttrHours: 2 }),
        part('b', 1),
      ],
      [
        ['users', 'lb'],
        ['lb', 'a', { weight: 2 }],
        ['lb', 'b'],
      ],
    )
  expect(unavailability(standby(0))).toBe(0)
  // a fails 0.01 ÷ 2 h times an hour, and each time requests fail for 36 s
  expect(unavailability(standby(36))).toBeCloseTo((0.01 / 2) * (36 / 3600), 12)
})

it('ranks causes and names the sets that take the request down', () => {
  const model = modelOf(
    [part('a', 0.999), ['lb', 'generic.balancer', {}], part('b', 0.9), part('c', 0.9)],
    [
      ['users', 'a'],
      ['a', 'lb'],
      ['lb', 'b'],
      ['lb', 'c'],
    ],
  )
  const [workload] = solveAvailability(model, idle(model)).workloads
  expect(workload?.cutSets).toEqual([['a'], ['b', 'c']])
  expect(
    workload?.causes
      .slice(0, 2)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['b', 'c'])
  // b decides when c is down and a is up
  expect(workload?.causes[0]?.birnbaum).toBeCloseTo(0.999 * 0.1, 12)
})

it('encloses the availability of a mesh that is too tangled, and says so', { timeout: 30_000 }, () => {
  const width = 12
  const id = (layer: number, i: number) => `m${layer}-${i % width}`
  const parts: Part[] = []
  const wires: Wire[] = [['users', 'entry']]
  for (let layer = 0; layer < 7; layer++) {
    for (let i = 0; i < width; i++) {
      parts.push([id(layer, i), 'generic.balancer', { availability: 0.9 }])
      if (layer === 0) wires.push(['entry', id(0, i)])
      for (const step of layer < 6 ? [0, 1, 5] : []) wires.push([id(layer, i), id(layer + 1, i + step)])
    }
  }
  const report = evaluate(modelOf([['entry', 'generic.balancer', {}], ...parts], wires).design)
  const [workload] = report.workloads
  expect(workload?.availabilityAtMost).toBeGreaterThan(workload?.availability ?? 1)
  expect(report.findings.map(({ rule }) => rule)).toContain('availability-bounded')
})
