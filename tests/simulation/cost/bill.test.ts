import { describe, expect, it } from 'vitest'
import { machineOffer, priceBook, services, sustainedUse } from '../../../simulation/catalog/index.ts'
import { figuresOf } from '../../../simulation/evaluate.ts'
import { designOf } from '../archetypes/drawing.ts'
import { designBill, partBill } from './month.ts'

const week = (instances: (hour: number) => number) => Array.from({ length: 168 }, (_, hour) => instances(hour))

describe('a bill', () => {
  const drawing = {
    nodes: [
      { id: 'users', service: 'generic.client', config: { location: 'us-east-1' } },
      { id: 'home', service: 'aws.region', config: { region: 'us-east-1' } },
      { id: 'alb', service: 'aws.alb', parent: 'home' },
      { id: 'api', service: 'aws.ec2', parent: 'home', config: { count: 2, zones: 2 } },
      { id: 'nat', service: 'aws.nat-gateway', parent: 'home' },
      { id: 'db', service: 'aws.rds-postgres', parent: 'home', config: { multiZone: true } },
      { id: 'far', service: 'gcp.cloud-storage', config: { region: 'us-central1' } },
    ],
    edges: [
      { id: 'in', source: 'users', target: 'alb' },
      { id: 'on', source: 'alb', target: 'api' },
      { id: 'ask', source: 'api', target: 'db', requestKb: 1, responseKb: 2 },
      { id: 'out', source: 'api', target: 'far', via: ['nat'], requestKb: 10, responseKb: 1 },
    ],
    workloads: [{ id: 'w', source: 'users', rps: 50, requestKb: 4, responseKb: 12 }],
  }
  const { body } = figuresOf(designOf(drawing))
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0)

  it('is the sum of its lines, and each line that of a part', () => {
    expect(body.bill.totalUsd).toBe(sum(body.bill.lines.map(({ amountUsd }) => amountUsd)))
    expect(sum(body.nodes.map(({ monthlyUsd }) => monthlyUsd))).toBeCloseTo(body.bill.totalUsd, 9)
    for (const node of body.nodes) {
      const own = body.bill.lines.filter(({ nodeId }) => nodeId === node.id).map(({ amountUsd }) => amountUsd)
      expect(node.monthlyUsd).toBeCloseTo(sum(own), 9)
    }
  })

  it('has transfer with its edge and with the part that sends', () => {
    const edges = Object.fromEntries(body.edges.map(({ id, monthlyUsd }) => [id, monthlyUsd]))
    const gb = (kb: number) => (50 * kb * 730 * 3600) / 1e6
    expect(edges.in).toBeCloseTo(gb(12) * 0.09, 6)
    expect(edges.on).toBe(0)
    expect(edges.ask).toBeCloseTo((gb(3) / 2) * 0.02, 6)
    const egress = body.bill.lines.filter(({ dimension }) => dimension === 'internet-egress')
    expect(egress.map(({ nodeId, provider }) => [nodeId, provider])).toEqual([
      ['alb', 'aws'],
      ['api', 'aws'],
      ['far', 'gcp'],
    ])
  })

  it('pays a part that is passed through for the bytes, both ways', () => {
    const line = body.bill.lines.find(({ dimension }) => dimension === 'processed')
    expect(line).toMatchObject({ nodeId: 'nat', unit: 'GB' })
    expect(line?.quantity).toBeCloseTo((50 * 11 * 730 * 3600) / 1e6, 6)
  })

  it('tells source, date and confidence on every line', () => {
    for (const line of body.bill.lines) {
      expect(line.priceSource).not.toBe('')
      expect(line.priceAsOf).not.toBe('')
      expect(line.quantity).toBeGreaterThan(0)
      if (line.amountUsd === null) expect(line.confidence).toBe('unknown')
    }
  })
})

describe('every service', () => {
  it.each(services)('$id: costs nothing or something, never less, and only by quantities above 0', ({ id }) => {
    const month = { requests: 1e6, requestGb: 10, responseGb: 20, calledRequestGb: 1, calledResponseGb: 2, heldMs: 50 }
    const bill = partBill(id, {}, month)
    for (const line of bill.lines) {
      expect(line.quantity, line.dimension).toBeGreaterThan(0)
      if (line.dimension !== 'sustained-use-discount') expect(line.amountUsd ?? 0).toBeGreaterThanOrEqual(0)
    }
    expect(bill.totalUsd).toBeGreaterThanOrEqual(0)
    expect(bill.complete).toBe(bill.lines.every(({ amountUsd }) => amountUsd !== null))
    expect(bill.complete || bill.lines.some(({ confidence }) => confidence === 'unknown')).toBe(true)
  })
})

describe('machines', () => {
  it('are paid by the hour at the list price of how they are bought', () => {
    const bought = (purchase: string) =>
      partBill('gcp.compute-engine', { instanceType: 'n2-standard-4', count: 3, purchase }).line('instance-hours')
    const offer = machineOffer('gcp.compute-engine', 'n2-standard-4', 'us-central1')
    expect(bought('on-demand').amountUsd).toBeCloseTo(3 * 730 * (offer?.onDemandUsd ?? 0), 9)
    expect(bought('spot').amountUsd).toBeCloseTo(3 * 730 * (offer?.spotUsd ?? 0), 9)
    expect(bought('reserved-1y').amountUsd).toBeCloseTo(3 * 730 * (offer?.reserved1yUsd ?? 0), 9)
  })

  it('bought in a way that has no price have none, and no other one’s', () => {
    const bill = partBill('azure.virtual-machine', { instanceType: 'Standard_D2s_v5', purchase: 'reserved-3y' })
    expect(bill).toMatchObject({ complete: false, totalUsd: 0 })
    expect(bill.line('instance-hours')).toMatchObject({ unitPriceUsd: null, amountUsd: null, confidence: 'unknown' })
  })

  it('in a region without a price take the reference region’s, and say so', () => {
    const type = 'm7i.large'
    const line = (region: string) => partBill('aws.ec2', { instanceType: type }, {}, { region }).line('instance-hours')
    const reference = machineOffer('aws.ec2', type, 'us-east-1')?.onDemandUsd ?? 0
    const elsewhere = machineOffer('aws.ec2', type, 'sa-east-1')
    expect(line('us-east-1')).toMatchObject({ regionAssumed: false, region: 'us-east-1' })
    expect(elsewhere?.onDemandUsd ?? null).toBeNull()
    expect(line('sa-east-1')).toMatchObject({ regionAssumed: true, region: 'sa-east-1', unitPriceUsd: reference })
  })

  it('without a region do so too', () => {
    const bill = designBill({
      nodes: [
        { id: 'vm', service: 'aws.ec2' },
        { id: 'nat', service: 'aws.nat-gateway' },
      ],
    })
    for (const line of bill.lines) expect(line).toMatchObject({ regionAssumed: true, region: null })
  })

  it('that come and go are paid hour by hour', () => {
    const half = week((hour) => (hour % 24 < 12 ? 2 : 6))
    const line = partBill('aws.ec2', { autoscaling: true, min: 2, max: 6 }, { hourlyInstances: half }).line(
      'instance-hours',
    )
    expect(line.quantity).toBeCloseTo(4 * 730, 9)
  })

  it('above a committed base are bought as set, hour by hour', () => {
    const half = week((hour) => (hour % 24 < 12 ? 2 : 6))
    const config = { autoscaling: true, min: 2, max: 6, reservedCount: 3, purchase: 'spot' }
    const lines = partBill('aws.ec2', config, { hourlyInstances: half }).lines.map(({ quantity }) => quantity)
    expect(lines[0]).toBe(3 * 730)
    expect(lines[1]).toBeCloseTo((3 / 2) * 730, 9)
  })

  it('run as many hours as they are told, and scheduled ones besides', () => {
    const hours = (config: object) => partBill('aws.ec2', { count: 2, ...config }).line('instance-hours').quantity
    expect(hours({ hoursPerMonth: 200 })).toBeCloseTo(400, 9)
    expect(hours({ hoursPerMonth: 200, purchase: 'reserved-1y' })).toBeCloseTo(1460, 9)
    expect(hours({ schedules: [{ startHour: 22.5, hours: 3, extra: 4 }] })).toBeCloseTo(1460 + 12 * (730 / 24), 9)
  })

  it('may have a price of your own', () => {
    const line = partBill('aws.ec2', { count: 2, hourlyUsd: 0.05 }).line('instance-hours')
    expect(line).toMatchObject({ amountUsd: 73, priceSource: 'design', priceAsOf: priceBook.asOf, confidence: 'user' })
  })

  it('with stand-by and replicas are paid in full, with their disks', () => {
    const bill = partBill('aws.rds-postgres', {
      instanceType: 'db.t4g.medium',
      multiZone: true,
      readReplicas: 2,
      storageGb: 50,
    })
    expect(bill.line('instance-hours').quantity).toBe(3 * 730)
    expect(bill.line('standby-hours').quantity).toBe(730)
    expect(bill.line('storage').quantity).toBe(4 * 50)
  })
})

describe('sustained use', () => {
  const n2 = { instanceType: 'n2-standard-8', count: 2 }
  const bill = (config: Readonly<Record<string, unknown>>) => partBill('gcp.compute-engine', { ...n2, ...config })

  it('is a line of its own, below the list price, with its own source', () => {
    const list = bill({}).line('instance-hours')
    const discount = bill({}).line('sustained-use-discount')
    expect(discount.amountUsd).toBeCloseTo(-0.2 * (list.amountUsd ?? 0), 9)
    expect(discount.priceSource).toBe(sustainedUse('gcp.compute-engine', 'n2-standard-8')?.source)
    expect(discount.priceSource).not.toBe(list.priceSource)
  })

  it('is not for other ways of buying, other families, or machines that do not run all month', () => {
    for (const config of [
      { purchase: 'spot' },
      { purchase: 'reserved-1y' },
      { instanceType: 'e2-standard-4' },
      { hoursPerMonth: 100 },
      { hourlyUsd: 0.3 },
    ]) {
      expect(bill(config).dimensions).not.toContain('sustained-use-discount')
    }
    expect(partBill('aws.ec2').dimensions).not.toContain('sustained-use-discount')
  })

  it('counts machines that are always on and not committed', () => {
    const always = (config: Readonly<Record<string, unknown>>) => bill(config).line('sustained-use-discount').quantity
    expect(always({ reservedCount: 1 })).toBe(730)
    const usage = { hourlyInstances: week((hour) => (hour % 24 < 12 ? 1 : 5)) }
    const scaled = partBill('gcp.compute-engine', { ...n2, autoscaling: true, min: 1, max: 5 }, usage)
    expect(scaled.line('sustained-use-discount').quantity).toBe(730)
  })
})

describe('prices typed into the design', () => {
  it('are the learner’s', () => {
    const bill = partBill('generic.service', { instances: 3, monthlyUsd: 20, perMillionUsd: 0.5 }, { requests: 4e6 })
    expect(bill).toMatchObject({ totalUsd: 62, complete: true })
    for (const line of bill.lines) {
      expect(line).toMatchObject({
        provider: 'generic',
        priceSource: 'design',
        confidence: 'user',
        priceAsOf: priceBook.asOf,
      })
    }
    expect(bill.line('per-million')).toMatchObject({ quantity: 4, unit: 'million requests', unitPriceUsd: 0.5 })
  })

  it('of nothing make no line', () => {
    expect(partBill('generic.service', {}, { requests: 1e6 })).toMatchObject({ lines: [], totalUsd: 0, complete: true })
  })
})

describe('what a bill counts', () => {
  it('for a function: requests, and memory for the time it is held', () => {
    const bill = partBill('aws.lambda', { memoryMb: 512, durationMs: 80 }, { requests: 2e6, heldMs: 300 })
    expect(bill.line('duration').quantity).toBeCloseTo(2e6 * 0.3 * 0.5, 6)
    expect(bill.line('requests').quantity).toBeCloseTo(2, 12)
  })

  it('for a balancer: in each hour the largest of its dimensions, not their sum', () => {
    const requests = 730 * 3600 * 50
    const hourlyRps = week((hour) => (hour % 2 === 0 ? 100 : 0))
    const units = (config: Readonly<Record<string, unknown>>, month: object) =>
      partBill('aws.alb', config, { requests, hourlyRps, ...month }).line('lcu-hours').quantity
    expect(units({}, {})).toBeCloseTo(730 * (100 / 25 / 2), 6)
    expect(units({ connections: 30_000 }, {})).toBeCloseTo(730 * 10, 6)
    expect(units({}, { responseGb: 730 * 20 })).toBeCloseTo(730 * 20, 6)
    expect(units({ connectionsPerRequest: 0, rules: 110 }, {})).toBeCloseTo(730 * ((100 * 100) / 1000 / 2), 6)
  })

  it('for a queue: every operation on every message, in billed sizes', () => {
    const line = partBill('aws.sqs', {}, { requests: 1e6, requestGb: 100 }).line('requests')
    expect(line.quantity).toBeCloseTo(3 * 2, 9)
  })

  it('for a content network: what goes out, asks and comes from the origin', () => {
    const bill = partBill('gcp.cloud-cdn', {}, { requests: 1e6, responseGb: 500, calledResponseGb: 50 })
    expect(bill.line('edge-egress').quantity * 1.073741824).toBeCloseTo(500, 9)
    expect(bill.line('cache-lookups').quantity).toBeCloseTo(100, 9)
    expect(bill.line('cache-fill').quantity * 1.073741824).toBeCloseTo(50, 9)
  })

  it('for disks of fixed sizes: the smallest that is large enough', () => {
    const bill = partBill('azure.managed-disk', { tier: 'ssd', storageGb: 100, count: 3 })
    expect(bill.line('disks').quantity).toBe(3)
    expect(bill.line('disks').description).toContain('128 GiB')
  })

  it('for public addresses: each, by the hour', () => {
    const line = partBill('aws.ec2', { count: 2, publicAddress: true }).line('public-ipv4')
    expect(line).toMatchObject({ quantity: 1460, unitPriceUsd: 0.005, service: 'aws.region' })
  })
})
