import {
  catalog,
  evaluate,
  exportDesign,
  machineOffers,
  missingFromPdf,
  parseDesign,
  toPdf,
} from '../../simulation/index.ts'
import type { EngineCalls, Question, Reply } from './protocol.ts'

/** The engine's side of the worker: one question at a time, what the learner waits for before what fills cards. */
const calls: EngineCalls = {
  evaluate,
  parse: parseDesign,
  catalog,
  machines: (serviceId, region) => machineOffers(serviceId, region),
  exportAs: (format, design, look) => exportDesign(design, format, look),
  pdf: (design, look) => ({ bytes: toPdf(design, look), missing: missingFromPdf(design, look) }),
  headline(text) {
    const parsed = parseDesign(text)
    if (!parsed.ok) return parsed
    const { system, verdicts } = evaluate(parsed.value)
    return { ok: true, value: { design: parsed.value, system, verdicts } }
  },
}

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

/** Answers in a task of its own, so that cancels and more urgent questions that have arrived are seen first. */
function schedule(): void {
  if (scheduled || waiting.length === 0) return
  scheduled = true
  setTimeout(() => {
    scheduled = false
    const urgent = waiting.findIndex(({ call }) => call !== 'headline')
    const [question] = waiting.splice(Math.max(0, urgent), 1)
    if (question) self.postMessage(answer(question))
    schedule()
  })
}

function answer(question: Asked): Reply {
  try {
    return { id: question.id, ok: true, value: dispatch(question) }
  } catch (error) {
    return { id: question.id, ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}

function dispatch(question: Asked): unknown {
  switch (question.call) {
    case 'evaluate':
      return calls.evaluate(...question.args)
    case 'parse':
      return calls.parse(...question.args)
    case 'catalog':
      return calls.catalog()
    case 'machines':
      return calls.machines(...question.args)
    case 'exportAs':
      return calls.exportAs(...question.args)
    case 'pdf':
      return calls.pdf(...question.args)
    case 'headline':
      return calls.headline(...question.args)
    default:
      return question satisfies never
  }
}
