import { describe, expect, it } from 'vitest'
import { machineOffers } from '../../../../simulation/catalog/index.ts'
import { designBill, type Month, partBill } from '../month.ts'
import { between, GIB, region, rpsOf, usd } from './month-of-traps.ts'

describe('what is commonly got wrong on Google Cloud', () => {
  const machine = (instanceType: string, config: object = {}) =>
    partBill('gcp.compute-engine', { instanceType, ...config })

  it('GCP 1: sustained use takes up to 30 % off N1, 20 % off N2, nothing off E2, nor off what is committed', () => {
    const off = (type: string) => {
      const bill = machine(type)
      return -(usd(bill, 'sustained-use-discount') ?? 0) / (usd(bill, 'instance-hours') ?? 1)
    }
    expect(off('n1-standard-4')).toBeCloseTo(0.3, 9)
    expect(off('n2-standard-4')).toBeCloseTo(0.2, 9)
    for (const bill of [machine('e2-standard-4'), machine('n2-standard-4', { purchase: 'reserved-1y' })])
      expect(bill.dimensions).not.toContain('sustained-use-discount')
  })

  it('GCP 2: egress falls tier by tier, and a lower price is not that of the whole', () => {
    const egress = (gib: number) =>
      usd(
        designBill({
          nodes: [
            { id: 'users', service: 'generic.client' },
            region('gcp', 'us-central1'),
            { id: 'a', service: 'gcp.compute-engine', parent: 'us-central1' },
          ],
          edges: [{ id: 'e', source: 'users', target: 'a', responseKb: 100 }],
          workloads: [{ id: 'w', source: 'users', rps: rpsOf(gib * GIB, 100) }],
        }),
        'internet-egress',
      )
    expect(egress(1024)).toBeCloseTo(1024 * 0.12, 6)
    expect(egress(2048)).toBeCloseTo(1024 * 0.12 + 1024 * 0.11, 6)
  })

  it('GCP 3: free machines and buckets are in regions of the US only', () => {
    const bucket = (place: string) =>
      partBill('gcp.cloud-storage', { storageGb: 5 }, {}, { region: place, freeTier: 'always-free' }).line('storage')
    expect(bucket('us-central1').amountUsd).toBe(0)
    expect(bucket('europe-west1').amountUsd).toBeGreaterThan(0)
  })

  it('GCP 4: a GiB between zones costs one cent, once', () => {
    const zone = (name: string) => ({ parent: 'us-central1', config: { zones: [name] } })
    const across = between('gcp', zone('us-central1-a'), zone('us-central1-b'), 100 * GIB)
    expect(usd(across, 'cross-zone')).toBeCloseTo(1, 6)
  })

  it('GCP 5: the first five forwarding rules cost 0.025 USD an hour together, data comes on top', () => {
    const balancer = (rules: number) => partBill('gcp.application-load-balancer', { rules }, { responseGb: 100 * GIB })
    expect(usd(balancer(1), 'forwarding-rules')).toBeCloseTo(18.25, 9)
    expect(balancer(5).totalUsd).toBe(balancer(1).totalUsd)
    expect(usd(balancer(7), 'additional-rules')).toBeCloseTo(14.6, 9)
    expect(usd(balancer(1), 'processed')).toBeCloseTo(0.8, 9)
  })

  it('GCP 6: NAT is paid by the machine up to 32, by the GiB both ways, and for its address', () => {
    const hours = (count: number) => usd(partBill('gcp.cloud-nat', { count }), 'nat-hours')
    expect(hours(10)).toBeCloseTo(10 * 730 * 0.0014, 9)
    expect(hours(400)).toBe(hours(32))
    const nat = partBill('gcp.cloud-nat', {}, { requestGb: 50 * GIB, responseGb: 50 * GIB })
    expect([usd(nat, 'processed'), usd(nat, 'public-ipv4')]).toEqual([expect.closeTo(4.5, 9), expect.closeTo(3.65, 9)])
  })

  it('GCP 7: an address in use costs 0.005 USD an hour, of a spot machine half', () => {
    const address = (purchase: string) =>
      machine('n2-standard-4', { publicAddress: true, purchase }).line('public-ipv4').unitPriceUsd
    expect([address('on-demand'), address('spot')]).toEqual([0.005, 0.0025])
  })

  it('GCP 8: endpoints, indexes and feature stores cost while nobody asks, above the machine’s price', () => {
    for (const service of ['gcp.vertex-endpoint', 'gcp.vertex-vector-search', 'gcp.vertex-feature-store'])
      expect(partBill(service).totalUsd, service).toBeGreaterThan(0)
    const vertex =
      partBill('gcp.vertex-endpoint', { instanceType: 'g2-standard-4' }).line('node-hours').unitPriceUsd ?? 0
    const plain = machineOffers('gcp.compute-engine', 'us-central1').find(({ name }) => name === 'g2-standard-4')
    expect(vertex / (plain?.onDemandUsd ?? 1)).toBeCloseTo(1.15, 1)
  })

  it('GCP 9: every cluster pays 0.10 USD an hour, of an account one zonal one is waived', () => {
    const paid = (zones: number) =>
      usd(partBill('gcp.gke', { zones }, {}, { freeTier: 'always-free' }), 'cluster-hours')
    expect([paid(1), paid(3)]).toEqual([0, expect.closeTo(73, 9)])
  })

  it('GCP 10: a stand-by doubles a database, a second zone doubles a disk, a cache pays about a third more', () => {
    const sql = partBill('gcp.cloud-sql-postgres', { multiZone: true, storageGb: 100 })
    expect(usd(sql, 'standby-hours')).toBe(usd(sql, 'instance-hours'))
    expect(sql.line('storage').quantity * GIB).toBeCloseTo(200, 9)
    const disk = (redundancy: string) => usd(partBill('gcp.persistent-disk', { redundancy }), 'storage') ?? 0
    expect(disk('region') / disk('zone')).toBeCloseTo(2, 9)
    const redis = partBill('gcp.memorystore', { multiZone: true })
    expect(1 + (usd(redis, 'standby-hours') ?? 0) / (usd(redis, 'instance-hours') ?? 1)).toBeCloseTo(1.3, 1)
  })

  it('GCP 11: a regional node of Spanner is three copies', () => {
    const node = partBill('gcp.spanner', { instanceType: '1000-pu', edition: 'enterprise' }).line('node-hours')
    expect(node.unitPriceUsd).toBeCloseTo(3 * 0.41, 9)
  })

  it('GCP 12: colder classes charge for reading and for a least time', () => {
    const nearline = partBill('gcp.cloud-storage', {
      tier: 'infrequent',
      storageGb: GIB,
      storedDays: 10,
      retrievalGb: GIB,
    })
    expect(usd(nearline, 'retrieval')).toBeCloseTo(0.01, 9)
    expect(nearline.lines.filter(({ dimension }) => dimension === 'storage').map(({ quantity }) => quantity)).toEqual(
      [1, 2].map((gib) => expect.closeTo(gib, 9)),
    )
  })

  it('GCP 13: a message is paid when it is published and at each delivery, as one kB at least', () => {
    const tib = (config: object, sent: Month) => partBill('gcp.pubsub', { ...config }, sent).line('throughput').quantity
    expect(tib({ consumers: 3 }, { requests: 1000, requestGb: 1024 * GIB })).toBeCloseTo(4, 9)
    expect(tib({}, { requests: 1e9, requestGb: 1 })).toBeCloseTo((2 * 1000) / (1024 * GIB), 6)
  })

  it('GCP 14: a line that is promised 99.99 % is four circuits and four attachments, a VPN two tunnels', () => {
    const line = partBill('gcp.interconnect', { resiliency: 'maximum' })
    expect([line.line('circuit-hours').quantity, line.line('attachment-hours').quantity]).toEqual([4 * 730, 4 * 730])
    expect(usd(partBill('gcp.cloud-vpn', { resiliency: 'high' }), 'tunnel-hours')).toBeCloseTo(73, 9)
  })

  it('GCP 15: snapshots, logs and traces are lines, less what is free; a budget costs nothing', () => {
    expect(usd(partBill('gcp.persistent-disk', { snapshotGb: 100 * GIB }), 'snapshots')).toBeGreaterThan(0)
    const logs = partBill('gcp.cloud-monitoring', { logsGbPerMonth: 150 * GIB }, {}, { freeTier: 'always-free' })
    expect(usd(logs, 'log-ingestion')).toBeCloseTo(100 * 0.5, 6)
    expect(usd(partBill('gcp.cloud-trace', { spans: 5e6 }, {}, { freeTier: 'always-free' }), 'spans')).toBeCloseTo(
      0.5,
      9,
    )
    expect(partBill('gcp.budgets').totalUsd).toBe(0)
  })
})
