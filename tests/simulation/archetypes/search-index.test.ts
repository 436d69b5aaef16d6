import { describe, expect, it } from 'vitest'
import { partBill } from '../cost/month.ts'
import { part } from './drawing.ts'

describe('an index', () => {
  it('pays for replicas times partitions', () => {
    const config = { instanceType: 'basic', replicas: 3, partitions: 2 }
    expect(partBill('azure.ai-search', config).line('search-units').amountUsd).toBeCloseTo(6 * 730 * 0.101, 9)
  })

  it('serves with each replica, as all partitions work on a query', () => {
    const config = { instanceType: 'r6g.large.search', replicas: 3, partitions: 4 }
    expect(part('aws.opensearch', config).behaviour.station).toMatchObject({ servers: 2, instances: 3 })
  })

  it('keeps every replica on disks of its own', () => {
    const bill = partBill('aws.opensearch', { replicas: 2, storageGb: 100 })
    expect(bill.line('storage').amountUsd).toBeCloseTo(200 * 0.122, 9)
  })

  it('without servers to choose is never below its smallest size', () => {
    const bill = partBill('aws.opensearch', { mode: 'on-demand', replicas: 2, storageGb: 100 })
    expect(bill.line('compute-units').amountUsd).toBeCloseTo(2 * 730 * 0.24, 9)
    expect(bill.line('storage').amountUsd).toBeCloseTo(100 * 0.024, 9)
    expect(bill.dimensions).not.toContain('node-hours')
    expect(part('aws.opensearch', { mode: 'on-demand' }).behaviour.station?.servers).toBe('infinite')
  })

  it('ranks only the share of queries that is to be ranked', () => {
    const bill = partBill('azure.ai-search', { rankedShare: 0.25 }, { requests: 1e6 }, { freeTier: 'always-free' })
    expect(bill.line('semantic-ranker').amountUsd).toBeCloseTo(249, 9)
  })

  it('has no promise with one replica, and one with two', () => {
    const promise = (replicas: number) => part('azure.ai-search', { region: 'eastus', replicas }).behaviour.failure
    expect(promise(1).contractUnavailability).toBeNull()
    expect(promise(2).contractUnavailability).toBeCloseTo(1e-3, 12)
    expect(promise(2)).toMatchObject({ instances: 2, minHealthy: 'auto' })
  })

  it('is promised four nines only with a standby', () => {
    const promise = (standby: boolean) =>
      part('aws.opensearch', { region: 'us-east-1', replicas: 3, zones: 3, standby }).behaviour.failure
        .contractUnavailability
    expect(promise(true)).toBeCloseTo(1e-4, 12)
    expect(promise(false)).toBeCloseTo(1e-3, 12)
  })
})
