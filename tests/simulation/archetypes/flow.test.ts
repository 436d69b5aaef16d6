import { describe, expect, it } from 'vitest'
import { parametersOf } from '../../../simulation/archetypes/registry.ts'
import { services } from '../../../simulation/catalog/index.ts'
import { designBill, partBill } from '../cost/month.ts'
import { part } from './drawing.ts'

describe('a stream', () => {
  it('takes a thousand events a second for each shard, by Little’s law', () => {
    const { servers, serviceTime } = part('aws.kinesis', { shards: 3 }).behaviour.station ?? {}
    expect((Number(servers) * 1000) / (serviceTime?.meanMs ?? 0)).toBeCloseTo(3000, 9)
    const hub = part('azure.event-hubs', { shards: 4, serviceTimeMs: 20 }).behaviour.station
    expect((Number(hub?.servers) * 1000) / (hub?.serviceTime.meanMs ?? 0)).toBeCloseTo(4000, 9)
  })

  it('takes any number where capacity follows the use', () => {
    expect(part('aws.kinesis', { mode: 'on-demand' }).behaviour.station?.servers).toBe('infinite')
  })

  it('pays what it keeps by how long it keeps it', () => {
    const kept = (retentionHours: number, dimension: string) =>
      partBill('aws.kinesis', { mode: 'on-demand', retentionHours }, { requests: 1e6, requestGb: 730 }).line(dimension)
    // 730 GB a month are 24 GB a day
    expect(kept(72, 'extended-retention').quantity).toBeCloseTo(24 * 2, 9)
    expect(kept(240, 'extended-retention').quantity).toBeCloseTo(24 * 6, 9)
    expect(kept(240, 'long-term-retention').quantity).toBeCloseTo(24 * 3, 9)
  })

  it('is read by every consumer, each paid', () => {
    const bill = partBill('aws.msk', { mode: 'serverless', consumers: 3 }, { requests: 1e6, requestGb: 100 })
    expect(bill.line('data-out').amountUsd).toBeCloseTo(3 * 100 * 0.05, 9)
    expect(bill.dimensions).not.toContain('broker-hours')
  })

  it('of brokers pays their hours and disks', () => {
    const bill = partBill('aws.msk', { count: 3, storageGb: 200 })
    expect(bill.line('broker-hours').amountUsd).toBeCloseTo(459.9, 9)
    expect(bill.line('broker-storage').amountUsd).toBeCloseTo(60, 9)
  })
})

describe('a workflow', () => {
  const drawing = (mode: string) => ({
    nodes: [
      { id: 'users', service: 'generic.client' },
      { id: 'flow', service: 'aws.step-functions', config: { mode, serviceTimeMs: 10, memoryMb: 1024 } },
      {
        id: 'step',
        service: 'generic.service',
        config: { servers: 'infinite', serviceTime: { distribution: 'deterministic', meanMs: 190 } },
      },
    ],
    edges: [
      { id: 'start', source: 'users', target: 'flow' },
      { id: 'call', source: 'flow', target: 'step' },
    ],
    workloads: [{ id: 'orders', source: 'users', rps: 1 }],
  })

  it('pays its steps, or the time that it waits for them', () => {
    const steps = designBill(drawing('standard')).line('transitions')
    expect(steps.quantity).toBeCloseTo((730 * 3600 * 5) / 1000, 6)
    // 10 ms and the 190 ms of its step, at 1 GB
    const time = designBill(drawing('express')).line('duration')
    expect(time.quantity).toBeCloseTo(730 * 0.2, 6)
  })
})

describe('every stream and workflow', () => {
  const kinds = new Set(['stream', 'workflow'])
  const flows = services.filter(({ archetype, provider }) => kinds.has(archetype) && provider !== 'generic')
  it.each(flows)('$id is on the bill, and finite at the ends of every setting', (record) => {
    const month = { requests: 1e9, requestGb: 1e4, responseGb: 1e3, heldMs: 100 }
    expect(partBill(record.id, {}, month).lines.length).toBeGreaterThan(0)
    for (const { name, type } of parametersOf(record)) {
      if (type.kind === 'choice') {
        for (const { value } of type.options) {
          const unpriced = partBill(record.id, { [name]: value }, month).lines.filter(
            (line) => line.unitPriceUsd === null,
          )
          for (const line of unpriced) expect(line.confidence, `${name} ${value} ${line.dimension}`).toBe('unknown')
        }
      }
      if (type.kind !== 'number' && type.kind !== 'integer') continue
      for (const value of [type.min, type.max]) {
        const bill = partBill(record.id, { [name]: value }, month)
        for (const { quantity } of bill.lines) expect(Number.isFinite(quantity), `${name} ${value}`).toBe(true)
        expect(bill.totalUsd).toBeGreaterThanOrEqual(0)
      }
    }
  })
})
