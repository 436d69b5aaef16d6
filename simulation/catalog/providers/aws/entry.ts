import { choice, sla, WORLDWIDE_POLICY } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Where users come in from all over the world. */
export const awsEntry: readonly ServiceRecord[] = [
  {
    id: 'aws.global-accelerator',
    provider: 'aws',
    name: 'Global entry',
    vendorName: 'AWS Global Accelerator',
    shortName: 'Global Accelerator',
    category: 'network',
    capabilities: ['global-entry'],
    archetype: 'balancer',
    scope: 'global',
    description:
      'Two addresses for the whole world: users enter the provider’s network near them and are led to the nearest healthy region. It is paid by the hour, and by the byte of the heavier direction.',
    whenToUse:
      'For services in several regions that must move users within seconds, and for protocols other than HTTP.',
    whenNot: 'For pages that can be cached, which a content network brings nearer; and for a single region.',
    keywords: ['anycast', 'global load balancer', 'static IP', 'failover', 'multi-region', 'accelerator'],
    glyph: 'lb',
    parameters: [
      WORLDWIDE_POLICY,
      choice(
        'audience',
        'Users are in',
        'Where the bytes go from North America; farther ones cost more.',
        'north-america',
        [
          ['north-america', 'North America'],
          ['europe', 'Europe'],
          ['asia-pacific', 'Asia Pacific'],
        ],
      ),
    ],
    slas: [
      sla(
        'multi-zone',
        0.9999,
        'Endpoints in 2+ zones',
        'https://aws.amazon.com/global-accelerator/sla/',
        '2022-05-19',
        'quoted',
      ),
      sla(
        'single-zone',
        0.995,
        'Endpoints in one zone',
        'https://aws.amazon.com/global-accelerator/sla/',
        '2022-05-19',
        'quoted',
      ),
    ],
    terraform: 'aws_globalaccelerator_accelerator',
  },
]
