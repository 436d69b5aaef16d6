import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalog, type Design, evaluate, parseDesign } from '../../simulation/index.ts'

/** The regions in which each provider's parts are drawn. */
const REGIONS = { aws: 'us-east-1', gcp: 'us-central1', azure: 'eastus', generic: null } as const

const services = catalog().filter(({ isGroup, id }) => !isGroup && id !== 'generic.client')

const edge = fc.record({
  from: fc.nat(8),
  to: fc.nat(8),
  kind: fc.constantFrom('request', 'async'),
  calls: fc.constantFrom(0, 0.3, 1, 1, 1, 2, 2.5),
  stage: fc.constantFrom(undefined, 1, 2),
  dependency: fc.constantFrom('required', 'optional'),
  timeoutMs: fc.constantFrom(undefined, 5, 200),
  retries: fc.nat(2),
  backoffMs: fc.constantFrom(0, 10),
})

/** Any parts of the catalogue, wired at random: forwards mostly, so that loops occur but seldom. */
const anyDesign = fc
  .record({
    parts: fc.array(fc.nat(services.length - 1), { minLength: 1, maxLength: 8 }),
    edges: fc.array(edge, { maxLength: 14 }),
    rps: fc.constantFrom(0, 0.01, 20, 3000),
    shape: fc.constantFrom({ kind: 'constant' }, { kind: 'diurnal', peakToMean: 3, peakHour: 14 }),
  })
  .map(({ parts, edges, rps, shape }) =>
    parseDesign(
      JSON.stringify({
        format: 'skyloom/design',
        version: 1,
        name: 'any',
        workloads: [{ id: 'w', source: 'users', rps, shape, requestKb: 4, responseKb: 40 }],
        nodes: [
          { id: 'users', service: 'generic.client', config: { location: 'us-east-1' } },
          { id: 'aws', service: 'aws.region', config: { region: REGIONS.aws } },
          { id: 'gcp', service: 'gcp.region', config: { region: REGIONS.gcp } },
          { id: 'azure', service: 'azure.region', config: { region: REGIONS.azure } },
          ...parts.map((index, i) => {
            const { id, provider } = services[index] ?? { id: 'generic.service', provider: 'generic' as const }
            return { id: `p${i}`, service: id, ...(provider !== 'generic' && { parent: provider }) }
          }),
        ],
        edges: [
          { id: 'first', source: 'users', target: 'p0' },
          ...edges.map(({ from, to, ...more }, i) => {
            const source = from % parts.length
            return { id: `e${i}`, source: `p${source}`, target: `p${to % parts.length}`, ...more }
          }),
        ],
      }),
    ),
  )

describe('the report of any design', () => {
  it('has no number that is not finite, and none below nothing but margins, effects and discounts', () => {
    let drawn = 0
    fc.assert(
      fc.property(anyDesign, (read) => {
        if (!read.ok) return
        drawn++
        for (const [path, value] of numbersOf(evaluate(read.value), '')) {
          expect(Number.isFinite(value), `${path} is ${value}`).toBe(true)
          if (!/margin|effect|sustained/.test(path)) expect(value, path).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 120, seed: 7 },
    )
    expect(drawn).toBeGreaterThan(60)
  })

  it('has availabilities that are probabilities', () => {
    fc.assert(
      fc.property(anyDesign, (read) => {
        if (!read.ok) return
        const { system, nodes, workloads } = evaluate(read.value)
        for (const { availability } of [system, ...nodes, ...workloads]) {
          if (availability !== null) expect(availability).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 40, seed: 11 },
    )
  })
})

/** Every number in a report, with its place; of a bill line, under its dimension. */
function* numbersOf(value: unknown, path: string): Generator<readonly [string, number]> {
  if (typeof value === 'number') yield [path, value]
  if (typeof value !== 'object' || value === null) return
  const dimension = 'dimension' in value ? `(${value.dimension})` : ''
  if (path.startsWith('/receipts')) return
  for (const [key, inner] of Object.entries(value)) yield* numbersOf(inner, `${path}${dimension}/${key}`)
}

describe('reading', () => {
  it('answers any bytes with a design or with problems', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const read = parseDesign(new TextDecoder().decode(bytes))
        expect(read.ok || read.problems.length > 0).toBe(true)
      }),
    )
    fc.assert(
      fc.property(fc.json(), (text) => {
        const read = parseDesign(text)
        expect(read.ok || read.problems.length > 0).toBe(true)
      }),
    )
  })
})

interface Station {
  readonly servers: number
  readonly meanMs: number
  readonly availability: number
}
const station = fc.record({
  servers: fc.integer({ min: 1, max: 5 }),
  meanMs: fc.integer({ min: 1, max: 20 }),
  availability: fc.constantFrom(0.9, 0.99, 0.999),
})
/** A tree of exponential stations: each is called by one before it. */
const tree = fc.record({
  stations: fc.array(station, { minLength: 1, maxLength: 6 }),
  callers: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
  calls: fc.array(fc.constantFrom(0.5, 1, 2), { minLength: 6, maxLength: 6 }),
})
type Tree = typeof tree extends fc.Arbitrary<infer T> ? T : never

function treeDesign({ stations, callers, calls }: Tree, rps: number): Design {
  const read = parseDesign(
    JSON.stringify({
      format: 'skyloom/design',
      version: 1,
      name: 'tree',
      workloads: [{ id: 'w', source: 'users', rps }],
      nodes: [
        { id: 'users', service: 'generic.client' },
        ...stations.map(({ servers, meanMs, availability }: Station, i) => ({
          id: `s${i}`,
          service: 'generic.service',
          config: { servers, availability, serviceTime: { distribution: 'exponential', meanMs } },
        })),
      ],
      edges: stations.map((_, i) => ({
        id: `e${i}`,
        source: i === 0 ? 'users' : `s${(callers[i] ?? 0) % i}`,
        target: `s${i}`,
        calls: i === 0 ? 1 : (calls[i] ?? 1),
      })),
    }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

describe('a network of exponential stations', () => {
  it('never answers sooner under more load', () => {
    fc.assert(
      fc.property(tree, fc.double({ min: 0.1, max: 8, noNaN: true }), (drawn, rps) => {
        const [slow] = evaluate(treeDesign(drawn, rps)).workloads
        const [fast] = evaluate(treeDesign(drawn, rps * 1.1)).workloads
        if (!slow || !fast?.latencyMs) return
        if (!slow.latencyMs) throw new Error('less load saturates what more does not')
        for (const quantile of ['mean', 'p50', 'p95', 'p99'] as const) {
          expect(fast.latencyMs[quantile]).toBeGreaterThanOrEqual(slow.latencyMs[quantile] * (1 - 1e-7))
        }
      }),
      { numRuns: 60, seed: 3 },
    )
  })

  it('sends on what it was sent: the rate of a part is that of its callers × calls', () => {
    fc.assert(
      fc.property(tree, (drawn) => {
        const design = treeDesign(drawn, 2)
        const { nodes, edges } = evaluate(design)
        const rate = new Map(nodes.map(({ id, arrivalRps }) => [id, arrivalRps ?? Number.NaN]))
        for (const [i, wire] of design.edges.entries()) {
          expect(edges[i]?.rps).toBeCloseTo((rate.get(wire.source) ?? Number.NaN) * wire.calls, 9)
          expect(rate.get(wire.target)).toBeCloseTo(edges[i]?.rps ?? Number.NaN, 9)
        }
      }),
      { numRuns: 40, seed: 5 },
    )
  })

  it('is never more available for the lack of a second target', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0.9, 0.99, 0.999), { minLength: 2, maxLength: 5 }), (availabilities) => {
        const up = (targets: readonly number[]) => {
          const read = parseDesign(
            JSON.stringify({
              format: 'skyloom/design',
              version: 1,
              name: 'redundant',
              workloads: [{ id: 'w', source: 'users', rps: 1 }],
              nodes: [
                { id: 'users', service: 'generic.client' },
                { id: 'lb', service: 'generic.balancer' },
                ...targets.map((availability, i) => ({
                  id: `t${i}`,
                  service: 'generic.service',
                  config: { availability },
                })),
              ],
              edges: [
                { id: 'in', source: 'users', target: 'lb' },
                ...targets.map((_, i) => ({ id: `e${i}`, source: 'lb', target: `t${i}` })),
              ],
            }),
          )
          return read.ok ? (evaluate(read.value).system.unavailability ?? Number.NaN) : Number.NaN
        }
        const product = availabilities.reduce((all, a) => all * (1 - a), 1)
        expect(up(availabilities)).toBeCloseTo(product, 12)
        expect(up(availabilities.slice(1))).toBeGreaterThan(up(availabilities))
      }),
      { numRuns: 30, seed: 13 },
    )
  })
})
