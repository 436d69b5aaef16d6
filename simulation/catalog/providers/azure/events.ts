import { amount, figure, latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What tells many at once that something has happened. */
export const azureEvents: readonly ServiceRecord[] = [
  {
    id: 'azure.event-grid',
    provider: 'azure',
    name: 'Publish–subscribe',
    vendorName: 'Azure Event Grid',
    shortName: 'Event Grid',
    category: 'messaging',
    capabilities: ['publish-subscribe'],
    archetype: 'queue',
    scope: 'regional',
    description:
      'Tells everyone who subscribed that something has happened: a new file, a new image, an event of your own. Every event that arrives and every delivery is an operation that is paid.',
    whenToUse: 'To start work when a file arrives or a service reports something, with a subscription instead of code.',
    whenNot:
      'For a steady stream of very many events, which Event Hubs takes, or for work that must not be lost, which a queue keeps.',
    keywords: ['event bus', 'topic', 'pub/sub', 'webhook', 'event-driven', 'MQTT'],
    glyph: 'bolt',
    without: ['visibilitySeconds', 'retentionHours', 'storageGb'],
    parameters: [
      amount(
        'throughputUnitHoursPerMonth',
        'Throughput units',
        'Hours of throughput units of namespaces in a month.',
        'hours',
      ),
    ],
    slas: [
      sla(
        'multi-zone',
        0.9999,
        'Topics and domains',
        'Azure/azqr internal/graph/azqr/azure-resources/EventGrid/topics/kql/evgt-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
    ],
    latency: latency(50, 500, RECALLED, '2026-11-23', 'recalled'),
    traits: {
      requestsPerMessage: figure(
        2,
        'operations',
        'an event that arrives and its delivery to one subscriber',
        '2026-11-23',
        'recalled',
      ),
      requestUnitKb: figure(64, 'kB', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'azurerm_eventgrid_topic',
  },
]
