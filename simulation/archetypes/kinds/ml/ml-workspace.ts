import type { Archetype, Meter, Setting } from '../../archetype.ts'
import { type Amount, amountMeters } from '../../metering/amount-meters.ts'
import { HOURS_PER_MONTH } from '../../month.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { numberOf, numberOrNull, textOf } from '../../settings/config.ts'
import { ENDLESS, integer, number, optionalNumber, parameter } from '../../settings/parameters.ts'

/** Where people explore data and write models: a machine for each of them while it is switched on, and the disks, which always are. */
export const mlWorkspace: Archetype = {
  id: 'ml-workspace',
  parameters: [
    parameter('instanceType', { kind: 'machine' }, '', {
      label: 'Machine type',
      help: 'Size of the machine that each person’s notebook runs on.',
    }),
    integer('users', 1, [0, 1_000_000], { label: 'People', help: 'How many have a notebook of their own.' }),
    number('hoursPerMonth', HOURS_PER_MONTH, [0, HOURS_PER_MONTH], {
      label: 'Hours a month',
      help: 'How long each machine is on; 730 is a notebook that nobody switches off, 160 one that is on at work only.',
      unit: 'hours',
    }),
    number('storageGb', 0, [0, ENDLESS], {
      label: 'Disk of a notebook',
      help: 'Disk of each machine; it is paid while the machine is off, too.',
      unit: 'GB',
    }),
    number('sharedGb', 0, [0, ENDLESS], {
      label: 'Shared files',
      help: 'Files that all of them see.',
      unit: 'GB',
      advanced: true,
    }),
    number('experimentGb', 0, [0, ENDLESS], {
      label: 'Records of experiments',
      help: 'Curves and metrics of past runs that are kept.',
      unit: 'GB',
      advanced: true,
    }),
    number('readsPerRequest', 0, [0, 1e6], {
      label: 'Reads per request',
      help: 'Of stores; a notebook answers no requests.',
      advanced: true,
    }),
    number('writesPerRequest', 0, [0, 1e6], {
      label: 'Writes per request',
      help: 'Of stores; a notebook answers no requests.',
      advanced: true,
    }),
    optionalNumber('hourlyUsd', [0, ENDLESS], {
      label: 'Your price of a machine-hour',
      help: 'Replaces the list price, for a negotiated or private rate.',
      unit: 'USD/hour',
      advanced: true,
    }),
  ],
  zones: () => null,
  behave: (setting) => ({ role: { kind: 'aside' }, station: null, failure: regionalFailure(setting) }),
  meters: workspaceMeters,
}

const KEPT: readonly Amount[] = [
  ['sharedGb', 'storage-gb-months', 'Shared files', 'GB'],
  ['experimentGb', 'experiment-gb-months', 'Records of experiments', 'GB'],
]

function workspaceMeters(setting: Setting): readonly Meter[] {
  const { config, machine, given, service } = setting
  const users = numberOf(config, 'users', 1)
  const each = numberOf(config, 'hoursPerMonth', HOURS_PER_MONTH)
  const hours = users * each
  const storageGb = numberOf(config, 'storageGb')
  const name = machine?.name ?? textOf(config, 'instanceType')
  const typed = numberOrNull(config, 'hourlyUsd')
  const by = (parameterName: string) => (given.has(parameterName) ? 'you' : 'default')
  const people = { name: 'people', value: users, unit: '', by: by('users') }
  const on = { name: 'hours each is on', value: each, unit: 'hours', by: by('hoursPerMonth') }
  return [
    {
      name: service.machines?.from === 'machines' ? 'instance-hours' : 'node-hours',
      quantity: hours,
      description: `${users} × ${name}, ${each} h a month`,
      choose: { instanceType: name, purchase: 'on-demand' },
      ...(typed !== null && { typed: { priceUsd: typed, per: 1, unit: 'hour' } }),
      factors: [people, on],
    },
    {
      name: 'management-vcpu-hours',
      quantity: hours * (machine?.vcpu ?? 0),
      description: `Management of ${name}`,
      choose: { family: name.split('-')[0] ?? '' },
      factors: [people, on, { name: 'vCPUs', value: machine?.vcpu ?? 0, unit: 'vCPU', by: name }],
    },
    {
      name: 'cluster-hours',
      quantity: hours,
      description: 'Load balancer of each machine',
      factors: [people, on],
    },
    {
      name: 'disk-gb-months',
      quantity: users * storageGb,
      description: `${users} × disk of ${storageGb} GB`,
      factors: [people, { name: 'disk of one', value: storageGb, unit: 'GB', by: by('storageGb') }],
    },
    ...amountMeters(setting, KEPT),
  ]
}
