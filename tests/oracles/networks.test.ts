import { describe, expect, it } from 'vitest'
import { evaluate, runReplication, simulationReport } from '../../simulation/index.ts'
import type { Percentiles } from '../../simulation/report/report.ts'
import { draw, type Part, serves, type Wire } from '../simulation/latency/drawing.ts'
import oracles from './networks.json' with { type: 'json' }

/** One unit of the theory's time is a second. */
const MS = 1000
const EXACT = 1e-9
/** Percentiles by inversion of transforms, and all behind a join. */
const INVERTED = 1e-6
const JOINED = 1e-6

const near = (actual: number | null | undefined, expected: number, tolerance: number, what: string) =>
  expect(Math.abs((actual ?? Number.NaN) / expected - 1), what).toBeLessThanOrEqual(tolerance)

function nearAll(actual: Percentiles | null | undefined, expected: object, mean: number, quantile: number): void {
  for (const [name, value] of Object.entries(expected)) {
    const measured = new Map(Object.entries(actual ?? {})).get(name)
    near(measured, value * MS, name === 'mean' ? mean : quantile, name)
  }
}

const sending = (...rates: readonly (readonly [source: string, rps: number])[]) => ({
  workloads: rates.map(([source, rps]) => ({ id: `w-${source}`, source, rps })),
})

describe('networks of exponential queues (Jackson)', () => {
  it.each(oracles.jackson)('$id', ({ external, routing, servers, mu, expected }) => {
    const stations = mu.map((rate, i) => serves(`s${i}`, MS / rate, { servers: servers[i] }))
    const sources = external.flatMap((rps, i) => (rps > 0 ? [{ id: `c${i}`, rps, i }] : []))
    const wires: Wire[] = [
      ...sources.map(({ id, i }): Wire => [id, `s${i}`]),
      ...routing.flatMap((row, i) =>
        row.flatMap((calls, j): readonly Wire[] => (calls > 0 ? [[`s${i}`, `s${j}`, { calls }]] : [])),
      ),
    ]
    const parts = [...sources.map(({ id }): Part => [id, 'generic.client']), ...stations]
    const report = evaluate(draw(parts, wires, sending(...sources.map(({ id, rps }) => [id, rps] as const))))
    for (const i of mu.keys()) {
      const node = report.nodes.find(({ id }) => id === `s${i}`)
      near(node?.arrivalRps, expected.rates[i] ?? 0, EXACT, `rate of s${i}`)
      near(node?.utilisation, expected.loads[i] ?? 0, EXACT, `utilisation of s${i}`)
      near(node?.meanResponseMs, (expected.responses[i] ?? 0) * MS, EXACT, `response of s${i}`)
    }
    near(report.system.latencyMs?.mean, expected.system * MS, EXACT, 'whole time')
  })
})

describe('the law of a path', () => {
  it.each(oracles.paths)('$id', ({ lam, stations, expected }) => {
    const design = draw(
      stations.map(({ servers, mu }, i) => serves(`s${i}`, MS / mu, { servers })),
      stations.map((_, i): Wire => [i === 0 ? 'users' : `s${i - 1}`, `s${i}`]),
      sending(['users', lam]),
    )
    nearAll(evaluate(design).workloads[0]?.latencyMs, expected, EXACT, INVERTED)
  })
})

describe('the longest of parallel calls', () => {
  it.each(oracles.fanOuts)('$id: no queues', ({ branches, mean, expected }) => {
    const leaves = Array.from({ length: branches }, (_, i) => serves(`s${i}`, mean * MS, { servers: 'infinite' }))
    const design = draw(
      leaves,
      leaves.map(([id]): Wire => ['users', id, { stage: 1 }]),
    )
    nearAll(evaluate(design).workloads[0]?.latencyMs, expected, JOINED, JOINED)
  })

  it('several queues fed by the fork alone: as Nelson and Tantawi have it, within 5 % of a simulation', () => {
    const ids = ['a', 'b', 'c', 'd']
    const rho = 0.7
    const design = draw(
      ids.map((id) => serves(id, 1)),
      ids.map((id): Wire => ['users', id, { stage: 1 }]),
      sending(['users', rho * MS]),
    )
    // H(4) = 25 ÷ 12 and H(2) = 3 ÷ 2
    const ratio = 25 / 12 / 1.5
    const mean = (ratio + (4 / 11) * (1 - ratio) * rho) * ((12 - rho) / 8) * (1 / (1 - rho))
    expect(evaluate(design).workloads[0]?.latencyMs?.mean).toBeCloseTo(mean, 6)
    const options = { requests: 30_000, warmup: 5000, months: null, replications: 4, seed: 3 }
    const runs = [0, 1, 2, 3].map((index) => runReplication(design, options, index))
    const simulated = simulationReport(design, options, runs).workloads[0]?.latencyMs?.mean ?? 0
    expect(Math.abs(simulated / mean - 1)).toBeLessThan(0.05)
  })

  it.each(oracles.forkJoins)('$id: two queues fed by the fork alone', ({ lam, mu, expected }) => {
    const legs = ['a', 'b'].map((id) => serves(id, MS / mu))
    const design = draw(
      legs,
      legs.map(([id]): Wire => ['users', id, { stage: 1 }]),
      sending(['users', lam]),
    )
    near(evaluate(design).workloads[0]?.latencyMs?.mean, expected.mean * MS, JOINED, 'mean')
  })
})
