import type { Parameter } from '../../design/parameter.ts'
import { choice, flag, integer, number, parameter } from './parameters.ts'
import { WATCHED } from './watching.ts'

/** Where a part stands; `null` = as its group says (contract §2.10). */
export const REGION: Parameter = parameter('region', { kind: 'nullable', of: { kind: 'region' } }, null, {
  label: 'Region',
  help: 'Where it runs. Left open, it is the region of the nearest group around it.',
  advanced: true,
})

export const TAGS: Parameter = parameter(
  'tags',
  { kind: 'map' },
  {},
  {
    label: 'Tags',
    help: 'Names and values by which bills and policies are sorted, such as team: recommendations.',
    advanced: true,
  },
)

export const ZONES: Parameter = parameter('zones', { kind: 'zones' }, 1, {
  label: 'Zones',
  help: 'How many zones of the region it spreads over, or which. Inside a zone group it stands in that zone.',
})

/** What every vendor part has beside its own parameters (contract §1): security and operations, which checks and findings read. */
export const COMMON: readonly Parameter[] = [
  REGION,
  choice(
    'identity',
    'none',
    [
      ['role', 'Role'],
      ['key', 'Long-lived key'],
      ['none', 'None'],
    ],
    {
      label: 'Identity',
      help: 'What it proves itself with when it calls others: a role with short-lived credentials, a stored key, or nothing.',
      advanced: true,
    },
  ),
  choice(
    'encryption',
    'provider',
    [
      ['none', 'None'],
      ['provider', "Provider's key"],
      ['customer', 'Your own key'],
    ],
    { label: 'Encryption at rest', help: 'Who holds the key that its data is encrypted with.', advanced: true },
  ),
  flag('publicAddress', false, {
    label: 'Public address',
    help: 'Whether it has an address that the internet can reach.',
    advanced: true,
  }),
  TAGS,
  parameter(
    'monitoring',
    {
      kind: 'object',
      fields: [
        flag('metrics', false, { label: 'Metrics', help: 'Its load, errors and times are recorded.' }),
        flag('logs', false, { label: 'Logs', help: 'What it writes is kept and can be searched.' }),
        flag('alarms', false, { label: 'Alarms', help: 'Somebody is told when it leaves its limits.' }),
        number('metricsPerInstance', WATCHED.metricsPerInstance, [0, 1e6], {
          label: 'Own metrics per instance',
          help: 'Series of your own that each instance reports; the provider’s are free.',
        }),
        number('logKbPerRequest', WATCHED.logKbPerRequest, [0, 1e6], {
          label: 'Log per request',
          help: 'What one request writes into the logs.',
          unit: 'KB',
        }),
        number('alarmRules', WATCHED.alarmRules, [0, 1e6], { label: 'Alarm rules', help: 'How many rules watch it.' }),
      ],
    },
    { metrics: false, logs: false, alarms: false, ...WATCHED },
    { label: 'Monitoring', help: 'What is watched about it.', advanced: true },
  ),
  parameter(
    'ingress',
    {
      kind: 'list',
      item: [
        parameter('from', { kind: 'or-word', word: 'internet', of: { kind: 'node' } }, 'internet', {
          label: 'From',
          help: 'A part or group that may call it, or the internet.',
        }),
        integer('port', 443, [1, 65_535], { label: 'Port', help: 'The port that is open to it.' }),
      ],
    },
    [],
    {
      label: 'Who may reach it',
      help: 'The security rules: who may open a connection, and to which port.',
      advanced: true,
    },
  ),
]
