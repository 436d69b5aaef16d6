import type { Parameter } from '../../design/parameter.ts'
import { HOURS_PER_MONTH } from '../month.ts'
import { MACHINE_PARAMETERS, MODEL_PARAMETERS } from './machine-parameters.ts'
import { choice, ENDLESS, integer, number, optionalNumber } from './parameters.ts'

const SERVING: ReadonlySet<string> = new Set([
  'targetUtilisation',
  'concurrencyPerVcpu',
  'schedules',
  'burstBaselineVcpu',
  'batchMax',
  'batchWaitMs',
  'kvKbPerToken',
  'contextTokens',
  'tokensOut',
])

const OWN: ReadonlyMap<string, Parameter> = new Map(
  [
    optionalNumber('hoursPerMonth', [0, HOURS_PER_MONTH], {
      label: 'Hours a month',
      help: 'Hours that every machine is paid in a month. Open: runs × their length.',
      unit: 'hours',
      advanced: true,
    }),
    number('serviceTimeMs', 0, [0, 1e9], {
      label: 'Time to accept a run',
      help: 'Until a caller that starts a run has its answer; the run itself keeps nobody waiting.',
      unit: 'ms',
      advanced: true,
    }),
    number('bootSeconds', 0, [0, 86_400], {
      label: 'Start-up time',
      help: 'Seconds that are paid from asking for machines until the first step, at the start and after every interruption.',
      unit: 's',
      advanced: true,
    }),
    number('cooldownSeconds', 0, [0, 86_400], {
      label: 'Idle before it shrinks',
      help: 'With autoscaling: seconds that machines stay, and are paid, after a run.',
      unit: 's',
      advanced: true,
    }),
  ].map((parameter) => [parameter.name, parameter]),
)

/** What a run of training is described by: its length, its data, and the machines that work on it together. */
export const TRAINING_PARAMETERS: readonly Parameter[] = [
  number('hoursPerRun', 1, [0, 730], {
    label: 'Hours of a run',
    help: 'How long one run computes when nothing disturbs it.',
    unit: 'hours',
  }),
  number('runsPerMonth', 1, [0, 1e6], {
    label: 'Runs a month',
    help: 'How often it trains; each call to it starts one more run.',
  }),
  number('datasetGb', 0, [0, ENDLESS], { label: 'Data set', help: 'What one epoch reads.', unit: 'GB' }),
  integer('epochs', 1, [1, 1_000_000], { label: 'Epochs', help: 'How often a run goes through the data set.' }),
  choice(
    'dataset',
    'copy',
    [
      ['copy', 'Copied first'],
      ['stream', 'Streamed'],
    ],
    {
      label: 'Data set is',
      help: 'Copied to the machines before the first epoch, or read anew in every epoch while they compute.',
      advanced: true,
    },
  ),
  optionalNumber('throughputMbps', [0.001, 1e9], {
    label: 'Reading speed',
    help: 'MB a second at which all machines together read the data set. Open: reading takes no time of its own.',
    unit: 'MB/s',
    advanced: true,
  }),
  optionalNumber('objectMb', [1e-6, 1e6], {
    label: 'Size of an object',
    help: 'MB of one file of the data set. Open: large enough that only the reading speed counts.',
    unit: 'MB',
    advanced: true,
  }),
  integer('readersAtOnce', 1, [1, 1_000_000], {
    label: 'Reads at once',
    help: 'How many objects all machines together wait for at a time.',
    advanced: true,
  }),
  number('readMs', 30, [0, 1e6], {
    label: 'Time to the first byte',
    help: 'Until a read of one object brings its first byte.',
    unit: 'ms',
    advanced: true,
  }),
  number('checkpointSeconds', 0, [0, 86_400], {
    label: 'Time of a checkpoint',
    help: 'Seconds for which a run stands still while it is saved.',
    unit: 's',
    advanced: true,
  }),
  number('storageGb', 0, [0, ENDLESS], {
    label: 'Disk per machine',
    help: 'Disk of every machine while a run lasts.',
    unit: 'GB',
    advanced: true,
  }),
  ...machineParameters(),
]

/** What training has of the parameters of machines; those of serving are accepted, so that a part can change its kind. */
function machineParameters(): readonly Parameter[] {
  return [...MACHINE_PARAMETERS, ...MODEL_PARAMETERS]
    .filter(({ name }) => name !== 'queueLimit' && name !== 'minHealthy')
    .map((parameter) => {
      const own = OWN.get(parameter.name)
      if (own) return own
      return SERVING.has(parameter.name)
        ? { ...parameter, advanced: true, help: 'Of machines that answer requests; a training run has no use for it.' }
        : parameter
    })
}
