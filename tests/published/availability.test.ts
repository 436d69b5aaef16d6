import { describe, expect, it } from 'vitest'
import { evaluate } from '../../simulation/index.ts'
import examples from '../fixtures/published-availability.json' with { type: 'json' }
import { draw, type Part, type Wire } from '../simulation/latency/drawing.ts'
import { type Answer, type Example, Given } from './examples.ts'

const HOURS_A_DAY = 24

/** Nothing but a part that is up so often. */
const part = (id: string, availability: number): Part => [id, 'generic.service', { availability }]

/** What a design promises its one workload. */
function up(parts: readonly Part[], wires: readonly Wire[]) {
  const { system } = evaluate(draw(parts, wires))
  if (system.availability === null || system.downtimeMinutesPerMonth === null) throw new Error('nothing is known')
  // a month is 730 hours here; sources count other ones
  const minutesAnHour = system.downtimeMinutesPerMonth / 730
  return {
    availability: system.availability,
    downMinutes: (days: number) => minutesAnHour * HOURS_A_DAY * days,
  }
}

const inSeries = (availabilities: readonly number[]) =>
  up(
    availabilities.map((a, i) => part(`p${i}`, a)),
    availabilities.map((_, i): Wire => [i === 0 ? 'users' : `p${i - 1}`, `p${i}`]),
  )

const copies = (n: number, needed: number, availability: number) =>
  up(
    [
      ['lb', 'generic.balancer', { minHealthy: needed }],
      ...Array.from({ length: n }, (_, i) => part(`p${i}`, availability)),
    ],
    [['users', 'lb'], ...Array.from({ length: n }, (_, i): Wire => ['lb', `p${i}`])],
  )

const repaired = (mtbfHours: number, mttrHours: number) =>
  up([['p', 'generic.service', { mtbfHours, mttrHours }]], [['users', 'p']])

const redundant: Answer = (given) => ({
  availability: copies(given.number('n'), 1, given.number('a')).availability,
})

const mtbf: Answer = (given) => ({ availability: repaired(given.number('mtbf'), given.number('mttr')).availability })

const budget: Answer = (given) => {
  const { downMinutes } = inSeries([given.number('target')])
  return {
    year: downMinutes(365),
    quarter90: downMinutes(90),
    month30: downMinutes(30),
    week: downMinutes(7),
    day: downMinutes(1),
    hour: downMinutes(1 / HOURS_A_DAY),
  }
}

const percent = (availability: number) => String(Number((100 * availability).toFixed(3)))

/** Any of several ways, each of which needs all of its parts. */
function anyOf(ways: readonly (readonly string[])[], availability: number) {
  const names = [...new Set(ways.flat())]
  return up(
    [
      ['any', 'generic.balancer'],
      ...ways.map((_, i): Part => [`way${i}`, 'generic.service']),
      ...names.map((name) => part(name, availability)),
    ],
    [
      ['users', 'any'],
      ...ways.flatMap((way, i): Wire[] => [['any', `way${i}`], ...way.map((name): Wire => [`way${i}`, name])]),
    ],
  )
}

const ANSWERS: Readonly<Record<string, Answer>> = {
  'avail-aws-redundant-2x999': redundant,
  'avail-aws-redundant-2x99': redundant,
  'avail-aws-downtime-year-table': (given) => {
    const table: Record<string, number> = {}
    for (const target of given.numbers('targets')) {
      const minutes = inSeries([target]).downMinutes(365)
      table[`${percent(target)}_min`] = minutes
      table[`${percent(target)}_h`] = minutes / 60
    }
    return table
  },
  'avail-aws-three-9999-downtime': (given) => {
    const seconds = (n: number) => 60 * inSeries(Array.from({ length: n }, () => given.number('a'))).downMinutes(365.25)
    return { one_s: seconds(1), three_s: seconds(given.number('n')) }
  },
  'avail-azure-sql-or-queue': (given) => ({
    db_or_queue: up(
      [part('api', 1), part('sql', given.number('sql')), part('queue', given.number('queue'))],
      [
        ['users', 'api'],
        ['api', 'sql'],
        ['api', 'queue', { dependency: 'fallback:e1' }],
      ],
    ).availability,
  }),
  'avail-azure-downtime-table': (given) => {
    const table: Record<string, number> = {}
    for (const target of given.numbers('targets')) {
      const { downMinutes } = inSeries([target])
      table[`${percent(target)}_week_min`] = downMinutes(7)
      table[`${percent(target)}_month30_min`] = downMinutes(given.number('month_days'))
      table[`${percent(target)}_year365_min`] = downMinutes(365)
    }
    return table
  },
  'avail-azure-waf-downtime': (given) =>
    Object.fromEntries(
      given.numbers('downtime_min').map((minutes) => {
        const hours = minutes / 60
        return [String(minutes), repaired(30 * HOURS_A_DAY - hours, hours).availability]
      }),
    ),
  'avail-gcp-sre-table-99_5': budget,
  'avail-gcp-sre-table-99_9': budget,
  'avail-gcp-sre-table-99_99': budget,
  'avail-gcp-sre-table-99_999': budget,
  'avail-generic-three-999': (given) => {
    const { availability, downMinutes } = inSeries(Array.from({ length: given.number('n') }, () => given.number('a')))
    return { availability, downtime_min_month: downMinutes(30) }
  },
  'avail-generic-quarter-9999': (given) => ({
    min: inSeries([given.number('target')]).downMinutes(given.number('days')),
  }),
  'avail-generic-mtbf-1000-10': mtbf,
  'avail-generic-mtbf-10000-20': mtbf,
  'avail-generic-mtbf-year-5min': mtbf,
  'avail-textbook-series-3': (given) => ({ reliability: inSeries(given.numbers('r')).availability }),
  'avail-textbook-3of4-0.97': (given) => ({
    reliability: copies(given.number('n'), given.number('k'), given.number('r')).availability,
  }),
  'avail-textbook-series-parallel': () => ({
    reliability: up(
      [
        ['first', 'generic.balancer'],
        part('a', 0.9),
        part('b', 0.9),
        part('second', 0.95),
        ['third', 'generic.balancer'],
        ...['c', 'd', 'e', 'f'].map((id) => part(id, 0.95)),
      ],
      [
        ['users', 'first'],
        ['first', 'a'],
        ['first', 'b'],
        ['users', 'second'],
        ['users', 'third'],
        ['third', 'c'],
        ['c', 'd'],
        ['third', 'e'],
        ['e', 'f'],
      ],
    ).availability,
  }),
  // two paths of two parts, and two of three across the bridge
  'avail-textbook-bridge': (given) => ({
    reliability: anyOf(
      ['ab', 'cd', 'aed', 'ceb'].map((way) => [...way]),
      given.number('p'),
    ).availability,
  }),
  'avail-textbook-repairable-single': (given) => {
    const mtbfHours = 1 / given.number('failure_rate')
    const mttrHours = 1 / given.number('repair_rate')
    const { availability } = repaired(mtbfHours, mttrHours)
    // how often it fails is what a perfect stand-by still loses: failures an hour × the hour's share until it takes over
    const noticedHours = 0.01
    const failover = up(
      [
        ['lb', 'generic.balancer', { policy: 'failover', detectionSeconds: 3600 * noticedHours }],
        ['p', 'generic.service', { mtbfHours, mttrHours }],
        part('q', 1),
      ],
      [
        ['users', 'lb'],
        ['lb', 'p', { weight: 2 }],
        ['lb', 'q'],
      ],
    )
    const frequency = (1 - failover.availability) / noticedHours
    return { availability, frequency, mdt: (1 - availability) / frequency }
  },
}

describe('published figures of availability', () => {
  it.each<Example>(examples)('$title ($id)', ({ id, inputs, outputs }) => {
    const answer = ANSWERS[id]?.(new Given(inputs)) ?? {}
    for (const [name, { published, tolerance }] of Object.entries(outputs)) {
      expect(Math.abs((answer[name] ?? Number.NaN) - published), name).toBeLessThanOrEqual(
        tolerance + 1e-11 * published,
      )
    }
  })
})
