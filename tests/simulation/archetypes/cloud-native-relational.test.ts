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

describe('Azure SQL Database', () => {
  const usd = (dimension: string, config: Readonly<Record<string, unknown>>) =>
    partBill('azure.sql-database', config).line(dimension).amountUsd

  it('has disks of one price for the sizes of a family', () => {
    const disk = (instanceType: string) => usd('storage', { instanceType, storageGb: 300 })
    expect(disk('GP_Gen5_4')).toBeCloseTo(300 * 0.115, 9)
    expect(disk('BC_Gen5_4')).toBeCloseTo(300 * 0.25, 9)
    expect(disk('HS_Gen5_4')).toBeCloseTo(300 * 0.25, 9)
    expect(disk('S1')).toBeCloseTo(50 * 0.17, 9)
  })

  it('asks six tenths more for zones in one family and nothing in another', () => {
    const pair = (instanceType: string) => ({ instanceType, multiZone: true, storageGb: 100 })
    expect(usd('zone-redundancy', pair('GP_Gen5_2'))).toBeCloseTo(2 * 730 * 0.0913287671, 3)
    expect(usd('storage', pair('GP_Gen5_2'))).toBeCloseTo(23, 9)
    expect(usd('zone-redundancy', pair('BC_Gen5_2'))).toBe(0)
    expect(usd('storage', pair('BC_Gen5_2'))).toBeCloseTo(25, 9)
  })

  it('is sold by the month, by the hour, or by vCores that follow the load', () => {
    expect(usd('compute', { instanceType: 'Basic', storageGb: 2 })).toBeCloseTo(4.9, 9)
    expect(usd('compute', { instanceType: 'S12' })).toBeCloseTo(730 * 6.0487534247, 6)
    expect(usd('compute', { instanceType: 'GP_S_Gen5', capacityUnits: 0.5 })).toBeCloseTo(365 * 0.52176, 9)
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
