import { describe, expect, it, vi } from 'vitest'
import { searchServices } from '../../../renderer/palette/search.ts'
import type { ServiceRecord } from '../../../simulation/catalog/service.ts'

const RECORD = vi.hoisted(
  (): ServiceRecord => ({
    id: 'aws.carrier-pigeon',
    provider: 'aws',
    name: 'Pigeon post',
    vendorName: 'Amazon Carrier Pigeon',
    shortName: 'Pigeon',
    category: 'messaging',
    capabilities: ['queue'],
    archetype: 'queue',
    scope: 'regional',
    description: 'Carries messages. Slowly.',
    whenToUse: 'When nothing else flies.',
    whenNot: 'In a storm.',
    keywords: ['bird'],
    glyph: 'queue',
    slas: [],
  }),
)

vi.mock(import('../../../simulation/catalog/providers/aws/index.ts'), async (original) => {
  const { awsServices } = await original()
  return { awsServices: [...awsServices, RECORD] }
})

const engine = await import('../../../simulation/index.ts')

describe('a service that is one record and nothing else', () => {
  const catalog = engine.catalog()
  const text = JSON.stringify({
    format: 'skyloom/design',
    version: 1,
    name: 'post',
    workloads: [{ id: 'w', source: 'users', rps: 1 }],
    nodes: [
      { id: 'users', service: 'generic.client' },
      { id: 'post', service: RECORD.id, config: { region: 'us-east-1' } },
    ],
    edges: [{ id: 'e', source: 'users', target: 'post', requestKb: 1 }],
  })
  const read = engine.parseDesign(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const design = read.value

  it('is found in the palette', () => {
    expect(searchServices(catalog, 'pigeon', 'aws')[0]?.service.id).toBe(RECORD.id)
    expect(searchServices(catalog, 'bird', 'all').map(({ service }) => service.id)).toContain(RECORD.id)
  })

  it('has the parameters of its kind in the inspector', () => {
    const own = catalog.find(({ id }) => id === RECORD.id)?.parameters.map(({ name }) => name)
    for (const name of ['retentionHours', 'visibilitySeconds', 'serviceTimeMs', 'region', 'monitoring'])
      expect(own).toContain(name)
  })

  it('is billed as soon as a price names it', () => {
    const price = {
      service: RECORD.id,
      dimension: 'feathers',
      meter: 'messages',
      per: 1000,
      region: 'us-east-1',
      priceUsd: 2,
    }
    const prices = engine.parsePrices(
      JSON.stringify({ format: 'skyloom/prices', version: 1, asOf: '2026-11-01', prices: [price] }),
    )
    if (!prices.ok) throw new Error(JSON.stringify(prices.problems))
    const { bill } = engine.evaluate(design, engine.layPrices(prices.value))
    const line = bill.lines.find(({ dimension }) => dimension === 'feathers')
    expect(line?.amountUsd).toBeCloseTo((730 * 3600 * 2) / 1000, 6)
  })

  it('is compared with what other providers have for it', () => {
    const { designs, parts } = engine.compare([design], ['gcp'])
    expect(parts.find(({ id }) => id === 'post')?.cells.map((cell) => cell?.service)).toEqual([
      RECORD.id,
      'gcp.cloud-tasks',
    ])
    expect(designs[1]?.design.nodes.find(({ id }) => id === 'post')?.config.region).toBe('us-east4')
  })

  it('is in exports and in the table of counterparts', () => {
    expect(engine.toMermaid(design)).toContain('post')
    expect(engine.toSvg(design, { theme: 'light' })).toContain('post')
    const entry = catalog.find(({ id }) => id === RECORD.id)
    expect(entry?.counterparts.gcp).toContainEqual({ id: 'gcp.pubsub', closeness: 'exact' })
    expect(catalog.find(({ id }) => id === 'gcp.pubsub')?.counterparts.aws.map(({ id }) => id)).toContain(RECORD.id)
  })
})
