import { figure, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What serves models. */
export const azureMl: readonly ServiceRecord[] = [
  {
    id: 'azure.ml-online-endpoint',
    provider: 'azure',
    name: 'Real-time endpoint',
    vendorName: 'Azure Machine Learning managed online endpoint',
    shortName: 'ML online endpoint',
    category: 'ml',
    capabilities: ['real-time-endpoint'],
    archetype: 'ml-endpoint',
    scope: 'zonal',
    description:
      'Serves a trained model behind an HTTPS address, on machines that the provider keeps running, watches and scales. It adds no price of its own to the virtual machines, but a second deployment beside the first doubles them.',
    whenToUse: 'For predictions that somebody waits for, with a model too large or too busy for a function.',
    whenNot:
      'For predictions made in bulk or now and then; batch jobs and serverless endpoints cost nothing while idle.',
    keywords: [
      'inference',
      'prediction',
      'model serving',
      'online',
      'GPU',
      'endpoint',
      'MLOps',
      'azure ml',
      'aml',
      'managed endpoint',
    ],
    glyph: 'ml',
    defaults: { instanceType: 'Standard_D2s_v5' },
    machines: { from: 'machines' },
    slas: [
      sla(
        'single-zone',
        0.999,
        'Azure Machine Learning workspace rule; the compute follows the VM SLA',
        'Azure/azqr internal/graph/azqr/azure-resources/MachineLearningServices/workspaces/kql/hub-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
      sla(
        'multi-zone',
        0.9999,
        'Its machines: 2+ VMs in 2+ availability zones',
        'Azure/azqr internal/graph/azqr/azure-resources/Compute/virtualMachines/kql/vm-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
      sla(
        'single-instance',
        0.999,
        'Its machines: One VM with Premium SSD or Ultra Disk on all disks',
        'Azure/azqr internal/graph/azqr/azure-resources/Compute/virtualMachines/kql/vm-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
    ],
    traits: { overheadMs: figure(10, 'ms', RECALLED, '2026-11-23', 'recalled') },
    terraform: 'azurerm_machine_learning_online_endpoint',
  },
]
