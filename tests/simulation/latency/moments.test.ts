import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../simulation/index.ts'
import { draw, type Part, serves, type Wire } from './drawing.ts'

/**
 * The second moment of a time X that calls take, as it shows in the queue before one slot: a slot is held for H = S + X with constant S, and
 * slots are waited for λ E[H²] ÷ 2(1 − ρ), exactly.
 */
interface Seen {
  readonly mean: number
  readonly second: number
}

const RPS = 2
const LAMBDA = RPS / 1000
const OWN = 10
const constant = (meanMs: number) => ({ distribution: 'deterministic', meanMs })

/**
 * @param wires out of `slot`, the part that holds one slot
 * @param others requests a second that `x` gets from elsewhere
 */
function seen(parts: readonly Part[], wires: readonly Wire[], others: number): Seen {
  const report = evaluate(
    draw(
      [serves('slot', OWN, { serviceTime: constant(OWN), blocking: true }), ['others', 'generic.client'], ...parts],
      [['users', 'slot'], ...wires, ['others', 'x']],
      {
        workloads: [
          { id: 'w', source: 'users', rps: RPS },
          { id: 'v', source: 'others', rps: others },
        ],
      },
    ),
  )
  const slot = report.nodes.find(({ id }) => id === 'slot')
  if (slot?.meanServiceMs == null || slot.meanWaitMs === null) throw new Error('the slot has no figures')
  const mean = slot.meanServiceMs - OWN
  const held2 = (2 * (1 - LAMBDA * slot.meanServiceMs) * slot.meanWaitMs) / LAMBDA
  return { mean, second: held2 - OWN ** 2 - 2 * OWN * mean }
}

const endless = (id: string, meanMs: number, more: object = {}) => serves(id, meanMs, { servers: 'infinite', ...more })

/** Response of M/G/1 from three moments of its service (Takács' recursion, E[W²] = 2E[W]² + λE[S³] ÷ 3(1 − ρ)). */
function pollaczekKhinchine(m1: number, m2: number, m3: number): Seen {
  const rho = LAMBDA * m1
  const wait = (LAMBDA * m2) / (2 * (1 - rho))
  const wait2 = 2 * wait ** 2 + (LAMBDA * m3) / (3 * (1 - rho))
  return { mean: wait + m1, second: wait2 + 2 * wait * m1 + m2 }
}

function hyperexponential(mean: number, cv2: number): readonly [number, number, number] {
  const p = (1 + Math.sqrt((cv2 - 1) / (cv2 + 1))) / 2
  const branches = [p, 1 - p].map((q) => ({ q, mean: mean / (2 * q) }))
  const moment = (k: number, factorial: number) => branches.reduce((sum, b) => sum + b.q * factorial * b.mean ** k, 0)
  return [moment(1, 1), moment(2, 2), moment(3, 6)]
}

/** M/M/c/K as a birth–death chain: what a call takes, lost at once with the rest. */
function limited(servers: number, places: number, meanMs: number, others: number): Seen {
  const load = ((RPS + others) / 1000) * meanMs
  const states = [1]
  for (let n = 1; n <= servers + places; n++) states.push((states[n - 1] ?? 0) * (load / Math.min(n, servers)))
  const all = states.reduce((sum, p) => sum + p, 0)
  let mean = 0
  let second = 0
  for (let n = 0; n < servers + places; n++) {
    // an Erlang wait of order j before an exponential service
    const j = Math.max(0, n - servers + 1)
    const stage = meanMs / servers
    const wait = j * stage
    const wait2 = j * (j + 1) * stage ** 2
    const p = (states[n] ?? 0) / all
    mean += p * (wait + meanMs)
    second += p * (wait2 + 2 * wait * meanMs + 2 * meanMs ** 2)
  }
  return { mean, second }
}

function manyServers(servers: number, meanMs: number): Seen {
  const load = LAMBDA * meanMs
  let b = 1
  for (let c = 1; c <= servers; c++) b = (load * b) / (c + load * b)
  const waits = b / (1 - (load / servers) * (1 - b))
  const rate = (servers - load) / meanMs
  const wait = waits / rate
  return { mean: wait + meanMs, second: (2 * waits) / rate ** 2 + 2 * wait * meanMs + 2 * meanMs ** 2 }
}

const one = (part: Part, edge: object = {}): readonly [readonly Part[], readonly Wire[]] => [
  [part],
  [['slot', part[0], edge]],
]

/** min(X, t) of an exponential time. */
const cut = (mean: number, t: number): Seen => ({
  mean: mean * (1 - Math.exp(-t / mean)),
  second: 2 * mean ** 2 - 2 * mean * (t + mean) * Math.exp(-t / mean),
})

const EXACT = 1e-9
const lognormal3 = (mean: number, cv2: number) => [mean, mean ** 2 * (1 + cv2), mean ** 3 * (1 + cv2) ** 3] as const

describe('the first two moments of what a call takes', () => {
  it.each<{
    readonly what: string
    readonly design: readonly [readonly Part[], readonly Wire[]]
    readonly others?: number
    readonly truth: Seen
    readonly tolerance?: number
  }>([
    { what: 'M/M/1', design: one(serves('x', 100)), truth: { mean: 125, second: 2 * 125 ** 2 } },
    { what: 'M/M/3', design: one(serves('x', 400, { servers: 3 })), truth: manyServers(3, 400) },
    {
      what: 'M/M/1/3, the lost included',
      design: one(serves('x', 80, { queueLimit: 2 })),
      others: 8,
      truth: limited(1, 2, 80, 8),
    },
    {
      what: 'M/M/2/5',
      design: one(serves('x', 80, { servers: 2, queueLimit: 3 })),
      others: 13,
      truth: limited(2, 3, 80, 13),
    },
    {
      what: 'M/M/1/4 at 100 %',
      design: one(serves('x', 50, { queueLimit: 3 }), { dependency: 'optional' }),
      others: 18,
      truth: limited(1, 3, 50, 18),
    },
    {
      what: 'M/M/1/4 far above 100 %',
      design: one(serves('x', 50, { queueLimit: 3 }), { dependency: 'optional' }),
      others: 90,
      truth: limited(1, 3, 50, 90),
    },
    {
      what: 'M/D/1',
      design: one(serves('x', 0, { serviceTime: constant(200) })),
      truth: pollaczekKhinchine(200, 200 ** 2, 200 ** 3),
    },
    {
      what: 'M/E4/1',
      design: one(serves('x', 0, { serviceTime: { distribution: 'erlang', k: 4, meanMs: 200 } })),
      truth: pollaczekKhinchine(200, 200 ** 2 * 1.25, 200 ** 3 * 1.25 * 1.5),
    },
    {
      what: 'M/H2/1',
      design: one(serves('x', 0, { serviceTime: { distribution: 'hyperexponential', cv2: 6, meanMs: 150 } })),
      truth: pollaczekKhinchine(...hyperexponential(150, 6)),
    },
    ...[0.05, 0.4, 3].map((cv2) => ({
      what: `M/lognormal/1 of cv² ${cv2}`,
      design: one(serves('x', 0, { serviceTime: { distribution: 'lognormal', cv2, meanMs: 150 } })),
      truth: pollaczekKhinchine(...lognormal3(150, cv2)),
    })),
    {
      what: 'two calls and one more by half',
      design: one(endless('x', 30), { calls: 2.5 }),
      // Var = 2.5 σ² + ¼ mean²
      truth: { mean: 75, second: 75 ** 2 + 2.5 * 30 ** 2 + 0.25 * 30 ** 2 },
    },
    {
      what: 'one of two, by weight',
      design: [
        [['lb', 'generic.balancer', { latencyMs: 5 }], endless('x', 20), endless('y', 80)],
        [
          ['slot', 'lb'],
          ['lb', 'x', { weight: 3 }],
          ['lb', 'y'],
        ],
      ],
      truth: { mean: 5 + 35, second: 25 + 10 * 35 + 0.75 * 2 * 20 ** 2 + 0.25 * 2 * 80 ** 2 },
    },
    {
      what: 'a loop: as many turns as a geometric law says',
      design: [
        [endless('x', 40)],
        [
          ['slot', 'x'],
          ['x', 'x', { calls: 0.6 }],
        ],
      ],
      truth: { mean: 100, second: 2 * 100 ** 2 },
    },
    {
      what: 'the longer of two',
      design: [
        [endless('x', 30), endless('y', 60)],
        [
          ['slot', 'x', { stage: 1 }],
          ['slot', 'y', { stage: 1 }],
        ],
      ],
      // max = X + Y − min, and E[max²] = E[X²] + E[Y²] − E[min²] with min exponential of mean 20
      truth: { mean: 30 + 60 - 20, second: 2 * (30 ** 2 + 60 ** 2 - 20 ** 2) },
      tolerance: 1e-6,
    },
    {
      what: 'what is given up at its timeout',
      design: one(endless('x', 50), { timeoutMs: 60, dependency: 'optional' }),
      truth: cut(50, 60),
      tolerance: 1e-6,
    },
  ])('$what', ({ design, others = 0, truth, tolerance = EXACT }) => {
    const { mean, second } = seen(...design, others)
    expect(Math.abs(mean / truth.mean - 1)).toBeLessThanOrEqual(tolerance)
    // differences of larger numbers: two digits are lost
    expect(Math.abs(second / truth.second - 1)).toBeLessThanOrEqual(Math.max(tolerance, 1e-8))
  })
})

describe('percentiles', () => {
  const latency = (parts: readonly Part[], wires: readonly Wire[]) =>
    evaluate(draw(parts, wires)).workloads[0]?.latencyMs

  it('of a loop are those of its law', () => {
    const times = latency(
      [endless('x', 40)],
      [
        ['users', 'x'],
        ['x', 'x', { calls: 0.6 }],
      ],
    )
    expect((times?.p50 ?? 0) / (100 * Math.LN2)).toBeCloseTo(1, 6)
    expect((times?.p99 ?? 0) / (-100 * Math.log(0.01))).toBeCloseTo(1, 6)
  })

  it('of what was answered before its timeout are those of the law cut off there', () => {
    const times = latency([endless('x', 50)], [['users', 'x', { timeoutMs: 60 }]])
    const within = 1 - Math.exp(-60 / 50)
    const quantile = (p: number) => -50 * Math.log(1 - p * within)
    expect((times?.p50 ?? 0) / quantile(0.5)).toBeCloseTo(1, 6)
    expect((times?.p95 ?? 0) / quantile(0.95)).toBeCloseTo(1, 6)
  })

  it('of a long and steady time are those of its law, far from where it begins', () => {
    // Erlang of order 400: quantiles of the gamma law by scipy.stats.gamma.ppf
    const times = latency(
      [endless('x', 0, { serviceTime: { distribution: 'erlang', k: 400, meanMs: 100 } })],
      [['users', 'x']],
    )
    expect((times?.p50 ?? 0) / 99.9166790236161).toBeCloseTo(1, 7)
    expect((times?.p90 ?? 0) / 106.45890221418742).toBeCloseTo(1, 7)
    expect((times?.p99 ?? 0) / 111.99803195718954).toBeCloseTo(1, 7)
    expect((times?.p999 ?? 0) / 116.16611504330598).toBeCloseTo(1, 6)
  })

  it('of a queue with constant service fall off at the rate of its dominant root, however heavy the traffic', () => {
    for (const rho of [0.9, 0.99, 0.999]) {
      // Cramér: P(W > t) → C e^−θt with ρ (e^θ − 1) = θ, in units of the service time
      let theta = 2 * (1 - rho)
      for (let i = 0; i < 100; i++) {
        const gap = rho * Math.expm1(theta) - theta
        theta -= gap / (rho * Math.exp(theta) - 1)
      }
      const report = evaluate(
        draw([serves('x', 0, { serviceTime: constant(10) })], [['users', 'x']], {
          workloads: [{ id: 'w', source: 'users', rps: 100 * rho }],
        }),
      )
      const times = report.workloads[0]?.latencyMs
      const apart = ((times?.p999 ?? 0) - (times?.p99 ?? 0)) / 10
      expect((apart * theta) / Math.LN10, `at ${rho}`).toBeCloseTo(1, 5)
    }
  })

  it('of a choice between times that begin far apart are those of their mixture', () => {
    // Erlang of order 4 and mean 40, then in half of the cases a second more; quantiles of the gamma law by scipy
    const times = latency(
      [
        endless('x', 0, { serviceTime: { distribution: 'erlang', k: 4, meanMs: 40 } }),
        ['lb', 'generic.balancer'],
        endless('soon', 0),
        endless('late', 0, { serviceTime: constant(1000) }),
      ],
      [
        ['users', 'x'],
        ['x', 'lb'],
        ['lb', 'soon'],
        ['lb', 'late'],
      ],
    )
    expect(times?.p90).toBeCloseTo(1000 + 55.150457151515546, 4)
    expect(times?.p95).toBeCloseTo(1000 + 66.80783068255865, 4)
    expect(times?.p99).toBeCloseTo(1000 + 90.8411538241318, 4)
  })

  it('of the longer of two, one of which jumps, are those of the product of their laws', () => {
    const times = latency(
      [
        ['lb', 'generic.balancer'],
        endless('ten', 0, { serviceTime: constant(10) }),
        endless('forty', 0, { serviceTime: constant(40) }),
        endless('x', 20),
      ],
      [
        ['users', 'lb', { stage: 1 }],
        ['users', 'x', { stage: 1 }],
        ['lb', 'ten', { weight: 3 }],
        ['lb', 'forty'],
      ],
    )
    // ¾ (1 − e^−t/20) from 10 ms on, all of 1 − e^−t/20 from 40 ms on
    expect(times?.p50).toBeCloseTo(20 * Math.log(3), 5)
    expect(times?.p90).toBeCloseTo(20 * Math.log(10), 5)
    expect(times?.p95).toBeCloseTo(20 * Math.log(20), 5)
    // E[max] = ∫ 1 − F, piece by piece
    const upTo = (t: number) => t + 20 * Math.exp(-t / 20)
    const mean = 10 + 30 - 0.75 * (upTo(40) - upTo(10)) + 20 * Math.exp(-2)
    expect(times?.mean).toBeCloseTo(mean, 5)
  })

  it('of the longer of two, one of which is tried again, are those of the product of their laws', () => {
    const times = latency(
      [endless('a', 10), endless('b', 12)],
      [
        ['users', 'a', { stage: 1, timeoutMs: 8, retries: 2 }],
        ['users', 'b', { stage: 1 }],
      ],
    )
    // what is exponential is as good as new at each new attempt: e^−t/10 until all of them are over
    const end = 3 * 8
    const [a, b] = [1 / 10, 1 / 12]
    const gone = (rate: number) => (1 - Math.exp(-rate * end)) / rate
    const mass = 1 - Math.exp(-a * end)
    const mean = mass * end - (end - gone(a) - gone(b) + gone(a + b)) + (mass * Math.exp(-b * end)) / b
    expect(times?.mean).toBeCloseTo(mean / mass, 5)
    expect(times?.p99).toBeCloseTo(12 * Math.log(100), 5)
  })

  it('of a choice between very many constants keep their mean, and their places to a step', () => {
    const constants = Array.from({ length: 20 }, (_, i) => i + 1)
    const times = latency(
      [['lb', 'generic.balancer'], ...constants.map((ms) => endless(`c${ms}`, 0, { serviceTime: constant(ms) }))],
      [['users', 'lb'], ...constants.map((ms): Wire => ['lb', `c${ms}`])],
    )
    expect(times?.mean).toBeCloseTo(10.5, 9)
    expect(Math.abs((times?.p50 ?? 0) - 10)).toBeLessThanOrEqual(1)
    expect(Math.abs((times?.p95 ?? 0) - 19)).toBeLessThanOrEqual(1)
  })

  it('of a lognormal service, fitted by three moments, are near its own', () => {
    const Z = { p50: 0, p90: 1.2815515655446004, p95: 1.6448536269514722, p99: 2.3263478740408408 } as const
    for (const cv2 of [0.1, 0.5, 1.5]) {
      const times = latency(
        [endless('x', 0, { serviceTime: { distribution: 'lognormal', cv2, meanMs: 100 } })],
        [['users', 'x']],
      )
      const variance = Math.log(1 + cv2)
      for (const name of ['p50', 'p90', 'p95', 'p99'] as const) {
        const truth = 100 * Math.exp(-variance / 2 + Math.sqrt(variance) * Z[name])
        expect(Math.abs((times?.[name] ?? 0) / truth - 1), `${name} at cv² ${cv2}`).toBeLessThan(0.12)
      }
    }
  })
})
