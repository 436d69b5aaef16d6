import { figure, RECALLED, size, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What serves models. */
export const gcpMl: readonly ServiceRecord[] = [
  {
    id: 'gcp.vertex-endpoint',
    provider: 'gcp',
    name: 'Real-time endpoint',
    vendorName: 'Google Vertex AI online prediction',
    shortName: 'Vertex endpoint',
    category: 'ml',
    capabilities: ['real-time-endpoint'],
    archetype: 'ml-endpoint',
    scope: 'zonal',
    description:
      'Serves a trained model behind an HTTPS address, on machines that the provider keeps running, watches and scales. Its nodes never scale to none and bill while the model is deployed; the promise needs two nodes.',
    whenToUse: 'For predictions that somebody waits for, with a model too large or too busy for a function.',
    whenNot:
      'For predictions made in bulk or now and then; batch jobs and serverless endpoints cost nothing while idle.',
    keywords: [
      'inference',
      'prediction',
      'model serving',
      'online',
      'GPU',
      'endpoint',
      'MLOps',
      'vertex ai',
      'online prediction',
    ],
    glyph: 'ml',
    defaults: { instanceType: 'n1-standard-2' },
    machines: {
      from: 'sizes',
      sizes: [
        size('g2-standard-4', 4, 16, 'L4', 1),
        size('g2-standard-8', 8, 32, 'L4', 1),
        size('g2-standard-12', 12, 48, 'L4', 1),
        size('g2-standard-24', 24, 96, 'L4', 2),
        size('g2-standard-48', 48, 192, 'L4', 4),
        size('a2-highgpu-1g', 12, 85, 'A100-40GB', 1),
        size('a2-ultragpu-1g', 12, 170, 'A100-80GB', 1),
        size('a3-highgpu-1g', 26, 234, 'H100', 1),
        size('a3-highgpu-8g', 208, 1872, 'H100', 8),
        size('a3-ultragpu-8g', 224, 2952, 'H200', 8),
        size('g4-standard-48', 48, 180, 'RTX PRO 6000', 1),
        size('n1-standard-2', 2, 7.5),
        size('n1-standard-4', 4, 15),
        size('n1-standard-8', 8, 30),
      ],
    },
    slas: [
      sla(
        'multi-zone',
        0.995,
        'Custom model on 2+ nodes',
        'https://cloud.google.com/vertex-ai/sla (undated); mikaelvesavuori/cloud-sla data/gcp.json (commit 7358b4e, 2022-04-24)',
        'undated',
        'quoted',
      ),
      sla(
        'single-instance',
        null,
        'NOT covered: one node',
        'https://cloud.google.com/vertex-ai/sla (undated); mikaelvesavuori/cloud-sla data/gcp.json (commit 7358b4e, 2022-04-24)',
        'undated',
        'quoted',
      ),
    ],
    traits: { overheadMs: figure(12, 'ms', RECALLED, '2026-11-23', 'recalled') },
    terraform: 'google_vertex_ai_endpoint',
  },
]
