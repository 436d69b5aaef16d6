import type { Archetype, FailureSpec, Meter, Setting, Usage } from '../../archetype.ts'
import { amountMeters } from '../../metering/amount-meters.ts'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '../../month.ts'
import { regionalFailure, zonalFailure } from '../../serving/failure.ts'
import { purchaseWords } from '../../serving/machine-pool.ts'
import { numberOf, numberOrNull, statedZones, textOf } from '../../settings/config.ts'
import { choice, ENDLESS, integer, MANY, number, optionalInteger, parameter } from '../../settings/parameters.ts'
import { publishedStation, serviceTimeOf, timeParameter } from '../../settings/service-law.ts'
import { STORAGE_GB } from '../../settings/storage-parameters.ts'
import { traitOf } from '../../settings/trait.ts'

/** Questions over very many rows, column by column: paid by the bytes that they read, or by the machines that answer them. */
export const warehouse: Archetype = {
  id: 'warehouse',
  parameters: [
    choice(
      'mode',
      'on-demand',
      [
        ['on-demand', 'On demand'],
        ['provisioned', 'Provisioned'],
      ],
      { label: 'Capacity', help: 'Pay for what queries use, or for capacity that is there all the time.' },
    ),
    parameter('instanceType', { kind: 'machine' }, '', { label: 'Size', help: 'What one node can hold and do.' }),
    integer('count', 1, [1, 10_000], { label: 'Nodes', help: 'How many nodes work on every query.' }),
    { ...STORAGE_GB, default: 1000, help: 'How much its own tables hold, on average over the month.' },
    number('scannedGb', 1, [0, ENDLESS], {
      label: 'Read by a query',
      help: 'GB that one query has to read. Columns it does not name and partitions it leaves out do not count.',
      unit: 'GB',
    }),
    number('capacityUnits', 0, [0, MANY], {
      label: 'Capacity',
      help: "Units of the provider's own capacity that run while there is a query.",
      unit: 'units',
    }),
    number('leastUnits', 0, [0, MANY], {
      label: 'Least capacity',
      help: 'Units that run even when there is no query.',
      unit: 'units',
      advanced: true,
    }),
    number('hoursPerMonth', HOURS_PER_MONTH, [0, HOURS_PER_MONTH], {
      label: 'Hours a month',
      help: 'Hours for which the nodes run; they may be paused.',
      unit: 'hours',
      advanced: true,
    }),
    optionalInteger('concurrency', [1, MANY], {
      label: 'Queries at once',
      help: 'How many queries run at once; more have to wait. Open: no limit.',
      advanced: true,
    }),
    timeParameter('serviceTimeMs', 0, 'Time per query', 'Time of one query that need not wait.'),
    choice(
      'purchase',
      'on-demand',
      [
        ['on-demand', 'On demand'],
        ['reserved-1y', 'Committed for 1 year'],
        ['reserved-3y', 'Committed for 3 years'],
      ],
      { label: 'Purchase', help: 'How the hours are bought.', advanced: true },
    ),
  ],
  publishedTime: 'serviceTimeMs',
  zones: ({ scope }, config) => (scope === 'zonal' ? statedZones(config) : null),
  behave: (setting) => ({
    role: { kind: 'server' },
    station: { ...publishedStation(setting), servers: numberOrNull(setting.config, 'concurrency') ?? 'infinite' },
    failure: warehouseFailure(setting),
  }),
  meters: (setting, usage) => [
    ...(textOf(setting.config, 'mode') === 'provisioned' ? boughtMeters(setting, usage) : usedMeters(setting, usage)),
    ...keptMeters(setting),
  ],
}

/** A cluster is one part; in several zones there is one in each, of which one is enough. */
function warehouseFailure(setting: Setting): FailureSpec {
  if (setting.service.scope !== 'zonal') return regionalFailure(setting)
  return zonalFailure(setting, { instances: Math.max(1, setting.place.zones.length), minHealthy: 1 })
}

/**
 * Share of the time in which at least one query runs, over the month. Queries that come at random and do not wait for each other are a
 * M/G/∞ system, which is empty with probability e^(−λ·S).
 *
 * @see Gross & Harris, Fundamentals of Queueing Theory: the number in an M/G/∞ system is Poisson with mean λ·S
 */
function busyShare({ service, config }: Setting, { hourlyRps, meanRps }: Usage): number {
  const least = traitOf(service, 'billedMinimumSeconds') ?? 0
  const seconds = Math.max(least, serviceTimeOf(config, 'serviceTimeMs').meanMs / 1000)
  const hours = hourlyRps.length > 0 ? hourlyRps : [meanRps]
  return hours.reduce((sum, rps) => sum - Math.expm1(-rps * seconds), 0) / hours.length
}

/** Unit-hours: the least all the time, and the rest while queries run. */
function unitMeter(name: 'unit-hours' | 'busy-unit-hours', setting: Setting, usage: Usage, least: number): Meter {
  const { config, given } = setting
  const most = Math.max(least, numberOf(config, 'capacityUnits'))
  const busy = busyShare(setting, usage)
  const purchase = textOf(config, 'purchase') || 'on-demand'
  return {
    name,
    quantity: (least + (most - least) * busy) * HOURS_PER_MONTH,
    description: `${most} units while queries run${least > 0 ? `, ${least} always` : ''}`,
    choose: { purchase },
    factors: [
      { name: 'units', value: most, unit: '', by: given.has('capacityUnits') ? 'you' : 'default' },
      { name: 'always', value: least, unit: '', by: given.has('leastUnits') ? 'you' : 'default' },
      { name: 'share of the time with a query', value: busy, unit: '', by: 'traffic' },
      { name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' },
    ],
  }
}

function usedMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { service, config, given } = setting
  const queries = usage.meanRps * SECONDS_PER_MONTH
  const scannedGb = Math.max(numberOf(config, 'scannedGb'), traitOf(service, 'leastScannedGb') ?? 0)
  return [
    {
      name: 'scanned-gb',
      quantity: queries * scannedGb,
      description: 'Read by queries',
      factors: [
        { name: 'queries', value: queries, unit: '', by: 'traffic' },
        { name: 'read by one', value: scannedGb, unit: 'GB', by: given.has('scannedGb') ? 'you' : 'default' },
      ],
    },
    unitMeter('busy-unit-hours', setting, usage, 0),
  ]
}

function boughtMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { config, given, machine, place } = setting
  const name = machine?.name ?? textOf(config, 'instanceType')
  const purchase = textOf(config, 'purchase') || 'on-demand'
  const nodes = numberOf(config, 'count', 1) * Math.max(1, place.zones.length)
  const hours = purchase === 'on-demand' ? numberOf(config, 'hoursPerMonth', HOURS_PER_MONTH) : HOURS_PER_MONTH
  return [
    {
      name: 'node-hours',
      quantity: nodes * hours,
      description: `${nodes} × ${name} ${purchaseWords(purchase)}`,
      choose: { instanceType: name, purchase },
      factors: [
        { name: 'nodes', value: nodes, unit: '', by: given.has('count') ? 'you' : 'default' },
        { name: 'hours', value: hours, unit: 'hours', by: given.has('hoursPerMonth') ? 'you' : '730 hours' },
      ],
    },
    unitMeter('unit-hours', setting, usage, numberOf(config, 'leastUnits')),
  ]
}

function keptMeters(setting: Setting): readonly Meter[] {
  return amountMeters(setting, [
    ['storageGb', 'storage-gb-months', 'Tables', 'GB'],
    ['longTermGb', 'long-term-gb-months', 'Tables that have not changed for long', 'GB'],
    ['backupGb', 'backup-gb-months', 'Backups', 'GB'],
    ['disasterRecoveryGb', 'disaster-recovery-gb-months', 'Copy in another region', 'GB'],
    ['externalScannedGbPerMonth', 'external-scanned-gb', 'Read out of files that lie elsewhere', 'GB'],
    ['streamedGbPerMonth', 'streamed-gb', 'Rows streamed in', 'GB'],
    ['writeApiGbPerMonth', 'write-api-gb', 'Written through the storage interface', 'GB'],
    ['readApiGbPerMonth', 'read-api-gb', 'Read through the storage interface', 'GB'],
    ['sparkVcpuHoursPerMonth', 'vcpu-hours', 'Spark', 'vCPU-hours'],
    ['sparkUnitHoursPerMonth', 'processing-unit-hours', 'Spark', 'unit-hours'],
    ['oneLakeGb', 'lake-gb-months', 'Files in the lake', 'GB'],
    ['fabricUnitHoursPerMonth', 'capacity-unit-hours', 'Fabric capacity', 'unit-hours'],
  ])
}
