import type { Archetype, Meter, Setting, StationSpec, Usage } from '../../archetype.ts'
import { amountMeters } from '../../metering/amount-meters.ts'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '../../month.ts'
import { regionalFailure, zonalFailure } from '../../serving/failure.ts'
import { purchaseWords, serversOf } from '../../serving/machine-pool.ts'
import { ZONES } from '../../settings/common-parameters.ts'
import { numberOf, numberOrNull, statedZones, textOf } from '../../settings/config.ts'
import { choice, integer, number, optionalInteger, parameter, share } from '../../settings/parameters.ts'
import { publishedStation, serviceTimeOf, timeParameter } from '../../settings/service-law.ts'
import { STORAGE_GB } from '../../settings/storage-parameters.ts'

/** Finds texts by their words and vectors by their nearness. The index is cut into partitions, and each replica holds all of them. */
export const searchIndex: Archetype = {
  id: 'search-index',
  parameters: [
    parameter('instanceType', { kind: 'machine' }, '', {
      label: 'Size',
      help: 'What one node of the index can hold and do.',
    }),
    integer('replicas', 1, [1, 1000], {
      label: 'Replicas',
      help: 'Complete copies of the index. They share the queries, and one that fails is not missed.',
    }),
    integer('partitions', 1, [1, 1000], {
      label: 'Partitions',
      help: 'Nodes that one copy of the index is spread over; all of them work on every query.',
    }),
    integer('shards', 1, [1, 100_000], {
      label: 'Shards',
      help: 'Pieces that the index is cut into. More pieces than partitions let it grow onto more nodes later.',
      advanced: true,
    }),
    { ...STORAGE_GB, help: 'Size of one copy of the index.' },
    ZONES,
    timeParameter('serviceTimeMs', 0, 'Time per query', 'Time of one query on one vCPU of each partition.'),
    number('concurrencyPerVcpu', 1, [0.001, 10_000], {
      label: 'Queries at once per vCPU',
      help: 'How many queries one vCPU works on at once.',
      advanced: true,
    }),
    optionalInteger('queueLimit', [0, 1e9], {
      label: 'Waiting places',
      help: 'How many queries may wait; one that finds no place is lost. Open: no limit.',
      unit: 'requests',
      advanced: true,
    }),
    share('rankedShare', 0, {
      label: 'Ranked by meaning',
      help: 'Share of the queries whose answers a language model puts in order.',
      advanced: true,
    }),
    choice(
      'purchase',
      'on-demand',
      [
        ['on-demand', 'On demand'],
        ['reserved-1y', 'Committed for 1 year'],
        ['reserved-3y', 'Committed for 3 years'],
      ],
      { label: 'Purchase', help: 'How the hours are bought.', advanced: true },
    ),
  ],
  publishedTime: 'serviceTimeMs',
  zones: ({ scope }, config) => (scope === 'zonal' ? statedZones(config) : null),
  behave: (setting) => ({
    role: { kind: 'server' },
    station: indexStation(setting),
    failure:
      setting.service.scope === 'zonal'
        ? zonalFailure(setting, { instances: numberOf(setting.config, 'replicas', 1), minHealthy: 'auto' })
        : regionalFailure(setting),
  }),
  meters: indexMeters,
}

/** A query occupies every partition of one replica; what is serverless grows by itself. */
function indexStation(setting: Setting): StationSpec {
  const { config, machine } = setting
  const station = publishedStation(setting)
  if (isServerless(setting)) return station
  const vcpu = machine?.vcpu ?? 1
  return {
    ...station,
    servers: serversOf(vcpu, numberOf(config, 'concurrencyPerVcpu', 1)),
    instances: numberOf(config, 'replicas', 1),
    serviceTime: serviceTimeOf(config, 'serviceTimeMs', vcpu),
    queueLimit: numberOrNull(config, 'queueLimit'),
  }
}

function isServerless({ config }: Setting): boolean {
  return textOf(config, 'mode') === 'on-demand'
}

function indexMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { config, given, machine } = setting
  const by = (name: string) => (given.has(name) ? 'you' : 'default')
  const replicas = numberOf(config, 'replicas', 1)
  const partitions = numberOf(config, 'partitions', 1)
  const storageGb = numberOf(config, 'storageGb')
  const queries = usage.meanRps * SECONDS_PER_MONTH
  const name = machine?.name ?? textOf(config, 'instanceType')
  const purchase = textOf(config, 'purchase') || 'on-demand'
  const units = numberOf(config, 'computeUnits')
  const copies = { name: 'replicas', value: replicas, unit: '', by: by('replicas') }
  const hours = { name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' }
  const running: Meter = isServerless(setting)
    ? {
        name: 'capacity-unit-hours',
        quantity: units * HOURS_PER_MONTH,
        description: `${units} compute units`,
        factors: [{ name: 'compute units', value: units, unit: '', by: by('computeUnits') }, hours],
      }
    : {
        name: 'node-hours',
        quantity: replicas * partitions * HOURS_PER_MONTH,
        description: `${replicas * partitions} × ${name} ${purchaseWords(purchase)}`,
        choose: { instanceType: name, purchase },
        factors: [copies, { name: 'partitions', value: partitions, unit: '', by: by('partitions') }, hours],
      }
  return [
    running,
    {
      name: 'storage-gb-months',
      quantity: isServerless(setting) ? storageGb : replicas * storageGb,
      description:
        isServerless(setting) || replicas === 1 ? `${storageGb} GB of index` : `${replicas} × ${storageGb} GB of index`,
      factors: [copies, { name: 'one copy', value: storageGb, unit: 'GB', by: by('storageGb') }],
    },
    {
      name: 'ranked-queries',
      quantity: queries * numberOf(config, 'rankedShare'),
      description: 'Queries ranked by meaning',
      factors: [
        { name: 'queries', value: queries, unit: '', by: 'traffic' },
        { name: 'share', value: numberOf(config, 'rankedShare'), unit: '', by: by('rankedShare') },
      ],
    },
    {
      name: 'warm-node-hours',
      quantity: numberOf(config, 'warmNodes') * HOURS_PER_MONTH,
      description: 'Nodes for old data',
      factors: [{ name: 'nodes', value: numberOf(config, 'warmNodes'), unit: '', by: by('warmNodes') }, hours],
    },
    ...amountMeters(setting, [
      ['extraThroughputMbps', 'throughput-mbps-months', 'Throughput above that included', 'MB/s'],
      ['warmStorageGb', 'warm-gb-months', 'Old data', 'GB'],
      ['indexedGbPerMonth', 'indexed-gb', 'Built into the index', 'GB'],
      ['streamedGbPerMonth', 'streamed-gb', 'Updates as they come', 'GB'],
      ['imagesPerMonth', 'images', 'Images read', ''],
    ]),
  ]
}
