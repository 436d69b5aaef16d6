import type { Archetype, Meter, Setting, Usage } from '../../archetype.ts'
import { type Amount, amountMeters } from '../../metering/amount-meters.ts'
import { hoursMeter, requestMeter } from '../../metering/network-meters.ts'
import { HOURS_PER_MONTH } from '../../month.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { numberOf } from '../../settings/config.ts'
import { integer, number } from '../../settings/parameters.ts'
import { publishedStation, serviceTimeOf, timeParameter } from '../../settings/service-law.ts'
import { traitOf } from '../../settings/trait.ts'

/** Steps in order, with their branches and retries: each wire out of it is a step, and a run lasts until the last one is back. */
export const workflow: Archetype = {
  id: 'workflow',
  parameters: [
    number('stepsPerRequest', 5, [0, 100_000], {
      label: 'Steps of a run',
      help: 'How many steps one run goes through; most providers bill them.',
    }),
    integer('memoryMb', 64, [64, 65_536], {
      label: 'Memory of a run',
      help: 'Memory that one run takes, where runs are paid by time and memory.',
      unit: 'MB',
      advanced: true,
    }),
    timeParameter('serviceTimeMs', 0, 'Time it adds', 'To a run, beside the steps themselves.'),
  ],
  publishedTime: 'serviceTimeMs',
  zones: () => null,
  behave: (setting) => ({
    role: { kind: 'server' },
    station: { ...publishedStation(setting), blocking: true },
    failure: regionalFailure(setting),
  }),
  meters: (setting, usage) => {
    const { config } = setting
    return [
      requestMeter('requests', 'Runs', usage),
      requestMeter('steps', 'Steps', usage, numberOf(config, 'stepsPerRequest')),
      requestMeter('external-steps', 'Calls to others', usage, numberOf(config, 'externalStepsPerRequest')),
      requestMeter('connector-calls', 'Connector calls', usage, numberOf(config, 'connectorCallsPerRequest')),
      requestMeter(
        'enterprise-calls',
        'Enterprise connector calls',
        usage,
        numberOf(config, 'enterpriseCallsPerRequest'),
      ),
      runTime(setting, usage),
      hoursMeter('environment-hours', 'Environment'),
      hoursMeter('worker-hours', 'Workers beside the first', numberOf(config, 'workers')),
      hoursMeter('scheduler-hours', 'Schedulers beside the first', numberOf(config, 'schedulers')),
      hoursMeter('unit-hours', 'Compute units', numberOf(config, 'computeUnits')),
      {
        ...hoursMeter('vcpu-hours', 'Processors of the plan'),
        quantity: numberOf(config, 'planVcpu') * HOURS_PER_MONTH,
      },
      {
        ...hoursMeter('memory-gib-hours', 'Memory of the plan'),
        quantity: numberOf(config, 'planMemoryGib') * HOURS_PER_MONTH,
      },
      { ...hoursMeter('monthly', 'Integration account'), quantity: 1 },
      ...amountMeters(setting, AMOUNTS),
    ]
  },
}

const AMOUNTS: readonly Amount[] = [['databaseGb', 'storage-gb-months', 'Database of the environment', 'GB']]

/** Memory × time of the runs, both rounded up to the provider's steps. */
function runTime(setting: Setting, usage: Usage): Meter {
  const { service, config } = setting
  const held = usage.heldMs ?? serviceTimeOf(config, 'serviceTimeMs').meanMs
  const ms = roundedUp(held, traitOf(service, 'billedStepMs'))
  const gb = roundedUp(numberOf(config, 'memoryMb', 64), traitOf(service, 'billedStepMb')) / 1024
  const runs = requestMeter('gb-seconds', 'Time of the runs', usage)
  return {
    ...runs,
    quantity: (runs.quantity * ms * gb) / 1000,
    factors: [
      ...runs.factors,
      { name: 'billed time of one', value: ms, unit: 'ms', by: 'latency' },
      { name: 'billed memory of one', value: gb, unit: 'GB', by: 'configuration' },
    ],
  }
}

function roundedUp(value: number, step: number | null): number {
  return step === null ? value : Math.ceil(value / step - 1e-9) * step
}
