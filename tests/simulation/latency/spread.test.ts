import { describe, expect, it } from 'vitest'
import { type Design, latencySpread, parseDesign, runReplication } from '../../../simulation/index.ts'
import { binsUpTo } from '../../../simulation/latency/spread.ts'

/** An M/M/1 queue: service of 10 ms at 60 a second, so that an answer takes an exponential time of rate 1/10 − 60/1000 a ms. */
function queue(change: object = {}): Design {
  const read = parseDesign(
    JSON.stringify({
      format: 'skyloom/design',
      version: 1,
      name: 'M/M/1',
      workloads: [{ id: 'w', source: 'users', rps: 60 }],
      nodes: [
        { id: 'users', service: 'generic.client' },
        { id: 'server', service: 'generic.service' },
      ],
      edges: [{ id: 'e', source: 'users', target: 'server' }],
      ...change,
    }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}
const RATE = 0.1 - 0.06
const sum = (shares: readonly number[]) => shares.reduce((all, share) => all + share, 0)

describe('the spread of answers', () => {
  it('of an M/M/1 queue is exponential (Kleinrock, Queueing Systems I, §5.12)', () => {
    const [spread] = latencySpread(queue())
    const { width = 0, count = 0 } = spread?.bins ?? {}
    expect(width * count).toBeGreaterThanOrEqual(Math.log(1000) / RATE)
    expect(spread?.computed).toHaveLength(count)
    spread?.computed.forEach((share, bin) => {
      expect(share).toBeCloseTo(Math.exp(-RATE * bin * width) - Math.exp(-RATE * (bin + 1) * width), 7)
    })
    spread?.curve.forEach((share, i) => {
      // the density in the middle of a quarter, times a bin
      expect(share).toBeCloseTo(width * RATE * Math.exp(-RATE * (i + 0.5) * (width / 4)), 3)
    })
    expect(spread?.simulated).toBeNull()
    expect(spread?.beyondTarget).toBeNull()
  })

  it('of constant times is in the bin of that time', () => {
    const nodes = [
      { id: 'users', service: 'generic.client' },
      {
        id: 'server',
        service: 'generic.service',
        config: { servers: 'infinite', serviceTime: { distribution: 'deterministic', meanMs: 7 } },
      },
    ]
    const [spread] = latencySpread(queue({ nodes }))
    const { width = 1 } = spread?.bins ?? {}
    expect(sum(spread?.computed ?? [])).toBeCloseTo(1, 9)
    expect(Math.max(...(spread?.computed ?? []))).toBeCloseTo(1, 9)
    expect(spread?.computed.findIndex((share) => share > 0.5)).toBe(Math.ceil(7 / width - 1e-9) - 1)
  })

  it('counts what is slower than the target', () => {
    const [spread] = latencySpread(queue({ targets: { p95LatencyMs: 50 } }))
    expect(spread?.beyondTarget).toBeCloseTo(Math.exp(-RATE * 50), 8)
  })

  it('reaches a target that is a little beyond the slowest answers', () => {
    const p999 = Math.log(1000) / RATE
    const end = (target: number) => {
      const [spread] = latencySpread(queue({ targets: { p95LatencyMs: target } }))
      return (spread?.bins.width ?? 0) * (spread?.bins.count ?? 0)
    }
    expect(end(1.2 * p999)).toBeGreaterThanOrEqual(1.2 * p999)
    expect(end(10 * p999)).toBeLessThan(1.2 * p999)
  })

  it('of a run is that of the theory, within what its number of answers can tell', () => {
    const design = queue()
    const options = { requests: 40_000, warmup: 4000, months: null, replications: 4, seed: 3 }
    const [spread] = latencySpread(
      design,
      [0, 1, 2, 3].map((index) => runReplication(design, options, index)),
    )
    const { shares = [], answers = 0 } = spread?.simulated ?? {}
    expect(answers).toBe(160_000)
    expect(sum(shares)).toBeCloseTo(sum(spread?.computed ?? []), 3)
    shares.forEach((share, bin) => {
      const expected = spread?.computed[bin] ?? 0
      // answers of one busy period are alike: some times the deviation of independent ones
      expect(Math.abs(share - expected)).toBeLessThan(12 * Math.sqrt(expected / answers) + 1e-4)
    })
  })

  it('is not told where there is no latency', () => {
    expect(latencySpread(queue({ workloads: [{ id: 'w', source: 'users', rps: 200 }] }))).toEqual([])
    expect(latencySpread(queue({ edges: [] }))).toEqual([])
  })
})

describe('bins', () => {
  it.each([
    [48, 1, 48],
    [49, 2, 25],
    [189, 5, 38],
    [0.9, 0.02, 45],
    [2400, 50, 48],
  ])('up to %d ms are %d ms wide, %d of them', (end, width, count) => {
    expect(binsUpTo(end).width).toBeCloseTo(width, 12)
    expect(binsUpTo(end).count).toBe(count)
  })
})
