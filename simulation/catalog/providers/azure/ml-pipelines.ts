import { sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Steps from data to a model in service. */
export const azureMlPipelines: readonly ServiceRecord[] = [
  {
    id: 'azure.ml-pipelines',
    provider: 'azure',
    name: 'ML pipelines',
    vendorName: 'Azure Machine Learning pipelines',
    shortName: 'ML pipelines',
    category: 'ml',
    capabilities: ['ml-pipelines'],
    archetype: 'workflow',
    scope: 'regional',
    description:
      'Runs the steps from data to a model in service: prepare, train, test, register. The pipeline is free; the machines of its steps are paid by the hour, and a step that has not changed is not run again.',
    whenToUse: 'When a model is trained again and again and each run must be traceable.',
    whenNot: 'For steps that answer a request while somebody waits, as each step starts machines.',
    keywords: ['MLOps', 'orchestration', 'DAG', 'retraining', 'lineage', 'Azure ML'],
    glyph: 'ml',
    without: ['memoryMb'],
    slas: [
      sla(
        'control-plane',
        0.999,
        'Workspace; the compute follows the promise of machines',
        'Azure/azqr internal/graph/azqr/azure-resources/MachineLearningServices/workspaces/kql/hub-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
    ],
    terraform: 'azapi_resource',
  },
]
