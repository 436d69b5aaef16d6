import type { Archetype } from '../../archetype.ts'
import { SECONDS_PER_MONTH } from '../../month.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { numberOf, textOf } from '../../settings/config.ts'
import { integer, number, share } from '../../settings/parameters.ts'
import { MIN_HEALTHY_TARGETS, POLICY, policyOf } from '../../settings/routing-parameters.ts'
import { publishedStation, timeParameter } from '../../settings/service-law.ts'

/**
 * Names to addresses. In a request's path it picks the target by its policy, as a balancer does, but its answers are kept by resolvers
 * for their lifetime: most requests need no query, and a failover is noticed only when the old answer has run out.
 */
export const dns: Archetype = {
  id: 'dns',
  parameters: [
    POLICY,
    MIN_HEALTHY_TARGETS,
    number('healthCheckSeconds', 30, [0, 86_400], {
      label: 'Health check every',
      help: 'Seconds between two checks of a target.',
      unit: 's',
    }),
    integer('failureThreshold', 3, [1, 10], {
      label: 'Missed checks',
      help: 'So many missed checks in a row mean that a target failed.',
      advanced: true,
    }),
    number('dnsTtlSeconds', 60, [0, 604_800], {
      label: 'Lifetime of an answer',
      help: 'Seconds for which resolvers keep an answer.',
      unit: 's',
    }),
    share('queriesPerRequest', 1, {
      label: 'Queries per request',
      help: 'Share of the requests that need a query; far below 1 where resolvers keep the answer.',
      advanced: true,
    }),
    integer('hostedZones', 1, [0, 100_000], { label: 'Zones', help: 'Domains that it serves.', advanced: true }),
    integer('healthChecks', 0, [0, 100_000], {
      label: 'Health checks',
      help: 'Targets that it checks.',
      advanced: true,
    }),
    timeParameter('serviceTimeMs', 0, 'Time it adds', 'To every request: lookups that are kept cost nothing.'),
  ],
  publishedTime: 'serviceTimeMs',
  zones: () => null,
  behave: (setting) => ({
    role: {
      kind: 'balancer',
      policy: policyOf(textOf(setting.config, 'policy')),
      minHealthy: numberOf(setting.config, 'minHealthy', 1),
      detectionSeconds:
        numberOf(setting.config, 'healthCheckSeconds') * numberOf(setting.config, 'failureThreshold', 3),
      dnsTtlSeconds: numberOf(setting.config, 'dnsTtlSeconds'),
    },
    station: publishedStation(setting),
    failure: regionalFailure(setting),
  }),
  meters({ config, given }, usage) {
    const queries = usage.meanRps * SECONDS_PER_MONTH * numberOf(config, 'queriesPerRequest', 1)
    const counted = (name: 'hostedZones' | 'healthChecks' | 'healthCheckFeatures', meter: string, words: string) => ({
      name: meter,
      quantity: numberOf(config, name),
      description: words,
      factors: [{ name: words, value: numberOf(config, name), unit: '', by: given.has(name) ? 'you' : 'default' }],
    })
    return [
      counted('hostedZones', 'dns-zones', 'Zones'),
      {
        name: 'dns-queries',
        quantity: queries,
        description: 'Queries',
        factors: [
          { name: 'requests', value: usage.meanRps * SECONDS_PER_MONTH, unit: 'requests', by: 'traffic' },
          {
            name: 'queries per request',
            value: numberOf(config, 'queriesPerRequest', 1),
            unit: '',
            by: given.has('queriesPerRequest') ? 'you' : 'default, an upper bound',
          },
        ],
      },
      counted('healthChecks', 'health-checks', 'Health checks'),
      counted('healthCheckFeatures', 'health-check-features', 'Options of health checks'),
    ]
  },
}
