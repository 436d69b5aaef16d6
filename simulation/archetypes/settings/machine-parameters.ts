import type { Parameter } from '../../design/parameter.ts'
import { HOURS_PER_MONTH } from '../month.ts'
import { ZONES } from './common-parameters.ts'
import { choice, ENDLESS, flag, integer, number, optionalInteger, optionalNumber, parameter } from './parameters.ts'
import { timeParameter } from './service-law.ts'

const PURCHASE: Parameter = choice(
  'purchase',
  'on-demand',
  [
    ['on-demand', 'On demand'],
    ['spot', 'Spot'],
    ['reserved-1y', 'Committed for 1 year'],
    ['reserved-3y', 'Committed for 3 years'],
  ],
  {
    label: 'Purchase',
    help: 'How the hours are bought. Spot is cheap and may be taken away; a commitment is paid whether used or not.',
  },
)

const HOURS: Parameter = number('hoursPerMonth', HOURS_PER_MONTH, [0, HOURS_PER_MONTH], {
  label: 'Hours a month',
  help: 'How many hours of the month it runs; 730 is always.',
  unit: 'hours',
  advanced: true,
})

/** What every fleet of machines has: virtual machines, cluster nodes, model servers. */
export const MACHINE_PARAMETERS: readonly Parameter[] = [
  parameter('instanceType', { kind: 'machine' }, '', {
    label: 'Machine type',
    help: 'Size of one machine: its vCPUs, memory and accelerators.',
  }),
  integer('count', 1, [1, 100_000], { label: 'Machines', help: 'How many run; without autoscaling.' }),
  flag('autoscaling', false, {
    label: 'Autoscaling',
    help: 'Whether the number of machines follows the load, between the least and the most.',
  }),
  integer('min', 1, [1, 100_000], { label: 'Least machines', help: 'Never fewer than these run.', advanced: true }),
  integer('max', 10, [1, 100_000], { label: 'Most machines', help: 'Never more than these run.', advanced: true }),
  number('targetUtilisation', 0.6, [0.01, 1], {
    label: 'Target utilisation',
    help: 'Share of the machines that is busy when autoscaling is content.',
    advanced: true,
  }),
  ZONES,
  PURCHASE,
  integer('reservedCount', 0, [0, 100_000], {
    label: 'Committed base',
    help: 'So many machines are bought for a year; what runs above them is bought as set under Purchase.',
    advanced: true,
  }),
  HOURS,
  timeParameter(
    'serviceTimeMs',
    10,
    'Work per request',
    'Processor time of one request on one vCPU; a number is the mean of an exponential law.',
  ),
  number('concurrencyPerVcpu', 1, [0.001, 10_000], {
    label: 'Requests at once per vCPU',
    help: 'How many requests one vCPU works on at once; more than 1 where requests mostly wait.',
    advanced: true,
  }),
  optionalInteger('queueLimit', [0, 1e9], {
    label: 'Waiting places',
    help: 'How many requests may wait; one that finds no place is lost. Open: no limit.',
    unit: 'requests',
    advanced: true,
  }),
  parameter('minHealthy', { kind: 'or-word', word: 'auto', of: { kind: 'integer', min: 1, max: 100_000 } }, 'auto', {
    label: 'Machines needed',
    help: 'How many must be up; "auto" is the fewest that carry the peak.',
    advanced: true,
  }),
  parameter(
    'schedules',
    {
      kind: 'list',
      item: [
        number('startHour', 8, [0, 24], { label: 'From', help: 'Hour of the day, UTC.', unit: 'h' }),
        number('hours', 10, [0, 24], {
          label: 'For',
          help: 'How long the extra machines run each day.',
          unit: 'hours',
        }),
        integer('extra', 1, [0, 100_000], { label: 'Extra machines', help: 'How many more run.' }),
      ],
    },
    [],
    {
      label: 'Schedule',
      help: 'Extra machines at hours that are known to be busy. They count at the peak and on the bill, not at the mean rate.',
      advanced: true,
    },
  ),
  number('cooldownSeconds', 300, [0, 86_400], {
    label: 'Cool-down',
    help: 'Seconds after a change of the number of machines before the next one.',
    unit: 's',
    advanced: true,
  }),
  number('bootSeconds', 60, [0, 86_400], {
    label: 'Start-up time',
    help: 'Seconds from asking for a machine until it serves.',
    unit: 's',
    advanced: true,
  }),
  optionalNumber('burstBaselineVcpu', [0.001, 10_000], {
    label: 'Baseline vCPUs',
    help: 'Of burstable types: the vCPUs that last, which are what a steady load gets. Open: all of them.',
    unit: 'vCPU',
    advanced: true,
  }),
  number('interruptionsPerHour', 0, [0, 1000], {
    label: 'Interruptions',
    help: 'How often one spot machine is taken away in an hour; another starts in its place.',
    unit: '1/hour',
    advanced: true,
  }),
  number('checkpointMinutes', 0, [0, 1e6], {
    label: 'Checkpoint every',
    help: 'Minutes of work that are lost at most when a machine is taken away. 0: no checkpoints.',
    unit: 'minutes',
    advanced: true,
  }),
  optionalNumber('hourlyUsd', [0, ENDLESS], {
    label: 'Your price of a machine-hour',
    help: 'Replaces the list price, for a negotiated or private rate.',
    unit: 'USD/hour',
    advanced: true,
  }),
]

/** What a model server has beside its machines. */
export const MODEL_PARAMETERS: readonly Parameter[] = [
  number('modelGib', 0, [0, 100_000], {
    label: 'Model size',
    help: 'Memory that one copy of the model takes.',
    unit: 'GiB',
    advanced: true,
  }),
  number('parametersBillion', 0, [0, 1e6], {
    label: 'Parameters of the model',
    help: 'Billions of weights; with the precision they give the model’s size where none is set. 0: not known.',
    unit: 'billion',
    advanced: true,
  }),
  choice(
    'precision',
    'bf16',
    [
      ['fp32', '32 bits'],
      ['bf16', '16 bits'],
      ['int8', '8 bits'],
      ['int4', '4 bits'],
    ],
    {
      label: 'Precision',
      help: 'Bits of one weight; fewer take less memory and answer faster, and less exactly.',
      advanced: true,
    },
  ),
  number('kvKbPerToken', 0, [0, 1e6], {
    label: 'Cache of a token',
    help: 'Of language models: KB that each token keeps in memory, 2 × layers × key–value heads × their size × bytes; 131 KB for 32 layers of 8 heads of 128 at 16 bits.',
    unit: 'KB',
    advanced: true,
  }),
  integer('contextTokens', 0, [0, 100_000_000], {
    label: 'Tokens in the cache',
    help: 'Of language models: tokens of one request and its answer, all of which stay in memory.',
    unit: 'tokens',
    advanced: true,
  }),
  integer('tokensOut', 0, [0, 1_000_000], {
    label: 'Tokens written',
    help: 'Of language models: tokens of one answer.',
    unit: 'tokens',
    advanced: true,
  }),
  integer('batchMax', 1, [1, 100_000], {
    label: 'Largest batch',
    help: 'How many requests one pass through the model answers at once.',
    advanced: true,
  }),
  number('batchWaitMs', 0, [0, 1e6], {
    label: 'Wait for a batch',
    help: 'How long a request may wait for others to share its batch.',
    unit: 'ms',
    advanced: true,
  }),
  number('modelLoadSeconds', 0, [0, 86_400], {
    label: 'Model load time',
    help: 'Seconds until a machine that has started holds the model.',
    unit: 's',
    advanced: true,
  }),
]
