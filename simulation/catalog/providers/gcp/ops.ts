import { sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What watches over the rest. */
export const gcpOps: readonly ServiceRecord[] = [
  {
    id: 'gcp.cloud-monitoring',
    provider: 'gcp',
    name: 'Metrics, logs, alarms',
    vendorName: 'Google Cloud Monitoring and Logging',
    shortName: 'Cloud Monitoring',
    category: 'ops',
    capabilities: ['metrics-logs-alarms'],
    archetype: 'monitoring',
    scope: 'regional',
    description:
      'Collects metrics and logs of your parts, draws them and raises an alarm when a limit is crossed. The first 50 GiB of logs a month are free in each project; your own metrics are paid by their bytes.',
    whenToUse: 'In every design that somebody must run: without it, failures are reported by users.',
    whenNot: 'As a store for business data; logs are dear to keep and slow to query.',
    keywords: [
      'monitoring',
      'observability',
      'logging',
      'alerts',
      'dashboard',
      'stackdriver',
      'cloud logging',
      'operations suite',
    ],
    glyph: 'monitor',
    slas: [
      sla(
        'multi-zone',
        0.9995,
        'API, UI and alerting; Logging 99.95 too',
        'https://cloud.google.com/stackdriver/sla (2020-04-28); mikaelvesavuori/cloud-sla data/gcp.json (commit 7358b4e, 2022-04-24)',
        '2020-04-28',
        'quoted',
      ),
    ],
    terraform: 'google_monitoring_alert_policy',
  },
]
