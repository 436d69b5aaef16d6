import {
  catalog,
  compare,
  designTextIn,
  diffPrices,
  evaluate,
  exportDesign,
  layAll,
  mergePriceFiles,
  missingFromPdf,
  type Prices,
  parseDesign,
  parsePrices,
  pricedOffers,
  readNewer,
  shippedPriceFile,
  shippedPrices,
  toPdf,
} from '../../simulation/index.ts'
import type { EngineCalls, Question } from './protocol.ts'

/** What everything is priced with. */
let prices: Prices = shippedPrices

/** What the engine answers to each question. */
const calls: EngineCalls = {
  evaluate: (design) => evaluate(design, prices),
  setPrices(files) {
    prices = layAll(files)
  },
  readPrices: parsePrices,
  comparePrices(files) {
    const shipped = shippedPriceFile()
    return diffPrices(shipped, files.reduce(mergePriceFiles, shipped))
  },
  parse: parseDesign,
  readNewer,
  textIn: (bytes) => designTextIn(bytes, (encoded) => new TextDecoder().decode(encoded)),
  catalog,
  machines: (serviceId, region) => pricedOffers(serviceId, region, prices),
  exportAs: (format, design, look) => exportDesign(design, format, look, prices),
  pdf: (design, look) => ({ bytes: toPdf(design, look), missing: missingFromPdf(design, look) }),
  compare: (designs, providers) => compare(designs, providers, prices),
  headline(text) {
    const parsed = parseDesign(text)
    if (!parsed.ok) return parsed
    const { system, verdicts } = evaluate(parsed.value, prices)
    return { ok: true, value: { design: parsed.value, system, verdicts } }
  },
}

export function answer(question: Exclude<Question, { cancel: true }>): unknown {
  switch (question.call) {
    case 'evaluate':
      return calls.evaluate(...question.args)
    case 'parse':
      return calls.parse(...question.args)
    case 'readNewer':
      return calls.readNewer(...question.args)
    case 'textIn':
      return calls.textIn(...question.args)
    case 'catalog':
      return calls.catalog()
    case 'setPrices':
      return calls.setPrices(...question.args)
    case 'readPrices':
      return calls.readPrices(...question.args)
    case 'comparePrices':
      return calls.comparePrices(...question.args)
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
