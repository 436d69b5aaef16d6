import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveDesign } from '../../../simulation/archetypes/resolve.ts'
import { solveAvailability } from '../../../simulation/availability/index.ts'
import { draw, type Part, type Wire } from '../latency/drawing.ts'

const availability = fc.constantFrom(0.6, 0.9, 0.99, 0.9999)

const partDraft = fc.oneof(
  fc.record({
    kind: fc.constant('service' as const),
    availability,
    instances: fc.integer({ min: 1, max: 4 }),
    needed: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constant('balancer' as const), availability, needed: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('cache' as const), availability, hitRatio: fc.constantFrom(0.3, 0.9, 1) }),
)
const wireDraft = fc.record({
  from: fc.nat(100),
  to: fc.nat(100),
  calls: fc.constantFrom(1, 1, 0.4, 2),
  covers: fc.option(fc.nat(100), { nil: null, freq: 3 }),
  optional: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  loop: fc.integer({ min: 0, max: 6 }).map((n) => n === 0),
})

interface Drawing {
  readonly parts: readonly Part[]
  readonly wires: readonly Wire[]
}

/** Parts that need each other, with instances, balancers and fallbacks, some of them in loops. */
const redundant: fc.Arbitrary<Drawing> = fc
  .record({ parts: fc.array(partDraft, { minLength: 2, maxLength: 8 }), wires: fc.array(wireDraft, { maxLength: 14 }) })
  .map(({ parts, wires }) => {
    const size = parts.length
    const joined: Wire[] = [['users', 'p0']]
    const sources: string[] = ['users']
    for (const { from, to, calls, covers, optional, loop } of wires) {
      const at = from % size
      const target = loop ? to % size : at + 1 + (to % Math.max(1, size - at - 1))
      if (target >= size) continue
      const source = `p${at}`
      // a fallback covers a wire of its own part that is not one itself
      const own = sources.flatMap((name, i) => (name === source && !isFallback(joined[i]) ? [i] : []))
      const covered =
        covers === null || parts[at]?.kind !== 'service' ? undefined : own[covers % Math.max(1, own.length)]
      const taken = joined.some(([, , more]) => dependencyOf(more) === `fallback:e${covered}`)
      const dependency = covered !== undefined && !taken ? `fallback:e${covered}` : optional ? 'optional' : 'required'
      // loops that end: what leads back is seldom called
      joined.push([source, `p${target}`, { calls: loop ? 0.05 : calls, dependency }])
      sources.push(source)
    }
    return {
      parts: parts.map((part, i): Part => partOf(part, i, sources.filter((name) => name === `p${i}`).length)),
      wires: joined,
    }
  })

type PartDraft = typeof partDraft extends fc.Arbitrary<infer T> ? T : never

function partOf(part: PartDraft, i: number, targets: number): Part {
  const id = `p${i}`
  switch (part.kind) {
    case 'service': {
      const { instances, needed, availability: up } = part
      return [id, 'generic.service', { instances, minHealthy: Math.min(needed, instances), availability: up }]
    }
    case 'balancer': {
      const minHealthy = Math.min(part.needed, Math.max(1, targets))
      return [id, 'generic.balancer', { minHealthy, availability: part.availability }]
    }
    case 'cache':
      return [id, 'generic.cache', { hitRatio: part.hitRatio, availability: part.availability }]
  }
}

function dependencyOf(more: object | undefined): unknown {
  return new Map(Object.entries(more ?? {})).get('dependency')
}

function isFallback(wire: Wire | undefined): boolean {
  return String(dependencyOf(wire?.[2])).startsWith('fallback:')
}

function numberIn(config: object | undefined, name: string): number {
  return Number(new Map(Object.entries(config ?? {})).get(name))
}

function solved({ parts, wires }: Drawing) {
  const model = resolveDesign(draw(parts, wires))
  const [workload] = solveAvailability(
    model,
    model.nodes.map(() => ({ peakRps: 0, meanServiceMs: 1 })),
  ).workloads
  if (workload?.availability == null || workload.unavailability === null) throw new Error('nothing is known')
  return { availability: workload.availability, unavailability: workload.unavailability, causes: workload.causes }
}

/** Every way to take one thing away that stands in for another. */
function* lessRedundant({ parts, wires }: Drawing): Generator<Drawing> {
  for (const [i, [id, service, config]] of parts.entries()) {
    const instances = numberIn(config, 'instances')
    const needed = numberIn(config, 'minHealthy')
    if (service === 'generic.service' && instances > needed) {
      const fewer: Part = [id, service, { ...config, instances: instances - 1 }]
      yield { parts: parts.with(i, fewer), wires }
    }
    const targets = wires.flatMap(([source], at) => (source === id ? [at] : []))
    if (service === 'generic.balancer' && targets.length > Math.max(1, needed)) {
      for (const at of targets) yield { parts, wires: without(wires, at) }
    }
  }
  for (const [at, wire] of wires.entries()) {
    const [source, target, more] = wire
    if (isFallback(wire)) yield { parts, wires: without(wires, at) }
    // what was tolerated is now required
    else if (dependencyOf(more) === 'optional') {
      yield { parts, wires: wires.with(at, [source, target, { ...more, dependency: 'required' }]) }
    }
  }
}

/** Without one wire; the others keep their ids, since a wire of nothing else takes its place. */
function without(wires: readonly Wire[], at: number): readonly Wire[] {
  return wires.with(at, ['users', 'p0'])
}

describe('availability', () => {
  it('is a probability, and never better for lack of redundancy', { timeout: 30_000 }, () => {
    let removals = 0
    fc.assert(
      fc.property(redundant, (drawing) => {
        const { availability: up, unavailability, causes } = solved(drawing)
        expect(unavailability).toBeGreaterThanOrEqual(0)
        expect(unavailability).toBeLessThanOrEqual(1)
        expect(up + unavailability).toBeCloseTo(1, 14)
        for (const { birnbaum, minutesPerMonth } of causes) {
          expect(birnbaum).toBeLessThanOrEqual(1 + 1e-12)
          expect(minutesPerMonth).toBeLessThanOrEqual(730 * 60 * unavailability * (1 + 1e-9))
        }
        for (const less of lessRedundant(drawing)) {
          removals++
          expect(solved(less).unavailability).toBeGreaterThanOrEqual(unavailability * (1 - 1e-9))
        }
      }),
      { numRuns: 120, seed: 51 },
    )
    expect(removals).toBeGreaterThan(200)
  })

  it('of machines in zones is never better in fewer of them, where one machine is enough', () => {
    const inZones = (zones: number, machines: number) =>
      solved({
        parts: [
          ['home', 'aws.region', { region: 'us-east-1' }],
          ['m', 'aws.ec2', { count: machines, zones, minHealthy: 1 }, 'home'],
        ],
        wires: [['users', 'm']],
      }).unavailability
    for (const machines of [2, 3, 6]) {
      expect(inZones(1, machines)).toBeGreaterThan(inZones(2, machines))
      expect(inZones(2, machines)).toBeGreaterThanOrEqual(inZones(3, machines))
    }
  })

  it('of a standby that takes over sooner than a repair is better than without it', () => {
    fc.assert(
      fc.property(availability, availability, fc.double({ min: 0, max: 0.3, noNaN: true }), (first, second, share) => {
        const pair = (targets: readonly Part[]): Drawing => ({
          parts: [['lb', 'generic.balancer', { policy: 'failover', detectionSeconds: 3600 * share }], ...targets],
          wires: [['users', 'lb'], ...targets.map(([id]): Wire => ['lb', id])],
        })
        const a: Part = ['a', 'generic.service', { availability: first, mttrHours: 1 }]
        const b: Part = ['b', 'generic.service', { availability: second, mttrHours: 1 }]
        expect(solved(pair([a, b])).unavailability).toBeLessThan(solved(pair([a])).unavailability)
      }),
      { numRuns: 40, seed: 52 },
    )
  })
})
