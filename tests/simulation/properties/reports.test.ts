import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../../simulation/design/design.ts'
import type { ParameterType } from '../../../simulation/design/parameter.ts'
import { catalog, evaluate, parseDesign } from '../../../simulation/index.ts'

/** The regions in which each provider's parts are drawn. */
const REGIONS = { aws: 'us-east-1', gcp: 'us-central1', azure: 'eastus', generic: null } as const

const services = catalog().filter(({ isGroup, id }) => !isGroup && id !== 'generic.client')

/** Some values that a parameter may have, its ends among them. */
function valuesOf(type: ParameterType): readonly Json[] {
  switch (type.kind) {
    case 'integer':
    case 'number':
      return [type.min, type.max, Math.min(type.max, type.min + 2)]
    case 'choice':
      return type.options.map(({ value }) => value)
    case 'boolean':
      return [false, true]
    case 'nullable':
      return [null, ...valuesOf(type.of)]
    case 'or-word':
      return [type.word, ...valuesOf(type.of)]
    case 'service-time':
      return [
        { distribution: 'lognormal', cv2: 3, meanMs: 40 },
        { distribution: 'deterministic', meanMs: 0 },
        { distribution: 'erlang', k: 4, meanMs: 12 },
        { distribution: 'hyperexponential', cv2: 9, meanMs: 30 },
      ]
    default:
      return []
  }
}

const partDraft = fc.record({
  service: fc.nat(services.length - 1),
  settings: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
})
type PartDraft = typeof partDraft extends fc.Arbitrary<infer T> ? T : never

function partOf({ service, settings }: PartDraft, i: number) {
  const entry = services[service] ?? services[0]
  if (!entry) throw new Error('The catalogue is empty.')
  const { id, provider, parameters } = entry
  const config: Record<string, Json> = {}
  for (const [which, what] of settings) {
    const open = parameters[which % parameters.length]
    const values = open ? valuesOf(open.type) : []
    const value = values[what % Math.max(1, values.length)]
    if (open && value !== undefined) config[open.name] = value
  }
  return { id: `p${i}`, service: id, config, ...(provider !== 'generic' && { parent: provider }) }
}

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
  workloads: fc.constantFrom(undefined, undefined, ['w']),
  via: fc.option(fc.nat(8), { nil: undefined, freq: 4 }),
})

/** Any parts of the catalogue, set and wired at random. */
const anyDesign = fc
  .record({
    parts: fc.array(partDraft, { minLength: 1, maxLength: 8 }),
    edges: fc.array(edge, { maxLength: 14 }),
    rps: fc.constantFrom(0, 0.01, 20, 3000),
    shape: fc.constantFrom(
      { kind: 'constant' },
      { kind: 'diurnal', peakToMean: 3, peakHour: 14 },
      { kind: 'burst', peakToMean: 10, minutesPerDay: 30 },
    ),
    freeTier: fc.constantFrom('none', 'always-free'),
  })
  .map(({ parts, edges, rps, shape, freeTier }) =>
    parseDesign(
      JSON.stringify({
        format: 'skyloom/design',
        version: 1,
        name: 'any',
        targets: { availability: 0.999, p95LatencyMs: 300, monthlyBudgetUsd: 1000 },
        pricing: { freeTier },
        workloads: [
          { id: 'w', source: 'users', rps, shape, requestKb: 4, responseKb: 40 },
          { id: 'v', source: 'others', rps: 1 },
        ],
        nodes: [
          { id: 'users', service: 'generic.client', config: { location: 'us-east-1' } },
          { id: 'others', service: 'generic.client' },
          { id: 'aws', service: 'aws.region', config: { region: REGIONS.aws } },
          { id: 'gcp', service: 'gcp.region', config: { region: REGIONS.gcp } },
          { id: 'azure', service: 'azure.region', config: { region: REGIONS.azure } },
          ...parts.map(partOf),
        ],
        edges: [
          { id: 'first', source: 'users', target: 'p0' },
          { id: 'second', source: 'others', target: `p${parts.length - 1}` },
          ...edges.map(({ from, to, via, ...more }, i) => ({
            id: `e${i}`,
            source: `p${from % parts.length}`,
            target: `p${to % parts.length}`,
            ...(via !== undefined && { via: [`p${via % parts.length}`] }),
            ...more,
          })),
        ],
      }),
    ),
  )

describe('the report of any design', () => {
  it('has no number that is not finite, and none below nothing but margins, effects and discounts', {
    timeout: 150_000,
  }, () => {
    let drawn = 0
    fc.assert(
      fc.property(anyDesign, (read) => {
        if (!read.ok) return
        drawn++
        const report = evaluate(read.value)
        for (const [path, value] of numbersOf(report, '')) {
          expect(Number.isFinite(value), `${path} is ${value}`).toBe(true)
          if (!/margin|effect|sustained|^\/receipts/.test(path)) expect(value, path).toBeGreaterThanOrEqual(0)
        }
        for (const { availability } of [report.system, ...report.nodes, ...report.workloads]) {
          if (availability !== null) expect(availability).toBeLessThanOrEqual(1)
        }
        for (const { errorRate } of report.workloads) expect(errorRate ?? 0).toBeLessThanOrEqual(1)
        for (const { lossFraction } of report.nodes) expect(lossFraction).toBeLessThanOrEqual(1)
      }),
      { numRuns: 250, seed: 7 },
    )
    expect(drawn).toBeGreaterThan(150)
  })
})

/** Every number in a report, with its place; of a bill line, under its dimension. */
function* numbersOf(value: unknown, path: string): Generator<readonly [string, number]> {
  if (typeof value === 'number') yield [path, value]
  if (typeof value !== 'object' || value === null) return
  const dimension = 'dimension' in value ? `(${value.dimension})` : ''
  for (const [key, inner] of Object.entries(value)) yield* numbersOf(inner, `${path}${dimension}/${key}`)
}

describe('reading', () => {
  const valid = new TextEncoder().encode(
    JSON.stringify({
      format: 'skyloom/design',
      version: 1,
      name: 'Größe',
      workloads: [{ id: 'w', source: 'users', rps: 5, shape: { kind: 'diurnal', peakToMean: 2, peakHour: 9 } }],
      nodes: [
        { id: 'users', service: 'generic.client' },
        { id: 'api', service: 'aws.ec2', config: { count: 2, region: 'us-east-1', serviceTimeMs: 20 } },
      ],
      edges: [{ id: 'e', source: 'users', target: 'api', timeoutMs: 300, retries: 1 }],
    }),
  )
  const answers = (bytes: Uint8Array) => {
    const read = parseDesign(new TextDecoder().decode(bytes))
    expect(read.ok || read.problems.length > 0).toBe(true)
  }

  it('answers any bytes with a design or with problems', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), answers))
    fc.assert(
      fc.property(
        fc.json().map((text) => new TextEncoder().encode(text)),
        answers,
      ),
    )
  })

  it('answers so for a design with any bytes changed, put in or left out', () => {
    const change = fc.record({
      at: fc.nat(valid.length - 1),
      drop: fc.nat(3),
      put: fc.uint8Array({ maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let bytes: Uint8Array = valid
        for (const { at, drop, put } of changes) {
          bytes = Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + drop)])
        }
        answers(bytes)
      }),
      { numRuns: 1000, seed: 17 },
    )
  })
})
