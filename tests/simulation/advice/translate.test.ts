import { describe, expect, it } from 'vitest'
import { likeMachine } from '../../../simulation/advice/like-machine.ts'
import { translateDesign } from '../../../simulation/advice/translate.ts'
import { parametersOf } from '../../../simulation/archetypes/registry.ts'
import { regions, serviceRecord, services } from '../../../simulation/catalog/index.ts'
import type { Json } from '../../../simulation/design/design.ts'
import type { ParameterType } from '../../../simulation/design/parameter.ts'
import { figuresOf } from '../../../simulation/evaluate.ts'
import { designOf } from '../archetypes/drawing.ts'

const CLOUDS = ['aws', 'gcp', 'azure'] as const

const shop = designOf({
  nodes: [
    { id: 'users', service: 'generic.client', config: { location: 'us-east-1' } },
    { id: 'home', service: 'aws.region', name: 'us-east-1', config: { region: 'us-east-1' } },
    { id: 'zone', service: 'aws.zone', parent: 'home', config: { zone: 'us-east-1b' } },
    { id: 'api', service: 'aws.ec2', parent: 'zone', config: { instanceType: 'm7i.large', purchase: 'spot' } },
    { id: 'model', service: 'aws.ec2', parent: 'home', config: { instanceType: 'g4dn.xlarge', zones: 4 } },
    { id: 'store', service: 'aws.s3', parent: 'home', config: { storageGb: 700, tier: 'cold' } },
    { id: 'own', service: 'generic.service', config: { region: 'us-east-1' } },
  ],
  edges: [{ id: 'e', source: 'users', target: 'api' }],
  workloads: [{ id: 'w', source: 'users', rps: 3 }],
})

describe('a design on another provider', () => {
  const { design, parts } = translateDesign(shop, 'gcp')
  const config = (id: string) => design.nodes.find((node) => node.id === id)?.config

  it('stands in the region of the same metro, in the zone at the same place', () => {
    expect(config('home')).toEqual({ region: 'us-east4' })
    expect(design.nodes.find(({ id }) => id === 'home')?.name).toBe('us-east4')
    expect(config('zone')).toEqual({ zone: 'us-east4-b' })
    expect(config('own')).toEqual({ region: 'us-east4' })
    expect(config('users')).toEqual({ location: 'us-east-1' })
  })

  it('takes over what was asked for', () => {
    expect(config('store')).toMatchObject({ storageGb: 700, tier: 'cold' })
    expect(config('api')).toMatchObject({ purchase: 'spot' })
    expect(design.edges).toEqual(shop.edges)
    expect(design.workloads).toEqual(shop.workloads)
  })

  it('has machines of the same size and the same accelerator', () => {
    expect(config('api')?.instanceType).toMatch(/standard-2$/)
    expect(config('model')?.instanceType).toBe('n1-standard-4+1xT4')
  })

  it('does not ask for more zones than there are', () => {
    expect(config('model')?.zones).toBe(3)
  })

  it('tells of every vendor’s part how near the other one is', () => {
    expect(parts.map(({ nodeId, closeness }) => [nodeId, closeness])).toEqual(
      ['home', 'zone', 'api', 'model', 'store'].map((id) => [id, 'exact']),
    )
  })

  it('is the same design where it stands already', () => {
    const stay = translateDesign(shop, 'aws')
    expect(stay.design).toEqual(shop)
    expect(stay.parts.every(({ closeness, lost }) => closeness === 'same' && lost.length === 0)).toBe(true)
  })
})

describe('a service with two uses', () => {
  const moved = (service: string, config: object, provider: (typeof CLOUDS)[number]) => {
    const { design } = translateDesign(designOf({ nodes: [{ id: 'part', service, config }] }), provider)
    return [design.nodes[0]?.service, design.nodes[0]?.config.mode]
  }

  it('goes to the counterpart of its use', () => {
    expect(moved('azure.front-door', { mode: 'cdn' }, 'aws')).toEqual(['aws.cloudfront', undefined])
    expect(moved('azure.front-door', { hitRatio: 0.9 }, 'gcp')).toEqual(['gcp.cloud-cdn', undefined])
    expect(moved('azure.front-door', { mode: 'balancer' }, 'aws')).toEqual(['aws.global-accelerator', undefined])
    expect(moved('gcp.pubsub', {}, 'aws')).toEqual(['aws.sqs', undefined])
    expect(moved('aws.sns', {}, 'gcp')).toEqual(['gcp.pubsub', undefined])
    expect(moved('gcp.pubsub', { mode: 'stream' }, 'aws')).toEqual(['aws.kinesis', undefined])
  })

  it('is set to the use of the part that comes to it', () => {
    expect(moved('aws.cloudfront', {}, 'azure')).toEqual(['azure.front-door', 'cdn'])
    expect(moved('aws.kinesis', {}, 'gcp')).toEqual(['gcp.pubsub', 'stream'])
  })
})

describe('what another provider does not have', () => {
  it('is told setting by setting', () => {
    const { parts, design } = translateDesign(
      designOf({ nodes: [{ id: 'q', service: 'aws.sqs', config: { mode: 'fifo', retentionHours: 12 } }] }),
      'gcp',
    )
    expect(parts).toMatchObject([{ nodeId: 'q', to: 'gcp.cloud-tasks', lost: ['mode'] }])
    expect(design.nodes[0]?.config).toEqual({ retentionHours: 12 })
  })

  it('is marked where the match is only near', () => {
    const near = translateDesign(designOf({ nodes: [{ id: 'web', service: 'azure.app-service' }] }), 'aws')
    expect(near.parts).toMatchObject([{ to: 'aws.app-runner', closeness: 'approximate' }])
  })
})

describe.each(CLOUDS)('every service on %s', (provider) => {
  const others = services.filter((service) => service.provider !== 'generic' && service.provider !== provider)

  it('finds a counterpart of that provider, and the design can be read', () => {
    for (const { id } of others) {
      const { design, parts } = translateDesign(designOf({ nodes: [{ id: 'part', service: id }] }), provider)
      const [part] = parts
      expect(part?.closeness, id).toMatch(/^(exact|approximate)$/)
      expect(serviceRecord(design.nodes[0]?.service ?? '')?.provider, id).toBe(provider)
    }
  })

  it('finds a machine where both sell machines', () => {
    for (const { id, machines, defaults } of others.filter((service) => service.machines)) {
      const { design } = translateDesign(designOf({ nodes: [{ id: 'part', service: id }] }), provider)
      const target = serviceRecord(design.nodes[0]?.service ?? '')
      if (!machines || !target?.machines) continue
      const type = likeMachine(
        { service: id, type: String(defaults?.instanceType), region: null },
        { service: target.id, region: null },
      )
      expect(type, `${id} → ${target.id}`).toEqual(expect.any(String))
    }
  })
})

describe('every service with its parameters at the ends of their ranges', () => {
  const vendors = services.filter(({ provider }) => provider !== 'generic')

  it.each(CLOUDS)('can be put on %s and be evaluated there', (provider) => {
    for (const record of vendors) {
      for (const end of [0, 1]) {
        const config = Object.fromEntries(
          parametersOf(record).flatMap(({ name, type }) => {
            const value = endOf(type, end)
            return value === undefined || name === 'minHealthy' ? [] : [[name, value]]
          }),
        )
        const { design } = translateDesign(designOf({ nodes: [{ id: 'part', service: record.id, config }] }), provider)
        expect(Number.isFinite(figuresOf(design).body.bill.totalUsd), record.id).toBe(true)
      }
    }
  })

  function endOf(type: ParameterType, end: number): Json | undefined {
    switch (type.kind) {
      case 'integer':
      case 'number':
        return end === 0 ? type.min : type.max
      case 'choice':
        return type.options.at(end === 0 ? 0 : -1)?.value
      case 'boolean':
        return end === 1
      case 'nullable':
      case 'or-word':
        return endOf(type.of, end)
      default:
        return undefined
    }
  }
})

describe('a machine like another', () => {
  it('is itself on its own service', () => {
    for (const type of ['m7i.large', 't3.micro', 'c7g.xlarge', 'g5.xlarge', 'p4d.24xlarge'])
      expect(likeMachine({ service: 'aws.ec2', type, region: null }, { service: 'aws.ec2', region: null })).toBe(type)
  })

  it('keeps the make and number of accelerators before the size', () => {
    const like = (type: string, to: string) =>
      likeMachine({ service: 'aws.ec2', type, region: null }, { service: to, region: null })
    expect(like('p4d.24xlarge', 'gcp.compute-engine')).toBe('a2-highgpu-8g')
    expect(like('m7g.large', 'azure.virtual-machine')).toMatch(/^Standard_D2ps/)
    expect(like('m7i.large', 'azure.virtual-machine')).toMatch(/^Standard_D2a?s/)
    expect(like('p5.48xlarge', 'azure.virtual-machine')).toBe('Standard_ND96isr_H100_v5')
  })

  it('is not known of a type that is not sold', () => {
    expect(
      likeMachine(
        { service: 'aws.ec2', type: 'x.nothing', region: null },
        { service: 'gcp.compute-engine', region: null },
      ),
    ).toBeNull()
  })
})

describe('regions', () => {
  it('of one group are each other’s, there and back', () => {
    for (const from of regions) {
      for (const provider of CLOUDS) {
        const same = regions.filter((region) => region.provider === provider && region.group === from.group)
        if (from.provider === 'generic' || same.length !== 1) continue
        const drawn = designOf({
          nodes: [{ id: 'r', service: `${from.provider}.region`, config: { region: from.id } }],
        })
        const there = translateDesign(drawn, provider).design
        expect(there.nodes[0]?.config.region, from.id).toBe(same[0]?.id)
        expect(translateDesign(there, from.provider).design.nodes[0]?.config.region).toBe(from.id)
      }
    }
  })
})
