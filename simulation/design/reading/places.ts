import type { DesignNode } from '../design.ts'
import type { ServiceDirectory } from '../parameter.ts'
import type { Draft } from './draft.ts'
import type { Problems } from './fields.ts'
import { pointer } from './pointer.ts'
import { quoted } from './wording.ts'

/** Where a node stands as far as the design says it; both are what `config` or a group names, unresolved. */
export interface StatedPlace {
  readonly region: string | undefined
  readonly zone: string | undefined
  /** The groups that say so. */
  readonly regionOf: DesignNode | undefined
  readonly zoneOf: DesignNode | undefined
}

/**
 * Tells the region and the zone that a group gives to what it holds: its own, else those of the group around it (contract §2.10), else
 * the default of its service.
 *
 * @returns answers by group id, remembered; without a group, no place
 */
export function placesOfGroups(
  nodes: readonly DesignNode[],
  services: ServiceDirectory,
): (group: string | undefined) => StatedPlace {
  const byId = new Map<string, DesignNode>(nodes.map((node) => [node.id, node]))
  const known = new Map<string, StatedPlace>()
  return (group) => {
    const path: DesignNode[] = []
    const seen = new Set<string>()
    let at = group === undefined ? undefined : byId.get(group)
    while (at !== undefined && !known.has(at.id) && !seen.has(at.id)) {
      seen.add(at.id)
      path.push(at)
      at = at.parent === undefined ? undefined : byId.get(at.parent)
    }
    let place = (at && known.get(at.id)) ?? NOWHERE
    for (const node of path.reverse()) {
      const region = set(node, 'region') ?? (place.region === undefined ? usual(node, 'region', services) : undefined)
      const zone = set(node, 'zone') ?? (place.zone === undefined ? usual(node, 'zone', services) : undefined)
      place = {
        region: region ?? place.region,
        regionOf: region === undefined ? place.regionOf : node,
        zone: zone ?? place.zone,
        zoneOf: zone === undefined ? place.zoneOf : node,
      }
      known.set(node.id, place)
    }
    return place
  }
}

const NOWHERE: StatedPlace = { region: undefined, zone: undefined, regionOf: undefined, zoneOf: undefined }

function set(node: DesignNode, name: 'region' | 'zone'): string | undefined {
  const value = node.config[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What the service has where nobody set it; an explicit `null` is nothing. */
function usual(node: DesignNode, name: 'region' | 'zone', services: ServiceDirectory): string | undefined {
  if (node.config[name] !== undefined || node.service === '') return undefined
  const value = services.lookup(node.service)?.parameters.find((parameter) => parameter.name === name)?.default
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Reports places that contradict each other: regions and zones of a part and its groups, and zones that a region does not have. */
export function checkPlaces(draft: Draft, services: ServiceDirectory, problems: Problems): void {
  const placeOf = placesOfGroups(
    draft.nodes.filter((node) => node !== undefined),
    services,
  )
  draft.nodes.forEach((node, i) => {
    if (node === undefined) return
    const { region, zone, zones } = node.config
    const around = placeOf(node.parent)
    const at = (key: string, ...more: number[]) => pointer(['nodes', i, 'config', key, ...more])
    const own = typeof region === 'string' ? region : undefined
    if (own !== undefined && around.region !== undefined && own !== around.region) {
      problems.add(
        at('region'),
        `Remove the region of ${label(node)} or take it out of ${label(around.regionOf)}: it says ${quoted(own)}, the group ${quoted(around.region)}.`,
      )
    }
    const stands = own ?? around.region
    const known = stands === undefined ? [] : services.zonesOfRegion(stands)
    const check = (name: string, path: string): boolean => {
      if (known.length === 0 || known.includes(name)) return true
      problems.add(path, `Choose a zone of ${stands} (${known.join(', ')}); ${quoted(name)} is not one.`)
      return false
    }
    if (typeof zone === 'string' && zone !== '' && check(zone, at('zone'))) {
      if (around.zone !== undefined && around.zone !== zone) {
        problems.add(
          at('zone'),
          `Take ${label(node)} out of ${label(around.zoneOf)}: a zone cannot stand in another one.`,
        )
      }
    }
    if (typeof zones === 'number') checkZoneCount(node, zones, known, stands, around, at('zones'), problems)
    else if (Array.isArray(zones)) {
      zones.forEach((name, k) => {
        if (typeof name !== 'string' || !check(name, at('zones', k))) return
        if (around.zone === undefined || around.zone === name) return
        problems.add(
          at('zones', k),
          `Remove the zones of ${label(node)} or take it out of ${label(around.zoneOf)}: it names ${quoted(name)}, the group ${quoted(around.zone)}.`,
        )
      })
    }
  })
}

function checkZoneCount(
  node: DesignNode,
  count: number,
  known: readonly string[],
  region: string | undefined,
  around: StatedPlace,
  path: string,
  problems: Problems,
): void {
  if (known.length > 0 && count > known.length) {
    const zones = known.length === 1 ? 'one zone' : `${known.length} zones`
    problems.add(path, `Spread ${label(node)} over fewer zones: ${region} has ${zones}, not ${count}.`)
  } else if (around.zoneOf !== undefined && count > 1) {
    problems.add(
      path,
      `Set the zones of ${label(node)} to 1 or take it out of ${label(around.zoneOf)}: inside one zone it cannot spread over ${count}.`,
    )
  }
}

function label(node: DesignNode | undefined): string {
  return quoted(node === undefined ? '' : node.name === '' ? node.id : node.name)
}
