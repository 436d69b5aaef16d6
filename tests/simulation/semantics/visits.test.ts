import { describe, expect, it } from 'vitest'
import { draw, serves } from '../latency/drawing.ts'
import { lossy, reportOf } from './reports.ts'

/** Half of 10 requests a second are lost, each half of the time. */
const half = lossy(0.5)
const drops = (id: string) => serves(id, half.meanMs, half.config)
const endless = (id: string, meanMs: number, more: object = {}) => serves(id, meanMs, { servers: 'infinite', ...more })

describe('a visit (contract §2.1)', () => {
  it('waits, is served, makes its calls stage by stage and then replies at no cost', () => {
    const { node, workload } = reportOf(
      draw(
        [serves('a', 20), endless('b', 30), endless('c', 5), endless('d', 7)],
        [
          ['users', 'a'],
          ['a', 'd', { stage: 9 }],
          ['a', 'b', { stage: 2, calls: 2 }],
          ['a', 'c', { stage: 4 }],
        ],
      ),
    )
    // M/M/1 at 20 %: the calls take no server time of a
    expect(node('a')).toMatchObject({ utilisation: 0.2, meanServiceMs: 20, meanResponseMs: 25 })
    expect(workload().latencyMs?.mean).toBeCloseTo(25 + 2 * 30 + 5 + 7, 9)
  })

  it('holds its slot at a blocking part for its own time and all it waits for, by the two moments of both', () => {
    const { node, workload } = reportOf(
      draw(
        [serves('a', 20, { blocking: true }), endless('b', 30), endless('c', 10)],
        [
          ['users', 'a'],
          ['a', 'b'],
          ['a', 'c', { calls: 0.5 }],
        ],
      ),
    )
    // H = Exp(20) + Exp(30) + (half of the time Exp(10)); E[H²] = Var + mean²
    const mean = 20 + 30 + 5
    const variance = 20 ** 2 + 30 ** 2 + (0.5 * 2 * 10 ** 2 - 5 ** 2)
    const rho = 0.01 * mean
    const wait = (0.01 * (variance + mean ** 2)) / (2 * (1 - rho))
    expect(node('a')).toMatchObject({ approximate: true, saturated: false })
    expect(node('a').meanServiceMs).toBeCloseTo(mean, 9)
    expect(node('a').utilisation).toBeCloseTo(rho, 9)
    expect(node('a').meanWaitMs).toBeCloseTo(wait, 9)
    expect(workload()).toMatchObject({ approximate: true })
    expect(workload().latencyMs?.mean).toBeCloseTo(wait + mean, 9)
  })

  it('of a function is billed for the time that it is held', () => {
    const bill = (calledMs: number) =>
      reportOf(
        draw(
          [
            ['fn', 'aws.lambda', { durationMs: 100, memoryMb: 1769, region: 'us-east-1' }],
            endless('b', calledMs, { serviceTime: { distribution: 'deterministic', meanMs: calledMs } }),
          ],
          [
            ['users', 'fn'],
            ['fn', 'b'],
          ],
        ),
      )
    const [short, long] = [bill(0), bill(400)]
    const seconds = ({ report }: ReturnType<typeof bill>) =>
      report.bill.lines.find(({ dimension }) => dimension === 'duration')?.quantity ?? Number.NaN
    expect(short.node('fn').meanServiceMs).toBeCloseTo(100, 9)
    expect(long.node('fn').meanServiceMs).toBeCloseTo(500, 9)
    expect(seconds(long) / seconds(short)).toBeCloseTo(5, 9)
  })
})

describe('a call that fails (contract §2.2)', () => {
  it('ends the visit where it is required: later stages are not made, those of its own stage are', () => {
    const { edge, workload } = reportOf(
      draw(
        [endless('a', 1), drops('b'), endless('beside', 1), endless('later', 1)],
        [
          ['users', 'a'],
          ['a', 'b', { stage: 1 }],
          ['a', 'beside', { stage: 1 }],
          ['a', 'later', { stage: 2 }],
        ],
      ),
    )
    expect(edge('e1').rps).toBeCloseTo(10, 9)
    expect(edge('e2').rps).toBeCloseTo(10, 9)
    expect(edge('e3').rps).toBeCloseTo(5, 9)
    expect(workload().errorRate).toBeCloseTo(0.5, 9)
  })

  it('ends the calls of its wire, of which each is made only after the one before', () => {
    // the loss B of one call follows from the calls that are made: 10 (1 + q + q²) with q = 1 − B, on a server of 20 ms
    let calls = 30
    for (let i = 0; i < 200; i++) {
      const q = 1 / (1 + calls * 0.02)
      calls = 10 * (1 + q + q * q)
    }
    const { edge, workload } = reportOf(
      draw(
        [endless('a', 1), serves('b', 20, { queueLimit: 0 })],
        [
          ['users', 'a'],
          ['a', 'b', { calls: 3 }],
        ],
      ),
    )
    expect(edge('e1').rps).toBeCloseTo(calls, 8)
    expect(workload().errorRate).toBeCloseTo(1 - (1 / (1 + calls * 0.02)) ** 3, 8)
  })

  it('counts among n + f calls as one of them: the odd call comes last, by chance, and only if none before was lost', () => {
    const calls = (odd: number) => {
      // 10 (1 + q + f·q²) calls of a server of 20 ms without a place to wait, q = 1 − B
      let rate = 20
      for (let i = 0; i < 300; i++) {
        const q = 1 / (1 + rate * 0.02)
        rate = 10 * (1 + q + odd * q * q)
      }
      const q = 1 / (1 + rate * 0.02)
      return { rate, failed: 1 - q * q * (1 - odd * (1 - q)) }
    }
    for (const odd of [0, 0.5, 0.9]) {
      const { edge, workload } = reportOf(
        draw(
          [endless('a', 1), serves('b', 20, { queueLimit: 0 }), endless('later', 1)],
          [
            ['users', 'a'],
            ['a', 'b', { calls: 2 + odd }],
            ['a', 'later'],
          ],
        ),
      )
      const { rate, failed } = calls(odd)
      expect(edge('e1').rps).toBeCloseTo(rate, 8)
      expect(edge('e2').rps).toBeCloseTo(10 * (1 - failed), 8)
      expect(workload().errorRate).toBeCloseTo(failed, 8)
    }
  })

  it('changes nothing where it is optional', () => {
    const { edge, workload } = reportOf(
      draw(
        [endless('a', 1), serves('b', 20, { queueLimit: 0 }), endless('later', 1)],
        [
          ['users', 'a'],
          ['a', 'b', { calls: 3, dependency: 'optional' }],
          ['a', 'later'],
        ],
      ),
    )
    expect(edge('e1').rps).toBeCloseTo(30, 9)
    expect(edge('e2').rps).toBeCloseTo(10, 9)
    expect(workload().errorRate).toBeCloseTo(0, 12)
  })

  it('counts in the times of successful visits only where they waited for it', () => {
    // a deadline of 40 ms: whoever is answered was answered by then
    const { workload } = reportOf(draw([endless('a', 50)], [['users', 'a', { timeoutMs: 40 }]]))
    const late = Math.exp(-40 / 50)
    expect(workload().errorRate).toBeCloseTo(late, 6)
    expect(workload().latencyMs?.p999).toBeLessThanOrEqual(40)
    // E[T | T ≤ t] of an exponential time
    expect(workload().latencyMs?.mean).toBeCloseTo(50 - (40 * late) / (1 - late), 5)
  })
})

it('makes every call where next to nothing is lost: 1 − (1 − p)ⁿ of a p below what a double tells from 1', () => {
  for (let queueLimit = 3; queueLimit <= 9; queueLimit++) {
    for (const calls of [1, 2, 1.5]) {
      const full = serves('b', 1, { servers: 2, queueLimit })
      const { edge } = reportOf(
        draw(
          [endless('a', 1), full],
          [
            ['users', 'a'],
            ['a', 'b', { calls }],
          ],
        ),
      )
      expect(edge('e1').rps, `${queueLimit} places, ${calls} calls`).toBeCloseTo(10 * calls, 6)
    }
  }
})

describe('a loop of requests (contract §2.2)', () => {
  const loop = (calls: number) =>
    reportOf(
      draw(
        [serves('a', 10), serves('b', 5), endless('behind', 1)],
        [
          ['users', 'a'],
          ['a', 'b', { calls: 0.8 }],
          ['b', 'a', { calls }],
          ['a', 'behind'],
        ],
      ),
    )

  it('is legal while less than one comes back for each that goes in', () => {
    const { node, report } = loop(0.5)
    expect(report.system.unstable).toBe(false)
    expect(node('a').arrivalRps).toBeCloseTo(10 / (1 - 0.4), 9)
  })

  it('is unstable else: no rates, no latency, and a finding that names its wires and no others', () => {
    const { node, edge, workload, report } = loop(1.25)
    expect(report.system).toMatchObject({ unstable: true, latencyMs: null })
    expect(node('a')).toMatchObject({ arrivalRps: null, latencyMs: null })
    expect(edge('e1').rps).toBeNull()
    expect(workload()).toMatchObject({ latencyMs: null })
    const finding = report.findings.find(({ rule }) => rule === 'unstable-loop')
    expect(finding?.nodeIds).toEqual(['a', 'b'])
    expect(finding?.message).toContain('a → b, b → a')
    expect(finding?.message).not.toContain('behind')
  })
})

describe('everything up (contract §2.3)', () => {
  it('is how latency, load, utilisation and loss are given, whatever the availabilities', () => {
    const at = (availability: number) => {
      const { report } = reportOf(
        draw(
          [serves('a', 20, { availability }), serves('b', 90, { availability, queueLimit: 2 })],
          [
            ['users', 'a'],
            ['a', 'b'],
          ],
        ),
      )
      const { nodes, workloads, edges } = report
      return {
        nodes: nodes.map(({ availability: _, ...node }) => node),
        edges,
        workloads: workloads.map(({ latencyMs, errorRate }) => ({ latencyMs, errorRate })),
      }
    }
    expect(at(0.5)).toEqual(at(1))
  })
})

describe('an async call (contract §2.4)', () => {
  const consumers = (more: object) =>
    reportOf(
      draw(
        [serves('a', 20), ['queue', 'generic.queue'], serves('worker', 50, more), drops('b')],
        [
          ['users', 'a'],
          ['a', 'queue', { kind: 'async', calls: 2 }],
          ['queue', 'worker', { kind: 'async' }],
          ['a', 'b', { dependency: 'optional' }],
        ],
      ),
    )

  it('takes no time, loads its target and never fails the visit', () => {
    const { node, edge, workload } = consumers({ servers: 2, queueLimit: 0 })
    expect(edge('e1').rps).toBeCloseTo(20, 12)
    expect(node('worker').arrivalRps).toBeCloseTo(20, 12)
    expect(node('worker').lossFraction).toBeGreaterThan(0.1)
    expect(workload().errorRate).toBe(0)
  })

  it('whose consumers cannot keep up saturates them, and no workload', () => {
    const { node, workload, report } = consumers({})
    expect(node('worker').saturated).toBe(true)
    expect(workload()).toMatchObject({ saturated: false })
    expect(workload().latencyMs?.mean).toBeCloseTo(consumers({ servers: 5 }).workload().latencyMs?.mean ?? 0, 12)
    expect(report.findings.find(({ rule }) => rule === 'saturated')?.nodeIds).toEqual(['worker'])
  })

  it('is sent when the visit’s own service ends: by none that was lost, by all that fail later', () => {
    const { edge } = reportOf(
      draw(
        [drops('a'), endless('log', 1), drops('b')],
        [
          ['users', 'a'],
          ['a', 'b'],
          ['a', 'log', { kind: 'async' }],
        ],
      ),
    )
    expect(edge('e2').rps).toBeCloseTo(5, 9)
  })

  it('of which a request only waits until the queue has accepted it', () => {
    const { workload, node } = reportOf(
      draw(
        [serves('a', 20), ['queue', 'generic.queue'], serves('worker', 500)],
        [
          ['users', 'a'],
          ['a', 'queue'],
          ['queue', 'worker', { kind: 'async' }],
        ],
      ),
    )
    expect(workload().latencyMs?.mean).toBeCloseTo(25, 9)
    expect(node('worker')).toMatchObject({ arrivalRps: 10, saturated: true })
  })
})
