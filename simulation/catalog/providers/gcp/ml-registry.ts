import { latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What keeps models. */
export const gcpMlRegistry: readonly ServiceRecord[] = [
  {
    id: 'gcp.vertex-model-registry',
    provider: 'gcp',
    name: 'Model registry',
    vendorName: 'Vertex AI Model Registry',
    shortName: 'Vertex Model Registry',
    category: 'ml',
    capabilities: ['model-registry'],
    archetype: 'registry',
    scope: 'regional',
    description:
      'Keeps the versions of trained models with where they came from, how well they did and who approved them. The list itself is free; the models lie in a bucket that is not.',
    whenToUse: 'As soon as more than one person or pipeline brings models into service.',
    whenNot: 'For a single model that is trained once; a folder with a date does it.',
    keywords: ['model versions', 'approval', 'lineage', 'MLOps', 'registry', 'catalogue of models', 'vertex ai'],
    glyph: 'folder',
    defaults: { storageGb: 0 },
    slas: [sla('control-plane', null, 'Not listed in the Vertex SLA', RECALLED, '2026-11-23', 'recalled')],
    latency: latency(100, 500, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'google_vertex_ai_model',
  },
]
