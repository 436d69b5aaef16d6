import { describe, expect, it } from 'vitest'
import type { ServiceTime } from '../../../../simulation/archetypes/archetype.ts'
import { percentilesOf } from '../../../../simulation/latency/laws/quantile.ts'
import { serviceLaw } from '../../../../simulation/latency/stations/service-law.ts'
import { solveStation } from '../../../../simulation/latency/stations/station.ts'
import oracles from '../../../oracles/stations.json' with { type: 'json' }

/** One unit of the theory's time is a second. */
const MS = 1000

describe('a station agrees with theory', () => {
  for (const oracle of oracles) {
    const { tolerance } = oracleOf(oracle.family)
    it(`${oracle.family} ${oracle.id}`, () => {
      const station = solveStation(stationOf(oracle))
      const wait = station.wait && percentilesOf(station.wait)
      const response = station.response && percentilesOf(station.response)
      const seconds = (ms: number | undefined) => (ms === undefined ? undefined : ms / MS)
      const actual: Record<string, number | undefined> = {
        rho: station.utilisation,
        utilization: station.utilisation,
        blocking: station.loss,
        W: seconds(response?.mean),
        Wq: seconds(wait?.mean),
        T_p50: seconds(response?.p50),
        T_p95: seconds(response?.p95),
        T_p99: seconds(response?.p99),
        T_p999: seconds(response?.p999),
        Tq_p95: seconds(wait?.p95),
        Tq_p99: seconds(wait?.p99),
      }
      let compared = 0
      for (const [quantity, expected] of Object.entries<number | string>(oracle.expected)) {
        const value = actual[quantity]
        if (value === undefined) continue
        compared++
        const allowed = quantity.startsWith('T')
          ? tolerance.quantile
          : quantity === 'Wq'
            ? tolerance.wait
            : tolerance.mean
        expect(Math.abs(value - Number(expected)), quantity).toBeLessThanOrEqual(
          allowed * Math.abs(Number(expected)) + 1e-15,
        )
      }
      expect(compared).toBeGreaterThan(0)
    })
  }
})

describe('at the edges', () => {
  const exponential: ServiceTime = { distribution: 'exponential', meanMs: 10 }
  const solve = (
    servers: number | 'infinite',
    arrivalsPerMs: number,
    service = exponential,
    queueLimit: number | null = null,
  ) => solveStation({ servers, arrivalsPerMs, service: serviceLaw(service), queueLimit, held: null })

  it('gives no latency at or above 100 %', () => {
    expect(solve(1, 0.1)).toMatchObject({ saturated: true, wait: null, response: null, utilisation: 1 })
    expect(solve(2, 0.5)).toMatchObject({ saturated: true, utilisation: 2.5 })
  })

  it('stays finite and precise with 100,000 servers at 99.9999 %', () => {
    const servers = 100_000
    const station = solve(servers, (servers * 0.999999) / 10)
    // heavy traffic: the wait is nearly exponential of rate c·μ·(1 − ρ), and nearly all wait
    expect(station.wait?.mean).toBeCloseTo(10 / (servers * 1e-6), 0)
    expect(station.response && percentilesOf(station.response)?.p999).toBeGreaterThan(station.wait?.mean ?? Number.NaN)
  })

  it('serves without a queue where servers are infinite', () => {
    expect(solve('infinite', 1e6)).toMatchObject({ servers: null, utilisation: 0, saturated: false })
  })

  it('is never saturated with a queue limit: what does not fit is lost', () => {
    const station = solve(1, 10, exponential, 5)
    expect(station.saturated).toBe(false)
    // carried load + lost load = offered load of 100 Erlang
    expect(station.utilisation + 100 * station.loss).toBeCloseTo(100, 9)
  })

  it('tends to the unlimited queue as waiting places grow', () => {
    const unlimited = solve(3, 0.2)
    const limited = solve(3, 0.2, exponential, 2000)
    expect(limited.loss).toBeLessThan(1e-200)
    expect(limited.wait?.mean).toBeCloseTo(unlimited.wait?.mean ?? Number.NaN, 9)
    expect(limited.wait && percentilesOf(limited.wait)?.p99).toBeCloseTo(
      (unlimited.wait && percentilesOf(unlimited.wait)?.p99) ?? Number.NaN,
      4,
    )
  })

  it('takes a service of no time for nothing', () => {
    expect(solve(1, 1e9, { distribution: 'deterministic', meanMs: 0 })).toMatchObject({
      utilisation: 0,
      saturated: false,
    })
  })
})

type Oracle = (typeof oracles)[number]

function oracleOf(family: string) {
  if (family === 'M/H2/c' || family === 'M/E2/c') return { tolerance: { mean: 0.1, wait: 0.25, quantile: 0.15 } }
  const quantile = family === 'M/D/1' || family === 'M/G/1' ? 0.01 : 1e-6
  return { tolerance: { mean: 1e-9, wait: 1e-9, quantile } }
}

function stationOf({ family, inputs }: Oracle) {
  const given: Record<string, unknown> = inputs
  const number = (key: string) => Number(given[key])
  const places = family === 'M/M/c/K' ? number('K') - number('c') : family === 'M/G/c/c' ? 0 : null
  return {
    servers: family === 'M/M/inf' ? ('infinite' as const) : 'c' in given ? number('c') : 1,
    arrivalsPerMs: ('lam' in given ? number('lam') : number('offered')) / MS,
    service: serviceLaw(serviceOf(given)),
    queueLimit: places,
    held: null,
  }
}

function serviceOf(given: Record<string, unknown>): ServiceTime {
  const { service, mu } = given
  if (typeof service === 'object' && service !== null) {
    const { law, mean, scv, k } = service as Record<string, unknown>
    const meanMs = MS * Number(mean)
    if (law === 'erlang') return { distribution: 'erlang', k: Number(k), meanMs }
    if (law === 'lognormal') return { distribution: 'lognormal', cv2: Number(scv), meanMs }
    return { distribution: 'hyperexponential', cv2: Number(scv), meanMs }
  }
  if (service !== undefined) return { distribution: 'deterministic', meanMs: MS * Number(service) }
  return { distribution: 'exponential', meanMs: MS / Number(mu ?? 1) }
}
