import { choice, ENDLESS, number } from './parameters.ts'

/** What everything that keeps data has. */
export const STORAGE_GB = number('storageGb', 100, [0, ENDLESS], {
  label: 'Stored',
  help: 'How much it keeps, on average over the month.',
  unit: 'GB',
})

export const REDUNDANCY = choice(
  'redundancy',
  'region',
  [
    ['zone', 'One zone'],
    ['region', 'Zones of the region'],
    ['dual-region', 'Two regions'],
    ['multi-region', 'Several regions'],
  ],
  { label: 'Redundancy', help: 'How far apart the copies are.' },
)

export const READS = number('readsPerRequest', 1, [0, 1e6], {
  label: 'Reads per request',
  help: 'How many reads one request makes.',
})

export const WRITES = number('writesPerRequest', 0, [0, 1e6], {
  label: 'Writes per request',
  help: 'How many writes one request makes.',
})

export const OTHER_READS = number('readsPerMonth', 0, [0, ENDLESS], {
  label: 'Other reads',
  help: 'Reads a month that no request makes, such as those of a nightly job.',
  unit: 'reads',
  advanced: true,
})

export const OTHER_WRITES = number('writesPerMonth', 0, [0, ENDLESS], {
  label: 'Other writes',
  help: 'Writes a month that no request makes, such as those of a nightly job.',
  unit: 'writes',
  advanced: true,
})

export const BACKUP_GB = number('backupGb', 0, [0, ENDLESS], {
  label: 'Backups',
  help: 'GB of backups that are kept.',
  unit: 'GB',
  advanced: true,
})
