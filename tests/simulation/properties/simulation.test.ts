import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedPrices } from '../../../simulation/catalog/price-layers.ts'
import { Experiment } from '../../../simulation/events/replication.ts'
import { prepareRun } from '../../../simulation/events/simulate.ts'
import { evaluate, type RunOptions, simulationReport } from '../../../simulation/index.ts'
import { designOf, type Graph, graphs } from './graphs.ts'

const REPLICATIONS = 12
const RUN: RunOptions = { requests: 2000, warmup: 500, months: null, replications: REPLICATIONS, seed: 100 }
/** Standard errors in a half-width: the 97.5 % point of Student's t with 11 degrees of freedom. */
const STUDENT = 2.201

/** The graph with its busiest station at 80 %; `null` where it has none, or a loop without end. */
function loaded(graph: Graph): Graph | null {
  const { performance } = prepareRun(designOf(graph), RUN)
  const busiest = Math.max(...performance.nodes.map(({ utilisation }) => utilisation ?? 0))
  if (performance.unstableEdges.length > 0 || busiest === 0) return null
  return { ...graph, workloads: graph.workloads.map(({ rps, ...one }) => ({ ...one, rps: (rps * 0.8) / busiest })) }
}

describe('a simulated graph', { timeout: 120_000 }, () => {
  it('has the utilisations, responses and whole times of theory, within four standard errors, where theory is exact', () => {
    let figures = 0
    fc.assert(
      fc.property(graphs({ loops: true, forks: false, limits: false, laws: true }, 3), (drawn) => {
        const graph = loaded(drawn)
        if (!graph) return
        const design = designOf(graph)
        const truth = evaluate(design)
        const prepared = prepareRun(design, RUN)
        const runs = Array.from({ length: REPLICATIONS }, (_, index) => prepared.experiment.run(index))
        const { nodes, workloads, interval } = simulationReport(design, RUN, runs, shippedPrices, prepared)
        if (!interval) return
        const near = (measured: number | null | undefined, expected: number | null, width: unknown, what: string) => {
          if (expected === null || measured == null || typeof width !== 'number') return
          figures++
          const allowed = (4 / STUDENT) * width + 1e-9 + 1e-9 * expected
          expect(Math.abs(measured - expected), `${what}: ${measured} ± ${width}, not ${expected}`).toBeLessThan(
            allowed,
          )
        }
        for (const [i, node] of truth.nodes.entries()) {
          near(nodes[i]?.arrivalRps, node.arrivalRps, interval.nodes[i]?.arrivalRps, `rate of ${node.id}`)
          near(nodes[i]?.utilisation, node.utilisation, interval.nodes[i]?.utilisation, `utilisation of ${node.id}`)
          const response = node.arrivalRps === 0 ? null : node.meanResponseMs
          near(nodes[i]?.meanResponseMs, response, interval.nodes[i]?.meanResponseMs, `response of ${node.id}`)
        }
        for (const [i, workload] of truth.workloads.entries()) {
          const mean = workload.latencyMs?.mean ?? null
          near(workloads[i]?.latencyMs?.mean, mean, interval.workloads[i]?.latencyMs?.mean, `mean of ${workload.id}`)
        }
      }),
      { numRuns: 10, seed: 41, endOnFailure: true },
    )
    expect(figures).toBeGreaterThan(100)
  })

  it('obeys Little’s law at every station: what is seen there at moments of the clock is rate × time', () => {
    let stations = 0
    fc.assert(
      fc.property(graphs({ loops: false, forks: true, limits: true, laws: true }, 4), (drawn) => {
        const graph = loaded(drawn)
        if (!graph) return
        const { model, performance } = prepareRun(designOf(graph), RUN)
        const runs = Array.from({ length: REPLICATIONS }, (_, i) =>
          new Experiment(model, performance, [], { ...RUN, replications: 1, seed: RUN.seed + i }).run(0),
        )
        for (const { index, id } of model.nodes) {
          const gaps = runs.map(({ series, tally, durationMs }) => {
            const queued = series?.queued[index] ?? []
            const seen = queued.map((waiting, moment) => waiting + (series?.busy[index]?.[moment] ?? 0))
            const inside = seen.reduce((sum, count) => sum + count, 0) / seen.length
            // Σ of the times of all visits ÷ duration is their rate × their mean time
            return inside - (tally.waitSum[index]! + tally.heldSum[index]!) / durationMs
          })
          const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
          const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (gaps.length - 1)
          expect(Math.abs(mean), id).toBeLessThanOrEqual(4 * Math.sqrt(variance / gaps.length) + 1e-9)
          if (variance > 0) stations++
        }
      }),
      { numRuns: 4, seed: 42, endOnFailure: true },
    )
    expect(stations).toBeGreaterThan(8)
  })
})
