import { choice, figure, latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const FSX_LIMITS = 'https://docs.amazonaws.cn/sagemaker/latest/APIReference/API_FSxLustreConfig.html'
const FSX_SLA = 'https://aws.amazon.com/fsx/sla/'
const S3_SLA = 'https://aws.amazon.com/s3/sla/ (last updated 2023-11-28)'

/** Files that many machines share. */
export const awsFiles: readonly ServiceRecord[] = [
  {
    id: 'aws.efs',
    provider: 'aws',
    name: 'File storage',
    vendorName: 'Amazon EFS',
    shortName: 'EFS',
    category: 'storage',
    capabilities: ['file-storage'],
    archetype: 'file-store',
    scope: 'regional',
    description:
      'A file system that many machines use at once over the network, and that grows and shrinks with its files. Files that nobody reads can move to a class that costs a twelfth to keep and something to read.',
    whenToUse: 'For home directories, shared notebooks and model files that several machines open by path.',
    whenNot: 'For large data sets that are read whole, which object storage keeps for a tenth of the price.',
    keywords: ['NFS', 'elastic file system', 'shared files', 'mount', 'POSIX', 'home directory'],
    glyph: 'files',
    parameters: [
      choice('tier', 'Class', 'The colder class costs less to keep and more to read.', 'standard', [
        ['standard', 'Standard'],
        ['infrequent', 'Infrequent access'],
      ]),
      choice('redundancy', 'Redundancy', 'How far apart the copies are.', 'region', [
        ['zone', 'One zone'],
        ['region', 'Zones of the region'],
      ]),
      choice(
        'throughput',
        'Speed',
        'Speed that comes with the size, that is bought, or that is paid by the GB.',
        'bursting',
        [
          ['bursting', 'With the size'],
          ['provisioned', 'Provisioned'],
          ['elastic', 'By the GB'],
        ],
      ),
    ],
    slas: [
      sla(
        'multi-zone',
        0.9999,
        'Regional (Standard) file systems',
        'https://aws.amazon.com/efs/sla/',
        '2022-05-04',
        'quoted',
      ),
      sla('single-zone', 0.999, 'One Zone file systems', 'https://aws.amazon.com/efs/sla/', '2022-05-04', 'quoted'),
    ],
    latency: latency(
      0.6,
      null,
      'awsdocs/amazon-efs-user-guide (3046dd7, 2023): reads of General Purpose',
      '2023',
      'quoted',
    ),
    terraform: 'aws_efs_file_system',
  },
  {
    id: 'aws.fsx-lustre',
    provider: 'aws',
    name: 'Parallel file system',
    vendorName: 'Amazon FSx for Lustre',
    shortName: 'FSx for Lustre',
    category: 'storage',
    capabilities: ['parallel-file-system'],
    archetype: 'file-store',
    scope: 'zonal',
    description:
      'A file system spread over many disks that hands its files to hundreds of machines at once, often in front of a bucket. Its speed comes with its size, and the size is paid whether it is full or not.',
    whenToUse: 'For training on many accelerators that must not wait for their data.',
    whenNot: 'For small or seldom used files: the smallest one holds 1.2 TB and lives in one zone.',
    keywords: ['Lustre', 'HPC', 'training data', 'scratch', 'high throughput', 'POSIX'],
    glyph: 'files',
    parameters: [
      choice(
        'tier',
        'Kind',
        'Throughput for each TiB of its size; scratch loses files when a disk fails.',
        'persistent-125',
        [
          ['scratch', 'Scratch'],
          ['persistent-125', 'Persistent, 125 MB/s per TiB'],
          ['persistent-250', 'Persistent, 250 MB/s per TiB'],
          ['persistent-500', 'Persistent, 500 MB/s per TiB'],
          ['persistent-1000', 'Persistent, 1,000 MB/s per TiB'],
        ],
      ),
      choice('redundancy', 'Redundancy', 'It lives in one zone.', 'zone', [['zone', 'One zone']]),
    ],
    defaults: { storageGb: 1200 },
    slas: [
      sla(
        'single-zone',
        0.995,
        'One zone; figure not seen',
        'general knowledge, not verified',
        '2026-11-23',
        'recalled',
      ),
    ],
    latency: latency(0.5, 2, RECALLED, '2026-11-23', 'recalled'),
    traits: {
      minimumGb: figure(1200, 'GB', FSX_LIMITS, '2026-11-23', 'quoted'),
      'mbpsPerTib.persistent-125': figure(125, 'MB/s per TiB', FSX_LIMITS, '2026-11-23', 'quoted'),
      'mbpsPerTib.persistent-250': figure(250, 'MB/s per TiB', FSX_LIMITS, '2026-11-23', 'quoted'),
      'mbpsPerTib.persistent-500': figure(500, 'MB/s per TiB', FSX_LIMITS, '2026-11-23', 'quoted'),
      'mbpsPerTib.persistent-1000': figure(1000, 'MB/s per TiB', FSX_LIMITS, '2026-11-23', 'quoted'),
    },
    terraform: 'aws_fsx_lustre_file_system',
  },
  {
    id: 'aws.fsx-ontap',
    provider: 'aws',
    name: 'Enterprise file storage',
    vendorName: 'Amazon FSx for NetApp ONTAP',
    shortName: 'FSx for ONTAP',
    category: 'storage',
    capabilities: ['enterprise-file-storage'],
    archetype: 'file-store',
    scope: 'zonal',
    description:
      'NetApp file storage run by the provider, with snapshots, clones and both Windows and Linux access. Its speed is bought beside its size.',
    whenToUse: 'For companies that already keep their files on NetApp, and for files that Windows and Linux share.',
    whenNot: 'For a few shared files, which simpler file storage keeps for less.',
    keywords: ['NetApp', 'ONTAP', 'SMB', 'NFS', 'iSCSI', 'snapshot', 'clone'],
    glyph: 'files',
    parameters: [
      choice('tier', 'Kind', 'Where the files lie.', 'ssd', [['ssd', 'SSD']]),
      choice('redundancy', 'Redundancy', 'How far apart the copies are.', 'zone', [
        ['zone', 'One zone'],
        ['region', 'Two zones'],
      ]),
    ],
    defaults: { throughputMbps: 128, storageGb: 1024 },
    slas: [
      sla('multi-zone', 0.9999, 'FSx Multi-AZ file systems (ONTAP, OpenZFS, Windows)', FSX_SLA, '2024-06-25', 'quoted'),
    ],
    latency: latency(0.7, 3, `${RECALLED}; as Azure NetApp Files, the same software`, '2026-11-23', 'recalled'),
    terraform: 'aws_fsx_ontap_file_system',
  },
  {
    id: 'aws.lake-formation',
    provider: 'aws',
    name: 'Data lake',
    vendorName: 'AWS Lake Formation',
    shortName: 'Lake Formation',
    category: 'storage',
    capabilities: ['data-lake'],
    archetype: 'object-store',
    scope: 'regional',
    description:
      'A data lake over S3: it says who may read which table, row and column of files that lie in buckets. Draw it in place of the bucket; its bill is what those files cost in S3.',
    whenToUse: 'When many teams read the same files with different rights.',
    whenNot: 'For the files of one application, where the rights of the bucket are enough.',
    keywords: ['data lake', 'permissions', 'Glue catalog', 'governance', 'lakehouse', 'S3'],
    glyph: 'bucket',
    parameters: [
      choice('tier', 'Tier', 'Colder tiers cost less to keep and more to read.', 'standard', [
        ['standard', 'Standard'],
        ['infrequent', 'Infrequent access'],
      ]),
      choice('redundancy', 'Redundancy', 'How far apart the copies are.', 'region', [
        ['region', 'Zones of the region'],
      ]),
    ],
    slas: [
      sla('multi-zone', 0.99, 'S3 Standard-IA, where its files lie', S3_SLA, '2023-11-28', 'quoted', {
        tier: 'infrequent',
      }),
      sla(
        'multi-zone',
        0.999,
        'S3 Standard, where its files lie; no promise of its own was found',
        S3_SLA,
        '2023-11-28',
        'quoted',
      ),
    ],
    latency: latency(30, 80, 'quickwit.io notes on S3 latency (2023)', '2023', 'quoted'),
    terraform: 'aws_lakeformation_resource',
  },
]
