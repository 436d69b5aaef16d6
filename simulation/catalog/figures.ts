import type { CloudProvider } from './capabilities.ts'
import type { Figure } from './service.ts'

const ORENSOL =
  'https://orensol.com/2009/05/24/network-latency-inside-and-across-amazon-ec2-availability-zones/ (0.26 to 0.41 ms in a zone, 0.94 to 1.13 ms across) and lukasliesis.medium.com, 2022-11-29 (0.83 ms across)'
const GCP_BASELINE =
  'GCP performance dashboard article, typical ranges (0.1 to 0.3 ms in a zone, 0.3 to 1.0 ms across); code index 26503998552'
const DISTANCE_FIT =
  'least squares on 992 ordered region pairs of oaustegard/oaustegard.github.io web-utilities/aws-ping-p50-1y.json (cloudping.co); median error 14.5 %'

/** Numbers that hold for no service in particular. Times of the network are medians of a round trip. */
export const figures = {
  sameZoneMs: {
    aws: figure(0.3, 'ms', `rounded from ${ORENSOL}`, '2026-11-23', 'derived'),
    gcp: figure(0.2, 'ms', GCP_BASELINE, '2026', 'quoted'),
    azure: figure(
      0.3,
      'ms',
      'general knowledge of accelerated networking; no figure is published',
      '2026-11-23',
      'recalled',
    ),
  } satisfies Record<CloudProvider, Figure>,
  otherZoneMs: {
    aws: figure(1, 'ms', `rounded from ${ORENSOL}`, '2026-11-23', 'derived'),
    gcp: figure(0.65, 'ms', GCP_BASELINE, '2026', 'quoted'),
    azure: figure(
      1,
      'ms',
      'general knowledge; Microsoft once published "less than 2 ms" and no longer does',
      '2026-11-23',
      'recalled',
    ),
  } satisfies Record<CloudProvider, Figure>,
  /** How often target tracking looks at the load. */
  scalingPeriodSeconds: figure(
    60,
    's',
    'general knowledge, not seen in a source: the one-minute period of utilisation metrics',
    '2026-11-23',
    'recalled',
  ),
  distanceBaseMs: figure(5, 'ms', DISTANCE_FIT, '2025-05-29', 'derived'),
  distanceMsPer100Km: figure(1.66, 'ms per 100 km', DISTANCE_FIT, '2025-05-29', 'derived'),
  /** Of a fixed line; the only median of a fixed line that a source gives. Fibre is nearer 5 ms and mobile 25 to 40 ms. */
  lastMileMs: figure(
    12,
    'ms',
    'Ookla market report for Argentina, best fixed operator (ookla.com): median latency',
    '2023-Q1',
    'quoted',
  ),
  /** Azure publishes 95th percentiles; the two clouds run between the same metros. */
  azureP95PerP50: figure(
    1.048,
    '',
    'median over 15 pairs of six shared metros (Virginia, Frankfurt, London, Singapore, Tokyo, São Paulo) of the Azure P95 (learn.microsoft.com azure-network-latency, 2026-07-30) ÷ AWS median (cloudping.co, 2025-05-29); from 0.98 to 1.11',
    '2026-11-23',
    'derived',
  ),
} as const

function figure(value: number, unit: string, source: string, asOf: string, confidence: Figure['confidence']): Figure {
  return { value, unit, source, asOf, confidence }
}
