import { describe, expect, it } from 'vitest'
import { figuresOf } from '../../../simulation/evaluate.ts'
import { partBill } from '../cost/month.ts'
import { designOf, part } from './drawing.ts'

/** Machines in one place call machines in another, through a link. */
const through = (link: string, config: object = {}) => {
  const provider = link.split('.')[0]
  const { body, model } = figuresOf(
    designOf({
      nodes: [
        { id: 'home', service: `${provider}.region` },
        { id: 'site', service: 'generic.datacenter', config: { location: { lat: 40, lon: -75 } } },
        { id: 'users', service: 'generic.client' },
        { id: 'api', service: 'generic.service', parent: 'home', config: { serviceTime: { meanMs: 0 } } },
        { id: 'far', service: 'generic.service', parent: 'site', config: { serviceTime: { meanMs: 0 } } },
        { id: 'link', service: link, parent: 'home', config },
      ],
      edges: [
        { id: 'in', source: 'users', target: 'api', requestKb: 0, responseKb: 0 },
        { id: 'over', source: 'api', target: 'far', via: ['link'], requestKb: 300, responseKb: 100 },
      ],
      workloads: [{ id: 'w', source: 'users', rps: 1 }],
    }),
  )
  const gb = (kb: number) => (kb * 730 * 3600) / 1e6
  return { body, model, lines: body.bill.lines, outGb: gb(300), bothGb: gb(400) }
}

describe('a link that calls pass through', () => {
  it('adds its published time to them', () => {
    const mean = (link: string) => through(link).body.system.latencyMs?.mean ?? Number.NaN
    // lognormal with median 0.3 ms and 1.5 ms at p99
    const added = 0.3 * Math.exp((Math.log(1.5 / 0.3) / 2.326347874) ** 2 / 2)
    expect(mean('aws.transit-gateway') - mean('aws.vpc-peering')).toBeCloseTo(added, 6)
  })

  it('fails them when it is down', () => {
    const { unavailability } = through('aws.site-to-site-vpn').body.system
    const direct = through('aws.vpc-peering').body.system
    expect(1 - (1 - (direct.unavailability ?? 0)) * 0.9995).toBeCloseTo(unavailability ?? Number.NaN, 12)
  })

  it('is paid for every byte, both ways', () => {
    const { lines, bothGb } = through('aws.transit-gateway')
    expect(lines.find(({ dimension }) => dimension === 'processed')?.amountUsd).toBeCloseTo(bothGb * 0.02, 9)
  })
})

describe('a dedicated line', () => {
  it('takes the place of internet egress, for what leaves the cloud only', () => {
    const { lines, outGb } = through('aws.direct-connect')
    expect(lines.find(({ dimension }) => dimension === 'line-egress')?.amountUsd).toBeCloseTo(outGb * 0.02, 9)
    expect(lines.filter(({ service }) => service === 'aws.region')).toEqual([])
    expect(through('aws.site-to-site-vpn').lines.find(({ service }) => service === 'aws.region')?.quantity).toBeCloseTo(
      outGb,
      9,
    )
  })

  it.each([
    ['aws.direct-connect', 'single', 1, 0.05],
    ['aws.direct-connect', 'high', 2, 0.001],
    ['aws.direct-connect', 'maximum', 4, 0.0001],
    ['gcp.interconnect', 'single', 1, null],
    ['gcp.interconnect', 'high', 2, 0.001],
    ['gcp.interconnect', 'maximum', 4, 0.0001],
    ['gcp.cloud-vpn', 'high', 2, 0.0001],
  ] as const)('%s at redundancy %s pays %i lines for its promise', (service, resiliency, lines, unavailability) => {
    const { contractUnavailability } = part(service, { resiliency }).behaviour.failure
    if (unavailability === null) expect(contractUnavailability).toBeNull()
    else expect(contractUnavailability).toBeCloseTo(unavailability, 12)
    const hours = partBill(service, { resiliency }).lines.filter(({ dimension }) => dimension.endsWith('-hours'))
    for (const { quantity } of hours) expect(quantity).toBe(lines * 730)
  })
})

describe('a private endpoint', () => {
  it('is paid in every zone, and stands in each', () => {
    const bill = partBill('aws.privatelink', { connections: 10, zones: 3 })
    expect(bill.line('endpoint-hours').amountUsd).toBeCloseTo(0.3 * 730, 9)
    expect(part('aws.privatelink', { region: 'us-east-1', zones: 3 }).behaviour.failure).toMatchObject({
      instances: 3,
      minHealthy: 1,
      zonal: true,
    })
  })

  it('to S3 or DynamoDB is free, and the bill says so', () => {
    const bill = partBill('aws.gateway-endpoint', { gbPerMonth: 1e6 }, { responseGb: 1e6 })
    expect(bill).toMatchObject({ totalUsd: 0, complete: true })
    expect(bill.line('endpoints')).toMatchObject({ unitPriceUsd: 0, confidence: 'quoted' })
  })

  it('carries bytes between zones without a further charge', () => {
    const far = { service: 'aws.ec2', parent: 'home', config: { zones: ['us-east-1b'] } }
    const near = { id: 'api', service: 'aws.ec2', parent: 'home', config: { zones: ['us-east-1a'] } }
    const billOf = (via: string[]) =>
      figuresOf(
        designOf({
          nodes: [
            { id: 'home', service: 'aws.region' },
            { id: 'users', service: 'generic.client' },
            { id: 'end', service: 'aws.privatelink', parent: 'home' },
            near,
            { id: 'far', ...far },
          ],
          edges: [
            { id: 'in', source: 'users', target: 'api' },
            { id: 'over', source: 'api', target: 'far', via, requestKb: 100 },
          ],
          workloads: [{ id: 'w', source: 'users', rps: 1 }],
        }),
      ).body.bill.lines.filter(({ dimension }) => dimension.includes('zone'))
    expect(billOf([]).map(({ service }) => service)).toEqual(['aws.region'])
    expect(billOf(['end'])).toMatchObject([{ service: 'aws.privatelink', amountUsd: 0 }])
  })
})

describe('a peering on Azure', () => {
  it('is paid on both sides, and between regions instead of the price between regions', () => {
    const bill = partBill('azure.vnet-peering', { reach: 'region' }, { requestGb: 1000 }, { region: 'westeurope' })
    expect(bill.totalUsd).toBeCloseTo(20, 9)
    const global = partBill('azure.vnet-peering', { reach: 'global' }, { requestGb: 1000 }, { region: 'westeurope' })
    expect(global.totalUsd).toBeCloseTo(70, 9)
  })
})

describe('a service mesh', () => {
  const station = (config: object) => {
    const spec = part('aws.istio', config as Record<string, unknown>).behaviour.station
    if (!spec) throw new Error('a mesh has a station')
    return spec.serviceTime
  }

  it('takes the time that Istio measured: 1.7 ms at p90, 2.7 ms at p99', () => {
    const { meanMs, cv2 = 0 } = station({})
    const sigma = Math.sqrt(Math.log1p(cv2))
    const median = meanMs * Math.exp(-(sigma ** 2) / 2)
    expect(median * Math.exp(1.2815515655 * sigma)).toBeCloseTo(1.7, 1)
    expect(median * Math.exp(2.326347874 * sigma)).toBeCloseTo(2.7, 9)
  })

  it('takes less with one proxy on each machine, and what you type before either', () => {
    expect(station({ mode: 'ambient' }).meanMs).toBeLessThan(station({}).meanMs)
    expect(station({ mode: 'ambient', serviceTimeMs: 7 }).meanMs).toBe(7)
  })

  it('uses two proxies of 0.2 vCPU for 1000 calls a second', () => {
    const month = { requests: 1000 * 730 * 3600 }
    expect(partBill('aws.istio', {}, month).line('proxies')).toMatchObject({ amountUsd: 0 })
    expect(partBill('aws.istio', {}, month).line('proxies').quantity).toBeCloseTo(0.4 * 730, 9)
    expect(partBill('aws.istio', { vcpuHourUsd: 0.05 }, month).line('vcpu-hours').amountUsd).toBeCloseTo(14.6, 9)
  })

  it('on Google Cloud is paid for every copy', () => {
    const bill = partBill('gcp.cloud-service-mesh', { proxies: 10 })
    expect(bill.line('client-hours').amountUsd).toBeCloseTo(10 * 730 * 0.0006945, 9)
  })
})
