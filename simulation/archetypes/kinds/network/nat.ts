import type { Archetype } from '../../archetype.ts'
import { hoursMeter, processedMeter } from '../../metering/network-meters.ts'
import { regionalFailure, zonalFailure } from '../../serving/failure.ts'
import { ZONES } from '../../settings/common-parameters.ts'
import { numberOf, statedZones } from '../../settings/config.ts'
import { integer, number } from '../../settings/parameters.ts'
import { publishedStation, timeParameter } from '../../settings/service-law.ts'

/** The way out of private networks: what passes through is paid by the byte. */
export const nat: Archetype = {
  id: 'nat',
  parameters: [
    integer('count', 1, [1, 10_000], { label: 'Gateways', help: 'How many there are, such as one in every zone.' }),
    ZONES,
    number('gbPerMonth', 0, [0, 1e12], {
      label: 'Other traffic',
      help: 'GB a month that pass through beside the wires that name it: updates, images, logs.',
      unit: 'GB',
      advanced: true,
    }),
    timeParameter('serviceTimeMs', 0, 'Time it adds', 'To every request.'),
  ],
  publishedTime: 'serviceTimeMs',
  zones: (service, config) => (service.scope === 'zonal' ? statedZones(config) : null),
  // A gateway speaks with an address of its own; a regional one shares it among its machines.
  publicAddresses: ({ service, config }) => (service.scope === 'zonal' ? numberOf(config, 'count', 1) : 1),
  behave: (setting) => ({
    role: { kind: 'server' },
    station: publishedStation(setting),
    failure:
      setting.place.zones.length > 0
        ? zonalFailure(setting, { instances: numberOf(setting.config, 'count', 1), minHealthy: 1 })
        : regionalFailure(setting),
  }),
  meters({ config, given }, usage) {
    const through = processedMeter(usage)
    const other = numberOf(config, 'gbPerMonth')
    return [
      { ...hoursMeter('nat-hours', 'gateway', numberOf(config, 'count', 1)), each: 1 },
      {
        ...through,
        quantity: through.quantity + other,
        factors: [
          ...through.factors,
          { name: 'other traffic', value: other, unit: 'GB', by: given.has('gbPerMonth') ? 'you' : 'default' },
        ],
      },
    ]
  },
}
