import { describe, expect, it } from 'vitest'
import { partBill } from '../cost/month.ts'
import { modelOf, nodeOf, part } from './drawing.ts'

const SECONDS = 730 * 3600
const station = (service: string, config = {}) => {
  const found = part(service, config).behaviour.station
  if (!found) throw new Error('no station')
  return found
}
/** Requests a second that a station can serve at most. */
const capacity = (service: string, config = {}) => {
  const { servers, instances, serviceTime } = station(service, config)
  return servers === 'infinite' ? Number.POSITIVE_INFINITY : (1000 * servers * instances) / serviceTime.meanMs
}
const failure = (service: string, region: string, config = {}) =>
  nodeOf(
    modelOf({
      nodes: [
        { id: 'home', service: `${service.split('.')[0]}.region`, config: { region } },
        { id: 'part', service, parent: 'home', config },
      ],
    }),
    'part',
  ).behaviour.failure

describe('a key-value store paid by the operation', () => {
  const units = (itemKb: number, config = {}) => {
    const bill = partBill(
      'aws.dynamodb',
      { itemKb, readsPerRequest: 1, writesPerRequest: 1, consistency: 'strong', ...config },
      { requests: 1e6 },
    )
    return [bill.line('read-request-units').quantity, bill.line('write-request-units').quantity]
  }

  it('takes any number of requests at once', () => {
    expect(station('aws.dynamodb').servers).toBe('infinite')
  })

  it.each([
    [1, 1, 1],
    [1.5, 1, 2],
    [4, 1, 4],
    [4.1, 2, 5],
    [8, 2, 8],
  ])('counts an item of %d KB as %d reads of 4 KB and %d writes of 1 KB', (itemKb, reads, writes) => {
    expect(units(itemKb)[0]).toBeCloseTo(reads, 9)
    expect(units(itemKb)[1]).toBeCloseTo(writes, 9)
  })

  it('reads for half the price where a read may be a little old', () => {
    expect(units(8, { consistency: 'eventual' })[0]).toBeCloseTo(1, 9)
  })

  it('writes and keeps everything once more in each further region, and reads it once', () => {
    const config = { readsPerRequest: 1, writesPerRequest: 2, storageGb: 10, replicaRegions: 2 }
    const bill = partBill('aws.dynamodb', config, { requests: 1e6 })
    expect(bill.line('write-request-units').quantity).toBeCloseTo(2, 9)
    expect(bill.line('replicated-write-units').quantity).toBeCloseTo(4, 9)
    expect(bill.line('read-request-units').quantity).toBeCloseTo(0.5, 9)
    expect(bill.line('storage').quantity).toBe(30)
  })

  it('counts documents, whatever their size, where the provider does', () => {
    const bill = partBill('gcp.firestore', { itemKb: 500, readsPerRequest: 3, deletesPerRequest: 1 }, { requests: 1e5 })
    expect(bill.line('reads').amountUsd).toBeCloseTo(0.09, 9)
    expect(bill.line('deletes').amountUsd).toBeCloseTo(0.01, 9)
    expect(bill.dimensions).not.toContain('read-request-units')
  })

  it('has 50,000 free reads of each day of the month', () => {
    const perMonth = (50_000 * 730) / 24
    const bill = (requests: number) =>
      partBill('gcp.firestore', {}, { requests }, { freeTier: 'always-free' }).line('reads').amountUsd
    expect(bill(perMonth)).toBeCloseTo(0, 9)
    expect(bill(perMonth + 1e5)).toBeCloseTo(0.03, 6)
  })

  it('takes the units of the next size that the vendor tells', () => {
    const reads = (itemKb: number) =>
      partBill('azure.cosmos-db', { mode: 'on-demand', itemKb }, { requests: 1e6 }).line('request-units').quantity
    expect(reads(1)).toBeCloseTo(1, 9)
    expect(reads(3)).toBeCloseTo(1.14, 9)
    expect(reads(16)).toBeCloseTo(1.67, 9)
    expect(reads(4096)).toBeCloseTo(2 * 291.8, 9)
  })
})

describe('a key-value store with bought capacity', () => {
  it('serves exactly what is bought, the scarcer of reads and writes', () => {
    const config = { mode: 'provisioned', readUnits: 4000, writeUnits: 3000, consistency: 'strong' }
    expect(capacity('aws.dynamodb', config)).toBeCloseTo(4000, 6)
    expect(capacity('aws.dynamodb', { ...config, writesPerRequest: 1 })).toBeCloseTo(3000, 6)
    expect(capacity('aws.dynamodb', { ...config, itemKb: 9 })).toBeCloseTo(4000 / 3, 6)
    expect(capacity('aws.dynamodb', { ...config, consistency: 'eventual' })).toBeCloseTo(8000, 6)
  })

  it('draws reads and writes from one purse where they have one currency', () => {
    const config = { mode: 'provisioned', requestUnits: 9000, readsPerRequest: 4, writesPerRequest: 1 }
    expect(capacity('azure.cosmos-db', config)).toBeCloseTo(1000, 6)
  })

  it('adds up nodes and clusters', () => {
    expect(capacity('gcp.bigtable', { nodes: 3 })).toBeCloseTo(3 * 17_000, 3)
    expect(capacity('gcp.bigtable', { nodes: 3, zones: 2, readsPerRequest: 0, writesPerRequest: 1 })).toBeCloseTo(
      2 * 3 * 14_000,
      3,
    )
  })

  it('answers in the published time when there is room for many requests', () => {
    const { serviceTime } = station('aws.dynamodb', { mode: 'provisioned', readUnits: 100_000 })
    expect(serviceTime.meanMs).toBeCloseTo(5 / Math.LN2, 1)
  })

  it('is paid whether it is used or not', () => {
    const config = { mode: 'provisioned', readUnits: 30, writeUnits: 20 }
    const [idle, busy] = [0, 1e6].map((requests) => partBill('aws.dynamodb', config, { requests }))
    expect(idle?.line('read-capacity').quantity).toBe(30 * 730)
    expect(busy?.line('read-capacity').quantity).toBe(30 * 730)
    expect(busy?.dimensions).not.toContain('read-request-units')
  })

  it('follows the load from hour to hour under autoscaling, between the least and the most', () => {
    // half of the hours at 10 requests a second, half at 300
    const hourlyRps = Array.from({ length: 168 }, (_, hour) => (hour % 2 === 0 ? 10 : 300))
    const month = { requests: 155 * SECONDS, hourlyRps }
    const config = {
      mode: 'provisioned',
      autoscaling: true,
      readUnits: 200,
      writeUnits: 1,
      consistency: 'strong',
      targetUtilisation: 0.5,
      leastShare: 0.25,
    }
    // 10 ÷ 0.5 = 20 is below the least of 50; 300 ÷ 0.5 = 600 is above the most of 200
    expect(partBill('aws.dynamodb', config, month).line('read-capacity').quantity).toBeCloseTo(125 * 730, 6)
    const roomy = { ...config, readUnits: 2000, leastShare: 0 }
    expect(partBill('aws.dynamodb', roomy, month).line('read-capacity').quantity).toBeCloseTo(310 * 730, 6)
  })

  it('is sold in steps of 100 request units, half as dear again when they follow the load', () => {
    const hourlyRps = Array.from({ length: 168 }, () => 2950)
    const config = { mode: 'provisioned', requestUnits: 6000, autoscaling: true }
    const line = partBill('azure.cosmos-db', config, { hourlyRps }).line('throughput')
    expect(line.quantity).toBeCloseTo(30 * 730, 6)
    expect(line.unitPriceUsd).toBe(0.012)
  })

  it('costs a quarter more in several zones', () => {
    const usd = (zoneRedundant: boolean) =>
      partBill('azure.cosmos-db', { requestUnits: 500, zoneRedundant }).line('throughput').amountUsd
    expect(usd(false)).toBeCloseTo(29.2, 9)
    expect(usd(true)).toBeCloseTo(36.5, 9)
  })

  it('pays for nodes and data in each zone and region', () => {
    const bill = partBill('gcp.bigtable', { nodes: 2, zones: 2, replicaRegions: 1, storageGb: 100 })
    expect(bill.line('node-hours').quantity).toBe(2 * 2 * 2 * 730)
    expect(bill.line('storage').amountUsd).toBeCloseTo(((4 * 100) / 1.073741824) * 730 * 0.000232877, 6)
  })
})

describe('failures of a key-value store', () => {
  it('are those of its region: it stands in all zones', () => {
    expect(failure('aws.dynamodb', 'us-east-1')).toMatchObject({ zonal: false, regional: true })
    expect(failure('aws.dynamodb', 'us-east-1').unavailability).toBeCloseTo(1e-4, 12)
  })

  it('leave the region out once another one has a copy', () => {
    const copied = failure('aws.dynamodb', 'us-east-1', { replicaRegions: 1 })
    expect(copied).toMatchObject({ zonal: false, regional: false })
    expect(copied.unavailability).toBeCloseTo(1e-5, 12)
  })

  it('are those of one zone where it stands in one, until it stands in two', () => {
    expect(failure('azure.cosmos-db', 'eastus')).toMatchObject({ zonal: true, instances: 1 })
    expect(failure('azure.cosmos-db', 'eastus', { zoneRedundant: true })).toMatchObject({ zonal: false })
    expect(failure('gcp.bigtable', 'us-central1', { zones: 2 })).toMatchObject({
      zonal: true,
      instances: 2,
      minHealthy: 1,
    })
    expect(failure('gcp.bigtable', 'us-central1', { zones: 2 }).contractUnavailability).toBeCloseTo(1e-4, 12)
    expect(failure('gcp.bigtable', 'us-central1', { replicaRegions: 1 }).unavailability).toBeCloseTo(1e-4, 12)
    expect(failure('gcp.bigtable', 'us-central1', { replicaRegions: 2 }).unavailability).toBeCloseTo(1e-5, 12)
  })
})
