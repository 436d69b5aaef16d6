import { describe, expect, it } from 'vitest'
import { resolveDesign } from '../../../simulation/archetypes/resolve.ts'
import { compile } from '../../../simulation/events/compile/compile.ts'
import type { Program } from '../../../simulation/events/compile/program.ts'
import { Draws, roomForDraws } from '../../../simulation/events/draws.ts'
import { FullLoop } from '../../../simulation/events/full/full-loop.ts'
import { stationsInOrder } from '../../../simulation/events/plain/order.ts'
import { PlainLoop, roomForPlainLoop } from '../../../simulation/events/plain/plain-loop.ts'
import { Space } from '../../../simulation/events/space.ts'
import { roomForTally, Tally } from '../../../simulation/events/tally.ts'
import { solvePerformance } from '../../../simulation/latency/performance.ts'
import { call, designOf, drawing, exponential, service } from './runs.ts'

function programOf(text: string): Program {
  const model = resolveDesign(designOf(text))
  return compile(model, solvePerformance(model), { fallible: false, failures: false })
}

/** Both loops with the same draws: one computes departures ahead, the other has an event for each. */
function loopsOf(program: Program, windowMs: number) {
  const space = new Space(roomForTally(program) + roomForDraws(program.draws) + roomForPlainLoop(program))
  const tally = new Tally(program, space)
  const plain = new PlainLoop(program, new Draws(program.draws, 3, 0, space), tally, space, windowMs)
  const events = new Tally(program)
  const full = new FullLoop(program, new Draws(program.draws, 3, 0), events)
  return { plain, full, told: { plain: tally, full: events } }
}

const one = (id: string, meanMs: number) => service(id, { serviceTime: exponential(meanMs) })
const many = (id: string, servers: number, meanMs: number) => service(id, { servers, serviceTime: exponential(meanMs) })
const eight = Array.from({ length: 8 }, (_, i) => `s${i}`)

const designs: Readonly<Record<string, string>> = {
  'one server': drawing(800, [one('s', 1)], [call('client', 's')]),
  'eight servers': drawing(6400, [many('s', 8, 1)], [call('client', 's')]),
  'constant and hyperexponential times': drawing(
    500,
    [
      service('a', { serviceTime: { distribution: 'deterministic', meanMs: 1 } }),
      service('b', { servers: 3, serviceTime: { distribution: 'hyperexponential', meanMs: 4, cv2: 5 } }),
    ],
    [call('client', 'a'), call('a', 'b')],
  ),
  'a fork of eight': drawing(
    700,
    eight.map((id) => one(id, 1)),
    eight.map((id) => call('client', id, { stage: 1 })),
  ),
  'a fork with ways of unequal length, and a part behind it': drawing(
    300,
    [one('a', 1), one('b', 1), many('c', 4, 8), one('d', 2), one('e', 2)],
    [
      call('client', 'a', { stage: 1 }),
      call('client', 'c', { stage: 1 }),
      call('a', 'b'),
      call('c', 'd'),
      call('client', 'e', { stage: 2 }),
    ],
  ),
  'parts behind one that lets requests overtake each other': drawing(
    1000,
    [one('lb', 0.5), many('app', 16, 12), many('cache', 2, 0.8), one('log', 0.5)],
    [call('client', 'lb'), call('lb', 'app'), call('app', 'cache'), call('cache', 'log')],
  ),
  'messages to a part that does not keep up': drawing(
    200,
    [one('a', 2), one('slow', 6), one('after', 1)],
    [call('client', 'a'), call('a', 'slow', { kind: 'async' }), call('slow', 'after')],
  ),
  'one part for two clients, and once more from behind': drawing(
    200,
    [{ id: 'other', service: 'generic.client' }, one('a', 1), one('b', 1)],
    [call('client', 'a'), call('other', 'a'), call('a', 'b'), call('other', 'b')],
    {
      workloads: [
        { id: 'w', source: 'client', rps: 200 },
        { id: 'v', source: 'other', rps: 300 },
      ],
    },
  ),
}

describe('requests that are run ahead of the clock', () => {
  it.each(Object.entries(designs))('end when they end with an event for each departure: %s', (_, text) => {
    const program = programOf(text)
    const windowMs = 500
    const { plain, full, told } = loopsOf(program, windowMs)
    // as a run does: some requests first, then window by window
    plain.run(500, Number.POSITIVE_INFINITY)
    full.run(500, Number.POSITIVE_INFINITY)
    for (let end = Math.max(plain.now, full.now) + windowMs; end < 30_000; end += windowMs) {
      plain.run(Number.POSITIVE_INFINITY, end)
      full.run(Number.POSITIVE_INFINITY, end)
      for (const station of program.stations.servers.keys()) {
        expect([end, station, plain.busyAt(station), plain.queuedAt(station)]).toEqual([
          end,
          station,
          full.busyAt(station),
          full.queuedAt(station),
        ])
      }
    }
    expect(plain.finished).toBe(full.finished)
    expect(plain.finished).toBeGreaterThan(5000)
    expect(told.plain.latencies).toEqual(told.full.latencies)
    expect(told.plain.latencySum[0]).toBeCloseTo(told.full.latencySum[0] ?? 0, 6)
  })

  it('have the same figures at the parts when all of them have ended', () => {
    const program = programOf(designs['a fork with ways of unequal length, and a part behind it'] ?? '')
    const { plain, full, told } = loopsOf(program, Number.POSITIVE_INFINITY)
    plain.run(Number.POSITIVE_INFINITY, 1e5)
    full.run(Number.POSITIVE_INFINITY, 1e5)
    for (const tally of [told.plain, told.full]) tally.count()
    for (const station of program.stations.servers.keys()) {
      // visits are counted when they come in one loop, and when they begin in the other
      const served = told.full.served[station] ?? 0
      if (station === 0) continue
      expect(Math.abs((told.plain.served[station] ?? 0) - served)).toBeLessThan(40)
      expect(Math.abs((told.plain.waitSum[station] ?? 0) - (told.full.waitSum[station] ?? 0))).toBeLessThan(
        0.01 * served,
      )
    }
  })
})

describe('stations in order', () => {
  const inOrder = (text: string) => {
    const program = programOf(text)
    const ids = designOf(text).nodes.map(({ id }) => id)
    return ids.filter((_, station) => stationsInOrder(program)[station] === 1)
  }

  it('are all those behind single servers, delays, choices and whole forks', () => {
    expect(inOrder(designs['a fork of eight'] ?? '')).toEqual(eight)
    const chance = drawing(100, [one('a', 1), one('b', 1)], [call('client', 'a'), call('a', 'b', { calls: 0.3 })])
    expect(inOrder(chance)).toEqual(['a', 'b'])
    const behind = drawing(
      100,
      [one('a', 1), one('b', 1), one('c', 1)],
      [call('client', 'a', { stage: 1 }), call('client', 'b', { stage: 1 }), call('client', 'c', { stage: 2 })],
    )
    expect(inOrder(behind)).toEqual(['a', 'b', 'c'])
  })

  it('are not those where requests may overtake each other on the way', () => {
    expect(inOrder(designs['parts behind one that lets requests overtake each other'] ?? '')).toEqual([
      'lb',
      'app',
      // in turn at `cache`, and in the order of its departures no more
    ])
    const skipped = drawing(
      100,
      [one('a', 1), one('b', 1), one('c', 1)],
      [call('client', 'a', { calls: 0.5 }), call('client', 'b'), call('b', 'c')],
    )
    expect(inOrder(skipped)).toEqual(['a', 'c'])
  })

  it('are not those behind a fork of which one way lets them overtake and the other does not', () => {
    expect(inOrder(designs['a fork with ways of unequal length, and a part behind it'] ?? '')).toEqual(['a', 'b', 'c'])
  })

  it('are not those that are met from two places, or twice, or in a loop', () => {
    expect(inOrder(designs['one part for two clients, and once more from behind'] ?? '')).toEqual(['a'])
    const twice = drawing(100, [one('a', 1)], [call('client', 'a', { calls: 2 })])
    expect(inOrder(twice)).toEqual([])
    const loop = drawing(
      100,
      [one('a', 1), one('b', 1)],
      [call('client', 'a'), call('a', 'b', { calls: 0.5 }), call('b', 'a', { calls: 0.5 })],
    )
    expect(inOrder(loop)).toEqual([])
  })
})

describe('a chain of calls', () => {
  it('is as long as it likes: of single servers, all see their requests in order', { timeout: 60_000 }, () => {
    const length = 3000
    const parts = Array.from({ length }, (_, i) => one(`s${i}`, 1))
    const program = programOf(
      drawing(
        1,
        parts,
        parts.map(({ id }, i) => call(i === 0 ? 'client' : `s${i - 1}`, id)),
      ),
    )
    const [client, ...others] = stationsInOrder(program)
    expect(client).toBe(0)
    expect(others).toHaveLength(length)
    expect(others.every((ordered) => ordered === 1)).toBe(true)
  })
})
