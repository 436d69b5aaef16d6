import { describe, expect, it } from 'vitest'
import { partBill } from '../cost/month.ts'
import { part } from './drawing.ts'

const TIB = 1099.511627776
const GIB = 1.073741824

describe('a file system', () => {
  it('that grows with its files costs what they take', () => {
    expect(partBill('aws.efs', { storageGb: 7 }).line('storage').quantity).toBe(7)
    expect(partBill('aws.efs', { storageGb: 7, count: 3 }).line('storage').quantity).toBe(21)
  })

  it('of a set size is no smaller than the smallest, and grows in steps', () => {
    const gib = (storageGb: number) => partBill('gcp.filestore', { tier: 'zonal', storageGb }).line('storage').quantity
    expect(gib(10)).toBeCloseTo(1024, 9)
    expect(gib(TIB)).toBeCloseTo(1024, 9)
    expect(gib(TIB + 1)).toBeCloseTo(1024 + 256, 9)
  })

  it('is made large enough for the speed that comes with size', () => {
    // 300 MB/s at 125 MB/s for each TiB
    const lustre = (throughputMbps: number) =>
      partBill('aws.fsx-lustre', { tier: 'persistent-125', storageGb: 1200, throughputMbps }).line('storage').quantity
    expect(lustre(100)).toBeCloseTo(1200, 9)
    expect(lustre(300)).toBeCloseTo((300 / 125) * TIB, 6)
    // 64 MiB/s for each TiB of a pool in whole TiB: 200 MB/s need three
    const pool = partBill('azure.netapp-files', { tier: 'premium', storageGb: TIB, throughputMbps: 200 })
    expect(pool.line('storage').quantity).toBeCloseTo(3 * 1024 * 730, 6)
    expect(pool.line('storage').amountUsd).toBeCloseTo(3 * 1024 * 730 * 0.000403, 6)
  })

  it('pays for speed only where speed is bought', () => {
    const speed = (throughput: string) => partBill('aws.efs', { throughput, throughputMbps: 50 })
    expect(speed('provisioned').line('provisioned-throughput').amountUsd).toBeCloseTo(300, 9)
    expect(speed('bursting').dimensions).not.toContain('provisioned-throughput')
  })

  it('pays for bytes where speed is paid by the GB', () => {
    const bill = partBill('aws.efs', { throughput: 'elastic' }, { responseGb: 100, requestGb: 10 })
    expect(bill.line('elastic-reads').amountUsd).toBeCloseTo(3, 9)
    expect(bill.line('elastic-writes').amountUsd).toBeCloseTo(0.6, 9)
    expect(partBill('aws.efs', {}, { responseGb: 100 }).dimensions).not.toContain('elastic-reads')
  })

  it('pays for operations where they have a price, and says where that is unknown', () => {
    const bill = partBill('azure.files', { tier: 'hot', writesPerRequest: 2 }, { requests: 1e6 })
    expect(bill.line('writes').amountUsd).toBeCloseTo((2e6 / 1e4) * 0.0715, 9)
    expect(bill.line('reads').amountUsd).toBeNull()
    expect(bill.complete).toBe(false)
    expect(partBill('azure.files', { writesPerRequest: 2 }, { requests: 1e6 }).complete).toBe(true)
  })

  it('that is small for its kind pays for being there', () => {
    const small = partBill('gcp.filestore', { tier: 'hdd', storageGb: 500 * GIB })
    expect(small.line('small-instance').amountUsd).toBeCloseTo(730 * 0.045205479, 6)
    expect(small.line('storage').amountUsd).toBeCloseTo(80, 9)
    expect(partBill('gcp.filestore', { tier: 'hdd', storageGb: TIB }).dimensions).not.toContain('small-instance')
  })

  it('of a service without a published price makes the bill incomplete, not free', () => {
    for (const service of ['aws.fsx-ontap', 'gcp.netapp-volumes']) {
      const bill = partBill(service)
      expect(bill.complete, service).toBe(false)
      expect(bill.line('storage').amountUsd, service).toBeNull()
    }
  })

  it('takes the operations a second that it is set to, shared by what a request does', () => {
    const station = (config: Readonly<Record<string, unknown>>) => part('aws.efs', config).behaviour.station
    expect(station({})?.servers).toBe('infinite')
    const limited = station({ iops: 10_000, readsPerRequest: 3, writesPerRequest: 1, count: 2 })
    if (!limited || limited.servers === 'infinite') throw new Error('no limit')
    expect((1000 * limited.servers) / limited.serviceTime.meanMs).toBeCloseTo((2 * 10_000) / 4, 6)
  })

  it('stands in one zone or in the region', () => {
    const failure = (redundancy: string) => part('aws.efs', { region: 'us-east-1', redundancy }).behaviour.failure
    expect(failure('zone')).toMatchObject({ zonal: true, regional: true })
    expect(failure('zone').unavailability).toBeCloseTo(1e-3, 12)
    expect(failure('region')).toMatchObject({ zonal: false, regional: true })
    expect(failure('region').unavailability).toBeCloseTo(1e-4, 12)
  })
})

describe('a lake', () => {
  it('costs what its files cost in the store where they lie', () => {
    for (const [lake, store] of [
      ['aws.lake-formation', 'aws.s3'],
      ['gcp.dataplex', 'gcp.cloud-storage'],
    ] as const) {
      const usd = (service: string) => {
        const config = { storageGb: 5000, writesPerRequest: 1 }
        return partBill(service, config, { requests: 1e6 }).totalUsd
      }
      expect(usd(lake), lake).toBe(usd(store))
      expect(usd(lake)).toBeGreaterThan(0)
    }
  })

  it('on Azure counts an operation for every 4 MiB', () => {
    const reads = (responseGb: number) =>
      partBill('azure.data-lake-gen2', {}, { requests: 1000, responseGb }).line('reads').quantity * 1e4
    expect(reads(0)).toBeCloseTo(1000, 9)
    expect(reads(4.194304)).toBeCloseTo(1000, 9)
    expect(reads(4.2)).toBeCloseTo(2000, 9)
  })
})
