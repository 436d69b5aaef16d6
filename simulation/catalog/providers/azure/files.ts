import { amount, choice, figure, latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const STORAGE_SLA =
  'Azure/azqr internal/graph/azqr/azure-resources/Storage/storageAccounts/kql/st-003.kql (34dd316, 2026-08-21)'
const NETAPP_SLA =
  'Azure/azqr internal/graph/azqr/azure-resources/NetApp/netAppAccounts/kql/netapp-003.kql (34dd316, 2026-08-21)'
const NETAPP_LEVELS =
  'https://learn.microsoft.com/azure/azure-netapp-files/azure-netapp-files-service-levels (MicrosoftDocs/azure-docs, 2022-08-02)'
const NETAPP_COST =
  'https://learn.microsoft.com/azure/azure-netapp-files/azure-netapp-files-cost-model (read 2026-11-23; undated)'
const BLOB_COST = 'https://learn.microsoft.com/azure/storage/blobs/blob-storage-estimate-costs'
const TIB = 1099.511627776
const MB_PER_MIB = 1.048576

/** Files that many machines share. */
export const azureFiles: readonly ServiceRecord[] = [
  {
    id: 'azure.files',
    provider: 'azure',
    name: 'File storage',
    vendorName: 'Azure Files',
    shortName: 'Azure Files',
    category: 'storage',
    capabilities: ['file-storage'],
    archetype: 'file-store',
    scope: 'regional',
    description:
      'File shares that Windows and Linux machines mount over the network. Premium shares are paid by the size that is set aside; the others by what they hold and by every operation.',
    whenToUse: 'For home directories, shared notebooks and model files that several machines open by path.',
    whenNot: 'For large data sets that are read whole, which object storage keeps for a tenth of the price.',
    keywords: ['SMB', 'NFS', 'file share', 'shared files', 'mount', 'storage account'],
    glyph: 'files',
    parameters: [
      choice('tier', 'Tier', 'Premium is on SSD; colder tiers cost less to keep and more to use.', 'premium', [
        ['premium', 'Premium'],
        ['standard', 'Transaction optimised'],
        ['hot', 'Hot'],
        ['infrequent', 'Cool'],
      ]),
      choice('redundancy', 'Redundancy', 'How far apart the copies are.', 'zone', [
        ['zone', 'One zone (LRS)'],
        ['region', 'Zones of the region (ZRS)'],
        ['dual-region', 'Two regions (GRS)'],
      ]),
    ],
    slas: [
      sla('multi-zone', 0.999, 'Standard and premium shares', STORAGE_SLA, '2026-08-21', 'quoted'),
      sla('single-zone', 0.999, 'Standard and premium shares', STORAGE_SLA, '2026-08-21', 'quoted'),
    ],
    latency: latency(3, 15, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'azurerm_storage_share',
  },
  {
    id: 'azure.managed-lustre',
    provider: 'azure',
    name: 'Parallel file system',
    vendorName: 'Azure Managed Lustre',
    shortName: 'Managed Lustre',
    category: 'storage',
    capabilities: ['parallel-file-system'],
    archetype: 'file-store',
    scope: 'zonal',
    description:
      'A file system spread over many disks that hands its files to hundreds of machines at once, often in front of a container of blobs. Its speed comes with its size, and the size is paid whether it is full or not.',
    whenToUse: 'For training on many accelerators that must not wait for their data.',
    whenNot: 'For small or seldom used files: the smallest one holds several TB and lives in one zone.',
    keywords: ['Lustre', 'HPC', 'training data', 'scratch', 'AMLFS', 'high throughput'],
    glyph: 'files',
    parameters: [
      choice('tier', 'Kind', 'Throughput for each TiB of its size.', 'durable-125', [
        ['durable-40', '40 MB/s per TiB'],
        ['durable-125', '125 MB/s per TiB'],
        ['durable-250', '250 MB/s per TiB'],
        ['durable-500', '500 MB/s per TiB'],
      ]),
      choice('redundancy', 'Redundancy', 'It lives in one zone.', 'zone', [['zone', 'One zone']]),
    ],
    defaults: { storageGb: 16 * TIB },
    slas: [
      sla(
        'single-zone',
        0.999,
        'One zone; figure not seen',
        'general knowledge, not verified',
        '2026-11-23',
        'recalled',
      ),
    ],
    latency: latency(0.5, 3, RECALLED, '2026-11-23', 'recalled'),
    traits: {
      'minimumGb.durable-40': figure(48 * TIB, 'GB', RECALLED, '2026-11-23', 'recalled'),
      'minimumGb.durable-125': figure(16 * TIB, 'GB', RECALLED, '2026-11-23', 'recalled'),
      'minimumGb.durable-250': figure(8 * TIB, 'GB', RECALLED, '2026-11-23', 'recalled'),
      'minimumGb.durable-500': figure(4 * TIB, 'GB', RECALLED, '2026-11-23', 'recalled'),
      'mbpsPerTib.durable-40': figure(40, 'MB/s per TiB', RECALLED, '2026-11-23', 'recalled'),
      'mbpsPerTib.durable-125': figure(125, 'MB/s per TiB', RECALLED, '2026-11-23', 'recalled'),
      'mbpsPerTib.durable-250': figure(250, 'MB/s per TiB', RECALLED, '2026-11-23', 'recalled'),
      'mbpsPerTib.durable-500': figure(500, 'MB/s per TiB', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'azurerm_managed_lustre_file_system',
  },
  {
    id: 'azure.netapp-files',
    provider: 'azure',
    name: 'Enterprise file storage',
    vendorName: 'Azure NetApp Files',
    shortName: 'NetApp Files',
    category: 'storage',
    capabilities: ['enterprise-file-storage'],
    archetype: 'file-store',
    scope: 'zonal',
    description:
      'NetApp file storage run by the provider, with snapshots, clones and both Windows and Linux access. You pay for a pool in whole TiB, and its level says how fast each TiB is.',
    whenToUse:
      'For companies that already keep their files on NetApp, and for fast file storage that Windows and Linux share.',
    whenNot: 'For a few shared files, which simpler file storage keeps for less.',
    keywords: ['NetApp', 'ONTAP', 'ANF', 'SMB', 'NFS', 'snapshot', 'capacity pool'],
    glyph: 'files',
    parameters: [
      choice('tier', 'Level', 'How fast each TiB of the pool is.', 'premium', [
        ['standard', 'Standard, 16 MiB/s per TiB'],
        ['premium', 'Premium, 64 MiB/s per TiB'],
        ['ultra', 'Ultra, 128 MiB/s per TiB'],
      ]),
      choice('redundancy', 'Redundancy', 'A pool lives in one zone.', 'zone', [['zone', 'One zone']]),
    ],
    defaults: { storageGb: 2 * TIB },
    slas: [sla('single-zone', 0.9999, 'Connection to a volume', NETAPP_SLA, '2026-08-21', 'quoted')],
    latency: latency(0.7, 3, RECALLED, '2026-11-23', 'recalled'),
    traits: {
      minimumGb: figure(2 * TIB, 'GB', NETAPP_COST, '2026-11-23', 'quoted'),
      stepGb: figure(TIB, 'GB', NETAPP_COST, '2026-11-23', 'quoted'),
      'mbpsPerTib.standard': figure(16 * MB_PER_MIB, 'MB/s per TiB', NETAPP_LEVELS, '2022-08-02', 'quoted'),
      'mbpsPerTib.premium': figure(64 * MB_PER_MIB, 'MB/s per TiB', NETAPP_LEVELS, '2022-08-02', 'quoted'),
      'mbpsPerTib.ultra': figure(128 * MB_PER_MIB, 'MB/s per TiB', NETAPP_LEVELS, '2022-08-02', 'quoted'),
    },
    terraform: 'azurerm_netapp_volume',
  },
  {
    id: 'azure.data-lake-gen2',
    provider: 'azure',
    name: 'Data lake',
    vendorName: 'Azure Data Lake Storage Gen2',
    shortName: 'Data Lake Gen2',
    category: 'storage',
    capabilities: ['data-lake'],
    archetype: 'object-store',
    scope: 'regional',
    description:
      'Blob storage with real directories, so that a whole folder is renamed or protected at once. Every 4 MiB that are read or written count as an operation.',
    whenToUse: 'For the files of Spark, Databricks, Fabric and Azure Machine Learning.',
    whenNot: 'For web files and backups, which plain blob storage hands out with fewer operations.',
    keywords: ['ADLS', 'data lake', 'hierarchical namespace', 'abfs', 'lakehouse', 'storage account'],
    glyph: 'bucket',
    parameters: [
      choice('tier', 'Tier', 'Colder tiers cost less to keep and more to read.', 'standard', [
        ['standard', 'Hot'],
        ['infrequent', 'Cool'],
        ['cold', 'Cold'],
        ['archive', 'Archive'],
      ]),
      choice('redundancy', 'Redundancy', 'How far apart the copies are.', 'zone', [
        ['zone', 'One zone (LRS)'],
        ['region', 'Zones of the region (ZRS)'],
        ['dual-region', 'Two regions (GRS)'],
        ['multi-region', 'Two regions, both readable (RA-GRS)'],
      ]),
      amount('directoryReadsPerMonth', 'Directories listed', 'Operations a month that list directories.', 'operations'),
      amount(
        'directoryWritesPerMonth',
        'Directories changed',
        'Operations a month that move or rename directories.',
        'operations',
      ),
    ],
    slas: [
      sla('single-zone', 0.99, 'Cool tier (RA reads 99.9)', STORAGE_SLA, '2026-08-21', 'quoted', {
        tier: 'infrequent',
      }),
      sla(
        'multi-zone',
        0.999,
        'LRS, ZRS, GRS hot: reads and writes (LRS is one zone, same figure)',
        STORAGE_SLA,
        '2026-08-21',
        'quoted',
      ),
      sla(
        'single-zone',
        0.999,
        'LRS, ZRS, GRS hot: reads and writes (LRS is one zone, same figure)',
        STORAGE_SLA,
        '2026-08-21',
        'quoted',
      ),
      sla('multi-region', 0.9999, 'RA-GRS, RA-GZRS hot reads', STORAGE_SLA, '2026-08-21', 'quoted'),
    ],
    latency: latency(20, 120, RECALLED, '2026-11-23', 'recalled'),
    traits: { operationMb: figure(4 * MB_PER_MIB, 'MB', BLOB_COST, '2024-07-26', 'quoted') },
    terraform: 'azurerm_storage_data_lake_gen2_filesystem',
  },
]
