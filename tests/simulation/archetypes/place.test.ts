import { describe, expect, it } from 'vitest'
import { edgeOf, modelOf, nodeOf, part } from './drawing.ts'

const region = { id: 'home', service: 'aws.region', config: { region: 'eu-west-1' } }
const zone = (id: string, config = {}, parent = 'home') => ({ id, service: 'aws.zone', parent, config })
const place = (nodes: Parameters<typeof modelOf>[0]['nodes'], id: string) =>
  nodeOf(modelOf({ nodes: nodes ?? [] }), id).place

describe('the region of a part', () => {
  it('is its own, else that of the nearest group, else none', () => {
    const nodes = [
      region,
      { id: 'net', service: 'aws.vpc', parent: 'home' },
      { id: 'inside', service: 'aws.ec2', parent: 'net' },
      { id: 'own', service: 'aws.ec2', config: { region: 'us-west-2' } },
      { id: 'bare', service: 'aws.ec2' },
    ]
    expect(place(nodes, 'inside').region).toBe('eu-west-1')
    expect(place(nodes, 'own').region).toBe('us-west-2')
    expect(place(nodes, 'bare')).toMatchObject({ region: null, zones: [], location: null })
  })

  it('of a region group that was just drawn is the reference region of its provider', () => {
    const nodes = [
      { id: 'somewhere', service: 'gcp.region' },
      { id: 'vm', service: 'gcp.compute-engine', parent: 'somewhere' },
    ]
    expect(place(nodes, 'vm').region).toBe('us-central1')
  })
})

describe('the zones of a part', () => {
  it('are the first so many of the region, or those named', () => {
    const nodes = [
      region,
      { id: 'one', service: 'aws.ec2', parent: 'home' },
      { id: 'three', service: 'aws.ec2', parent: 'home', config: { zones: 3 } },
      { id: 'named', service: 'aws.ec2', parent: 'home', config: { zones: ['eu-west-1c', 'eu-west-1a'] } },
    ]
    expect(place(nodes, 'one').zones).toEqual(['eu-west-1a'])
    expect(place(nodes, 'three').zones).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c'])
    expect(place(nodes, 'named').zones).toEqual(['eu-west-1c', 'eu-west-1a'])
  })

  it('are the zone group around it, by name', () => {
    const nodes = [
      region,
      zone('b', { zone: 'eu-west-1b' }),
      { id: 'net', service: 'aws.subnet', parent: 'b' },
      { id: 'vm', service: 'aws.ec2', parent: 'net' },
    ]
    expect(place(nodes, 'vm').zones).toEqual(['eu-west-1b'])
  })

  it('of zone groups without a name differ, and from those with one', () => {
    const nodes = [
      region,
      zone('x'),
      zone('y'),
      zone('named', { zone: 'eu-west-1b' }),
      { id: 'in-x', service: 'aws.ec2', parent: 'x' },
      { id: 'in-y', service: 'aws.ec2', parent: 'y' },
      { id: 'in-named', service: 'aws.ec2', parent: 'named' },
    ]
    expect(['in-x', 'in-y', 'in-named'].map((id) => place(nodes, id).zones)).toEqual([
      ['eu-west-1a'],
      ['eu-west-1c'],
      ['eu-west-1b'],
    ])
  })

  it('are two for a pair, of which one may be fixed', () => {
    const pair = (config: object, parent = 'home') =>
      place(
        [region, zone('b', { zone: 'eu-west-1b' }), { id: 'db', service: 'aws.rds-postgres', parent, config }],
        'db',
      ).zones
    expect(pair({ multiZone: true })).toEqual(['eu-west-1a', 'eu-west-1b'])
    expect(pair({ multiZone: false })).toEqual(['eu-west-1a'])
    expect(pair({ multiZone: true }, 'b')).toEqual(['eu-west-1b', 'eu-west-1a'])
    expect(pair({ multiZone: true, zones: ['eu-west-1c'] })).toEqual(['eu-west-1c', 'eu-west-1a'])
  })

  it('are none for what serves its whole region, unless it is kept in one', () => {
    const nodes = [
      region,
      { id: 'alb', service: 'aws.alb', parent: 'home' },
      { id: 'fn', service: 'aws.lambda', parent: 'home' },
      { id: 'nat', service: 'aws.nat-gateway', parent: 'home' },
    ]
    expect(['alb', 'fn', 'nat'].map((id) => place(nodes, id).zones)).toEqual([[], [], ['eu-west-1a']])
  })

  it('survive ten thousand groups inside each other', () => {
    const groups = Array.from({ length: 10_000 }, (_, i) => ({
      id: `g${i}`,
      service: 'aws.vpc',
      ...(i > 0 && { parent: `g${i - 1}` }),
      ...(i === 0 && { config: { region: 'eu-west-1' } }),
    }))
    const nodes = [...groups, { id: 'vm', service: 'aws.ec2', parent: 'g9999' }]
    expect(place(nodes, 'vm').region).toBe('eu-west-1')
  })
})

describe('a call between two places', () => {
  const us = { id: 'us', service: 'aws.region', config: { region: 'us-east-1' } }
  const networkMs = (a: object, b: object, more: Parameters<typeof modelOf>[0]['nodes'] = []) => {
    const nodes = [us, ...(more ?? []), { id: 'a', service: 'aws.ec2', ...a }, { id: 'b', service: 'aws.ec2', ...b }]
    return edgeOf(modelOf({ nodes, edges: [{ id: 'e', source: 'a', target: 'b' }] }), 'e').networkMs
  }

  it('takes the time of the zones, or none without a place', () => {
    const near = networkMs({ parent: 'us' }, { parent: 'us' })
    const across = networkMs({ parent: 'us' }, { parent: 'us', config: { zones: ['us-east-1b'] } })
    expect(near).toBeGreaterThan(0)
    expect(across).toBeGreaterThan(near)
    expect(networkMs({ parent: 'us', config: { zones: 2 } }, { parent: 'us', config: { zones: 2 } })).toBeCloseTo(
      (near + across) / 2,
      12,
    )
    expect(networkMs({ parent: 'us' }, {})).toBe(0)
  })

  it('from a client is the distance rule and the last mile, whatever stands between', () => {
    const at = (location: unknown) => networkMs({ service: 'generic.client', config: { location } }, { parent: 'us' })
    expect(at('us-east-1')).toBeCloseTo(5 + 12, 9)
    expect(at({ lat: 38.99, lon: -77.45 })).toBeCloseTo(at('us-east-1'), 9)
    expect(at('eu-west-1')).toBeGreaterThan(80)
    expect(at(null)).toBe(0)
    const nodes = [
      us,
      { id: 'users', service: 'generic.client', config: { location: 'us-east-1' } },
      { id: 'dns', service: 'aws.route53' },
      { id: 'b', service: 'aws.ec2', parent: 'us' },
    ]
    const through = modelOf({ nodes, edges: [{ id: 'e', source: 'users', target: 'b', via: ['dns'] }] })
    expect(edgeOf(through, 'e').networkMs).toBeCloseTo(17, 9)
  })

  it('within one site of your own takes none, and from there the distance', () => {
    const site = [{ id: 'site', service: 'generic.datacenter', config: { location: { lat: 40, lon: -75 } } }]
    const own = { service: 'generic.service', parent: 'site' }
    expect(networkMs(own, own, site)).toBe(0)
    expect(networkMs(own, { parent: 'us' }, site)).toBeGreaterThan(5)
  })
})

describe('a part without a vendor', () => {
  it('stands where it is drawn but shares no zone or region', () => {
    const model = modelOf({ nodes: [region, { id: 's', service: 'generic.service', parent: 'home' }] })
    expect(nodeOf(model, 's').place).toMatchObject({ provider: 'generic', region: 'eu-west-1', zones: ['eu-west-1a'] })
    expect(nodeOf(model, 's').behaviour.failure).toMatchObject({ zonal: false, regional: false })
    expect(part('generic.service').place.region).toBeNull()
  })
})
