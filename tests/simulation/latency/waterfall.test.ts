import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../simulation/index.ts'
import { draw, serves } from './drawing.ts'

const endless = (id: string, meanMs: number, more: object = {}) => serves(id, meanMs, { servers: 'infinite', ...more })

describe('the waterfall of a request', () => {
  it('has bars that follow each other and add up to the mean, where nothing runs beside anything', () => {
    const design = draw(
      [
        ['edge', 'generic.cache', { hitRatio: 0.4, servers: 'infinite' }],
        serves('api', 20, { blocking: true }),
        ['cache', 'generic.cache', { hitRatio: 0.75, servers: 'infinite' }],
        serves('db', 30),
        endless('gate', 3),
        endless('more', 8),
        endless('far', 2),
      ],
      [
        ['users', 'edge'],
        ['edge', 'api'],
        ['api', 'cache'],
        ['api', 'db', { onMissOf: 'cache', calls: 2, via: ['gate'] }],
        ['db', 'more', { calls: 0.5 }],
        // through a part that holds a slot for others
        ['users', 'far', { via: ['api'] }],
      ],
    )
    const [workload] = evaluate(design).workloads
    const bars = workload?.waterfall ?? []
    expect(bars.map(({ nodeId, part }) => `${nodeId} ${part}`)).toEqual([
      'edge service',
      'api queue',
      'api service',
      'cache service',
      'gate service',
      'db queue',
      'db service',
      'more service',
      'api queue',
      'api service',
      'far service',
    ])
    const mean = (nodeId: string) => bars.find((bar) => bar.nodeId === nodeId && bar.part === 'service')?.meanMs
    expect(mean('api')).toBeCloseTo(0.6 * 20, 9)
    expect(mean('db')).toBeCloseTo(0.6 * 0.25 * 2 * 30, 9)
    expect(mean('more')).toBeCloseTo(0.6 * 0.25 * 2 * 0.5 * 8, 9)
    let end = 0
    for (const { startMs, meanMs } of bars) {
      expect(startMs).toBeCloseTo(end, 9)
      end = startMs + meanMs
    }
    expect(end).toBeCloseTo(workload?.latencyMs?.mean ?? Number.NaN, 6)
  })

  it('has bars that add up to the mean through any slots that are held, by parts on the way and by those that are passed', () => {
    const part = fc.record({
      servers: fc.constantFrom(1, 4, 'infinite'),
      blocking: fc.boolean(),
      serviceTime: fc.record({
        distribution: fc.constantFrom('exponential', 'deterministic'),
        meanMs: fc.constantFrom(0, 1, 5, 10),
      }),
    })
    const hop = fc.record({ calls: fc.constantFrom(0.5, 1, 2), via: fc.constantFrom([], ['g'], ['h'], ['g', 'h']) })
    const designs = fc.record({
      parts: fc.array(fc.tuple(part, hop), { minLength: 2, maxLength: 5 }),
      gates: fc.tuple(part, part),
      gateCalls: fc.boolean(),
    })
    fc.assert(
      fc.property(designs, ({ parts, gates: [g, h], gateCalls }) => {
        const last = `p${parts.length - 1}`
        const design = draw(
          [
            ...parts.map(([config], i) => [`p${i}`, 'generic.service', config] as const),
            ['g', 'generic.service', g],
            ['h', 'generic.service', h],
          ],
          [
            ...parts.map(([, more], i) => [i === 0 ? 'users' : `p${i - 1}`, `p${i}`, more] as const),
            // who passes through waits for none of these
            ...(gateCalls ? [['g', last] as const] : []),
          ],
          { workloads: [{ id: 'w', source: 'users', rps: 1 }] },
        )
        const [answer] = evaluate(design).workloads
        if (!answer?.latencyMs) return
        let end = 0
        for (const { startMs, meanMs } of answer.waterfall) {
          expect(startMs).toBeCloseTo(end, 9)
          end = startMs + meanMs
        }
        expect(Math.abs(end - answer.latencyMs.mean)).toBeLessThanOrEqual(1e-6 * answer.latencyMs.mean)
      }),
      { numRuns: 100, seed: 41 },
    )
  })

  it('goes through the slowest of parallel calls and the favourite of a balancer', () => {
    const design = draw(
      [endless('a', 1), endless('quick', 5), ['lb', 'generic.balancer'], endless('seldom', 500), endless('often', 50)],
      [
        ['users', 'a'],
        ['a', 'quick', { stage: 1 }],
        ['a', 'lb', { stage: 1 }],
        ['lb', 'seldom', { weight: 1 }],
        ['lb', 'often', { weight: 9 }],
      ],
    )
    const bars = evaluate(design).workloads[0]?.waterfall ?? []
    expect(bars.map(({ nodeId }) => nodeId)).toEqual(['a', 'often'])
    expect(bars[1]).toMatchObject({ startMs: 1, meanMs: 50 })
    expect(bars[1]?.p95Ms).toBeCloseTo(-50 * Math.log(0.05), 6)
  })
})

type Drawing = Parameters<typeof draw>

function workload(parts: Drawing[0], wires: Drawing[1], more?: Drawing[2]) {
  const [first] = evaluate(draw(parts, wires, more)).workloads
  if (!first?.latencyMs) throw new Error('no latency')
  return { bars: first.waterfall, mean: first.latencyMs.mean }
}

const bar = (nodeId: string, part: 'network' | 'queue' | 'service') => expect.objectContaining({ nodeId, part })

describe('a bar of the waterfall', () => {
  it('is network, queue or service of one hop, and follows the one before', () => {
    const { bars, mean } = workload(
      [
        ['east', 'aws.region', { region: 'us-east-1' }],
        ['west', 'aws.region', { region: 'us-west-2' }],
        ['api', 'aws.ec2', { instanceType: 'm7i.large', count: 1, serviceTimeMs: 40 }, 'east'],
        ['far', 'aws.ec2', { instanceType: 'm7i.large', count: 1, serviceTimeMs: 60 }, 'west'],
      ],
      [
        ['users', 'api'],
        ['api', 'far', { calls: 2 }],
      ],
    )
    expect(bars).toEqual([
      bar('api', 'queue'),
      bar('api', 'service'),
      bar('far', 'network'),
      bar('far', 'queue'),
      bar('far', 'service'),
    ])
    let end = 0
    for (const { startMs, meanMs } of bars) {
      expect(startMs).toBeCloseTo(end, 9)
      end = startMs + meanMs
    }
    expect(end).toBeCloseTo(mean, 8)
  })

  it('gives the 95th percentile of each bar, of a held slot as of any other', () => {
    const { bars } = workload(
      [serves('f', 20, { servers: 100, blocking: true }), serves('db', 5, { servers: 'infinite' })],
      [
        ['users', 'f'],
        ['f', 'db'],
      ],
    )
    const p95 = (nodeId: string) => bars.find((one) => one.nodeId === nodeId && one.part === 'service')?.p95Ms
    expect(p95('f')).toBeCloseTo(20 * Math.log(20), 8)
    expect(p95('db')).toBeCloseTo(5 * Math.log(20), 8)
  })
})
