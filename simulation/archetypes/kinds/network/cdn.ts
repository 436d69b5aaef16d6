import type { Archetype } from '../../archetype.ts'
import { hoursMeter, requestMeter } from '../../metering/network-meters.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { numberOf } from '../../settings/config.ts'
import { HIT_RATIO } from '../../settings/routing-parameters.ts'
import { publishedStation, timeParameter } from '../../settings/service-law.ts'

/** A content network: answers what it keeps near the callers, and asks its origin for the rest. */
export const cdn: Archetype = {
  id: 'cdn',
  parameters: [HIT_RATIO, timeParameter('serviceTimeMs', 0, 'Time at the edge', 'To every request, hit or miss.')],
  publishedTime: 'serviceTimeMs',
  zones: () => null,
  behave: (setting) => ({
    role: { kind: 'cache', hitRatio: numberOf(setting.config, 'hitRatio', 0.8) },
    station: publishedStation(setting),
    failure: regionalFailure(setting),
  }),
  meters: (_setting, usage) => [
    { ...hoursMeter('monthly', 'Profile'), quantity: 1 },
    {
      name: 'edge-gb',
      quantity: usage.responseGb,
      description: 'Data to the callers',
      factors: [{ name: 'responses', value: usage.responseGb, unit: 'GB', by: 'traffic' }],
    },
    requestMeter('edge-requests', 'Requests at the edge', usage),
    {
      name: 'origin-gb',
      quantity: usage.calledResponseGb,
      description: 'Data from the origin',
      factors: [{ name: 'responses of the origin', value: usage.calledResponseGb, unit: 'GB', by: 'traffic' }],
    },
  ],
}
