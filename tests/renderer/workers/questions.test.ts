import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { answer } from '../../../renderer/workers/answers.ts'
import { connectEngine } from '../../../renderer/workers/client.ts'
import type { Asked, Question, Reply } from '../../../renderer/workers/protocol.ts'
import { answering } from '../../../renderer/workers/questions.ts'
import {
  connect,
  type Design,
  evaluate,
  fragmentOf,
  moveParts,
  parseDesign,
  paste,
  removeParts,
  reorderPart,
  withSettings,
} from '../../../simulation/index.ts'

const template = (name: string): Design => {
  const read = parseDesign(
    readFileSync(join(import.meta.dirname, '../../../templates/patterns', `${name}.skyloom`), 'utf8'),
  )
  if (!read.ok) throw new Error(read.problems[0]?.message)
  return read.value
}
const AWS = template('aws-three-tier')

/** The window's engine and the worker's with what lies between them: messages arrive as copies. */
function bothSides() {
  const asked: Asked[] = []
  const sent: Question[] = []
  const replies: Reply[] = []
  let hear: (event: MessageEvent<Reply>) => void = () => {}
  const inWorker = () =>
    answering(
      Promise.resolve({
        answer(question: Asked) {
          asked.push(question)
          return answer(question)
        },
      }),
      (reply) => {
        replies.push(structuredClone(reply))
        hear(new MessageEvent('message', { data: structuredClone(reply) }))
      },
    )
  let take = inWorker()
  const engine = connectEngine(() => ({
    postMessage(question) {
      sent.push(structuredClone(question))
      take(structuredClone(question))
    },
    addEventListener(type: string, listener: (event: never) => void) {
      if (type === 'message') hear = listener as typeof hear
    },
  }))
  return { engine, asked, sent, replies, forget: () => (take = inWorker()) }
}

type Edit = (design: Design, at: number) => Design
const never = () => false
const idAt = ({ nodes }: Design, at: number) => nodes[at % Math.max(1, nodes.length)]?.id ?? ''
const EDITS: Readonly<Record<string, Edit>> = {
  remove: (design, at) => removeParts(design, [idAt(design, at)]),
  move: (design, at) => moveParts(design, new Map([[idAt(design, at), { x: at, y: 7 }]])),
  rename: (design, at) => ({
    ...design,
    nodes: design.nodes.map((part) => (part.id === idAt(design, at) ? { ...part, name: `Part ${at}` } : part)),
  }),
  set: (design, at) => withSettings(design, idAt(design, at), { count: 1 + (at % 5) }),
  reorder: (design, at) => reorderPart(design, idAt(design, at), at % 2 === 0 ? 1 : -1),
  paste: (design, at) =>
    paste(design, fragmentOf(design, [idAt(design, at), idAt(design, at + 1)]), { x: 9, y: 9 }, null).design,
  connect: (design, at) => connect(design, idAt(design, at), idAt(design, at * 5 + 2), never, never)?.design ?? design,
  target: (design, at) => ({ ...design, targets: { ...design.targets, monthlyBudgetUsd: at } }),
  open: () => template('gcp-three-tier'),
}
const step = fc.record({ edit: fc.constantFrom(...Object.keys(EDITS)), at: fc.nat(200), forget: fc.nat(9) })

it('any edits, told in steps, have the design and the report of the whole design, also when the worker forgets', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const { engine, asked, forget } = bothSides()
      let design = AWS
      for (const { edit, at, forget: how } of steps) {
        design = EDITS[edit]?.(design, at) ?? design
        if (how === 0) forget()
        if (how === 1) void engine.spread(design)
        const report = await engine.evaluate(design)
        expect(asked.at(-1)?.args[0]).toEqual(design)
        expect({ ...report, receipts: {} }).toEqual({ ...evaluate(design), receipts: {} })
      }
    }),
    { seed: 5, numRuns: 12 },
  )
})

it('an edit of one part is told in a few hundred characters, and so is what it changes', async () => {
  const { engine, sent, replies } = bothSides()
  const before = await engine.evaluate(AWS)
  const after = await engine.evaluate({ ...AWS, targets: { ...AWS.targets, monthlyBudgetUsd: 7 } })
  expect(JSON.stringify(sent[0]).length).toBeGreaterThan(3000)
  expect(JSON.stringify(sent[1]).length).toBeLessThan(200)
  expect(JSON.stringify(replies[1]).length).toBeLessThan(400)
  expect(after.verdicts).not.toEqual(before.verdicts)
  expect(after.nodes).toBe(before.nodes)
})
