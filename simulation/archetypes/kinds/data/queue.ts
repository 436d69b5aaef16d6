import type { Archetype } from '../../archetype.ts'
import { amountMeters } from '../../metering/amount-meters.ts'
import { hoursMeter } from '../../metering/network-meters.ts'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '../../month.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { numberOf, textOf } from '../../settings/config.ts'
import { number } from '../../settings/parameters.ts'
import { publishedStation, timeParameter } from '../../settings/service-law.ts'
import { traitOf } from '../../settings/trait.ts'

/** A managed queue: it accepts a message at once; consumers take it when they can. */
export const queue: Archetype = {
  id: 'queue',
  parameters: [
    number('visibilitySeconds', 30, [0, 43_200], {
      label: 'Hidden while worked on',
      help: 'Seconds for which a message that was taken is hidden from other consumers.',
      unit: 's',
      advanced: true,
    }),
    number('retentionHours', 96, [0, 10_000], {
      label: 'Kept for',
      help: 'Hours after which a message that nobody took is dropped.',
      unit: 'hours',
      advanced: true,
    }),
    number('requestUnitKb', 0, [0, 1e6], {
      label: 'Size of a billed request',
      help: 'KB in one billed request; a larger message counts several times. 0: as the provider bills.',
      unit: 'KB',
      advanced: true,
    }),
    number('storageGb', 0, [0, 1e9], {
      label: 'Stored',
      help: 'GB of messages that wait, on average over the month.',
      unit: 'GB',
      advanced: true,
    }),
    timeParameter('serviceTimeMs', 0, 'Time to accept', 'Until a message is safe.'),
  ],
  publishedTime: 'serviceTimeMs',
  zones: () => null,
  behave: (setting) => ({
    role: { kind: 'queue' },
    station: publishedStation(setting),
    failure: regionalFailure(setting),
  }),
  meters(setting, usage) {
    const { service, config } = setting
    const sent = usage.meanRps * SECONDS_PER_MONTH
    const ownUnitKb = traitOf(service, 'requestUnitKb') ?? traitOf(service, `requestUnitKb.${textOf(config, 'mode')}`)
    const unitKb = numberOf(config, 'requestUnitKb') || ownUnitKb
    const messageKb = sent > 0 ? (usage.requestGb * 1e6) / sent : 0
    const units = unitKb ? Math.max(1, Math.ceil(messageKb / unitKb - 1e-9)) : 1
    const steps = traitOf(service, 'requestsPerMessage') ?? 1
    // in and out are paid apart where the service counts its subscriptions
    const transfers = (traitOf(service, 'transfersPerMessage') ?? 1) + numberOf(config, 'consumers')
    const keptGb =
      textOf(config, 'mode') === 'stream' ? (usage.requestGb * numberOf(config, 'retentionHours')) / HOURS_PER_MONTH : 0
    const leastGb = (sent * (traitOf(service, 'minimumKb') ?? 0)) / 1e6
    const message = { name: 'messages', value: sent, unit: 'messages', by: 'traffic' }
    return [
      { ...hoursMeter('monthly', 'Namespace'), quantity: 1 },
      hoursMeter(
        'shard-hours',
        'Messaging units',
        textOf(config, 'mode') === 'premium' ? numberOf(config, 'messagingUnits') : 0,
      ),
      {
        name: 'messages',
        quantity: sent * steps * units,
        description: `Operations: ${steps} for each message`,
        factors: [
          message,
          { name: 'operations for each', value: steps, unit: '', by: 'send, receive, delete' },
          { name: 'billed units of one', value: units, unit: '', by: 'size of a message' },
        ],
      },
      {
        name: 'message-gb',
        quantity: Math.max(usage.requestGb, leastGb) * transfers,
        description: 'Messages in and out',
        factors: [
          { name: 'messages', value: Math.max(usage.requestGb, leastGb), unit: 'GB', by: 'traffic' },
          { name: 'transfers of each', value: transfers, unit: '', by: 'publish and deliver' },
        ],
      },
      {
        name: 'storage-gb-months',
        quantity: numberOf(config, 'storageGb'),
        description: 'Waiting messages',
        factors: [{ name: 'stored', value: numberOf(config, 'storageGb'), unit: 'GB', by: 'configuration' }],
      },
      {
        name: 'retained-gb-months',
        quantity: keptGb,
        description: 'Messages kept to be read again',
        factors: [
          { name: 'written', value: usage.requestGb, unit: 'GB', by: 'traffic' },
          { name: 'kept for', value: numberOf(config, 'retentionHours'), unit: 'hours', by: 'configuration' },
        ],
      },
      ...amountMeters(setting, [
        ['httpDeliveriesPerMonth', 'http-deliveries', 'Deliveries to web addresses', ''],
        ['emailDeliveriesPerMonth', 'email-deliveries', 'Deliveries by e-mail', ''],
        ['pushDeliveriesPerMonth', 'push-deliveries', 'Push notifications', ''],
        ['snapshotGb', 'backup-gb-months', 'Snapshots', 'GB'],
        ['archivedGbPerMonth', 'archived-gb', 'Put into the archive', 'GB'],
        ['discoveredEventsPerMonth', 'discovered-events', 'Looked at for their schema', ''],
        ['throughputUnitHoursPerMonth', 'unit-hours', 'Throughput units', 'hours'],
      ]),
    ]
  },
}
