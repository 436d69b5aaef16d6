import { choice, latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Where models are made and what they share. */
export const gcpMlPlatform: readonly ServiceRecord[] = [
  {
    id: 'gcp.vertex-workbench',
    provider: 'gcp',
    name: 'ML workspace',
    vendorName: 'Vertex AI Workbench',
    shortName: 'Workbench',
    category: 'ml',
    capabilities: ['ml-platform'],
    archetype: 'ml-workspace',
    scope: 'regional',
    description:
      'Notebooks and the tools around them, each person on a machine of their own in the cloud. Each is a virtual machine with a fee for its management on top, paid until somebody switches it off.',
    whenToUse: 'To explore data and try models together, close to the data and on larger machines than a laptop.',
    whenNot: 'For work that runs by itself; a job starts its machines and stops them again.',
    keywords: [
      'notebook',
      'Jupyter',
      'IDE',
      'data science',
      'workspace',
      'lab',
      'experiment',
      'vertex ai',
      'colab',
      'tensorboard',
    ],
    glyph: 'notebook',
    defaults: { instanceType: 'n1-standard-4' },
    machines: { from: 'machines' },
    slas: [sla('control-plane', null, 'Notebook VMs follow Compute Engine', RECALLED, '2026-11-23', 'recalled')],
    terraform: 'google_workbench_instance',
  },
  {
    id: 'gcp.vertex-feature-store',
    provider: 'gcp',
    name: 'Feature store',
    vendorName: 'Vertex AI Feature Store',
    shortName: 'Vertex Feature Store',
    category: 'ml',
    capabilities: ['feature-store'],
    archetype: 'feature-store',
    scope: 'regional',
    description:
      'Keeps the features of models once, for training and for serving: newest values by key in milliseconds, all past ones for training. Its serving nodes are paid by the hour, used or not; the history lies in BigQuery.',
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
      'vertex ai',
    ],
    glyph: 'features',
    defaults: { storageGb: 0 },
    parameters: [
      choice('serving', 'Serving', 'Nodes for the lowest latency, or nodes on Bigtable for large data.', 'optimized', [
        ['optimized', 'Optimised'],
        ['bigtable', 'Bigtable'],
      ]),
    ],
    slas: [sla('multi-zone', 0.999, 'online serving', RECALLED, '2026-11-23', 'recalled')],
    latency: latency(5, 30, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'google_vertex_ai_feature_online_store',
  },
]
