import { describe, expect, it } from 'vitest'
import { designBill, partBill } from './month.ts'

const watched = { metrics: true, logs: true, alarms: true }

describe('a part that is watched', () => {
  const month = { requests: 3e6 }

  it('pays for its metrics, logs and alarms at its provider’s monitoring prices', () => {
    const bill = partBill('aws.ec2', { count: 4, monitoring: { ...watched, logKbPerRequest: 2 } }, month)
    const lines = bill.lines.filter(({ service }) => service === 'aws.cloudwatch')
    // Every instance is another dimension of a metric, hence a metric of its own (0.30 each); logs at 0.50 a GB; an alarm at 0.10.
    expect(lines.map(({ dimension, quantity }) => [dimension, quantity])).toEqual([
      ['metrics', 4],
      ['log-ingestion', 6],
      ['alarms', 1],
    ])
    expect(lines.map(({ amountUsd }) => amountUsd)).toEqual([4 * 0.3, 3, 0.1].map((usd) => expect.closeTo(usd, 9)))
  })

  it.each(['gcp.cloud-run', 'azure.virtual-machine', 'aws.s3'])('%s is billed by its own provider', (service) => {
    const provider = service.split('.')[0]
    const watchers = partBill(service, { monitoring: watched }, month).lines.filter(({ dimension }) =>
      ['metrics', 'log-ingestion', 'alarms'].includes(dimension),
    )
    expect(watchers).toHaveLength(3)
    for (const line of watchers) expect(line.service).toMatch(new RegExp(`^${provider}\\.`))
  })

  it('pays nothing for what is not recorded', () => {
    const { dimensions } = partBill('aws.ec2', { monitoring: { metrics: false, logs: false, alarms: true } }, month)
    expect(dimensions).toContain('alarms')
    expect(dimensions).not.toContain('metrics')
    expect(dimensions).not.toContain('log-ingestion')
    expect(partBill('aws.ec2', {}, month).lines.every(({ service }) => service !== 'aws.cloudwatch')).toBe(true)
  })

  it('shares the free logs of the account with the others', () => {
    const part = (id: string) => ({ id, service: 'aws.ec2', parent: 'home', config: { monitoring: watched } })
    const bill = designBill({
      pricing: { freeTier: 'always-free' },
      nodes: [{ id: 'users', service: 'generic.client' }, { id: 'home', service: 'aws.region' }, part('a'), part('b')],
      edges: [
        { id: 'a', source: 'users', target: 'a' },
        { id: 'b', source: 'users', target: 'b' },
      ],
      workloads: [{ id: 'w', source: 'users', rps: 2 }],
    })
    const logs = bill.lines.filter(({ dimension }) => dimension === 'log-ingestion')
    expect(logs.map(({ freeQuantity }) => freeQuantity)).toEqual([2.5, 2.5].map((gb) => expect.closeTo(gb, 9)))
  })
})

describe('a NAT gateway', () => {
  it('pays for its public address too: one each, or one for all machines of a regional one', () => {
    expect(partBill('aws.nat-gateway', { count: 3 }).line('public-ipv4')).toMatchObject({
      quantity: 3 * 730,
      unitPriceUsd: 0.005,
    })
    const regional = partBill('gcp.cloud-nat', { count: 14 }).lines.find(({ service }) => service === 'gcp.region')
    expect(regional?.quantity).toBe(730)
  })
})
