import { sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What watches over the rest. */
export const azureOps: readonly ServiceRecord[] = [
  {
    id: 'azure.monitor',
    provider: 'azure',
    name: 'Metrics, logs, alarms',
    vendorName: 'Azure Monitor',
    shortName: 'Monitor',
    category: 'ops',
    capabilities: ['metrics-logs-alarms'],
    archetype: 'monitoring',
    scope: 'regional',
    description:
      'Collects metrics and logs of your parts, draws them and raises an alarm when a limit is crossed. Logs go to a workspace at a price for each GB; metrics of the platform are free.',
    whenToUse: 'In every design that somebody must run: without it, failures are reported by users.',
    whenNot: 'As a store for business data; logs are dear to keep and slow to query.',
    keywords: [
      'monitoring',
      'observability',
      'logging',
      'alerts',
      'dashboard',
      'log analytics',
      'application insights',
    ],
    glyph: 'monitor',
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Log Analytics queries',
        'Azure/azqr internal/graph/azqr/azure-resources/OperationalInsights/workspaces/kql/log-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
    ],
    terraform: 'azurerm_log_analytics_workspace',
  },
]
