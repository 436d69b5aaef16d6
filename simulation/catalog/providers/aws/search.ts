import { amount, choice, latency, onOff, RECALLED, size, sla, wholeNumber } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const RECOVERY_BLOG =
  "AWS Database Blog, 'AWS purpose-built database recovery' (2026-04-22); copy in api-evangelist/amazon-dynamodb blogs/2026-04-22-aws-purpose-built-database-recovery-a-guide-to-business-cont.md (1febbe5, 2026-05-06)"

/** Indexes of texts and vectors. */
export const awsSearch: readonly ServiceRecord[] = [
  {
    id: 'aws.opensearch',
    provider: 'aws',
    name: 'Search / vector index',
    vendorName: 'Amazon OpenSearch Service',
    shortName: 'OpenSearch',
    category: 'database',
    capabilities: ['search-vector-index'],
    archetype: 'search-index',
    scope: 'zonal',
    description:
      'Finds documents by their words and vectors by their nearness, and shows logs in charts. Nodes and their disks are paid by the hour; the serverless form never costs less than its smallest size.',
    whenToUse: 'For search in products and papers, retrieval for language models, and logs.',
    whenNot: 'As the place where data are kept: it is an index of data that lie elsewhere.',
    keywords: ['Elasticsearch', 'vector search', 'k-NN', 'RAG', 'full text', 'logs', 'embeddings', 'OCU'],
    glyph: 'search',
    defaults: { instanceType: 'r6g.large.search', replicas: 2, zones: 2 },
    parameters: [
      choice('mode', 'Capacity', 'Nodes that you choose, or compute units that follow the load.', 'provisioned', [
        ['provisioned', 'Nodes'],
        ['on-demand', 'Serverless'],
      ]),
      choice('disk', 'Disks', 'What the nodes keep the index on.', 'gp3', [
        ['gp3', 'SSD (gp3)'],
        ['gp2', 'SSD, earlier kind (gp2)'],
      ]),
      onOff('standby', 'With standby', 'Three zones of which one is kept free for the failure of another.', false),
      {
        ...amount(
          'computeUnits',
          'Compute units',
          'Of the serverless form: units that run, on average over the month.',
          'OCU',
        ),
        default: 2,
      },
      amount('extraThroughputMbps', 'Throughput above that included', 'MB a second of all disks together.', 'MB/s'),
      {
        ...wholeNumber(
          'warmNodes',
          'Nodes for old data',
          'UltraWarm nodes, which read old data from object storage.',
          0,
          0,
          10_000,
        ),
        advanced: true,
      },
      amount('warmStorageGb', 'Old data', 'GB that lie in object storage for the UltraWarm nodes.', 'GB'),
    ],
    without: ['rankedShare'],
    machines: {
      from: 'sizes',
      sizes: [size('t3.small.search', 2, 2), size('m6g.large.search', 2, 8), size('r6g.large.search', 2, 16)],
    },
    slas: [
      sla(
        'multi-zone',
        0.9999,
        'Multi-AZ with Standby (3 zones, 3 dedicated managers, 2+ replicas)',
        RECOVERY_BLOG,
        '2026-04-22',
        'quoted',
        {
          standby: true,
        },
      ),
      sla('multi-zone', 0.999, 'Multi-AZ without Standby', RECOVERY_BLOG, '2026-04-22', 'quoted'),
    ],
    latency: latency(20, 150, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'aws_opensearch_domain',
  },
]
