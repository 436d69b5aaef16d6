import type { Archetype, Meter, Setting, Usage } from '../../archetype.ts'
import { type Amount, amountMeters } from '../../metering/amount-meters.ts'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '../../month.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { countOf, purchaseWords } from '../../serving/machine-pool.ts'
import { type TrainingRun, trainingRun } from '../../serving/training-run.ts'
import { isOn, numberOf, numberOrNull, statedZones, textOf } from '../../settings/config.ts'
import { publishedStation } from '../../settings/service-law.ts'
import { TRAINING_PARAMETERS } from '../../settings/training-parameters.ts'

/** Runs that train a model: machines that are there for as long as a run takes, and gone afterwards. */
export const trainingJob: Archetype = {
  id: 'training-job',
  parameters: TRAINING_PARAMETERS,
  zones: (_service, config) => statedZones(config),
  behave: (setting) => ({
    role: { kind: 'server' },
    station: publishedStation(setting),
    failure: regionalFailure(setting),
  }),
  meters: trainingMeters,
}

/** What some services bill beside the machines. */
const BESIDE: readonly Amount[] = [
  ['tuningMillionTokens', 'tuning-tokens', 'Tokens that a model is tuned with', 'million tokens'],
  ['servingNodeHours', 'serving-node-hours', 'Nodes that serve the model', 'node-hours'],
  ['batchNodeHours', 'batch-node-hours', 'Nodes that predict in batches', 'node-hours'],
  ['forecasts', 'requests', 'Forecasts', 'predictions'],
]

function trainingMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { config, machine, given, service } = setting
  const run = trainingRun(setting)
  const requests = usage.meanRps * SECONDS_PER_MONTH
  const runs = numberOf(config, 'runsPerMonth') + requests
  const purchase = textOf(config, 'purchase') || 'on-demand'
  const stated = numberOrNull(config, 'hoursPerMonth')
  const hours = stated ?? run.paidHours * runs
  const committed = Math.min(numberOf(config, 'reservedCount'), run.machines)
  const isWhole = purchase === 'reserved-1y' || purchase === 'reserved-3y'
  const kept = isOn(config, 'autoscaling') ? Math.min(numberOf(config, 'min', 1), run.machines) : 0
  const idle = Math.max(0, kept - committed) * Math.max(0, HOURS_PER_MONTH - hours)
  const above = run.machines - committed
  const name = machine?.name ?? (textOf(config, 'instanceType') || 'node')
  const typed = numberOrNull(config, 'hourlyUsd')
  const by = (...names: string[]) => (names.some((one) => given.has(one)) ? 'you' : 'default')
  const machineHours = (quantity: number, bought: string, description: string): Meter => ({
    name: service.machines?.from === 'machines' ? 'instance-hours' : 'node-hours',
    quantity,
    description,
    choose: { instanceType: name, purchase: bought },
    ...(typed !== null && { typed: { priceUsd: typed, per: 1, unit: 'hour' } }),
    factors: [
      { name: 'machines', value: run.machines, unit: '', by: by('count', 'max') },
      { name: 'runs', value: runs, unit: 'a month', by: by('runsPerMonth') },
      { name: 'work of a run', value: run.workHours, unit: 'hours', by: by('hoursPerRun') },
      { name: 'interruptions of a run', value: run.interruptions, unit: '', by: by('interruptionsPerHour') },
      { name: 'paid hours of a run', value: run.paidHours, unit: 'hours', by: 'expected' },
    ],
  })
  const storageGb = numberOf(config, 'storageGb')
  const meters = [
    machineHours(committed * HOURS_PER_MONTH, 'reserved-1y', `${committed} × ${name} ${purchaseWords('reserved-1y')}`),
    machineHours(
      isWhole ? above * HOURS_PER_MONTH : above * hours + idle,
      purchase,
      `${countOf(above)} × ${name} ${purchaseWords(purchase)}, ${runWords(runs, run)}`,
    ),
    {
      name: 'disk-gb-months',
      quantity: (storageGb * run.machines * hours) / HOURS_PER_MONTH,
      description: `${storageGb} GB on every machine`,
      factors: [{ name: 'disk per machine', value: storageGb, unit: 'GB', by: by('storageGb') }],
    },
    {
      name: 'cluster-hours',
      quantity: HOURS_PER_MONTH,
      description: 'The cluster’s load balancer',
      factors: [{ name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' }],
    },
    ...amountMeters(setting, BESIDE),
  ]
  return meters.filter(({ quantity }) => quantity > 0)
}

function runWords(runs: number, run: TrainingRun): string {
  const length = `${countOf(runs)} runs of ${countOf(run.paidHours)} h`
  return run.interruptions > 0 ? `${length} with ${countOf(run.interruptions)} interruptions each` : length
}
