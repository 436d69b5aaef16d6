import { choice, integer, share } from './parameters.ts'

/** What parts have that send a request on: which target they choose, how many must be up, and what they answer themselves. */

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
