import type { CallName, Question, Reply } from './protocol.ts'

/**
 * The engine's side of the worker: one question at a time, what the learner waits for before what fills cards. It listens from its first
 * moment; the engine and its price books come in files of their own, and questions wait for them.
 */
const engine = import('./answers.ts')

type Asked = Exclude<Question, { cancel: true }>
const waiting: Asked[] = []
let scheduled = false

self.onmessage = ({ data }: MessageEvent<Question>) => {
  if ('cancel' in data) {
    const at = waiting.findIndex(({ id }) => id === data.id)
    if (at >= 0) waiting.splice(at, 1)
    return
  }
  waiting.push(data)
  schedule()
}

/** Questions whose answers nobody waits for to go on. */
const PATIENT: ReadonlySet<CallName> = new Set<CallName>(['headline', 'spread', 'remedy'])

/** Answers in a task of its own, so that cancels and more urgent questions that have arrived are seen first. */
function schedule(): void {
  if (scheduled || waiting.length === 0) return
  scheduled = true
  setTimeout(async () => {
    await engine.catch(() => {})
    scheduled = false
    const urgent = waiting.findIndex(({ call }) => !PATIENT.has(call))
    const [question] = waiting.splice(Math.max(0, urgent), 1)
    if (question) self.postMessage(await replyTo(question))
    schedule()
  })
}

async function replyTo(question: Asked): Promise<Reply> {
  try {
    const { answer } = await engine
    return { id: question.id, ok: true, value: answer(question) }
  } catch (error) {
    return { id: question.id, ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}
