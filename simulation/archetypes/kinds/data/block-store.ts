import type { ServiceRecord } from '../../../catalog/service.ts'
import type { Archetype } from '../../archetype.ts'
import { regionalFailure, zonalFailure } from '../../serving/failure.ts'
import { numberOf, textOf } from '../../settings/config.ts'
import { choice, integer, number } from '../../settings/parameters.ts'
import { publishedStation, timeParameter } from '../../settings/service-law.ts'
import { REDUNDANCY, STORAGE_GB } from '../../settings/storage-parameters.ts'
import { traitOf } from '../../settings/trait.ts'

/** Disks for machines: paid by their size and speed, whether used or not. */
export const blockStore: Archetype = {
  id: 'block-store',
  parameters: [
    choice(
      'tier',
      'ssd',
      [
        ['hdd', 'Hard disk'],
        ['ssd', 'SSD'],
        ['fast-ssd', 'Fast SSD'],
      ],
      { label: 'Kind of disk', help: 'Faster disks cost more for each GB.' },
    ),
    { ...STORAGE_GB, label: 'Size', help: 'Size of one volume.' },
    integer('count', 1, [1, 100_000], { label: 'Volumes', help: 'How many volumes of this size.' }),
    { ...REDUNDANCY, default: 'zone' },
    number('iops', 3000, [0, 1e7], {
      label: 'Operations a second',
      help: 'Reads and writes a second that one volume must reach.',
      unit: 'IOPS',
      advanced: true,
    }),
    number('throughputMbps', 125, [0, 1e6], {
      label: 'Throughput',
      help: 'MB a second that one volume must reach.',
      unit: 'MB/s',
      advanced: true,
    }),
    number('snapshotGb', 0, [0, 1e12], {
      label: 'Snapshots',
      help: 'GB of snapshots kept of all volumes together.',
      unit: 'GB',
      advanced: true,
    }),
    timeParameter('serviceTimeMs', 0, 'Time per request', 'Time of one read or write.'),
  ],
  publishedTime: 'serviceTimeMs',
  zones: (_service, config) => (textOf(config, 'redundancy') === 'zone' ? 1 : null),
  behave: (setting) => ({
    role: { kind: 'server' },
    station: publishedStation(setting),
    failure:
      setting.place.zones.length > 0
        ? zonalFailure(setting, { instances: 1, minHealthy: 1 })
        : regionalFailure(setting),
  }),
  meters({ service, config, given }) {
    const by = (name: string) => (given.has(name) ? 'you' : 'default')
    const count = numberOf(config, 'count', 1)
    const storageGb = numberOf(config, 'storageGb')
    const volumes = { name: 'volumes', value: count, unit: '', by: by('count') }
    const tier = textOf(config, 'tier')
    const beyond = (name: 'iops' | 'throughputMbps', included: string) =>
      count *
      Math.max(0, numberOf(config, name) - (traitOf(service, `${included}.${tier}`) ?? traitOf(service, included) ?? 0))
    const diskGib = soldSize(service, tier, storageGb)
    return [
      diskGib === null
        ? {
            name: 'disk-gb-months',
            quantity: count * storageGb,
            description: `${count} × ${storageGb} GB`,
            factors: [volumes, { name: 'size', value: storageGb, unit: 'GB', by: by('storageGb') }],
          }
        : {
            name: 'disk-months',
            quantity: count,
            description: `${count} × ${diskGib} GiB`,
            choose: { diskGib },
            factors: [volumes, { name: 'size that is sold', value: diskGib, unit: 'GiB', by: 'next size up' }],
          },
      {
        name: 'iops-months',
        quantity: beyond('iops', 'includedIops'),
        each: count,
        description: 'Operations a second above those included',
        factors: [volumes, { name: 'asked for', value: numberOf(config, 'iops'), unit: 'IOPS', by: by('iops') }],
      },
      {
        name: 'throughput-mbps-months',
        quantity: beyond('throughputMbps', 'includedMbps'),
        each: count,
        description: 'Throughput above that included',
        factors: [
          volumes,
          { name: 'asked for', value: numberOf(config, 'throughputMbps'), unit: 'MB/s', by: by('throughputMbps') },
        ],
      },
      {
        name: 'backup-gb-months',
        quantity: numberOf(config, 'snapshotGb'),
        description: 'Snapshots',
        factors: [{ name: 'kept', value: numberOf(config, 'snapshotGb'), unit: 'GB', by: by('snapshotGb') }],
      },
    ]
  },
}

/**
 * The smallest disk that holds so much, where a kind of disk is sold in fixed sizes (traits `diskGib.<tier>.<GiB>`); beyond the largest
 * its own size, which has no price; `null` where disks are paid by the GB.
 */
function soldSize({ traits }: ServiceRecord, tier: string, storageGb: number): number | null {
  const sizes = Object.entries(traits ?? {})
    .filter(([name]) => name.startsWith(`diskGib.${tier}.`))
    .map(([, { value }]) => value)
    .sort((a, b) => a - b)
  if (sizes.length === 0) return null
  return sizes.find((gib) => gib * GB_PER_GIB >= storageGb) ?? Math.ceil(storageGb / GB_PER_GIB)
}

const GB_PER_GIB = 1.073741824
