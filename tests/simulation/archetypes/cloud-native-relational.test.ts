import { describe, expect, it } from 'vitest'
import { partBill } from '../cost/month.ts'
import { part } from './drawing.ts'

describe('a database whose storage the machines share', () => {
  it('keeps it once, however many machines there are', () => {
    for (const service of ['aws.aurora', 'gcp.alloydb']) {
      const storage = (config: object) => partBill(service, { storageGb: 100, ...config }).line('storage').amountUsd
      expect(storage({ multiZone: true, readReplicas: 3 }), service).toBe(storage({}))
    }
    const apart = (config: object) =>
      partBill('aws.rds-postgres', { storageGb: 100, ...config }).line('storage').quantity
    expect(apart({ readReplicas: 3 })).toBe(400)
  })

  it('pays for the machine that stands by like for the first', () => {
    const bill = partBill('gcp.alloydb', { instanceType: 'n2-highmem-4', multiZone: true })
    expect(bill.line('standby-hours').amountUsd).toBe(bill.line('instance-hours').amountUsd)
    expect(bill.line('instance-hours').amountUsd).toBeCloseTo(730 * (4 * 0.06608 + 32 * 0.0112), 6)
  })

  it('pays disk operations one by one, or a higher price of the machine', () => {
    const bill = (storageMode: string) =>
      partBill('aws.aurora', { instanceType: 'db.r6g.large', storageMode, ioPerRequest: 2 }, { requests: 5e6 })
    expect(bill('standard').line('io-requests').amountUsd).toBeCloseTo(2, 9)
    expect(bill('io-optimized').line('io-requests').amountUsd).toBe(0)
    expect(bill('io-optimized').line('instance-hours').amountUsd).toBeCloseTo(730 * 0.338, 9)
  })

  it('takes a share off machines that are committed to', () => {
    const hourly = (purchase: string) =>
      partBill('gcp.alloydb', { instanceType: 'n2-highmem-4', purchase }).line('instance-hours').unitPriceUsd ??
      Number.NaN
    expect(hourly('reserved-1y')).toBeCloseTo(0.75 * hourly('on-demand'), 9)
    expect(hourly('reserved-3y')).toBeCloseTo(0.48 * hourly('on-demand'), 9)
    expect(partBill('aws.aurora', { purchase: 'reserved-1y' }).complete).toBe(false)
  })
})

describe('a database sold by capacity units', () => {
  it('has a quarter of a vCPU for each', () => {
    const station = (capacityUnits: number) =>
      part('aws.aurora', { instanceType: 'db.serverless', capacityUnits }).behaviour.station
    expect(station(16)?.servers).toBe(4)
    const whole = station(4)?.serviceTime.meanMs ?? Number.NaN
    expect(station(2)?.serviceTime.meanMs).toBeCloseTo(2 * whole, 9)
  })
})

describe('a database that keeps its copies by itself', () => {
  it('has three of them in the price of a node', () => {
    const bill = partBill('gcp.spanner', { instanceType: '300-pu', edition: 'enterprise', storageGb: 0 })
    expect(bill.totalUsd).toBeCloseTo(730 * 0.3 * 3 * 0.41, 9)
    expect(bill.dimensions).toEqual(['node-hours'])
  })

  it('pays for a further copy a third of a node', () => {
    const hours = (readReplicas: number) => partBill('gcp.spanner', { readReplicas }).line('node-hours').quantity
    expect(hours(3)).toBeCloseTo(2 * hours(0), 9)
  })

  it('serves in proportion to its processing units', () => {
    const capacity = (instanceType: string) => {
      const station = part('gcp.spanner', { instanceType }).behaviour.station
      if (!station || station.servers === 'infinite') throw new Error('no limit')
      return (1000 * station.servers) / station.serviceTime.meanMs
    }
    expect(capacity('1000-pu')).toBeCloseTo(22_500, 6)
    expect(capacity('100-pu')).toBeCloseTo(2250, 6)
  })

  it('fails with its region only, and outlives it in several', () => {
    const failure = (redundancy: string) => part('gcp.spanner', { region: 'us-central1', redundancy }).behaviour.failure
    expect(failure('region')).toMatchObject({ zonal: false, regional: true })
    expect(failure('region').unavailability).toBeCloseTo(1e-4, 12)
    expect(failure('multi-region')).toMatchObject({ zonal: false, regional: false })
    expect(failure('multi-region').unavailability).toBeCloseTo(1e-5, 12)
  })
})
