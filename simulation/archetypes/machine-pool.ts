import type { ServiceRecord } from '../catalog/service.ts'
import type { Config } from '../design/design.ts'
import type { Parameter } from '../design/parameter.ts'
import type { FailureSpec, Meter, Setting, StationSpec, Usage } from './archetype.ts'
import { ZONES } from './common-parameters.ts'
import { isList, isOn, itemsOf, numberOf, numberOrNull, textOf } from './config.ts'
import { zonalFailure } from './failure.ts'
import {
  choice,
  ENDLESS,
  flag,
  integer,
  MANY,
  number,
  optionalInteger,
  optionalNumber,
  parameter,
  share,
} from './parameters.ts'
import { latencyFigure, serviceTimeOf, timeParameter } from './service-law.ts'

/** A month is 730 hours everywhere (contract, head). */
export const HOURS_PER_MONTH = 730

export const PURCHASE: Parameter = choice(
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

export const HOURS: Parameter = number('hoursPerMonth', HOURS_PER_MONTH, [0, HOURS_PER_MONTH], {
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
    { label: 'Schedule', help: 'Extra machines at hours that are known to be busy.', advanced: true },
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

/** Zones of a fleet: as the design says. */
export function machineZones(_service: ServiceRecord, config: Config): number | readonly string[] {
  const zones = config.zones
  if (isList(zones)) return zones.filter((name) => typeof name === 'string')
  return typeof zones === 'number' ? zones : 1
}

/** Machines as a station: count × vCPU × requests at once; below one vCPU every request takes longer (contract §2.17). */
export function machineStation({ service, config, machine, given }: Setting): StationSpec {
  const vcpu = numberOrNull(config, 'burstBaselineVcpu') ?? machine?.vcpu ?? 1
  const published = service.latency !== undefined && !given.has('serviceTimeMs')
  return {
    servers: serversOf(vcpu, numberOf(config, 'concurrencyPerVcpu', 1)),
    instances: machineCount(config),
    serviceTime: serviceTimeOf(config, 'serviceTimeMs', vcpu),
    queueLimit: numberOrNull(config, 'queueLimit'),
    blocking: false,
    scaling: scalingOf(config),
    source: published && service.latency ? latencyFigure(service.latency) : null,
  }
}

/** Servers of one machine. A part of a vCPU is one server that works more slowly; `serviceTimeOf` stretches its time. */
export function serversOf(vcpu: number, concurrencyPerVcpu: number): number {
  return Math.max(1, Math.round(Math.max(1, vcpu) * concurrencyPerVcpu))
}

/** Machines that always run: all of them, or the least under autoscaling. */
export function machineCount(config: Config): number {
  return isOn(config, 'autoscaling') ? numberOf(config, 'min', 1) : numberOf(config, 'count', 1)
}

export function scalingOf(config: Config): StationSpec['scaling'] {
  if (!isOn(config, 'autoscaling')) return null
  const min = numberOf(config, 'min', 1)
  return {
    min,
    max: Math.max(min, numberOf(config, 'max', min)),
    targetUtilisation: numberOf(config, 'targetUtilisation', 0.6),
  }
}

/**
 * Failures of a fleet: the vendor's figure of one machine for each; spot machines are also gone from an interruption until their
 * replacement serves: λ·t ÷ (1 + λ·t) of the time.
 */
export function machineFailure(setting: Setting): FailureSpec {
  const { config } = setting
  const restartHours = (numberOf(config, 'bootSeconds') + numberOf(config, 'modelLoadSeconds')) / 3600
  const spot = textOf(config, 'purchase') === 'spot'
  const away = spot ? numberOf(config, 'interruptionsPerHour') * restartHours : 0
  return zonalFailure(
    setting,
    { instances: machineCount(config), minHealthy: numberOrNull(config, 'minHealthy') ?? 'auto' },
    away / (1 + away),
  )
}

/** Machine-hours of the month: the committed base at its price, the rest as bought. */
export function machineMeters({ config, machine, given }: Setting, usage: Usage): readonly Meter[] {
  const name = machine?.name ?? textOf(config, 'instanceType')
  const hours = numberOf(config, 'hoursPerMonth', HOURS_PER_MONTH)
  const running = instanceHours(usage, machineCount(config))
  const scheduled = scheduledHours(config)
  const share = hours / HOURS_PER_MONTH
  const total = (running + scheduled) * share
  const base = Math.min(numberOf(config, 'reservedCount') * HOURS_PER_MONTH, total)
  const typed = numberOrNull(config, 'hourlyUsd')
  const by = given.has('count') || given.has('min') ? 'you' : 'default'
  const meter = (quantity: number, purchase: string, words: string): Meter => ({
    name: 'instance-hours',
    quantity,
    description: `${countOf(quantity / hours)} × ${name} ${words}`,
    choose: { instanceType: name, purchase },
    ...(typed !== null && { typed: { priceUsd: typed, per: 1, unit: 'hour' } }),
    factors: [
      { name: 'machines, on average', value: (running + scheduled) / HOURS_PER_MONTH, unit: '', by },
      { name: 'hours in the month', value: hours, unit: 'hours', by: given.has('hoursPerMonth') ? 'you' : 'default' },
      ...(base > 0 ? [{ name: 'bought for a year', value: base, unit: 'hours', by: 'you' }] : []),
    ],
  })
  const purchase = textOf(config, 'purchase') || 'on-demand'
  const meters: Meter[] = []
  if (base > 0) meters.push(meter(base, 'reserved-1y', 'committed for 1 year'))
  if (total - base > 0) meters.push(meter(total - base, purchase, purchaseWords(purchase)))
  return meters
}

/** Hours of all instances in a month, from the instances of each hour of the week; `fallback` where there is no week. */
export function instanceHours(usage: Usage, fallback: number): number {
  const { hourlyInstances: week } = usage
  const mean = week.length === 0 ? fallback : week.reduce((sum, count) => sum + count, 0) / week.length
  return mean * HOURS_PER_MONTH
}

/** Machine-hours of scheduled extra machines in a month of 730 ÷ 24 days. */
function scheduledHours(config: Config): number {
  return itemsOf(config, 'schedules').reduce(
    (sum, item) => sum + (numberOf(item, 'hours', 10) * numberOf(item, 'extra', 1) * HOURS_PER_MONTH) / 24,
    0,
  )
}

export function purchaseWords(purchase: string): string {
  switch (purchase) {
    case 'spot':
      return 'spot'
    case 'reserved-1y':
      return 'committed for 1 year'
    case 'reserved-3y':
      return 'committed for 3 years'
    default:
      return 'on demand'
  }
}

/** A count for people: at most two decimals. */
export function countOf(value: number): string {
  return String(Number(value.toFixed(2)))
}

export const CONNECTIONS = integer('connections', 100, [1, MANY], {
  label: 'Connections',
  help: 'How many connections it keeps open at most.',
  advanced: true,
})

export const HIT_RATIO = share('hitRatio', 0.8, {
  label: 'Hit ratio',
  help: 'Share of the requests that it answers itself; the others go on along its wires.',
})
