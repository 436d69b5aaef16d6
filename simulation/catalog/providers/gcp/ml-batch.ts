import { size, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What predicts in bulk. */
export const gcpMlBatch: readonly ServiceRecord[] = [
  {
    id: 'gcp.vertex-batch-prediction',
    provider: 'gcp',
    name: 'Batch inference',
    vendorName: 'Vertex AI batch prediction',
    shortName: 'Vertex batch prediction',
    category: 'ml',
    capabilities: ['batch-inference'],
    archetype: 'job',
    scope: 'regional',
    description:
      'Runs a trained model over a whole data set, on machines that are started for it and gone afterwards. Its nodes cost what those of an endpoint do, but only while a run lasts.',
    whenToUse: 'For predictions that may wait: scores of all customers overnight, labels for an archive.',
    whenNot: 'When somebody waits for the answer, or new data come one by one all day.',
    keywords: ['batch', 'inference', 'prediction', 'scoring', 'offline', 'bulk', 'MLOps', 'vertex ai'],
    glyph: 'ml',
    defaults: { instanceType: 'g2-standard-4' },
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
      ],
    },
    slas: [
      sla(
        'control-plane',
        0.999,
        'Batch prediction',
        'https://cloud.google.com/vertex-ai/sla (undated); mikaelvesavuori/cloud-sla data/gcp.json (commit 7358b4e, 2022-04-24)',
        'undated',
        'quoted',
      ),
    ],
  },
]
