import { choice } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** The cloud at a site of your own. */
export const gcpHybrid: readonly ServiceRecord[] = [
  {
    id: 'gcp.distributed-cloud',
    provider: 'gcp',
    name: 'Hybrid / on-premises',
    vendorName: 'Google Distributed Cloud',
    shortName: 'Distributed Cloud',
    category: 'compute',
    capabilities: ['hybrid-on-premises'],
    archetype: 'hybrid',
    scope: 'zonal',
    description:
      'Kubernetes of the provider on your own machines or on servers that it sends, run from the cloud. Software is paid by the vCPU, servers by the month.',
    whenToUse: 'Where data may not leave a site, or answers must come within a millisecond of it.',
    whenNot: 'To save money: the machines are paid whether they work or not.',
    keywords: ['on-premises', 'edge', 'hybrid cloud', 'own data centre', 'anthos', 'GDC'],
    glyph: 'building',
    parameters: [
      choice(
        'edition',
        'Kind',
        'Software on your machines, clusters at another cloud, or servers of the provider.',
        'software',
        [
          ['software', 'Software on bare metal or vSphere'],
          ['multicloud', 'Clusters at other clouds'],
          ['server', 'Connected servers'],
        ],
      ),
    ],
    slas: [],
    terraform: 'google_gkeonprem_bare_metal_cluster',
  },
]
