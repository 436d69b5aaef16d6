import { describe, expect, it } from 'vitest'
import { evaluate } from '../../simulation/index.ts'
import { tailAt } from '../../simulation/latency/laws/tail.ts'
import { erlangC } from '../../simulation/latency/stations/erlang.ts'
import { serviceLaw } from '../../simulation/latency/stations/service-law.ts'
import { solveStation } from '../../simulation/latency/stations/station.ts'
import examples from '../fixtures/published-latency.json' with { type: 'json' }
import { draw, serves, type Wire } from '../simulation/latency/drawing.ts'
import { type Answer, type Example, Given } from './examples.ts'

/** The source's unit of time, whatever it is, is a second here. */
const UNIT = 1000

/** One queue with Poisson arrivals: `rate` a unit of time, exponential services of mean `mean`. */
function queue(rate: number, mean: number, config: object = {}) {
  const design = draw([serves('s', mean * UNIT, config)], [['users', 's']], {
    workloads: [{ id: 'w', source: 'users', rps: rate }],
  })
  const node = evaluate(design).nodes.find(({ id }) => id === 's')
  if (!node || node.meanResponseMs === null || node.meanWaitMs === null || node.utilisation === null) {
    throw new Error('the station has no figures')
  }
  const carried = rate * (1 - node.lossFraction)
  const response = node.meanResponseMs / UNIT
  const wait = node.meanWaitMs / UNIT
  // Little's law gives the numbers in the system and in the queue
  return {
    response,
    wait,
    utilisation: node.utilisation,
    loss: node.lossFraction,
    inSystem: carried * response,
    inQueue: carried * wait,
  }
}

const lossOf = (erlangs: number, servers: number) => queue(erlangs, 1, { servers, queueLimit: 0 }).loss

function serversFor(erlangs: number, blocking: number): number {
  let servers = Math.ceil(erlangs / 2)
  while (lossOf(erlangs, servers) > blocking) servers++
  return servers
}

const mm1: Answer = (given) => {
  const { inSystem, response } = queue(given.number('lambda_per_s'), 1 / given.number('mu_per_s'))
  return { N: inSystem, T_ms: response * 1000 }
}

const limited: Answer = (given) => {
  const rate = given.number('lambda')
  const servers = given.number('c')
  const { loss, inSystem, response, wait } = queue(rate, 1 / given.number('mu'), {
    servers,
    queueLimit: given.number('K') - servers,
  })
  return { pK: loss, L: inSystem, R: response, Wq: wait, lost_per_min: rate * loss, lost_per_h: 60 * rate * loss }
}

const firstComeFirstServed: Answer = (given) => ({ FCFS: queue(given.number('lambda'), 1).response })

/** n calls at once, each of which is too late with probability p: what is lost is the chance that one of them is. */
function anyLate(n: number, p: number): number {
  const meanMs = 10
  const parts = Array.from({ length: n }, (_, i) => serves(`s${i}`, meanMs, { servers: 'infinite' }))
  const wires = parts.map(([id]): Wire => ['users', id, { stage: 1, timeoutMs: -meanMs * Math.log(p) }])
  const { errorRate } = evaluate(draw(parts, wires)).workloads[0] ?? {}
  if (errorRate == null) throw new Error('the request has no error rate')
  return errorRate
}

/** Calls of the last part for one request when each layer tries it so often and nothing ever answers in time. */
const amplification: Answer = (given) => {
  const layers = given.number('layers')
  const parts = Array.from({ length: layers }, (_, i) =>
    serves(`s${i}`, 10, { servers: 'infinite', serviceTime: { distribution: 'deterministic', meanMs: 10 } }),
  )
  const wires = parts.map(
    ([id], i): Wire => [
      i === 0 ? 'users' : `s${i - 1}`,
      id,
      { retries: given.number('attempts_per_layer') - 1, ...(i === layers - 1 && { timeoutMs: 1 }) },
    ],
  )
  const { nodes, workloads } = evaluate(draw(parts, wires, { workloads: [{ id: 'w', source: 'users', rps: 1 }] }))
  expect(workloads[0]?.errorRate).toBeCloseTo(1, 9)
  return { calls: nodes.at(-1)?.arrivalRps ?? Number.NaN }
}

const ANSWERS: Readonly<Record<string, Answer>> = {
  'lat-mm1-course-100': mm1,
  'lat-mm1-course-150': mm1,
  'lat-mm1-course-175': mm1,
  'lat-mmc-eth-m2': (given) => {
    const { inQueue, response } = queue(given.number('lambda'), 1 / given.number('mu'), { servers: given.number('c') })
    return { Nw: inQueue, R: response }
  },
  // P(N ≥ 4) of M/M/c is that all c are busy, and then each further one there with probability ρ
  'lat-mmc-copiers': (given) => {
    const load = given.number('lambda_per_min') * given.number('service_min')
    return Object.fromEntries(given.numbers('c').map((c) => [`c${c}`, erlangC(c, load) * (load / c) ** (4 - c)]))
  },
  'lat-erlangc-pyworkforce-15': (given) => {
    const serviceMs = given.number('aht_min') * UNIT
    const station = solveStation({
      servers: given.number('c'),
      arrivalsPerMs: given.number('erlangs') / serviceMs,
      service: serviceLaw({ distribution: 'exponential', meanMs: serviceMs }),
      queueLimit: null,
      held: null,
    })
    const longer = (minutes: number) => (station.wait ? tailAt(station.wait, minutes * UNIT) : Number.NaN)
    return { SL: 1 - longer(given.number('asa_min')), Pw: longer(0), occ: station.utilisation }
  },
  'lat-mm2-small': (given) => ({
    L: queue(given.number('lambda'), 1 / given.number('mu'), { servers: given.number('c') }).inSystem,
  }),
  // the source takes servers of unequal speed for as many of their mean speed
  'lat-mmm-asymmetric': (given) => {
    const rates = given.numbers('mu')
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
    const { utilisation, inSystem } = queue(given.number('lambda'), 1 / mean, { servers: rates.length })
    return { U: utilisation, Q: inSystem }
  },
  'lat-erlangb-17': (given) => ({ c: serversFor(given.number('erlangs'), given.number('max_blocking')) }),
  'lat-erlangb-180': (given) => {
    const erlangs = given.number('erlangs')
    const [B196, B200, B201] = [196, 200, 201].map((servers) => lossOf(erlangs, servers))
    return { B196: B196 ?? 0, B200: B200 ?? 0, B201: B201 ?? 0, c_for_1pct: serversFor(erlangs, 0.01) }
  },
  'lat-erlangb-30-25': (given) => ({ B: lossOf(given.number('erlangs'), given.number('c')) }),
  'lat-loss-parking': (given) => {
    const rate = given.number('lambda_per_h')
    return { lost_per_h: rate * lossOf(rate / given.number('mu_per_h'), given.number('c')) }
  },
  'lat-mmck-40-30-3-7': limited,
  'lat-mmck-3-2-2-5': limited,
  'lat-mm1k-lost': limited,
  'lat-mg1-size-05': firstComeFirstServed,
  'lat-mg1-size-08': firstComeFirstServed,
  'lat-mg1-size-099': firstComeFirstServed,
  'lat-tail-100way': (given) => ({ p_any_slow: anyLate(given.number('fanout'), given.number('p_slow')) }),
  'lat-tail-5-10-deps': (given) => {
    const [slow5 = 0, slow10 = 0] = given.numbers('n').map((n) => anyLate(n, 1 - given.number('p_ok')))
    return { slow5, ok5: 1 - slow5, slow10, ok10: 1 - slow10 }
  },
  'lat-retry-sre-64': amplification,
  'lat-retry-builders-243': amplification,
  'lat-retry-81': amplification,
  'lat-retry-27': amplification,
}

describe('published figures of queues, fan-out and retries', () => {
  it.each<Example>(examples)('$title ($id)', ({ id, inputs, outputs }) => {
    const answer = ANSWERS[id]?.(new Given(inputs)) ?? {}
    for (const [name, { published, tolerance }] of Object.entries(outputs)) {
      expect(Math.abs((answer[name] ?? Number.NaN) - published), name).toBeLessThanOrEqual(
        tolerance + 1e-11 * published,
      )
    }
  })
})
