import { latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What keeps models. */
export const awsMlRegistry: readonly ServiceRecord[] = [
  {
    id: 'aws.sagemaker-model-registry',
    provider: 'aws',
    name: 'Model registry',
    vendorName: 'Amazon SageMaker Model Registry',
    shortName: 'Model Registry',
    category: 'ml',
    capabilities: ['model-registry'],
    archetype: 'registry',
    scope: 'regional',
    description:
      'Keeps the versions of trained models with where they came from, how well they did and who approved them. The list itself is free; the models lie in a bucket and their images in a registry that are not.',
    whenToUse: 'As soon as more than one person or pipeline brings models into service.',
    whenNot: 'For a single model that is trained once; a folder with a date does it.',
    keywords: ['model versions', 'approval', 'lineage', 'MLOps', 'registry', 'catalogue of models', 'sagemaker'],
    glyph: 'folder',
    defaults: { storageGb: 0 },
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
    latency: latency(50, 200, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'aws_sagemaker_model_package_group',
  },
]
