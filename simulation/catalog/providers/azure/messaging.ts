import { choice, figure, RECALLED, sla, wholeNumber } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What carries work to be done later. */
export const azureMessaging: readonly ServiceRecord[] = [
  {
    id: 'azure.service-bus',
    provider: 'azure',
    name: 'Queue',
    vendorName: 'Azure Service Bus',
    shortName: 'Service Bus',
    category: 'messaging',
    capabilities: ['queue'],
    archetype: 'queue',
    scope: 'regional',
    description:
      'Keeps messages until a consumer takes them, so that the sender goes on at once. The standard tier has a fee by the month with millions of operations in it, and offers topics, sessions and transactions.',
    whenToUse: 'Between parts of different speed, and for work that nobody waits for.',
    whenNot: 'When the caller needs the answer now, or many consumers must each read everything again.',
    keywords: ['message queue', 'asynchronous', 'decouple', 'worker', 'dead letter', 'topic', 'AMQP', 'sessions'],
    glyph: 'queue',
    parameters: [
      choice(
        'mode',
        'Tier',
        'Basic has queues only; standard has topics too; premium has capacity of its own.',
        'standard',
        [
          ['basic', 'Basic'],
          ['standard', 'Standard'],
          ['premium', 'Premium'],
        ],
      ),
      {
        ...wholeNumber(
          'messagingUnits',
          'Messaging units',
          'Capacity that the premium tier buys by the hour.',
          1,
          1,
          16,
        ),
        advanced: true,
      },
    ],
    slas: [
      sla(
        'single-zone',
        0.999,
        'Basic, Standard',
        'Azure/azqr internal/graph/azqr/azure-resources/ServiceBus/namespaces/kql/sb-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
      sla(
        'multi-zone',
        0.9999,
        'Premium, zone redundant',
        'Azure/azqr internal/graph/azqr/azure-resources/ServiceBus/namespaces/kql/sb-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
        { mode: 'premium' },
      ),
    ],
    traits: {
      requestUnitKb: figure(64, 'kB', RECALLED, '2026-11-23', 'recalled'),
      requestsPerMessage: figure(2, 'operations', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'azurerm_servicebus_namespace',
  },
  {
    id: 'azure.queue-storage',
    provider: 'azure',
    name: 'Queue',
    vendorName: 'Azure Queue Storage',
    shortName: 'Queue Storage',
    category: 'messaging',
    capabilities: ['queue'],
    archetype: 'queue',
    scope: 'regional',
    description:
      'Keeps messages until a consumer takes them, so that the sender goes on at once. A plain queue in a storage account: large, cheap and without topics or order.',
    whenToUse: 'Between parts of different speed, and for work that nobody waits for.',
    whenNot: 'When the caller needs the answer now, or many consumers must each read everything again.',
    keywords: [
      'message queue',
      'asynchronous',
      'decouple',
      'worker',
      'dead letter',
      'storage account',
      'storage queue',
    ],
    glyph: 'queue',
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Storage account SLA',
        'Azure/azqr internal/graph/azqr/azure-resources/Storage/storageAccounts/kql/st-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
    ],
    traits: {
      requestsPerMessage: figure(
        3,
        'operations',
        'put, get and delete of the Queue Storage API',
        '2026-11-23',
        'derived',
      ),
    },
    terraform: 'azurerm_storage_queue',
  },
]
