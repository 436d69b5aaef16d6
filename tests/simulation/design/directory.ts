import type { Json } from '../../../simulation/design/design.ts'
import type { Parameter, ParameterType, ServiceDirectory, ServiceShape } from '../../../simulation/design/parameter.ts'

/** A small catalogue with one service of each kind that the file format tells apart. */
const parameter = (name: string, type: ParameterType, value: Json): Parameter => ({
  name,
  label: name,
  help: '',
  type,
  unit: '',
  default: value,
})

const integer = (name: string, value: number, min = 1, max = 10_000) =>
  parameter(name, { kind: 'integer', min, max }, value)
const share = (name: string, value: number) => parameter(name, { kind: 'number', min: 0, max: 1 }, value)
const region = parameter('region', { kind: 'nullable', of: { kind: 'region' } }, null)
const zones = parameter('zones', { kind: 'zones' }, 1)
const serviceTime = (name: string, allowNumber: boolean) =>
  parameter(name, { kind: 'service-time', allowNumber }, { distribution: 'exponential', meanMs: 10 })

const service: readonly Parameter[] = [
  parameter('servers', { kind: 'or-word', word: 'infinite', of: { kind: 'integer', min: 1, max: 100_000 } }, 1),
  integer('instances', 1),
  parameter('minHealthy', { kind: 'or-word', word: 'auto', of: { kind: 'integer', min: 1, max: 10_000 } }, 'auto'),
  serviceTime('serviceTime', false),
  parameter('queueLimit', { kind: 'nullable', of: { kind: 'integer', min: 0, max: 1e9 } }, null),
  parameter('blocking', { kind: 'boolean' }, false),
  share('availability', 1),
  parameter('mtbfHours', { kind: 'number', min: 0, max: 1e9, exclusiveMin: true }, 1000),
  parameter('mttrHours', { kind: 'number', min: 0, max: 1e9 }, 0.5),
  parameter('monthlyUsd', { kind: 'number', min: 0, max: 1e12 }, 0),
  parameter('perMillionUsd', { kind: 'number', min: 0, max: 1e12 }, 0),
]

const vendor: readonly Parameter[] = [
  region,
  zones,
  parameter('publicAddress', { kind: 'boolean' }, false),
  parameter('tags', { kind: 'map' }, {}),
  parameter(
    'ingress',
    {
      kind: 'list',
      item: [
        parameter('from', { kind: 'or-word', word: 'internet', of: { kind: 'node' } }, 'internet'),
        integer('port', 443, 1, 65_535),
      ],
    },
    [],
  ),
  parameter(
    'monitoring',
    { kind: 'object', fields: [parameter('metrics', { kind: 'boolean' }, false)] },
    { metrics: false },
  ),
]

const machines = ['m7i.large', 'c7g.large']
const shape = (
  provider: ServiceShape['provider'],
  parameters: readonly Parameter[],
  kind?: 'isGroup' | 'isSource' | 'isBalancer' | 'isCache',
): ServiceShape => ({
  provider,
  parameters,
  isGroup: false,
  isSource: false,
  isBalancer: false,
  isCache: false,
  ...(kind && { [kind]: true }),
  hasMachine: (name) => machines.includes(name),
})

const services: Readonly<Record<string, ServiceShape>> = {
  'generic.client': shape(
    'generic',
    [parameter('location', { kind: 'nullable', of: { kind: 'location' } }, null)],
    'isSource',
  ),
  'generic.service': shape('generic', service),
  'generic.balancer': shape(
    'generic',
    [
      parameter(
        'policy',
        {
          kind: 'choice',
          options: ['weighted', 'least-outstanding', 'failover'].map((value) => ({ value, label: value })),
        },
        'weighted',
      ),
      integer('minHealthy', 1),
      share('availability', 1),
    ],
    'isBalancer',
  ),
  'generic.cache': shape('generic', [share('hitRatio', 0.8), ...service], 'isCache'),
  'generic.queue': shape('generic', [share('availability', 1)]),
  'generic.datacenter': shape('generic', [], 'isGroup'),
  'aws.region': shape('aws', [parameter('region', { kind: 'region' }, 'us-east-1')], 'isGroup'),
  'aws.zone': shape(
    'aws',
    [region, parameter('zone', { kind: 'nullable', of: { kind: 'text', maxLength: 40 } }, null)],
    'isGroup',
  ),
  'aws.vpc': shape('aws', [region, parameter('cidr', { kind: 'text', maxLength: 18 }, '10.0.0.0/16')], 'isGroup'),
  'aws.ec2': shape('aws', [
    ...vendor,
    parameter('instanceType', { kind: 'machine' }, 'm7i.large'),
    integer('count', 1),
    serviceTime('serviceTimeMs', true),
  ]),
  'aws.elasticache': shape('aws', [...vendor, share('hitRatio', 0.8)], 'isCache'),
  'gcp.compute-engine': shape('gcp', vendor),
}

const regions: Readonly<Record<string, readonly [provider: string, zones: readonly string[]]>> = {
  'us-east-1': ['aws', ['us-east-1a', 'us-east-1b', 'us-east-1c']],
  'us-west-1': ['aws', ['us-west-1a', 'us-west-1b']],
  'us-central1': ['gcp', ['us-central1-a', 'us-central1-b']],
}

export const directory: ServiceDirectory = {
  lookup: (id) => (Object.hasOwn(services, id) ? services[id] : undefined),
  similar: (id) => Object.keys(services).filter((known) => known.slice(0, 6) === id.slice(0, 6)),
  providersOfRegion: (id) => (Object.hasOwn(regions, id) ? [regions[id]?.[0] ?? ''] : []),
  zonesOfRegion: (id) => (Object.hasOwn(regions, id) ? (regions[id]?.[1] ?? []) : []),
}
