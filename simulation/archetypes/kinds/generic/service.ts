import type { Archetype, FailureSpec, Meter, Setting, Usage } from '../../archetype.ts'
import { SECONDS_PER_MONTH } from '../../month.ts'
import { NEVER, USUAL_REPAIR_HOURS } from '../../serving/failure.ts'
import { isOn, numberOf, numberOrNull } from '../../settings/config.ts'
import { ENDLESS, flag, integer, MANY, number, parameter, share } from '../../settings/parameters.ts'
import { serviceTimeOf } from '../../settings/service-law.ts'

/** What any station needs to be an exact queueing model, and what its availability and price need. */
export const SERVICE_PARAMETERS = [
  parameter('servers', { kind: 'or-word', word: 'infinite', of: { kind: 'integer', min: 1, max: MANY } }, 1, {
    label: 'Servers per instance',
    help: 'How many requests one instance serves at once; "infinite" never makes anyone wait.',
  }),
  integer('instances', 1, [1, 100_000], { label: 'Instances', help: 'Equal copies behind one queue.' }),
  parameter('minHealthy', { kind: 'or-word', word: 'auto', of: { kind: 'integer', min: 1, max: 100_000 } }, 'auto', {
    label: 'Instances needed',
    help: 'How many instances must be up; "auto" is the fewest that carry the peak.',
  }),
  parameter(
    'serviceTime',
    { kind: 'service-time', allowNumber: false },
    { distribution: 'exponential', meanMs: 10 },
    { label: 'Service time', help: 'How long one server works on one request, and how much that varies.', unit: 'ms' },
  ),
  parameter('queueLimit', { kind: 'nullable', of: { kind: 'integer', min: 0, max: 1e9 } }, null, {
    label: 'Waiting places',
    help: 'How many requests may wait; one that finds no place is lost. Open: no limit.',
    unit: 'requests',
    advanced: true,
  }),
  flag('blocking', false, {
    label: 'Holds its server while it waits',
    help: 'Whether a server stays taken while the request waits for the calls it makes, as functions and worker pools do.',
    advanced: true,
  }),
  share('availability', 1, {
    label: 'Availability of one instance',
    help: 'Share of the time that one instance is up, as a fraction such as 0.999.',
  }),
  number('mtbfHours', 0, [0, ENDLESS], {
    label: 'Time between failures',
    help: 'Mean hours from repair to the next failure of one instance; with the repair time it gives the availability. 0: not used.',
    unit: 'hours',
    advanced: true,
  }),
  number('mttrHours', USUAL_REPAIR_HOURS, [0, ENDLESS], {
    label: 'Time to repair',
    help: 'Mean hours that one instance is down after it failed.',
    unit: 'hours',
    advanced: true,
  }),
  number('monthlyUsd', 0, [0, ENDLESS], {
    label: 'Price of an instance',
    help: 'What one instance costs in a month.',
    unit: 'USD/month',
  }),
  number('perMillionUsd', 0, [0, ENDLESS], {
    label: 'Price of a million requests',
    help: 'What a million requests cost.',
    unit: 'USD',
  }),
]

/** A station whose every number the learner sets: any queueing network or redundancy structure can be drawn with it. */
export const service: Archetype = {
  id: 'service',
  parameters: SERVICE_PARAMETERS,
  behave: (setting) => ({ role: { kind: 'server' }, station: stationOf(setting), failure: typedFailure(setting) }),
  meters: typedMeters,
}

export function stationOf({ config }: Setting) {
  const servers = config.servers
  return {
    servers: servers === 'infinite' ? ('infinite' as const) : numberOf(config, 'servers', 1),
    instances: numberOf(config, 'instances', 1),
    serviceTime: serviceTimeOf(config, 'serviceTime'),
    queueLimit: numberOrNull(config, 'queueLimit'),
    blocking: isOn(config, 'blocking'),
    scaling: null,
    source: null,
  }
}

/**
 * Failures as typed into the design; no zone, region or provider shares them (contract §2.12). Of a part that is up for MTBF and down for
 * MTTR on average, the share of time down is MTTR ÷ (MTBF + MTTR).
 *
 * @see Trivedi, Probability and Statistics with Reliability, Queuing and Computer Science Applications, 2002, §8.3
 */
export function typedFailure({ config }: Setting): FailureSpec {
  const between = numberOf(config, 'mtbfHours')
  const repair = numberOf(config, 'mttrHours', USUAL_REPAIR_HOURS)
  const unavailability = between > 0 ? repair / (between + repair) : 1 - numberOf(config, 'availability', 1)
  const auto = config.servers === 'infinite' ? 1 : ('auto' as const)
  return {
    ...NEVER,
    instances: numberOf(config, 'instances', 1),
    minHealthy: numberOrNull(config, 'minHealthy') ?? auto,
    unavailability,
    mttrHours: repair,
  }
}

/** What it costs by the prices typed into the design. */
export function typedMeters({ config }: Setting, usage: Usage): readonly Meter[] {
  const instances = numberOf(config, 'instances', 1)
  const monthlyUsd = numberOf(config, 'monthlyUsd')
  const perMillionUsd = numberOf(config, 'perMillionUsd')
  const requests = usage.meanRps * SECONDS_PER_MONTH
  const meters: Meter[] = []
  if (monthlyUsd > 0) {
    meters.push({
      name: 'monthly',
      quantity: instances,
      description: `${instances} × price of an instance`,
      typed: { priceUsd: monthlyUsd, per: 1, unit: 'month' },
      factors: [{ name: 'instances', value: instances, unit: '', by: 'you' }],
    })
  }
  if (perMillionUsd > 0) {
    meters.push({
      name: 'per-million',
      quantity: requests,
      description: 'Requests at the price you set',
      typed: { priceUsd: perMillionUsd, per: 1e6, unit: 'million requests' },
      factors: [
        { name: 'mean rate', value: usage.meanRps, unit: 'requests/s', by: 'traffic' },
        { name: 'seconds in a month', value: SECONDS_PER_MONTH, unit: 's', by: '730 hours' },
      ],
    })
  }
  return meters
}
