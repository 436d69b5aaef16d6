import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  crossCheck,
  evaluate,
  readShard,
  runReplication,
  serialiseDesign,
  simulationReport,
  writeShard,
} from '../../../simulation/index.ts'
import { call, designOf, drawing, exponential, SHORT, service, simulated } from './runs.ts'

describe('the two answers', () => {
  it('are the same on random networks of exponential stations', () => {
    const station = fc.record({
      servers: fc.integer({ min: 1, max: 6 }),
      load: fc.double({ min: 0.1, max: 0.8, noNaN: true }),
    })
    const tree = fc.array(fc.record({ station, parent: fc.nat(), calls: fc.constantFrom(1, 1, 0.3, 2, 1.5) }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(tree, fc.integer({ min: 1, max: 1e6 }), (parts, seed) => {
        const rps = 200
        const visits: number[] = []
        const nodes = parts.map(({ station: { servers, load }, parent, calls }, i) => {
          const of = i === 0 ? 1 : (visits[parent % i] ?? 1)
          const own = i === 0 ? 1 : of * calls
          visits.push(own)
          return service(`s${i}`, { servers, serviceTime: exponential((1000 * load * servers) / (rps * own)) })
        })
        const edges = parts.map(({ parent, calls }, i) =>
          i === 0 ? call('client', 's0') : call(`s${parent % i}`, `s${i}`, { calls }),
        )
        const text = drawing(rps, nodes, edges)
        const report = simulated(text, { ...SHORT, requests: 30_000, seed })
        const truth = evaluate(designOf(text))
        for (const [index, node] of truth.nodes.entries()) {
          if (index === 0) continue
          const width = report.interval?.nodes[index]
          const measured = report.nodes[index]
          expect(Math.abs((measured?.utilisation ?? 0) - (node.utilisation ?? 1))).toBeLessThan(
            2.5 * (width?.utilisation ?? 0) + 0.01,
          )
          expect(Math.abs((measured?.meanResponseMs ?? 0) - (node.meanResponseMs ?? 0))).toBeLessThan(
            2.5 * (width?.meanResponseMs ?? 0) + 0.03 * (node.meanResponseMs ?? 0),
          )
        }
        expect(Math.abs((report.system.latencyMs?.p95 ?? 0) / (truth.system.latencyMs?.p95 ?? 1) - 1)).toBeLessThan(
          0.12,
        )
      }),
      { numRuns: 12, seed: 42 },
    )
  }, 60_000)

  const check = (text: string, requests = 40_000) => {
    const design = designOf(text)
    return crossCheck(design, evaluate(design), simulated(text, { ...SHORT, requests, replications: 8 }))
  }

  it('agree by the cross-check where the formulas are exact', () => {
    const text = drawing(700, [service('s', { serviceTime: exponential(1) })], [call('client', 's')])
    expect(check(text)).toMatchObject({ agrees: true, reasons: [] })
    expect(check(text).figures.map(({ figure }) => figure)).toEqual(['mean', 'p50', 'p95', 'errorRate'])
  })

  it('part where a run is too short for a queue that is nearly full, and the cross-check says how long it must be', () => {
    const busy = (rps: number) => drawing(rps, [service('s', { serviceTime: exponential(1) })], [call('client', 's')])
    // τ = 1 ms/(1 − √0.999)² = 4,000 s; ten of them are 40 million requests at 999 a second
    expect(check(busy(999)).reasons.map((reason) => reason.replaceAll('\u00a0', ' '))).toEqual([
      'A short run: it begins with empty queues, and one as busy as these forgets that in about 3,998.0 s, but a replication lasts 40.0 s (s). Run 40,000,000 requests or more.',
    ])
    expect(check(busy(800)).reasons).toEqual([])
  })

  it('part where retries meet the queue that failed them, and the cross-check says so', () => {
    const text = drawing(
      900,
      [service('s', { servers: 2, queueLimit: 1, serviceTime: exponential(1.5) })],
      [call('client', 's', { retries: 2, backoffMs: 0.1 })],
    )
    const answer = check(text)
    expect(answer.agrees).toBe(false)
    expect(answer.reasons[0]).toMatch(/^Retries/)
  })

  it('part where a law is a fit, and where messages arrive together, and the cross-check names each', () => {
    const lognormal = service('s', {
      servers: 'infinite',
      serviceTime: { distribution: 'lognormal', cv2: 3, meanMs: 10 },
    })
    const fitted = check(drawing(100, [lognormal], [call('client', 's')]))
    expect(fitted.agrees).toBe(false)
    expect(fitted.reasons).toEqual([expect.stringMatching(/^Lognormal times: .* \(s\)/)])
    const [a, b] = [
      service('a', { servers: 'infinite', serviceTime: exponential(1) }),
      service('b', { serviceTime: exponential(1) }),
    ]
    const together = [
      call('client', 'a'),
      call('a', 'b', { kind: 'async', calls: 5 }),
      { ...call('client', 'b'), stage: 9 },
    ]
    const messages = check(drawing(100, [a, b], together))
    expect(messages.agrees).toBe(false)
    expect(messages.reasons).toEqual([expect.stringMatching(/^Messages: .* \(a\)/)])
  })

  it('part in percentiles where a request comes to a queue again, and the cross-check says so', () => {
    const text = drawing(
      9,
      [service('a', { serviceTime: exponential(5) }), service('b', { serviceTime: exponential(30) })],
      [call('client', 'a'), call('a', 'b', { calls: 3 })],
    )
    const { agrees, figures, reasons } = check(text)
    expect(agrees).toBe(false)
    expect(figures.filter((figure) => !figure.agrees).map(({ figure }) => figure)).not.toContain('mean')
    expect(reasons).toEqual([expect.stringMatching(/^Repeated visits: .* \(b\)/)])
  })

  it('part behind messages that no request waits for, and the cross-check names part and reason', () => {
    const text = drawing(
      30,
      [
        service('a', { servers: 'infinite', serviceTime: exponential(1) }),
        service('b', { serviceTime: exponential(5) }),
      ],
      [call('client', 'a'), call('a', 'b', { kind: 'async', calls: 4 })],
    )
    const { agrees, figures, reasons } = check(text)
    expect(agrees).toBe(false)
    const parted = figures.filter((figure) => !figure.agrees)
    expect(parted.map(({ workload, part, figure }) => [workload, part, figure])).toEqual([
      [null, 'b', 'mean'],
      [null, 'b', 'p95'],
    ])
    expect(reasons).toEqual([expect.stringMatching(/^Messages: .* \(a\)/)])
  })

  it('part where slots are held and so few can wait behind them, and the cross-check says so', () => {
    const holding = service('a', { servers: 3, blocking: true, serviceTime: exponential(1) })
    const behind = service('b', { serviceTime: exponential(5) })
    const answer = check(drawing(120, [holding, behind], [call('client', 'a'), call('a', 'b')]))
    expect(answer.agrees).toBe(false)
    expect(answer.reasons).toContainEqual(expect.stringMatching(/^Held slots: .* \(a\)/))
  })

  it('agree when they are as far apart as chance can put them, and no further', () => {
    const text = drawing(700, [service('s', { serviceTime: exponential(1) })], [call('client', 's')])
    const design = designOf(text)
    const report = evaluate(design)
    const run = simulated(text)
    /** Every time of the run a tenth longer, and as sure as this. */
    const apart = (share: number) => {
      const scaled = <T extends object>(times: T | null | undefined, factor: number) =>
        times && Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, Number(ms) * factor]))
      const { workloads, interval } = run
      const exact = report.workloads[0]?.latencyMs
      const other = {
        ...run,
        workloads: workloads.map((one) => ({ ...one, latencyMs: scaled(exact, 1.1) })),
        interval: interval && {
          ...interval,
          workloads: interval.workloads.map((one) => ({ ...one, latencyMs: scaled(exact, share), errorRate: 0 })),
        },
      }
      // the boundary: percentiles keep their names when they are scaled
      return crossCheck(design, report, other as typeof run).agrees
    }
    // two half-widths of 4.5 % and the immaterial 2 % reach 10 %, two of 3 % do not
    expect(apart(0.045)).toBe(true)
    expect(apart(0.03)).toBe(false)
  })

  it('have nothing to say where nobody is answered', () => {
    const text = drawing(3000, [service('s', { serviceTime: exponential(1) })], [call('client', 's')])
    expect(check(text)).toEqual({ agrees: null, figures: [], reasons: [] })
  })
})

describe('a run', () => {
  const text = drawing(
    300,
    [
      service('a', { servers: 2, serviceTime: exponential(2), queueLimit: 5 }),
      service('b', { serviceTime: exponential(1) }),
    ],
    [call('client', 'a', { timeoutMs: 30, retries: 1 }), call('a', 'b', { calls: 0.5 })],
  )

  it('has the same bytes for the same seed, and others for another', () => {
    const one = JSON.stringify(simulated(text))
    expect(JSON.stringify(simulated(text))).toBe(one)
    expect(JSON.stringify(simulated(text, { ...SHORT, seed: 8 }))).not.toBe(one)
  })

  it('does not depend on who ran which replication, nor in what order', () => {
    const design = designOf(text)
    const runs = [3, 1, 0, 2].map((index) => runReplication(design, SHORT, index))
    const [first, ...rest] = runs
    if (!first) throw new Error('no run')
    const shards = [[first], rest].map((replications) =>
      readShard(writeShard({ design: serialiseDesign(design), options: SHORT, replications })),
    )
    const joined = shards.flatMap((shard) => (shard.ok ? shard.value.replications : []))
    expect(JSON.stringify(simulationReport(design, SHORT, joined))).toBe(JSON.stringify(simulated(text)))
  })

  it('holds no number that is not one', () => {
    const numbers: number[] = []
    JSON.stringify(simulated(text), (_, value: unknown) => {
      if (typeof value === 'number') numbers.push(value)
      return value
    })
    expect(numbers.length).toBeGreaterThan(100)
    expect(numbers.every(Number.isFinite)).toBe(true)
  })

  it('meets equal luck in two designs where they are alike', () => {
    const other = drawing(
      300,
      [service('a', { servers: 3, serviceTime: exponential(2) }), service('b', { serviceTime: exponential(1) })],
      [call('client', 'a'), call('a', 'b', { calls: 0.5 })],
    )
    const [one, two] = [text, other].map((design) =>
      simulated(design, { ...SHORT, requests: 2000, warmup: 0, replications: 1 }),
    )
    // the same requests arrive at the same moments and ask for the same work
    expect(one?.nodes[1]?.meanServiceMs).toBeCloseTo(two?.nodes[1]?.meanServiceMs ?? 0, 1)
  })

  it('is over at once where nothing arrives or nobody can be answered', () => {
    for (const rps of [0, 5000]) {
      const report = simulated(drawing(rps, [service('s', { serviceTime: exponential(1) })], [call('client', 's')]))
      expect(report.system.latencyMs).toBeNull()
      expect(report.interval).toBeNull()
      expect(report.series).toBeNull()
    }
  })

  it('refuses a file that is no shard', () => {
    for (const broken of ['', '{}', '[]', '{"format":"skyloom/shard","version":1}']) {
      expect(readShard(broken).ok).toBe(false)
    }
  })
})
