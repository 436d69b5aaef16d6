import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { layPrices } from '../../../simulation/catalog/price-layers.ts'
import { parsePrices } from '../../../simulation/catalog/reading-prices.ts'
import { type BilledPart, designBill, partsBill } from './month.ts'
import { GIB, NOT_BILLED, PUBLISHED, type Reading } from './published-readings.ts'

/** A bill that somebody else worked out and published, with every quantity and price of its own. */
interface PublishedBill {
  readonly id: string
  readonly title: string
  readonly use: 'exact' | 'corrected'
  readonly publishedUsd: number
  /** Where the page's own rule or sum gives another amount than it prints. */
  readonly correctedUsd?: number
  /** Rounding of the published lines, and nothing else. */
  readonly toleranceUsd: number
  readonly source: Readonly<Record<string, string>>
  readonly asOf: string
}

const bills: readonly PublishedBill[] = JSON.parse(
  readFileSync(new URL('../../fixtures/published-bills.json', import.meta.url), 'utf8'),
)
const byId = new Map(bills.map((bill) => [bill.id, bill]))

describe('the published bills', () => {
  it('tell where and when they were published', () => {
    expect(bills).toHaveLength(64)
    for (const { source, asOf, id } of bills) {
      expect(Object.values(source).join(''), id).toMatch(/\S/)
      expect(asOf, id).toMatch(/\S/)
    }
  })

  it('are each either recomputed or left out for a reason that the documentation tells', () => {
    const read = Object.keys(PUBLISHED)
    const left = Object.keys(NOT_BILLED)
    expect([...read, ...left].sort()).toEqual([...byId.keys()].sort())
    const page = readFileSync(new URL('../../../docs/verification-bill.md', import.meta.url), 'utf8')
    for (const id of [...read, ...left]) expect(page, id).toContain(`\`${id}\``)
  })

  it('are recomputed to a fraction of a cent of each of their lines, whatever they amount to', () => {
    for (const { toleranceUsd } of bills) expect(toleranceUsd).toBeLessThanOrEqual(0.1)
  })
})

describe.each(Object.entries(PUBLISHED))('%s', (id, reading) => {
  const bill = byId.get(id)
  if (!bill) throw new Error(`no published bill ${id}`)

  it(`comes out to the cent: ${bill.title}`, () => {
    const published = bill.correctedUsd ?? bill.publishedUsd
    expect(Math.abs(totalOf(reading) - published), String(totalOf(reading))).toBeLessThan(bill.toleranceUsd + 1e-9)
  })
})

/** Our bill of what a case asks for, with the case's prices laid over ours where they differ. */
function totalOf({ parts, prices = [], freeTier = 'none', egress }: Reading): number {
  const file = parsePrices(JSON.stringify({ format: 'skyloom/prices', version: 1, asOf: '2026-11-23', prices }))
  if (!file.ok) throw new Error(JSON.stringify(file.problems))
  const book = layPrices(file.value)
  const billed = parts.map((part): BilledPart => part)
  const { lines } = partsBill(billed, { freeTier, prices: book })
  const sum = lines.reduce((total, { nodeId, dimension, amountUsd, confidence }) => {
    const { hours = 730, only, without } = parts[Number(nodeId.slice('part'.length))] ?? {}
    if ((only && !only.includes(dimension)) || without?.includes(dimension)) return total
    expect(confidence, dimension).not.toBe('unknown')
    return total + (amountUsd ?? Number.NaN) * (hours / 730)
  }, 0)
  return sum + (egress ? egressOf(egress) : 0)
}

/** What leaves a service for the internet in a month, at its region's transfer prices. */
function egressOf({ service, gib }: NonNullable<Reading['egress']>): number {
  const { lines } = designBill({
    nodes: [
      { id: 'users', service: 'generic.client' },
      { id: 'home', service: `${service.split('.')[0]}.region` },
      { id: 'part', service, parent: 'home' },
    ],
    edges: [{ id: 'e', source: 'users', target: 'part', responseKb: 1000 }],
    workloads: [{ id: 'w', source: 'users', rps: (gib * 1000) / (730 * 3600) }],
  })
  return lines
    .filter(({ dimension }) => dimension === 'internet-egress')
    .reduce((sum, { amountUsd }) => sum + (amountUsd ?? Number.NaN), 0)
}

describe('rules that the published bills rest on', () => {
  it('waive one zonal cluster of an account, and no regional one', () => {
    const cluster = (zones: number) => ({ service: 'gcp.gke', config: { zones } })
    const paid = (...parts: BilledPart[]) =>
      partsBill(parts, { freeTier: 'always-free' })
        .lines.filter(({ dimension }) => dimension === 'cluster-hours')
        .reduce((sum, { amountUsd }) => sum + (amountUsd ?? Number.NaN), 0)
    expect(paid(cluster(1))).toBe(0)
    expect(paid(cluster(3))).toBeCloseTo(73, 9)
    expect(paid(cluster(1), cluster(1))).toBeCloseTo((2 * 730 - 744) * 0.1, 9)
  })

  it('charge the least time and the least size of a cold tier', () => {
    const kept = (config: object) =>
      partsBill([{ service: 'aws.s3', config: { tier: 'infrequent', storageGb: 1000, ...config } }])
        .lines.filter(({ dimension }) => dimension === 'storage')
        .map(({ quantity }) => quantity)
    expect(kept({})).toEqual([1000])
    expect(kept({ storedDays: 60, objectKb: 5000 })).toEqual([1000])
    expect(kept({ storedDays: 10 })).toEqual([1000, 2000])
    expect(kept({ objectKb: 32 })).toEqual([4000])
    expect(kept({ tier: 'standard', storedDays: 1, objectKb: 1 })).toEqual([1000])
    const archive = partsBill([
      { service: 'gcp.cloud-storage', config: { tier: 'archive', storageGb: GIB, storedDays: 73 } },
    ])
    expect(archive.lines.map(({ quantity }) => quantity)).toEqual([1, 4].map((gib) => expect.closeTo(gib, 9)))
  })
})
