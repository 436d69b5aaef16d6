import type { Archetype } from './archetype.ts'
import { numberOf, textOf } from './config.ts'
import { NEVER } from './failure.ts'
import { choice, integer, number, share } from './parameters.ts'
import { SERVICE_PARAMETERS, stationOf, typedFailure, typedMeters } from './service.ts'

export const POLICIES = ['weighted', 'least-outstanding', 'failover', 'nearest'] as const
/** What name services call it when users are led to the nearest place. */
const NEAREST: ReadonlySet<string> = new Set(['latency', 'geo'])

/** How a balancing part chooses; unknown words read as `weighted`. */
export function policyOf(word: string): (typeof POLICIES)[number] {
  if (NEAREST.has(word)) return 'nearest'
  return POLICIES.find((policy) => policy === word) ?? 'weighted'
}

export const POLICY = choice(
  'policy',
  'weighted',
  [
    ['weighted', 'By weight'],
    ['least-outstanding', 'Least busy'],
    ['failover', 'Failover'],
  ],
  {
    label: 'Policy',
    help: 'By weight: in proportion to the weights of the wires. Least busy: by capacity. Failover: all to the heaviest wire while it is up.',
  },
)

export const MIN_HEALTHY_TARGETS = integer('minHealthy', 1, [1, 100_000], {
  label: 'Targets needed',
  help: 'How many targets must be up, each with all it requires.',
  advanced: true,
})

export const HIT_RATIO = share('hitRatio', 0.8, {
  label: 'Hit ratio',
  help: 'Share of the requests that it answers itself; the others go on along its wires.',
})

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
