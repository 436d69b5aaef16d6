import { figure, latency, RECALLED, size, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Databases and caches. */
export const gcpData: readonly ServiceRecord[] = [
  {
    id: 'gcp.cloud-sql-postgres',
    provider: 'gcp',
    name: 'Relational database',
    vendorName: 'Google Cloud SQL for PostgreSQL',
    shortName: 'Cloud SQL',
    category: 'database',
    capabilities: ['relational-database'],
    archetype: 'relational-db',
    scope: 'zonal',
    description:
      'A managed PostgreSQL database whose processors and memory you choose in small steps. Only with a standby in a second zone is there any promise: a single instance has none.',
    whenToUse:
      'For data with relations and rules that must hold together: users, orders, feature metadata, anything in tables.',
    whenNot: 'For huge volumes written at high speed or with one key only, where a key-value store scales further.',
    keywords: ['SQL', 'PostgreSQL', 'postgres', 'tables', 'transactions', 'replica', 'cloudsql', 'HA', 'read replica'],
    glyph: 'db',
    defaults: { instanceType: 'db-custom-2-7680' },
    machines: {
      from: 'sizes',
      sizes: [
        size('db-f1-micro', 1, 0.6),
        size('db-g1-small', 1, 1.7),
        size('db-custom-1-3840', 1, 3.75),
        size('db-custom-2-7680', 2, 7.5),
        size('db-custom-4-15360', 4, 15),
        size('db-custom-8-30720', 8, 30),
        size('db-custom-16-61440', 16, 60),
        size('db-custom-32-122880', 32, 120),
        size('db-custom-2-13312', 2, 13),
        size('db-custom-4-26624', 4, 26),
        size('db-custom-8-53248', 8, 52),
      ],
    },
    slas: [
      sla(
        'multi-zone',
        0.9995,
        'HA, Enterprise edition (maintenance excluded)',
        'https://cloud.google.com/sql/sla (undated, after the 2023 editions)',
        'undated',
        'quoted',
      ),
      sla(
        'single-instance',
        null,
        'NOT covered: single-zone and shared-core instances have no SLA',
        'https://cloud.google.com/sql/sla (undated, after the 2023 editions)',
        'undated',
        'quoted',
      ),
    ],
    latency: latency(2, 15, RECALLED, '2026-11-23', 'recalled'),
    traits: {
      failoverSeconds: figure(
        60,
        's',
        'google/skills skills/cloud/cloud-sql-basics/references/core-concepts.md',
        '2026-08-21',
        'quoted',
      ),
    },
    terraform: 'google_sql_database_instance',
  },
  {
    id: 'gcp.memorystore',
    provider: 'gcp',
    name: 'In-memory cache',
    vendorName: 'Google Memorystore for Redis',
    shortName: 'Memorystore',
    category: 'database',
    capabilities: ['in-memory-cache'],
    archetype: 'cache',
    scope: 'zonal',
    description:
      'Keeps answers in memory and gives them back in well under a millisecond, so that slower parts behind it are asked only for what it does not have. It is paid by the GiB of its size, in price steps; the standard tier keeps a copy in another zone.',
    whenToUse:
      'In front of databases and models whose answers repeat: sessions, features, recommendations, rendered pages.',
    whenNot: 'As the only place for data you cannot lose, or where hardly anything is asked twice.',
    keywords: ['redis', 'valkey', 'memcached', 'hit ratio', 'session store', 'key-value', 'redis cluster'],
    glyph: 'cache',
    defaults: { instanceType: 'm1-4' },
    machines: {
      from: 'sizes',
      sizes: [
        size('m1-1', 1, 1),
        size('m1-4', 1, 4),
        size('m2-5', 1, 5),
        size('m2-10', 1, 10),
        size('m3-16', 1, 16),
        size('m3-35', 1, 35),
        size('m4-64', 1, 64),
        size('m4-100', 1, 100),
        size('m5-200', 1, 200),
      ],
    },
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Redis Standard tier',
        'https://cloud.google.com/memorystore/sla (undated)',
        'undated',
        'quoted',
      ),
    ],
    latency: latency(0.5, 1.5, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'google_redis_instance',
  },
]
