import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceKm, figures, regionOf, regions, roundTrip, type Spot } from '../../../simulation/catalog/index.ts'

const at = (region: string | null, ...zones: string[]): Spot => ({
  provider: (region && regionOf(region)?.provider) || 'generic',
  region,
  zones,
  location: null,
})
const client = (lat: number, lon: number): Spot => ({
  provider: 'generic',
  region: null,
  zones: [],
  location: { lat, lon },
})

describe('regions', () => {
  it('have zones in the words of their provider', () => {
    expect(regionOf('us-east-1')?.zones).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((zone) => `us-east-1${zone}`))
    expect(regionOf('us-central1')?.zones[0]).toBe('us-central1-a')
    expect(regionOf('eastus')?.zones).toEqual(['eastus-1', 'eastus-2', 'eastus-3'])
  })

  it('have ids of one provider only and tell where their place comes from', () => {
    expect(new Set(regions.map(({ id }) => id)).size).toBe(regions.length)
    for (const { lat, lon, zones, source, asOf } of regions) {
      expect(Math.abs(lat)).toBeLessThan(90)
      expect(Math.abs(lon)).toBeLessThan(180)
      expect(zones.length).toBeGreaterThanOrEqual(3)
      expect(source + asOf).not.toBe('')
    }
    expect(regionOf('us-east-1', 'gcp')).toBeUndefined()
  })
})

describe('region groups', () => {
  it('pair the regions of one place over the clouds', () => {
    const group = regions.filter(({ group }) => group === 'us-east')
    expect(group.map(({ id }) => id)).toEqual(['us-east-1', 'us-east4', 'eastus'])
    for (const provider of ['aws', 'gcp', 'azure']) {
      const own = regions.filter((region) => region.provider === provider)
      expect(new Set(own.map(({ group }) => group)).size).toBe(own.length)
    }
  })
})

describe('a round trip', () => {
  it('is nothing where an end has no place', () => {
    expect(roundTrip(at(null), at('us-east-1', 'us-east-1a'))).toMatchObject({ ms: 0, kind: 'none' })
    expect(roundTrip(at(null), client(0, 0))).toMatchObject({ ms: 0, kind: 'none' })
  })

  it('within a zone and between two takes the figures of the provider', () => {
    expect(roundTrip(at('us-east-1', 'us-east-1a'), at('us-east-1', 'us-east-1a')).ms).toBe(0.3)
    expect(roundTrip(at('us-east-1', 'us-east-1a'), at('us-east-1', 'us-east-1b')).ms).toBe(1)
    expect(roundTrip(at('us-central1', 'us-central1-a'), at('us-central1', 'us-central1-b')).ms).toBe(0.65)
  })

  it('between parts in several zones is the mean over the pairs', () => {
    const two = at('eu-west-1', 'eu-west-1a', 'eu-west-1b')
    // Of four pairs, aa and bb stay in their zone.
    expect(roundTrip(two, two).ms).toBeCloseTo(0.5 * 0.3 + 0.5 * 1, 12)
    // Of six pairs, two.
    expect(roundTrip(two, at('eu-west-1', 'eu-west-1a', 'eu-west-1b', 'eu-west-1c')).ms).toBeCloseTo(
      (2 * 0.3 + 4) / 6,
      12,
    )
  })

  it('to a regional service meets the own zone once in as many zones as the region has', () => {
    expect(roundTrip(at('eu-west-1', 'eu-west-1a'), at('eu-west-1')).ms).toBeCloseTo((0.3 + 2) / 3, 12)
  })

  it('between regions is the measured median', () => {
    // The table holds the mean of both directions.
    const trip = roundTrip(at('us-east-1'), at('eu-west-2'))
    expect(trip.kind).toBe('region-pair')
    expect(trip.ms).toBeCloseTo(77.56, 6)
  })

  it('between Azure regions is the published 95th percentile brought down to the median', () => {
    const trip = roundTrip(at('eastus'), at('westeurope'))
    expect(trip.ms).toBeCloseTo(90 / figures.azureP95PerP50.value, 9)
    expect(trip.confidence).toBe('derived')
  })

  it('from a client beside the region is 5 ms and the last mile', () => {
    const region = regionOf('us-east-1')
    if (!region) throw new Error('no us-east-1')
    expect(roundTrip(client(region.lat, region.lon), at('us-east-1', 'us-east-1a')).ms).toBeCloseTo(5 + 12, 9)
  })

  it('from afar grows by 1.66 ms for each 100 km', () => {
    // A quarter of the equator.
    const km = (Math.PI / 2) * 6371.0088
    expect(distanceKm({ lat: 0, lon: 0 }, { lat: 0, lon: 90 })).toBeCloseTo(km, 6)
    const singapore = regionOf('ap-southeast-1')
    if (!singapore) throw new Error('no ap-southeast-1')
    const trip = roundTrip(client(singapore.lat, singapore.lon - 10), at('ap-southeast-1'))
    const degree = (10 * Math.PI * 6371.0088 * Math.cos((singapore.lat * Math.PI) / 180)) / 180
    // So near the equator a parallel is as good as a great circle.
    expect(trip.ms).toBeCloseTo(5 + (1.66 * degree) / 100 + 12, 2)
  })

  it('is the same both ways, never negative, and hardly ever faster than light in fibre', () => {
    const region = fc.constantFrom(...regions.map(({ id }) => id))
    fc.assert(
      fc.property(region, region, (a, b) => {
        const there = roundTrip(at(a), at(b)).ms
        expect(roundTrip(at(b), at(a)).ms).toBe(there)
        const [from, to] = [regionOf(a), regionOf(b)]
        if (!from || !to) throw new Error('a region without a place')
        const km = distanceKm(from, to)
        expect(there).toBeGreaterThan(0)
        // Coordinates are rounded to the town, so that pairs of one metro are left out.
        if (km > 500) expect(there).toBeGreaterThan(0.8 * (km / 100))
      }),
      { seed: 7, numRuns: 1300 },
    )
  })
})
