import type { Parameter } from '../../design/parameter.ts'
import { HOURS_PER_MONTH } from '../month.ts'
import { choice, ENDLESS, integer, number, parameter } from './parameters.ts'
import { timeParameter } from './service-law.ts'

/** What a run takes, how often it runs, and what spot machines do to it. */
export const JOB_PARAMETERS: readonly Parameter[] = [
  parameter('instanceType', { kind: 'machine' }, '', {
    label: 'Machine type',
    help: 'Size of one machine or unit that works on a run.',
  }),
  integer('count', 1, [1, 100_000], { label: 'Machines', help: 'How many machines or units share the work of a run.' }),
  number('hoursPerRun', 1, [0, HOURS_PER_MONTH], {
    label: 'Hours of a run',
    help: 'How long a run takes on these machines when nothing interrupts it; 730 is all month.',
    unit: 'hours',
  }),
  number('runsPerMonth', 30, [0, 1_000_000], { label: 'Runs a month', help: 'How often it runs.', unit: 'per month' }),
  choice(
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
  ),
  number('datasetGb', 0, [0, ENDLESS], {
    label: 'Data of a run',
    help: 'GB that one run reads in one pass.',
    unit: 'GB',
    advanced: true,
  }),
  integer('epochs', 1, [1, 1_000_000], {
    label: 'Passes',
    help: 'How often a run goes through its data.',
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
    help: 'Minutes of work between two checkpoints; an interruption loses what came after the last. 0: no checkpoints.',
    unit: 'minutes',
    advanced: true,
  }),
  number('checkpointSeconds', 0, [0, 86_400], {
    label: 'Time of a checkpoint',
    help: 'Seconds for which a machine stands still while its work is saved.',
    unit: 's',
    advanced: true,
  }),
  number('restartSeconds', 60, [0, 86_400], {
    label: 'Restart',
    help: 'Seconds from an interruption until the work goes on; the new machine is paid meanwhile.',
    unit: 's',
    advanced: true,
  }),
  number('unitsPerMachine', 1, [0, 1_000_000], {
    label: 'Billed units per machine',
    help: 'Where the provider bills units besides machines (such as DBU or DCU): so many for each machine.',
    advanced: true,
  }),
  number('diskGb', 0, [0, 1e9], {
    label: 'Disk per machine',
    help: 'GB of disk on each machine, where the service bills them.',
    unit: 'GB',
    advanced: true,
  }),
  timeParameter(
    'serviceTimeMs',
    0,
    'Time to accept',
    'Until a call that starts or feeds it is taken; the work itself comes later.',
  ),
]
