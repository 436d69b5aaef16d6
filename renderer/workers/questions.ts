import type { Design } from '../../simulation/index.ts'
import type { Asked, CallName, Question, Reply } from './protocol.ts'
import { StepsIn } from './steps.ts'

/** Questions whose answers nobody waits for to go on. */
const PATIENT: ReadonlySet<CallName> = new Set<CallName>(['headline', 'spread', 'remedy'])

/**
 * The engine's side of its worker: one question at a time, what the learner waits for before what fills cards.
 *
 * @param engine is loaded while questions arrive; they wait for it
 * @returns takes what the window says
 */
export function answering(
  engine: Promise<{ answer(question: Asked): unknown }>,
  reply: (reply: Reply) => void,
): (question: Question) => void {
  const designs = new StepsIn<Design>()
  const waiting: Asked[] = []
  let scheduled = false

  /** Answers in a task of its own, so that cancels and more urgent questions that have arrived are seen first. */
  function schedule(): void {
    if (scheduled || waiting.length === 0) return
    scheduled = true
    setTimeout(async () => {
      await engine.catch(() => {})
      scheduled = false
      const urgent = waiting.findIndex(({ call }) => !PATIENT.has(call))
      const [question] = waiting.splice(Math.max(0, urgent), 1)
      if (question) reply(await replyTo(question))
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

  return (question) => {
    if ('cancel' in question) {
      const at = waiting.findIndex(({ id }) => id === question.id)
      if (at >= 0) waiting.splice(at, 1)
      return
    }
    if ('design' in question) {
      // Steps are taken as they arrive, whatever is answered first.
      const design = designs.take(question.design)
      if (design) waiting.push({ ...question, args: [design.value, ...question.args] } as Asked)
      else reply({ id: question.id, ok: false, outOfStep: true })
    } else waiting.push(question)
    schedule()
  }
}
