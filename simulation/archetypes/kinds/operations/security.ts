import type { Archetype, Meter, Setting, Usage } from '../../archetype.ts'
import { hoursMeter, processedMeter, requestMeter } from '../../metering/network-meters.ts'
import { HOURS_PER_MONTH } from '../../month.ts'
import { regionalFailure, zonalFailure } from '../../serving/failure.ts'
import { ZONES } from '../../settings/common-parameters.ts'
import { numberOf, statedZones } from '../../settings/config.ts'
import { ENDLESS, integer, number } from '../../settings/parameters.ts'
import { publishedStation, timeParameter } from '../../settings/service-law.ts'
import { traitOf } from '../../settings/trait.ts'

/** What is paid by the piece: parameter, meter, words, and how often in a month. */
const COUNTED: readonly (readonly [name: string, meter: string, words: string, times?: number])[] = [
  ['rules', 'rules', 'Rules'],
  ['keys', 'keys', 'Keys'],
  ['secrets', 'secrets', 'Secrets'],
  ['users', 'users', 'People'],
  ['workloadIdentities', 'workload-identities', 'Identities of programs'],
  ['rotations', 'rotations', 'Rotations'],
  ['renewals', 'renewals', 'Renewals'],
  ['asymmetricRequests', 'asymmetric-requests', 'Requests with key pairs'],
  ['keyPairs', 'key-pairs', 'Key pairs made'],
  ['hardwareModules', 'module-hours', 'Hardware modules', HOURS_PER_MONTH],
  ['addresses', 'protected-addresses', 'Protected addresses'],
  ['managementEvents', 'management-events', 'Management events'],
  ['dataEvents', 'data-events', 'Data events'],
  ['auditEvents', 'audit-events', 'Audit events'],
  ['flowLogGb', 'flow-log-gb', 'Flow and name logs'],
  ['servers', 'protected-servers', 'Protected servers'],
  ['vcores', 'protected-vcore-hours', 'Protected vCPUs', HOURS_PER_MONTH],
  ['stores', 'protected-stores', 'Protected storage accounts'],
  ['databases', 'protected-databases', 'Protected databases'],
  ['webApps', 'protected-apps', 'Protected web apps'],
  ['vaults', 'protected-vaults', 'Protected key vaults'],
  ['subscriptions', 'protected-subscriptions', 'Protected subscriptions'],
  ['resources', 'protected-resources', 'Resources under posture management'],
  ['tokens', 'protected-tokens', 'Tokens looked through'],
]

/**
 * What guards the rest. Firewalls and the like are passed through (`via`), keys and secrets are called, watchers stand beside the requests;
 * those that have a time of their own lie on the way.
 */
export const security: Archetype = {
  id: 'security',
  parameters: [
    number('requestsPerMonth', 0, [0, ENDLESS], {
      label: 'Other requests',
      help: 'Requests a month beside those of the wires that are drawn.',
      advanced: true,
    }),
    ...(['rules', 'keys', 'secrets'] as const).map((name) =>
      integer(name, 0, [0, 1_000_000], {
        label: { rules: 'Rules', keys: 'Keys', secrets: 'Secrets' }[name],
        help: `How many ${name} it holds; counts where it is paid by them.`,
        advanced: true,
      }),
    ),
    number('gbPerMonth', 0, [0, ENDLESS], {
      label: 'Other traffic',
      help: 'GB a month that pass through beside the wires that name it.',
      unit: 'GB',
      advanced: true,
    }),
    { ...ZONES, advanced: true },
    timeParameter('serviceTimeMs', 0, 'Time it adds', 'To every request that passes through or asks it.'),
  ],
  publishedTime: 'serviceTimeMs',
  zones: (service, config) => (service.scope === 'zonal' ? statedZones(config) : null),
  behave: (setting) => ({
    role: { kind: setting.service.latency ? 'server' : 'aside' },
    station: publishedStation(setting),
    failure:
      setting.service.scope === 'zonal'
        ? zonalFailure(setting, { instances: zoneCount(setting), minHealthy: 1 })
        : regionalFailure(setting),
  }),
  meters: securityMeters,
}

function securityMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { config, given, service } = setting
  const by = (name: string) => (given.has(name) ? 'you' : 'default')
  const asked = requestMeter('requests', 'Requests', usage)
  const through = processedMeter(usage)
  const other = (name: 'requestsPerMonth' | 'gbPerMonth', words: string, unit: string) => ({
    name: words,
    value: numberOf(config, name),
    unit,
    by: by(name),
  })
  const gateways = traitOf(service, 'paidInEachZone') ? zoneCount(setting) : 1
  return [
    { ...hoursMeter('monthly', 'Fee'), quantity: 1 },
    hoursMeter('gateway-hours', gateways === 1 ? 'Gateway' : 'zones with a gateway', gateways),
    {
      ...asked,
      quantity: asked.quantity + numberOf(config, 'requestsPerMonth'),
      factors: [...asked.factors, other('requestsPerMonth', 'other requests', 'requests')],
    },
    {
      ...through,
      quantity: through.quantity + numberOf(config, 'gbPerMonth'),
      factors: [...through.factors, other('gbPerMonth', 'other traffic', 'GB')],
    },
    {
      name: 'response-gb',
      quantity: usage.responseGb,
      description: 'Answers through it',
      factors: [{ name: 'responses', value: usage.responseGb, unit: 'GB', by: 'traffic' }],
    },
    ...COUNTED.map(
      ([name, meter, words, times = 1]): Meter => ({
        name: meter,
        quantity: numberOf(config, name) * times,
        description: words,
        factors: [
          { name: words, value: numberOf(config, name), unit: '', by: by(name) },
          ...(times === 1 ? [] : [{ name: 'hours in the month', value: times, unit: 'hours', by: '730 hours' }]),
        ],
      }),
    ),
  ]
}

/** Zones with an end of it, also where no region says their names. */
function zoneCount({ config, place }: Setting): number {
  const stated = statedZones(config)
  return Math.max(1, place.zones.length || (typeof stated === 'number' ? stated : stated.length))
}
