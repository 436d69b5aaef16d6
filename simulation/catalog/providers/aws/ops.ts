import { amount, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What watches over the rest. */
export const awsOps: readonly ServiceRecord[] = [
  {
    id: 'aws.cloudwatch',
    provider: 'aws',
    name: 'Metrics, logs, alarms',
    vendorName: 'Amazon CloudWatch',
    shortName: 'CloudWatch',
    category: 'ops',
    capabilities: ['metrics-logs-alarms'],
    archetype: 'monitoring',
    scope: 'regional',
    description:
      'Collects metrics and logs of your parts, draws them and raises an alarm when a limit is crossed. Taking in logs is most of the bill, and each combination of dimensions counts as a metric of its own.',
    whenToUse: 'In every design that somebody must run: without it, failures are reported by users.',
    whenNot: 'As a store for business data; logs are dear to keep and slow to query.',
    keywords: ['monitoring', 'observability', 'logging', 'alerts', 'dashboard', 'log group', 'alarm'],
    glyph: 'monitor',
    parameters: [
      amount('logsScannedGb', 'Searched in logs', 'GB of logs a month that queries read (Logs Insights).', 'GB'),
    ],
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Per region API',
        'mikaelvesavuori/cloud-sla data/aws.json (commit 7358b4e, 2022-04-24); api-evangelist/amazon-cloudwatch lifecycle file (2026-08-22) also 99.9',
        '2022-04-24',
        'quoted',
      ),
    ],
    terraform: 'aws_cloudwatch_metric_alarm',
  },
]
