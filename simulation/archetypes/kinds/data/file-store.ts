import type { Archetype, Meter, Setting, Usage } from '../../archetype.ts'
import { amountMeters, operationMeter } from '../../metering/amount-meters.ts'
import { hoursMeter } from '../../metering/network-meters.ts'
import { boughtStation, inSteps } from '../../serving/bought-capacity.ts'
import { regionalFailure, zonalFailure } from '../../serving/failure.ts'
import { numberOf, numberOrNull, textOf } from '../../settings/config.ts'
import { choice, integer, number, optionalNumber } from '../../settings/parameters.ts'
import { timeParameter } from '../../settings/service-law.ts'
import { BACKUP_GB, READS, REDUNDANCY, STORAGE_GB, WRITES } from '../../settings/storage-parameters.ts'
import { traitOf } from '../../settings/trait.ts'

/** Files in directories that many machines share over the network: paid by what is kept, or by what is set aside for it. */
export const fileStore: Archetype = {
  id: 'file-store',
  parameters: [
    choice(
      'tier',
      'standard',
      [
        ['standard', 'Standard'],
        ['infrequent', 'Infrequent access'],
      ],
      { label: 'Tier', help: 'Colder tiers cost less to keep and more to read; faster ones cost more to keep.' },
    ),
    STORAGE_GB,
    integer('count', 1, [1, 100_000], { label: 'File systems', help: 'How many file systems of this size.' }),
    REDUNDANCY,
    READS,
    WRITES,
    optionalNumber('iops', [0.001, 1e9], {
      label: 'Most operations a second',
      help: 'Reads and writes a second that one file system takes; more have to wait. Open: no limit.',
      unit: 'IOPS',
      advanced: true,
    }),
    number('throughputMbps', 0, [0, 1e7], {
      label: 'Throughput',
      help: 'MB a second that one file system must reach. Where speed comes with size, it is made large enough.',
      unit: 'MB/s',
      advanced: true,
    }),
    BACKUP_GB,
    timeParameter('serviceTimeMs', 0, 'Time per request', 'Time of one read or write inside the file system.'),
  ],
  publishedTime: 'serviceTimeMs',
  zones: (_service, config) => (textOf(config, 'redundancy') === 'zone' ? 1 : null),
  behave: (setting) => ({
    role: { kind: 'server' },
    station: boughtStation(setting, requestsPerSecond(setting)),
    failure:
      setting.place.zones.length > 0
        ? zonalFailure(setting, { instances: 1, minHealthy: 1 })
        : regionalFailure(setting),
  }),
  meters: fileMeters,
}

/** What the operations a second allow, as each request makes so many of them. */
function requestsPerSecond({ config }: Setting): number | null {
  const iops = numberOrNull(config, 'iops')
  const operations = numberOf(config, 'readsPerRequest') + numberOf(config, 'writesPerRequest')
  return iops === null || operations === 0 ? null : (iops * numberOf(config, 'count', 1)) / operations
}

function fileMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { service, config, given } = setting
  const count = numberOf(config, 'count', 1)
  const tier = textOf(config, 'tier')
  const soldGb = soldSize(setting)
  const systems = { name: 'file systems', value: count, unit: '', by: given.has('count') ? 'you' : 'default' }
  const small = (traitOf(service, `smallBelowGb.${tier}`) ?? 0) > soldGb ? count : 0
  // Bursting and elastic speed comes with the files; only a file system with provisioned speed pays for it.
  const mode = textOf(config, 'throughput')
  const bought = mode === '' || mode === 'provisioned' ? numberOf(config, 'throughputMbps') : 0
  return [
    {
      name: 'storage-gb-months',
      quantity: count * soldGb,
      description: `${count === 1 ? '' : `${count} × `}${Math.round(soldGb)} GB, ${tier}`,
      factors: [
        systems,
        {
          name: 'stored',
          value: numberOf(config, 'storageGb'),
          unit: 'GB',
          by: given.has('storageGb') ? 'you' : 'default',
        },
        { name: 'size that is sold', value: soldGb, unit: 'GB', by: 'least size, steps and speed' },
      ],
    },
    operationMeter(setting, usage, { name: 'reads', parameter: 'readsPerRequest', words: 'Reads' }),
    operationMeter(setting, usage, { name: 'writes', parameter: 'writesPerRequest', words: 'Writes' }),
    {
      name: 'read-gb',
      quantity: usage.responseGb,
      description: 'Bytes read',
      factors: [{ name: 'responses', value: usage.responseGb, unit: 'GB', by: 'traffic' }],
    },
    {
      name: 'written-gb',
      quantity: usage.requestGb,
      description: 'Bytes written',
      factors: [{ name: 'requests', value: usage.requestGb, unit: 'GB', by: 'traffic' }],
    },
    {
      name: 'throughput-mbps-months',
      quantity: count * bought,
      description: 'Provisioned throughput',
      factors: [
        systems,
        { name: 'throughput', value: bought, unit: 'MB/s', by: given.has('throughputMbps') ? 'you' : 'default' },
      ],
    },
    hoursMeter('small-instance-hours', 'Small file system', small),
    ...amountMeters(setting, [['backupGb', 'backup-gb-months', 'Backups', 'GB']]),
  ]
}

/**
 * GB of one file system as it is sold: large enough for the files and for the speed that comes with size (trait `mbpsPerTib.<tier>`), no
 * less than the least size, in the provider's steps.
 */
function soldSize({ service, config }: Setting): number {
  const tier = textOf(config, 'tier')
  const trait = (name: string) => traitOf(service, `${name}.${tier}`) ?? traitOf(service, name)
  const perTib = trait('mbpsPerTib')
  const forSpeed = perTib === null ? 0 : (numberOf(config, 'throughputMbps') / perTib) * GB_PER_TIB
  const needed = Math.max(numberOf(config, 'storageGb'), forSpeed, trait('minimumGb') ?? 0)
  return inSteps(needed, trait('stepGb') ?? 0)
}

const GB_PER_TIB = 1099.511627776
