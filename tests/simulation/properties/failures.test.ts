import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shippedPrices } from '../../../simulation/catalog/price-layers.ts'
import { prepareRun } from '../../../simulation/events/simulate.ts'
import { evaluate, type RunOptions, simulationReport } from '../../../simulation/index.ts'
import { draw, type Part, type Wire } from '../latency/drawing.ts'

const MONTHS: RunOptions = { requests: 1, warmup: 0, months: 4, replications: 8, seed: 5 }
/** Standard errors in a half-width: the 97.5 % point of Student's t with 7 degrees of freedom. */
const STUDENT = 2.365

const availability = fc.constantFrom(0.6, 0.9, 0.97)
const partDraft = fc.record({
  balances: fc.boolean(),
  availability,
  instances: fc.integer({ min: 1, max: 3 }),
  needed: fc.integer({ min: 1, max: 3 }),
})
type PartDraft = typeof partDraft extends fc.Arbitrary<infer T> ? T : never
const wireDraft = fc.record({
  from: fc.nat(100),
  to: fc.nat(100),
  covers: fc.option(fc.nat(100), { nil: null, freq: 3 }),
  optional: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  stage: fc.constantFrom(1, 2),
  calls: fc.constantFrom(1, 2),
  via: fc.option(fc.nat(100), { nil: null, freq: 5 }),
  only: fc.constantFrom<readonly string[] | null>(null, null, null, ['w'], ['v']),
})

function partOf({ balances, availability: up, instances, needed }: PartDraft, i: number, targets: number): Part {
  if (balances) {
    return [`p${i}`, 'generic.balancer', { minHealthy: Math.min(needed, Math.max(1, targets)), availability: up }]
  }
  const serviceTime = { distribution: 'deterministic', meanMs: 0 }
  const minHealthy = Math.min(needed, instances)
  return [`p${i}`, 'generic.service', { servers: 'infinite', serviceTime, instances, minHealthy, availability: up }]
}

/**
 * Parts that need each other, with instances, balancers, fallbacks and parts passed through, for two workloads. Every call is made at least
 * once: where calls are made by chance, a balancer's health check asks for what the request may not need.
 */
const design = fc
  .record({
    parts: fc.array(partDraft, { minLength: 2, maxLength: 6 }),
    wires: fc.array(wireDraft, { minLength: 3, maxLength: 10 }),
  })
  .map(({ parts, wires }) => {
    const size = parts.length
    const drawn: Wire[] = [
      ['users', 'p0'],
      ['others', `p${size - 1}`],
    ]
    const owners = [-1, -1]
    const taken = new Set<number>()
    const fallbacks = new Set<number>()
    for (const { from, to, covers, optional, stage, calls, via, only } of wires) {
      const at = from % size
      const target = at + 1 + (to % Math.max(1, size - at - 1))
      if (target >= size) continue
      const { balances } = parts[at] ?? { balances: false }
      const own = owners.flatMap((owner, i) => (owner === at && !fallbacks.has(i) ? [i] : []))
      const covered = covers === null || balances ? undefined : own[covers % Math.max(1, own.length)]
      const fallback = covered !== undefined && !taken.has(covered)
      if (fallback) {
        taken.add(covered)
        fallbacks.add(drawn.length)
      }
      const more = {
        stage,
        calls: balances ? 1 : calls,
        dependency: fallback ? `fallback:e${covered}` : optional && !balances ? 'optional' : 'required',
        ...(via !== null && { via: [`p${via % size}`] }),
        ...(only && !fallback && { workloads: only }),
      }
      drawn.push([`p${at}`, `p${target}`, more])
      owners.push(at)
    }
    const clients: readonly Part[] = [['others', 'generic.client']]
    return draw(
      [...clients, ...parts.map((part, i) => partOf(part, i, owners.filter((owner) => owner === i).length))],
      drawn,
      {
        workloads: [
          { id: 'w', source: 'users', rps: 0.002 },
          { id: 'v', source: 'others', rps: 0.002 },
        ],
      },
    )
  })

it('months of failures and repairs find every structure down as often as its probability says', {
  timeout: 120_000,
}, () => {
  let figures = 0
  fc.assert(
    fc.property(design, (drawn) => {
      const truth = evaluate(drawn)
      const prepared = prepareRun(drawn, MONTHS)
      const runs = Array.from({ length: MONTHS.replications }, (_, index) => prepared.experiment.run(index))
      const report = simulationReport(drawn, MONTHS, runs, shippedPrices, prepared)
      for (const [i, { id, unavailability }] of truth.workloads.entries()) {
        const measured = report.workloads[i]?.unavailability ?? Number.NaN
        const width = report.interval?.workloads[i]?.availability ?? Number.NaN
        figures++
        expect(
          Math.abs(measured - (unavailability ?? 1)),
          `${id}: ${measured} ± ${width}, not ${unavailability}`,
        ).toBeLessThanOrEqual((4 / STUDENT) * width + 1e-6)
      }
    }),
    { numRuns: 12, seed: 61, endOnFailure: true },
  )
  expect(figures).toBe(24)
})
