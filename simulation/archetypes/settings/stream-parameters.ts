import type { Parameter } from '../../design/parameter.ts'
import { choice, flag, integer, number, parameter } from './parameters.ts'
import { timeParameter } from './service-law.ts'

/** Capacity of a stream, how long it keeps its events, and who reads them. */
export const STREAM_PARAMETERS: readonly Parameter[] = [
  choice(
    'mode',
    'provisioned',
    [
      ['provisioned', 'Provisioned'],
      ['on-demand', 'On demand'],
    ],
    { label: 'Capacity', help: 'Whether capacity is bought by the hour or follows the use.' },
  ),
  integer('shards', 1, [1, 100_000], {
    label: 'Shards',
    help: 'Units of capacity that are bought; each takes so many events and bytes a second.',
  }),
  parameter('instanceType', { kind: 'machine' }, '', { label: 'Broker size', help: 'Machine type of one broker.' }),
  integer('count', 3, [1, 1000], { label: 'Brokers', help: 'How many brokers run, over the zones.' }),
  integer('partitions', 12, [1, 1_000_000], {
    label: 'Partitions',
    help: 'Into how many ordered parts the events are split; as many consumers of one group can work at once.',
  }),
  integer('replicas', 3, [1, 100], {
    label: 'Copies',
    help: 'How many brokers keep each event.',
    advanced: true,
  }),
  number('retentionHours', 24, [0, 87_600], {
    label: 'Kept for',
    help: 'Hours for which events can be read again.',
    unit: 'hours',
  }),
  number('consumers', 1, [0, 1000], {
    label: 'Consumers',
    help: 'How many groups of consumers each read everything over the shared channel.',
  }),
  number('storageGb', 100, [0, 1e9], {
    label: 'Disk per broker',
    help: 'GB of disk of one broker.',
    unit: 'GB',
    advanced: true,
  }),
  number('requestUnitKb', 0, [0, 1e6], {
    label: 'Size of a billed event',
    help: 'KB in one billed event; a larger one counts several times. 0: as the provider bills.',
    unit: 'KB',
    advanced: true,
  }),
  integer('fanOutConsumers', 0, [0, 1000], {
    label: 'Consumers with a channel of their own',
    help: 'How many consumers read everything over a dedicated channel, where the provider offers it.',
    advanced: true,
  }),
  flag('capture', false, {
    label: 'Capture',
    help: 'Whether every event is also written into a store.',
    advanced: true,
  }),
  integer('connectorUnits', 0, [0, 100_000], {
    label: 'Connector units',
    help: 'Units that run managed connectors to other systems.',
    advanced: true,
  }),
  timeParameter('serviceTimeMs', 0, 'Time to accept', 'Until an event is safe.'),
]
