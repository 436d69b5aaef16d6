import { RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** The cloud at a site of your own. */
export const awsHybrid: readonly ServiceRecord[] = [
  {
    id: 'aws.outposts',
    provider: 'aws',
    name: 'Hybrid / on-premises',
    vendorName: 'AWS Outposts',
    shortName: 'Outposts',
    category: 'compute',
    capabilities: ['hybrid-on-premises'],
    archetype: 'hybrid',
    scope: 'zonal',
    description:
      'A rack of the provider’s machines at your site, with its services and a link to a region. It is bought for three years, and its capacity is what it is.',
    whenToUse: 'Where data may not leave a site, or answers must come within a millisecond of it.',
    whenNot: 'To save money: the machines are paid whether they work or not.',
    keywords: ['on-premises', 'edge', 'hybrid cloud', 'own data centre', 'rack'],
    glyph: 'building',
    slas: [sla('single-zone', 0.999, 'Depends on the service link', RECALLED, '2026-11-23', 'recalled')],
    terraform: 'aws_outposts_outpost',
  },
]
