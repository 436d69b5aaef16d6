import { sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What predicts in bulk. */
export const azureMlBatch: readonly ServiceRecord[] = [
  {
    id: 'azure.ml-batch-endpoint',
    provider: 'azure',
    name: 'Batch inference',
    vendorName: 'Azure Machine Learning batch endpoint',
    shortName: 'ML batch endpoint',
    category: 'ml',
    capabilities: ['batch-inference'],
    archetype: 'job',
    scope: 'regional',
    description:
      'Runs a trained model over a whole data set, on machines that are started for it and gone afterwards. It adds no price of its own to the virtual machines of its cluster.',
    whenToUse: 'For predictions that may wait: scores of all customers overnight, labels for an archive.',
    whenNot: 'When somebody waits for the answer, or new data come one by one all day.',
    keywords: ['batch', 'inference', 'prediction', 'scoring', 'offline', 'bulk', 'MLOps', 'azure ml', 'aml'],
    glyph: 'ml',
    defaults: { instanceType: 'Standard_D4s_v5' },
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
  },
]
