import { amount, choice, latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Questions over very many rows. */
export const gcpWarehouses: readonly ServiceRecord[] = [
  {
    id: 'gcp.bigquery',
    provider: 'gcp',
    name: 'Data warehouse',
    vendorName: 'Google BigQuery',
    shortName: 'BigQuery',
    category: 'analytics',
    capabilities: ['data-warehouse', 'query-over-a-lake'],
    archetype: 'warehouse',
    scope: 'regional',
    description:
      'A warehouse without machines: load tables and ask. You pay for the bytes that queries read, never for the rows they return, or buy slots that do the work.',
    whenToUse: 'For reports, for features worked out from history, and for training sets made with SQL.',
    whenNot: 'Behind a web page that must answer in milliseconds.',
    keywords: ['SQL', 'OLAP', 'columnar', 'serverless', 'BI', 'slots', 'BigQuery ML', 'lake'],
    glyph: 'warehouse',
    defaults: { capacityUnits: 100 },
    without: ['instanceType', 'count', 'hoursPerMonth'],
    parameters: [
      choice('edition', 'Edition', 'Of bought slots: higher editions add commitments and more.', 'enterprise', [
        ['standard', 'Standard'],
        ['enterprise', 'Enterprise'],
        ['enterprise-plus', 'Enterprise Plus'],
      ]),
      choice('redundancy', 'Location', 'One region, or several of one continent.', 'region', [
        ['region', 'Zones of the region'],
        ['multi-region', 'Several regions'],
      ]),
      choice('storageBilling', 'Size that is paid', 'That of the data, or that of the compressed files.', 'logical', [
        ['logical', 'Of the data'],
        ['physical', 'Of the files'],
      ]),
      amount('longTermGb', 'Unchanged for 90 days', 'GB of tables that nobody has changed for 90 days.', 'GB'),
      amount(
        'streamedGbPerMonth',
        'Rows streamed in',
        'GB a month of rows that are inserted one by one (the older way).',
        'GB',
      ),
      amount('writeApiGbPerMonth', 'Written', 'GB a month written through the Storage Write API.', 'GB'),
      amount(
        'readApiGbPerMonth',
        'Read whole',
        'GB a month read through the Storage Read API, as training jobs do.',
        'GB',
      ),
    ],
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Standard edition',
        'admazes.com table of the BigQuery editions (2024)',
        '2024',
        'quoted',
        {
          mode: 'provisioned',
          edition: 'standard',
        },
      ),
      sla(
        'multi-zone',
        0.9999,
        'On-demand, Enterprise, Enterprise Plus',
        'https://cloud.google.com/bigquery/sla',
        '2020-06-25',
        'quoted',
      ),
    ],
    latency: latency(1500, 20_000, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'google_bigquery_dataset',
  },
]
