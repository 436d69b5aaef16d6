import type { Archetype, CallPolicy, Meter, Setting, StationSpec, Usage } from '../../archetype.ts'
import { HOURS_PER_MONTH } from '../../month.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { numberOf, numberOrNull, textOf } from '../../settings/config.ts'
import { choice, flag, integer, number, optionalInteger, optionalNumber, share } from '../../settings/parameters.ts'
import { publishedLaw, publishedStation, timeParameter } from '../../settings/service-law.ts'
import { traitOf } from '../../settings/trait.ts'

/**
 * Proxies beside the services that encrypt, prove and watch every call between them. A wire that passes through the mesh pays the time of
 * both ends' proxies, and their processors run on machines that are drawn elsewhere.
 */
export const mesh: Archetype = {
  id: 'mesh',
  parameters: [
    choice(
      'mode',
      'sidecar',
      [
        ['sidecar', 'A proxy beside each copy'],
        ['ambient', 'One proxy on each machine'],
      ],
      {
        label: 'Proxies',
        help: 'Where the proxies run: one on each machine does less, and takes less time and processor.',
      },
    ),
    flag('mutualTls', true, {
      label: 'Mutual TLS',
      help: 'Whether both ends of every call prove who they are and encrypt it; the published times include it.',
    }),
    integer('proxies', 2, [1, 1_000_000], {
      label: 'Copies in the mesh',
      help: 'How many copies of services take part.',
    }),
    optionalNumber('vcpuHourUsd', [0, 1_000_000], {
      label: 'Your price of a vCPU-hour',
      help: "What an hour of one vCPU of the cluster costs you, to show the proxies' share of the machines. Open: it is part of the machines.",
      unit: 'USD/hour',
      advanced: true,
    }),
    share('retryJitter', 0, {
      label: 'Jitter of retries',
      help: 'Share of every wait before a retry that is left to chance, so that callers do not come back together; for simulated runs.',
      advanced: true,
    }),
    optionalInteger('breakerFailures', [1, 1_000_000], {
      label: 'Circuit breaker after',
      help: 'So many failures in a row on a wire make its further calls fail at once for a while; for simulated runs. Open: they are always sent.',
      unit: 'failures',
      advanced: true,
    }),
    number('breakerOpenSeconds', 30, [0.001, 86_400], {
      label: 'Circuit breaker opens for',
      help: 'How long calls fail at once until one is tried again.',
      unit: 's',
      advanced: true,
    }),
    timeParameter('serviceTimeMs', 0, 'Time it adds', 'To every call that passes through, both proxies together.'),
  ],
  publishedTime: 'serviceTimeMs',
  zones: () => null,
  behave: (setting) => ({
    role: { kind: 'server' },
    station: meshStation(setting),
    failure: regionalFailure(setting),
    calls: callPolicy(setting),
  }),
  meters: meshMeters,
}

function callPolicy({ config }: Setting): CallPolicy {
  const failures = numberOrNull(config, 'breakerFailures')
  return {
    jitter: numberOf(config, 'retryJitter'),
    breaker: failures === null ? null : { failures, openMs: 1000 * numberOf(config, 'breakerOpenSeconds', 30) },
  }
}

/** Ambient proxies have times of their own, in the record's traits. */
function meshStation(setting: Setting): StationSpec {
  const station = publishedStation(setting)
  const p50Ms = traitOf(setting.service, 'ambientP50Ms')
  if (textOf(setting.config, 'mode') !== 'ambient' || setting.given.has('serviceTimeMs') || p50Ms === null)
    return station
  const p99Ms = traitOf(setting.service, 'ambientP99Ms')
  return {
    ...station,
    serviceTime: publishedLaw({ p50Ms, p99Ms, source: '', asOf: '', confidence: 'recalled' }),
    source: setting.service.traits?.ambientP50Ms ?? null,
  }
}

function meshMeters({ service, config, given }: Setting, { meanRps }: Usage): readonly Meter[] {
  const by = (name: string) => (given.has(name) ? 'you' : 'default')
  const proxies = numberOf(config, 'proxies')
  const perThousand = traitOf(service, `${textOf(config, 'mode')}VcpuPer1000Rps`) ?? 0
  const typed = numberOrNull(config, 'vcpuHourUsd')
  const hours = { name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' }
  return [
    {
      name: 'mesh-client-hours',
      quantity: proxies * HOURS_PER_MONTH,
      description: `Copies in the mesh: ${proxies}`,
      factors: [{ name: 'copies', value: proxies, unit: '', by: by('proxies') }, hours],
    },
    {
      name: 'vcpu-hours',
      quantity: (ENDS * perThousand * meanRps * HOURS_PER_MONTH) / 1000,
      description: 'Processors of the proxies at both ends',
      ...(typed !== null && { typed: { priceUsd: typed, per: 1, unit: 'vCPU-hour' } }),
      factors: [
        { name: 'proxies on the way', value: ENDS, unit: '', by: 'both ends' },
        { name: 'vCPUs for 1000 calls a second', value: perThousand, unit: 'vCPU', by: 'service' },
        { name: 'mean rate', value: meanRps, unit: 'calls/s', by: 'traffic' },
        hours,
      ],
    },
  ]
}

/** A call passes the caller's proxy and the target's. */
const ENDS = 2
