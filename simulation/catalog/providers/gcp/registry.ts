import { choice, latency, RECALLED, sla, wholeNumber } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What keeps images and packages. */
export const gcpRegistry: readonly ServiceRecord[] = [
  {
    id: 'gcp.artifact-registry',
    provider: 'gcp',
    name: 'Container registry',
    vendorName: 'Google Cloud Artifact Registry',
    shortName: 'Artifact Registry',
    category: 'ops',
    capabilities: ['container-registry'],
    archetype: 'registry',
    scope: 'regional',
    description:
      'Keeps container images and packages for several languages, by name and version. You pay for what is kept and for what other regions fetch; inside its own region fetching is free.',
    whenToUse: 'Wherever containers run: beside the cluster, in the same region.',
    whenNot: 'For model files and data sets; an object store keeps those at a fifth of the price.',
    keywords: ['docker', 'image', 'container image', 'repository', 'pull', 'push', 'gcr', 'python package'],
    glyph: 'container',
    parameters: [
      choice('distance', 'Fetched from', 'How far the other regions are that fetch from it.', 'same-continent', [
        ['same-continent', 'The same continent'],
        ['other-continent', 'Another continent'],
        ['oceania', 'Oceania'],
      ]),
      wholeNumber(
        'scans',
        'Scanned versions',
        'Images a month that are searched for known weaknesses.',
        0,
        0,
        1_000_000,
      ),
    ],
    slas: [
      sla('multi-zone', 0.999, 'Single region', RECALLED, '2026-11-23', 'recalled'),
      sla('multi-region', 0.9995, 'Multi-region', RECALLED, '2026-11-23', 'recalled'),
    ],
    latency: latency(100, 800, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'google_artifact_registry_repository',
  },
]
