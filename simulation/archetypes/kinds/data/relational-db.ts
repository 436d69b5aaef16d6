import type { ServiceRecord } from '../../../catalog/service.ts'
import type { Archetype, FailureSpec, Meter, Setting, StationSpec } from '../../archetype.ts'
import { amountMeters, operationMeter } from '../../metering/amount-meters.ts'
import { HOURS_PER_MONTH } from '../../month.ts'
import { boughtStation } from '../../serving/bought-capacity.ts'
import { multiRegionFailure, regionalFailure } from '../../serving/failure.ts'
import { PAIR_PARAMETERS, pairFailure, pairMeters, pairStation, pairZones } from '../../serving/node-pair.ts'
import { isOn, numberOf, textOf } from '../../settings/config.ts'
import { number } from '../../settings/parameters.ts'
import { STORAGE_GB } from '../../settings/storage-parameters.ts'
import { traitOf } from '../../settings/trait.ts'

/** A managed relational database: one machine that writes, its disk, perhaps a stand-by and replicas. */
export const relationalDb: Archetype = {
  id: 'relational-db',
  parameters: [
    ...PAIR_PARAMETERS,
    STORAGE_GB,
    number('iops', 3000, [0, 1e7], {
      label: 'Operations a second',
      help: 'Reads and writes a second that its disk must reach.',
      unit: 'IOPS',
      advanced: true,
    }),
    number('backupGb', 0, [0, 1e12], {
      label: 'Backups above those included',
      help: 'GB of backups beyond what the price of the disk includes.',
      unit: 'GB',
      advanced: true,
    }),
  ],
  publishedTime: 'serviceTimeMs',
  zones: (service, config) => (isSpread(service) ? null : pairZones(service, config)),
  behave: (setting) => ({ role: { kind: 'server' }, station: stationOf(setting), failure: failureOf(setting) }),
  meters(setting, usage) {
    const { config, service, given } = setting
    const machines = 1 + numberOf(config, 'readReplicas') + (isOn(config, 'multiZone') ? 1 : 0)
    const size = setting.machine?.name ?? ''
    const ofSize = (name: string) => traitOf(service, `${name}.${size}`) ?? traitOf(service, name)
    const copies = ofSize('sharedStorage') === null ? machines : 1
    const storageGb = Math.max(0, numberOf(config, 'storageGb') - (ofSize('includedGb') ?? 0))
    const iops = Math.max(0, numberOf(config, 'iops') - (traitOf(service, 'includedIops') ?? numberOf(config, 'iops')))
    const disks = { name: 'disks', value: copies, unit: '', by: 'machines' }
    const meters: Meter[] = [
      ...pairMeters(setting),
      {
        name: 'storage-gb-months',
        quantity: copies * storageGb,
        description: copies === 1 ? `${storageGb} GB of disk` : `${copies} × ${storageGb} GB of disk`,
        // Sizes of one family, the word before the first underscore, have disks of one price.
        choose: { sizeFamily: size.split('_')[0] ?? '' },
        factors: [
          disks,
          { name: 'size', value: storageGb, unit: 'GB', by: given.has('storageGb') ? 'you' : 'default' },
        ],
      },
      {
        name: 'iops-months',
        quantity: copies * iops,
        each: copies,
        description: 'Operations a second above those included',
        factors: [disks, { name: 'above those included', value: iops, unit: 'IOPS', by: 'configuration' }],
      },
      {
        name: 'backup-gb-months',
        quantity: numberOf(config, 'backupGb'),
        description: 'Backups above those included',
        factors: [{ name: 'backups', value: numberOf(config, 'backupGb'), unit: 'GB', by: 'configuration' }],
      },
      extendedSupport(setting, machines),
      operationMeter(setting, usage, { name: 'io-requests', parameter: 'ioPerRequest', words: 'Disk operations' }),
      ...amountMeters(setting, [
        ['creditHoursPerMonth', 'credit-vcpu-hours', 'Processor credits', 'vCPU-hours'],
        ['changeRecordsPerMonth', 'change-records', 'Changes kept for turning back', ''],
        ['exportedGbPerMonth', 'exported-gb', 'Exported', 'GB'],
        ['geoBackupGb', 'backup-copy-gb-months', 'Backups in two regions', 'GB'],
        ['longTermBackupGb', 'long-term-gb-months', 'Backups kept for years', 'GB'],
      ]),
    ]
    return meters
  },
}

/** The price of staying on a version that the vendor no longer supports, by the vCPUs of every machine. */
function extendedSupport({ config, machine, given }: Setting, machines: number): Meter {
  const vcpu = machine?.vcpu ?? 0
  const isBought = !['', 'none'].includes(textOf(config, 'extendedSupport'))
  return {
    name: 'extended-support-vcpu-hours',
    quantity: isBought ? machines * vcpu * HOURS_PER_MONTH : 0,
    description: 'Support of an old version',
    factors: [
      { name: 'machines', value: machines, unit: '', by: 'configuration' },
      { name: 'vCPUs of one', value: vcpu, unit: 'vCPU', by: given.has('instanceType') ? 'you' : 'default' },
      { name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' },
    ],
  }
}

/** Whether it keeps its copies in several zones by itself, in the price of what one sees as one (trait `copiesIncluded`). */
function isSpread(service: ServiceRecord): boolean {
  return traitOf(service, 'copiesIncluded') !== null
}

function failureOf(setting: Setting): FailureSpec {
  if (textOf(setting.config, 'redundancy') === 'multi-region') return multiRegionFailure(setting)
  return isSpread(setting.service) ? regionalFailure(setting) : pairFailure(setting)
}

/** Where the provider tells how much a size takes (trait `requestsPerSecond`, of one of the size's units), that is its capacity. */
function stationOf(setting: Setting): StationSpec {
  const perUnit = traitOf(setting.service, 'requestsPerSecond')
  if (perUnit === null) return pairStation(setting)
  return boughtStation(setting, perUnit * (setting.machine?.vcpu ?? 1))
}
