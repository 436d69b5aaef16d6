import type { Parameter } from '../../../design/parameter.ts'
import { amount, choice, figure, latency, RECALLED, size, sla, wholeNumber } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const BIGTABLE_SLA = 'https://cloud.google.com/bigtable/sla (text since 2021-05-26)'
const BIGTABLE_SPEED = 'https://docs.cloud.google.com/bigtable/docs/performance (read 2026-11-23)'
const FIRESTORE_SLA =
  'https://cloud.google.com/firestore/sla (2018-07-24); mikaelvesavuori/cloud-sla data/gcp.json (commit 7358b4e, 2022-04-24)'
const SPANNER_SLA =
  'https://docs.cloud.google.com/spanner/docs/editions-overview (2024+); https://cloud.google.com/spanner/sla (2019-09-25)'
const SPANNER_REPLICAS =
  'nozomi-koborinai/terradart tool/apply_cost_denylist.yaml @02190e2a (Cloud Billing Catalog SKU lookup: 0.41 a replica)'

const CLUSTERS: Parameter = {
  name: 'zones',
  label: 'Clusters',
  help: 'How many clusters, each in a zone of its own; all of them serve and each is paid in full.',
  type: { kind: 'zones' },
  unit: '',
  default: 1,
}

/** Databases that exist in the cloud only. */
export const gcpDatabases: readonly ServiceRecord[] = [
  {
    id: 'gcp.alloydb',
    provider: 'gcp',
    name: 'Cloud-native relational',
    vendorName: 'Google AlloyDB for PostgreSQL',
    shortName: 'AlloyDB',
    category: 'database',
    capabilities: ['cloud-native-relational'],
    archetype: 'relational-db',
    scope: 'zonal',
    description:
      'A PostgreSQL database whose machines and storage are apart, so that the storage spans the region and machines are added in minutes. A second machine in another zone is paid like the first.',
    whenToUse: 'For demanding PostgreSQL work, and for vectors searched beside the rows they belong to.',
    whenNot: 'For a small database at rest, which a plain one serves for less.',
    keywords: ['SQL', 'PostgreSQL', 'postgres', 'pgvector', 'ScaNN', 'columnar', 'replica', 'HA'],
    glyph: 'db',
    defaults: { instanceType: 'n2-highmem-2' },
    machines: {
      from: 'sizes',
      sizes: [
        size('c4a-highmem-1', 1, 8),
        size('n2-highmem-2', 2, 16),
        size('n2-highmem-4', 4, 32),
        size('n2-highmem-8', 8, 64),
        size('n2-highmem-16', 16, 128),
      ],
    },
    slas: [
      sla(
        'multi-zone',
        0.9999,
        'HA instance, maintenance included',
        'https://cloud.google.com/alloydb/sla',
        'undated',
        'quoted',
      ),
    ],
    latency: latency(2, 10, RECALLED, '2026-11-23', 'recalled'),
    traits: { sharedStorage: figure(1, 'volume of the cluster', RECALLED, '2026-11-23', 'recalled') },
    terraform: 'google_alloydb_instance',
  },
  {
    id: 'gcp.spanner',
    provider: 'gcp',
    name: 'Cloud-native relational',
    vendorName: 'Google Cloud Spanner',
    shortName: 'Spanner',
    category: 'database',
    capabilities: ['cloud-native-relational'],
    archetype: 'relational-db',
    scope: 'regional',
    description:
      'A relational database that is spread over machines and even continents and still keeps every transaction whole. Three copies in three zones are in the price of a node, which is sold in tenths: 100 processing units.',
    whenToUse: 'For relational data that outgrows one machine, or must be the same in several regions.',
    whenNot: 'For a database that fits one machine, where PostgreSQL costs a fraction.',
    keywords: ['SQL', 'NewSQL', 'global', 'TrueTime', 'processing units', 'strong consistency'],
    glyph: 'db',
    defaults: { instanceType: '1000-pu', multiZone: true, zones: 3 },
    parameters: [
      choice('edition', 'Edition', 'Higher editions add search, scaling and several regions.', 'standard', [
        ['standard', 'Standard'],
        ['enterprise', 'Enterprise'],
        ['enterprise-plus', 'Enterprise Plus'],
      ]),
      choice('redundancy', 'Redundancy', 'Several regions need the edition Enterprise Plus.', 'region', [
        ['region', 'Zones of the region'],
        ['multi-region', 'Several regions'],
      ]),
      {
        name: 'multiZone',
        label: 'Copies in other zones',
        help: 'Always there: three copies in three zones are in the price.',
        type: { kind: 'boolean' },
        unit: '',
        default: true,
        advanced: true,
      },
    ],
    // A node is no machine that one sees: one "vCPU" stands for 1,000 processing units.
    machines: {
      from: 'sizes',
      sizes: [
        size('100-pu', 0.1, 0),
        size('300-pu', 0.3, 0),
        size('500-pu', 0.5, 0),
        size('1000-pu', 1, 0),
        size('2000-pu', 2, 0),
        size('3000-pu', 3, 0),
        size('5000-pu', 5, 0),
        size('10000-pu', 10, 0),
      ],
    },
    slas: [
      sla('multi-zone', 0.9999, 'Regional instance', SPANNER_SLA, '2024', 'quoted'),
      sla('multi-region', 0.99999, 'Multi-region instance, Enterprise Plus edition', SPANNER_SLA, '2024', 'quoted'),
    ],
    latency: latency(
      5,
      null,
      'Google Cloud blog, Spanner YCSB benchmark: single-digit ms at the advised load',
      'undated',
      'quoted',
    ),
    traits: {
      copiesIncluded: figure(3, 'copies', SPANNER_REPLICAS, '2026-08', 'quoted'),
      sharedStorage: figure(1, 'price for all copies', RECALLED, '2026-11-23', 'recalled'),
      replicaShare: figure(1 / 3, 'of a node', SPANNER_REPLICAS, '2026-08', 'derived'),
      requestsPerSecond: figure(22_500, 'reads/s per 1,000 processing units', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'google_spanner_instance',
  },
  {
    id: 'gcp.firestore',
    provider: 'gcp',
    name: 'Document / key-value',
    vendorName: 'Google Cloud Firestore',
    shortName: 'Firestore',
    category: 'database',
    capabilities: ['document-key-value'],
    archetype: 'kv-store',
    scope: 'regional',
    description:
      'Keeps documents in collections and tells apps at once when one changes. You pay for every document read, written or deleted, whatever its size.',
    whenToUse: 'For the state of apps and small online features that phones and browsers read directly.',
    whenNot: 'For very high rates on few documents: one document takes about a write a second.',
    keywords: ['NoSQL', 'document', 'Firebase', 'Datastore', 'realtime', 'mobile', 'key-value'],
    glyph: 'kv',
    without: ['readUnits', 'writeUnits', 'autoscaling', 'targetUtilisation', 'leastShare', 'consistency', 'backupGb'],
    parameters: [
      choice('mode', 'Capacity', 'Every operation is paid by itself.', 'on-demand', [['on-demand', 'On demand']]),
      {
        ...amount('deletesPerRequest', 'Deletes per request', 'How many documents one request deletes.', ''),
        advanced: true,
      },
    ],
    slas: [
      sla('multi-zone', 0.9999, 'Regional database', FIRESTORE_SLA, '2022-04-24', 'quoted'),
      sla('multi-region', 0.99999, 'Multi-region database', FIRESTORE_SLA, '2022-04-24', 'quoted'),
    ],
    latency: latency(20, 80, RECALLED, '2026-11-23', 'recalled'),
    traits: { copiesIncluded: figure(1, 'price for all copies', RECALLED, '2026-11-23', 'recalled') },
    terraform: 'google_firestore_database',
  },
  {
    id: 'gcp.bigtable',
    provider: 'gcp',
    name: 'Wide-column store',
    vendorName: 'Google Cloud Bigtable',
    shortName: 'Bigtable',
    category: 'database',
    capabilities: ['document-key-value'],
    archetype: 'kv-store',
    scope: 'zonal',
    description:
      'Keeps huge tables sorted by key on nodes that you add for more speed, each good for some ten thousand rows a second. Nodes are paid by the hour, used or not, and a second cluster elsewhere keeps serving when the first fails.',
    whenToUse: 'For online features, time series and events at rates of thousands a second.',
    whenNot: 'For small tables and light use: one node costs hundreds of dollars a month.',
    keywords: ['NoSQL', 'wide column', 'HBase', 'time series', 'feature store', 'key-value'],
    glyph: 'kv',
    without: ['readUnits', 'writeUnits', 'consistency'],
    parameters: [
      choice('mode', 'Capacity', 'Nodes are bought.', 'provisioned', [['provisioned', 'Provisioned']]),
      { ...wholeNumber('nodes', 'Nodes', 'Nodes of one cluster; under autoscaling, the most.', 1, 1, 10_000) },
      CLUSTERS,
      choice('edition', 'Edition', 'The higher one adds a tier in memory and finer routing.', 'enterprise', [
        ['enterprise', 'Enterprise'],
        ['enterprise-plus', 'Enterprise Plus'],
      ]),
      choice('disk', 'Disks', 'What the tables lie on.', 'ssd', [
        ['ssd', 'SSD'],
        ['hdd', 'Hard disk'],
      ]),
    ],
    slas: [
      sla(
        'single-zone',
        0.999,
        'One cluster, or replicated with single-cluster routing',
        BIGTABLE_SLA,
        '2021-05-26',
        'quoted',
      ),
      sla(
        'multi-zone',
        0.9999,
        'Multi-cluster routing over fewer than 3 regions',
        BIGTABLE_SLA,
        '2021-05-26',
        'quoted',
      ),
      sla(
        'multi-region',
        0.9999,
        'Multi-cluster routing over fewer than 3 regions',
        BIGTABLE_SLA,
        '2021-05-26',
        'quoted',
        {
          replicaRegions: 1,
        },
      ),
      sla('multi-region', 0.99999, 'Multi-cluster routing over 3+ regions', BIGTABLE_SLA, '2021-05-26', 'quoted'),
    ],
    latency: latency(1.9, 4, 'Stairwell case on the Google Cloud blog: mean 1.9, highest 4', 'undated', 'quoted'),
    traits: {
      readsPerNodeSecond: figure(17_000, 'reads/s of 1 KB rows', BIGTABLE_SPEED, '2026-11-23', 'quoted'),
      writesPerNodeSecond: figure(14_000, 'writes/s of 1 KB rows', BIGTABLE_SPEED, '2026-11-23', 'quoted'),
    },
    terraform: 'google_bigtable_instance',
  },
]
