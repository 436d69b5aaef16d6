import type { Config } from '../../design/design.ts'
import type { Parameter } from '../../design/parameter.ts'
import type { FailureSpec, Meter, Setting, StationSpec } from '../archetype.ts'
import { HOURS_PER_MONTH } from '../month.ts'
import { isOn, numberOf, numberOrNull, statedZones, textOf } from '../settings/config.ts'
import { choice, flag, integer, number, optionalInteger, optionalNumber, parameter } from '../settings/parameters.ts'
import { latencyFigure, serviceTimeOf, timeParameter } from '../settings/service-law.ts'
import { traitOf } from '../settings/trait.ts'
import { zonalFailure } from './failure.ts'
import { countOf, purchaseWords, serversOf } from './machine-pool.ts'

/** What databases and caches have in common: one machine that serves, perhaps a second that stands by in another zone, and replicas. */
export const PAIR_PARAMETERS: readonly Parameter[] = [
  parameter('instanceType', { kind: 'machine' }, '', { label: 'Size', help: 'The vCPUs and memory of one machine.' }),
  flag('multiZone', false, {
    label: 'Stand-by in another zone',
    help: 'A second machine takes over when the first or its zone fails. It is paid in full and serves nothing meanwhile.',
  }),
  parameter('zones', { kind: 'zones' }, 1, {
    label: 'Zones',
    help: 'How many zones of the region it uses, or which; a stand-by uses two.',
    advanced: true,
  }),
  integer('readReplicas', 0, [0, 100], {
    label: 'Read replicas',
    help: 'Further machines that share the requests; each is paid in full.',
  }),
  timeParameter(
    'serviceTimeMs',
    5,
    'Work per request',
    'Time of one request on one vCPU; a number is the mean of an exponential law.',
  ),
  number('concurrencyPerVcpu', 1, [0.001, 10_000], {
    label: 'Requests at once per vCPU',
    help: 'How many requests one vCPU works on at once; more than 1 where requests mostly wait for the disk.',
    advanced: true,
  }),
  optionalInteger('queueLimit', [0, 1e9], {
    label: 'Waiting places',
    help: 'How many requests may wait; one that finds no place is lost. Open: no limit.',
    unit: 'requests',
    advanced: true,
  }),
  integer('connections', 100, [1, 1_000_000], {
    label: 'Connections',
    help: 'How many connections are open at most.',
    advanced: true,
  }),
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
  optionalNumber('hourlyUsd', [0, 1e12], {
    label: 'Your price of a machine-hour',
    help: 'Replaces the list price, for a negotiated or private rate.',
    unit: 'USD/hour',
    advanced: true,
  }),
]

/** With a stand-by it is in two zones at least, whatever `zones` says (contract §2.11). */
export function pairZones(_service: unknown, config: Config): number | readonly string[] {
  const zones = statedZones(config)
  return typeof zones === 'number' && isOn(config, 'multiZone') ? Math.max(2, zones) : zones
}

export function pairStation(setting: Setting): StationSpec {
  const { service, config, machine, given } = setting
  const vcpu = (machine?.vcpu ?? 1) * unitsOf(setting)
  const published = service.latency !== undefined && !given.has('serviceTimeMs')
  return {
    servers: serversOf(vcpu, numberOf(config, 'concurrencyPerVcpu', 1)),
    instances: 1 + numberOf(config, 'readReplicas'),
    serviceTime: serviceTimeOf(config, 'serviceTimeMs', vcpu),
    queueLimit: numberOrNull(config, 'queueLimit'),
    blocking: false,
    scaling: null,
    source: published && service.latency ? latencyFigure(service.latency) : null,
  }
}

/** Units of a size that is sold by the unit (trait `soldByUnit.<size>`), of which a machine has as many as are set; else 1. */
export function unitsOf({ service, config, machine }: Setting): number {
  const byUnit = machine !== null && traitOf(service, `soldByUnit.${machine.name}`) !== null
  return byUnit ? numberOf(config, 'capacityUnits', 1) : 1
}

/** Replicas serve reads but cannot take over by themselves: only the stand-by counts. */
export function pairFailure(setting: Setting): FailureSpec {
  return zonalFailure(setting, { instances: isOn(setting.config, 'multiZone') ? 2 : 1, minHealthy: 1 })
}

/** Machine-hours of those that serve and of the one that stands by. */
export function pairMeters(setting: Setting): readonly Meter[] {
  const { service, config, machine, given } = setting
  const units = unitsOf(setting)
  const name = machine?.name ?? textOf(config, 'instanceType')
  // Where the price of a machine is that of several copies, a replica adds its share.
  const replicas = numberOf(config, 'readReplicas') * (traitOf(service, 'replicaShare') ?? 1)
  const standby = isOn(config, 'multiZone') ? 1 : 0
  const purchase = textOf(config, 'purchase') || 'on-demand'
  const typed = numberOrNull(config, 'hourlyUsd')
  const meter = (meterName: string, machines: number, words: string): Meter => ({
    name: meterName,
    quantity: machines * units * HOURS_PER_MONTH,
    description: `${countOf(machines)} × ${units === 1 ? '' : `${units} units of `}${name} ${words}`,
    choose: { instanceType: name, purchase },
    ...(typed !== null && { typed: { priceUsd: typed, per: 1, unit: 'hour' } }),
    factors: [
      {
        name: 'machines',
        value: machines,
        unit: '',
        by: given.has('readReplicas') || given.has('multiZone') ? 'you' : 'default',
      },
      ...(units === 1 ? [] : [{ name: 'units of one', value: units, unit: '', by: 'configuration' }]),
      { name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' },
    ],
  })
  return [
    meter('node-hours', 1 + replicas, purchaseWords(purchase)),
    ...(standby > 0 ? [meter('standby-hours', standby, 'standing by')] : []),
  ]
}
