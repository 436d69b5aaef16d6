import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PROVIDERS, priceFacts, priceFiles } from '../../../main/build/prices.ts'
import {
  findPrices,
  hasMachine,
  machineAllowances,
  machineOffer,
  machineOffers,
  priceBook,
  priceRows,
  regionOf,
  serviceRecord,
  services,
  sustainedUse,
} from '../../../simulation/catalog/index.ts'
import { isMeterName } from '../../../simulation/catalog/meters.ts'

const rows = services.flatMap(({ id }) => priceRows(id))

/** The one row for a part with this configuration. */
function price(
  service: string,
  meter: Parameters<typeof findPrices>[1],
  region: string,
  config: Record<string, unknown> = {},
) {
  const found = findPrices(service, meter, region, (when) =>
    Object.entries(when).every(([name, value]) => config[name] === value),
  )
  expect(found).toHaveLength(1)
  return found[0]
}

describe('the price books', () => {
  it('are what the facts make of them', () => {
    for (const { name, content } of priceFiles()) {
      const file = readFileSync(new URL(`../../../simulation/catalog/prices/${name}`, import.meta.url), 'utf8')
      expect(file === content, `${name} is out of date: npm run prices`).toBe(true)
    }
    expect(priceFiles()).toHaveLength(2 * PROVIDERS.length)
  })

  it('price only services of the catalogue, by meters that exist, in regions that exist', () => {
    for (const provider of PROVIDERS) {
      for (const line of priceFacts(provider).split('\n').slice(1, -1)) {
        const id = line.split(',')[0] ?? ''
        expect(serviceRecord(id)?.provider, line).toBe(provider)
      }
    }
    for (const { meter, region, service } of rows) {
      expect(isMeterName(meter), meter).toBe(true)
      if (region !== 'global') expect(regionOf(region)?.provider).toBe(serviceRecord(service)?.provider)
    }
  })

  it('tell source, date and confidence of every row, and rise tier by tier', () => {
    for (const { service, dimension, source, asOf, confidence, tiers, per } of rows) {
      const name = `${service} ${dimension}`
      expect(source, name).not.toBe('')
      expect(asOf, name).toMatch(/^(\d{4}(-\d\d){0,2}|undated.*)$/)
      expect(per, name).toBeGreaterThan(0)
      const bounds = tiers.map(({ upTo }) => upTo ?? Number.POSITIVE_INFINITY)
      expect(
        [...bounds].sort((a, b) => a - b),
        name,
      ).toEqual(bounds)
      expect(bounds.at(-1), name).toBe(Number.POSITIVE_INFINITY)
      if (confidence === 'unknown') expect(tiers).toEqual([{ upTo: null, priceUsd: null }])
      for (const { priceUsd } of tiers) if (priceUsd !== null) expect(priceUsd, name).toBeGreaterThanOrEqual(0)
    }
    expect(priceBook.asOf).toMatch(/^2026-\d\d-\d\d$/)
  })

  it('hang only on settings that a part can have', () => {
    const archetypes: Readonly<Record<string, readonly unknown[]>> = {
      architecture: ['x86_64', 'arm64'],
      billing: ['request', 'instance'],
      purchase: ['on-demand', 'spot', 'reserved-1m', 'reserved-1y', 'reserved-3y'],
      prompt: ['short', 'long'],
      family: ['n1'],
      tier: ['standard', 'batch'],
      mode: ['on-demand', 'provisioned'],
      sizeFamily: ['GP', 'BC', 'HS', 'Basic', 'S0', 'S1', 'S12', 'P1', 'P6'],
      autoscaling: [true, false],
      zoneRedundant: [true, false],
      multiRegion: [true, false],
      oneZone: [true, false],
    }
    for (const { service, when } of rows) {
      for (const [name, value] of Object.entries(when ?? {})) {
        const place = `${service} ${name}=${value}`
        const own = serviceRecord(service)?.parameters?.find((parameter) => parameter.name === name)?.type
        if (name === 'instanceType') expect(hasMachine(service, String(value)), place).toBe(true)
        else if (name === 'to') expect(regionOf(String(value)), place).toBeDefined()
        else if (name === 'diskGib') expect(value, place).toBeTypeOf('number')
        else if (own?.kind === 'choice')
          expect(
            own.options.map((option) => option.value),
            place,
          ).toContain(value)
        else expect(archetypes[name], place).toContain(value)
      }
    }
  })

  it('price every size that a service of its own sizes has', () => {
    for (const { id, machines } of services) {
      if (machines?.from !== 'sizes') continue
      const offered = machineOffers(id, null).map(({ name }) => name)
      expect([...offered].sort(), id).toEqual(machines.sizes.map(({ name }) => name).sort())
    }
  })

  it('hold one row for a dimension, a region and a condition', () => {
    const keys = rows.map(({ service, dimension, region, when }) =>
      JSON.stringify([service, dimension, region, when ?? {}]),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('a part', () => {
  it('is never left off the bill because no row fits its settings', () => {
    for (const { id, parameters, machines, archetype } of services) {
      const own = priceRows(id).filter(({ meter }) => !OFTEN_INCLUDED.has(meter))
      for (const meter of new Set(own.map((row) => row.meter))) {
        if (!isMeterName(meter)) throw new Error(meter)
        const names = new Set(own.filter((row) => row.meter === meter).flatMap(({ when }) => Object.keys(when ?? {})))
        const settings = [...names]
          .filter((name) => name !== 'to')
          .reduce<readonly Record<string, unknown>[]>(
            (all, name) => all.flatMap((config) => valuesOf(name).map((value) => ({ ...config, [name]: value }))),
            [{}],
          )
        for (const config of settings) {
          const found = findPrices(id, meter, null, (when) =>
            Object.entries(when).every(([name, value]) => config[name] === value),
          )
          expect(found.length, `${id} ${meter} ${JSON.stringify(config)}`).toBeGreaterThan(0)
        }
      }

      function valuesOf(name: string): readonly unknown[] {
        if (name === 'instanceType') return machines?.from === 'sizes' ? machines.sizes.map((size) => size.name) : []
        const choices = parameters?.find((parameter) => parameter.name === name)?.type
        if (choices?.kind === 'choice') return choices.options.map(({ value }) => value)
        const set = own.flatMap(({ when }) => (when && name in when ? [when[name]] : []))
        if (name !== 'purchase' || !machines) return [...new Set(set)]
        return [
          'on-demand',
          'reserved-1y',
          'reserved-3y',
          ...(archetype === 'ml-endpoint' || archetype === 'job' ? ['spot'] : []),
        ]
      }
    }
  })

  /** Meters that cost nothing in some settings: what is included, and disks of either way of selling. */
  const OFTEN_INCLUDED: ReadonlySet<string> = new Set([
    'iops-months',
    'throughput-mbps-months',
    'retrieval-gb',
    'disk-months',
    'disk-gb-months',
    'cache-hours',
    'gpu-seconds',
  ])
})

describe('well-known prices', () => {
  it.each([
    ['aws.lambda', 'requests', 'us-east-1', {}, 0.2, 1_000_000],
    ['aws.lambda', 'gb-seconds', 'us-east-1', { architecture: 'x86_64' }, 1.66667e-5, 1],
    ['aws.s3', 'storage-gb-months', 'us-east-1', { tier: 'standard', redundancy: 'region' }, 0.023, 1],
    ['aws.alb', 'balancer-hours', 'us-east-1', {}, 0.0225, 1],
    ['aws.nat-gateway', 'processed-gb', 'us-east-1', {}, 0.045, 1],
    ['aws.region', 'egress-internet-gb', 'us-east-1', {}, 0.09, 1],
    ['aws.region', 'cross-zone-gb', 'us-east-1', {}, 0.02, 1],
    ['aws.region', 'inter-region-gb', 'us-east-1', { to: 'us-east-2' }, 0.01, 1],
    ['aws.region', 'inter-region-gb', 'us-east-1', { to: 'eu-west-1' }, 0.02, 1],
    ['aws.rds-postgres', 'node-hours', 'us-east-1', { instanceType: 'db.t4g.micro', purchase: 'on-demand' }, 0.016, 1],
    [
      'aws.elasticache',
      'node-hours',
      'us-east-1',
      { instanceType: 'cache.r6g.large', purchase: 'on-demand' },
      0.206,
      1,
    ],
    [
      'aws.sagemaker-endpoint',
      'node-hours',
      'us-east-1',
      { instanceType: 'ml.m5.large', purchase: 'on-demand' },
      0.115,
      1,
    ],
    ['gcp.cloud-run', 'vcpu-seconds', 'us-central1', { billing: 'request' }, 2.4e-5, 1],
    ['gcp.cloud-run', 'vcpu-seconds', 'us-central1', { billing: 'instance' }, 1.8e-5, 1],
    ['gcp.cloud-run', 'vcpu-seconds', 'europe-west2', { billing: 'request' }, 3.36e-5, 1],
    [
      'gcp.cloud-storage',
      'storage-gb-months',
      'us-central1',
      { tier: 'standard', redundancy: 'region' },
      0.02,
      1.073741824,
    ],
    ['gcp.region', 'egress-internet-gb', 'us-central1', {}, 0.12, 1.073741824],
    [
      'gcp.cloud-sql-postgres',
      'node-hours',
      'us-central1',
      { instanceType: 'db-custom-2-7680', purchase: 'on-demand' },
      2 * 0.0413 + 7.5 * 0.007,
      1,
    ],
    [
      'gcp.vertex-endpoint',
      'node-hours',
      'us-central1',
      { instanceType: 'n1-standard-2', purchase: 'on-demand' },
      0.1095,
      1,
    ],
    ['azure.functions', 'gb-seconds', 'eastus', {}, 1.6e-5, 1],
    ['azure.container-apps', 'vcpu-seconds', 'eastus', {}, 2.4e-5, 1],
    ['azure.container-apps', 'vcpu-seconds', 'westeurope', {}, 3.4e-5, 1],
    ['azure.region', 'egress-internet-gb', 'eastus', {}, 0.087, 1],
    ['azure.region', 'cross-zone-gb', 'eastus', {}, 0, 1],
    ['azure.blob-storage', 'storage-gb-months', 'eastus', { tier: 'standard', redundancy: 'zone' }, 0.0208, 1],
    [
      'azure.postgres-flexible',
      'node-hours',
      'eastus',
      { instanceType: 'Standard_B1ms', purchase: 'on-demand' },
      0.017,
      1,
    ],
    ['azure.application-gateway', 'balancer-hours', 'eastus', { tier: 'standard' }, 0.2, 1],
  ] as const)('%s %s in %s %o', (service, meter, region, config, usd, per) => {
    const found = price(service, meter, region, config)
    expect(found?.row.tiers[0]?.priceUsd).toBeCloseTo(usd, 9)
    expect(found?.row.per).toBe(per)
    expect(found?.regionAssumed).toBe(false)
  })

  it('of a database with a standby add up to what the vendor asks for the pair', () => {
    const config = { instanceType: 'db.r6g.xlarge', purchase: 'on-demand' }
    const first = price('aws.rds-postgres', 'node-hours', 'us-east-1', config)?.row.tiers[0]?.priceUsd ?? Number.NaN
    const second = price('aws.rds-postgres', 'standby-hours', 'us-east-1', config)?.row.tiers[0]?.priceUsd ?? Number.NaN
    expect(first + second).toBeCloseTo(0.899, 9)
  })

  it('fall in tiers', () => {
    const egress = price('aws.region', 'egress-internet-gb', 'us-east-1')?.row
    expect(egress?.tiers).toEqual([
      { upTo: 10_240, priceUsd: 0.09 },
      { upTo: 51_200, priceUsd: 0.085 },
      { upTo: 153_600, priceUsd: 0.07 },
      { upTo: null, priceUsd: 0.05 },
    ])
    expect(egress?.free).toEqual([{ kind: 'always', quantity: 100, pool: 'aws.internet-egress' }])
  })

  it('share one free allowance between processors', () => {
    const pool = (architecture: string) => price('aws.lambda', 'gb-seconds', 'us-east-1', { architecture })?.row.free
    expect(pool('x86_64')).toEqual([{ kind: 'always', quantity: 400_000, pool: 'aws.lambda.duration' }])
    expect(pool('arm64')).toEqual(pool('x86_64'))
  })

  it("are the reference region's, and say so, where a region has none", () => {
    expect(price('aws.sqs', 'messages', 'us-east-2', { mode: 'standard' })).toMatchObject({
      regionAssumed: true,
      row: { region: 'us-east-1' },
    })
  })

  it('stay unknown rather than be guessed', () => {
    const spot = price('aws.fargate', 'vcpu-hours', 'us-east-1', { architecture: 'x86_64', purchase: 'spot' })
    expect(spot?.row).toMatchObject({ confidence: 'unknown', tiers: [{ upTo: null, priceUsd: null }] })
  })
})

describe('machines', () => {
  it('have the list prices of their region', () => {
    expect(machineOffer('aws.ec2', 'm7i.large', 'us-east-1')?.onDemandUsd).toBe(0.1008)
    expect(machineOffer('aws.ec2', 't3.nano', 'us-east-1')).toMatchObject({
      vcpu: 2,
      memoryGib: 0.5,
      onDemandUsd: 0.0052,
    })
    expect(machineOffer('gcp.compute-engine', 'n2-standard-2', 'us-central1')?.onDemandUsd).toBe(0.097118)
    expect(machineOffer('azure.virtual-machine', 'Standard_D2s_v5', 'eastus')?.onDemandUsd).toBe(0.096)
    expect(machineOffer('aws.ec2', 'm7i.large', 'eastus')).toBeUndefined()
    expect(machineOffer('aws.ec2', 'n2-standard-2', 'us-east-1')).toBeUndefined()
  })

  it('are listed cheapest first, unknown prices last', () => {
    for (const service of ['aws.ec2', 'gcp.gke', 'azure.virtual-machine', 'aws.rds-postgres']) {
      const prices = machineOffers(service, null).map(({ onDemandUsd }) => onDemandUsd ?? Number.POSITIVE_INFINITY)
      expect(prices.length).toBeGreaterThan(10)
      expect([...prices].sort((a, b) => a - b)).toEqual(prices)
    }
  })

  it('leave a missing price of a purchase option missing', () => {
    expect(machineOffer('aws.ec2', 't2.micro', 'us-east-1')).toMatchObject({ spotUsd: null, reserved1yUsd: 0.0072 })
  })

  it('of some Google families cost less when they run all month', () => {
    expect(sustainedUse('gcp.compute-engine', 'n1-standard-4')?.value).toBe(0.3)
    expect(sustainedUse('gcp.compute-engine', 'n2-standard-2')?.value).toBe(0.2)
    expect(sustainedUse('gcp.compute-engine', 'e2-micro')).toBeUndefined()
    expect(sustainedUse('aws.ec2', 'm7i.large')).toBeUndefined()
  })

  it('come free in one case', () => {
    expect(machineAllowances('gcp.compute-engine', 'e2-micro', 'us-central1')).toEqual([
      { kind: 'always', quantity: 730, pool: 'gcp.e2-micro' },
    ])
    expect(machineAllowances('gcp.compute-engine', 'e2-micro', 'europe-west1')).toEqual([])
  })
})
