import { describe, expect, it } from 'vitest'
import { archetypes, parametersOf } from '../../../simulation/archetypes/registry.ts'
import {
  capabilities,
  glyphs,
  limitsOf,
  priceRows,
  serviceRecord,
  services,
} from '../../../simulation/catalog/index.ts'
import type { Limit } from '../../../simulation/catalog/limits.ts'
import type { ServiceRecord } from '../../../simulation/catalog/service.ts'
import type { Parameter, ParameterType } from '../../../simulation/design/parameter.ts'

/** All that a service must tell, as one list of what is missing. */
function missing(
  record: ServiceRecord,
  parameters: readonly Parameter[] = parametersOf(record),
  limits: readonly Limit[] | undefined = limitsOf(record.id),
): readonly string[] {
  const gaps: string[] = []
  const need = (holds: boolean, what: string) => {
    if (!holds) gaps.push(what)
  }
  need(record.archetype in archetypes, 'archetype')
  need(record.description.split('. ').length >= 2 || /[;:] /.test(record.description), 'description of two sentences')
  need(/^[A-Z].*\.$/s.test(record.whenToUse), 'when to use it')
  need(/^[A-Z].*\.$/s.test(record.whenNot), 'when not')
  need((glyphs[record.glyph] ?? '') !== '', 'glyph')
  for (const parameter of parameters) for (const gap of gapsOf(parameter)) gaps.push(`${parameter.name}: ${gap}`)
  if (record.provider === 'generic') return gaps
  need(
    NOT_IN_TERRAFORM.has(record.id) || /^(aws|google|azurerm|azapi)_[a-z0-9_]+$/.test(record.terraform ?? ''),
    'Terraform resource',
  )
  need(record.capabilities.length > 0, 'capability')
  for (const key of record.capabilities) {
    const cells = capabilities.find((row) => row.key === key)?.cells
    need(cells?.[record.provider].some(({ id }) => id === record.id) ?? false, `place in the row ${key}`)
    for (const { id, closeness } of [cells?.aws, cells?.gcp, cells?.azure].flatMap((cell) => cell ?? [])) {
      need(serviceRecord(id) !== undefined, `counterpart ${id}`)
      need(closeness === 'exact' || closeness === 'approximate', `closeness of ${id}`)
    }
  }
  for (const { scope, source, asOf } of record.slas)
    need(
      [scope, source, asOf].every((text) => text !== ''),
      'SLA scope',
    )
  if (record.category !== 'group') {
    need(limits !== undefined, 'limits')
    for (const { text, source, asOf } of limits ?? []) {
      need(/^[A-Z0-9].*\.$/s.test(text) && source !== '' && asOf !== '', 'a limit’s words and origin')
    }
  }
  return gaps
}

/** Places, which Terraform's providers only name; runs and manifests, which it does not make; the directory, which has a provider of its own. */
const NOT_IN_TERRAFORM: ReadonlySet<string> = new Set([
  ...['aws', 'gcp', 'azure'].flatMap((provider) => [`${provider}.region`, `${provider}.zone`]),
  'aws.istio',
  'aws.sagemaker-autopilot',
  'aws.sagemaker-batch-transform',
  'gcp.batch',
  'gcp.vertex-automl',
  'gcp.vertex-batch-prediction',
  'azure.entra-id',
  'azure.ml-automl',
  'azure.ml-batch-endpoint',
  'azure.ml-feature-store',
])

function gapsOf({ label, help, type, unit, default: value }: Parameter): readonly string[] {
  const gaps: string[] = []
  if (label === '') gaps.push('label')
  if (!/^[A-Z].*\.$/s.test(help)) gaps.push('help')
  if (value === undefined) gaps.push('default')
  if (typeof unit !== 'string') gaps.push('unit')
  const inner = innermost(type)
  if ((inner.kind === 'number' || inner.kind === 'integer') && !(inner.min <= inner.max && Number.isFinite(inner.max)))
    gaps.push('bounds')
  if (inner.kind === 'choice' && inner.options.some((option) => option.label === '')) gaps.push('words of its options')
  return gaps
}

function innermost(type: ParameterType): ParameterType {
  return type.kind === 'nullable' || type.kind === 'or-word' ? innermost(type.of) : type
}

describe('every service', () => {
  it.each(services)('$id tells all that a service must', (record) => {
    expect(missing(record)).toEqual([])
  })

  it('that is not free or part of a machine has a price, or says that none is known', () => {
    const unpriced = services.filter(
      ({ id, provider, machines }) =>
        provider !== 'generic' && machines?.from !== 'machines' && priceRows(id).length === 0,
    )
    expect(unpriced.map(({ id, category }) => [id, category]).filter(([, category]) => category !== 'group')).toEqual(
      [],
    )
  })

  it('has its limits from a source, or marked as remembered', () => {
    const all = services.flatMap(({ id }) => limitsOf(id) ?? [])
    expect(all.length).toBeGreaterThan(100)
    for (const { confidence, source } of all) {
      expect(confidence).toMatch(/^(quoted|recalled)$/)
      expect(/general knowledge/.test(source)).toBe(confidence === 'recalled')
    }
  })
})

describe('the check itself', () => {
  const record = serviceRecord('aws.lambda')
  if (!record) throw new Error('no record')
  const parameters = parametersOf(record)
  const [first, ...rest] = parameters
  if (!first) throw new Error('no parameter')

  it.each([
    ['description', { description: 'Short.' }],
    ['when to use', { whenToUse: '' }],
    ['when not', { whenNot: '' }],
    ['glyph', { glyph: 'none' }],
    ['Terraform', { terraform: '' }],
    ['capability', { capabilities: [] }],
    ['place in the row', { capabilities: ['block-storage'] }],
    ['SLA scope', { slas: record.slas.map((sla) => ({ ...sla, scope: '' })) }],
  ])('sees a missing %s', (what, change) => {
    expect(missing({ ...record, ...change }).join()).toContain(what)
  })

  it.each([
    ['help', { help: '' }],
    ['label', { label: '' }],
    ['bounds', { type: { kind: 'integer', min: 2, max: 1 } as const }],
  ])('sees a parameter without %s', (what, change) => {
    expect(missing(record, [{ ...first, ...change }, ...rest])).toEqual([`${first.name}: ${what}`])
  })

  it('sees that nobody looked for limits', () => {
    expect(missing({ ...record, id: 'aws.unheard-of' }, parameters)).toContain('limits')
  })
})
