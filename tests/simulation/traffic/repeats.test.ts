import { expect, it } from 'vitest'
import { resolveDesign } from '../../../simulation/archetypes/resolve.ts'
import { evaluate } from '../../../simulation/index.ts'
import { noFailures } from '../../../simulation/traffic/outcomes.ts'
import { visitedAgain } from '../../../simulation/traffic/repeats.ts'
import { solveVisits } from '../../../simulation/traffic/visits.ts'
import { draw, type Part, serves, type Wire } from '../latency/drawing.ts'

const lb: Part = ['lb', 'generic.balancer']
const cases: readonly (readonly [what: string, wires: readonly Wire[], again: readonly string[]])[] = [
  [
    'one way',
    [
      ['users', 'a'],
      ['a', 'b', { calls: 0.5 }],
      ['b', 'c'],
    ],
    [],
  ],
  [
    'several calls',
    [
      ['users', 'a'],
      ['a', 'b', { calls: 1.5 }],
      ['b', 'c'],
    ],
    ['b', 'c'],
  ],
  [
    'two ways',
    [
      ['users', 'a'],
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ],
    ['c'],
  ],
  [
    'a choice of ways',
    [
      ['users', 'lb'],
      ['lb', 'a'],
      ['lb', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ],
    [],
  ],
  [
    'a choice of which one way comes twice',
    [
      ['users', 'lb'],
      ['lb', 'a'],
      ['lb', 'c'],
      ['a', 'b'],
      ['b', 'c', { calls: 2 }],
    ],
    ['c'],
  ],
  [
    'a loop',
    [
      ['users', 'a'],
      ['a', 'b'],
      ['b', 'a', { calls: 0.3 }],
    ],
    ['a', 'b'],
  ],
  [
    'what it passes through',
    [
      ['users', 'a'],
      ['a', 'b', { via: ['c'] }],
      ['b', 'c'],
    ],
    ['c'],
  ],
  [
    'messages',
    [
      ['users', 'a'],
      ['a', 'b', { kind: 'async', calls: 3 }],
    ],
    [],
  ],
]

it.each(cases)('by %s a request comes again to the parts where it does', (_, wires, again) => {
  const design = draw([lb, serves('a', 5), serves('b', 5), serves('c', 5)], wires)
  const model = resolveDesign(design)
  const solved = solveVisits(model, 0, noFailures(model))
  expect(visitedAgain(model, model.workloads[0]!.source, solved).map((node) => model.nodes[node]?.id)).toEqual(again)
  // where they are queues its percentiles are no more than an approximation
  expect(evaluate(design).workloads[0]?.approximate).toBe(again.length > 0)
})
