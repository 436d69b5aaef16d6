import { describe, expect, it } from 'vitest'
import { machineOffers } from '../../../../simulation/catalog/index.ts'
import { type BilledPart, designBill, type Month, partBill, partsBill } from '../month.ts'
import { between, month, region, rpsOf, usd } from './month-of-traps.ts'

describe('what is commonly got wrong on AWS', () => {
  const inZone = (zone: string) => ({ parent: 'us-east-1', config: { zones: [zone] } })

  it('AWS 1: a NAT gateway costs hours, bytes both ways and an address, and egress comes on top; a gateway endpoint costs nothing', () => {
    const nat = partBill('aws.nat-gateway', {}, month)
    expect([usd(nat, 'nat-hours'), usd(nat, 'processed'), usd(nat, 'public-ipv4')]).toEqual(
      [32.85, 13.5, 3.65].map((amount) => expect.closeTo(amount, 9)),
    )
    const out = designBill({
      nodes: [
        { id: 'users', service: 'generic.client' },
        region('aws', 'us-east-1'),
        { id: 'nat', service: 'aws.nat-gateway', parent: 'us-east-1' },
        { id: 'a', service: 'aws.ec2', parent: 'us-east-1' },
        { id: 'b', service: 'generic.saas' },
      ],
      edges: [
        { id: 'in', source: 'users', target: 'a', requestKb: 0, responseKb: 0 },
        { id: 'e', source: 'a', target: 'b', via: ['nat'], requestKb: 100, responseKb: 0 },
      ],
      workloads: [{ id: 'w', source: 'users', rps: rpsOf(50, 100) }],
    })
    expect(usd(out, 'processed')).toBeCloseTo(50 * 0.045, 6)
    expect(usd(out, 'internet-egress')).toBeCloseTo(50 * 0.09, 6)
    expect(partBill('aws.gateway-endpoint', {}, month).totalUsd).toBe(0)
  })

  it('AWS 2: a GB between zones costs two cents, both sides together; nothing to a service of the region, a stand-by or through an endpoint', () => {
    expect(usd(between('aws', inZone('us-east-1a'), inZone('us-east-1b'), 100), 'cross-zone')).toBeCloseTo(2, 6)
    const regional = { service: 'aws.alb', parent: 'us-east-1' }
    expect(between('aws', regional, inZone('us-east-1b'), 100).dimensions).not.toContain('cross-zone')
    expect(partBill('aws.rds-postgres', { multiZone: true }, month).dimensions).not.toContain('cross-zone')
    const way = { service: 'aws.privatelink', parent: 'us-east-1' }
    const endpoint = between('aws', inZone('us-east-1a'), inZone('us-east-1b'), 100, [way])
    expect(endpoint.lines.find(({ service }) => service === 'aws.region')?.amountUsd ?? 0).toBe(0)
  })

  it('AWS 3: every public IPv4 address costs 3.65 USD a month', () => {
    expect(usd(partBill('aws.ec2', { count: 2, publicAddress: true }), 'public-ipv4')).toBeCloseTo(7.3, 9)
  })

  it('AWS 4: 100 GB of egress are free once, for all services and regions together', () => {
    const bill = designBill({
      pricing: { freeTier: 'always-free' },
      nodes: [
        { id: 'users', service: 'generic.client' },
        region('aws', 'us-east-1'),
        region('aws', 'us-west-2'),
        { id: 'a', service: 'aws.ec2', parent: 'us-east-1' },
        { id: 'b', service: 'aws.s3', parent: 'us-west-2' },
      ],
      edges: ['a', 'b'].map((target) => ({ id: target, source: 'users', target, responseKb: 100 })),
      workloads: [{ id: 'w', source: 'users', rps: rpsOf(300, 100) }],
    })
    const free = bill.lines.filter(({ dimension }) => dimension === 'internet-egress').map((line) => line.freeQuantity)
    expect(free).toHaveLength(2)
    expect(free.reduce((sum, gb) => sum + gb, 0)).toBeCloseTo(100, 6)
  })

  it('AWS 5: bytes between regions cost by where they come from', () => {
    const gb = (from: string, to: string) =>
      (usd(between('aws', { parent: from }, { parent: to }, 100), 'inter-region') ?? 0) / 100
    expect(gb('us-east-1', 'us-east-2')).toBeCloseTo(0.01, 9)
    expect(gb('us-east-1', 'sa-east-1')).toBeCloseTo(0.02, 9)
    expect(gb('sa-east-1', 'us-east-1')).toBeCloseTo(0.138, 9)
  })

  it('AWS 6: a metric counts once for every instance that reports it, and kept logs are paid', () => {
    const metrics = partBill('aws.ec2', { count: 4, monitoring: { metrics: true } }).line('metrics')
    expect(metrics).toMatchObject({ quantity: 4, unitPriceUsd: 0.3 })
    const logs = partBill('aws.cloudwatch', { logsGbPerMonth: 10, logStorageGb: 100 })
    expect([usd(logs, 'log-ingestion'), usd(logs, 'log-archive')]).toEqual([5, 3])
  })

  it('AWS 7: a cluster costs its control plane, six times as much for an old version, and no savings reach it', () => {
    const cluster = (config: object) => usd(partBill('aws.eks', { ...config }), 'cluster-hours')
    expect(cluster({})).toBeCloseTo(73, 9)
    expect(cluster({ clusterTier: 'extended' })).toBeCloseTo(438, 9)
    expect(cluster({ purchase: 'reserved-3y' })).toBeCloseTo(73, 9)
  })

  it('AWS 8: a stand-by doubles machine and disk; old versions and credits of small machines are paid', () => {
    const one = partBill('aws.rds-postgres', { instanceType: 'db.m5.large', storageGb: 100 })
    const two = partBill('aws.rds-postgres', { instanceType: 'db.m5.large', storageGb: 100, multiZone: true })
    expect((usd(two, 'instance-hours') ?? 0) + (usd(two, 'standby-hours') ?? 0)).toBeCloseTo(
      2 * (usd(one, 'instance-hours') ?? 0),
      0,
    )
    expect(usd(two, 'storage')).toBeCloseTo(2 * (usd(one, 'storage') ?? 0), 9)
    const old = { instanceType: 'db.m5.large', multiZone: true }
    const support = (extendedSupport: string) =>
      usd(partBill('aws.rds-postgres', { ...old, extendedSupport }), 'extended-support')
    expect(support('years-1-2')).toBeCloseTo(2 * 2 * 730 * 0.1, 9)
    expect(support('year-3')).toBeCloseTo(2 * 2 * 730 * 0.2, 9)
    expect(usd(partBill('aws.rds-postgres', { creditHoursPerMonth: 100 }), 'processor-credits')).toBeCloseTo(7.5, 9)
  })

  it('AWS 9: Aurora pays disk operations or a dearer machine and disk, and never less than its least units', () => {
    const standard = partBill('aws.aurora', { ioPerRequest: 2 }, { requests: 1e6 })
    expect(usd(standard, 'io-requests')).toBeCloseTo(0.4, 9)
    const idle = partBill('aws.aurora', { instanceType: 'db.serverless', capacityUnits: 0.5 })
    expect(usd(idle, 'instance-hours')).toBeCloseTo(0.5 * 730 * 0.12, 9)
  })

  it('AWS 10: DynamoDB on demand costs 0.625 and 0.125 USD a million', () => {
    const bill = partBill('aws.dynamodb', { consistency: 'strong' }, { requests: 1e6 })
    expect(bill.line('read-request-units').unitPriceUsd).toBe(0.125)
    const writes = partBill('aws.dynamodb', { writesPerRequest: 3 }, { requests: 1e6 })
    expect(usd(writes, 'write-request-units')).toBeCloseTo(3 * 0.625, 9)
  })

  it('AWS 11: functions pay memory times time, each processor through tiers of its own; copies kept warm have no free tier', () => {
    const duration = (architecture: string) =>
      partBill('aws.lambda', { architecture, memoryMb: 1024 }, { requests: 6e9, heldMs: 1000 }).line('duration')
    expect(duration('x86_64').amountUsd).toBeCloseTo(6e9 * 0.0000166667, 2)
    expect(duration('arm64').amountUsd).toBeCloseTo(6e9 * 0.0000133334, 2)
    const both = partsBill(
      ['x86_64', 'arm64'].map(
        (architecture): BilledPart => ({
          service: 'aws.lambda',
          config: { architecture, memoryMb: 1024 },
          month: { requests: 6e9, heldMs: 1000 },
        }),
      ),
    )
    expect(both.totalUsd - 2400).toBeCloseTo(
      (duration('x86_64').amountUsd ?? 0) + (duration('arm64').amountUsd ?? 0),
      2,
    )
    const warm = partBill('aws.lambda', { minInstances: 2 }, {}, { freeTier: 'always-free' })
    expect(warm.line('provisioned-concurrency').freeQuantity).toBe(0)
    const served = partBill('aws.lambda', { minInstances: 100, memoryMb: 1024 }, { requests: 1e6, heldMs: 1000 })
    expect(served.line('provisioned-duration')).toMatchObject({ unitPriceUsd: 0.0000097222 })
    expect(served.line('provisioned-duration').quantity).toBeCloseTo(1e6, 3)
  })

  it('AWS 12: cold storage pays for reading, for a least time and for a least size', () => {
    const cold = partBill('aws.s3', { tier: 'infrequent', storageGb: 1000, retrievalGb: 100 }, { requests: 1e6 })
    expect(usd(cold, 'retrieval')).toBeCloseTo(1, 9)
    expect(usd(cold, 'reads')).toBeCloseTo(1, 9)
    const small = partBill('aws.s3', { tier: 'infrequent', storageGb: 1000, objectKb: 64 }, {})
    expect(small.line('storage').quantity).toBe(2000)
    const early = partBill('aws.s3', { tier: 'infrequent', storageGb: 1000, storedDays: 15 }, {})
    expect(early.lines.map(({ quantity }) => quantity)).toEqual([1000, 1000])
  })

  it('AWS 13: a gp3 volume includes 3,000 operations and 125 MB a second', () => {
    expect(partBill('aws.ebs', { iops: 3000, throughputMbps: 125 }).dimensions).toEqual(['storage'])
    expect(partBill('aws.ebs', { iops: 4000 }).line('iops').quantity).toBe(1000)
  })

  it('AWS 14: capacity units of a balancer are the largest of four dimensions, not their sum', () => {
    const units = (config: object, used: Month) =>
      partBill('aws.alb', { ...config }, { requests: 730 * 3600 * 50, ...used }).line('lcu-hours').quantity / 730
    const apart = [units({}, {}), units({ connections: 9000 }, {}), units({}, { responseGb: 730 * 5 })]
    expect(units({ connections: 9000 }, { responseGb: 730 * 5 })).toBeCloseTo(Math.max(...apart), 9)
  })

  it('AWS 15: an interface endpoint is paid in each zone', () => {
    expect(usd(partBill('aws.privatelink', { zones: 3 }), 'endpoint-hours')).toBeCloseTo(3 * 7.3, 9)
  })

  it('AWS 16: an endpoint of SageMaker is paid all month, asked or not, and by the GB both ways, above the machine’s price', () => {
    const idle = partBill('aws.sagemaker-endpoint', { instanceType: 'ml.g5.xlarge' })
    expect(idle.line('instance-hours').quantity).toBe(730)
    const plain = machineOffers('aws.ec2', 'us-east-1').find(({ name }) => name === 'g5.xlarge')?.onDemandUsd ?? 0
    expect(idle.line('instance-hours').unitPriceUsd).toBeGreaterThan(plain * 1.15)
    expect(usd(partBill('aws.sagemaker-endpoint', {}, month), 'processed')).toBeCloseTo(300 * 0.016, 9)
  })

  it('AWS 17: what a model writes costs more than what it reads', () => {
    const bill = partBill('aws.bedrock', {}, { requests: 1e6 })
    const [reads, writes] = [bill.line('input-tokens').unitPriceUsd, bill.line('output-tokens').unitPriceUsd]
    expect(writes).toBeGreaterThanOrEqual(4 * (reads ?? Number.NaN))
  })

  it('AWS 18: serverless search and streams do not scale to nothing', () => {
    expect(usd(partBill('aws.opensearch', { mode: 'on-demand' }), 'compute-units')).toBeCloseTo(2 * 0.24 * 730, 9)
    expect(usd(partBill('aws.msk', { mode: 'serverless' }), 'cluster-hours')).toBeCloseTo(0.75 * 730, 9)
  })

  it('AWS 19: Shield Advanced is a subscription of 3,000 USD a month, whatever it protects', () => {
    const amounts = [1, 50].map((count) =>
      usd(partBill('aws.shield', { tier: 'advanced' }, { requests: count * 1e6 }), 'subscription'),
    )
    expect(amounts).toEqual([3000, 3000])
  })

  it('AWS 20: a month has 730 hours', () => {
    expect(partBill('aws.ec2').line('instance-hours').quantity).toBe(730)
  })
})
