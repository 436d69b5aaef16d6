import type { Archetype, Meter, Setting, Usage } from '../../archetype.ts'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '../../month.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { numberOf } from '../../settings/config.ts'
import { ENDLESS, integer, number } from '../../settings/parameters.ts'
import { publishedStation, timeParameter } from '../../settings/service-law.ts'
import { STORAGE_GB } from '../../settings/storage-parameters.ts'

/** Images, packages and models by name and version: paid by what is kept and by what leaves, asked when something starts. */
export const artifactRegistry: Archetype = {
  id: 'registry',
  parameters: [
    { ...STORAGE_GB, default: 10, help: 'How much all versions take together, on average over the month.' },
    number('readsPerRequest', 1, [0, 1e6], {
      label: 'Reads per request',
      help: 'How many versions one request fetches.',
      advanced: true,
    }),
    number('writesPerRequest', 0, [0, 1e6], {
      label: 'Writes per request',
      help: 'How many versions one request adds.',
      advanced: true,
    }),
    integer('users', 1, [0, 1_000_000], {
      label: 'People',
      help: 'How many people work with it; no registry is paid by the head.',
      advanced: true,
    }),
    number('hoursPerMonth', HOURS_PER_MONTH, [0, HOURS_PER_MONTH], {
      label: 'Hours a month',
      help: 'For how long it is kept; what is stored is paid in proportion.',
      unit: 'hours',
      advanced: true,
    }),
    number('pulledGb', 0, [0, ENDLESS], {
      label: 'Fetched from afar',
      help: 'GB a month that other regions fetch, beside the wires that are drawn.',
      unit: 'GB',
      advanced: true,
    }),
    timeParameter(
      'serviceTimeMs',
      0,
      'Time per request',
      'Until the answer begins; large images take their time on the wire.',
    ),
  ],
  publishedTime: 'serviceTimeMs',
  zones: () => null,
  behave: (setting) => ({
    role: { kind: 'server' },
    station: publishedStation(setting),
    failure: regionalFailure(setting),
  }),
  meters: registryMeters,
}

function registryMeters({ config, given }: Setting, { meanRps }: Usage): readonly Meter[] {
  const hours = numberOf(config, 'hoursPerMonth', HOURS_PER_MONTH)
  const requests = meanRps * SECONDS_PER_MONTH
  const by = (name: string) => (given.has(name) ? 'you' : 'default')
  const kept = { name: 'hours a month', value: hours, unit: 'hours', by: by('hoursPerMonth') }
  const counted = (name: string, meter: string, description: string, unit: string): Meter => ({
    name: meter,
    quantity: numberOf(config, name),
    description,
    factors: [{ name: description, value: numberOf(config, name), unit, by: by(name) }],
  })
  const calls = (name: 'readsPerRequest' | 'writesPerRequest', meter: string, description: string): Meter => ({
    name: meter,
    quantity: requests * numberOf(config, name),
    description,
    factors: [
      { name: 'requests', value: requests, unit: 'requests', by: 'traffic' },
      { name: description, value: numberOf(config, name), unit: 'per request', by: by(name) },
    ],
  })
  const storageGb = numberOf(config, 'storageGb')
  return [
    { name: 'registry-hours', quantity: hours, description: 'Registry', factors: [kept] },
    {
      name: 'storage-gb-months',
      quantity: (storageGb * hours) / HOURS_PER_MONTH,
      description: `${storageGb} GB of versions`,
      // what the price of a registry includes, it includes for each by itself
      each: 1,
      factors: [{ name: 'kept', value: storageGb, unit: 'GB', by: by('storageGb') }, kept],
    },
    calls('readsPerRequest', 'reads', 'Reads'),
    calls('writesPerRequest', 'writes', 'Writes'),
    counted('pulledGb', 'pulled-gb', 'Fetched from other regions', 'GB'),
    counted('replicaRegions', 'replica-months', 'Copies in other regions', ''),
    counted('buildVcpuSeconds', 'vcpu-seconds', 'Builds', 'vCPU-seconds'),
    counted('scans', 'scans', 'Scanned versions', ''),
  ]
}
