import { regionOf } from '../catalog/regions.ts'
import type { ServiceRecord } from '../catalog/service.ts'
import { serviceRecord } from '../catalog/services.ts'
import type { Config, DesignNode, Json } from '../design/design.ts'
import { isRecord } from '../design/json-values.ts'
import type { Place } from './archetype.ts'
import { archetypeOf, parametersOf } from './registry.ts'
import { isOn, statedZones } from './settings/config.ts'

/** The configuration with every default filled in. */
export function fullConfig(node: DesignNode, record: ServiceRecord): Config {
  const config: Record<string, Json> = {}
  for (const { name, default: value } of parametersOf(record)) config[name] = node.config[name] ?? value
  return config
}

/** Answers where a part stands. */
export type PlaceFinder = (node: DesignNode, record: ServiceRecord, config: Config) => Place

/**
 * Tells where the parts of a design stand (contract §2.10): a part's region is its own or that of the nearest group, its zones are its
 * zone group or as many of the region's as it spreads over.
 *
 * Zone groups that name no zone are different zones all the same: in file order each takes the first one of its region that no other group
 * has.
 */
export function placeFinder(nodes: readonly DesignNode[]): PlaceFinder {
  const around = groupPlaces(nodes)
  return (node, record, config) => {
    const group = around(node.parent)
    const region = textOrNull(config.region) ?? group.region
    return {
      provider: record.provider,
      region,
      zones: zonesOf(record, config, region, group.zone),
      location: locationOf(config.location) ?? (region === null ? group.location : null),
    }
  }
}

/** What a group says of the parts inside it. */
interface Around {
  readonly region: string | null
  readonly zone: string | null
  readonly location: Place['location']
}

const OUTSIDE: Around = { region: null, zone: null, location: null }

/** What the groups around a part say, the nearest first; remembered by the id of the nearest. */
function groupPlaces(nodes: readonly DesignNode[]): (parent: string | undefined) => Around {
  const groups = new Map<string, { readonly group: DesignNode; readonly record: ServiceRecord }>()
  for (const group of nodes) {
    const record = serviceRecord(group.service)
    if (record && archetypeOf(record).isGroup) groups.set(group.id, { group, record })
  }
  const stated = memoised(groups, ({ group, record }, outer) => {
    const config = fullConfig(group, record)
    return {
      region: textOrNull(group.config.region) ?? outer.region ?? textOrNull(config.region),
      zone: textOrNull(config.zone) ?? outer.zone,
      location: locationOf(config.location) ?? outer.location,
    }
  })
  const unnamed = nameZones(groups, stated)
  return memoised(groups, ({ group }, outer) => {
    const { region, zone, location } = stated(group.id)
    return { region, zone: unnamed.get(group.id) ?? zone ?? outer.zone, location }
  })
}

type Groups = ReadonlyMap<string, { readonly group: DesignNode; readonly record: ServiceRecord }>
type Group = Groups extends ReadonlyMap<string, infer G> ? G : never

/** Goes from the outermost group inwards, once for each group; a loop rather than recursion, as groups nest freely. */
function memoised(groups: Groups, inside: (group: Group, outer: Around) => Around): (id: string | undefined) => Around {
  const known = new Map<string, Around>()
  return (id) => {
    const path: Group[] = []
    const seen = new Set<string>()
    let at = id
    while (at !== undefined && !known.has(at) && !seen.has(at)) {
      const found = groups.get(at)
      if (!found) break
      seen.add(at)
      path.push(found)
      at = found.group.parent
    }
    let around = (at === undefined ? undefined : known.get(at)) ?? OUTSIDE
    for (const found of path.reverse()) {
      around = inside(found, around)
      known.set(found.group.id, around)
    }
    return around
  }
}

/** Zones for the zone groups that name none. */
function nameZones(groups: Groups, stated: (id: string) => Around): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  const open: string[] = []
  for (const [id, { record }] of groups) {
    if (!record.capabilities.includes('zone')) continue
    const { zone } = stated(id)
    if (zone === null) open.push(id)
    else taken.add(zone)
  }
  const names = new Map<string, string>()
  for (const id of open) {
    const { region } = stated(id)
    const zones = region === null ? [] : (regionOf(region)?.zones ?? [])
    const zone = zones.find((name) => !taken.has(name)) ?? zones[0]
    if (zone === undefined) continue
    taken.add(zone)
    names.set(id, zone)
  }
  return names
}

function zonesOf(
  record: ServiceRecord,
  config: Config,
  region: string | null,
  groupZone: string | null,
): readonly string[] {
  const archetype = archetypeOf(record)
  if (archetype.isGroup || region === null) return []
  const wanted = wantedZones(record, config)
  if (wanted === null) return []
  const all = regionOf(region)?.zones ?? []
  const named = groupZone !== null ? [groupZone] : typeof wanted === 'number' ? all.slice(0, wanted) : wanted
  // A pair stands in two zones even where one only is named: the second machine in the next one.
  const second = isOn(config, 'multiZone') && named.length === 1 ? all.find((zone) => !named.includes(zone)) : undefined
  return second === undefined ? named : [...named, second]
}

/** Count or names of the zones that a part spreads over; `null`: it serves its whole region, or the world. */
function wantedZones(record: ServiceRecord, config: Config): number | readonly string[] | null {
  const archetype = archetypeOf(record)
  if (archetype.zones && record.provider !== 'generic') return archetype.zones(record, config)
  return record.scope === 'zonal' || record.provider === 'generic' ? statedZones(config) : null
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

function textOrNull(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
