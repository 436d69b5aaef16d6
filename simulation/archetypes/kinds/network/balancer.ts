import type { Archetype } from '../../archetype.ts'
import { capacityUnits, hoursMeter, processedMeter } from '../../metering/network-meters.ts'
import { HOURS_PER_MONTH } from '../../month.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { numberOf, numberOrNull, textOf } from '../../settings/config.ts'
import { flag, integer, number, optionalNumber } from '../../settings/parameters.ts'
import { MIN_HEALTHY_TARGETS, POLICY, policyOf } from '../../settings/routing-parameters.ts'
import { publishedStation, timeParameter } from '../../settings/service-law.ts'

/** A provider's load balancer: each request goes to one of its targets. */
export const balancer: Archetype = {
  id: 'balancer',
  parameters: [
    POLICY,
    flag('crossZone', true, {
      label: 'Across zones',
      help: 'Whether it sends requests to targets in other zones too.',
    }),
    MIN_HEALTHY_TARGETS,
    number('healthCheckSeconds', 30, [0, 86_400], {
      label: 'Health check every',
      help: 'Seconds between two checks of a target.',
      unit: 's',
      advanced: true,
    }),
    optionalNumber('detectionSeconds', [0, 86_400], {
      label: 'Time to notice',
      help: 'Seconds until it sends nothing more to a target that failed; counts with the failover policy. Open: two checks.',
      unit: 's',
      advanced: true,
    }),
    integer('connections', 0, [0, 1_000_000_000], {
      label: 'Open connections',
      help: 'How many connections are open on average; a dimension of its price.',
      advanced: true,
    }),
    number('connectionsPerRequest', 1, [0, 1], {
      label: 'New connections per request',
      help: 'Share of the requests that open a connection; below 1 where clients keep theirs.',
      advanced: true,
    }),
    number('minCapacityUnits', 0, [0, 1_000_000], {
      label: 'Least capacity units',
      help: 'Capacity units that are paid even without traffic, such as those of reserved instances.',
      unit: 'units',
      advanced: true,
    }),
    integer('rules', 1, [0, 10_000], { label: 'Rules', help: 'Forwarding rules.', advanced: true }),
    timeParameter('serviceTimeMs', 0, 'Time it adds', 'To every request.'),
  ],
  publishedTime: 'serviceTimeMs',
  zones: () => null,
  behave: (setting) => ({
    role: {
      kind: 'balancer',
      policy: policyOf(textOf(setting.config, 'policy')),
      minHealthy: numberOf(setting.config, 'minHealthy', 1),
      detectionSeconds:
        numberOrNull(setting.config, 'detectionSeconds') ??
        MISSED_CHECKS * numberOf(setting.config, 'healthCheckSeconds'),
      dnsTtlSeconds: 0,
    },
    station: publishedStation(setting),
    failure: regionalFailure(setting),
  }),
  meters: (setting, usage) => [
    hoursMeter('balancer-hours', 'Load balancer'),
    capacityUnits(setting, usage),
    {
      name: 'rule-hours',
      quantity: Math.max(0, numberOf(setting.config, 'rules') - INCLUDED_RULES) * HOURS_PER_MONTH,
      description: 'Forwarding rules above those included',
      factors: [{ name: 'rules', value: numberOf(setting.config, 'rules'), unit: '', by: 'configuration' }],
    },
    processedMeter(usage),
    {
      name: 'dominant-gb',
      quantity: Math.max(usage.requestGb, usage.responseGb),
      description: 'Data through it, the greater way',
      factors: [
        { name: 'requests', value: usage.requestGb, unit: 'GB', by: 'traffic' },
        { name: 'responses', value: usage.responseGb, unit: 'GB', by: 'traffic' },
      ],
    },
  ],
}

/** A target that misses so many checks in a row is taken for failed. */
const MISSED_CHECKS = 2
/** Rules in the price of the balancer itself (Google Cloud, Azure). */
const INCLUDED_RULES = 5
