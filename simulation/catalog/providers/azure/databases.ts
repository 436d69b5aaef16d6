import { amount, choice, figure, latency, onOff, sla, wholeNumber } from '../../record-parts.ts'
import type { Figure, ServiceRecord } from '../../service.ts'

const COSMOS_SLA =
  'Azure/azqr internal/graph/azqr/azure-resources/DocumentDB/databaseAccounts/kql/cosmos-003.kql (34dd316, 2026-08-21)'
const BILL =
  'https://learn.microsoft.com/azure/cosmos-db/understand-your-bill (MicrosoftDocs/azure-databases-docs @093d1d0)'
const CONSUMPTION =
  'https://learn.microsoft.com/azure/cosmos-db/understand-request-unit-consumption (read 2026-11-25; undated)'
const CONSISTENCY = 'https://docs.azure.cn/cosmos-db/optimize-cost-reads-writes (read 2026-11-25; undated)'

/** Request units of a read and of a write, by the size of the item in KB, as the vendor tells them. */
const REQUEST_UNITS = [
  [2, 1.04, 6.29],
  [4, 1.14, 6.67],
  [8, 1.33, 7.04],
  [16, 1.67, 9.52],
  [32, 2.19, 11.23],
  [64, 4.76, 22.67],
  [128, 9.95, 48.19],
  [256, 20.28, 98.29],
  [512, 40.95, 184.57],
  [1024, 145.9, 625],
  [2048, 291.8, 1250],
] as const

const unitsBySize: Readonly<Record<string, Figure>> = Object.fromEntries(
  REQUEST_UNITS.flatMap(([kb, read, write]) => [
    [`readUnits.${kb}`, figure(read, 'RU', CONSUMPTION, '2026-11-25', 'quoted')],
    [`writeUnits.${kb}`, figure(write, 'RU', CONSUMPTION, '2026-11-25', 'quoted')],
  ]),
)

/** Databases that exist in the cloud only. */
export const azureDatabases: readonly ServiceRecord[] = [
  {
    id: 'azure.cosmos-db',
    provider: 'azure',
    name: 'Document / key-value',
    vendorName: 'Azure Cosmos DB',
    shortName: 'Cosmos DB',
    category: 'database',
    capabilities: ['document-key-value'],
    archetype: 'kv-store',
    scope: 'regional',
    description:
      'Keeps documents under a key and answers in milliseconds, in as many regions as you like. Everything is counted in request units: reading 1 KB is one, writing it about five, and each region is paid again.',
    whenToUse: 'For sessions, online features and chats that must be fast in several parts of the world.',
    whenNot: 'For questions that search or sum over many documents, each of which takes many units.',
    keywords: ['NoSQL', 'document', 'key-value', 'RU', 'request units', 'MongoDB', 'multi-region', 'vector'],
    glyph: 'kv',
    without: ['readUnits', 'writeUnits', 'backupGb'],
    defaults: { leastShare: 0.1, targetUtilisation: 1 },
    parameters: [
      choice(
        'mode',
        'Capacity',
        'Pay for each request unit, or buy units a second that are paid used or not.',
        'provisioned',
        [
          ['on-demand', 'Serverless'],
          ['provisioned', 'Provisioned'],
        ],
      ),
      wholeNumber(
        'requestUnits',
        'Request units a second',
        'Bought in each region; under autoscaling, the most.',
        1000,
        400,
        100_000_000,
      ),
      onOff('zoneRedundant', 'Zones', 'Whether the copies of the region stand in several zones.', false),
      choice('writeRegions', 'Written to', 'With several regions: one takes the writes, or all of them.', 'one', [
        ['one', 'One region'],
        ['all', 'All regions'],
      ]),
      amount('pointInTimeGb', 'Continuous backup', 'GB that can be restored to any second.', 'GB'),
      amount(
        'backupCopiesGb',
        'Further copies of backups',
        'GB of periodic backups above the two that are included.',
        'GB',
      ),
      amount('restoredGb', 'Restored', 'GB restored in a month.', 'GB'),
      amount('analyticalGb', 'Copy for analysis', 'GB of the copy that is kept in columns.', 'GB'),
      amount(
        'analyticalWritesPerMonth',
        'Writes to that copy',
        'Operations a month that fill the copy for analysis.',
        'operations',
      ),
    ],
    slas: [
      sla('single-zone', 0.9999, 'One region', COSMOS_SLA, '2026-08-21', 'quoted'),
      sla('multi-zone', 0.99995, 'One region with zones', COSMOS_SLA, '2026-08-21', 'quoted'),
      sla(
        'multi-region',
        0.99999,
        '2+ regions: reads; writes 99.99 with one write region',
        COSMOS_SLA,
        '2026-08-21',
        'quoted',
      ),
    ],
    latency: latency(
      4,
      10,
      'Azure Cosmos DB documentation: under 10 ms at p99; the median is general knowledge',
      '2026',
      'recalled',
    ),
    traits: {
      'readUnits.1': figure(1, 'RU', BILL, '2022-03-31', 'quoted'),
      'writeUnits.1': figure(5, 'RU', BILL, '2022-03-31', 'quoted'),
      ...unitsBySize,
      'readFactor.strong': figure(2, 'times a weaker read', CONSISTENCY, '2026-11-25', 'quoted'),
      capacityStep: figure(100, 'RU/s', BILL, '2022-03-31', 'quoted'),
    },
    terraform: 'azurerm_cosmosdb_account',
  },
]
