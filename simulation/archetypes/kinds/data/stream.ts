import type { Archetype, Meter, Setting, StationSpec, Usage } from '../../archetype.ts'
import { amountMeters } from '../../metering/amount-meters.ts'
import { hoursMeter } from '../../metering/network-meters.ts'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '../../month.ts'
import { boughtStation } from '../../serving/bought-capacity.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { isOn, numberOf, textOf } from '../../settings/config.ts'
import { publishedStation } from '../../settings/service-law.ts'
import { STREAM_PARAMETERS } from '../../settings/stream-parameters.ts'
import { traitOf } from '../../settings/trait.ts'

/** Events in order, kept for a while, read by any number of consumers: shards, brokers or throughput units. */
export const stream: Archetype = {
  id: 'stream',
  parameters: STREAM_PARAMETERS,
  publishedTime: 'serviceTimeMs',
  zones: () => null,
  behave: (setting) => ({
    role: { kind: 'queue' },
    station: shardStation(setting),
    failure: regionalFailure(setting),
  }),
  meters: (setting, usage) => {
    const { service, config, machine, given } = setting
    const by = (name: string) => (given.has(name) ? 'you' : 'default')
    const shards = numberOf(config, 'shards')
    const brokers = numberOf(config, 'count')
    const sent = usage.meanRps * SECONDS_PER_MONTH
    const inGb = usage.requestGb
    const keptGb = (inGb * numberOf(config, 'retentionHours')) / HOURS_PER_MONTH
    const units = billedUnits(setting, usage)
    const fanOut = numberOf(config, 'fanOutConsumers')
    const count = (name: string, value: number, parameter: string) => ({ name, value, unit: '', by: by(parameter) })
    // Capacity is bought, or follows the use: each way has meters of its own.
    const elastic = /^(on-demand|serverless)/.test(textOf(config, 'mode'))
    const isCounted = (name: string) =>
      !(elastic ? BOUGHT : USED).has(name) && (name !== 'node-hours' || service.machines !== undefined)
    const days = numberOf(config, 'retentionHours') / 24
    return [
      {
        ...hoursMeter('shard-hours', 'Capacity', shards),
        factors: [count('capacity', shards, 'shards'), MONTH],
      },
      hoursMeter('stream-hours', 'Stream'),
      {
        ...hoursMeter('node-hours', `${brokers} × ${machine?.name ?? 'broker'}`),
        quantity: brokers * HOURS_PER_MONTH,
        choose: { instanceType: machine?.name ?? '', purchase: 'on-demand' },
        factors: [count('brokers', brokers, 'count'), MONTH],
      },
      {
        ...hoursMeter('partition-hours', 'Partitions', numberOf(config, 'partitions')),
        factors: [count('partitions', numberOf(config, 'partitions'), 'partitions'), MONTH],
      },
      {
        ...hoursMeter('capture-hours', 'Capture into a store', isOn(config, 'capture') ? shards : 0),
        factors: [count('capacity', shards, 'shards'), MONTH],
      },
      hoursMeter('connector-unit-hours', 'Connectors', numberOf(config, 'connectorUnits')),
      hoursMeter('consumer-shard-hours', 'Consumers with a channel of their own', fanOut * shards),
      {
        name: 'messages',
        quantity: sent * units,
        description: 'Events written',
        factors: [
          { name: 'events', value: sent, unit: '', by: 'traffic' },
          { name: 'billed units of one', value: units, unit: '', by: 'size of an event' },
        ],
      },
      bytes('written-gb', 'Data written', inGb, 1),
      bytes('read-gb', 'Data read', inGb, numberOf(config, 'consumers')),
      bytes('fan-out-gb', 'Data read over channels of their own', inGb, fanOut),
      bytes('extended-retention-shard-hours', 'Kept for more than a day', days > 1 ? shards * HOURS_PER_MONTH : 0, 1),
      bytes('extended-retention-gb-months', 'Kept from a day to a week', between(inGb, days, 1, 7), 1),
      bytes('long-term-gb-months', 'Kept for more than a week', between(inGb, days, 7, Number.POSITIVE_INFINITY), 1),
      bytes('retained-gb-months', 'Events kept', keptGb, 1),
      {
        name: 'disk-gb-months',
        quantity: numberOf(config, 'storageGb') * brokers,
        description: 'Disks of the brokers',
        factors: [
          count('brokers', brokers, 'count'),
          { name: 'disk of one', value: numberOf(config, 'storageGb'), unit: 'GB', by: by('storageGb') },
        ],
      },
      ...amountMeters(setting, [
        ['extendedStorageGb', 'extended-storage-gb-months', 'Kept beyond what is included', 'GB'],
      ]),
    ].filter(({ name }) => isCounted(name))
  },
}

const BOUGHT: ReadonlySet<string> = new Set([
  'shard-hours',
  'node-hours',
  'disk-gb-months',
  'messages',
  'capture-hours',
  'consumer-shard-hours',
  'extended-retention-shard-hours',
])
const USED: ReadonlySet<string> = new Set([
  'stream-hours',
  'written-gb',
  'read-gb',
  'partition-hours',
  'retained-gb-months',
  'extended-retention-gb-months',
])

const MONTH = { name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' }

function bytes(name: string, description: string, gb: number, times: number): Meter {
  return {
    name,
    quantity: gb * times,
    description,
    factors: [
      { name: 'written', value: gb, unit: 'GB', by: 'traffic' },
      { name: 'times', value: times, unit: '', by: 'consumers' },
    ],
  }
}

/** GB-months of what is between two ages, in days, when so many GB a month come in. */
function between(inGb: number, days: number, from: number, to: number): number {
  return (inGb * 24 * Math.max(0, Math.min(days, to) - from)) / HOURS_PER_MONTH
}

/**
 * Each unit of capacity takes so many events a second, which a trait tells for each mode (`requestsPerSecond.<mode>`); without the trait
 * it takes any number. Where no time to accept an event is known, it is the time between two events at that rate.
 */
function shardStation(setting: Setting): StationSpec {
  const { service, config } = setting
  const shards = numberOf(config, 'shards', 1)
  const rate = traitOf(service, `requestsPerSecond.${textOf(config, 'mode')}`)
  const open = publishedStation(setting)
  if (rate === null || open.serviceTime.meanMs > 0) return boughtStation(setting, rate === null ? null : shards * rate)
  return { ...open, servers: shards, serviceTime: { distribution: 'deterministic', meanMs: 1000 / rate } }
}

/** How many billed units one event makes: its size ÷ the size of a unit, rounded up. */
function billedUnits({ service, config }: Setting, { meanRps, requestGb }: Usage): number {
  const unitKb = numberOf(config, 'requestUnitKb') || traitOf(service, 'requestUnitKb')
  const eventKb = meanRps > 0 ? (requestGb * 1e6) / (meanRps * SECONDS_PER_MONTH) : 0
  return unitKb ? Math.max(1, Math.ceil(eventKb / unitKb - 1e-9)) : 1
}
