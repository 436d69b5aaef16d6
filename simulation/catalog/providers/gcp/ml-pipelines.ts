import { sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Steps from data to a model in service. */
export const gcpMlPipelines: readonly ServiceRecord[] = [
  {
    id: 'gcp.vertex-pipelines',
    provider: 'gcp',
    name: 'ML pipelines',
    vendorName: 'Vertex AI Pipelines',
    shortName: 'Vertex Pipelines',
    category: 'ml',
    capabilities: ['ml-pipelines'],
    archetype: 'workflow',
    scope: 'regional',
    description:
      'Runs the steps from data to a model in service, each in a container: prepare, train, test, register. A run costs a few cents; the machines that its steps use are paid as training.',
    whenToUse: 'When a model is trained again and again and each run must be traceable.',
    whenNot: 'For steps that answer a request while somebody waits, as each step starts machines.',
    keywords: ['MLOps', 'Kubeflow', 'orchestration', 'DAG', 'retraining', 'lineage'],
    glyph: 'ml',
    without: ['memoryMb'],
    slas: [
      sla(
        'control-plane',
        0.995,
        'Service; the compute of the steps follows its own promise',
        'https://cloud.google.com/vertex-ai/sla (undated); mikaelvesavuori/cloud-sla data/gcp.json (commit 7358b4e, 2022-04-24)',
        'undated',
        'quoted',
      ),
    ],
    terraform: 'google_vertex_ai_schedule',
  },
]
