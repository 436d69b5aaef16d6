import { describe, expect, it } from 'vitest'
import { crossCheck, evaluate, serialiseDesign } from '../../../simulation/index.ts'
import { call, designOf, drawing, SHORT, service, simulated, within } from './runs.ts'

const part = (id: string, kind: string, config: Readonly<Record<string, unknown>>) => ({ id, service: kind, config })
const constant = (meanMs: number) => ({ distribution: 'deterministic', meanMs })
const region = { region: 'us-east-1' }

describe('cold starts of a function', { timeout: 30_000 }, () => {
  const rps = 0.02
  const fn = (config: object) =>
    part('fn', 'aws.lambda', {
      ...region,
      vcpu: 1,
      durationMs: constant(1),
      coldStartMs: constant(400),
      idleTimeoutSeconds: 60,
      ...config,
    })

  it('meet a request when none came for the time that an idle copy stays: e^−λT of a Poisson stream', () => {
    const report = simulated(drawing(rps, [fn({})], [call('client', 'fn')]), { ...SHORT, requests: 20_000 })
    expect(report.coldStarts.map(({ nodeId }) => nodeId)).toEqual(['fn'])
    within(report.coldStarts[0]?.fraction, Math.exp(-rps * 60), report.interval?.nodes[1]?.coldStartFraction)
    within(report.nodes[1]?.meanServiceMs, 1 + 400 * Math.exp(-rps * 60), report.interval?.nodes[1]?.meanServiceMs)
  })

  it('meet nobody while a copy is kept ready', () => {
    const report = simulated(drawing(rps, [fn({ minInstances: 1 })], [call('client', 'fn')]), SHORT)
    expect(report.coldStarts[0]?.fraction).toBeLessThan(1e-4)
    expect(report.nodes[1]?.latencyMs?.p99).toBeLessThan(1.1)
  })

  it('meet all that run beside others: a copy serves one request at once', () => {
    // nothing stays, so that every request starts a copy
    const report = simulated(drawing(50, [fn({ idleTimeoutSeconds: 0 })], [call('client', 'fn')]), SHORT)
    expect(report.coldStarts[0]?.fraction).toBe(1)
    within(report.nodes[1]?.meanServiceMs, 401, report.interval?.nodes[1]?.meanServiceMs)
  })

  it('cost nothing where the function holds its copy during calls: Little’s law of the copies in use', () => {
    const nodes = [
      fn({ coldStartMs: constant(100) }),
      service('db', { servers: 'infinite', serviceTime: constant(99) }),
    ]
    const report = simulated(drawing(200, nodes, [call('client', 'fn'), call('fn', 'db')]), SHORT)
    // twenty copies go round; a new one is rare once they are there
    expect(report.coldStarts[0]?.fraction).toBeLessThan(0.002)
    expect(report.nodes[1]?.meanServiceMs).toBeGreaterThan(100)
    expect(report.nodes[1]?.meanServiceMs).toBeLessThan(100.5)
  })

  it('and the limit of copies: refused requests are throttled, by Erlang’s loss formula', () => {
    const limited = fn({ coldStartMs: 0, durationMs: 100, maxConcurrency: 2 })
    const report = simulated(drawing(15, [limited], [call('client', 'fn')]), SHORT)
    const a = 1.5
    const lost = a ** 2 / 2 / (1 + a + a ** 2 / 2)
    within(report.workloads[0]?.errorRate, lost, report.interval?.workloads[0]?.errorRate)
    expect(report.failures.map(({ nodeId, reason }) => [nodeId, reason])).toEqual([['fn', 'throttled']])
    expect(report.coldStarts).toEqual([])
  })
})

describe('batches on a model server', { timeout: 30_000 }, () => {
  const server = (config: object) =>
    part('gpu', 'aws.ec2', { ...region, instanceType: 'm7i.large', concurrencyPerVcpu: 0.5, ...config })

  it('are bulk service where nobody waits for others', () => {
    // M/M^[1,b]/1: while it serves, n requests wait with probability C·r^n, where r + … + r^b = λ ÷ μ; idle with C·μ ÷ λ
    // (Gross, Shortle, Thompson & Harris, Fundamentals of Queueing Theory, 4th edition, §3.2.2)
    const [rate, batch] = [0.9, 4]
    const text = drawing(90, [server({ serviceTimeMs: 10, batchMax: batch })], [call('client', 'gpu')])
    const report = simulated(text, { ...SHORT, requests: 60_000 })
    let [low, high] = [0, 1]
    for (let i = 0; i < 60; i++) {
      const r = (low + high) / 2
      const sum = (r * (1 - r ** batch)) / (1 - r)
      if (sum < rate) low = r
      else high = r
    }
    const c = 1 / (1 / (1 - low) + 1 / rate)
    const waiting = (c * low) / (1 - low) ** 2
    within(report.nodes[1]?.meanWaitMs, (10 * waiting) / rate, report.interval?.nodes[1]?.meanWaitMs)
    // busy for c ÷ (1 − r) of the time, but with batches that could be larger
    within(report.nodes[1]?.utilisation, rate / batch, report.interval?.nodes[1]?.utilisation)
    within(report.nodes[1]?.meanServiceMs, 10, report.interval?.nodes[1]?.meanServiceMs)
  })

  it('hold a lone request for the time that it may wait for others', () => {
    const text = drawing(
      1,
      [server({ serviceTimeMs: constant(10), batchMax: 8, batchWaitMs: 20 })],
      [call('client', 'gpu')],
    )
    const report = simulated(text, { ...SHORT, requests: 4000 })
    // e^−0.02 of them wait alone and to the end; who comes meanwhile waits for what is left
    const median = report.nodes[1]?.waitMs?.p50 ?? 0
    expect(median).toBeGreaterThan(19.8)
    expect(median).toBeLessThan(20.2)
    expect(report.nodes[1]?.meanWaitMs).toBeLessThan(20)
  })

  it('begin as soon as they are full', () => {
    const text = drawing(
      800,
      [server({ serviceTimeMs: constant(1), batchMax: 8, batchWaitMs: 1000 })],
      [call('client', 'gpu')],
    )
    const report = simulated(text)
    // one pass of 1 ms for every eight requests, all of them full; each waits for those that come after it, 3½ on average
    within(report.nodes[1]?.utilisation, 0.1, report.interval?.nodes[1]?.utilisation)
    within(report.nodes[1]?.meanWaitMs, 3.5 / 0.8, report.interval?.nodes[1]?.meanWaitMs)
  })

  it('are named where those that they answer together meet again at the next part', () => {
    const next = service('next', { serviceTime: { distribution: 'exponential', meanMs: 5 } })
    const gpu = server({ serviceTimeMs: 100, batchMax: 32 })
    const design = designOf(drawing(90, [gpu, next], [call('client', 'gpu'), call('gpu', 'next')]))
    const run = { ...SHORT, requests: 20_000 }
    const check = crossCheck(design, evaluate(design), simulated(serialiseDesign(design), run))
    expect(check.agrees).toBe(false)
    expect(check.reasons).toContainEqual(expect.stringMatching(/^Arrivals: .* at once \(gpu\)/))
  })
})

describe('a mesh on the way of a call', { timeout: 30_000 }, () => {
  const meshed = (config: object, edge: object, rps: number) =>
    drawing(
      rps,
      [
        service('s', { servers: 'infinite', serviceTime: { distribution: 'exponential', meanMs: 10 } }),
        part('mesh', 'aws.istio', { ...region, serviceTimeMs: constant(0), ...config }),
      ],
      [call('client', 's', { via: ['mesh'], timeoutMs: 10, ...edge })],
    )
  const p = Math.exp(-1)

  it('opens its breaker after a failure, and after each trial that fails', () => {
    const [rps, openSeconds] = [0.5, 30]
    const text = meshed({ breakerFailures: 1, breakerOpenSeconds: openSeconds }, {}, rps)
    const report = simulated(text, { ...SHORT, requests: 20_000 })
    // a cycle: 1/p calls until it opens, then 1/(1 − p) periods open, each with λ·D refused calls and one on trial
    const refused = (rps * openSeconds) / (1 - p)
    const sent = 1 / p + 1 / (1 - p)
    const share = refused / (refused + sent)
    const open = report.failures.find(({ reason }) => reason === 'breaker-open')?.requests ?? 0
    const total = 4 * 20_000
    expect(Math.abs(open / total / share - 1)).toBeLessThan(0.02)
    within(report.nodes[1]?.arrivalRps, rps * (1 - share), report.interval?.nodes[1]?.arrivalRps)
  })

  it('keeps its breaker closed while failures do not come in a row', () => {
    const report = simulated(meshed({ breakerFailures: 60 }, {}, 50), SHORT)
    expect(report.failures.map(({ reason }) => reason)).toEqual(['timeout'])
    within(report.workloads[0]?.errorRate, p, report.interval?.workloads[0]?.errorRate)
  })

  it('leaves a share of every backoff to chance: its mean falls by half of the share', () => {
    const retried = { retries: 1, backoffMs: 100 }
    const mean = (jitter: number) => simulated(meshed({ retryJitter: jitter }, retried, 50))
    const [fixed, spread] = [mean(0), mean(0.8)]
    // the share p·(1 − p) of 1 − p² answers comes by the second attempt
    const second = (p * (1 - p)) / (1 - p * p)
    const width = (spread.interval?.system.latencyMs?.mean ?? 0) + (fixed.interval?.system.latencyMs?.mean ?? 0)
    within((fixed.system.latencyMs?.mean ?? 0) - (spread.system.latencyMs?.mean ?? 0), second * 100 * 0.4, width)
    expect(spread.system.latencyMs?.p999).toBeLessThanOrEqual(10 + 100 + 10.2)
    expect(spread.system.latencyMs?.p50).toBeLessThan(10)
  })
})

describe('spot machines', { timeout: 60_000 }, () => {
  it('are gone from an interruption until their replacement serves: λt ÷ (1 + λt)', () => {
    const spot = part('pool', 'aws.ec2', {
      ...region,
      purchase: 'spot',
      interruptionsPerHour: 0.05,
      bootSeconds: 600,
      modelLoadSeconds: 1200,
      serviceTimeMs: constant(1),
    })
    const text = drawing(0.02, [spot], [call('client', 'pool')], {
      assumptions: { zoneAvailability: 1, regionAvailability: 1, commonCauseAvailability: 1 },
    })
    const report = simulated(text, { ...SHORT, months: 12, replications: 8 })
    const truth = evaluate(designOf(text)).workloads[0]?.unavailability ?? 0
    const away = 0.05 * 0.5
    expect(truth).toBeGreaterThan((0.9 * away) / (1 + away))
    within(report.workloads[0]?.unavailability, truth, report.interval?.workloads[0]?.availability)
  })
})
