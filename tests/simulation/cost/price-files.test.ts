import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffPrices } from '../../../simulation/catalog/price-diff.ts'
import type { PriceFile } from '../../../simulation/catalog/price-file.ts'
import {
  layAll,
  layPrices,
  mergePriceFiles,
  pricedOffers,
  shippedPriceFile,
  shippedPrices,
} from '../../../simulation/catalog/price-layers.ts'
import { parsePrices } from '../../../simulation/catalog/reading-prices.ts'
import { serialisePrices } from '../../../simulation/catalog/writing-prices.ts'
import { figuresOf } from '../../../simulation/evaluate.ts'
import { designOf } from '../archetypes/drawing.ts'
import { partBill } from './month.ts'

const head = { format: 'skyloom/prices', version: 1, name: 'ours', asOf: '2026-11-20' }

function fileOf(content: object): PriceFile {
  const read = parsePrices(JSON.stringify({ ...head, ...content }))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

function problemsOf(content: object): readonly string[] {
  const read = parsePrices(JSON.stringify({ ...head, ...content }))
  return read.ok ? [] : read.problems.map(({ path }) => path)
}

const lambda = { service: 'aws.lambda', dimension: 'requests', region: 'us-east-1', priceUsd: 0.1 }

describe('the shipped book as a file', () => {
  const shipped = shippedPriceFile()

  it('is read back as it was written', () => {
    const read = parsePrices(serialisePrices(shipped))
    expect(read).toEqual({ ok: true, value: shipped })
  })

  it('holds at least 800 priced dimensions, none without a source and a date', () => {
    const priced = shipped.prices.filter(({ tiers }) => tiers.some(({ priceUsd }) => priceUsd !== null))
    expect(priced.length).toBeGreaterThanOrEqual(800)
    for (const { source, asOf, service, dimension } of priced) {
      expect(source, `${service} ${dimension}`).toMatch(/\S/)
      expect(asOf, `${service} ${dimension}`).toMatch(/\S/)
    }
  })

  it('laid over itself changes no bill', () => {
    const same = layPrices(shipped)
    for (const service of ['aws.ec2', 'gcp.compute-engine', 'azure.virtual-machine', 'aws.rds-postgres', 'aws.alb']) {
      expect(partBill(service, {}, { requests: 1e6 }, { prices: same }).lines).toEqual(
        partBill(service, {}, { requests: 1e6 }).lines,
      )
    }
  })
})

describe('a price file', () => {
  it('takes the place of what it names, and leaves the rest', () => {
    const prices = layPrices(fileOf({ prices: [lambda] }))
    const bill = partBill('aws.lambda', {}, { requests: 3e6, heldMs: 100 }, { prices })
    expect(bill.line('requests')).toMatchObject({
      amountUsd: 0.1 * 3,
      unit: 'million requests',
      confidence: 'user',
      priceSource: 'own price',
      priceAsOf: '2026-11-20',
    })
    expect(bill.line('duration')).toEqual(partBill('aws.lambda', {}, { requests: 3e6, heldMs: 100 }).line('duration'))
    expect(
      partBill('aws.lambda', {}, { requests: 3e6 }, { prices, region: 'eu-west-1' }).line('requests').amountUsd,
    ).toBe(partBill('aws.lambda', {}, { requests: 3e6 }, { region: 'eu-west-1' }).line('requests').amountUsd)
  })

  it('without a condition replaces the prices of every condition, with one only that', () => {
    const own = { service: 'aws.lambda', dimension: 'duration', region: 'us-east-1', priceUsd: 1 }
    const duration = (prices: readonly object[], architecture: string) =>
      partBill(
        'aws.lambda',
        { architecture },
        { requests: 10, heldMs: 1000 },
        { prices: layPrices(fileOf({ prices })) },
      ).line('duration').unitPriceUsd
    expect(duration([own], 'arm64')).toBe(1)
    expect(duration([own], 'x86_64')).toBe(1)
    const arm = [{ ...own, when: { architecture: 'arm64' } }]
    expect(duration(arm, 'arm64')).toBe(1)
    expect(duration(arm, 'x86_64')).not.toBe(1)
  })

  it('prices a machine in the ways of buying it names, and no other', () => {
    const machine = {
      provider: 'aws',
      type: 'm7i.large',
      region: 'us-east-1',
      hourlyUsd: { spot: 0.01, 'reserved-1y': null },
    }
    const prices = layPrices(fileOf({ machines: [machine] }))
    const line = (purchase: string) =>
      partBill('aws.ec2', { instanceType: 'm7i.large', purchase }, {}, { prices }).line('instance-hours')
    expect(line('spot')).toMatchObject({ unitPriceUsd: 0.01, confidence: 'user' })
    expect(line('on-demand')).toMatchObject({ unitPriceUsd: 0.1008, confidence: 'quoted' })
    // A price that is said to be unknown is not the list price of the same region; in the reference region there is no other to take.
    expect(line('reserved-1y')).toMatchObject({ unitPriceUsd: null, confidence: 'unknown' })
  })

  it('may be laid over another; the last one wins', () => {
    const first = layPrices(fileOf({ prices: [lambda] }))
    const second = layPrices(fileOf({ prices: [{ ...lambda, priceUsd: 0.05 }] }), first)
    expect(partBill('aws.lambda', {}, { requests: 1e6 }, { prices: second }).line('requests').amountUsd).toBe(0.05)
    expect(shippedPrices.rows('aws.lambda')).toEqual(layPrices(fileOf({})).rows('aws.lambda'))
  })

  it('is refused with the place of every mistake', () => {
    expect(problemsOf({ prices: [{ ...lambda, service: 'aws.lamda' }] })).toEqual(['/prices/0/service'])
    expect(problemsOf({ prices: [{ ...lambda, region: 'westeurope' }] })).toEqual(['/prices/0/region'])
    expect(problemsOf({ prices: [{ ...lambda, priceUsd: -1 }] })).toEqual(['/prices/0/priceUsd'])
    expect(problemsOf({ prices: [{ ...lambda, dimension: 'new' }] })).toEqual(['/prices/0'])
    expect(problemsOf({ prices: [{ ...lambda, priceUSD: 1 }] })).toEqual(['/prices/0/priceUSD'])
    expect(
      problemsOf({ machines: [{ provider: 'aws', type: 'm7i.huge', region: 'us-east-1', hourlyUsd: {} }] }),
    ).toEqual(['/machines/0/type'])
    expect(problemsOf({ discounts: [{ provider: 'aws', percent: 101 }] })).toEqual(['/discounts/0/percent'])
    const falling = [
      { upTo: 10, priceUsd: 2 },
      { upTo: 5, priceUsd: 1 },
    ]
    expect(problemsOf({ prices: [{ ...lambda, priceUsd: undefined, tiers: falling }] })).toEqual(['/prices/0/tiers'])
  })

  it('is read or refused, whatever it holds', () => {
    const holding = fc
      .jsonValue()
      .map((value) => JSON.stringify({ ...head, prices: value, machines: [value], discounts: value }))
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), holding), (text) => {
        const read = parsePrices(text)
        expect(read.ok || read.problems.length > 0).toBe(true)
      }),
      { seed: 20, numRuns: 300 },
    )
  })
})

describe('a discount', () => {
  const drawing = {
    nodes: [
      { id: 'users', service: 'generic.client' },
      { id: 'home', service: 'aws.region', config: { region: 'us-east-1' } },
      { id: 'vm', service: 'aws.ec2', parent: 'home', config: { instanceType: 'm7i.large' } },
      { id: 'far', service: 'gcp.cloud-run', config: { region: 'us-central1' } },
    ],
    edges: [
      { id: 'in', source: 'users', target: 'vm' },
      { id: 'on', source: 'vm', target: 'far' },
    ],
    workloads: [{ id: 'w', source: 'users', rps: 20, requestKb: 5, responseKb: 50 }],
  }
  const billOf = (discounts: readonly object[]) => figuresOf(designOf(drawing), layPrices(fileOf({ discounts }))).body
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0)

  it('of a provider takes its share off all the provider’s lines, as lines of their own', () => {
    const list = billOf([]).bill
    const { bill, nodes, edges } = billOf([{ provider: 'aws', percent: 10 }])
    const aws = sum(list.lines.filter(({ provider }) => provider === 'aws').map(({ amountUsd }) => amountUsd))
    expect(bill.totalUsd).toBeCloseTo(list.totalUsd - aws / 10, 9)
    const off = bill.lines.filter(({ dimension }) => dimension === 'negotiated-discount')
    expect(off.map(({ service }) => service).sort()).toEqual(['aws.ec2', 'aws.region', 'aws.region'])
    for (const line of off) expect(line).toMatchObject({ unitPriceUsd: -0.1, confidence: 'user' })
    expect(sum(nodes.map(({ monthlyUsd }) => monthlyUsd))).toBeCloseTo(bill.totalUsd, 9)
    const wire = billOf([]).edges[0]?.monthlyUsd ?? Number.NaN
    expect(edges[0]?.monthlyUsd).toBeCloseTo(0.9 * wire, 9)
  })

  it('of a service goes before that of its provider', () => {
    const lines = billOf([
      { provider: 'aws', percent: 10 },
      { service: 'aws.ec2', percent: 50 },
    ]).bill.lines.filter(({ dimension }) => dimension === 'negotiated-discount')
    expect(lines.find(({ service }) => service === 'aws.ec2')?.unitPriceUsd).toBe(-0.5)
    expect(lines.find(({ service }) => service === 'aws.region')?.unitPriceUsd).toBe(-0.1)
  })

  it('is not for prices that are your own', () => {
    const prices = layPrices(fileOf({ prices: [lambda], discounts: [{ provider: 'aws', percent: 10 }] }))
    const bill = partBill('aws.lambda', {}, { requests: 1e6 }, { prices })
    expect(bill.line('requests').amountUsd).toBeCloseTo(0.1, 12)
    expect(bill.line('negotiated-discount').quantity).toBe(bill.line('duration').amountUsd)
  })
})

describe('the difference of two price files', () => {
  const before = fileOf({ prices: [lambda, { ...lambda, region: 'eu-west-1' }] })

  it('names what came, went and changed, and nothing else', () => {
    const after = fileOf({
      prices: [
        { ...lambda, priceUsd: 0.2, source: 'a letter' },
        { ...lambda, region: 'sa-east-1' },
      ],
    })
    expect(
      diffPrices(before, after).map(({ kind, region, before: was, after: is }) => [kind, region, was, is]),
    ).toEqual([
      ['changed', 'us-east-1', [0.1], [0.2]],
      ['removed', 'eu-west-1', [0.1], null],
      ['added', 'sa-east-1', null, [0.1]],
    ])
  })

  it('is nothing where only sources and dates differ', () => {
    const later = fileOf({ prices: before.prices.map((row) => ({ ...row, source: 'seen again', asOf: '2026-11-24' })) })
    expect(diffPrices(before, later)).toEqual([])
    expect(diffPrices(shippedPriceFile(), shippedPriceFile())).toEqual([])
  })
})

describe('several files', () => {
  const first = fileOf({ prices: [lambda], discounts: [{ provider: 'aws', percent: 5 }] })
  const machine = { provider: 'aws', type: 'm7i.large', region: 'us-east-1', hourlyUsd: { spot: 0.01 } }
  const second = fileOf({ prices: [{ ...lambda, priceUsd: 0.05 }], machines: [machine] })

  it('merged into one give the prices of one laid over the other', () => {
    const merged = layPrices(mergePriceFiles(first, second))
    const laid = layAll([first, second])
    for (const [service, config] of [
      ['aws.lambda', {}],
      ['aws.ec2', { instanceType: 'm7i.large', purchase: 'spot' }],
      ['aws.s3', { storageGb: 100 }],
    ] as const) {
      const bill = (prices: typeof laid) => partBill(service, config, { requests: 1e6 }, { prices }).lines
      expect(bill(merged)).toEqual(bill(laid))
    }
  })

  it('merged into the shipped book differ from it in what they name', () => {
    const shipped = shippedPriceFile()
    const changes = diffPrices(shipped, [first, second].reduce(mergePriceFiles, shipped))
    expect(changes.map(({ kind, what }) => `${kind} ${what}`).sort()).toEqual([
      'added discount on aws, %',
      'changed aws m7i.large',
      'changed aws.lambda requests',
    ])
  })

  it('price the machines that one can choose from', () => {
    const offer = (prices: typeof shippedPrices) =>
      pricedOffers('aws.ec2', 'us-east-1', prices).find(({ name }) => name === 'm7i.large')
    expect(offer(layAll([second]))).toMatchObject({ spotUsd: 0.01, onDemandUsd: offer(shippedPrices)?.onDemandUsd })
  })
})
