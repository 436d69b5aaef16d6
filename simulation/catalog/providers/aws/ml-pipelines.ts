import { RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Steps from data to a model in service. */
export const awsMlPipelines: readonly ServiceRecord[] = [
  {
    id: 'aws.sagemaker-pipelines',
    provider: 'aws',
    name: 'ML pipelines',
    vendorName: 'Amazon SageMaker Pipelines',
    shortName: 'SageMaker Pipelines',
    category: 'ml',
    capabilities: ['ml-pipelines'],
    archetype: 'workflow',
    scope: 'regional',
    description:
      'Runs the steps from data to a model in service: prepare, train, test, register. The pipeline is free; the machines that its steps start are paid as jobs of their own.',
    whenToUse: 'When a model is trained again and again and each run must be traceable.',
    whenNot: 'For steps that answer a request while somebody waits, as each step starts machines.',
    keywords: ['MLOps', 'orchestration', 'DAG', 'retraining', 'lineage', 'continuous training'],
    glyph: 'ml',
    without: ['memoryMb'],
    slas: [
      sla(
        'multi-zone',
        null,
        'The SageMaker SLA names only online inference and batch transform',
        RECALLED,
        '2026-11-23',
        'recalled',
      ),
    ],
    terraform: 'aws_sagemaker_pipeline',
  },
]
