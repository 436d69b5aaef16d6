import type { ModelNode } from '../../archetypes/model.ts'
import { SECONDS_PER_MONTH } from '../../archetypes/month.ts'
import { bestCheckpointHours } from '../../archetypes/serving/interruptions.ts'
import { readingSpeedMbps, type TrainingRun, trainingRun } from '../../archetypes/serving/training-run.ts'
import { numberOf, numberOrNull, textOf } from '../../archetypes/settings/config.ts'
import { machineSize } from '../../catalog/machines.ts'
import type { Figures } from '../../report/report.ts'
import { computed, type DraftUnit, machineBill, setting } from './draft.ts'

/** Of training: hours and dollars of a run, an epoch, a terabyte read, and how often a run on spot machines should be saved. */
export function trainingUnits(node: ModelNode, figures: Figures): readonly DraftUnit[] {
  const run = trainingRun(node.setting)
  if (run.workHours === 0) return []
  const machines = machineBill(figures, node)
  const usdPerHour = machines && machines.usd / machines.hours
  return [
    ...runUnits(node, figures, run),
    ...epochUnits(node, run, usdPerHour),
    ...readUnits(node, run, usdPerHour),
    ...checkpointUnits(node, run),
    ...acceleratorUnits(node, usdPerHour),
  ]
}

function runUnits(node: ModelNode, figures: Figures, run: TrainingRun): readonly DraftUnit[] {
  const { config } = node
  const row = figures.nodes[node.index]
  const runs = numberOf(config, 'runsPerMonth') + (row?.arrivalRps ?? 0) * SECONDS_PER_MONTH
  const usd = row?.monthlyUsd ?? null
  const work = computed('work without interruptions', run.workHours, 'h')
  const expected = {
    formula: '(1/λ + restart) · (e^(λ(τ + δ)) − 1) for each stretch τ between checkpoints of δ (Daly 2006, eq. 13)',
    inputs: [
      work,
      setting(
        node,
        'interruptionsPerHour',
        'interruptions of one machine',
        numberOf(config, 'interruptionsPerHour'),
        '1/h',
      ),
      setting(node, 'count', 'machines that stop together', run.machines),
      setting(node, 'checkpointMinutes', 'between checkpoints', numberOf(config, 'checkpointMinutes'), 'min'),
      setting(node, 'checkpointSeconds', 'time of a checkpoint', numberOf(config, 'checkpointSeconds'), 's'),
    ],
    assumptions: ['Interruptions come at random; none comes while the run starts again.'],
  }
  return [
    {
      key: 'hours-per-run',
      label: 'A run, expected',
      value: run.paidHours,
      unit: 'h',
      receipt: run.interruptions > 0 ? expected : { formula: 'start + work', inputs: [work], assumptions: [] },
    },
    ...(run.interruptions > 0
      ? [
          {
            key: 'interruptions-per-run',
            label: 'Interruptions of a run',
            value: run.interruptions,
            unit: '',
            receipt: expected,
          },
          {
            key: 'lost-hours-per-run',
            label: 'Work done twice in a run',
            value: run.lostHours,
            unit: 'h',
            receipt: expected,
          },
        ]
      : []),
    ...(usd !== null && runs > 0
      ? [
          {
            key: 'usd-per-run',
            label: 'A run costs',
            value: usd / runs,
            unit: 'USD',
            receipt: {
              formula: 'cost a month ÷ runs a month',
              inputs: [
                computed('cost a month', usd, 'USD', 'its bill lines'),
                computed('runs a month', runs, '', 'settings and calls'),
              ],
              assumptions: [],
            },
          },
        ]
      : []),
  ]
}

function epochUnits(node: ModelNode, run: TrainingRun, usdPerHour: number | null): readonly DraftUnit[] {
  const epochs = numberOf(node.config, 'epochs', 1)
  const hours = run.workHours / epochs
  const inputs = [
    computed('work of a run', run.workHours, 'h'),
    setting(node, 'epochs', 'epochs', epochs),
    computed('to read the data once', run.readHours, 'h', 'data set ÷ reading speed'),
  ]
  return [
    {
      key: 'hours-per-epoch',
      label: 'An epoch',
      value: hours,
      unit: 'h',
      receipt: {
        formula:
          textOf(node.config, 'dataset') === 'stream'
            ? 'the longer of computing and reading'
            : 'work of a run ÷ epochs',
        inputs,
        assumptions: [],
      },
    },
    ...(usdPerHour !== null
      ? [
          {
            key: 'usd-per-epoch',
            label: 'An epoch costs',
            value: hours * run.machines * usdPerHour,
            unit: 'USD',
            receipt: {
              formula: 'hours of an epoch × machines × price of a machine-hour',
              inputs: [
                computed('hours of an epoch', hours, 'h'),
                computed('machines', run.machines, ''),
                computed('price of a machine-hour', usdPerHour, 'USD', 'its bill lines'),
              ],
              assumptions: ['Without interruptions.'],
            },
          },
        ]
      : []),
  ]
}

function readUnits(node: ModelNode, run: TrainingRun, usdPerHour: number | null): readonly DraftUnit[] {
  if (run.readHoursPerTb === null) return []
  const mbps = readingSpeedMbps(node.config) ?? 0
  const speed =
    numberOrNull(node.config, 'objectMb') === null
      ? setting(node, 'throughputMbps', 'reading speed', mbps, 'MB/s')
      : computed('reading speed', mbps, 'MB/s', 'objects at once × their size ÷ time to the first byte, or the line')
  return [
    {
      key: 'hours-per-tb',
      label: 'To read a terabyte',
      value: run.readHoursPerTb,
      unit: 'h',
      receipt: { formula: '1,000,000 MB ÷ reading speed', inputs: [speed], assumptions: ['All machines together.'] },
    },
    ...(usdPerHour !== null
      ? [
          {
            key: 'usd-per-tb',
            label: 'Machines while a terabyte is read',
            value: run.readHoursPerTb * run.machines * usdPerHour,
            unit: 'USD',
            receipt: {
              formula: 'hours to read a terabyte × machines × price of a machine-hour',
              inputs: [
                speed,
                computed('machines', run.machines, ''),
                computed('price of a machine-hour', usdPerHour, 'USD', 'its bill lines'),
              ],
              assumptions: ['What moving the bytes costs stands on the bill of the store that they come from.'],
            },
          },
        ]
      : []),
  ]
}

function checkpointUnits(node: ModelNode, run: TrainingRun): readonly DraftUnit[] {
  const save = numberOf(node.config, 'checkpointSeconds') / 3600
  const perHour = numberOf(node.config, 'interruptionsPerHour') * run.machines
  if (textOf(node.config, 'purchase') !== 'spot' || save === 0 || perHour === 0) return []
  return [
    {
      key: 'best-checkpoint-minutes',
      label: 'Best time between checkpoints',
      value: 60 * bestCheckpointHours(save, perHour),
      unit: 'min',
      receipt: {
        formula: '√(2δM) · (1 + ⅓√(δ/2M) + ⅑ δ/2M) − δ (Daly 2006, after Young 1974)',
        inputs: [
          setting(node, 'checkpointSeconds', 'δ, time of a checkpoint', save * 3600, 's'),
          computed('M, mean time between interruptions of the run', 1 / perHour, 'h', '1 ÷ (interruptions × machines)'),
        ],
        assumptions: ['For runs much longer than the time between checkpoints.'],
      },
    },
  ]
}

/** Chips of a machine or slice and what an hour of one costs: slices of tensor processors are priced by the chip. */
export function acceleratorUnits(
  { service, setting: { machine } }: ModelNode,
  usdPerHour: number | null,
): readonly DraftUnit[] {
  const size = machine && machineSize(service.id, machine.name)
  if (!size?.accelerator || usdPerHour === null) return []
  const count = size.accelerators ?? 1
  return [
    {
      key: 'usd-per-accelerator-hour',
      label: `An hour of one ${size.accelerator}`,
      value: usdPerHour / count,
      unit: 'USD',
      receipt: {
        formula: 'price of a machine-hour ÷ its accelerators',
        inputs: [
          computed('price of a machine-hour', usdPerHour, 'USD', 'its bill lines'),
          computed(`${size.accelerator} in ${size.name}`, count, '', 'machine type'),
        ],
        assumptions: [],
      },
    },
  ]
}
