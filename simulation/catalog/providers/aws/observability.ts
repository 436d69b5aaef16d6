import { sla, wholeNumber } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What follows requests and money. */
export const awsObservability: readonly ServiceRecord[] = [
  {
    id: 'aws.x-ray',
    provider: 'aws',
    name: 'Tracing',
    vendorName: 'AWS X-Ray',
    shortName: 'X-Ray',
    category: 'ops',
    capabilities: ['tracing'],
    archetype: 'monitoring',
    scope: 'regional',
    description:
      'Follows single requests through all services and shows where their time goes. You pay each trace that is recorded and each that is read.',
    whenToUse: 'Where a request passes several services and somebody must find the slow one.',
    whenNot: 'For totals and alarms; metrics are cheaper.',
    keywords: ['distributed tracing', 'spans', 'latency breakdown', 'OpenTelemetry'],
    glyph: 'monitor',
    defaults: { logsGbPerMonth: 0, metrics: 0, alarms: 0, dashboards: 0 },
    parameters: [
      wholeNumber(
        'traces',
        'Traces',
        'Requests a month that are recorded; a sample is enough.',
        100000,
        0,
        1000000000000,
      ),
      wholeNumber('tracesRead', 'Traces read', 'Traces a month that are fetched or searched.', 0, 0, 1000000000000),
    ],
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Per region',
        'mikaelvesavuori/cloud-sla data/aws.json (commit 7358b4e, 2022-04-24)',
        '2022-04-24',
        'quoted',
      ),
    ],
    terraform: 'aws_xray_sampling_rule',
  },
  {
    id: 'aws.budgets',
    provider: 'aws',
    name: 'Budgets and alerts',
    vendorName: 'AWS Budgets',
    shortName: 'Budgets',
    category: 'ops',
    capabilities: ['budgets-and-alerts'],
    archetype: 'monitoring',
    scope: 'global',
    description:
      'Tells you when the bill, or its forecast, passes a limit. Watching is free; budgets that act, such as stopping machines, cost a little after the second.',
    whenToUse: 'In every account, before the first machine runs.',
    whenNot: 'As a limit: it tells, and stops nothing by itself.',
    keywords: ['cost alert', 'spending', 'budget alert', 'forecast', 'FinOps'],
    glyph: 'monitor',
    defaults: { logsGbPerMonth: 0, metrics: 0, alarms: 0, dashboards: 0, budgetAlert: true },
    parameters: [
      wholeNumber('budgets', 'Budgets', 'Budgets that only watch.', 1, 0, 20000),
      wholeNumber('actionBudgets', 'Budgets that act', 'Budgets with actions.', 0, 0, 20000),
      wholeNumber('budgetReports', 'Reports', 'Reports a month.', 0, 0, 1000000),
    ],
    slas: [
      sla(
        'control-plane',
        0.999,
        'API',
        'mikaelvesavuori/cloud-sla data/aws.json (commit 7358b4e, 2022-04-24)',
        '2022-04-24',
        'quoted',
      ),
    ],
    terraform: 'aws_budgets_budget',
  },
]
