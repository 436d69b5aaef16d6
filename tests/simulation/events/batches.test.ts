import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../simulation/index.ts'
import { call, designOf, drawing, SHORT, simulated, within } from './runs.ts'

const MEAN = 10
const times = {
  exponential: { distribution: 'exponential', meanMs: MEAN },
  constant: { distribution: 'deterministic', meanMs: MEAN },
  varied: { distribution: 'hyperexponential', meanMs: MEAN, cv2: 4 },
}

/** @param share of what the machines can serve; each has one server */
function both(
  count: number,
  batchMax: number,
  share: number,
  serviceTimeMs: object,
  more: { readonly batchWaitMs?: number; readonly queueLimit?: number } = {},
) {
  const config = {
    region: 'us-east-1',
    instanceType: 'm7i.large',
    concurrencyPerVcpu: 0.5,
    count,
    batchMax,
    serviceTimeMs,
  }
  const gpu = { id: 'gpu', service: 'aws.ec2', config: { ...config, ...more } }
  const text = drawing((1000 * share * count * batchMax) / MEAN, [gpu], [call('client', 'gpu')])
  const report = simulated(text, { ...SHORT, requests: 25_000 * Math.sqrt(batchMax), warmup: 8000 })
  const [computed, run] = [evaluate(designOf(text)).nodes[1], report.nodes[1]]
  if (!computed || !run) throw new Error('there is no part')
  return { computed, run, width: report.interval?.nodes[1] }
}

const loads = [0.1, 0.5, 0.85]

describe('batches wait as simulated', { timeout: 120_000 }, () => {
  describe.each([1, 4, 32])('up to %d at once', (b) => {
    it.each([1, 4])('by %d servers with exponential times: exactly', (c) => {
      for (const share of loads) {
        const { computed, run, width } = both(c, b, share, times.exponential)
        expect(computed.approximate).toBe(false)
        within(run.meanWaitMs, computed.meanWaitMs ?? Number.NaN, width?.meanWaitMs)
        within(run.waitMs?.p95, computed.waitMs?.p95 ?? Number.NaN, (width?.waitMs?.p95 ?? 0) + 0.01 * MEAN)
        within(run.utilisation, share, width?.utilisation)
      }
    })

    it.each(['constant', 'varied'] as const)('by one server with %s times: exactly', (law) => {
      for (const share of loads) {
        const { computed, run, width } = both(1, b, share, times[law])
        expect(computed.approximate).toBe(false)
        within(run.meanWaitMs, computed.meanWaitMs ?? Number.NaN, width?.meanWaitMs)
        within(run.latencyMs?.p95, computed.latencyMs?.p95 ?? Number.NaN, (width?.latencyMs?.p95 ?? 0) + 0.01 * MEAN)
      }
    })
  })

  it.each([
    ['constant', 4],
    ['varied', 4],
    ['varied', 32],
  ] as const)('by four servers with %s times, up to %d at once: the mean response to a tenth', (law, b) => {
    for (const share of loads) {
      const { computed, run, width } = both(4, b, share, times[law])
      expect(computed.approximate).toBe(true)
      const truth = run.meanResponseMs ?? Number.NaN
      expect(Math.abs((computed.meanResponseMs ?? 0) - truth), `${share}`).toBeLessThan(
        0.1 * truth + (width?.meanResponseMs ?? 0),
      )
    }
  })

  it.each([
    [1, 2, 5],
    [2, 2, 5],
    [1, 4, 5],
    [1, 32, 20],
    [4, 4, 20],
    [4, 32, 5],
  ])('that wait for others, %d × up to %d for %d ms: the mean response to a tenth', (c, b, batchWaitMs) => {
    for (const share of [0.01, ...loads]) {
      for (const law of ['constant', 'exponential'] as const) {
        const { computed, run, width } = both(c, b, share, times[law], { batchWaitMs })
        expect(computed.approximate).toBe(true)
        const truth = run.meanResponseMs ?? Number.NaN
        expect(Math.abs((computed.meanResponseMs ?? 0) - truth), `${law} ${share}`).toBeLessThan(
          0.1 * truth + (width?.meanResponseMs ?? 0),
        )
      }
    }
  })

  it('lose as many at a full queue', () => {
    for (const [share, queueLimit] of [
      [0.9, 6],
      [1.3, 10],
    ] as const) {
      const { computed, run, width } = both(2, 4, share, times.exponential, { queueLimit })
      within(run.lossFraction, computed.lossFraction, width?.lossFraction)
      within(run.meanWaitMs, computed.meanWaitMs ?? Number.NaN, width?.meanWaitMs)
      within(run.utilisation, computed.utilisation ?? Number.NaN, width?.utilisation)
    }
  })
})

it('a part that only batches save is not saturated, and has what it says', () => {
  const { computed, run, width } = both(1, 32, 0.5, times.exponential)
  // sixteen times what it could serve one by one
  expect(computed.arrivalRps).toBe(1600)
  expect(computed.saturated).toBe(false)
  within(run.meanResponseMs, computed.meanResponseMs ?? Number.NaN, width?.meanResponseMs)
})

it('machines are added, needed and paid for by what their batches can serve', () => {
  const config = {
    region: 'us-east-1',
    instanceType: 'm7i.large',
    concurrencyPerVcpu: 0.5,
    serviceTimeMs: MEAN,
    batchMax: 8,
  }
  const scaled = { ...config, autoscaling: true, min: 1, max: 20, targetUtilisation: 0.5 }
  const gpu = (more: object) => [{ id: 'gpu', service: 'aws.ec2', config: more }]
  // 16 Erlang are two machines of eight places, and four of them at half load
  const report = evaluate(designOf(drawing(1600, gpu(scaled), [call('client', 'gpu')])))
  expect(report.nodes[1]).toMatchObject({ servers: 4, utilisation: 0.5 })
  expect(report.bill.lines.find(({ dimension }) => dimension === 'instance-hours')?.quantity).toBeCloseTo(4 * 730, 9)
  // of four machines three carry 16.1 Erlang, two would be full
  const fleet = (minHealthy?: number) =>
    evaluate(
      designOf(drawing(1610, gpu({ ...config, count: 4, ...(minHealthy && { minHealthy }) }), [call('client', 'gpu')])),
    )
  expect(fleet().nodes[1]?.availability).toBe(fleet(3).nodes[1]?.availability)
  expect(fleet().nodes[1]?.availability).not.toBe(fleet(2).nodes[1]?.availability)
})
