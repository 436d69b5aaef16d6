import type { Provider } from './service.ts'

/** A region of a provider: where it stands and which zones it has. */
export interface Region {
  readonly provider: Provider
  readonly id: string
  readonly name: string
  /** Degrees north. */
  readonly lat: number
  /** Degrees east. */
  readonly lon: number
  /** Names as the provider writes them, in order; `zones: 2` takes the first two. Azure's are the region's id and the zone's number. */
  readonly zones: readonly string[]
  readonly continent: Continent
  /** Regions of one group are each other's counterparts in another cloud: the same metro, or the nearest there is. */
  readonly group: string
  /** Where the coordinates and the number of zones come from. */
  readonly source: string
  readonly asOf: string
}

export type Continent = 'north-america' | 'south-america' | 'europe' | 'asia'

const SPARE_CORES = {
  source:
    'SpareCores/sc-data-dumps, data/region and data/zone (e8749be); coordinates approximate, zones = those active; the letters of zones from general knowledge',
  asOf: '2026-01-31',
}
/** The list above puts East US at Boydton, 1.7 ms from Ashburn by measurement, which rules it out: its neighbour's place is taken. */
const METRO = {
  source:
    'Ashburn area, as gcp us-east4: 1.7 ms to aws us-east-1 (skyplane-project/skyplane profiles/latency.csv, 945dca27) bounds the distance',
  asOf: '2022-04-16',
}

/** All regions one can draw, the reference region of each provider among them. */
export const regions: readonly Region[] = [
  aws('us-east-1', 'US East (N. Virginia)', 38.99, -77.45, 'north-america', 'us-east', 'abcdef'),
  aws('us-east-2', 'US East (Ohio)', 40.09, -82.75, 'north-america', 'us-central', 'abc'),
  aws('us-west-2', 'US West (Oregon)', 45.92, -119.27, 'north-america', 'us-west', 'abcd'),
  aws('eu-west-1', 'Europe (Ireland)', 53.41, -6.22, 'europe', 'eu-west', 'abc'),
  aws('eu-central-1', 'Europe (Frankfurt)', 50.1, 8.63, 'europe', 'eu-central', 'abc'),
  aws('eu-west-2', 'Europe (London)', 51.51, -0.06, 'europe', 'uk', 'abc'),
  aws('ap-southeast-1', 'Asia Pacific (Singapore)', 1.32, 103.69, 'asia', 'ap-southeast', 'abc'),
  aws('ap-northeast-1', 'Asia Pacific (Tokyo)', 35.62, 139.75, 'asia', 'ap-northeast', 'acd'),
  aws('ap-south-1', 'Asia Pacific (Mumbai)', 19.24, 72.97, 'asia', 'ap-south', 'abc'),
  aws('sa-east-1', 'South America (São Paulo)', -23.49, -46.81, 'south-america', 'sa-east', 'abc'),
  gcp('us-east4', 'Northern Virginia', 38.94, -77.52, 'north-america', 'us-east', 'abc'),
  gcp('us-central1', 'Iowa', 41.17, -95.8, 'north-america', 'us-central', 'abcf'),
  gcp('us-west1', 'Oregon', 45.63, -121.2, 'north-america', 'us-west', 'abc'),
  gcp('europe-west1', 'Belgium', 50.47, 3.87, 'europe', 'eu-west', 'bcd'),
  gcp('europe-west3', 'Frankfurt', 50.12, 8.97, 'europe', 'eu-central', 'abc'),
  gcp('europe-west2', 'London', 51.51, -0.21, 'europe', 'uk', 'abc'),
  gcp('asia-southeast1', 'Singapore', 1.35, 103.71, 'asia', 'ap-southeast', 'abc'),
  gcp('asia-northeast1', 'Tokyo', 35.64, 139.77, 'asia', 'ap-northeast', 'abc'),
  gcp('asia-south1', 'Mumbai', 19.07, 72.87, 'asia', 'ap-south', 'abc'),
  gcp('southamerica-east1', 'São Paulo', -23.53, -46.81, 'south-america', 'sa-east', 'abc'),
  gcp('europe-west4', 'Netherlands', 52.79, 5.03, 'europe', 'eu-netherlands', 'abc'),
  gcp('us-east5', 'Columbus', 39.98, -83.04, 'north-america', 'us-ohio', 'abc'),
  gcp('us-east1', 'South Carolina', 33.06, -80.04, 'north-america', 'us-southeast', 'bcd'),
  gcp('us-west4', 'Las Vegas', 36.06, -115.01, 'north-america', 'us-southwest', 'abc'),
  azure('eastus', 'East US', 38.94, -77.52, 'north-america', 'us-east', '123', METRO),
  azure('centralus', 'Central US', 41.59, -93.62, 'north-america', 'us-central', '123'),
  azure('westus2', 'West US 2', 47.23, -119.85, 'north-america', 'us-west', '123'),
  azure('northeurope', 'North Europe (Ireland)', 53.35, -6.26, 'europe', 'eu-west', '123'),
  azure('germanywestcentral', 'Germany West Central (Frankfurt)', 50.11, 8.68, 'europe', 'eu-central', '123'),
  azure('uksouth', 'UK South (London)', 50.94, -0.8, 'europe', 'uk', '123'),
  azure('southeastasia', 'Southeast Asia (Singapore)', 1.28, 103.83, 'asia', 'ap-southeast', '123'),
  azure('japaneast', 'Japan East (Tokyo)', 35.68, 139.77, 'asia', 'ap-northeast', '123'),
  azure('centralindia', 'Central India (Pune)', 18.58, 73.92, 'asia', 'ap-south', '123'),
  azure('brazilsouth', 'Brazil South (São Paulo)', -23.55, -46.63, 'south-america', 'sa-east', '123'),
  azure('westeurope', 'West Europe (Netherlands)', 52.37, 4.9, 'europe', 'eu-netherlands', '123'),
  azure('eastus2', 'East US 2 (Virginia)', 36.67, -78.39, 'north-america', 'us-east-b', '123'),
]

const byId = new Map(regions.map((region) => [region.id, region]))

/**
 * The region with this id.
 *
 * @param id such as `us-east-1`; ids are unique over all providers
 * @param provider when given, only a region of this provider is an answer
 * @returns `undefined` when there is none
 */
export function regionOf(id: string, provider?: Provider): Region | undefined {
  const region = byId.get(id)
  return region && (provider === undefined || region.provider === provider) ? region : undefined
}

const REFERENCE = { aws: 'us-east-1', gcp: 'us-central1', azure: 'eastus' } as const

/** The region whose price is taken where a region has none of its own (contract §2.20); `null` for generic parts. */
export function referenceRegion(provider: Provider): string | null {
  return provider === 'generic' ? null : REFERENCE[provider]
}

type Origin = { readonly source: string; readonly asOf: string }

function aws(
  id: string,
  name: string,
  lat: number,
  lon: number,
  continent: Continent,
  group: string,
  zones: string,
): Region {
  return {
    provider: 'aws',
    id,
    name,
    lat,
    lon,
    continent,
    group,
    zones: [...zones].map((zone) => id + zone),
    ...SPARE_CORES,
  }
}

function gcp(
  id: string,
  name: string,
  lat: number,
  lon: number,
  continent: Continent,
  group: string,
  zones: string,
): Region {
  const names = [...zones].map((zone) => `${id}-${zone}`)
  return { provider: 'gcp', id, name, lat, lon, continent, group, zones: names, ...SPARE_CORES }
}

function azure(
  id: string,
  name: string,
  lat: number,
  lon: number,
  continent: Continent,
  group: string,
  zones: string,
  origin: Origin = SPARE_CORES,
): Region {
  const names = [...zones].map((zone) => `${id}-${zone}`)
  return { provider: 'azure', id, name, lat, lon, continent, group, zones: names, ...origin }
}
