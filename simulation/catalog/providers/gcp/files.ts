import { amount, choice, figure, latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const FILESTORE_LIMITS =
  'google/skills skills/cloud/google-cloud-filestore-autoscale/references/instance-tiers-specs.md (read 2026-11-23)'
const STORAGE_SLA =
  'https://docs.cloud.google.com/storage/docs/storage-classes (undated) and https://cloud.google.com/storage/sla (2019-08-19)'
const TIB = 1099.511627776

/** Files that many machines share. */
export const gcpFiles: readonly ServiceRecord[] = [
  {
    id: 'gcp.filestore',
    provider: 'gcp',
    name: 'File storage',
    vendorName: 'Google Cloud Filestore',
    shortName: 'Filestore',
    category: 'storage',
    capabilities: ['file-storage'],
    archetype: 'file-store',
    scope: 'zonal',
    description:
      'A file system that many machines use at once over the network. Its size is set aside and paid whether it is full or not, from 1 TiB up in nearly every kind.',
    whenToUse: 'For home directories, shared notebooks and model files that several machines open by path.',
    whenNot: 'For large data sets that are read whole, which object storage keeps for a tenth of the price.',
    keywords: ['NFS', 'shared files', 'mount', 'POSIX', 'home directory', 'file share'],
    glyph: 'files',
    parameters: [
      choice('tier', 'Kind', 'What the files lie on; a regional file system has a kind of its own.', 'zonal', [
        ['hdd', 'Basic, hard disk'],
        ['ssd', 'Basic, SSD'],
        ['zonal', 'Zonal'],
      ]),
      choice('redundancy', 'Redundancy', 'How far apart the copies are.', 'zone', [
        ['zone', 'One zone'],
        ['region', 'Zones of the region'],
      ]),
    ],
    defaults: { storageGb: 1100 },
    slas: [
      sla(
        'multi-zone',
        0.9999,
        'Regional / Enterprise',
        'https://cloud.google.com/filestore/sla (undated)',
        'undated',
        'quoted',
      ),
      sla(
        'single-zone',
        0.999,
        'Basic, High Scale, Zonal',
        'https://cloud.google.com/filestore/sla (undated)',
        'undated',
        'quoted',
      ),
    ],
    latency: latency(1, 5, RECALLED, '2026-11-23', 'recalled'),
    traits: {
      'smallBelowGb.hdd': figure(
        TIB,
        'GB',
        'd3ep0ps/gcp-cost-estimator tests/fixtures/filestore_skus.json @0611f8a',
        '2026-06-15',
        'quoted',
      ),
      'minimumGb.ssd': figure(2.5 * TIB, 'GB', FILESTORE_LIMITS, '2026-11-23', 'quoted'),
      'minimumGb.zonal': figure(TIB, 'GB', FILESTORE_LIMITS, '2026-11-23', 'quoted'),
      'stepGb.zonal': figure(TIB / 4, 'GB', FILESTORE_LIMITS, '2026-11-23', 'quoted'),
    },
    terraform: 'google_filestore_instance',
  },
  {
    id: 'gcp.managed-lustre',
    provider: 'gcp',
    name: 'Parallel file system',
    vendorName: 'Google Cloud Managed Lustre',
    shortName: 'Managed Lustre',
    category: 'storage',
    capabilities: ['parallel-file-system'],
    archetype: 'file-store',
    scope: 'zonal',
    description:
      'A file system spread over many disks that hands its files to hundreds of machines at once, often in front of a bucket. Its speed comes with its size, and the size is paid whether it is full or not.',
    whenToUse: 'For training on many accelerators that must not wait for their data.',
    whenNot: 'For small or seldom used files: the smallest one holds several TB and lives in one zone.',
    keywords: ['Lustre', 'HPC', 'training data', 'scratch', 'Parallelstore', 'DAOS'],
    glyph: 'files',
    parameters: [
      choice('tier', 'Kind', 'Throughput for each TiB of its size, or the older Parallelstore.', 'persistent-125', [
        ['persistent-125', '125 MB/s per TiB'],
        ['persistent-250', '250 MB/s per TiB'],
        ['persistent-500', '500 MB/s per TiB'],
        ['persistent-1000', '1,000 MB/s per TiB'],
        ['parallelstore-scratch', 'Parallelstore, scratch'],
        ['parallelstore', 'Parallelstore, persistent'],
      ]),
      choice('redundancy', 'Redundancy', 'It lives in one zone.', 'zone', [['zone', 'One zone']]),
    ],
    defaults: { storageGb: 9 * TIB },
    slas: [
      sla(
        'single-zone',
        0.999,
        'Zonal instance; figure not seen',
        'general knowledge, not verified',
        '2026-11-23',
        'recalled',
      ),
    ],
    latency: latency(0.5, 3, RECALLED, '2026-11-23', 'recalled'),
    traits: {
      minimumGb: figure(9 * TIB, 'GB', RECALLED, '2026-11-23', 'recalled'),
      'minimumGb.parallelstore': figure(12 * TIB, 'GB', RECALLED, '2026-11-23', 'recalled'),
      'minimumGb.parallelstore-scratch': figure(12 * TIB, 'GB', RECALLED, '2026-11-23', 'recalled'),
      'mbpsPerTib.persistent-125': figure(125, 'MB/s per TiB', RECALLED, '2026-11-23', 'recalled'),
      'mbpsPerTib.persistent-250': figure(250, 'MB/s per TiB', RECALLED, '2026-11-23', 'recalled'),
      'mbpsPerTib.persistent-500': figure(500, 'MB/s per TiB', RECALLED, '2026-11-23', 'recalled'),
      'mbpsPerTib.persistent-1000': figure(1000, 'MB/s per TiB', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'google_lustre_instance',
  },
  {
    id: 'gcp.netapp-volumes',
    provider: 'gcp',
    name: 'Enterprise file storage',
    vendorName: 'Google Cloud NetApp Volumes',
    shortName: 'NetApp Volumes',
    category: 'storage',
    capabilities: ['enterprise-file-storage'],
    archetype: 'file-store',
    scope: 'zonal',
    description:
      'NetApp file storage run by the provider, with snapshots, clones and both Windows and Linux access. You pay for the pool of storage that the volumes are cut from.',
    whenToUse: 'For companies that already keep their files on NetApp, and for files that Windows and Linux share.',
    whenNot: 'For a few shared files, which simpler file storage keeps for less.',
    keywords: ['NetApp', 'ONTAP', 'SMB', 'NFS', 'snapshot', 'clone', 'storage pool'],
    glyph: 'files',
    parameters: [
      choice('tier', 'Level', 'How fast the files are.', 'premium', [
        ['standard', 'Standard'],
        ['premium', 'Premium'],
        ['extreme', 'Extreme'],
      ]),
      choice('redundancy', 'Redundancy', 'How far apart the copies are.', 'zone', [
        ['zone', 'One zone'],
        ['region', 'Zones of the region'],
      ]),
    ],
    defaults: { storageGb: 2048 },
    slas: [],
    latency: latency(0.7, 3, `${RECALLED}; as Azure NetApp Files, the same software`, '2026-11-23', 'recalled'),
    terraform: 'google_netapp_volume',
  },
  {
    id: 'gcp.dataplex',
    provider: 'gcp',
    name: 'Data lake',
    vendorName: 'Google Cloud Dataplex',
    shortName: 'Dataplex',
    category: 'storage',
    capabilities: ['data-lake'],
    archetype: 'object-store',
    scope: 'regional',
    description:
      'A data lake over Cloud Storage: it catalogues the files, checks their quality and says who may read them. Draw it in place of the bucket; its bill is what those files cost in Cloud Storage, and its own processing.',
    whenToUse: 'When many teams read the same files with different rights.',
    whenNot: 'For the files of one application, where the rights of the bucket are enough.',
    keywords: ['data lake', 'governance', 'catalogue', 'data quality', 'lakehouse', 'lineage'],
    glyph: 'bucket',
    parameters: [
      choice('tier', 'Tier', 'Colder tiers cost less to keep and more to read.', 'standard', [
        ['standard', 'Standard'],
        ['infrequent', 'Nearline'],
      ]),
      choice('redundancy', 'Redundancy', 'How far apart the copies are.', 'region', [
        ['region', 'Zones of the region'],
      ]),
      amount(
        'processingUnitHoursPerMonth',
        'Processing',
        'Unit-hours of its own checks and scans in a month.',
        'unit-hours',
      ),
    ],
    slas: [
      sla('multi-zone', 0.99, 'Cloud Storage Nearline, where its files lie', STORAGE_SLA, '2019-08-19', 'quoted', {
        tier: 'infrequent',
      }),
      sla('multi-zone', 0.999, 'Cloud Storage Standard, where its files lie', STORAGE_SLA, '2019-08-19', 'quoted'),
      sla(
        'control-plane',
        0.995,
        'Dataplex itself',
        'mikaelvesavuori/cloud-sla data/gcp.json (commit 7358b4e, 2022-04-24)',
        '2022-04-24',
        'quoted',
      ),
    ],
    latency: latency(45, 200, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'google_dataplex_lake',
  },
]
