import type { Parameter } from '../../../design/parameter.ts'
import { amount, choice, figure, latency, RECALLED, size, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const REDSHIFT_SLA = 'https://aws.amazon.com/redshift/sla/'
const REDSHIFT_PRICE =
  'api-evangelist/amazon-redshift plans/amazon-redshift-plans-pricing.yml (transcription of https://aws.amazon.com/redshift/pricing/)'

const CLUSTER_ZONES: Parameter = {
  name: 'zones',
  label: 'Zones',
  help: 'Two: the cluster runs in both of them and is paid twice.',
  type: { kind: 'zones' },
  unit: '',
  default: 1,
  advanced: true,
}

/** Questions over very many rows. */
export const awsWarehouses: readonly ServiceRecord[] = [
  {
    id: 'aws.redshift',
    provider: 'aws',
    name: 'Data warehouse',
    vendorName: 'Amazon Redshift',
    shortName: 'Redshift',
    category: 'analytics',
    capabilities: ['data-warehouse'],
    archetype: 'warehouse',
    scope: 'zonal',
    description:
      'A database for questions over billions of rows, kept column by column. A cluster of nodes is paid by the hour; the serverless form only while queries run, for a minute at least.',
    whenToUse: 'For reports, for features worked out from history, and for training sets made with SQL.',
    whenNot: 'Behind a web page that must answer in milliseconds.',
    keywords: ['SQL', 'OLAP', 'columnar', 'BI', 'RA3', 'Spectrum', 'serverless', 'RPU'],
    glyph: 'warehouse',
    defaults: { instanceType: 'ra3.xlplus', count: 2, capacityUnits: 8 },
    without: ['leastUnits', 'scannedGb'],
    parameters: [
      choice('mode', 'Capacity', 'A cluster that you size, or units that run while there are queries.', 'provisioned', [
        ['provisioned', 'Cluster'],
        ['on-demand', 'Serverless'],
      ]),
      CLUSTER_ZONES,
      amount('backupGb', 'Backups', 'GB of snapshots above those included.', 'GB'),
      amount(
        'externalScannedGbPerMonth',
        'Read out of files',
        'GB a month that queries read out of files in S3.',
        'GB',
      ),
    ],
    machines: {
      from: 'sizes',
      sizes: [
        size('dc2.large', 2, 15),
        size('ra3.large', 2, 16),
        size('ra3.xlplus', 4, 32),
        size('ra3.4xlarge', 12, 96),
        size('ra3.16xlarge', 48, 384),
      ],
    },
    slas: [
      sla('single-instance', 0.995, 'Single-node cluster', REDSHIFT_SLA, '2022-05-19', 'quoted', { count: 1 }),
      sla('single-zone', 0.999, 'Multi-node cluster', REDSHIFT_SLA, '2022-05-19', 'quoted'),
      sla(
        'multi-zone',
        0.9999,
        'Multi-AZ deployment; figure not seen',
        'general knowledge, not verified',
        '2026-11-23',
        'recalled',
      ),
    ],
    latency: latency(500, 10_000, RECALLED, '2026-11-23', 'recalled'),
    traits: { billedMinimumSeconds: figure(60, 's', REDSHIFT_PRICE, '2026-10-07', 'quoted') },
    terraform: 'aws_redshift_cluster',
  },
  {
    id: 'aws.athena',
    provider: 'aws',
    name: 'Query over a lake',
    vendorName: 'Amazon Athena',
    shortName: 'Athena',
    category: 'analytics',
    capabilities: ['query-over-a-lake'],
    archetype: 'warehouse',
    scope: 'regional',
    description:
      'Answers SQL questions straight out of files in S3, with nothing to run in between. You pay for the bytes that a query reads, so files in columns and parts cost a fraction.',
    whenToUse: 'For now and then a question over a lake, and for a first look at data.',
    whenNot: 'For many queries a minute over the same data, which a warehouse answers faster and for less.',
    keywords: ['SQL', 'Presto', 'Trino', 'Parquet', 'serverless', 'S3', 'lake', 'DPU'],
    glyph: 'lake-query',
    defaults: { capacityUnits: 24, leastUnits: 24 },
    without: ['instanceType', 'count', 'hoursPerMonth', 'storageGb'],
    parameters: [amount('sparkUnitHoursPerMonth', 'Spark', 'DPU-hours of Spark in a month.', 'DPU-hours')],
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Per region, request success',
        'https://aws.amazon.com/athena/sla/',
        '2022-05-05',
        'quoted',
      ),
    ],
    latency: latency(1500, 15_000, RECALLED, '2026-11-23', 'recalled'),
    traits: { leastScannedGb: figure(0.01, 'GB', RECALLED, '2026-11-23', 'recalled') },
    terraform: 'aws_athena_workgroup',
  },
]
