import {
  catalog,
  compare,
  evaluate,
  exportDesign,
  machineOffers,
  missingFromPdf,
  parseDesign,
  toPdf,
} from '../../simulation/index.ts'
import type { EngineCalls, Question } from './protocol.ts'

/** What the engine answers to each question. */
const calls: EngineCalls = {
  evaluate,
  parse: parseDesign,
  catalog,
  machines: (serviceId, region) => machineOffers(serviceId, region),
  exportAs: (format, design, look) => exportDesign(design, format, look),
  pdf: (design, look) => ({ bytes: toPdf(design, look), missing: missingFromPdf(design, look) }),
  compare: (designs, providers) => compare(designs, providers),
  headline(text) {
    const parsed = parseDesign(text)
    if (!parsed.ok) return parsed
    const { system, verdicts } = evaluate(parsed.value)
    return { ok: true, value: { design: parsed.value, system, verdicts } }
  },
}

export function answer(question: Exclude<Question, { cancel: true }>): unknown {
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
    case 'compare':
      return calls.compare(...question.args)
    case 'headline':
      return calls.headline(...question.args)
    default:
      return question satisfies never
  }
}
