import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../simulation/index.ts'
import { designOf, graphs } from './graphs.ts'

const QUANTILES = ['p50', 'p90', 'p95', 'p99', 'p999'] as const
/** Percentiles by inversion, and all behind a join. */
const INVERTED = 1e-7
const JOINED = 1e-6

const scaled = fc.record({
  /** Whose traffic grows. */
  who: fc.constantFrom('w0', 'w1', 'both'),
  start: fc.double({ min: 0.1, max: 3, noNaN: true }),
  growth: fc.constantFrom(1.02, 1.3, 2),
})

describe.each([
  { what: 'one after another', forks: false, tolerance: INVERTED, numRuns: 70, seed: 31 },
  { what: 'at the same time', forks: true, tolerance: JOINED, numRuns: 12, seed: 32 },
])('a graph of exponential stations that calls $what', ({ forks, tolerance, numRuns, seed }) => {
  it('never answers sooner under more load, whoever sends it', { timeout: 60_000 }, () => {
    let compared = 0
    fc.assert(
      fc.property(
        graphs({ loops: false, forks, limits: false, laws: false }),
        scaled,
        (graph, { who, start, growth }) => {
          const at = (more: number) =>
            evaluate(designOf(graph, (id) => start * (who === 'both' || who === id ? more : 1)))
          const [light, heavy] = [at(1), at(growth)]
          for (const [i, busy] of heavy.workloads.entries()) {
            const calm = light.workloads[i]
            if (!busy.latencyMs) continue
            if (!calm?.latencyMs) throw new Error(`less load saturates ${busy.id}, more does not`)
            compared++
            expect(busy.latencyMs.mean).toBeGreaterThanOrEqual(calm.latencyMs.mean * (1 - (forks ? tolerance : 1e-12)))
            for (const quantile of QUANTILES) {
              expect(busy.latencyMs[quantile]).toBeGreaterThanOrEqual(calm.latencyMs[quantile] * (1 - tolerance))
            }
          }
        },
      ),
      { numRuns, seed },
    )
    expect(compared).toBeGreaterThan(numRuns)
  })
})
