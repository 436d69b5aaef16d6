import { sla, wholeNumber } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** The cloud at a site of your own. */
export const azureHybrid: readonly ServiceRecord[] = [
  {
    id: 'azure.arc',
    provider: 'azure',
    name: 'Hybrid / on-premises',
    vendorName: 'Azure Arc and Azure Local',
    shortName: 'Arc',
    category: 'compute',
    capabilities: ['hybrid-on-premises'],
    archetype: 'hybrid',
    scope: 'zonal',
    description:
      'Brings your own machines and clusters under the cloud’s control; Azure Local runs the cloud’s services on them. The control is free, configuration and Azure Local are paid by server, vCPU and core.',
    whenToUse: 'Where data may not leave a site, or answers must come within a millisecond of it.',
    whenNot: 'To save money: the machines are paid whether they work or not.',
    keywords: ['on-premises', 'edge', 'hybrid cloud', 'own data centre', 'Azure Stack HCI', 'Azure Local'],
    glyph: 'building',
    parameters: [
      wholeNumber('policyServers', 'Servers under policy', 'Servers with guest configuration.', 0, 0, 1000000),
      wholeNumber(
        'configuredVcpus',
        'vCPUs under configuration',
        'Processors of clusters with GitOps; the first six are free.',
        0,
        0,
        1000000,
      ),
      wholeNumber('localCores', 'Cores of Azure Local', 'Physical cores that run Azure Local.', 0, 0, 1000000),
      wholeNumber(
        'windowsCores',
        'Cores with Windows Server',
        'Physical cores with a Windows subscription.',
        0,
        0,
        1000000,
      ),
    ],
    slas: [
      sla(
        'control-plane',
        0.999,
        'Arc control plane services',
        'mikaelvesavuori/cloud-sla data/azure.json (commit 7358b4e, 2022-04-24)',
        '2022-04-24',
        'quoted',
      ),
    ],
    terraform: 'azurerm_arc_kubernetes_cluster',
  },
]
