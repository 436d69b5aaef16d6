import type { Model, ModelNode } from '../../archetypes/model.ts'
import type { Figure } from '../../catalog/service.ts'
import { DEFAULT_ASSUMPTIONS } from '../../design/design.ts'
import type { Receipt, ReceiptInput } from '../../report/report.ts'

/** By JSON pointer into the report. */
export type Receipts = Record<string, Receipt>

export const MONTH = '730 hours a month'
export const ALL_UP = 'Every part is up: failures count in availability only.'
export const POISSON = 'Arrivals at every station are taken as Poisson.'
export const CONSTANT = 'The mean rate of the month; the busiest hour is reported apart.'
export const PERCENTILES = ['mean', 'p50', 'p90', 'p95', 'p99', 'p999'] as const

export function assumptionInputs(model: Model): readonly ReceiptInput[] {
  const own = model.design.assumptions
  const by = (key: keyof typeof own) =>
    own[key] === undefined || own[key] === DEFAULT_ASSUMPTIONS[key] ? 'default, an assumption' : 'you'
  const { zoneAvailability, regionAvailability, commonCauseAvailability } = model.assumptions
  return [
    { name: 'a zone', value: zoneAvailability, unit: '', source: by('zoneAvailability') },
    { name: 'a region', value: regionAvailability, unit: '', source: by('regionAvailability') },
    {
      name: 'a provider’s common causes',
      value: commonCauseAvailability,
      unit: '',
      source: by('commonCauseAvailability'),
    },
  ]
}

/** "you" when the learner set one of these parameters, else "default". */
export function setBy(node: ModelNode, names: readonly string[]): string {
  return names.some((name) => node.design.config[name] !== undefined) ? 'you' : 'default'
}

export function sourceOf(figure: Figure): string {
  return `${figure.source}, ${figure.asOf} (${figure.confidence})`
}

export function nameOf(model: Model, id: string): string {
  return model.nodes.find((node) => node.id === id)?.design.name ?? id
}

export function share(key: (typeof PERCENTILES)[number]): string {
  return { mean: '', p50: '50 %', p90: '90 %', p95: '95 %', p99: '99 %', p999: '99.9 %' }[key]
}
