import { choice, latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What tells many at once that something has happened. */
export const gcpEvents: readonly ServiceRecord[] = [
  {
    id: 'gcp.eventarc',
    provider: 'gcp',
    name: 'Publish–subscribe',
    vendorName: 'Google Cloud Eventarc',
    shortName: 'Eventarc',
    category: 'messaging',
    capabilities: ['publish-subscribe'],
    archetype: 'queue',
    scope: 'regional',
    description:
      'Starts a container or a workflow when something happens in the cloud, such as a new file in a bucket. Events of the cloud itself are free; your own are paid by the event.',
    whenToUse: 'To start work when a file arrives or a service reports something, with a trigger instead of code.',
    whenNot: 'For a steady stream of many messages, which Pub/Sub takes directly.',
    keywords: ['event bus', 'trigger', 'pub/sub', 'event-driven', 'CloudEvents', 'audit log'],
    glyph: 'bolt',
    without: ['visibilitySeconds', 'retentionHours', 'storageGb'],
    parameters: [
      choice('mode', 'Events', 'Those of the cloud are free, your own are not.', 'google', [
        ['google', 'Of the cloud'],
        ['custom', 'Your own'],
      ]),
    ],
    slas: [sla('multi-zone', 0.999, 'Service', 'general knowledge, not verified', '2026-11-23', 'recalled')],
    latency: latency(150, 2000, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'google_eventarc_trigger',
  },
]
