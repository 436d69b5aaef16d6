import type { Archetype, Meter, Setting, Usage } from '../../archetype.ts'
import { type Amount, amountMeters, operationMeter } from '../../metering/amount-meters.ts'
import { hoursMeter } from '../../metering/network-meters.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { numberOf } from '../../settings/config.ts'
import { ENDLESS, integer, number } from '../../settings/parameters.ts'
import { publishedStation, timeParameter } from '../../settings/service-law.ts'
import { STORAGE_GB } from '../../settings/storage-parameters.ts'
import { traitOf } from '../../settings/trait.ts'

/** The same features for training and for serving: an online store that answers by key, and a history to train on. */
export const featureStore: Archetype = {
  id: 'feature-store',
  parameters: [
    { ...STORAGE_GB, default: 10, help: 'Newest values, ready to be read by key.' },
    number('offlineGb', 0, [0, ENDLESS], {
      label: 'History',
      help: 'Past values that models are trained with.',
      unit: 'GB',
    }),
    number('readsPerRequest', 1, [0, 1e6], {
      label: 'Reads per request',
      help: 'How many records one request reads.',
    }),
    number('writesPerRequest', 0, [0, 1e6], {
      label: 'Writes per request',
      help: 'How many records one request writes.',
    }),
    number('itemKb', 1, [0.001, 1e5], {
      label: 'Size of a record',
      help: 'Features of one entity; larger records count as several billed units.',
      unit: 'KB',
    }),
    integer('nodes', 1, [1, 10_000], {
      label: 'Serving nodes',
      help: 'Machines that answer, where the provider bills them; they are paid while idle, too.',
      advanced: true,
    }),
    number('hoursPerMonth', 0, [0, ENDLESS], {
      label: 'Processing hours',
      help: 'Node-hours or vCore-hours a month of the jobs that compute features and bring them online.',
      unit: 'hours',
      advanced: true,
    }),
    integer('users', 1, [0, 1_000_000], {
      label: 'People',
      help: 'How many work with it. No provider bills them.',
      advanced: true,
    }),
    timeParameter('serviceTimeMs', 0, 'Time per request', 'Time of one request inside the store.'),
  ],
  publishedTime: 'serviceTimeMs',
  zones: () => null,
  behave: (setting) => ({
    role: { kind: 'server' },
    station: publishedStation(setting),
    failure: regionalFailure(setting),
  }),
  meters: featureMeters,
}

const KEPT: readonly Amount[] = [
  ['storageGb', 'storage-gb-months', 'Newest values', 'GB'],
  ['offlineGb', 'offline-gb-months', 'History', 'GB'],
  ['hoursPerMonth', 'vcpu-hours', 'Processing', 'hours'],
]

function featureMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const itemKb = numberOf(setting.config, 'itemKb', 1)
  const unitsOf = (trait: string) => {
    const unitKb = traitOf(setting.service, trait)
    return unitKb === null ? 1 : Math.ceil(itemKb / unitKb - 1e-9)
  }
  return [
    operationMeter(setting, usage, {
      name: 'reads',
      parameter: 'readsPerRequest',
      words: 'Reads',
      units: unitsOf('readUnitKb'),
    }),
    operationMeter(setting, usage, {
      name: 'writes',
      parameter: 'writesPerRequest',
      words: 'Writes',
      units: unitsOf('writeUnitKb'),
    }),
    hoursMeter('node-hours', 'serving node', numberOf(setting.config, 'nodes', 1)),
    ...amountMeters(setting, KEPT),
  ]
}
