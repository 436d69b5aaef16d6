import { regionOf } from '../catalog/regions.ts'
import type { ServiceRecord } from '../catalog/service.ts'
import { serviceRecord } from '../catalog/services.ts'
import type { Config, Design, DesignNode, Json } from '../design/design.ts'
import type { Archetype, Place } from './archetype.ts'
import { isList, isRecord } from './config.ts'
import { archetypeOf, parametersOf } from './registry.ts'

/** The configuration with every default filled in. */
export function fullConfig(node: DesignNode, record: ServiceRecord): Config {
  const config: Record<string, Json> = {}
  for (const { name, default: value } of parametersOf(record)) config[name] = node.config[name] ?? value
  return config
}

/**
 * Where a part stands (contract §2.10): its region is its own or that of the nearest group, its zones are its zone group or as many of
 * the region's as it spreads over.
 */
export function placeOf(design: Design, node: DesignNode, record: ServiceRecord, config: Config): Place {
  const around = placeAround(design, node)
  const own = config.region
  const region = typeof own === 'string' ? own : around.region
  const location = locationOf(config.location) ?? (region === null ? around.location : null)
  const archetype = archetypeOf(record)
  return {
    provider: record.provider,
    region,
    zones: zonesOf(record, archetype, config, region, around.zone),
    location,
  }
}

interface Around {
  readonly region: string | null
  readonly zone: string | null
  readonly location: Place['location']
}

const OUTSIDE: Around = { region: null, zone: null, location: null }

/** What the groups around a node say, the nearest first. */
function placeAround(design: Design, node: DesignNode): Around {
  let around = OUTSIDE
  const seen = new Set<string>()
  let parent = node.parent
  while (parent !== undefined && !seen.has(parent)) {
    seen.add(parent)
    const group = design.nodes.find(({ id }) => id === parent)
    const record = group && serviceRecord(group.service)
    if (!group || !record) break
    const config = fullConfig(group, record)
    const { region, zone } = config
    around = {
      region: around.region ?? (typeof region === 'string' ? region : null),
      zone: around.zone ?? (typeof zone === 'string' && zone !== '' ? zone : null),
      location: around.location ?? locationOf(config.location),
    }
    parent = group.parent
  }
  return around
}

function zonesOf(
  record: ServiceRecord,
  archetype: Archetype,
  config: Config,
  region: string | null,
  groupZone: string | null,
): readonly string[] {
  if (archetype.isGroup || region === null) return []
  const zonal = record.scope === 'zonal' || record.provider === 'generic'
  const wanted =
    archetype.zones && record.provider !== 'generic'
      ? archetype.zones(record, config)
      : zonal
        ? statedZones(config)
        : null
  if (wanted === null) return []
  if (groupZone !== null) return [groupZone]
  if (typeof wanted !== 'number') return wanted
  return (regionOf(region)?.zones ?? []).slice(0, wanted)
}

function statedZones(config: Config): number | readonly string[] {
  const { zones } = config
  if (isList(zones)) return zones.filter((name) => typeof name === 'string')
  return typeof zones === 'number' ? zones : 1
}

/** A region id stands for where it is. */
function locationOf(value: Json | undefined): Place['location'] {
  if (typeof value === 'string') {
    const region = regionOf(value)
    return region ? { lat: region.lat, lon: region.lon } : null
  }
  if (!isRecord(value)) return null
  const { lat, lon } = value
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null
}
