import { choice, sla, wholeNumber, X86_ONLY } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Where a web program runs without anyone seeing the machine. */
export const gcpWebApps: readonly ServiceRecord[] = [
  {
    id: 'gcp.app-engine',
    provider: 'gcp',
    name: 'Web app platform',
    vendorName: 'Google App Engine',
    shortName: 'App Engine',
    category: 'compute',
    capabilities: ['web-app-platform'],
    archetype: 'container-service',
    scope: 'regional',
    description:
      'Runs a web program from its source, and adds and removes copies as requests come. The standard environment pays by the class of its copies and may scale to none; the flexible one pays processors and memory and keeps a copy.',
    whenToUse: 'For a web program in one of the usual languages that should just run.',
    whenNot: 'For new services in containers, where Cloud Run does the same with fewer rules.',
    keywords: [
      'PaaS',
      'web service',
      'deploy from source',
      'serverless',
      'standard environment',
      'flexible environment',
    ],
    glyph: 'container',
    without: ['billing', 'purchase'],
    parameters: [
      X86_ONLY,
      choice('mode', 'Environment', 'Standard copies start in a moment; flexible ones run any container.', 'flexible', [
        ['flexible', 'Flexible'],
        ['standard', 'Standard'],
      ]),
      wholeNumber(
        'classUnits',
        'Class units of a copy',
        'Of the standard environment: 1 is an F1 or B1, and larger classes are multiples of it.',
        1,
        1,
        16,
      ),
    ],
    slas: [sla('multi-zone', 0.9995, 'Service', 'sla.directory, Google Cloud page (2026-06)', '2026-06', 'quoted')],
    terraform: 'google_app_engine_standard_app_version',
  },
]
