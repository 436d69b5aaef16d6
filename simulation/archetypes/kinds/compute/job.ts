import type { Archetype, Meter, Setting } from '../../archetype.ts'
import { type Amount, amountMeters } from '../../metering/amount-meters.ts'
import { HOURS_PER_MONTH } from '../../month.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { expectedRun } from '../../serving/interruptions.ts'
import { countOf, purchaseWords } from '../../serving/machine-pool.ts'
import { numberOf, textOf } from '../../settings/config.ts'
import { JOB_PARAMETERS } from '../../settings/job-parameters.ts'
import { publishedStation } from '../../settings/service-law.ts'
import { traitOf } from '../../settings/trait.ts'

/**
 * Work in bulk: machines or units that run for some hours, some times a month. It takes a call at once and works on it later, so that
 * nobody waits for it. Machines taken away lose the work since their last checkpoint, each its own.
 */
export const job: Archetype = {
  id: 'job',
  parameters: JOB_PARAMETERS,
  publishedTime: 'serviceTimeMs',
  zones: () => null,
  behave: (setting) => ({
    role: { kind: 'server' },
    station: publishedStation(setting),
    failure: regionalFailure(setting),
  }),
  meters: jobMeters,
}

function jobMeters(setting: Setting): readonly Meter[] {
  const { config, machine, given, service } = setting
  const by = (name: string) => (given.has(name) ? 'you' : 'default')
  const count = numberOf(config, 'count', 1)
  const runs = numberOf(config, 'runsPerMonth')
  const purchase = textOf(config, 'purchase') || 'on-demand'
  const hours = runHours(setting, purchase)
  // What is bought for years is paid whether a job runs or not.
  const machineHours = purchase.startsWith('reserved') ? count * HOURS_PER_MONTH : count * runs * hours
  const extraHours = (traitOf(service, 'extraUnitsPerRun') ?? 0) * runs * hours
  const units = numberOf(config, 'unitsPerMachine', 1)
  const dataGb = numberOf(config, 'datasetGb') * numberOf(config, 'epochs', 1)
  const diskGb = numberOf(config, 'diskGb')
  const name = machine?.name ?? textOf(config, 'instanceType')
  const factors = [
    { name: 'machines', value: count, unit: '', by: by('count') },
    { name: 'hours of one run, lost work included', value: hours, unit: 'hours', by: 'interruptions' },
    { name: 'runs', value: runs, unit: 'per month', by: by('runsPerMonth') },
  ]
  const meter = (meterName: string, quantity: number, description: string): Meter => ({
    name: meterName,
    quantity,
    description,
    choose: { purchase },
    factors,
  })
  const machines = {
    ...meter(
      service.machines?.from === 'sizes' ? 'node-hours' : 'instance-hours',
      machineHours + extraHours,
      `${countOf(runs)} × ${countOf(hours)} h × ${countOf(count)} × ${name} ${purchaseWords(purchase)}`,
    ),
    choose: { instanceType: name, purchase },
  }
  return [
    ...(bringsMachines(setting) ? [] : [machines, ...managementOf(meter, machineHours, machine?.vcpu ?? 0)]),
    { ...meter('unit-hours', machineHours * units, `Units, ${countOf(units)} for each machine`), choose: {} },
    { ...meter('vcpu-hours', machineHours * (machine?.vcpu ?? 0), 'Processors'), choose: {} },
    { ...meter('memory-gib-hours', machineHours * (machine?.memoryGib ?? 0), 'Memory'), choose: {} },
    { ...meter('disk-gb-months', (machineHours / HOURS_PER_MONTH) * diskGb, 'Disks of the machines'), choose: {} },
    {
      name: 'processed-gb',
      quantity: dataGb * runs,
      each: Math.max(1, runs),
      description: 'Data that the runs work on',
      factors: [
        { name: 'data of one run', value: dataGb, unit: 'GB', by: by('datasetGb') },
        { name: 'runs', value: runs, unit: 'per month', by: by('runsPerMonth') },
      ],
    },
    {
      name: 'activity-runs',
      quantity: runs * numberOf(config, 'activitiesPerRun'),
      description: 'Steps of the runs',
      factors: [
        { name: 'runs', value: runs, unit: 'per month', by: by('runsPerMonth') },
        { name: 'steps of one', value: numberOf(config, 'activitiesPerRun'), unit: '', by: by('activitiesPerRun') },
      ],
    },
    ...amountMeters(setting, AMOUNTS),
  ]
}

/** What some of these services keep and answer beside the runs. */
const AMOUNTS: readonly Amount[] = [
  ['catalogObjects', 'catalog-objects', 'Catalogue entries', 'objects'],
  ['catalogRequests', 'catalog-requests', 'Catalogue requests', 'requests'],
  ['entityOperations', 'entity-operations', 'Reads and writes of pipelines', 'operations'],
  ['monitoringRecords', 'monitoring-records', 'Monitoring records', 'records'],
  ['backupGb', 'backup-gb-months', 'Backups', 'GB'],
]

/** A provider's fee on top of the machines: for each of them, or for each of their processors. */
function managementOf(meter: MakeMeter, machineHours: number, vcpu: number): readonly Meter[] {
  return [
    { ...meter('managed-machine-hours', machineHours, 'Management of the machines'), choose: {} },
    { ...meter('management-vcpu-hours', machineHours * vcpu, 'Management of the machines'), choose: {} },
  ]
}

type MakeMeter = (name: string, quantity: number, description: string) => Meter

/**
 * Hours that a machine is paid for one run. Only spot machines are taken away; a run that practically never ends has filled its month.
 */
function runHours({ config }: Setting, purchase: string): number {
  const workHours = numberOf(config, 'hoursPerRun')
  const { hours } = expectedRun({
    workHours,
    perHour: purchase === 'spot' ? numberOf(config, 'interruptionsPerHour') : 0,
    checkpointHours: numberOf(config, 'checkpointMinutes') / 60,
    saveHours: numberOf(config, 'checkpointSeconds') / 3600,
    restartHours: numberOf(config, 'restartSeconds') / 3600,
  })
  return Math.min(hours, HOURS_PER_MONTH)
}

/** A mode whose name begins with `serverless` has its machines in the price of its units, processors and memory. */
function bringsMachines({ config }: Setting): boolean {
  return textOf(config, 'mode').startsWith('serverless')
}
