import type { Parameter } from '../design/parameter.ts'
import type { Confidence } from '../report/report.ts'
import type { Figure, LanguageModel, LatencyFigure, MachineSize, Sla, Topology } from './service.ts'

/** Words by which records are written: each makes one piece of a `ServiceRecord`. */

/** Source of figures that no source was seen for: editable defaults, never shown as facts. */
export const RECALLED = 'general knowledge, not seen in a source'

/** @param availability fraction; `null` where the vendor promises nothing */
export function sla(
  topology: Topology,
  availability: number | null,
  scope: string,
  source: string,
  asOf: string,
  confidence: Confidence,
  when?: Sla['when'],
): Sla {
  return { topology, availability, scope, source, asOf, confidence, ...(when && { when }) }
}

export function figure(value: number, unit: string, source: string, asOf: string, confidence: Confidence): Figure {
  return { value, unit, source, asOf, confidence }
}

/** @param p50Ms median without network, ms */
export function latency(
  p50Ms: number,
  p99Ms: number | null,
  source: string,
  asOf: string,
  confidence: Confidence,
): LatencyFigure {
  return { p50Ms, p99Ms, source, asOf, confidence }
}

/** A machine size that only this service has; memory in GiB. */
export function size(
  name: string,
  vcpu: number,
  memoryGib: number,
  accelerator?: string,
  accelerators?: number,
): MachineSize {
  return {
    name,
    vcpu,
    memoryGib,
    ...(accelerator !== undefined && { accelerator }),
    ...(accelerators !== undefined && { accelerators }),
  }
}

/** The service's own values of a parameter; each option as `[value, label]`. */
export function choice(
  name: string,
  label: string,
  help: string,
  value: string,
  options: readonly (readonly [value: string, label: string])[],
): Parameter {
  return {
    name,
    label,
    help,
    type: { kind: 'choice', options: options.map(([option, words]) => ({ value: option, label: words })) },
    unit: '',
    default: value,
  }
}

/** How an entry for the whole world chooses: as any balancing part, or for each user the nearest. */
export const WORLDWIDE_POLICY: Parameter = choice(
  'policy',
  'Policy',
  'Nearest by latency: to the target with the shortest way from the user. By weight: in proportion to the weights of the wires. Least busy: by capacity. Failover: all to the heaviest wire while it is up.',
  'weighted',
  [
    ['weighted', 'By weight'],
    ['latency', 'Nearest by latency'],
    ['least-outstanding', 'Least busy'],
    ['failover', 'Failover'],
  ],
)

/** Where the provider offers one processor family only. */
export const X86_ONLY: Parameter = choice(
  'architecture',
  'Processor',
  'The processor family; there is one only.',
  'x86_64',
  [['x86_64', 'x86-64']],
)

/** A whole number that only this service has. */
export function wholeNumber(
  name: string,
  label: string,
  help: string,
  value: number,
  min: number,
  max: number,
): Parameter {
  return { name, label, help, type: { kind: 'integer', min, max }, unit: '', default: value }
}

/** A month's amount that only this service counts, such as GB restored; nothing unless it is set. */
export function amount(name: string, label: string, help: string, unit: string): Parameter {
  return { name, label, help, type: { kind: 'number', min: 0, max: 1e15 }, unit, default: 0, advanced: true }
}

/** A setting that is on or off and that only this service has. */
export function onOff(name: string, label: string, help: string, value: boolean): Parameter {
  return { name, label, help, type: { kind: 'boolean' }, unit: '', default: value }
}

/** One language model; figures that no source gives are left out. */
export function languageModel(id: string, name: string, known: Partial<LanguageModel> = {}): LanguageModel {
  return { id, name, firstTokenMs: null, tokensPerSecond: null, readPerMinuteUnit: null, longPrompt: null, ...known }
}

/** The parameter by which one of a service's language models is chosen. */
export function modelChoice(models: readonly LanguageModel[], value: string): Parameter {
  const options = models.map(({ id, name }) => [id, name] as const)
  return choice(
    'model',
    'Model',
    'Which model answers: larger ones answer better, cost more and take longer.',
    value,
    options,
  )
}
