import type { Engine } from '../../renderer/workers/client.ts'
import {
  catalog,
  evaluate,
  machineOffers,
  parseDesign,
  serialiseDesign,
  toMermaid,
  toSvg,
} from '../../simulation/index.ts'

/** The engine without its worker, for tests of the window: `vi.mock('…/workers/client.ts', () => import('../directEngine.ts'))`. */
export const engine: Engine = {
  evaluate: async (design) => evaluate(design),
  parse: async (text) => parseDesign(text),
  catalog: async () => catalog(),
  machines: async (serviceId, region) => machineOffers(serviceId, region),
  exportAs: async (format, design, options) =>
    format === 'svg' ? toSvg(design, options) : format === 'mermaid' ? toMermaid(design) : serialiseDesign(design),
  headline: async (text) => {
    const parsed = parseDesign(text)
    if (!parsed.ok) return parsed
    const { system, verdicts } = evaluate(parsed.value)
    return { ok: true, value: { design: parsed.value, system, verdicts } }
  },
}
