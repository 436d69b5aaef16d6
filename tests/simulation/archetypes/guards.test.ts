import { describe, expect, it } from 'vitest'
import { archetypeOf } from '../../../simulation/archetypes/registry.ts'
import { priceRows, services } from '../../../simulation/catalog/index.ts'
import { figuresOf } from '../../../simulation/evaluate.ts'
import { partBill } from '../cost/month.ts'
import { designOf, part } from './drawing.ts'

const KINDS = ['network-link', 'mesh', 'security', 'hybrid', 'registry', 'monitoring']
const ours = services.filter(({ archetype }) => KINDS.includes(archetype))

/** A service that is reached through a firewall and reads a secret for each request. */
const guarded = (via: readonly string[], secret: boolean) =>
  figuresOf(
    designOf({
      nodes: [
        { id: 'home', service: 'aws.region' },
        { id: 'users', service: 'generic.client' },
        { id: 'api', service: 'generic.service', parent: 'home', config: { serviceTime: { meanMs: 0 } } },
        { id: 'waf', service: 'aws.waf' },
        { id: 'firewall', service: 'aws.network-firewall', parent: 'home', config: { zones: 2 } },
        { id: 'secrets', service: 'aws.secrets-manager', parent: 'home', config: { serviceTimeMs: 10 } },
      ],
      edges: [
        { id: 'in', source: 'users', target: 'api', via, requestKb: 10, responseKb: 90 },
        ...(secret ? [{ id: 'ask', source: 'api', target: 'secrets' }] : []),
      ],
      workloads: [{ id: 'w', source: 'users', rps: 10 }],
    }),
  ).body

describe('a firewall that requests pass through', () => {
  it('takes time and fails them when it is down', () => {
    const bare = guarded([], false).system
    const behind = guarded(['waf'], false).system
    expect(behind.latencyMs?.mean ?? 0).toBeGreaterThan((bare.latencyMs?.mean ?? Number.NaN) + 1)
    expect(behind.availabilityContract).toBeCloseTo(0.9995, 12)
  })

  it('counts every request and every byte', () => {
    const { lines } = guarded(['waf', 'firewall'], false).bill
    const line = (service: string, dimension: string) =>
      lines.find((one) => one.service === service && one.dimension === dimension)?.amountUsd
    expect(line('aws.waf', 'requests')).toBeCloseTo(10 * 730 * 3.6e-3 * 0.6, 9)
    expect(line('aws.network-firewall', 'processed')).toBeCloseTo((10 * 730 * 3600 * 100 * 0.065) / 1e6, 9)
  })

  it('in several zones is paid in each on AWS and once on Azure', () => {
    expect(partBill('aws.network-firewall', { zones: 3 }).line('endpoint-hours').quantity).toBe(3 * 730)
    expect(partBill('azure.firewall', { zones: 3 }).line('firewall-hours').quantity).toBe(730)
  })

  it('has the promise of the zones that it stands in', () => {
    const promise = (zones: number) =>
      part('azure.firewall', { region: 'eastus', zones }).behaviour.failure.contractUnavailability
    expect(promise(1)).toBeCloseTo(0.0005, 12)
    expect(promise(2)).toBeCloseTo(0.0001, 12)
  })
})

describe('keys and secrets', () => {
  it('are called, and each call takes time and is paid', () => {
    const bare = guarded([], false)
    const asking = guarded([], true)
    const added = (asking.system.latencyMs?.mean ?? Number.NaN) - (bare.system.latencyMs?.mean ?? Number.NaN)
    expect(added).toBeGreaterThanOrEqual(10)
    const calls = asking.bill.lines.find(({ dimension, nodeId }) => nodeId === 'secrets' && dimension === 'requests')
    expect(calls?.amountUsd).toBeCloseTo(10 * 730 * 0.36 * 0.05, 9)
  })

  it('in hardware cost more than in software', () => {
    const keys = (protection: string) => partBill('gcp.cloud-kms', { keys: 2, protection }).line('keys').amountUsd
    expect(keys('software')).toBeCloseTo(0.12, 12)
    expect(keys('hsm')).toBeCloseTo(2, 12)
    expect(keys('hsm-advanced')).toBeCloseTo(5, 12)
  })
})

describe('what watches', () => {
  it('is paid by what it reads, the more the cheaper', () => {
    const bill = partBill('aws.guardduty', { managementEvents: 2_000_000, flowLogGb: 1000 })
    expect(bill.line('management-events').amountUsd).toBeCloseTo(8, 9)
    expect(bill.line('flow-logs').amountUsd).toBeCloseTo(500 * 1 + 500 * 0.5, 9)
  })

  it('gives two budgets that act away, for ever', () => {
    const bill = (freeTier: string) => partBill('aws.budgets', { actionBudgets: 3 }, {}, { freeTier })
    expect(bill('always-free').line('action-budgets').amountUsd).toBeCloseTo((0.1 * 730) / 24, 9)
    expect(bill('none').line('action-budgets').amountUsd).toBeCloseTo((3 * 0.1 * 730) / 24, 9)
  })

  it('stands beside the requests, where it has no time of its own', () => {
    for (const id of ['aws.guardduty', 'azure.policy', 'gcp.budgets'])
      expect(part(id).behaviour.role.kind).toBe('aside')
    for (const id of ['aws.waf', 'azure.key-vault']) expect(part(id).behaviour.role.kind).toBe('server')
  })
})

describe('machines at a site of your own', () => {
  it('serve and fail there, outside zones and regions', () => {
    const { station, failure } = part('azure.arc', { servers: 3, vcpus: 8, serviceTimeMs: 20 }).behaviour
    expect(station).toMatchObject({ servers: 8, instances: 3, serviceTime: { meanMs: 20 } })
    expect(failure).toMatchObject({ instances: 3, minHealthy: 'auto', zonal: false, regional: false })
  })

  it('are paid by vCPU or by server', () => {
    const bill = (edition: string) => partBill('gcp.distributed-cloud', { servers: 2, vcpus: 64, edition }).totalUsd
    expect(bill('software')).toBeCloseTo(128 * 730 * 0.03288, 6)
    expect(bill('server')).toBeCloseTo(7200, 9)
  })
})

describe('a registry', () => {
  it('includes storage in each of its own sizes', () => {
    const storage = (tier: string) => partBill('azure.container-registry', { tier, storageGb: 150 }).line('storage')
    expect(storage('basic').amountUsd).toBeCloseTo(14, 9)
    expect(storage('standard').amountUsd).toBeCloseTo(5, 9)
    expect(storage('premium').amountUsd).toBe(0)
  })

  it('that is kept for half a month pays half', () => {
    expect(partBill('aws.ecr', { storageGb: 100, hoursPerMonth: 365 }).line('storage').amountUsd).toBeCloseTo(5, 9)
  })
})

describe.each(ours)('$id', (record) => {
  it('says on the bill that it is free, or what it costs', () => {
    const priced = priceRows(record.id)
    expect(priced.length).toBeGreaterThan(0)
    const month = { requests: 1e6, requestGb: 100, responseGb: 100, calledRequestGb: 0, calledResponseGb: 0 }
    expect(partBill(record.id, {}, month).lines.length).toBeGreaterThan(0)
  })

  it('can be worked out with every number at its least and at its most', () => {
    for (const end of ['min', 'max'] as const) {
      const all = [...archetypeOf(record).parameters, ...(record.parameters ?? [])].filter(
        ({ name }) => !record.without?.includes(name),
      )
      const config = Object.fromEntries(
        all.flatMap(({ name, type }) => (type.kind === 'integer' || type.kind === 'number' ? [[name, type[end]]] : [])),
      )
      const bill = partBill(record.id, config, { requests: 1e6, requestGb: 1, responseGb: 1 })
      expect(Number.isFinite(bill.totalUsd)).toBe(true)
      for (const { amountUsd, confidence } of bill.lines) {
        // egress beyond the last tier that a source tells is not known
        if (amountUsd === null) expect(bill.complete).toBe(false)
        else if (confidence !== 'unknown') expect(amountUsd).toBeGreaterThanOrEqual(0)
      }
    }
  })
})
