import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../simulation/evaluate.ts'
import { partBill } from '../cost/month.ts'
import { designOf } from './drawing.ts'

/** Two origins behind a global entry; each has 1,000 requests a second to answer when it gets all of them. */
function entry(service: string, config: Readonly<Record<string, unknown>>) {
  return evaluate(
    designOf({
      nodes: [
        { id: 'users', service: 'generic.client' },
        { id: 'entry', service, config },
        { id: 'one', service: 'generic.service' },
        { id: 'two', service: 'generic.service' },
      ],
      edges: [
        { id: 'in', source: 'users', target: 'entry' },
        { id: 'to-one', source: 'entry', target: 'one' },
        { id: 'to-two', source: 'entry', target: 'two' },
      ],
      workloads: [{ id: 'w', source: 'users', rps: 10 }],
    }),
  )
}

const rates = (config: Readonly<Record<string, unknown>>) =>
  entry('azure.front-door', config)
    .nodes.filter(({ id }) => id === 'one' || id === 'two')
    .map(({ arrivalRps }) => arrivalRps)

describe('Front Door', () => {
  it('is the global entry by itself: each request goes to one origin', () => {
    expect(rates({})).toEqual([5, 5])
    expect(rates({ mode: 'balancer', hitRatio: 0.9 })).toEqual([5, 5])
    expect(rates({ policy: 'failover' })).toEqual([10, 0])
  })

  it('is a content network where it has a hit ratio: misses go along every wire', () => {
    expect(rates({ hitRatio: 0.9 }).map((rps) => rps?.toFixed(9))).toEqual(['1.000000000', '1.000000000'])
    expect(rates({ mode: 'cdn' }).map((rps) => rps?.toFixed(9))).toEqual(['2.000000000', '2.000000000'])
  })

  it('bills the same for either use', () => {
    const month = { requests: 1e6, responseGb: 100 }
    expect(partBill('azure.front-door', { mode: 'cdn' }, month).totalUsd).toBe(
      partBill('azure.front-door', { mode: 'balancer' }, month).totalUsd,
    )
  })
})

describe('the application load balancer of Google Cloud', () => {
  const availability = (config: Readonly<Record<string, unknown>>) =>
    evaluate(
      designOf({
        nodes: [
          { id: 'users', service: 'generic.client' },
          { id: 'home', service: 'gcp.region', config: { region: 'us-central1' } },
          { id: 'entry', service: 'gcp.application-load-balancer', parent: 'home', config },
          { id: 'site', service: 'generic.service' },
        ],
        edges: [
          { id: 'in', source: 'users', target: 'entry' },
          { id: 'on', source: 'entry', target: 'site' },
        ],
        workloads: [{ id: 'w', source: 'users', rps: 1 }],
        assumptions: { regionAvailability: 0.99, commonCauseAvailability: 1 },
      }),
    ).system.availability

  it('outlives its region when global, and falls with it when regional', () => {
    expect(availability({})).toBeCloseTo(0.9999, 12)
    expect(availability({ mode: 'regional' })).toBeCloseTo(0.9999 * 0.99, 12)
  })
})

describe('Pub/Sub', () => {
  const GIB = 1.073741824
  const month = { requests: 1e6, requestGb: 1024 * GIB }

  it('is paid for publishing, and for every delivery', () => {
    const throughput = (config: Readonly<Record<string, unknown>>) =>
      partBill('gcp.pubsub', config, month).line('throughput').amountUsd
    expect(throughput({})).toBeCloseTo(2 * 40, 6)
    expect(throughput({ consumers: 3 })).toBeCloseTo(4 * 40, 6)
  })

  it('keeps messages as a stream only: what comes in a month, for the share of a month that it is kept', () => {
    expect(partBill('gcp.pubsub', { retentionHours: 73 }, month).dimensions).not.toContain('retained')
    const kept = partBill('gcp.pubsub', { mode: 'stream', retentionHours: 73 }, month).line('retained')
    expect(kept.quantity).toBeCloseTo(102.4, 9)
    expect(kept.amountUsd).toBeCloseTo(102.4 * 0.27, 9)
  })
})

describe('Cloud Run', () => {
  it('as a model server pays the GPU, the processors and the memory for as long as a copy runs', () => {
    const bill = partBill('gcp.cloud-run', { mode: 'endpoint', minInstances: 1, vcpu: 4, memoryMb: 16_384 })
    expect(bill.line('gpu-seconds').amountUsd).toBeCloseTo(730 * 3600 * 0.00035, 9)
    expect(bill.line('vcpu-seconds').amountUsd).toBeCloseTo(730 * 3600 * 4 * 1.8e-5, 9)
    expect(bill.line('memory-gib-seconds').amountUsd).toBeCloseTo(730 * 3600 * 16 * 2e-6, 9)
    expect(bill.dimensions).not.toContain('idle-vcpu-seconds')
  })

  it('as a web service has no GPU', () => {
    expect(partBill('gcp.cloud-run', { minInstances: 1 }).dimensions).not.toContain('gpu-seconds')
  })
})

describe('a tunnel over the internet', () => {
  it.each([
    ['aws.site-to-site-vpn', 'us-east-1', 0.09],
    ['azure.vpn-gateway', 'eastus', 0.087],
  ])('%s: other traffic out of the cloud is paid as internet egress', (service, region, usd) => {
    const bill = partBill(service, { gbPerMonth: 1000 }, {}, { region })
    expect(bill.line('internet-egress')).toMatchObject({ quantity: 1000, service: `${service.split('.')[0]}.region` })
    expect(bill.line('internet-egress').amountUsd).toBeCloseTo(1000 * usd, 9)
    expect(partBill(service, {}, {}, { region }).dimensions).not.toContain('internet-egress')
  })

  it('leaves a line with a price of its own at that', () => {
    const bill = partBill('aws.direct-connect', { gbPerMonth: 1000 })
    expect(bill.dimensions).not.toContain('internet-egress')
    expect(bill.line('line-egress').amountUsd).toBeCloseTo(20, 9)
  })
})

describe('App Service', () => {
  it('serves a program with the part of an instance that it gets, and bills the instance', () => {
    const report = (config: Readonly<Record<string, unknown>>) =>
      evaluate(
        designOf({
          nodes: [
            { id: 'users', service: 'generic.client' },
            { id: 'web', service: 'azure.app-service', config: { durationMs: 100, instanceType: 'P1v3', ...config } },
          ],
          edges: [{ id: 'in', source: 'users', target: 'web' }],
          workloads: [{ id: 'w', source: 'users', rps: 1 }],
        }),
      )
    expect(report({}).nodes[1]?.servers).toBe(2)
    expect(report({ vcpu: 0.5 }).nodes[1]).toMatchObject({ servers: 1, meanServiceMs: 200 })
    expect(report({ vcpu: 0.5 }).bill.totalUsd).toBe(report({}).bill.totalUsd)
  })
})
