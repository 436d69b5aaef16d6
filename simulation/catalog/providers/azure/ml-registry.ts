import { latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What keeps models. */
export const azureMlRegistry: readonly ServiceRecord[] = [
  {
    id: 'azure.ml-registry',
    provider: 'azure',
    name: 'Model registry',
    vendorName: 'Azure Machine Learning registry',
    shortName: 'ML registry',
    category: 'ml',
    capabilities: ['model-registry'],
    archetype: 'registry',
    scope: 'regional',
    description:
      'Keeps the versions of trained models with where they came from, how well they did and who approved them. The registry itself is free; the storage and the container registry behind it, in each of its regions, are not.',
    whenToUse: 'As soon as more than one person or pipeline brings models into service.',
    whenNot: 'For a single model that is trained once; a folder with a date does it.',
    keywords: ['model versions', 'approval', 'lineage', 'MLOps', 'registry', 'catalogue of models', 'azure ml', 'aml'],
    glyph: 'folder',
    defaults: { storageGb: 0 },
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
    latency: latency(100, 500, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'azurerm_machine_learning_registry',
  },
]
