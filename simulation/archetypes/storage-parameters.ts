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
