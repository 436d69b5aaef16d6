import type { Archetype } from '../../archetype.ts'
import { NEVER } from '../../serving/failure.ts'
import { numberOf, textOf } from '../../settings/config.ts'
import { number, share } from '../../settings/parameters.ts'
import { HIT_RATIO, MIN_HEALTHY_TARGETS, POLICY, policyOf } from '../../settings/routing-parameters.ts'
import { SERVICE_PARAMETERS, stationOf, typedFailure, typedMeters } from './service.ts'

const AVAILABILITY = share('availability', 1, {
  label: 'Availability',
  help: 'Share of the time that it is up by itself, as a fraction such as 0.9999.',
})

/** A balancer without a vendor. */
export const genericBalancer: Archetype = {
  id: 'balancer',
  parameters: [
    POLICY,
    MIN_HEALTHY_TARGETS,
    number('detectionSeconds', 0, [0, 1e9], {
      label: 'Time to notice',
      help: 'Seconds until it sends nothing more to a target that failed; counts with the failover policy.',
      unit: 's',
    }),
    AVAILABILITY,
    number('latencyMs', 0, [0, 1e9], { label: 'Time it adds', help: 'Constant time of every request.', unit: 'ms' }),
  ],
  behave: (setting) => ({
    role: {
      kind: 'balancer',
      policy: policyOf(textOf(setting.config, 'policy')),
      minHealthy: numberOf(setting.config, 'minHealthy', 1),
      detectionSeconds: numberOf(setting.config, 'detectionSeconds'),
      dnsTtlSeconds: 0,
    },
    station: {
      servers: 'infinite',
      instances: 1,
      serviceTime: { distribution: 'deterministic', meanMs: numberOf(setting.config, 'latencyMs') },
      queueLimit: null,
      blocking: false,
      scaling: null,
      source: null,
    },
    failure: { ...NEVER, unavailability: 1 - numberOf(setting.config, 'availability', 1) },
  }),
  meters: () => [],
}

/** A cache without a vendor: a station that makes its calls on a miss only. */
export const genericCache: Archetype = {
  id: 'cache',
  parameters: [HIT_RATIO, ...SERVICE_PARAMETERS],
  behave: (setting) => ({
    role: { kind: 'cache', hitRatio: numberOf(setting.config, 'hitRatio', 0.8) },
    station: stationOf(setting),
    failure: typedFailure(setting),
  }),
  meters: typedMeters,
}

/** A queue without a vendor: it takes a message at once and hands it on as the consumers keep up. */
export const genericQueue: Archetype = {
  id: 'queue',
  parameters: [AVAILABILITY],
  behave: ({ config }) => ({
    role: { kind: 'queue' },
    station: null,
    failure: { ...NEVER, unavailability: 1 - numberOf(config, 'availability', 1) },
  }),
  meters: () => [],
}
