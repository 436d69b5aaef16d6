import type { ServiceRecord } from '../../service.ts'

/** Places that belong to no provider. */
export const genericGroups: readonly ServiceRecord[] = [
  {
    id: 'generic.datacenter',
    provider: 'generic',
    name: 'Data centre',
    vendorName: 'On-premises site',
    shortName: 'On-premises',
    category: 'group',
    capabilities: [],
    archetype: 'group',
    scope: 'regional',
    description:
      'A site of your own, outside any cloud: what is drawn inside stands there. Prices, promises and failures of the parts in it are what you type.',
    whenToUse: 'For hybrid designs, where data or machines stay on your own premises.',
    whenNot: 'For a cloud region; providers have groups of their own, with zones and prices.',
    keywords: ['on-premises', 'on-prem', 'campus', 'server room', 'private cloud', 'hybrid', 'site'],
    glyph: 'building',
    without: ['region', 'zone'],
    slas: [],
  },
  {
    id: 'generic.user-zone',
    provider: 'generic',
    name: 'User area',
    vendorName: 'User area',
    shortName: 'User area',
    category: 'group',
    capabilities: [],
    archetype: 'group',
    scope: 'regional',
    description:
      'A frame around users and what stands with them, such as an office, a school or a country. It orders the drawing and costs nothing.',
    whenToUse: 'To show which users, devices and networks are outside your system.',
    whenNot: 'To set a place for users; that is the location of the users themselves.',
    keywords: ['clients', 'office', 'internet', 'outside', 'public', 'edge'],
    glyph: 'users',
    without: ['region', 'zone', 'cidr', 'public', 'routes'],
    slas: [],
  },
]
