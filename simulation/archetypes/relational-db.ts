import type { Archetype, Meter } from './archetype.ts'
import { isOn, numberOf } from './config.ts'
import { PAIR_PARAMETERS, pairFailure, pairMeters, pairStation, pairZones } from './node-pair.ts'
import { number } from './parameters.ts'
import { STORAGE_GB } from './storage-parameters.ts'
import { traitOf } from './trait.ts'

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
  zones: pairZones,
  behave: (setting) => ({ role: { kind: 'server' }, station: pairStation(setting), failure: pairFailure(setting) }),
  meters(setting) {
    const { config, service, given } = setting
    const copies = 1 + numberOf(config, 'readReplicas') + (isOn(config, 'multiZone') ? 1 : 0)
    const storageGb = numberOf(config, 'storageGb')
    const iops = Math.max(0, numberOf(config, 'iops') - (traitOf(service, 'includedIops') ?? numberOf(config, 'iops')))
    const disks = { name: 'disks', value: copies, unit: '', by: 'machines' }
    const meters: Meter[] = [
      ...pairMeters(setting),
      {
        name: 'storage-gb-months',
        quantity: copies * storageGb,
        description: copies === 1 ? `${storageGb} GB of disk` : `${copies} × ${storageGb} GB of disk`,
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
    ]
    return meters
  },
}
