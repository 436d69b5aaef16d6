import { latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Front doors of interfaces. */
export const gcpApiGateways: readonly ServiceRecord[] = [
  {
    id: 'gcp.api-gateway',
    provider: 'gcp',
    name: 'API gateway',
    vendorName: 'Google Cloud API Gateway',
    shortName: 'API Gateway',
    category: 'network',
    capabilities: ['api-gateway'],
    archetype: 'api-gateway',
    scope: 'regional',
    description:
      'Takes calls from outside, checks keys and who calls, and passes them to functions or containers. You pay each call; the first two million a month are free.',
    whenToUse: 'In front of functions and containers, and where callers need keys or quotas.',
    whenNot: 'For very many calls a second to one service, where a load balancer costs a fraction.',
    keywords: ['REST', 'OpenAPI', 'API key', 'front door', 'quota', 'Apigee', 'endpoints'],
    glyph: 'gateway',
    slas: [sla('multi-zone', 0.9995, 'Service', 'general knowledge, not verified', '2026-11-23', 'recalled')],
    latency: latency(15, 100, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'google_api_gateway_gateway',
  },
]
