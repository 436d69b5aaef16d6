import { describe, expect, it } from 'vitest'
import { modelOf, nodeOf } from './drawing.ts'

const inRegion = (service: string, config = {}, region = 'us-east-1') =>
  nodeOf(
    modelOf({
      nodes: [
        { id: 'home', service: `${service.split('.')[0]}.region`, config: { region } },
        { id: 'part', service, parent: 'home', config },
      ],
    }),
    'part',
  ).behaviour.failure

describe('failures of a part without a vendor', () => {
  const own = (config: object) =>
    nodeOf(modelOf({ nodes: [{ id: 'part', service: 'generic.service', config }] }), 'part').behaviour.failure

  it('are those that were typed', () => {
    expect(own({ availability: 0.75 })).toMatchObject({ unavailability: 0.25, mttrHours: 0.5 })
    expect(own({ mtbfHours: 999, mttrHours: 1 }).unavailability).toBeCloseTo(0.001, 15)
    expect(own({ mtbfHours: 1e12, mttrHours: 1 }).unavailability).toBeCloseTo(1e-12, 20)
    expect(own({})).toMatchObject({ unavailability: 0, instances: 1, minHealthy: 'auto' })
    expect(own({ instances: 5, minHealthy: 3 })).toMatchObject({ instances: 5, minHealthy: 3 })
    expect(own({ servers: 'infinite' }).minHealthy).toBe(1)
  })

  it('share nothing with any other part', () => {
    expect(own({})).toMatchObject({ zonal: false, regional: false, source: null })
  })
})

describe('failures of a vendor part', () => {
  it('in zones: the figure of one machine for each, below its zone and region', () => {
    const failure = inRegion('aws.ec2', { count: 3, zones: 2 })
    expect(failure).toMatchObject({ instances: 3, minHealthy: 'auto', zonal: true, regional: true })
    expect(failure.unavailability).toBeCloseTo(0.005, 15)
    expect(failure.source?.confidence).toBe('quoted')
  })

  it('of a region: one part with the regional figure and no zone', () => {
    const failure = inRegion('aws.lambda')
    expect(failure).toMatchObject({ instances: 1, minHealthy: 1, zonal: false, regional: true })
    expect(failure.unavailability).toBeCloseTo(0.0005, 15)
  })

  it('of data that also lie elsewhere: neither, once that place answers too', () => {
    const bucket = (redundancy: string) => inRegion('gcp.cloud-storage', { redundancy }, 'us-central1')
    expect(bucket('region')).toMatchObject({ zonal: false, regional: true })
    for (const spread of ['dual-region', 'multi-region']) {
      expect(bucket(spread)).toMatchObject({ zonal: false, regional: false })
      expect(bucket(spread).unavailability).toBeCloseTo(0.0005, 15)
    }
    const blobs = (redundancy: string) => inRegion('azure.blob-storage', { redundancy }, 'eastus')
    expect(blobs('dual-region')).toMatchObject({ zonal: false, regional: true })
    expect(blobs('multi-region')).toMatchObject({ zonal: false, regional: false })
    expect(blobs('multi-region').unavailability).toBeCloseTo(0.0001, 15)
  })

  it('of the world: neither', () => {
    expect(inRegion('aws.cloudfront')).toMatchObject({ zonal: false, regional: false })
    expect(inRegion('aws.route53').unavailability).toBe(0)
  })

  it('of a pair: two in two zones, one needed', () => {
    expect(inRegion('aws.rds-postgres', { multiZone: true })).toMatchObject({ instances: 2, minHealthy: 1 })
    expect(inRegion('aws.rds-postgres', { readReplicas: 2 })).toMatchObject({ instances: 1, minHealthy: 1 })
  })

  it('without a figure are unknown, not perfect', () => {
    expect(inRegion('gcp.cloud-sql-postgres', {}, 'us-central1')).toMatchObject({
      unavailability: 0,
      source: { confidence: 'unknown' },
      contractUnavailability: null,
    })
  })

  it('of spot machines add the time until another one serves', () => {
    const spot = { purchase: 'spot', interruptionsPerHour: 0.1, bootSeconds: 60, modelLoadSeconds: 120 }
    const away = (0.1 * 180) / 3600 / (1 + (0.1 * 180) / 3600)
    expect(inRegion('aws.ec2', spot).unavailability).toBeCloseTo(1 - 0.995 * (1 - away), 15)
    expect(inRegion('aws.ec2', { ...spot, purchase: 'on-demand' }).unavailability).toBeCloseTo(0.005, 15)
  })
})

describe('what the vendor promises', () => {
  const promise = (service: string, config = {}, region?: string) =>
    inRegion(service, config, region).contractUnavailability

  it('is that of the drawn topology', () => {
    expect(promise('aws.ec2')).toBeCloseTo(0.005, 15)
    expect(promise('aws.ec2', { count: 2, zones: 2 })).toBeCloseTo(0.0001, 15)
    expect(promise('aws.ec2', { count: 1, zones: 2 })).toBeCloseTo(0.005, 15)
    expect(promise('aws.rds-postgres', { multiZone: true })).toBeCloseTo(0.0005, 15)
    expect(promise('azure.vm-scale-set', { min: 2, zones: 1 }, 'eastus')).toBeCloseTo(0.0005, 15)
  })

  it('follows the settings that it hangs on', () => {
    expect(promise('aws.s3')).toBeCloseTo(0.001, 15)
    expect(promise('aws.s3', { tier: 'infrequent' })).toBeCloseTo(0.01, 15)
  })
})
