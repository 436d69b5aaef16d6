import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useDesign } from '../../../renderer/state/design.ts'
import { followDesign, sameMeaning, useResults } from '../../../renderer/state/results.ts'
import type { Design, Report } from '../../../simulation/index.ts'
import { design, node, reportOf } from '../samples.ts'

/** An engine that answers when it is told to. */
function slowEngine() {
  const asked: { readonly design: Design; answer(): Promise<void>; fail(): Promise<void> }[] = []
  const evaluate = (design: Design) =>
    new Promise<Report>((resolve, reject) => {
      asked.push({
        design,
        answer: async () => {
          resolve(reportOf(design))
          await vi.advanceTimersByTimeAsync(0)
        },
        fail: async () => {
          reject(new Error('out of memory'))
          await vi.advanceTimersByTimeAsync(0)
        },
      })
    })
  return { asked, evaluate }
}

const rename = (name: string) => useDesign.getState().apply('Rename', (d) => ({ ...d, name }))
let stop = () => {}

beforeEach(() => {
  vi.useFakeTimers()
  useResults.setState({ report: null, byNode: new Map(), byEdge: new Map(), computing: false, error: null })
  useDesign.getState().open(design(node('a'), node('b')), null)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

describe('the report of the design on the screen', () => {
  it('comes from the engine, and says that it computes meanwhile', async () => {
    const { asked, evaluate } = slowEngine()
    stop = followDesign(evaluate)
    expect(useResults.getState().computing).toBe(true)
    await asked[0]?.answer()
    await vi.advanceTimersByTimeAsync(100)
    expect(useResults.getState().report?.system.monthlyUsd).toBe(200)
    expect(useResults.getState().computing).toBe(false)
  })

  it('asks one question at a time and only the latest change waits', async () => {
    const { asked, evaluate } = slowEngine()
    stop = followDesign(evaluate)
    for (const name of ['one', 'two', 'three']) rename(name)
    expect(asked).toHaveLength(1)
    await asked[0]?.answer()
    expect(asked.map((question) => question.design.name)).toEqual(['Untitled', 'three'])
  })

  it('is published at most ten times a second', async () => {
    let published = 0
    const unsubscribe = useResults.subscribe((state, previous) => {
      if (state.report !== previous.report) published++
    })
    stop = followDesign(async (next) => reportOf(next))
    for (let i = 0; i < 100; i++) {
      rename(`name ${i}`)
      await vi.advanceTimersByTimeAsync(10)
    }
    unsubscribe()
    expect(published).toBeGreaterThan(5)
    expect(published).toBeLessThanOrEqual(11)
    await vi.advanceTimersByTimeAsync(100)
    expect(useResults.getState().report?.design).toBe('name 99')
  })

  it('is not asked for again when parts only moved on the sheet', async () => {
    const { asked, evaluate } = slowEngine()
    stop = followDesign(evaluate)
    await asked[0]?.answer()
    useDesign.getState().apply('Move', (d) => ({
      ...d,
      nodes: d.nodes.map((n) => ({ ...n, position: { x: n.position.x + 16, y: n.position.y } })),
    }))
    expect(asked).toHaveLength(1)
  })

  it('of another document is never shown for the one just opened', async () => {
    const { asked, evaluate } = slowEngine()
    stop = followDesign(evaluate)
    useDesign.getState().open(design(node('x')), null)
    await asked[0]?.answer()
    await vi.advanceTimersByTimeAsync(200)
    expect(useResults.getState().report).toBeNull()
    await asked[1]?.answer()
    await vi.advanceTimersByTimeAsync(200)
    expect([...useResults.getState().byNode.keys()]).toEqual(['x'])
  })

  it('stays on the screen when the engine fails, and the next change asks again', async () => {
    const { asked, evaluate } = slowEngine()
    stop = followDesign(evaluate)
    await asked[0]?.answer()
    await vi.advanceTimersByTimeAsync(100)
    rename('one')
    await asked[1]?.fail()
    await vi.advanceTimersByTimeAsync(100)
    expect(useResults.getState()).toMatchObject({ error: 'out of memory', computing: false })
    expect(useResults.getState().report?.design).toBe('Untitled')
    rename('two')
    await asked[2]?.answer()
    await vi.advanceTimersByTimeAsync(100)
    expect(useResults.getState()).toMatchObject({ error: null, report: { design: 'two' } })
  })
})

describe('two designs mean the same', () => {
  it('whatever the places and sizes on the sheet', () => {
    const moved = { ...node('a'), position: { x: 50, y: 50 }, size: { width: 10, height: 10 } }
    expect(sameMeaning(design(node('a')), design(moved))).toBe(true)
  })

  it('but not when a name, a setting or a target differs', () => {
    const plain = design(node('a'))
    expect(sameMeaning(plain, design(node('a', 'API')))).toBe(false)
    expect(sameMeaning(plain, design({ ...node('a'), config: { count: 2 } }))).toBe(false)
    expect(sameMeaning(plain, { ...plain, targets: {} })).toBe(false)
    expect(sameMeaning(plain, design(node('a'), node('b')))).toBe(false)
  })
})
