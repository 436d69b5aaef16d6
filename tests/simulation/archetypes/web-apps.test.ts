import { describe, expect, it } from 'vitest'
import { partBill } from '../cost/month.ts'
import { part } from './drawing.ts'

describe('a web app platform', () => {
  it('pays the instances of a plan, and serves with their processors', () => {
    const bill = partBill('azure.app-service', { instanceType: 'P2v3', minInstances: 3 })
    expect(bill.dimensions).toEqual(['instance-hours'])
    expect(bill.totalUsd).toBeCloseTo(3 * 730 * 0.31, 9)
    expect(part('azure.app-service', { instanceType: 'P2v3' }).behaviour.station?.servers).toBe(4)
    expect(part('azure.app-service', { instanceType: 'P3v3' }).behaviour.station?.servers).toBe(8)
  })

  it('costs more with Windows, and says where that price is not known', () => {
    const usd = (instanceType: string) =>
      partBill('azure.app-service', { instanceType, os: 'windows' }).line('instance-hours').amountUsd
    expect(usd('P1v3')).toBeCloseTo(730 * 0.315, 9)
    expect(usd('P2v3')).toBeNull()
  })

  it('is promised more in several zones', () => {
    const promised = (zoneRedundant: boolean) =>
      part('azure.app-service', { zoneRedundant }).behaviour.failure.contractUnavailability
    expect(promised(false)).toBeCloseTo(5e-4, 12)
    expect(promised(true)).toBeCloseTo(1e-4, 12)
  })

  it('pays processors and memory, or the class of its copies', () => {
    const usd = (config: object) => partBill('gcp.app-engine', { minInstances: 2, ...config }).totalUsd
    expect(usd({ vcpu: 2, memoryMb: 4096 })).toBeCloseTo(2 * 730 * (2 * 0.0526 + 4 * 0.0071), 9)
    expect(usd({ mode: 'standard', classUnits: 4 })).toBeCloseTo(2 * 730 * 4 * 0.05, 9)
  })

  it('has no price where no source has one', () => {
    expect(partBill('aws.app-runner').line('memory-hours').amountUsd).toBeNull()
    expect(part('aws.app-runner').behaviour.failure.contractUnavailability).toBeNull()
  })
})

describe('a single container', () => {
  it('pays by the second for as long as it runs, and does not scale', () => {
    const bill = partBill('azure.container-instances', { vcpu: 2, memoryMb: 4096 })
    expect(bill.totalUsd).toBeCloseTo(730 * 3600 * (2 * 1.13e-5 + 4 * 1.24e-6), 6)
    expect(part('azure.container-instances').behaviour.station?.scaling).toMatchObject({ min: 1, max: 1 })
  })
})
