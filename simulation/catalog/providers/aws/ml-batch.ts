import { size, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What predicts in bulk. */
export const awsMlBatch: readonly ServiceRecord[] = [
  {
    id: 'aws.sagemaker-batch-transform',
    provider: 'aws',
    name: 'Batch inference',
    vendorName: 'Amazon SageMaker batch transform',
    shortName: 'Batch transform',
    category: 'ml',
    capabilities: ['batch-inference'],
    archetype: 'job',
    scope: 'regional',
    description:
      'Runs a trained model over a whole data set, on machines that are started for it and gone afterwards. It costs nothing between runs, but every run waits some minutes for its machines.',
    whenToUse: 'For predictions that may wait: scores of all customers overnight, labels for an archive.',
    whenNot: 'When somebody waits for the answer, or new data come one by one all day.',
    keywords: ['batch', 'inference', 'prediction', 'scoring', 'offline', 'bulk', 'MLOps', 'sagemaker'],
    glyph: 'ml',
    defaults: { instanceType: 'ml.m5.xlarge' },
    machines: {
      from: 'sizes',
      sizes: [
        size('ml.m5.xlarge', 4, 16),
        size('ml.c5.xlarge', 4, 8),
        size('ml.g4dn.xlarge', 4, 16, 'T4', 1),
        size('ml.g5.xlarge', 4, 16, 'A10G', 1),
      ],
    },
    slas: [
      sla(
        'control-plane',
        0.999,
        'CreateTransformJob and StopTransformJob',
        'https://www.nextsignal.io/resources/aws-sagemaker-sla-credits (2026); scope wording of the SageMaker SLA text of 2022-05-17; mikaelvesavuori/cloud-sla data/aws.json (commit 7358b4e, 2022-04-24)',
        '2026',
        'quoted',
      ),
    ],
  },
]
