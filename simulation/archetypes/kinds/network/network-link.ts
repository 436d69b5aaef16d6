import type { Archetype, Meter, Setting, Usage } from '../../archetype.ts'
import { hoursMeter, processedMeter } from '../../metering/network-meters.ts'
import { HOURS_PER_MONTH } from '../../month.ts'
import { regionalFailure, zonalFailure } from '../../serving/failure.ts'
import { ZONES } from '../../settings/common-parameters.ts'
import { numberOf, statedZones, textOf } from '../../settings/config.ts'
import { ENDLESS, integer, number } from '../../settings/parameters.ts'
import { publishedStation, timeParameter } from '../../settings/service-law.ts'
import { traitOf } from '../../settings/trait.ts'

/**
 * What joins two networks: private endpoints, peerings, hubs, tunnels and dedicated lines. Wires name it as passed through (`via`); it adds
 * its time and its own failures to them, and is paid for being there and for the bytes. Where its prices cover transfer, the bytes of
 * those wires are not paid to the region again.
 */
export const networkLink: Archetype = {
  id: 'network-link',
  parameters: [
    integer('connections', 1, [1, 10_000], {
      label: 'Connections',
      help: 'How many endpoints, attachments, tunnels or lines are paid.',
    }),
    ZONES,
    number('gbPerMonth', 0, [0, ENDLESS], {
      label: 'Other traffic',
      help: 'GB a month that pass through beside the wires that name it.',
      unit: 'GB',
      advanced: true,
    }),
    timeParameter(
      'serviceTimeMs',
      0,
      'Time it adds',
      'To every request that passes through; the distance is counted by itself.',
    ),
  ],
  publishedTime: 'serviceTimeMs',
  zones: (service, config) => (service.scope === 'zonal' ? statedZones(config) : null),
  behave: (setting) => ({
    role: { kind: 'server' },
    station: publishedStation(setting),
    failure:
      setting.service.scope === 'zonal'
        ? zonalFailure(setting, { instances: zoneCount(setting), minHealthy: 1 })
        : regionalFailure(setting),
  }),
  meters: linkMeters,
}

function linkMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { config, given } = setting
  const by = (name: string) => (given.has(name) ? 'you' : 'default')
  const connections = connectionsPaid(setting)
  const zones = setting.service.scope === 'zonal' ? zoneCount(setting) : 1
  const through = processedMeter(usage)
  const other = numberOf(config, 'gbPerMonth')
  const otherFactor = { name: 'other traffic', value: other, unit: 'GB', by: by('gbPerMonth') }
  const units = (name: string, meter: string, description: string): Meter => ({
    name: meter,
    quantity: numberOf(config, name) * HOURS_PER_MONTH,
    description,
    factors: [
      { name: description, value: numberOf(config, name), unit: '', by: by(name) },
      { name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' },
    ],
  })
  return [
    hoursMeter('gateway-hours', 'Gateway'),
    {
      name: 'link-hours',
      quantity: connections * zones * HOURS_PER_MONTH,
      description: zones === 1 ? `Connections: ${connections}` : `Connections: ${connections} in ${zones} zones`,
      factors: [
        { name: 'connections', value: connections, unit: '', by: by('connections') },
        { name: 'zones', value: zones, unit: '', by: by('zones') },
        { name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' },
      ],
    },
    {
      name: 'client-months',
      quantity: numberOf(config, 'clients'),
      description: 'Single users',
      each: 1,
      factors: [{ name: 'users', value: numberOf(config, 'clients'), unit: '', by: by('clients') }],
    },
    {
      name: 'request-gb',
      quantity: usage.requestGb + other,
      description: 'Calls through it',
      factors: [{ name: 'requests', value: usage.requestGb, unit: 'GB', by: 'traffic' }, otherFactor],
    },
    {
      name: 'response-gb',
      quantity: usage.responseGb,
      description: 'Answers through it',
      factors: [{ name: 'responses', value: usage.responseGb, unit: 'GB', by: 'traffic' }],
    },
    units('vpnScaleUnits', 'vpn-unit-hours', 'VPN scale units'),
    units('lineScaleUnits', 'line-unit-hours', 'ExpressRoute scale units'),
    units('lineConnections', 'line-connection-hours', 'ExpressRoute connections'),
    { ...through, quantity: through.quantity + other, factors: [...through.factors, otherFactor] },
    {
      name: 'egress-internet-gb',
      quantity: other,
      description: 'Other traffic out of the cloud',
      // a tunnel rides on the internet, whose bytes the region is paid for
      elseOfRegion: setting.service.capabilities.includes('vpn'),
      factors: [otherFactor],
    },
  ]
}

/** Connections that are paid: those that are set, and at least as many as the promise that is claimed takes. */
function connectionsPaid({ service, config }: Setting): number {
  const least = traitOf(service, `${textOf(config, 'resiliency')}Connections`) ?? 1
  return Math.max(numberOf(config, 'connections', 1), least)
}

/** Zones with an end of it, also where no region says their names. */
function zoneCount({ config, place }: Setting): number {
  const stated = statedZones(config)
  return Math.max(1, place.zones.length || (typeof stated === 'number' ? stated : stated.length))
}
