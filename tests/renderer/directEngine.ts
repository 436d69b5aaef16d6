import type { Engine } from '../../renderer/workers/client.ts'
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
  machineOffers,
  mergePriceFiles,
  missingFromPdf,
  parseDesign,
  parsePrices,
  readNewer,
  remedyFor,
  shippedPriceFile,
  shippedPrices,
  toPdf,
} from '../../simulation/index.ts'

let prices = shippedPrices

/** The engine without its worker, for tests of the window: `vi.mock('…/workers/client.ts', () => import('../directEngine.ts'))`. */
export const engine: Engine = {
  evaluate: async (design) => evaluate(design, prices),
  receipts: async (pointers) => {
    // imported when it is asked for: the state of the window imports the engine
    const { useResults } = await import('../../renderer/state/results.ts')
    return pointers.map((pointer) => useResults.getState().report?.receipts[pointer] ?? null)
  },
  setPrices: async (files) => {
    prices = layAll(files)
  },
  readPrices: async (text) => parsePrices(text),
  comparePrices: async (files) => {
    const shipped = shippedPriceFile()
    return diffPrices(shipped, files.reduce(mergePriceFiles, shipped))
  },
  parse: async (text) => parseDesign(text),
  readNewer: async (text) => readNewer(text),
  textIn: async (bytes) => designTextIn(bytes, (encoded) => new TextDecoder().decode(encoded)),
  catalog: async () => catalog(),
  machines: async (serviceId, region) => machineOffers(serviceId, region),
  exportAs: async (format, design, look) => exportDesign(design, format, look),
  pdf: async (design, look) => ({
    bytes: toPdf(design, look),
    missing: missingFromPdf(design, look),
    missingLines: linesMissingFromPdf(design, look),
  }),
  compare: async (designs, providers) => compare(designs, providers),
  remedy: async (design, cause) => remedyFor(design, cause),
  spread: async (design) => latencySpread(design),
  headline: async (text) => {
    const parsed = parseDesign(text)
    if (!parsed.ok) return parsed
    const { system, verdicts } = evaluate(parsed.value)
    return { ok: true, value: { design: parsed.value, system, verdicts } }
  },
}
