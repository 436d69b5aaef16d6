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

  it.each([1e3, 1e9, 1e16, 1e30])('works without a pause, and never more than that, at %d times its load', (times) => {
    for (const places of [0, 1, 40]) {
      const station = solve(7, (7 / 10) * times, exponential, places)
      expect(station.utilisation, `${places} places`).toBeLessThanOrEqual(1)
      expect(station.utilisation).toBeGreaterThan(1 - 2 / times - 1e-12)
      // all places are taken whenever one of the seven leaves
      expect(station.wait?.mean).toBeCloseTo((10 / 7) * places, times > 1e6 ? 6 : 1)
    }
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

  it('loses at M/M/1/K what the chain says, as near to 100 % as doubles go, and on both sides of it', () => {
    const places = 5
    for (const rho of [0.3, 1 - 1e-3, 1 - 1.9e-7, 1 - 1e-12, 1, 1 + 1e-12, 1 + 1.9e-7, 1.001, 40]) {
      const states = Array.from({ length: places + 2 }, (_, n) => rho ** n)
      const lost = (states.at(-1) ?? 0) / states.reduce((sum, p) => sum + p, 0)
      expect(solve(1, rho / 10, exponential, places).loss / lost).toBeCloseTo(1, 10)
    }
  })

  it('waits at M/M/c/K for an Erlang time whose order the chain says, at any load', () => {
    const servers = 2
    const places = 9
    for (const load of [0.6, 1.9, 2, 3, 12]) {
      const { wait } = solve(servers, load / 10, exponential, places)
      const times = wait && percentilesOf(wait)
      let state = 1
      const accepted: number[] = [1]
      for (let n = 1; n < servers + places; n++) {
        state *= load / Math.min(n, servers)
        accepted.push(state)
      }
      const all = accepted.reduce((sum, p) => sum + p, 0)
      // one of n before it leaves at rate c·μ; P(Erlang of order j > t) = Σ over i < j of e^−x xⁱ ÷ i!
      const tail = (t: number) => {
        const x = (servers * t) / 10
        let sum = 0
        for (let n = servers; n < servers + places; n++) {
          let term = Math.exp(-x)
          for (let i = 0; i <= n - servers; i++) {
            sum += ((accepted[n] ?? 0) / all) * term
            term *= x / (i + 1)
          }
        }
        return sum
      }
      for (const [p, share] of [
        [times?.p90, 0.1],
        [times?.p99, 0.01],
      ] as const) {
        if (p) expect(tail(p) / share, `at ${load}`).toBeCloseTo(1, 6)
      }
      expect(times?.p99).toBeGreaterThan(0)
    }
  })

  it('of any service time and many places waits as without a limit', () => {
    for (const service of [
      { distribution: 'deterministic', meanMs: 10 },
      { distribution: 'hyperexponential', cv2: 5, meanMs: 10 },
    ] as const) {
      const limited = solve(1, 0.07, service, 4000)
      expect(limited.approximate).toBe(true)
      expect(limited.wait?.mean).toBeCloseTo(solve(1, 0.07, service).wait?.mean ?? Number.NaN, 9)
    }
  })

  it('answers as Erlang C says where waiting and service are nearly as fast as each other', () => {
    // M/M/2: waits leave at rate θ = (2 − a)μ, which is μ at one Erlang
    for (const a of [0.9, 0.9999, 1 - 1e-9, 1, 1 + 1e-9, 1.0001, 1.1]) {
      const { response } = solve(2, a / 10)
      const times = response && percentilesOf(response)
      const waits = (a * a) / (2 + a)
      const tail = (t: number) => {
        const x = (1 - a) * (t / 10)
        const both = x === 0 ? t / 10 : (-Math.expm1(-x) / x) * (t / 10)
        return Math.exp(-t / 10) * (1 + waits * both)
      }
      for (const [p, share] of [
        [times?.p50, 0.5],
        [times?.p999, 0.001],
      ] as const) {
        expect(tail(p ?? 0) / share, `at ${a}`).toBeCloseTo(1, 8)
      }
    }
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

describe('very large and very busy stations', () => {
  const solve = (servers: number, rho: number, service: ServiceTime) =>
    solveStation({
      servers,
      arrivalsPerMs: (rho * servers) / service.meanMs,
      service: serviceLaw(service),
      queueLimit: null,
      held: null,
    })
  const exponential: ServiceTime = { distribution: 'exponential', meanMs: 10 }

  it('agree with the recursion of Erlang B at 100,000 servers', () => {
    for (const rho of [0.9, 0.99, 0.9999, 0.999999]) {
      const c = 100_000
      const a = rho * c
      // 1/B(k) = 1 + k ÷ (a·B(k − 1))
      let inverse = 1
      for (let k = 1; k <= c; k++) inverse = 1 + (k / a) * inverse
      const waits = 1 / (rho + (1 - rho) * inverse)
      const { wait } = solve(c, rho, exponential)
      const exact = (waits * 10) / (c * (1 - rho))
      expect(Math.abs((wait?.mean ?? Number.NaN) - exact)).toBeLessThanOrEqual(1e-9 * exact)
    }
  })

  it('are exact at a utilisation of 0.999999', () => {
    const rho = 0.999999
    const response = (time: ServiceTime) => {
      const { response: law } = solve(1, rho, time)
      return law && percentilesOf(law)
    }
    const single = response(exponential)
    expect((single?.mean ?? 0) / 1e7).toBeCloseTo(1, 8)
    expect((single?.p999 ?? 0) / (1e7 * Math.log(1000))).toBeCloseTo(1, 8)
    // Kingman's law of heavy traffic: the wait is all but exponential
    for (const [time, cv2] of [
      [{ distribution: 'deterministic', meanMs: 10 }, 0],
      [{ distribution: 'erlang', k: 4, meanMs: 10 }, 1 / 4],
      [{ distribution: 'hyperexponential', cv2: 5, meanMs: 10 }, 5],
    ] as const) {
      const law = response(time)
      const mean = ((rho / (1 - rho)) * 10 * (1 + cv2)) / 2 + 10
      expect((law?.mean ?? 0) / mean).toBeCloseTo(1, 9)
      expect((law?.p99 ?? 0) / (mean * Math.log(100))).toBeCloseTo(1, 4)
    }
  })

  it('keep a long limited queue finite and exact', () => {
    // M/M/1/K at ρ = 1: every number of visits from 0 to K is as likely
    const places = 100_000
    const station = solveStation({
      servers: 1,
      arrivalsPerMs: 0.1,
      service: serviceLaw(exponential),
      queueLimit: places,
      held: null,
    })
    expect(station.loss * (places + 2)).toBeCloseTo(1, 8)
    expect((station.response?.mean ?? 0) / (10 * (places / 2 + 1))).toBeCloseTo(1, 6)
    const p = station.response && percentilesOf(station.response)
    expect((p?.p50 ?? 0) / (5 * places)).toBeCloseTo(1, 2)
    expect(Number.isFinite(p?.p999)).toBe(true)
  })
})
