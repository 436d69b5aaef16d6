import { amount, choice, figure, latency, RECALLED, size, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const AURORA_SLA = 'https://aws.amazon.com/rds/aurora/sla/ (last updated 2022-05-19)'
const RECOVERY_BLOG =
  "AWS Database Blog, 'AWS purpose-built database recovery' (2026-04-22); copy in api-evangelist/amazon-dynamodb blogs/2026-04-22-aws-purpose-built-database-recovery-a-guide-to-business-cont.md (1febbe5, 2026-05-06)"
const UNITS =
  'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html (read 2026-11-25; undated)'

/** Databases that exist in the cloud only. */
export const awsDatabases: readonly ServiceRecord[] = [
  {
    id: 'aws.aurora',
    provider: 'aws',
    name: 'Cloud-native relational',
    vendorName: 'Amazon Aurora (PostgreSQL and MySQL)',
    shortName: 'Aurora',
    category: 'database',
    capabilities: ['cloud-native-relational'],
    archetype: 'relational-db',
    scope: 'zonal',
    description:
      'A PostgreSQL or MySQL database whose storage keeps six copies in three zones by itself and grows with the data. Machines are paid by the hour, or by capacity units that follow the load.',
    whenToUse: 'For relational data that must survive a zone in seconds or be read by many replicas at once.',
    whenNot: 'For a small database at rest, which a plain one serves for less.',
    keywords: ['SQL', 'PostgreSQL', 'MySQL', 'serverless v2', 'ACU', 'replica', 'pgvector', 'multi-AZ'],
    glyph: 'db',
    defaults: { instanceType: 'db.r6g.large' },
    parameters: [
      choice(
        'storageMode',
        'Disk operations',
        'Paid one by one, or included in a higher price of machines and disk.',
        'standard',
        [
          ['standard', 'Standard'],
          ['io-optimized', 'I/O-Optimized'],
        ],
      ),
      {
        ...amount('ioPerRequest', 'Disk operations per request', 'How often one request reads or writes the disk.', ''),
        default: 1,
      },
      {
        ...amount(
          'capacityUnits',
          'Capacity units',
          'Of the serverless size: units in use, on average over the month.',
          'ACU',
        ),
        default: 2,
      },
      amount(
        'changeRecordsPerMonth',
        'Changes kept',
        'Changes kept in a month so that the database can be turned back.',
        'records',
      ),
      amount('exportedGbPerMonth', 'Exported', 'GB of snapshots exported in a month.', 'GB'),
    ],
    machines: {
      from: 'sizes',
      sizes: [
        size('db.serverless', 0.25, 2),
        size('db.t3.medium', 2, 4),
        size('db.t3.large', 2, 8),
        size('db.r5.large', 2, 16),
        size('db.r6g.large', 2, 16),
        size('db.r6g.xlarge', 4, 32),
        size('db.r6g.2xlarge', 8, 64),
        size('db.r7g.large', 2, 16),
      ],
    },
    slas: [
      sla('multi-zone', 0.9999, 'Cluster with instances in 2+ zones', AURORA_SLA, '2022-05-19', 'quoted'),
      sla('single-zone', 0.999, 'Cluster in one zone', AURORA_SLA, '2022-05-19', 'quoted'),
    ],
    latency: latency(1.5, 12, RECALLED, '2026-11-23', 'recalled'),
    traits: {
      sharedStorage: figure(1, 'volume of the cluster', RECALLED, '2026-11-23', 'recalled'),
      'soldByUnit.db.serverless': figure(1, 'ACU', RECALLED, '2026-11-23', 'recalled'),
      failoverSeconds: figure(30, 's', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'aws_rds_cluster',
  },
  {
    id: 'aws.dynamodb',
    provider: 'aws',
    name: 'Document / key-value',
    vendorName: 'Amazon DynamoDB',
    shortName: 'DynamoDB',
    category: 'database',
    capabilities: ['document-key-value'],
    archetype: 'kv-store',
    scope: 'regional',
    description:
      'Keeps items under a key and finds each in milliseconds, however many there are. You pay for every 4 KB read and every 1 KB written, or buy reads and writes a second.',
    whenToUse: 'For sessions, online features, carts and counters: anything found by its key at any rate.',
    whenNot: 'For questions that search, join or sum over many items.',
    keywords: ['NoSQL', 'key-value', 'document', 'RCU', 'WCU', 'global tables', 'feature store', 'on-demand'],
    glyph: 'kv',
    parameters: [
      amount('pointInTimeGb', 'Continuous backup', 'GB that can be restored to any second.', 'GB'),
      amount('restoredGb', 'Restored', 'GB restored in a month.', 'GB'),
      amount('streamReadsPerMonth', 'Reads of changes', 'Reads a month of the stream of changes.', 'reads'),
    ],
    slas: [
      sla('multi-zone', 0.9999, 'Standard tables, per region', RECOVERY_BLOG, '2026-04-22', 'quoted'),
      sla(
        'multi-region',
        0.99999,
        'Global tables; credit terms expect replicas to be used',
        RECOVERY_BLOG,
        '2026-04-22',
        'quoted',
      ),
    ],
    latency: latency(
      5,
      null,
      'awsdocs/amazon-dynamodb-developer-guide (8229480, 2023): "single-digit millisecond"',
      '2023',
      'quoted',
    ),
    traits: {
      readUnitKb: figure(4, 'KB', UNITS, '2026-11-25', 'quoted'),
      writeUnitKb: figure(1, 'KB', UNITS, '2026-11-25', 'quoted'),
      'readFactor.eventual': figure(0.5, 'of a strong read', UNITS, '2026-11-25', 'quoted'),
    },
    terraform: 'aws_dynamodb_table',
  },
]
