import { amount, choice, latency, onOff, RECALLED, sla, wholeNumber } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const APIM_SLA =
  'Azure/azqr internal/graph/azqr/azure-resources/ApiManagement/service/kql/apim-003.kql (34dd316, 2026-08-21)'

/** Front doors of interfaces. */
export const azureApiGateways: readonly ServiceRecord[] = [
  {
    id: 'azure.api-management',
    provider: 'azure',
    name: 'API gateway',
    vendorName: 'Azure API Management',
    shortName: 'API Management',
    category: 'network',
    capabilities: ['api-gateway'],
    archetype: 'api-gateway',
    scope: 'regional',
    description:
      'Takes calls from outside, checks keys and rates, changes them where asked, and passes them on. Small users pay each call; the other tiers are units that are paid by the month, whatever passes through.',
    whenToUse: 'Where many teams or customers use many interfaces, with keys, quotas and a page of documentation.',
    whenNot: 'In front of one service of your own, where a load balancer does.',
    keywords: ['APIM', 'REST', 'API key', 'policy', 'front door', 'quota', 'developer portal'],
    glyph: 'gateway',
    parameters: [
      choice('tier', 'Tier', 'By the call, or units of the gateway by the month.', 'consumption', [
        ['consumption', 'Consumption'],
        ['developer', 'Developer'],
        ['basic', 'Basic'],
        ['standard', 'Standard'],
        ['premium', 'Premium'],
      ]),
      wholeNumber('units', 'Units', 'How many units of the gateway run; not in the Consumption tier.', 1, 1, 31),
      onOff('zoneRedundant', 'Several zones', 'Premium units stand in two or more zones.', false),
      amount('selfHostedGateways', 'Own gateways', 'Gateways that run on machines of your own.', ''),
    ],
    slas: [
      sla('multi-zone', 0.9999, 'Premium, units in two or more zones', APIM_SLA, '2026-08-21', 'quoted', {
        tier: 'premium',
        zoneRedundant: true,
      }),
      sla('single-zone', null, 'Developer has no promise', APIM_SLA, '2026-08-21', 'quoted', { tier: 'developer' }),
      sla('single-zone', 0.9995, 'All other tiers', APIM_SLA, '2026-08-21', 'quoted'),
    ],
    latency: latency(5, 30, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'azurerm_api_management',
  },
]
