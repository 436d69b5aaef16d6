import { describe, expect, it } from 'vitest'
import { connectEngine, type Port } from '../../../renderer/workers/client.ts'
import type { Question, Reply } from '../../../renderer/workers/protocol.ts'

/** The other end of the wire, in the test's hands. */
function otherEnd() {
  const questions: Question[] = []
  const onMessage: ((event: MessageEvent<Reply>) => void)[] = []
  const onError: ((event: ErrorEvent) => void)[] = []
  const port: Port = {
    postMessage: (question) => questions.push(question),
    addEventListener(type: string, listener: (event: never) => void) {
      if (type === 'message') onMessage.push(listener as (event: MessageEvent<Reply>) => void)
      else onError.push(listener as (event: ErrorEvent) => void)
    },
  }
  return {
    port,
    questions,
    reply: (data: Reply) => onMessage.at(-1)?.(new MessageEvent('message', { data })),
    crash: () => onError.at(-1)?.(new ErrorEvent('error', { message: 'crashed' })),
  }
}

describe('asking the engine', () => {
  it('matches answers to questions, in whatever order they come', async () => {
    const { port, questions, reply } = otherEnd()
    const engine = connectEngine(() => port)
    const [first, second] = [engine.parse('one'), engine.parse('two')]
    reply({ id: questions[1]?.id ?? 0, ok: true, value: 'second' })
    reply({ id: questions[0]?.id ?? 0, ok: true, value: 'first' })
    expect(await first).toBe('first')
    expect(await second).toBe('second')
  })

  it('rejects with the engine’s own words when it fails', async () => {
    const { port, questions, reply } = otherEnd()
    const asked = connectEngine(() => port).catalog()
    reply({ id: questions[0]?.id ?? 0, ok: false, error: 'no price book' })
    await expect(asked).rejects.toThrow('no price book')
  })

  it('gives a question up, and tells the worker so', async () => {
    const { port, questions, reply } = otherEnd()
    const giveUp = new AbortController()
    const asked = connectEngine(() => port).headline('text', giveUp.signal)
    giveUp.abort()
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
    const id = questions[0]?.id ?? 0
    expect(questions[1]).toEqual({ id, cancel: true })
    // A late answer finds nobody waiting.
    expect(() => reply({ id, ok: true, value: null })).not.toThrow()
  })

  it('starts no worker before the first question, and another one after a crash', async () => {
    let started = 0
    const ends = [otherEnd(), otherEnd()]
    const engine = connectEngine(() => ends[started++]?.port ?? otherEnd().port)
    expect(started).toBe(0)
    const lost = engine.catalog()
    ends[0]?.crash()
    await expect(lost).rejects.toThrow('crashed')
    const again = engine.catalog()
    expect(started).toBe(2)
    ends[1]?.reply({ id: ends[1]?.questions[0]?.id ?? 0, ok: true, value: [] })
    expect(await again).toEqual([])
  })

  it('tells a worker that is started again which prices hold', async () => {
    let started = 0
    const ends = [otherEnd(), otherEnd()]
    const engine = connectEngine(() => ends[started++]?.port ?? otherEnd().port)
    const file = { name: 'mine', asOf: '2026-11-01', prices: [], machines: [], discounts: [] }
    await engine.setPrices([file])
    expect(started).toBe(0)
    const lost = engine.catalog()
    expect(ends[0]?.questions.map((question) => 'call' in question && question.call)).toEqual(['setPrices', 'catalog'])
    ends[0]?.crash()
    await expect(lost).rejects.toThrow('crashed')
    void engine.catalog()
    expect(ends[1]?.questions[0]).toMatchObject({ call: 'setPrices', args: [[file]] })
  })
})
