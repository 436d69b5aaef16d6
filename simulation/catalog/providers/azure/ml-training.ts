import { sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What trains models. */
export const azureMlTraining: readonly ServiceRecord[] = [
  {
    id: 'azure.ml-compute-cluster',
    provider: 'azure',
    name: 'Training job',
    vendorName: 'Azure Machine Learning compute cluster',
    shortName: 'ML compute cluster',
    category: 'ml',
    capabilities: ['training-job'],
    archetype: 'training-job',
    scope: 'regional',
    description:
      'Runs your training code on machines that are started for the run and gone afterwards, with their logs and results kept. It adds no price of its own to the virtual machines. Spot machines cost far less, but a run without checkpoints starts over when one is taken away.',
    whenToUse: 'To train on machines larger than your own, now and then, without keeping them.',
    whenNot:
      'For training that goes on all day and night, where machines of your own, committed for a year, cost less.',
    keywords: [
      'training',
      'train',
      'GPU',
      'deep learning',
      'fine-tuning',
      'spot',
      'checkpoint',
      'distributed training',
      'epochs',
      'azure ml',
      'aml',
      'low priority',
      'amlcompute',
    ],
    glyph: 'train',
    defaults: { instanceType: 'Standard_NC4as_T4_v3' },
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
    terraform: 'azurerm_machine_learning_compute_cluster',
  },
  {
    id: 'azure.ml-automl',
    provider: 'azure',
    name: 'AutoML',
    vendorName: 'Azure Machine Learning automated ML',
    shortName: 'ML AutoML',
    category: 'ml',
    capabilities: ['automl'],
    archetype: 'training-job',
    scope: 'regional',
    description:
      'Tries many models and settings on your table or pictures and keeps the best, without code. It costs the hours of the virtual machines that it tries them on, and nothing more.',
    whenToUse:
      'For a first good model from a table or labelled pictures, and as the mark that a model of your own has to beat.',
    whenNot:
      'When the model must be understood in detail, run on a small budget, or do something the service does not know.',
    keywords: [
      'AutoML',
      'automatic',
      'tabular',
      'no code',
      'model selection',
      'hyperparameter',
      'azure ml',
      'aml',
      'automated ML',
    ],
    glyph: 'train',
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
