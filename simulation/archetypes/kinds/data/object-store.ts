import type { Archetype, FailureSpec, Meter, Setting, Usage } from '../../archetype.ts'
import { amountMeters } from '../../metering/amount-meters.ts'
import { SECONDS_PER_MONTH } from '../../month.ts'
import { multiRegionFailure, regionalFailure, zonalFailure } from '../../serving/failure.ts'
import { numberOf, numberOrNull, textOf } from '../../settings/config.ts'
import { choice, ENDLESS, number, optionalNumber, parameter } from '../../settings/parameters.ts'
import { publishedStation, timeParameter } from '../../settings/service-law.ts'
import { OTHER_READS, OTHER_WRITES, REDUNDANCY, STORAGE_GB } from '../../settings/storage-parameters.ts'
import { traitOf } from '../../settings/trait.ts'

/** Files by name over HTTP: any number of readers at once, paid by what is kept and by what is asked. */
export const objectStore: Archetype = {
  id: 'object-store',
  parameters: [
    choice(
      'tier',
      'standard',
      [
        ['standard', 'Standard'],
        ['infrequent', 'Infrequent access'],
        ['cold', 'Cold'],
        ['archive', 'Archive'],
      ],
      { label: 'Tier', help: 'Colder tiers cost less to keep and more to read.' },
    ),
    STORAGE_GB,
    REDUNDANCY,
    number('readsPerRequest', 1, [0, 1e6], {
      label: 'Reads per request',
      help: 'How many objects one request reads.',
    }),
    number('writesPerRequest', 0, [0, 1e6], {
      label: 'Writes per request',
      help: 'How many objects one request writes.',
    }),
    OTHER_READS,
    OTHER_WRITES,
    timeParameter('serviceTimeMs', 0, 'Time per request', 'Time of one request inside the store.'),
    number('retrievalGb', 0, [0, ENDLESS], {
      label: 'Retrieved',
      help: 'GB a month that are read out of a cold tier.',
      unit: 'GB',
      advanced: true,
    }),
    optionalNumber('storedDays', [0.01, 36_500], {
      label: 'Kept for',
      help: 'Days after which an object is deleted or replaced, on average; colder tiers charge for a least time. Open: kept for long.',
      unit: 'days',
      advanced: true,
    }),
    optionalNumber('objectKb', [0.001, 1e9], {
      label: 'Size of an object',
      help: 'Mean size; colder tiers charge for a least size. Open: larger than that.',
      unit: 'KB',
      advanced: true,
    }),
    parameter(
      'lifecycle',
      {
        kind: 'list',
        item: [
          number('afterDays', 30, [0, 36_500], { label: 'After', help: 'Age at which it happens.', unit: 'days' }),
          choice(
            'action',
            'infrequent',
            [
              ['infrequent', 'Move to infrequent access'],
              ['cold', 'Move to cold'],
              ['archive', 'Move to archive'],
              ['delete', 'Delete'],
            ],
            { label: 'Do', help: 'What happens to objects of that age.' },
          ),
        ],
      },
      [],
      { label: 'Lifecycle', help: 'Rules that move or delete what has grown old.', advanced: true },
    ),
  ],
  publishedTime: 'serviceTimeMs',
  zones: (_service, config) => (textOf(config, 'redundancy') === 'zone' ? 1 : null),
  behave: (setting) => ({
    role: { kind: 'server' },
    station: publishedStation(setting),
    failure: failureOf(setting),
  }),
  meters: storeMeters,
}

/** Copies that answer from another region outlive this one; those that only wait there do not (trait `secondRegionServes`). */
function failureOf(setting: Setting): FailureSpec {
  const { service, config, place } = setting
  const redundancy = textOf(config, 'redundancy')
  const isServed = redundancy === 'dual-region' && traitOf(service, 'secondRegionServes') !== null
  if (redundancy === 'multi-region' || isServed) return multiRegionFailure(setting)
  return place.zones.length > 0 ? zonalFailure(setting, { instances: 1, minHealthy: 1 }) : regionalFailure(setting)
}

function storeMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { service, config, given } = setting
  const requests = usage.meanRps * SECONDS_PER_MONTH
  const by = (name: string) => (given.has(name) ? 'you' : 'default')
  const stepMb = traitOf(service, 'operationMb')
  const calls = (name: 'readsPerRequest' | 'writesPerRequest', words: string, bytesGb: number): Meter => {
    const whole = requests * numberOf(config, name)
    const steps = stepMb === null || whole === 0 ? 1 : Math.max(1, Math.ceil((bytesGb * 1000) / whole / stepMb - 1e-9))
    const others = numberOf(config, name === 'readsPerRequest' ? 'readsPerMonth' : 'writesPerMonth')
    return {
      name: name === 'readsPerRequest' ? 'reads' : 'writes',
      quantity: whole * steps + others,
      description: words,
      factors: [
        { name: 'requests', value: requests, unit: 'requests', by: 'traffic' },
        { name: words.toLowerCase(), value: numberOf(config, name), unit: 'per request', by: by(name) },
        ...(others === 0 ? [] : [{ name: `other ${words.toLowerCase()}`, value: others, unit: 'a month', by: 'you' }]),
        ...(steps === 1 ? [] : [{ name: 'billed operations of one', value: steps, unit: '', by: 'size' }]),
      ],
    }
  }
  return [
    ...keptMeters(setting),
    ...byteMeters(setting, usage),
    calls('readsPerRequest', 'Reads', usage.responseGb),
    calls('writesPerRequest', 'Writes', usage.requestGb),
    {
      name: 'retrieval-gb',
      quantity: numberOf(config, 'retrievalGb'),
      description: 'Read out of the tier',
      factors: [{ name: 'retrieved', value: numberOf(config, 'retrievalGb'), unit: 'GB', by: by('retrievalGb') }],
    },
    ...amountMeters(setting, [
      ['directoryReadsPerMonth', 'directory-reads', 'Directories listed', ''],
      ['directoryWritesPerMonth', 'directory-writes', 'Directories moved and renamed', ''],
      ['processingUnitHoursPerMonth', 'processing-unit-hours', 'Processing', 'unit-hours'],
    ]),
  ]
}

/** Bytes in and out, where a tier charges for them besides the requests (traits `paysBytes.<tier>.<redundancy>`). */
function byteMeters({ service, config }: Setting, { requestGb, responseGb }: Usage): readonly Meter[] {
  if (traitOf(service, `paysBytes.${textOf(config, 'tier')}.${textOf(config, 'redundancy')}`) === null) return []
  const meter = (name: string, quantity: number, description: string): Meter => ({
    name,
    quantity,
    description,
    factors: [{ name: description, value: quantity, unit: 'GB', by: 'traffic' }],
  })
  return [meter('request-gb', requestGb, 'Written into it'), meter('response-gb', responseGb, 'Read out of it')]
}

/**
 * What is kept, and what a tier charges besides for objects that go before their least time. Where objects live d days and N GB are kept,
 * N ÷ d go every day and each is charged for the m − d days that are left: N · (m ÷ d − 1) GB-months. Smaller objects than a tier's least
 * size count as that size.
 */
function keptMeters({ service, config, given }: Setting): readonly Meter[] {
  const by = (name: string) => (given.has(name) ? 'you' : 'default')
  const tier = textOf(config, 'tier')
  const storageGb = numberOf(config, 'storageGb')
  const leastKb = traitOf(service, `minimumObjectKb.${tier}`) ?? 0
  const objectKb = numberOrNull(config, 'objectKb')
  const rounding = objectKb === null ? 1 : Math.max(1, leastKb / objectKb)
  const leastDays = traitOf(service, `minimumDays.${tier}`) ?? 0
  const storedDays = numberOrNull(config, 'storedDays')
  const early = storedDays === null ? 0 : Math.max(0, leastDays / storedDays - 1)
  const kept = { name: 'kept', value: storageGb, unit: 'GB', by: by('storageGb') }
  const size = rounding === 1 ? [] : [{ name: 'least size of an object', value: leastKb, unit: 'KB', by: 'tier' }]
  return [
    {
      name: 'storage-gb-months',
      quantity: storageGb * rounding,
      description: `${storageGb} GB, ${tier}`,
      factors: [kept, ...size],
    },
    {
      name: 'storage-gb-months',
      quantity: storageGb * rounding * early,
      description: `Deleted before ${leastDays} days`,
      factors: [
        kept,
        ...size,
        { name: 'least time', value: leastDays, unit: 'days', by: 'tier' },
        { name: 'kept for', value: storedDays ?? 0, unit: 'days', by: by('storedDays') },
      ],
    },
  ]
}
