import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceRows } from '../../../simulation/catalog/index.ts'
import { tieredCost } from '../../../simulation/cost/bill.ts'
import { designBill, partBill } from './month.ts'

const TIERS = [
  { upTo: 100, priceUsd: 3 },
  { upTo: 300, priceUsd: 2 },
  { upTo: null, priceUsd: 1 },
]

describe('a price in tiers', () => {
  it('is paid tier by tier', () => {
    expect(tieredCost(TIERS, 0, 1)).toBe(0)
    expect(tieredCost(TIERS, 40, 1)).toBe(120)
    expect(tieredCost(TIERS, 100, 1)).toBe(300)
    expect(tieredCost(TIERS, 250, 1)).toBe(300 + 300)
    expect(tieredCost(TIERS, 1000, 1)).toBe(300 + 400 + 700)
  })

  it('may be that of many units of the meter; bounds stay in units of the meter', () => {
    expect(tieredCost(TIERS, 250, 50)).toBe((300 + 300) / 50)
  })

  it('is unknown once a tier without a price is reached', () => {
    const open = [TIERS[0]!, { upTo: null, priceUsd: null }]
    expect(tieredCost(open, 100, 1)).toBe(300)
    expect(tieredCost(open, 101, 1)).toBeNull()
  })

  it('says so on the bill, whatever is known of the lower tiers', () => {
    const bill = partBill('aws.route53', { hostedZones: 100_000 })
    expect(bill.line('hosted-zones')).toMatchObject({ amountUsd: null, unitPriceUsd: null, confidence: 'unknown' })
    expect(bill.complete).toBe(false)
  })

  it('of more is never less, and is continuous', () => {
    const quantity = fc.double({ min: 0, max: 1000, noNaN: true })
    fc.assert(
      fc.property(quantity, quantity, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const [low, high] = [tieredCost(TIERS, less, 1) ?? 0, tieredCost(TIERS, more, 1) ?? 0]
        expect(high).toBeGreaterThanOrEqual(low)
        expect(high - low).toBeLessThanOrEqual(3 * (more - less) + 1e-9)
      }),
      { seed: 730, numRuns: 200 },
    )
  })
})

/** Two functions of which the first answers nine tenths. */
const twoFunctions = (freeTier: string, regions = ['us-east-1', 'us-east-1'], rps = 100) => ({
  pricing: { freeTier },
  nodes: [
    { id: 'users', service: 'generic.client' },
    { id: 'most', service: 'aws.lambda', config: { region: regions[0], durationMs: 1000, memoryMb: 1769 } },
    { id: 'few', service: 'aws.lambda', config: { region: regions[1], durationMs: 1000, memoryMb: 1769 } },
  ],
  edges: [
    { id: 'a', source: 'users', target: 'most' },
    { id: 'b', source: 'users', target: 'few' },
  ],
  workloads: [
    { id: 'w', source: 'users', rps: 0.9 * rps },
    { id: 'v', source: 'users', rps: 0.1 * rps },
  ],
})

describe('lines that share a price', () => {
  const lines = (drawing: Parameters<typeof designBill>[0], dimension: string) =>
    designBill(drawing).lines.filter((line) => line.dimension === dimension)

  it('fill its tiers together, each in proportion to its quantity', () => {
    const drawing = twoFunctions('none', undefined, 20_000)
    const split = {
      ...drawing,
      edges: [
        { id: 'a', source: 'users', target: 'most', workloads: ['w'] },
        { id: 'b', source: 'users', target: 'few', workloads: ['v'] },
      ],
    }
    const [most, few] = lines(split, 'duration')
    const total = (most?.quantity ?? 0) + (few?.quantity ?? 0)
    const row = priceRows('aws.lambda').find(
      ({ dimension, region, when }) =>
        dimension === 'duration' && region === 'us-east-1' && when?.architecture === 'x86_64',
    )
    const cost = tieredCost(row?.tiers ?? [], total, 1) ?? 0
    expect(total).toBeGreaterThan(row?.tiers[1]?.upTo ?? Number.POSITIVE_INFINITY)
    expect(most?.amountUsd).toBeCloseTo(0.9 * cost, 4)
    expect(few?.amountUsd).toBeCloseTo(0.1 * cost, 4)
    expect(few?.unitPriceUsd).toBeCloseTo(cost / total, 15)
  })

  it('do so across the regions of a provider, each at its region’s prices', () => {
    const gb = 20_480
    const region = (id: string, name: string) => ({ id, service: 'aws.region', config: { region: name } })
    const bill = designBill({
      nodes: [
        { id: 'users', service: 'generic.client' },
        region('us', 'us-east-1'),
        region('jp', 'ap-northeast-1'),
        { id: 'a', service: 'aws.ec2', parent: 'us' },
        { id: 'b', service: 'aws.ec2', parent: 'jp' },
      ],
      edges: [
        { id: 'ea', source: 'users', target: 'a', responseKb: 1 },
        { id: 'eb', source: 'users', target: 'b', responseKb: 1 },
      ],
      workloads: [{ id: 'w', source: 'users', rps: (gb * 1e6) / (730 * 3600) / 2 }],
    })
    for (const [place, node] of [
      ['us-east-1', 'a'],
      ['ap-northeast-1', 'b'],
    ]) {
      const row = priceRows('aws.region').find((one) => one.dimension === 'internet-egress' && one.region === place)
      const line = bill.lines.find((one) => one.dimension === 'internet-egress' && one.nodeId === node)
      expect(line?.quantity).toBeCloseTo(gb / 2, 6)
      expect(line?.amountUsd).toBeCloseTo((tieredCost(row?.tiers ?? [], gb, 1) ?? 0) / 2, 6)
    }
  })

  it('share what is free in proportion', () => {
    const none = lines(twoFunctions('none'), 'requests').map(({ freeQuantity }) => freeQuantity)
    expect(none).toEqual([0, 0])
    const split = {
      ...twoFunctions('always-free'),
      edges: [
        { id: 'a', source: 'users', target: 'most', workloads: ['w'] },
        { id: 'b', source: 'users', target: 'few', workloads: ['v'] },
      ],
    }
    const free = lines(split, 'requests').map(({ freeQuantity }) => freeQuantity)
    expect(free[0]).toBeCloseTo(0.9, 9)
    expect(free[1]).toBeCloseTo(0.1, 9)
  })
})

describe('what is free', () => {
  const hours = (freeTier: string) => partBill('aws.alb', {}, {}, { freeTier }).line('balancer-hours')

  it('for a time counts for new accounts only', () => {
    expect(hours('none').freeQuantity).toBe(0)
    expect(hours('always-free').freeQuantity).toBe(0)
    expect(hours('new-account')).toMatchObject({ freeQuantity: 730, amountUsd: 0, unitPriceUsd: 0.0225 })
  })

  it('for ever counts for both', () => {
    const requests = (freeTier: string) =>
      partBill('aws.lambda', {}, { requests: 3e6 }, { freeTier }).line('requests').freeQuantity
    expect(['none', 'always-free', 'new-account'].map(requests)).toEqual([0, 1, 1])
  })

  it('never makes a line negative', () => {
    const bill = partBill('aws.lambda', {}, { requests: 1000 }, { freeTier: 'always-free' })
    expect(bill.totalUsd).toBe(0)
    for (const { quantity, freeQuantity } of bill.lines) expect(freeQuantity).toBe(quantity)
  })
})

describe('tiers of one resource', () => {
  it('are filled by each of several volumes by itself', () => {
    const iops = (count: number) =>
      partBill('aws.ebs', { tier: 'fast-ssd', iops: 40_000, count }).line('iops').amountUsd ?? 0
    expect(iops(1)).toBeCloseTo(32_000 * 0.065 + 8000 * 0.046, 6)
    expect(iops(3)).toBeCloseTo(3 * iops(1), 6)
  })

  it('are filled by each of several gateways by itself', () => {
    const gateway = (id: string) => ({ id, service: 'gcp.cloud-nat', parent: 'home', config: { count: 33 } })
    const bill = designBill({ nodes: [{ id: 'home', service: 'gcp.region' }, gateway('a'), gateway('b')] })
    const [a, b] = bill.lines.filter(({ dimension }) => dimension === 'nat-hours')
    expect(a?.amountUsd).toBeCloseTo(32 * 730 * 0.0014, 9)
    expect(b?.amountUsd).toBe(a?.amountUsd)
  })
})

describe('what the price of a volume includes', () => {
  it('is not billed again: only operations and throughput above it', () => {
    const volume = (config: object) => partBill('aws.ebs', { tier: 'ssd', storageGb: 100, count: 2, ...config })
    expect(volume({ iops: 3000, throughputMbps: 125 }).dimensions).toEqual(['storage'])
    const above = volume({ iops: 4000, throughputMbps: 225 })
    expect(above.lines.slice(1).map(({ quantity }) => quantity)).toEqual([2000, 200])
  })
})
