import type { Archetype } from '../../archetype.ts'
import { NEVER } from '../../serving/failure.ts'
import { parameter } from '../../settings/parameters.ts'

/** Where requests come from: people, devices, other systems. It sends a workload and never fails. */
export const client: Archetype = {
  id: 'client',
  parameters: [
    parameter('location', { kind: 'nullable', of: { kind: 'location' } }, null, {
      label: 'Location',
      help: 'A region near the callers, or their latitude and longitude. Left open, the way to it takes no time.',
    }),
  ],
  behave: () => ({ role: { kind: 'source' }, station: null, failure: NEVER }),
  meters: () => [],
}
