import { latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Where models are made and what they share. */
export const azureMlPlatform: readonly ServiceRecord[] = [
  {
    id: 'azure.ml-workspace',
    provider: 'azure',
    name: 'ML workspace',
    vendorName: 'Azure Machine Learning workspace',
    shortName: 'ML workspace',
    category: 'ml',
    capabilities: ['ml-platform'],
    archetype: 'ml-workspace',
    scope: 'regional',
    description:
      'Notebooks and the tools around them, each person on a machine of their own in the cloud. The workspace itself is free, but brings storage, a vault and a registry that are not, and each machine a load balancer.',
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
      'azure ml',
      'aml',
      'studio',
      'compute instance',
    ],
    glyph: 'notebook',
    defaults: { instanceType: 'Standard_D2s_v5' },
    machines: { from: 'machines' },
    slas: [
      sla(
        'control-plane',
        0.999,
        'Azure Machine Learning workspace rule; the compute follows the VM SLA',
        'Azure/azqr internal/graph/azqr/azure-resources/MachineLearningServices/workspaces/kql/hub-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
    ],
    terraform: 'azurerm_machine_learning_workspace',
  },
  {
    id: 'azure.ml-feature-store',
    provider: 'azure',
    name: 'Feature store',
    vendorName: 'Azure Machine Learning managed feature store',
    shortName: 'ML feature store',
    category: 'ml',
    capabilities: ['feature-store'],
    archetype: 'feature-store',
    scope: 'regional',
    description:
      'Keeps the features of models once, for training and for serving: newest values by key in milliseconds, all past ones for training. The store itself is free; draw the cache that serves it and the data lake that keeps its history, which are not.',
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
      'azure ml',
      'aml',
    ],
    glyph: 'features',
    defaults: { storageGb: 0 },
    without: ['nodes'],
    slas: [
      sla(
        'control-plane',
        0.999,
        'Azure Machine Learning workspace rule; the compute follows the VM SLA',
        'Azure/azqr internal/graph/azqr/azure-resources/MachineLearningServices/workspaces/kql/hub-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
    ],
    latency: latency(5, 30, RECALLED, '2026-11-23', 'recalled'),
  },
]
