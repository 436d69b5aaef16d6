import { amount, choice, latency, RECALLED, size, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const SYNAPSE_SLA =
  'Azure/azqr internal/graph/azqr/azure-resources/Synapse/workspaces/kql/syndp-002.kql, synsp-002.kql (34dd316, 2026-08-21)'

/** Questions over very many rows. */
export const azureWarehouses: readonly ServiceRecord[] = [
  {
    id: 'azure.synapse',
    provider: 'azure',
    name: 'Data warehouse',
    vendorName: 'Azure Synapse Analytics and Microsoft Fabric',
    shortName: 'Synapse',
    category: 'analytics',
    capabilities: ['data-warehouse', 'query-over-a-lake'],
    archetype: 'warehouse',
    scope: 'zonal',
    description:
      'A warehouse in two forms: a pool of fixed size paid by the hour, which can be paused, and serverless SQL over files paid by what it reads. Spark and capacity of its successor, Fabric, are further lines of the bill.',
    whenToUse: 'For reports, for features worked out from history, and for training sets made with SQL.',
    whenNot: 'Behind a web page that must answer in milliseconds.',
    keywords: ['SQL', 'OLAP', 'Fabric', 'dedicated pool', 'DWU', 'serverless SQL', 'OneLake', 'BI'],
    glyph: 'warehouse',
    defaults: { instanceType: 'DW100c' },
    without: ['capacityUnits', 'leastUnits', 'count'],
    parameters: [
      choice('mode', 'Capacity', 'A pool of fixed size, or serverless SQL over files.', 'provisioned', [
        ['provisioned', 'Dedicated pool'],
        ['on-demand', 'Serverless'],
      ]),
      amount(
        'disasterRecoveryGb',
        'Copy in another region',
        'GB of tables that are also kept in another region.',
        'GB',
      ),
      amount('sparkVcpuHoursPerMonth', 'Spark', 'Hours of vCores of Spark pools in a month.', 'vCore-hours'),
      amount(
        'fabricUnitHoursPerMonth',
        'Fabric capacity',
        'Capacity unit-hours of Fabric in a month; F2 all month is 1,460.',
        'CU-hours',
      ),
      amount('oneLakeGb', 'OneLake', 'GB of files in the lake of Fabric.', 'GB'),
    ],
    // The machines behind a pool are not published; each size counts as its share of DW100c, which holds 60 GB in memory.
    machines: {
      from: 'sizes',
      sizes: [size('DW100c', 1, 60), size('DW200c', 2, 120), size('DW500c', 5, 300), size('DW1000c', 10, 600)],
    },
    slas: [
      sla(
        'single-zone',
        0.999,
        'Dedicated SQL pool and workspace (Fabric capacity 99.9 too)',
        SYNAPSE_SLA,
        '2026-08-21',
        'quoted',
      ),
      sla('control-plane', 0.99, 'Spark pools', SYNAPSE_SLA, '2026-08-21', 'quoted'),
    ],
    latency: latency(500, 5000, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'azurerm_synapse_workspace',
  },
]
