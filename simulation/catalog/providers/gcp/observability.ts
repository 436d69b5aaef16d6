import { wholeNumber } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What follows requests and money. */
export const gcpObservability: readonly ServiceRecord[] = [
  {
    id: 'gcp.cloud-trace',
    provider: 'gcp',
    name: 'Tracing',
    vendorName: 'Google Cloud Trace',
    shortName: 'Cloud Trace',
    category: 'ops',
    capabilities: ['tracing'],
    archetype: 'monitoring',
    scope: 'global',
    description:
      'Follows single requests through all services and shows where their time goes. You pay spans, the steps of each request; the first millions are free.',
    whenToUse: 'Where a request passes several services and somebody must find the slow one.',
    whenNot: 'For totals and alarms; metrics are cheaper.',
    keywords: ['distributed tracing', 'spans', 'latency breakdown', 'OpenTelemetry'],
    glyph: 'monitor',
    defaults: { logsGbPerMonth: 0, metrics: 0, alarms: 0, dashboards: 0 },
    parameters: [wholeNumber('spans', 'Spans', 'Steps of recorded requests a month.', 1000000, 0, 1000000000000)],
    slas: [],
    terraform: 'google_project_service',
  },
  {
    id: 'gcp.budgets',
    provider: 'gcp',
    name: 'Budgets and alerts',
    vendorName: 'Google Cloud Billing budgets',
    shortName: 'Budgets',
    category: 'ops',
    capabilities: ['budgets-and-alerts'],
    archetype: 'monitoring',
    scope: 'global',
    description:
      'Tells you when the bill, or its forecast, passes a limit; it does not stop anything. It costs nothing.',
    whenToUse: 'In every account, before the first machine runs.',
    whenNot: 'As a limit: it tells, and stops nothing by itself.',
    keywords: ['cost alert', 'spending', 'budget alert', 'forecast', 'FinOps'],
    glyph: 'monitor',
    defaults: { logsGbPerMonth: 0, metrics: 0, alarms: 0, dashboards: 0, budgetAlert: true },
    parameters: [wholeNumber('budgets', 'Budgets', 'Budgets that watch.', 1, 0, 20000)],
    slas: [],
    terraform: 'google_billing_budget',
  },
]
