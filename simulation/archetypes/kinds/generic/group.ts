import type { Archetype } from '../../archetype.ts'
import { NEVER } from '../../serving/failure.ts'
import { flag, parameter, text } from '../../settings/parameters.ts'

/** Which parameters a group has depends on what it stands for; each record leaves out the rest (`without`). */
export const group: Archetype = {
  id: 'group',
  isGroup: true,
  parameters: [
    parameter('region', { kind: 'nullable', of: { kind: 'region' } }, null, {
      label: 'Region',
      help: 'Where it stands. Left open, it is the region of the group around it.',
    }),
    parameter('zone', { kind: 'nullable', of: { kind: 'text', maxLength: 40 } }, null, {
      label: 'Zone',
      help: 'The zone that it stands for or in, such as us-east-1a.',
    }),
    parameter('location', { kind: 'nullable', of: { kind: 'location' } }, null, {
      label: 'Location',
      help: 'Where a site of your own stands: a region nearby, or latitude and longitude.',
    }),
    text('cidr', '', 43, {
      label: 'Address range',
      help: 'Its addresses, such as 10.0.0.0/16.',
      advanced: true,
    }),
    flag('public', false, { label: 'Public', help: 'Whether parts inside may be reached from the internet.' }),
    parameter(
      'routes',
      {
        kind: 'subset',
        options: [
          { value: 'internet', label: 'Internet' },
          { value: 'nat', label: 'NAT' },
          { value: 'none', label: 'None' },
        ],
      },
      [],
      { label: 'Routes', help: 'The ways out of it.', advanced: true },
    ),
  ],
  behave: () => ({ role: { kind: 'group' }, station: null, failure: NEVER }),
  meters: () => [],
}
