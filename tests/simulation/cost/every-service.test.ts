import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { csvRows, numberOrNullIn } from '../../../main/build/price-book/csv.ts'
import { PROVIDERS } from '../../../main/build/prices.ts'
import { isBalancing, parametersOf } from '../../../simulation/archetypes/registry.ts'
import { hasMachine, priceRows, services } from '../../../simulation/catalog/index.ts'
import type { ServiceRecord } from '../../../simulation/catalog/service.ts'
import type { Json } from '../../../simulation/design/design.ts'
import type { ParameterType } from '../../../simulation/design/parameter.ts'
import { figuresOf } from '../../../simulation/evaluate.ts'
import type { BillLine } from '../../../simulation/report/report.ts'
import { designOf } from '../archetypes/drawing.ts'
import { partBill } from './month.ts'

/** A design with this part and a caller: nothing else could make a line. */
function evaluated(record: ServiceRecord, config: Readonly<Record<string, Json>>) {
  const isGroup = record.category === 'group'
  const isSource = record.archetype === 'client'
  const home = record.provider === 'generic' ? [] : [{ id: 'home', service: `${record.provider}.region` }]
  const called = !isGroup && !isSource
  return figuresOf(
    designOf({
      nodes: [
        { id: 'users', service: 'generic.client' },
        ...home,
        { id: 'part', service: record.id, config, ...(home.length > 0 && !isGroup && { parent: 'home' }) },
      ],
      edges: called ? [{ id: 'in', source: 'users', target: 'part', kind: 'async', requestKb: 4, responseKb: 8 }] : [],
      workloads: called ? [{ id: 'w', source: 'users', rps: 2 }] : [],
    }),
  ).body
}

/** A line says why it costs nothing: it is free, its price is nought, or its price is not known. */
function speaks({ amountUsd, confidence, freeQuantity, quantity, unitPriceUsd, priceSource }: BillLine): boolean {
  if (amountUsd === null) return confidence === 'unknown'
  if (amountUsd !== 0) return true
  return (freeQuantity >= quantity || unitPriceUsd === 0 || (unitPriceUsd ?? 1) === 0) && priceSource !== ''
}

/** The ends of a parameter's range that a file may hold. */
function endsOf(type: ParameterType): readonly Json[] {
  switch (type.kind) {
    case 'integer':
    case 'number':
      return [type.min, type.max]
    case 'choice':
      return type.options.map(({ value }) => value)
    case 'boolean':
      return [false, true]
    case 'nullable':
      return [null, ...endsOf(type.of)]
    case 'or-word':
      return [type.word, ...endsOf(type.of)]
    default:
      return []
  }
}

function isPriced(id: string): boolean {
  return priceRows(id).some(({ tiers }) => tiers.some(({ priceUsd }) => (priceUsd ?? 0) > 0))
}

describe('every service', () => {
  it.each(services)('$id: evaluates as it comes, and no line is silently nothing', (record) => {
    const { bill } = evaluated(record, {})
    for (const line of bill.lines) expect(speaks(line), `${line.dimension}: ${JSON.stringify(line)}`).toBe(true)
    expect(Number.isFinite(bill.totalUsd)).toBe(true)
  })

  /** Priced, but not by being there or being called: what is paid is an amount that the learner sets. */
  const PAID_BY_AMOUNT: ReadonlySet<string> = new Set(['azure.ml-feature-store'])

  it.each(services.filter(({ id, machines }) => machines || isPriced(id)))(
    '$id: has a price, hence a line as soon as it is there and called',
    (record) => {
      if (PAID_BY_AMOUNT.has(record.id) || record.category === 'group') return
      const { bill } = evaluated(record, {})
      expect(bill.lines.filter(({ service }) => service === record.id)).not.toEqual([])
    },
  )

  it.each(services)('$id: evaluates at both ends of each of its parameters', (record) => {
    for (const { name, type } of parametersOf(record)) {
      // Of a balancer without targets the file itself is refused (contract §2.6).
      if (name === 'minHealthy' && isBalancing(record)) continue
      for (const value of endsOf(type)) {
        const place = `${name} = ${JSON.stringify(value)}`
        const { bill, nodes } = evaluated(record, { [name]: value })
        expect(Number.isFinite(bill.totalUsd), place).toBe(true)
        for (const line of bill.lines) {
          expect(Number.isFinite(line.quantity) && line.quantity > 0, place).toBe(true)
          expect(line.amountUsd === null || Number.isFinite(line.amountUsd), place).toBe(true)
          expect(speaks(line), `${place}: ${JSON.stringify(line)}`).toBe(true)
        }
        for (const node of nodes) expect(node.monthlyUsd === null || Number.isFinite(node.monthlyUsd), place).toBe(true)
      }
    }
  })
})

/** A small deterministic stream of numbers in 0…1 (Lehmer generator with the constants of Park and Miller). */
function stream(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

describe('machine prices in bills', () => {
  const PURCHASES = [
    ['on-demand', 'on_demand_usd_hour'],
    ['spot', 'spot_usd_hour'],
    ['reserved-1y', 'reserved_1y_usd_hour'],
    ['reserved-3y', 'reserved_3y_usd_hour'],
  ] as const
  const SERVICES = { aws: 'aws.ec2', gcp: 'gcp.compute-engine', azure: 'azure.virtual-machine' } as const
  const seed = 730
  const random = stream(seed)
  const facts = PROVIDERS.flatMap((provider) => {
    const file = new URL(`../../../simulation/catalog/facts/machines/${provider}.csv`, import.meta.url)
    return csvRows(readFileSync(file, 'utf8')).map((row) => ({ service: SERVICES[provider], row }))
  })
  const sample = Array.from({ length: 150 }, () => facts[Math.floor(random() * facts.length)]).filter(
    (fact) => fact !== undefined,
  )

  it.each(PURCHASES)(`bought %s are those of the facts, for a sample (seed ${seed})`, (purchase, column) => {
    for (const { service, row } of sample) {
      const [type = '', region = ''] = [row.get('instance_type'), row.get('region')]
      const usd = numberOrNullIn(row, column)
      if (usd === null || !hasMachine(service, type)) continue
      const line = partBill(service, { instanceType: type, purchase, count: 3 }, {}, { region }).line('instance-hours')
      expect(line, `${type} ${region}`).toMatchObject({ unitPriceUsd: usd, quantity: 3 * 730, regionAssumed: false })
      expect(line.priceAsOf, `${type} ${region}`).toBe(row.get('as_of'))
      expect(line.amountUsd).toBeCloseTo(3 * 730 * usd, 9)
    }
  })

  it('are sampled from every provider', () => {
    const priced = sample.filter(({ row }) => numberOrNullIn(row, 'on_demand_usd_hour') !== null)
    for (const service of Object.values(SERVICES))
      expect(priced.filter((fact) => fact.service === service).length).toBeGreaterThan(20)
  })
})
