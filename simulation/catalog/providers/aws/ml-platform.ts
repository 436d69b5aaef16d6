import { figure, latency, RECALLED, size, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Where models are made and what they share. */
export const awsMlPlatform: readonly ServiceRecord[] = [
  {
    id: 'aws.sagemaker-studio',
    provider: 'aws',
    name: 'ML workspace',
    vendorName: 'Amazon SageMaker Studio',
    shortName: 'SageMaker Studio',
    category: 'ml',
    capabilities: ['ml-platform'],
    archetype: 'ml-workspace',
    scope: 'regional',
    description:
      'Notebooks and the tools around them, each person on a machine of their own in the cloud. A notebook that nobody switches off is paid all night and all weekend.',
    whenToUse: 'To explore data and try models together, close to the data and on larger machines than a laptop.',
    whenNot: 'For work that runs by itself; a job starts its machines and stops them again.',
    keywords: ['notebook', 'Jupyter', 'IDE', 'data science', 'workspace', 'lab', 'experiment', 'sagemaker'],
    glyph: 'notebook',
    defaults: { instanceType: 'ml.t3.medium' },
    machines: {
      from: 'sizes',
      sizes: [
        size('ml.t3.medium', 2, 4),
        size('ml.m5.xlarge', 4, 16),
        size('ml.c5.xlarge', 4, 8),
        size('ml.g4dn.xlarge', 4, 16, 'T4', 1),
        size('ml.g5.xlarge', 4, 16, 'A10G', 1),
      ],
    },
    slas: [
      sla(
        'control-plane',
        null,
        'No uptime commitment found in the SageMaker SLA (online inference and batch transform only)',
        RECALLED,
        '2026-11-23',
        'recalled',
      ),
    ],
    terraform: 'aws_sagemaker_domain',
  },
  {
    id: 'aws.sagemaker-feature-store',
    provider: 'aws',
    name: 'Feature store',
    vendorName: 'Amazon SageMaker Feature Store',
    shortName: 'Feature Store',
    category: 'ml',
    capabilities: ['feature-store'],
    archetype: 'feature-store',
    scope: 'regional',
    description:
      'Keeps the features of models once, for training and for serving: newest values by key in milliseconds, all past ones for training. Reads and writes are paid by the record and its size.',
    whenToUse:
      'When several models share features, or when a model must see in service exactly what it was trained on.',
    whenNot: 'For one model with a handful of features; a table and a cache are simpler and cost less.',
    keywords: [
      'features',
      'feature group',
      'online store',
      'offline store',
      'training-serving skew',
      'ML',
      'sagemaker',
    ],
    glyph: 'features',
    without: ['nodes'],
    slas: [sla('multi-zone', 0.999, 'not verified', RECALLED, '2026-11-23', 'recalled')],
    latency: latency(8, 30, RECALLED, '2026-11-23', 'recalled'),
    traits: {
      readUnitKb: figure(4, 'KB', RECALLED, '2026-11-23', 'recalled'),
      writeUnitKb: figure(1, 'KB', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'aws_sagemaker_feature_group',
  },
]
