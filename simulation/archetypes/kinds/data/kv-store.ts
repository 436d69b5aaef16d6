import type { MeterName } from '../../../catalog/meters.ts'
import type { Archetype, FailureSpec, Meter, Setting, Usage } from '../../archetype.ts'
import { amountMeters, operationMeter } from '../../metering/amount-meters.ts'
import { operationUnits } from '../../metering/operation-units.ts'
import { boughtHours, boughtStation } from '../../serving/bought-capacity.ts'
import { multiRegionFailure, regionalFailure, zonalFailure } from '../../serving/failure.ts'
import { isOn, numberOf, numberOrNull, statedZones, textOf } from '../../settings/config.ts'
import { choice, flag, integer, number, share } from '../../settings/parameters.ts'
import { timeParameter } from '../../settings/service-law.ts'
import { BACKUP_GB, OTHER_READS, OTHER_WRITES, READS, STORAGE_GB, WRITES } from '../../settings/storage-parameters.ts'
import { traitOf } from '../../settings/trait.ts'

/** Items found by their key: paid by the operation, or by operations a second that are bought. */
export const kvStore: Archetype = {
  id: 'kv-store',
  parameters: [
    choice(
      'mode',
      'on-demand',
      [
        ['on-demand', 'On demand'],
        ['provisioned', 'Provisioned'],
      ],
      { label: 'Capacity', help: 'Pay for each operation, or buy operations a second that are paid used or not.' },
    ),
    READS,
    WRITES,
    OTHER_READS,
    OTHER_WRITES,
    number('itemKb', 1, [0.001, 400_000], {
      label: 'Size of an item',
      help: 'Larger items take more units to read and to write.',
      unit: 'KB',
    }),
    STORAGE_GB,
    integer('replicaRegions', 0, [0, 50], {
      label: 'Further regions',
      help: 'Regions that hold a copy beside this one: each is written to and kept as well, and outlives this one.',
    }),
    choice(
      'consistency',
      'eventual',
      [
        ['eventual', 'Eventual'],
        ['strong', 'Strong'],
      ],
      { label: 'Reads see', help: 'Strong reads see every write before them and take more units.', advanced: true },
    ),
    number('readUnits', 100, [1, 1e9], {
      label: 'Read capacity',
      help: 'Read units a second that are bought; under autoscaling, the most.',
      unit: 'units/s',
      advanced: true,
    }),
    number('writeUnits', 100, [1, 1e9], {
      label: 'Write capacity',
      help: 'Write units a second that are bought; under autoscaling, the most.',
      unit: 'units/s',
      advanced: true,
    }),
    flag('autoscaling', false, {
      label: 'Autoscaling',
      help: 'Whether the bought capacity follows the load from hour to hour.',
      advanced: true,
    }),
    share('targetUtilisation', 0.7, {
      label: 'Target utilisation',
      help: 'Share of the capacity that autoscaling keeps in use.',
      advanced: true,
    }),
    share('leastShare', 0.1, {
      label: 'Least capacity',
      help: 'Share of the capacity that autoscaling never goes below.',
      advanced: true,
    }),
    BACKUP_GB,
    timeParameter('serviceTimeMs', 0, 'Time per request', 'Time of one request inside the store.'),
  ],
  publishedTime: 'serviceTimeMs',
  zones: (_service, config) => {
    if (numberOf(config, 'replicaRegions') > 0) return null
    if (config.zones !== undefined) return statedZones(config)
    return config.zoneRedundant === false ? 1 : null
  },
  behave: (setting) => ({
    role: { kind: 'server' },
    station: boughtStation(setting, requestsPerSecond(setting)),
    failure: storeFailure(setting),
  }),
  meters: (setting, usage) => [
    ...(isProvisioned(setting) ? boughtMeters(setting, usage) : usedMeters(setting, usage)),
    ...keptMeters(setting),
  ],
}

function isProvisioned({ config }: Setting): boolean {
  return textOf(config, 'mode') === 'provisioned'
}

/** Copies in several zones serve as long as one is up. */
function storeFailure(setting: Setting): FailureSpec {
  const { config, place } = setting
  if (numberOf(config, 'replicaRegions') > 0) return multiRegionFailure(setting)
  if (place.zones.length === 0) return regionalFailure(setting)
  return zonalFailure(setting, { instances: place.zones.length, minHealthy: 1 })
}

/** A kind of capacity that is bought by itself. */
interface Pool {
  readonly name: MeterName
  readonly words: string
  /** The parameter that says how much. */
  readonly parameter: string
  /** Units that one request takes. */
  readonly perRequest: number
  /** How often it is bought: in further regions, in further zones. */
  readonly copies: number
  readonly step: number
}

/** What a service sells capacity in, as its parameters tell: nodes, one currency for all operations, or reads and writes apart. */
function poolsOf(setting: Setting): readonly Pool[] {
  const { service, config } = setting
  const reads = numberOf(config, 'readsPerRequest')
  const writes = numberOf(config, 'writesPerRequest')
  const regions = 1 + numberOf(config, 'replicaRegions')
  if (numberOrNull(config, 'nodes') !== null) {
    const perNode = (name: string) => traitOf(service, name) ?? Number.POSITIVE_INFINITY
    const perRequest = reads / perNode('readsPerNodeSecond') + writes / perNode('writesPerNodeSecond')
    const copies = clustersOf(setting) * regions
    return [{ name: 'node-hours', words: 'Nodes', parameter: 'nodes', perRequest, copies, step: 1 }]
  }
  const read = reads * operationUnits(setting, 'read')
  const write = writes * operationUnits(setting, 'write')
  const step = traitOf(service, 'capacityStep') ?? 1
  if (numberOrNull(config, 'requestUnits') !== null) {
    const pool = { words: 'Request units a second', parameter: 'requestUnits', perRequest: read + write }
    return [{ ...pool, name: 'request-unit-hours', copies: regions, step }]
  }
  const writePool = { words: 'Write capacity', parameter: 'writeUnits', perRequest: write, step }
  return [
    { name: 'read-unit-hours', words: 'Read capacity', parameter: 'readUnits', perRequest: read, copies: 1, step },
    { ...writePool, name: 'write-unit-hours', copies: 1 },
    {
      ...writePool,
      name: 'replicated-write-unit-hours',
      words: 'Write capacity, further regions',
      copies: regions - 1,
    },
  ]
}

/** Clusters of nodes, each in a zone of its own. */
function clustersOf({ config }: Setting): number {
  const zones = statedZones(config)
  return typeof zones === 'number' ? zones : zones.length
}

/** The scarcest of what is bought decides; every cluster of nodes takes part in the work. */
function requestsPerSecond(setting: Setting): number | null {
  if (!isProvisioned(setting)) return null
  const limits = poolsOf(setting)
    .filter(({ perRequest }) => perRequest > 0)
    .map(({ name, parameter, perRequest }) => {
      const clusters = name === 'node-hours' ? clustersOf(setting) : 1
      return (clusters * numberOf(setting.config, parameter)) / perRequest
    })
  return limits.length === 0 ? null : Math.min(...limits)
}

function boughtMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { config, given } = setting
  const scales = isOn(config, 'autoscaling')
  const target = numberOf(config, 'targetUtilisation', 1) || 1
  return poolsOf(setting).map(({ name, words, parameter, perRequest, copies, step }) => {
    const most = numberOf(config, parameter)
    const least = scales ? most * numberOf(config, 'leastShare') : most
    const hours = boughtHours({ most, least, perRps: perRequest / target, step }, usage)
    return {
      name,
      quantity: hours * copies,
      description: scales ? `${words}, autoscaled to ${most}` : `${words}: ${most}`,
      choose: { multiRegion: numberOf(config, 'replicaRegions') > 0 },
      factors: [
        {
          name: scales ? 'most' : 'bought',
          value: most,
          unit: 'units/s',
          by: given.has(parameter) ? 'you' : 'default',
        },
        { name: 'unit-hours', value: hours, unit: 'unit-hours', by: scales ? 'traffic, hour by hour' : '730 hours' },
        { name: 'copies', value: copies, unit: '', by: 'zones and regions' },
      ],
    }
  })
}

/** The operations of the month, in all the ways that providers count them; a service prices some of these. */
function usedMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { config } = setting
  const regions = 1 + numberOf(config, 'replicaRegions')
  const read = operationUnits(setting, 'read')
  const write = operationUnits(setting, 'write')
  const meter = (name: MeterName, parameter: string, words: string, units: number): Meter => ({
    ...operationMeter(setting, usage, { name, parameter, words, units }),
    choose: { multiRegion: regions > 1 },
  })
  const all = [
    meter('request-units', 'readsPerRequest', 'Reads', read * regions),
    meter('request-units', 'writesPerRequest', 'Writes', write * regions),
  ]
  return [
    meter('reads', 'readsPerRequest', 'Reads', 1),
    meter('writes', 'writesPerRequest', 'Writes', 1),
    meter('deletes', 'deletesPerRequest', 'Deletes', 1),
    meter('read-units', 'readsPerRequest', 'Reads', read),
    meter('write-units', 'writesPerRequest', 'Writes', write),
    meter('replicated-write-units', 'writesPerRequest', 'Writes, further regions', write * (regions - 1)),
    ...all,
  ]
}

/** What is kept, and what is now and then done with it. */
function keptMeters(setting: Setting): readonly Meter[] {
  const { service, config, given } = setting
  const storageGb = numberOf(config, 'storageGb')
  const regions = 1 + numberOf(config, 'replicaRegions')
  const included = traitOf(service, 'copiesIncluded') !== null
  const copies = included ? 1 : clustersOf(setting) * regions
  return [
    {
      name: 'storage-gb-months',
      quantity: copies * storageGb,
      description: copies === 1 ? `${storageGb} GB kept` : `${copies} × ${storageGb} GB kept`,
      choose: { multiRegion: regions > 1 },
      factors: [
        { name: 'kept', value: storageGb, unit: 'GB', by: given.has('storageGb') ? 'you' : 'default' },
        { name: 'copies', value: copies, unit: '', by: 'zones and regions' },
      ],
    },
    ...amountMeters(setting, [
      ['backupGb', 'backup-gb-months', 'Backups', 'GB'],
      ['pointInTimeGb', 'point-in-time-gb-months', 'Continuous backup', 'GB'],
      ['backupCopiesGb', 'backup-copy-gb-months', 'Further copies of backups', 'GB'],
      ['restoredGb', 'restored-gb', 'Restored', 'GB'],
      ['streamReadsPerMonth', 'stream-reads', 'Reads of the stream of changes', ''],
      ['analyticalGb', 'analytical-gb-months', 'Copy for analysis', 'GB'],
      ['analyticalWritesPerMonth', 'analytical-writes', 'Writes to the copy for analysis', ''],
    ]),
  ]
}
