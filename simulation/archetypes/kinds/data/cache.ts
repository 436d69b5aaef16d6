import type { Archetype } from '../../archetype.ts'
import { PAIR_PARAMETERS, pairFailure, pairMeters, pairStation, pairZones } from '../../serving/node-pair.ts'
import { numberOf } from '../../settings/config.ts'
import { number } from '../../settings/parameters.ts'
import { HIT_RATIO } from '../../settings/routing-parameters.ts'

/** A managed in-memory cache: it answers what it has. */
export const cache: Archetype = {
  id: 'cache',
  parameters: [
    HIT_RATIO,
    ...PAIR_PARAMETERS,
    number('storageGb', 0, [0, 1e9], {
      label: 'Kept',
      help: 'How much of its memory is in use; shown beside the size.',
      unit: 'GB',
      advanced: true,
    }),
    number('backupGb', 0, [0, 1e12], { label: 'Backups', help: 'GB of snapshots.', unit: 'GB', advanced: true }),
  ],
  publishedTime: 'serviceTimeMs',
  zones: pairZones,
  behave: (setting) => ({
    role: { kind: 'cache', hitRatio: numberOf(setting.config, 'hitRatio', 0.8) },
    station: pairStation(setting),
    failure: pairFailure(setting),
  }),
  meters: (setting) => [
    ...pairMeters(setting),
    {
      name: 'backup-gb-months',
      quantity: numberOf(setting.config, 'backupGb'),
      description: 'Snapshots',
      factors: [{ name: 'snapshots', value: numberOf(setting.config, 'backupGb'), unit: 'GB', by: 'configuration' }],
    },
  ],
}
