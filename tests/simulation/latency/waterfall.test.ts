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
      ],
      [
        ['users', 'edge'],
        ['edge', 'api'],
        ['api', 'cache'],
        ['api', 'db', { onMissOf: 'cache', calls: 2, via: ['gate'] }],
        ['db', 'more', { calls: 0.5 }],
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
