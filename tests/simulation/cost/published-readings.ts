import type { Month } from './month.ts'

/** How a published bill is drawn here. */
export interface Reading {
  readonly parts: readonly {
    readonly service: string
    readonly config?: Readonly<Record<string, unknown>>
    readonly month?: Month
    readonly region?: string
    /** Hours that the published part covers, where it is paid by the hour and its month has not 730 of them. */
    readonly hours?: number
    /** Dimensions of our bill that the published one has; all by default. */
    readonly only?: readonly string[]
    /** Dimensions of our bill that the published one leaves out. */
    readonly without?: readonly string[]
  }[]
  /** Its own prices, where ours are newer or of another place. */
  readonly prices?: readonly Readonly<Record<string, unknown>>[]
  readonly freeTier?: 'none' | 'always-free'
  /** Bytes that leave for the internet, GiB. */
  readonly egress?: { readonly service: string; readonly gib: number }
}

export const GIB = 1.073741824
const TIB = 1024 * GIB
/** Mbit/s of a month in GB. */
const gbOf = (mbitPerSecond: number) => (mbitPerSecond / 8000) * 730 * 3600
/** Hours of copies in a month as copies that run all of it. */
const copiesOf = (hours: number) => [hours / 730]

const LAMBDA_2019 = [
  {
    service: 'aws.lambda',
    dimension: 'duration',
    region: 'us-east-1',
    when: { architecture: 'x86_64' },
    priceUsd: 0.00001667,
    free: [{ kind: 'always', quantity: 400_000 }],
  },
]
const GATEWAY_2022 = [
  {
    service: 'azure.application-gateway',
    dimension: 'gateway-hours',
    region: 'eastus',
    when: { tier: 'standard' },
    priceUsd: 0.246,
  },
  {
    service: 'azure.application-gateway',
    dimension: 'gateway-hours',
    region: 'eastus',
    when: { tier: 'waf' },
    priceUsd: 0.443,
  },
]
const writes = (service: string, tier: string, priceUsd: number) => ({
  service,
  dimension: 'writes',
  region: 'eastus',
  when: { tier },
  priceUsd,
})
const COSMOS = { mode: 'provisioned', writeRegions: 'one' }
const cosmos = (requestUnits: number, hours: number, config: object = {}) => ({
  service: 'azure.cosmos-db',
  config: { ...COSMOS, requestUnits, ...config },
  hours,
  only: ['throughput'],
})
const cosmosStorage = (config: object) => ({
  service: 'azure.cosmos-db',
  config: { ...COSMOS, ...config },
  only: ['storage'],
})
const gateway = (tier: 'standard' | 'waf', config: object, month: Month = {}) => ({
  service: 'azure.application-gateway',
  config: { tier, ...config },
  month,
  without: ['public-ip', 'public-ipv4'],
})
/** A thousand files of 5 GiB. */
const upload = (service: string, tier: string, writesPerRequest: number) => ({
  service,
  config: { tier, readsPerRequest: 0, writesPerRequest, storageGb: 0 },
  month: { requests: 1000, requestGb: 5000 * GIB },
})

/** By id of `tests/fixtures/published-bills.json`. */
export const PUBLISHED: Readonly<Record<string, Reading>> = {
  'cost-aws-ic-nat-gateway': {
    parts: [{ service: 'aws.nat-gateway', month: { requestGb: 60, responseGb: 40 }, without: ['public-ipv4'] }],
  },
  'cost-aws-ic-ecs-fargate-2vcpu-4gb': {
    parts: [
      {
        service: 'aws.fargate',
        config: { vcpu: 1, memoryMb: 2048, minInstances: 2 },
        month: { hourlyInstances: [2] },
      },
    ],
  },
  'cost-aws-ic-eks-control-plane': { parts: [{ service: 'aws.eks', only: ['cluster-hours'] }] },
  'cost-aws-ic-aurora-serverless-v2': {
    parts: [
      { service: 'aws.aurora', config: { instanceType: 'db.serverless', capacityUnits: 5 }, only: ['instance-hours'] },
    ],
  },
  'cost-aws-ic-cloudwatch-logs': {
    parts: [
      {
        service: 'aws.cloudwatch',
        config: {
          logsGbPerMonth: 1000,
          logStorageGb: 500,
          logsScannedGb: 250,
          metrics: 0,
          alarms: 0,
          dashboards: 0,
        },
      },
    ],
  },
  'cost-aws-ic-vpc-interface-endpoint': {
    parts: [{ service: 'aws.privatelink', month: { requestGb: 400, responseGb: 600 } }],
  },
  'cost-aws-ic-secrets-manager': {
    parts: [{ service: 'aws.secrets-manager', config: { requestsPerMonth: 100_000 } }],
  },
  'cost-gcp-ic-bigquery-table': {
    parts: [
      {
        service: 'gcp.bigquery',
        config: {
          storageGb: 1000 * GIB,
          longTermGb: 1000 * GIB,
          streamedGbPerMonth: 1,
          writeApiGbPerMonth: 1000,
          readApiGbPerMonth: 1e6,
        },
      },
    ],
  },
  'cost-gcp-ic-cloud-run-service-request-based': {
    parts: [
      {
        service: 'gcp.cloud-run',
        config: { vcpu: 1, memoryMb: 512, concurrencyPerVcpu: 1, minInstances: 0 },
        month: { requests: 500_000, heldMs: 3600 },
        region: 'europe-west3',
      },
    ],
  },
  'cost-gcp-ic-cloud-run-job': {
    parts: [
      {
        service: 'gcp.cloud-run',
        config: { vcpu: 1, memoryMb: 512, minInstances: 0, billing: 'instance' },
        month: { requests: 50_000, hourlyInstances: copiesOf((50_000 * 10) / 60) },
        region: 'europe-west3',
      },
    ],
  },
  // Ours counts every message twice, published and delivered; the published bill is of the delivery alone.
  'cost-gcp-ic-pubsub-subscription': {
    parts: [
      {
        service: 'gcp.pubsub',
        config: { mode: 'stream', retentionHours: (20 * 730) / ((10 * 1024) / 2), snapshotGb: 30 * GIB },
        month: { requests: 1e9, requestGb: (10 * TIB) / 2 },
      },
    ],
  },
  'cost-gcp-ic-pubsub-topic': {
    parts: [{ service: 'gcp.pubsub', month: { requests: 1e9, requestGb: (10 * TIB) / 2 } }],
  },
  'cost-gcp-ic-vpn-tunnel': {
    parts: [{ service: 'gcp.cloud-vpn', config: { resiliency: 'single' }, only: ['tunnel-hours'] }],
  },
  'cost-azure-ic-functions-min-rounding': {
    parts: [{ service: 'azure.functions', config: { memoryMb: 128 }, month: { requests: 3e6, heldMs: 50 } }],
  },
  'cost-azure-ic-api-management-consumption': {
    parts: [{ service: 'azure.api-management', month: { requests: 1e7 } }],
  },
  'cost-aws-page-lambda-tenant-isolation': {
    parts: [
      {
        service: 'aws.lambda',
        config: { memoryMb: 1024, tenantEnvironmentsPerMonth: 200_000 },
        month: { requests: 1e7, heldMs: 2000 },
      },
    ],
  },
  'cost-aws-page-lambda-mobile-backend': {
    parts: [{ service: 'aws.lambda', config: { memoryMb: 1536 }, month: { requests: 3e6, heldMs: 120 } }],
    freeTier: 'always-free',
  },
  'cost-aws-page-lambda-telemetry': {
    parts: [{ service: 'aws.lambda', config: { memoryMb: 1024 }, month: { requests: 7.44e6, heldMs: 2000 } }],
  },
  'cost-aws-page-lambda-bert-ml': {
    parts: [
      {
        service: 'aws.lambda',
        config: { memoryMb: 4096, scratchMb: 512 + 1536 },
        month: { requests: 6e6, heldMs: 280 },
      },
    ],
    freeTier: 'always-free',
  },
  'cost-aws-page-lambda-snapstart': {
    parts: [
      {
        service: 'aws.lambda',
        config: { memoryMb: 1024, restoresPerMonth: 74_400 },
        month: { requests: 7.44e6, heldMs: 2000 },
      },
      { service: 'aws.lambda', config: { memoryMb: 1024, snapshots: 1 }, hours: 744 },
    ],
  },
  'cost-aws-page-lambda-2019-512mb': {
    parts: [{ service: 'aws.lambda', config: { memoryMb: 512 }, month: { requests: 3e6, heldMs: 1000 } }],
    prices: LAMBDA_2019,
    freeTier: 'always-free',
  },
  'cost-aws-page-lambda-2019-128mb': {
    parts: [{ service: 'aws.lambda', config: { memoryMb: 128 }, month: { requests: 3e7, heldMs: 200 } }],
    prices: LAMBDA_2019,
    freeTier: 'always-free',
  },
  'cost-aws-page-apigw-rest-15b': {
    parts: [{ service: 'aws.api-gateway', config: { mode: 'rest' }, month: { requests: 15e9 } }],
    egress: { service: 'aws.api-gateway', gib: 57_220.46 },
  },
  'cost-aws-page-apigw-private-rest': {
    parts: [
      { service: 'aws.api-gateway', config: { mode: 'rest' }, month: { requests: 5e6 } },
      { service: 'aws.privatelink', hours: 720, only: ['endpoint-hours'] },
      { service: 'aws.privatelink', month: { responseGb: 15.7 }, only: ['processed'] },
    ],
  },
  'cost-aws-page-apigw-cache-1.6gb': {
    parts: [{ service: 'aws.api-gateway', config: { mode: 'rest', cacheSize: '1.6-gb' }, hours: 24 }],
  },
  'cost-aws-page-apigw-websocket': {
    parts: [
      {
        service: 'aws.api-gateway',
        config: { mode: 'websocket', connectionMinutesPerMonth: 21.6e6 },
        month: { requests: 18e6 },
      },
    ],
  },
  'cost-aws-page-fargate-x86-batch': {
    parts: [
      {
        service: 'aws.fargate',
        config: { vcpu: 1, memoryMb: 2048, scratchGb: 30 },
        month: { hourlyInstances: copiesOf((5 * 600 * 30) / 3600) },
      },
    ],
  },
  'cost-aws-page-s3-express-requests': {
    parts: [
      {
        service: 'aws.s3',
        config: { redundancy: 'zone', storageGb: 10, readsPerRequest: 0.9, writesPerRequest: 0.1 },
        month: { requests: 1e7, requestGb: (1e6 * 10) / 2 ** 20, responseGb: (9e6 * 10) / 2 ** 20 },
      },
    ],
  },
  'cost-aws-page-s3-express-storage': {
    parts: [{ service: 'aws.s3', config: { redundancy: 'zone', storageGb: 2_638_827_906_662_400 / 744 / 2 ** 30 } }],
  },
  'cost-gcp-page-gcs-nearline-early-delete': {
    parts: [{ service: 'gcp.cloud-storage', config: { tier: 'infrequent', storageGb: 500 * GIB, storedDays: 15 } }],
  },
  'cost-gcp-page-nat-14vm': {
    parts: [
      { service: 'gcp.cloud-nat', config: { count: 14 }, hours: 720, only: ['nat-hours'] },
      { service: 'gcp.cloud-nat', month: { requestGb: 100 * GIB }, only: ['processed'] },
    ],
  },
  // The page rounds the cap to 0.044 an hour; ours is 32 machines at 0.0014.
  'cost-gcp-page-nat-over32': {
    parts: [
      { service: 'gcp.cloud-nat', config: { count: 33 }, hours: 720, only: ['nat-hours'] },
      { service: 'gcp.cloud-nat', month: { requestGb: 200 * GIB }, only: ['processed'] },
    ],
    prices: [
      {
        service: 'gcp.cloud-nat',
        dimension: 'nat-hours',
        region: 'us-central1',
        tiers: [
          { upTo: 32 * 730, priceUsd: 0.044 / 32 },
          { upTo: null, priceUsd: 0 },
        ],
      },
    ],
  },
  'cost-gcp-page-pubsub-2019': {
    parts: [{ service: 'gcp.pubsub', month: { requests: 1e9, requestGb: ((3 * 30 * 86_400) / 1024 / 2) * GIB } }],
    prices: [
      {
        service: 'gcp.pubsub',
        dimension: 'throughput',
        region: 'global',
        priceUsd: 60,
        free: [{ kind: 'always', quantity: 10 * GIB }],
      },
    ],
    freeTier: 'always-free',
  },
  'cost-gcp-page-gke-account1': {
    parts: [
      { service: 'gcp.gke', config: { zones: 3 }, hours: 1000, only: ['cluster-hours'] },
      { service: 'gcp.gke', config: { zones: 1 }, hours: 500, only: ['cluster-hours'] },
    ],
    freeTier: 'always-free',
  },
  // 1,000 hours as two clusters in a month of 500, in which the allowance of 720 hours has the same weight.
  'cost-gcp-page-gke-account2': {
    parts: [
      { service: 'gcp.gke', config: { zones: 3 }, hours: 2000, only: ['cluster-hours'] },
      { service: 'gcp.gke', config: { zones: 1 }, hours: 500, only: ['cluster-hours'] },
      { service: 'gcp.gke', config: { zones: 1 }, hours: 500, only: ['cluster-hours'] },
    ],
    prices: [
      {
        service: 'gcp.gke',
        dimension: 'cluster-hours',
        region: 'us-central1',
        when: { clusterTier: 'standard', oneZone: true },
        priceUsd: 0.1,
        free: [{ kind: 'always', quantity: (720 * 730) / 500 }],
      },
    ],
    freeTier: 'always-free',
  },
  'cost-gcp-page-bigquery-halfmonth': {
    parts: [
      { service: 'gcp.bigquery', config: { storageGb: 500 * GIB, redundancy: 'multi-region' }, only: ['storage'] },
    ],
  },
  'cost-azure-thirdparty-functions': {
    parts: [{ service: 'azure.functions', config: { memoryMb: 1536 }, month: { requests: 3e6, heldMs: 1000 } }],
    freeTier: 'always-free',
  },
  'cost-azure-page-cosmos-1000ru-month': { parts: [cosmos(1000, 720)] },
  'cost-azure-page-cosmos-2500ru-day': { parts: [cosmos(2500, 24)] },
  'cost-azure-page-cosmos-dedicated-scaling': { parts: [cosmos(1200, 500), cosmos(22_200, 220)] },
  'cost-azure-page-cosmos-shared-scaling': { parts: [cosmos(120_000, 300), cosmos(155_000, 420)] },
  'cost-azure-page-cosmos-multiregion-single-write': {
    parts: [cosmos(10_000, 720, { replicaRegions: 3 }), cosmosStorage({ replicaRegions: 3, storageGb: 250 })],
  },
  'cost-azure-page-cosmos-multiwrite-schedule': {
    parts: [
      [100, 60, 3],
      [100, 120, 3],
      [100, 140, 3],
      [100, 90, 2],
      [100, 40, 2],
      [200, 120, 2],
      [20, 70, 2],
    ].map(([hours = 0, thousands = 0, regions = 0]) =>
      cosmos(thousands * 1000, hours, { writeRegions: 'all', replicaRegions: regions - 1 }),
    ),
  },
  'cost-azure-page-cosmos-free-tier-3region-multiwrite': {
    parts: [
      {
        service: 'azure.cosmos-db',
        config: { ...COSMOS, writeRegions: 'all', requestUnits: 1200, replicaRegions: 2, storageGb: 0 },
        hours: 744,
      },
      cosmosStorage({ mode: 'on-demand', writeRegions: 'all', replicaRegions: 2, storageGb: 10 }),
    ],
    freeTier: 'always-free',
  },
  'cost-azure-page-cosmos-proactive-estimate': {
    parts: [cosmos(900, 744), cosmosStorage({ storageGb: 100 })],
  },
  'cost-azure-page-cosmos-two-region-payg': {
    parts: [cosmos(50_000, 720), { ...cosmos(50_000, 720), region: 'japaneast' }],
  },
  'cost-azure-page-appgw-1a': {
    parts: [gateway('standard', { minCapacityUnits: 80 }, { responseGb: gbOf(88.8) })],
    prices: GATEWAY_2022,
  },
  // Three instances reserve 30 capacity units, and 7 more are all there are.
  'cost-azure-page-appgw-1b2': {
    parts: [gateway('standard', { minCapacityUnits: 30, connections: 37 * 2500 })],
    prices: GATEWAY_2022,
  },
  'cost-azure-page-appgw-2': {
    parts: [gateway('waf', { minCapacityUnits: 60, connections: 65 * 2500 })],
    prices: GATEWAY_2022,
  },
  'cost-azure-page-appgw-3a': { parts: [gateway('waf', { connections: 2500 })], prices: GATEWAY_2022 },
  'cost-azure-page-appgw-3c': { parts: [gateway('waf', { minCapacityUnits: 10 })], prices: GATEWAY_2022 },
  'cost-azure-page-appgw-4': {
    parts: [gateway('waf', {}, { requests: 730 * 3600 * 25, responseGb: gbOf(8.88) })],
    prices: GATEWAY_2022,
  },
  // A unit takes 50 connections a second: ten units in one hour, twenty in the next.
  'cost-azure-page-appgw-5': {
    parts: [{ ...gateway('standard', {}, { hourlyRps: [500, 1000] }), hours: 2 }],
    prices: GATEWAY_2022,
  },
  // With the plan against floods, the firewall is billed as the plain gateway.
  'cost-azure-page-appgw-6-ddos': {
    parts: [
      gateway('standard', { minCapacityUnits: 10 }),
      { service: 'azure.ddos-protection', config: { tier: 'network' }, only: ['plan-hours'] },
    ],
    prices: [
      ...GATEWAY_2022,
      {
        service: 'azure.ddos-protection',
        dimension: 'plan-hours',
        region: 'eastus',
        when: { tier: 'network' },
        priceUsd: 2944 / 730,
      },
    ],
  },
  'cost-azure-page-azcopy-upload-hot': {
    parts: [upload('azure.blob-storage', 'standard', 641)],
    prices: [writes('azure.blob-storage', 'standard', 0.055)],
  },
  'cost-azure-page-azcopy-upload-cold': {
    parts: [upload('azure.blob-storage', 'cold', 641)],
    prices: [writes('azure.blob-storage', 'cold', 0.18)],
  },
  'cost-azure-page-azcopy-dfs-upload-hot': { parts: [upload('azure.data-lake-gen2', 'standard', 1)] },
  'cost-azure-page-azcopy-dfs-upload-cool': { parts: [upload('azure.data-lake-gen2', 'infrequent', 1)] },
  'cost-azure-page-azcopy-download-cool': {
    parts: [
      {
        service: 'azure.blob-storage',
        config: { tier: 'infrequent', storageGb: 0, retrievalGb: 5000 },
        month: { requests: 1000, responseGb: 5000 * GIB },
      },
    ],
  },
}

/** Published bills that cannot be recomputed here, and why. */
export const NOT_BILLED: Readonly<Record<string, string>> = {
  'cost-aws-page-lambda-managed-instances':
    'functions on machines of your own, with a fee of 15 % on the machine, are not in the catalogue',
  'cost-aws-page-lambda-edge': 'functions at the edge of a content network are not in the catalogue',
  'cost-aws-refarch-genai-summarization':
    'seven of eight lines are printed without quantity or price; the eighth is a retired machine (cache.m4.large)',
  'cost-gcp-page-vertex-tabular': 'its lines are printed without quantities; only their sum can be checked',
  'cost-azure-page-cosmos-reserved-overage':
    'reserved capacity is a credit of dollars an hour whose price no source gives; ours bills request units as they are used',
}
