import { describe, expect, it } from 'vitest'
import { resolveDesign } from '../../../simulation/archetypes/resolve.ts'
import { evaluate } from '../../../simulation/index.ts'
import type { Ending } from '../../../simulation/latency/attempts.ts'
import { solveInstant } from '../../../simulation/latency/instant.ts'
import { constant, NEVER } from '../../../simulation/latency/laws/law.ts'
import { LoopProgress } from '../../../simulation/latency/loop-progress.ts'
import { settle } from '../../../simulation/latency/settling.ts'
import { callPlans } from '../../../simulation/traffic/call-plan.ts'
import { draw, type Part, serves, type Wire } from './drawing.ts'

const endless = { servers: 'infinite' }
/** It always takes 0.2 ms. */
const CONSTANT: Part = [
  'a',
  'generic.service',
  { ...endless, serviceTime: { distribution: 'deterministic', meanMs: 0.2 } },
]
const callingItself = (calls: number, timeoutMs: number): readonly Wire[] => [
  ['users', 'a'],
  ['a', 'a', { calls, timeoutMs, dependency: 'optional' }],
]
const never: Ending = { ok: NEVER, failed: null }

/** How many turns the laws of its loops take at a rate, and what they bring about. */
function solved(parts: readonly Part[], wires: readonly Wire[], rps = 10, before: LoopProgress | null = null) {
  const model = resolveDesign(draw(parts, wires))
  const plans = model.workloads.map(({ index }) => callPlans(model, index))
  const progress = new LoopProgress(before)
  const { endings, unstableEdges } = solveInstant(model, [rps], plans, null, progress)
  return { progress, mean: endings[0]?.ok.mean ?? null, unstableEdges }
}

describe('the search for laws that fit themselves', () => {
  it('stops soon where turns come no nearer, as when all that is left is error', () => {
    let turns = 0
    const settled = settle(
      [never],
      () => {
        turns++
        return [{ ok: constant(10 + (turns % 2)), failed: null }]
      },
      60,
    )
    expect(settled?.done).toBe(false)
    expect(turns).toBeLessThan(20)
  })

  it('goes on as long as turns come nearer', () => {
    let turns = 0
    // from anywhere, each turn comes nearer to 10 by half
    const settled = settle(
      [never],
      () => {
        turns++
        return [{ ok: constant(10 + 2 ** -turns), failed: null }]
      },
      60,
    )
    expect(settled?.done).toBe(true)
    expect(turns).toBeGreaterThan(15)
    expect(settled?.endings[0]?.ok.mean).toBeCloseTo(10, 4)
  })

  it('is not begun where the loop never ends', () => {
    const parts = [serves('a', 10, endless), serves('b', 5, endless)]
    const wires: readonly Wire[] = [
      ['users', 'a'],
      ['a', 'a', { calls: 0.7, timeoutMs: 25, retries: 2 }],
      ['a', 'a', { calls: 0.7, timeoutMs: 200 }],
      ['a', 'b'],
    ]
    const { progress, mean, unstableEdges } = solved(parts, wires)
    expect(unstableEdges).toEqual([1, 2])
    expect(mean).toBeNull()
    expect(progress.turns).toBe(0)
    expect(evaluate(draw(parts, wires)).system.unstable).toBe(true)
  })

  it('goes on at a higher rate from what it found at a lower one', () => {
    const parts = [serves('a', 10, endless), serves('b', 5, endless)]
    const wires: readonly Wire[] = [
      ['users', 'a'],
      ['a', 'a', { calls: 0.4, timeoutMs: 25, retries: 1 }],
      ['a', 'b'],
    ]
    const low = solved(parts, wires, 10)
    const anew = solved(parts, wires, 30)
    const on = solved(parts, wires, 30, low.progress)
    expect(anew.progress.turns).toBe(low.progress.turns)
    expect(on.progress.turns).toBeLessThan(low.progress.turns / 2)
    expect((on.mean ?? 0) / (anew.mean ?? 1)).toBeCloseTo(1, 6)
  })

  it('is not begun where hardly a call is ever given up', () => {
    expect(solved([serves('a', 0.2, endless)], callingItself(0.5, 200)).progress.any).toBe(false)
    expect(solved([CONSTANT], callingItself(0.9, 200)).progress.any).toBe(false)
    // half of the visits come back, with an exponential time in all: e^−(1 − 0.5)t/0.2 is one in 20 at 1.2 ms
    expect(solved([serves('a', 0.2, endless)], callingItself(0.5, 1.2)).progress.any).toBe(true)
  })

  it('is over soon where constant times jump more often than tables can tell', () => {
    const { progress, mean } = solved([CONSTANT], callingItself(0.5, 2.5))
    // hardly a visit takes so long: 0.2 ÷ (1 − 0.5)
    expect((mean ?? 0) / 0.4).toBeCloseTo(1, 3)
    expect(progress.turns).toBeGreaterThan(0)
    expect(progress.turns).toBeLessThan(40)
  })

  it('takes what turns stay close to where they come no nearer, and says that it is an estimate', () => {
    const [workload] = evaluate(draw([CONSTANT], callingItself(0.6, 5.1))).workloads
    // hardly a visit takes so long: 0.2 ÷ (1 − 0.6)
    expect((workload?.latencyMs?.mean ?? 0) / 0.5).toBeCloseTo(1, 3)
    expect(workload?.approximate).toBe(true)
  })

  it('calls a loop exact whose times are found to all digits that tables have', () => {
    const wires = callingItself(0.3, 1)
    const { progress } = solved([serves('a', 0.2, endless)], wires)
    expect(progress.any).toBe(true)
    expect(evaluate(draw([serves('a', 0.2, endless)], wires)).workloads[0]?.approximate).toBe(false)
  })
})
