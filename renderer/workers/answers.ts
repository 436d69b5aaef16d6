import {
  catalog,
  compare,
  designTextIn,
  diffPrices,
  evaluate,
  exportDesign,
  latencySpread,
  layAll,
  linesMissingFromPdf,
  mergePriceFiles,
  missingFromPdf,
  type Prices,
  parseDesign,
  parsePrices,
  pricedOffers,
  type Report,
  readNewer,
  remedyFor,
  shippedPriceFile,
  shippedPrices,
  toPdf,
} from '../../simulation/index.ts'
import type { Asked, EngineCalls } from './protocol.ts'
import { StepsOut } from './steps.ts'

/** What everything is priced with. */
let prices: Prices = shippedPrices

/** The report that was asked for last; it writes its receipts when one is asked for. */
let last: Report | null = null
const reports = new StepsOut<Report>()

/** What the engine answers to each question. */
const calls: EngineCalls = {
  evaluate(design, known) {
    last = evaluate(design, prices)
    return reports.next(withoutReceipts(last), known)
  },
  receipts: (pointers) => pointers.map((pointer) => last?.receipts[pointer] ?? null),
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
  pdf: (design, look) => ({
    bytes: toPdf(design, look),
    missing: missingFromPdf(design, look),
    missingLines: linesMissingFromPdf(design, look),
  }),
  compare: (designs, providers) => compare(designs, providers, prices),
  remedy: (design, cause) => remedyFor(design, cause, prices),
  spread: (design) => latencySpread(design),
  headline(text) {
    const parsed = parseDesign(text)
    if (!parsed.ok) return parsed
    const { system, verdicts } = evaluate(parsed.value, prices)
    return { ok: true, value: { design: parsed.value, system, verdicts } }
  },
}

/** Field by field, as a copy of the whole would have all receipts written. */
function withoutReceipts(report: Report): Report {
  const { design, method, system, verdicts, workloads, nodes, edges, bill, units, findings } = report
  return { design, method, system, verdicts, workloads, nodes, edges, bill, units, findings, receipts: {} }
}

export function answer(question: Asked): unknown {
  switch (question.call) {
    case 'evaluate':
      return calls.evaluate(...question.args)
    case 'receipts':
      return calls.receipts(...question.args)
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
    case 'remedy':
      return calls.remedy(...question.args)
    case 'spread':
      return calls.spread(...question.args)
    case 'headline':
      return calls.headline(...question.args)
    default:
      return question satisfies never
  }
}
