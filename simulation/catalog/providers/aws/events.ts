import { amount, choice, figure, latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What tells many at once that something has happened. */
export const awsEvents: readonly ServiceRecord[] = [
  {
    id: 'aws.sns',
    provider: 'aws',
    name: 'Publish–subscribe',
    vendorName: 'Amazon Simple Notification Service',
    shortName: 'SNS',
    category: 'messaging',
    capabilities: ['publish-subscribe'],
    archetype: 'queue',
    scope: 'regional',
    description:
      'Sends a copy of each message to everyone who subscribed: queues, functions, web addresses, phones. You pay for publishing, and for deliveries outside the cloud.',
    whenToUse: 'When several parts must each learn of the same event, usually each with a queue of its own.',
    whenNot: 'When a subscriber must be able to read old messages again, which a stream allows.',
    keywords: ['pub/sub', 'topic', 'fan-out', 'notification', 'push', 'e-mail', 'FIFO'],
    glyph: 'queue',
    without: ['visibilitySeconds', 'retentionHours', 'storageGb'],
    parameters: [
      choice('mode', 'Kind', 'FIFO keeps the order, and its payload is paid by the GB.', 'standard', [
        ['standard', 'Standard'],
        ['fifo', 'FIFO'],
      ]),
      amount('httpDeliveriesPerMonth', 'To web addresses', 'Deliveries a month to web addresses.', ''),
      amount('emailDeliveriesPerMonth', 'To mailboxes', 'Deliveries a month by e-mail.', ''),
      amount('pushDeliveriesPerMonth', 'To phones', 'Push notifications a month to phones.', ''),
    ],
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Amazon Messaging SLA (SQS, SNS)',
        'mikaelvesavuori/cloud-sla data/aws.json (commit 7358b4e, 2022-04-24)',
        '2022-04-24',
        'quoted',
      ),
    ],
    latency: latency(20, 150, RECALLED, '2026-11-23', 'recalled'),
    traits: { 'requestUnitKb.standard': figure(64, 'kB', RECALLED, '2026-11-23', 'recalled') },
    terraform: 'aws_sns_topic',
  },
  {
    id: 'aws.eventbridge',
    provider: 'aws',
    name: 'Publish–subscribe',
    vendorName: 'Amazon EventBridge',
    shortName: 'EventBridge',
    category: 'messaging',
    capabilities: ['publish-subscribe'],
    archetype: 'queue',
    scope: 'regional',
    description:
      'A bus that events are put on and rules that send each event on by what it says. You pay each event put on it; those of the cloud itself are free.',
    whenToUse:
      'To start something when something else happens, across services and accounts, with rules instead of code.',
    whenNot: 'For very many events a second or few milliseconds, which a stream or a topic does better.',
    keywords: ['event bus', 'rules', 'pub/sub', 'schedule', 'event-driven', 'CloudWatch Events'],
    glyph: 'bolt',
    without: ['visibilitySeconds', 'retentionHours'],
    parameters: [
      amount('archivedGbPerMonth', 'Archived', 'GB a month that are put into the archive.', 'GB'),
      amount('discoveredEventsPerMonth', 'Schema discovery', 'Events a month that are looked at for their schema.', ''),
    ],
    slas: [
      sla(
        'multi-zone',
        0.9999,
        'Per region',
        'mikaelvesavuori/cloud-sla data/aws.json (commit 7358b4e, 2022-04-24)',
        '2022-04-24',
        'quoted',
      ),
    ],
    latency: latency(150, 800, RECALLED, '2026-11-23', 'recalled'),
    traits: { requestUnitKb: figure(64, 'kB', RECALLED, '2026-11-23', 'recalled') },
    terraform: 'aws_cloudwatch_event_bus',
  },
]
