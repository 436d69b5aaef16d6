import { sla, wholeNumber } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What follows requests and money. */
export const azureObservability: readonly ServiceRecord[] = [
  {
    id: 'azure.application-insights',
    provider: 'azure',
    name: 'Tracing',
    vendorName: 'Azure Application Insights',
    shortName: 'App Insights',
    category: 'ops',
    capabilities: ['tracing'],
    archetype: 'monitoring',
    scope: 'regional',
    description:
      'Follows single requests through all services and shows where their time goes. What it records is paid as logs, by the GB.',
    whenToUse: 'Where a request passes several services and somebody must find the slow one.',
    whenNot: 'For totals and alarms; metrics are cheaper.',
    keywords: ['distributed tracing', 'spans', 'latency breakdown', 'OpenTelemetry'],
    glyph: 'monitor',
    defaults: { logsGbPerMonth: 1, metrics: 0, alarms: 0, dashboards: 0 },
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Service',
        'Azure/azqr internal/graph/azqr/azure-resources/Insights/components/kql/appi-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
    ],
    terraform: 'azurerm_application_insights',
  },
  {
    id: 'azure.cost-management',
    provider: 'azure',
    name: 'Budgets and alerts',
    vendorName: 'Microsoft Cost Management',
    shortName: 'Cost Management',
    category: 'ops',
    capabilities: ['budgets-and-alerts'],
    archetype: 'monitoring',
    scope: 'global',
    description:
      'Shows where the money goes and tells you when the bill, or its forecast, passes a limit. It costs nothing for Azure.',
    whenToUse: 'In every account, before the first machine runs.',
    whenNot: 'As a limit: it tells, and stops nothing by itself.',
    keywords: ['cost alert', 'spending', 'budget alert', 'forecast', 'FinOps'],
    glyph: 'monitor',
    defaults: { logsGbPerMonth: 0, metrics: 0, alarms: 0, dashboards: 0, budgetAlert: true },
    parameters: [wholeNumber('budgets', 'Budgets', 'Budgets that watch.', 1, 0, 20000)],
    slas: [
      sla(
        'control-plane',
        0.999,
        'API listed at 99.9 in a 2022 table',
        'mikaelvesavuori/cloud-sla data/azure.json (commit 7358b4e, 2022-04-24)',
        '2022-04-24',
        'quoted',
      ),
    ],
    terraform: 'azurerm_consumption_budget_subscription',
  },
]
