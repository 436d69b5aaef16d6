import { describe, expect, it } from 'vitest'
import { partBill } from '../month.ts'
import { between, month, usd } from './month-of-traps.ts'

describe('what is commonly got wrong on Azure', () => {
  it('Azure 1: gateways, firewalls, bastions and NAT hold an address of 3.65 USD a month', () => {
    for (const service of ['nat-gateway', 'vpn-gateway', 'firewall', 'bastion', 'application-gateway'])
      expect(usd(partBill(`azure.${service}`), 'public-ipv4'), service).toBeCloseTo(3.65, 9)
  })

  it('Azure 2: a NAT gateway processes both directions, each zone has its own, and egress comes on top', () => {
    const nat = partBill('azure.nat-gateway', { count: 3 }, month)
    expect(usd(nat, 'nat-hours')).toBeCloseTo(3 * 730 * 0.045, 9)
    expect(nat.line('processed').quantity).toBe(300)
    expect(nat.line('public-ipv4').quantity).toBe(3 * 730)
  })

  it('Azure 3: Front Door costs its profile before any traffic', () => {
    expect(usd(partBill('azure.front-door'), 'profile')).toBe(35)
    expect(usd(partBill('azure.front-door', { tier: 'premium' }), 'profile')).toBe(330)
    const busy = partBill('azure.front-door', {}, month)
    expect([usd(busy, 'edge-egress'), usd(busy, 'edge-requests')]).toEqual([
      expect.closeTo(200 * 0.083, 9),
      expect.closeTo(0.9, 9),
    ])
  })

  it('Azure 4: logs cost 2.30 USD a GB in the US and 2.99 in West Europe, with 5 GB free', () => {
    const logs = (place: string, freeTier: string) =>
      partBill('azure.monitor', { logsGbPerMonth: 105 }, {}, { region: place, freeTier }).line('log-ingestion')
    expect(logs('eastus', 'none').amountUsd).toBeCloseTo(105 * 2.3, 9)
    expect(logs('westeurope', 'always-free').amountUsd).toBeCloseTo(100 * 2.99, 9)
  })

  it('Azure 5: what zones cost differs: six tenths of a database’s machine, twice a PostgreSQL, a quarter of request units', () => {
    const cosmos = (zoneRedundant: boolean) =>
      usd(partBill('azure.cosmos-db', { mode: 'provisioned', requestUnits: 1000, zoneRedundant }), 'throughput') ?? 0
    expect(cosmos(true) / cosmos(false)).toBeCloseTo(1.25, 9)
    const postgres = partBill('azure.postgres-flexible', { instanceType: 'Standard_D2ds_v5', multiZone: true })
    expect(usd(postgres, 'standby-hours')).toBe(usd(postgres, 'server-hours'))
    const blob = (redundancy: string) => usd(partBill('azure.blob-storage', { redundancy }), 'storage') ?? 0
    expect(blob('region') / blob('zone')).toBeCloseTo(1.25, 9)
  })

  it('Azure 6: bytes between zones are free, through a peering or a private endpoint they cost each way', () => {
    const zone = (name: string) => ({ parent: 'eastus', config: { zones: [name] } })
    const across = between('azure', zone('eastus-1'), zone('eastus-2'), 100)
    expect(
      across.lines.filter(({ service }) => service === 'azure.region').every(({ amountUsd }) => amountUsd === 0),
    ).toBe(true)
    const peering = partBill('azure.vnet-peering', {}, { requestGb: 100 })
    expect([usd(peering, 'peering-out'), usd(peering, 'peering-in')]).toEqual([1, 1])
    const endpoint = partBill('azure.private-link', {}, { requestGb: 100, responseGb: 100 })
    expect([usd(endpoint, 'outbound'), usd(endpoint, 'inbound')]).toEqual([1, 1])
  })

  it('Azure 8: a gateway pays its fixed hours, and ten units for each instance that is kept', () => {
    const idle = partBill('azure.application-gateway', { minCapacityUnits: 50 })
    expect(usd(idle, 'capacity-units')).toBeCloseTo(730 * 0.4, 9)
    expect(usd(idle, 'gateway-hours')).toBeCloseTo(146, 9)
  })

  it('Azure 9: a balancer has five rules in its price; a cluster without the uptime promise is free', () => {
    const balancer = (rules: number) => partBill('azure.load-balancer', { rules }, month)
    expect(balancer(5).dimensions).not.toContain('additional-rules')
    expect(usd(balancer(8), 'additional-rules')).toBeCloseTo(3 * 730 * 0.01, 9)
    expect(usd(balancer(1), 'processed')).toBeCloseTo(1.5, 9)
    expect(usd(partBill('azure.aks', { clusterTier: 'free' }), 'cluster-hours')).toBe(0)
    expect(usd(partBill('azure.aks', { clusterTier: 'standard' }), 'cluster-hours')).toBeCloseTo(73, 9)
  })

  it('Azure 10: an endpoint costs its machines, asked or not, and nothing else', () => {
    const idle = partBill('azure.ml-online-endpoint', { count: 2 })
    expect(idle.dimensions).toEqual(['instance-hours'])
    expect(idle.line('instance-hours').quantity).toBe(2 * 730)
  })

  it('Azure 11: search units are replicas times partitions; premium tiers and guards have high floors', () => {
    const search = partBill('azure.ai-search', { instanceType: 'standard', replicas: 3, partitions: 2 })
    expect(search.line('search-units').quantity).toBe(6 * 730)
    expect(usd(partBill('azure.service-bus', { mode: 'premium' }), 'messaging-units')).toBeCloseTo(677.08, 2)
    expect(usd(partBill('azure.event-hubs', { mode: 'premium', shards: 1 }), 'capacity')).toBeCloseTo(749.71, 2)
    expect(usd(partBill('azure.ddos-protection', { tier: 'network' }), 'plan-hours')).toBeCloseTo(2943.55, 2)
    expect(usd(partBill('azure.firewall'), 'firewall-hours')).toBeCloseTo(912.5, 9)
  })

  it('Azure 12: disks are rounded up to the sizes that are sold, and paid all month', () => {
    const disk = partBill('azure.managed-disk', { tier: 'fast-ssd', storageGb: 100 })
    expect(disk.line('disks')).toMatchObject({ quantity: 1, amountUsd: 19.71 })
    expect(disk.line('disks').description).toContain('128 GiB')
  })

  it('Azure 13: vCores that follow the load cost about twice as much each', () => {
    const each = (type: string, units: number) =>
      (partBill('azure.sql-database', { instanceType: type }).line('compute').unitPriceUsd ?? 0) / units
    expect(each('GP_S_Gen5', 1) / each('GP_Gen5_2', 2)).toBeGreaterThan(1.9)
  })

  it('Azure 14: request units are paid in every region, half as much again when they scale, twice when all regions write', () => {
    const throughput = (config: object) =>
      usd(partBill('azure.cosmos-db', { mode: 'provisioned', requestUnits: 1000, ...config }), 'throughput') ?? 0
    expect(throughput({ replicaRegions: 2 }) / throughput({})).toBeCloseTo(3, 9)
    const scaled = partBill('azure.cosmos-db', { mode: 'provisioned', requestUnits: 1000, autoscaling: true })
    expect((scaled.line('throughput').unitPriceUsd ?? 0) / 0.008).toBeCloseTo(1.5, 9)
    expect(usd(scaled, 'throughput'), 'a tenth of the most, idle').toBeCloseTo(0.1 * 1.5 * throughput({}), 9)
    expect(throughput({ writeRegions: 'all' }) / throughput({ writeRegions: 'one' })).toBeCloseTo(2, 9)
  })

  it('Azure 15: provisioned units of a model are paid by the hour, used or not', () => {
    const idle = partBill('azure.openai', { provisionedUnits: 50 })
    expect(idle.line('provisioned-unit-hours').quantity).toBe(50 * 730)
  })

  it('Azure 16: a copy that is kept costs while it waits, an eighth of what its processors cost at work', () => {
    const kept = partBill('azure.container-apps', { minInstances: 1 })
    expect(kept.line('idle-vcpu-seconds').quantity).toBeGreaterThan(0)
    const [idle, busy] = ['idle-vcpu-seconds', 'vcpu-seconds'].map(
      (dimension) =>
        partBill('azure.container-apps', { minInstances: 1 }, { requests: 1e6, heldMs: 10 }).line(dimension)
          .unitPriceUsd,
    )
    expect((busy ?? 0) / (idle ?? 1)).toBeCloseTo(8, 9)
    expect(partBill('azure.container-apps', { minInstances: 0 }).totalUsd).toBe(0)
  })

  it('Azure 17: a lake is billed by pieces of 4 MiB, and a cool tier by what is read out of it', () => {
    const lake = partBill(
      'azure.data-lake-gen2',
      { writesPerRequest: 1 },
      { requests: 1000, requestGb: 1000 * 0.04194304 },
    )
    expect(lake.line('writes').quantity * 10_000).toBeCloseTo(10_000, 6)
    const cool = partBill('azure.blob-storage', { tier: 'infrequent', retrievalGb: 1000 })
    expect(usd(cool, 'retrieval')).toBeCloseTo(10, 9)
  })
})
