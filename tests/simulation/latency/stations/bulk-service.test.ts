import { describe, expect, it } from 'vitest'
import type { ServiceTime } from '../../../../simulation/archetypes/archetype.ts'
import { percentilesOf } from '../../../../simulation/latency/laws/quantile.ts'
import { tailAt } from '../../../../simulation/latency/laws/tail.ts'
import { formation } from '../../../../simulation/latency/stations/formation.ts'
import { serviceLaw } from '../../../../simulation/latency/stations/service-law.ts'
import { solveStation } from '../../../../simulation/latency/stations/station.ts'

const MEAN = 10
const exponential: ServiceTime = { distribution: 'exponential', meanMs: MEAN }
const constant: ServiceTime = { distribution: 'deterministic', meanMs: MEAN }

/** @param share of what can be served */
function solve(
  servers: number,
  max: number,
  share: number,
  time: ServiceTime,
  more: { waitMs?: number; queueLimit?: number } = {},
) {
  return solveStation({
    servers,
    arrivalsPerMs: (share * servers * max) / MEAN,
    service: serviceLaw(time),
    queueLimit: more.queueLimit ?? null,
    held: null,
    batch: { max, waitMs: more.waitMs ?? 0 },
  })
}

/** M/M^[1,b]/c by its balance equations: index n: n busy, or all of them and n − c who wait. */
function chain(servers: number, max: number, share: number, places: number) {
  const lambda = (share * servers * max) / MEAN
  let states = new Float64Array(servers + places + 1).fill(1 / (servers + places + 1))
  const step = MEAN / servers / (1 + share * max) / 1.0001
  for (let round = 0; round < 60_000; round++) {
    const next = new Float64Array(states.length)
    for (let n = 0; n < states.length; n++) {
      const up = n < states.length - 1 ? step * lambda : 0
      const down = (step * Math.min(n, servers)) / MEAN
      next[n]! += states[n]! * (1 - up - down)
      if (up > 0) next[n + 1]! += states[n]! * up
      if (n > 0) next[n <= servers ? n - 1 : n - Math.min(max, n - servers)]! += states[n]! * down
    }
    states = next
  }
  let waiting = 0
  let waits = 0
  for (let n = servers; n < states.length - (places < 100 ? 1 : 0); n++) {
    waiting += (n - servers) * states[n]!
    waits += states[n]!
  }
  const lost = states[states.length - 1]!
  return { waitMs: waiting / lambda, waits, lost, waiting, lambda, full: lost * places }
}

/** Mean wait and its probability at M/D^[1,b]/1, by the numbers left at the ends of services, followed one by one. */
function constantQueue(max: number, share: number) {
  const expected = share * max
  const most = 40 * max + 200
  const arrivals = [Math.exp(-expected)]
  for (let n = 1; n < most; n++) arrivals.push((arrivals[n - 1]! * expected) / n)
  let begun = new Float64Array(most)
  begun[0] = 1
  for (let round = 0; round < 400; round++) {
    const next = new Float64Array(most)
    for (let waiting = 0; waiting < most; waiting++) {
      if (begun[waiting]! < 1e-18) continue
      for (let n = 0; n < most - waiting; n++) next[Math.max(0, waiting + n - max)]! += begun[waiting]! * arrivals[n]!
    }
    begun = next
  }
  const lambda = expected / MEAN
  const mean = begun.reduce((sum, p, n) => sum + n * p, 0)
  const cycle = MEAN + (begun[0]! * arrivals[0]!) / lambda
  // time average of those who wait, by renewal reward, and Little’s law
  return { waitMs: (mean * MEAN + (lambda * MEAN * MEAN) / 2) / cycle / lambda, busy: MEAN / cycle }
}

describe('a station that serves in batches', () => {
  it.each([
    [1, 4, 0.2],
    [1, 4, 0.7],
    [4, 4, 0.5],
    [3, 8, 0.1],
  ])('of %d servers and batches of %d at %d waits as the balance equations of M/M^[1,b]/c say', (c, b, share) => {
    const { wait, response, approximate } = solve(c, b, share, exponential)
    const expected = chain(c, b, share, 160)
    expect(approximate).toBe(false)
    expect(wait?.mean).toBeCloseTo(expected.waitMs, 6)
    expect(1 - (wait?.nothing ?? 0)).toBeCloseTo(expected.waits, 6)
    expect(response?.mean).toBeCloseTo(expected.waitMs + MEAN, 6)
  })

  it.each([
    [4, 0.1],
    [4, 0.8],
    [8, 0.5],
  ])('of %d at %d waits as the chain of M/D^[1,b]/1 says', (b, share) => {
    const { wait, approximate } = solve(1, b, share, constant)
    const expected = constantQueue(b, share)
    expect(approximate).toBe(false)
    expect(wait?.mean).toBeCloseTo(expected.waitMs, 8)
    expect(1 - (wait?.nothing ?? 0)).toBeCloseTo(expected.busy, 8)
  })

  it('has the law of the wait, not the mean only: that of M/M^[1,b]/1 comes out of the transform for any service', () => {
    // an Erlang time of one stage in all but name, so that nothing is taken from the closed form
    const near: ServiceTime = { distribution: 'hyperexponential', meanMs: MEAN, cv2: 1.000001 }
    for (const [b, share] of [
      [4, 0.3],
      [32, 0.7],
    ] as const) {
      const times = (time: ServiceTime) => {
        const { wait } = solve(1, b, share, time)
        return wait && percentilesOf(wait)
      }
      const [general, closed] = [times(near), times(exponential)]
      for (const key of ['mean', 'p50', 'p95', 'p999'] as const) {
        expect((general?.[key] ?? 0) / (closed?.[key] ?? 1), `${b} ${key}`).toBeCloseTo(1, 4)
      }
    }
  })

  it.each([constant, { distribution: 'hyperexponential', meanMs: MEAN, cv2: 4 } as const, exponential])(
    'of one request each is as without batches: $distribution',
    (time) => {
      const one = solve(1, 1, 0.8, time)
      const plain = solveStation({
        servers: 1,
        arrivalsPerMs: 0.8 / MEAN,
        service: serviceLaw(time),
        queueLimit: null,
        held: null,
      })
      const [a, b] = [one.wait && percentilesOf(one.wait), plain.wait && percentilesOf(plain.wait)]
      for (const key of ['mean', 'p90', 'p99'] as const) expect((a?.[key] ?? 0) / (b?.[key] ?? 1)).toBeCloseTo(1, 6)
    },
  )

  it('can serve c·b ÷ E[S], and is saturated there', () => {
    expect(solve(2, 8, 0.999, exponential)).toMatchObject({ saturated: false })
    expect(solve(2, 8, 0.999, exponential).utilisation).toBeCloseTo(0.999, 12)
    expect(solve(2, 8, 1, exponential)).toMatchObject({ saturated: true, wait: null, utilisation: 1 })
    expect(solve(2, 8, 1.5, constant, { waitMs: 5 })).toMatchObject({ saturated: true, wait: null })
  })

  it.each([constant, { distribution: 'hyperexponential', meanMs: MEAN, cv2: 4 } as const, exponential])(
    'is finite and waits longer for more load, up to its limit: $distribution',
    (time) => {
      for (const [c, b] of [
        [1, 2],
        [1, 1000],
        [4, 32],
        [100, 8],
      ] as const) {
        let last = 0
        for (const share of [0.5, 0.9, 0.99, 0.999, 0.99999]) {
          const { wait } = solve(c, b, share, time)
          expect(wait?.mean, `${c} ${b} ${share}`).toBeGreaterThan(last * 0.999)
          expect(wait && percentilesOf(wait)?.p99).toBeGreaterThan(0)
          last = wait?.mean ?? Number.NaN
        }
      }
    },
  )

  it('loses at a full queue what the balance equations say', () => {
    for (const [c, b, share] of [
      [1, 4, 0.9],
      [2, 3, 1.5],
    ] as const) {
      const expected = chain(c, b, share, 6)
      const station = solve(c, b, share, exponential, { queueLimit: 6 })
      expect(station.loss).toBeCloseTo(expected.lost, 6)
      const accepted = expected.lambda * (1 - expected.lost)
      // those who wait now are in the full queue, too
      expect(station.wait?.mean).toBeCloseTo((expected.waiting + expected.full) / accepted, 5)
      expect(station.utilisation).toBeCloseTo(share * (1 - expected.lost), 6)
      expect(station.saturated).toBe(false)
    }
  })

  it('without waiting places serves one at a time, as M/G/c/c', () => {
    const station = solve(1, 4, 0.5, constant, { queueLimit: 0 })
    expect(station.loss).toBeCloseTo(2 / 3, 12)
    expect(station.wait?.mean).toBe(0)
  })
})

describe('the forming of a batch', () => {
  it('is, for two, the time to the second or the end of the wait: half of those that meet wait, and all that do not', () => {
    const [lambda, waitMs] = [0.05, 20]
    const { law, size } = formation(2, waitMs, lambda)
    const alone = Math.exp(-lambda * waitMs)
    expect(size).toBeCloseTo(2 - alone, 9)
    // the first waits min(T, next arrival): mean (1 − e^−λT) ÷ λ; its partner not at all
    expect(law.mean).toBeCloseTo((1 - alone) / lambda / size, 6)
    expect(tailAt(law, 10)).toBeCloseTo(Math.exp(-lambda * 10) / size, 6)
    expect(law.mass).toBeCloseTo(1, 9)
  })

  it('holds a lone request to the end, and fills a batch of b in (b − 1) ÷ 2λ on average', () => {
    for (const expected of [1e-16, 1e-9, 0.99e-4, 1.01e-4]) {
      // who comes first waits T, who comes second what is left of it: (T + λT·T/2) ÷ (1 + λT)
      expect(formation(8, 20, expected / 20).law.mean / (20 * (1 - expected / 2))).toBeCloseTo(1, 6)
    }
    expect(formation(8, 1e6, 0.8).law.mean).toBeCloseTo(3.5 / 0.8, 5)
    // so large a batch is never full: uniform over the wait but for the first
    const { law, size } = formation(100_000, 20, 1)
    expect(size).toBeCloseTo(21, 6)
    expect(law.mean).toBeCloseTo((20 + 20 * 10) / 21, 4)
  })
})
