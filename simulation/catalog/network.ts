import roundTrips from './facts/round-trips.json' with { type: 'json' }
import { figures } from './figures.ts'
import { type Region, regionOf } from './regions.ts'
import type { Figure, Provider } from './service.ts'

/** An end of a call, as the network sees it. */
export interface Spot {
  readonly provider: Provider
  /** `null`: outside regions, or no place at all. */
  readonly region: string | null
  /** Zones it spreads over evenly; empty for a part that serves all zones of its region alike. */
  readonly zones: readonly string[]
  /** Where a client outside the regions stands. */
  readonly location: { readonly lat: number; readonly lon: number } | null
}

/** Time on the wire for one call: there and back. */
export interface RoundTrip {
  readonly ms: number
  readonly kind: 'none' | 'same-zone' | 'cross-zone' | 'zone-mix' | 'region-pair' | 'distance' | 'client'
  /** For receipts: how the number came about. */
  readonly formula: string
  readonly source: string
  readonly asOf: string
  readonly confidence: Figure['confidence']
}

/**
 * The round trip between two places (contract §2.16): the same zone, another zone, a measured pair of regions, else the distance
 * rule 5 ms + 1.66 ms per 100 km. A client's call takes the distance rule and the last mile. Parts without zones (regional
 * services) answer from every zone of their region alike, so that a call meets the caller's own zone once in so many.
 *
 * @param a one end
 * @param b the other end; the answer is the same with the ends exchanged
 * @returns milliseconds, with their origin; 0 ms where either end has no place
 * @see figures the numbers
 */
export function roundTrip(a: Spot, b: Spot): RoundTrip {
  const client = a.location ?? b.location
  if (client) {
    const other = a.location ? b : a
    const there = other.location ?? (other.region === null ? undefined : regionOf(other.region))
    return there ? fromClient(client, there, other.location === null ? 1 : 2) : NOWHERE
  }
  const from = a.region === null ? undefined : regionOf(a.region)
  const to = b.region === null ? undefined : regionOf(b.region)
  if (!from || !to) return NOWHERE
  return from.id === to.id ? withinRegion(from, a.zones, b.zones) : betweenRegions(from, to)
}

const NOWHERE: RoundTrip = {
  ms: 0,
  kind: 'none',
  formula: 'no place at one of the ends: no network time',
  source: 'design',
  asOf: '',
  confidence: 'user',
}

/**
 * Great-circle distance.
 * @param a degrees
 * @param b degrees
 * @returns kilometres, on a sphere of the earth's mean radius
 * @see R. W. Sinnott, "Virtues of the Haversine", Sky & Telescope 68 (1984), p. 158
 */
export function distanceKm(a: LatLon, b: LatLon): number {
  const rad = Math.PI / 180
  const sinLat = Math.sin(((b.lat - a.lat) * rad) / 2)
  const sinLon = Math.sin(((b.lon - a.lon) * rad) / 2)
  const h = sinLat * sinLat + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * sinLon * sinLon
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

type LatLon = { readonly lat: number; readonly lon: number }
/** Mean radius of the earth (IUGG). */
const EARTH_KM = 6371.0088

function fromClient(a: LatLon, b: LatLon, clients: number): RoundTrip {
  const { lastMileMs } = figures
  const distance = byDistance(a, b)
  return {
    ms: distance.ms + clients * lastMileMs.value,
    kind: 'client',
    formula: `${distance.formula} + ${clients === 1 ? '' : `${clients} × `}${lastMileMs.value} ms last mile`,
    source: `${distance.source}; last mile: ${lastMileMs.source}`,
    asOf: distance.asOf,
    confidence: 'derived',
  }
}

function byDistance(a: LatLon, b: LatLon): RoundTrip {
  const { distanceBaseMs, distanceMsPer100Km } = figures
  const km = distanceKm(a, b)
  return {
    ms: distanceBaseMs.value + (distanceMsPer100Km.value * km) / 100,
    kind: 'distance',
    formula: `${distanceBaseMs.value} ms + ${distanceMsPer100Km.value} ms per 100 km × ${Math.round(km)} km`,
    source: distanceMsPer100Km.source,
    asOf: distanceMsPer100Km.asOf,
    confidence: distanceMsPer100Km.confidence,
  }
}

function withinRegion({ provider, zones: all }: Region, a: readonly string[], b: readonly string[]): RoundTrip {
  if (provider === 'generic') return NOWHERE
  const same = figures.sameZoneMs[provider]
  const other = figures.otherZoneMs[provider]
  const from = a.length > 0 ? a : all
  const to = b.length > 0 ? b : all
  const shared = from.filter((zone) => to.includes(zone)).length / (from.length * to.length)
  if (shared === 1) return { ...same, ms: same.value, kind: 'same-zone', formula: 'same zone' }
  if (shared === 0) return { ...other, ms: other.value, kind: 'cross-zone', formula: 'another zone of the region' }
  return {
    ms: shared * same.value + (1 - shared) * other.value,
    kind: 'zone-mix',
    formula: `${share(shared)} of the zone pairs in one zone at ${same.value} ms, the others at ${other.value} ms`,
    source: same.source === other.source ? same.source : `${same.source}; ${other.source}`,
    asOf: other.asOf,
    confidence: other.confidence,
  }
}

const share = (fraction: number): string => `${Number((100 * fraction).toFixed(1))} %`

function betweenRegions(from: Region, to: Region): RoundTrip {
  const pair = measured.get(pairKey(from.id, to.id))
  if (!pair) return byDistance(from, to)
  const origin = roundTrips.sources[pair.source]
  if (!origin) throw new Error(`round-trips.json: no source ${pair.source}`)
  const { source, asOf, statistic, basis } = origin
  if (statistic === 'p95') {
    const { azureP95PerP50 } = figures
    return {
      ms: pair.ms / azureP95PerP50.value,
      kind: 'region-pair',
      formula: `${pair.ms} ms published 95th percentile ÷ ${azureP95PerP50.value} to the median`,
      source,
      asOf,
      confidence: 'derived',
    }
  }
  return {
    ms: pair.ms,
    kind: 'region-pair',
    formula: `${statistic === 'p50' ? 'median' : statistic} of the pair; ${basis}`,
    source,
    asOf,
    confidence: origin.confidence === 'quoted' ? 'quoted' : 'derived',
  }
}

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

const measured: ReadonlyMap<string, { readonly ms: number; readonly source: number }> = new Map(
  roundTrips.pairs.flatMap(([a, b, ms, source]) =>
    typeof a === 'string' && typeof b === 'string' && typeof ms === 'number' && typeof source === 'number'
      ? [[pairKey(a, b), { ms, source }] as const]
      : [],
  ),
)
