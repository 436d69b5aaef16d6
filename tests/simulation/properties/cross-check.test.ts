import fc from 'fast-check'
import { expect, it } from 'vitest'
import { crossCheck, evaluate, type RunOptions, runReplication, simulationReport } from '../../../simulation/index.ts'
import { draw, type Part, type Wire } from '../latency/drawing.ts'

const RUN: RunOptions = { requests: 6000, warmup: 1500, months: null, replications: 8, seed: 9 }

/** Standard errors in a half-width: the 97.5 % point of Student's t with 7 degrees of freedom. */
const STUDENT = 2.365

const region = { region: 'us-east-1' }
const machine = { ...region, instanceType: 'm7i.large' }
const law = fc.constantFrom(
  { distribution: 'exponential', meanMs: 5 },
  { distribution: 'deterministic', meanMs: 3 },
  { distribution: 'erlang', k: 3, meanMs: 4 },
  { distribution: 'hyperexponential', cv2: 3, meanMs: 5 },
  { distribution: 'lognormal', cv2: 1.5, meanMs: 5 },
)
const kind = fc.oneof(
  fc.record({ service: fc.constant('generic.service'), servers: fc.constantFrom(1, 2, 5) }),
  fc.record({
    service: fc.constant('generic.service'),
    servers: fc.constantFrom(1, 2),
    queueLimit: fc.constantFrom(0, 2, 20),
  }),
  fc.record({ service: fc.constant('generic.service'), servers: fc.constantFrom(5, 20), blocking: fc.constant(true) }),
  fc.record({ service: fc.constant('generic.cache'), servers: fc.constant(2), hitRatio: fc.constantFrom(0.3, 0.8) }),
  fc.record({
    service: fc.constant('generic.balancer'),
    policy: fc.constantFrom('weighted', 'failover', 'least-outstanding'),
  }),
  fc.record({ service: fc.constant('generic.queue') }),
  fc.record({ service: fc.constant('aws.ec2'), count: fc.constantFrom(1, 2), zones: fc.constantFrom(1, 3) }),
  fc.record({ service: fc.constant('aws.ec2'), batchMax: fc.constantFrom(2, 8), batchWaitMs: fc.constantFrom(0, 5) }),
  fc.record({
    service: fc.constant('aws.ec2'),
    autoscaling: fc.constant(true),
    max: fc.constant(6),
    targetUtilisation: fc.constant(0.6),
  }),
  fc.record({ service: fc.constant('aws.lambda'), vcpu: fc.constant(1), coldStartMs: fc.constantFrom(0, 200) }),
)
type Kind = typeof kind extends fc.Arbitrary<infer T> ? T : never
type Law = typeof law extends fc.Arbitrary<infer T> ? T : never

function partOf({ service, ...config }: Kind, time: Law, i: number): Part {
  const id = `p${i}`
  if (service === 'generic.balancer' || service === 'generic.queue') return [id, service, config]
  if (service === 'aws.ec2') return [id, service, { ...machine, ...config, serviceTimeMs: time }]
  if (service === 'aws.lambda') return [id, service, { ...region, ...config, durationMs: time }]
  return [id, service, { ...config, serviceTime: time }]
}

const wire = fc.record({
  from: fc.nat(100),
  async: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  calls: fc.constantFrom(1, 1, 1, 0.5, 2),
  stage: fc.constantFrom(1, 2, 3),
  dependency: fc.constantFrom('required', 'required', 'required', 'optional'),
  patience: fc.constantFrom(
    null,
    null,
    null,
    { timeoutMs: 60, retries: 1, backoffMs: 10 },
    { timeoutMs: 20, retries: 0 },
  ),
  misses: fc.boolean(),
  covers: fc.boolean(),
})

/** A tree of parts of all kinds, each called by one before it; a part that asks a cache may load on a miss, and calls have fallbacks. */
const design = fc
  .record({
    parts: fc.array(fc.tuple(kind, law, wire), { minLength: 3, maxLength: 7 }),
    rps: fc.constantFrom(10, 30, 60),
  })
  .map(({ parts, rps }) => {
    const nodes = parts.map(([drawn, time], i) =>
      partOf(i === 0 && drawn.service === 'generic.queue' ? parts[1]![0] : drawn, time, i),
    )
    const kindOf = (i: number) => nodes[i]?.[1] ?? ''
    const wires: Wire[] = [['users', 'p0']]
    for (const [i, [, , { from, ...drawn }]] of parts.entries()) {
      if (i === 0) continue
      const at = from % i
      const own = wires.flatMap(([source, target, more], place) =>
        source === `p${at}` ? [{ place, target, isCall: !JSON.stringify(more).includes('async') }] : [],
      )
      const cache = own.find(({ target, isCall }) => isCall && kindOf(Number(target.slice(1))) === 'generic.cache')
      const covered = own.find(
        ({ isCall, place }) =>
          isCall && !wires.some(([, , more]) => JSON.stringify(more)?.includes(`"fallback:e${place}"`)),
      )
      const queues = kindOf(at) === 'generic.queue' || (drawn.async && kindOf(at) !== 'generic.balancer')
      const { calls, stage, dependency, patience } = drawn
      const plain = { stage, calls, dependency, ...patience }
      if (queues) wires.push([`p${at}`, `p${i}`, { kind: 'async', calls }])
      else if (kindOf(at) === 'generic.balancer') wires.push([`p${at}`, `p${i}`, { ...patience }])
      else if (cache && drawn.misses && covered !== cache)
        wires.push([`p${at}`, `p${i}`, { ...plain, stage: 9, onMissOf: cache.target }])
      else if (covered && drawn.covers) wires.push([`p${at}`, `p${i}`, { dependency: `fallback:e${covered.place}` }])
      else wires.push([`p${at}`, `p${i}`, plain])
    }
    return draw(nodes, wires, { workloads: [{ id: 'w', source: 'users', rps }] })
  })

it('leaves no difference between formulas and simulation without a reason', { timeout: 300_000 }, () => {
  let compared = 0
  let rates = 0
  fc.assert(
    fc.property(design, (drawn) => {
      const report = evaluate(drawn)
      const runs = Array.from({ length: RUN.replications }, (_, index) => runReplication(drawn, RUN, index))
      const simulated = simulationReport(drawn, RUN, runs)
      const { agrees, figures, reasons } = crossCheck(drawn, report, simulated)
      // where nothing is lost and nobody gives up, rates do not depend on how long anything takes
      const isLossless = !/timeoutMs|queueLimit":\d/.test(JSON.stringify(drawn))
      if (isLossless && !report.nodes.some(({ saturated }) => saturated)) {
        for (const [i, { id, arrivalRps }] of report.nodes.entries()) {
          const width = simulated.interval?.nodes[i]?.arrivalRps ?? 0
          const gap = Math.abs((simulated.nodes[i]?.arrivalRps ?? 0) - (arrivalRps ?? 0))
          expect(gap, `rate of ${id}`).toBeLessThanOrEqual((5 / STUDENT) * width + 1e-6)
          rates++
        }
      }
      compared += figures.length
      if (agrees === false) {
        const parted = figures.filter((figure) => !figure.agrees)
        expect(reasons[0], JSON.stringify(parted)).not.toMatch(/^No assumption/)
      }
    }),
    { numRuns: 60, seed: 77, endOnFailure: true },
  )
  expect(compared).toBeGreaterThan(80)
  expect(rates).toBeGreaterThan(40)
})
