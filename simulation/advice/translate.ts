import { serviceDirectory } from '../archetypes/directory.ts'
import type { ModelNode } from '../archetypes/model.ts'
import { archetypes, parametersOf } from '../archetypes/registry.ts'
import { resolveDesign } from '../archetypes/resolve.ts'
import { textOf } from '../archetypes/settings/config.ts'
import type { CloudProvider, Counterpart } from '../catalog/capabilities.ts'
import { counterparts } from '../catalog/counterparts.ts'
import { distanceKm } from '../catalog/network.ts'
import { type Region, regionOf, regions } from '../catalog/regions.ts'
import type { ArchetypeId, ServiceRecord } from '../catalog/service.ts'
import { serviceRecord } from '../catalog/services.ts'
import type { Config, Design, DesignNode, Json } from '../design/design.ts'
import { absolutePosition } from '../design/graph.ts'
import { parseDesign } from '../design/parse.ts'
import { serialiseDesign } from '../design/serialise.ts'
import { likeMachine } from './like-machine.ts'

/** The same design on another provider, and what was lost on the way. */
export interface Translation {
  readonly provider: CloudProvider
  readonly design: Design
  /** Every part of a vendor, in the design's order. */
  readonly parts: readonly TranslatedPart[]
}

export interface TranslatedPart {
  readonly nodeId: string
  readonly from: string
  /** `null`: the provider has no such service; the part stays what and where it was. */
  readonly to: string | null
  /** `same`: it was the provider's already. */
  readonly closeness: Counterpart['closeness'] | 'same' | 'none'
  /** Names of settings that the other service does not have or would refuse. */
  readonly lost: readonly string[]
}

/**
 * Puts a design on another provider, part by part, by the table of capabilities (contract, catalogue): regions become their nearest
 * neighbours, machine types those most like them, and every other setting is taken over where the other service has it. Parts without a
 * counterpart are kept and told, never dropped.
 */
export function translateDesign(design: Design, provider: CloudProvider): Translation {
  const moved = resolveDesign(design).nodes.map((node) => moveNode(design, node, provider))
  const { design: accepted, refused } = withoutRefused({ ...design, nodes: moved.map(({ node }) => node) })
  return {
    provider,
    design: accepted,
    parts: moved.flatMap(({ part, node }) =>
      part ? [{ ...part, lost: [...new Set([...part.lost, ...(refused.get(node.id) ?? [])])] }] : [],
    ),
  }
}

interface Moved {
  readonly node: DesignNode
  /** `null` of vendor-neutral parts, which go anywhere. */
  readonly part: TranslatedPart | null
}

function moveNode(design: Design, node: ModelNode, provider: CloudProvider): Moved {
  const { service, design: drawn } = node
  if (service.provider === 'generic')
    return { node: { ...drawn, config: movedPlaces(drawn.config, provider) }, part: null }
  const part = { nodeId: node.id, from: service.id }
  if (service.provider === provider)
    return { node: drawn, part: { ...part, to: service.id, closeness: 'same', lost: [] } }
  const use = kindInUse(node)
  const found = counterpartOf(service, use, provider)
  if (!found) return { node: keptOutside(design, node), part: { ...part, to: null, closeness: 'none', lost: [] } }
  const { config: settings, lost } = moveConfig(node, found.record)
  const config = canBeSetTo(found.record, use) ? { ...settings, mode: use } : settings
  const name = drawn.name === drawn.config.region && typeof config.region === 'string' ? config.region : drawn.name
  return {
    node: { ...drawn, service: found.record.id, name, config },
    part: { ...part, to: found.record.id, closeness: found.closeness, lost },
  }
}

/** As what kind of service a part serves: of one with two uses, the one that it is set to. */
function kindInUse({ service, config, behaviour }: ModelNode): ArchetypeId {
  const mode = textOf(config, 'mode')
  if (isArchetype(mode)) return mode
  return service.archetype === 'balancer' && behaviour.role.kind === 'cache' ? 'cdn' : service.archetype
}

/** The first of the closest counterparts, one of the same use where there is one. */
function counterpartOf(
  service: ServiceRecord,
  use: ArchetypeId,
  provider: CloudProvider,
): { readonly record: ServiceRecord; readonly closeness: Counterpart['closeness'] } | null {
  const found = counterparts(service.id, provider).flatMap(({ id, closeness }) => {
    const record = serviceRecord(id)
    return record ? [{ record, closeness }] : []
  })
  return (
    found.find(({ record }) => kindOf(record) === use) ??
    found.find(({ record }) => canBeSetTo(record, use)) ??
    found[0] ??
    null
  )
}

/** What a service serves as by itself. */
function kindOf(record: ServiceRecord): ArchetypeId {
  const mode = parametersOf(record).find(({ name }) => name === 'mode')?.default
  return typeof mode === 'string' && isArchetype(mode) ? mode : record.archetype
}

/** Whether a service has two uses of which this is one, and not the one that it has by itself. */
function canBeSetTo(record: ServiceRecord, use: ArchetypeId): boolean {
  const mode = parametersOf(record).find(({ name }) => name === 'mode')
  return mode?.type.kind === 'choice' && mode.default !== use && mode.type.options.some(({ value }) => value === use)
}

function isArchetype(text: string): text is ArchetypeId {
  return Object.hasOwn(archetypes, text)
}

/** Out of the groups, which now stand in another cloud; its region is told, so that it stays where it was. */
function keptOutside(design: Design, { design: drawn, service, place }: ModelNode): DesignNode {
  const { parent: _, ...rest } = drawn
  const isPlaced = place.region !== null && parametersOf(service).some(({ name }) => name === 'region')
  return {
    ...rest,
    config: isPlaced ? { ...drawn.config, region: place.region } : drawn.config,
    position: absolutePosition(design, drawn.id),
  }
}

/** What a design asks for, as against how a vendor answers: taken over even where both services have another default. */
const DEMANDS: ReadonlySet<string> = new Set([
  'count',
  'datasetGb',
  'durationMs',
  'hoursPerMonth',
  'hoursPerRun',
  'instanceType',
  'memoryMb',
  'minInstances',
  'multiZone',
  'readReplicas',
  'runsPerMonth',
  'storageGb',
  'vcpu',
])

function moveConfig(
  { service, config, setting, place }: ModelNode,
  target: ServiceRecord,
): { readonly config: Config; readonly lost: readonly string[] } {
  const provider = target.provider === 'generic' ? null : target.provider
  const known = new Map(parametersOf(target).map((parameter) => [parameter.name, parameter]))
  const moved: Record<string, Json> = {}
  const lost: string[] = []
  for (const [name, value] of Object.entries(config)) {
    const isGiven = setting.given.has(name)
    const parameter = known.get(name)
    if (!isGiven && !(DEMANDS.has(name) && parameter && parameter.default !== value)) continue
    const other = parameter && movedValue(name, value)
    if (other === undefined || other === null) {
      if (isGiven && value !== null) lost.push(name)
    } else if (!Object.is(parameter?.default, other) || isGiven) moved[name] = other
  }
  return { config: moved, lost }

  function movedValue(name: string, value: Json): Json {
    if (provider === null) return value
    const home = place.region === null ? null : partnerRegion(place.region, provider)
    switch (name) {
      case 'region':
        return typeof value === 'string' ? (partnerRegion(value, provider)?.id ?? null) : null
      case 'zone':
        return typeof value === 'string' ? partnerZone(value, place.region, home) : null
      case 'zones':
        if (typeof value === 'number') return Math.min(value, home?.zones.length ?? value)
        return Array.isArray(value)
          ? value.flatMap((zone) => partnerZone(String(zone), place.region, home) ?? [])
          : null
      case 'instanceType':
        return likeMachine(
          { service: service.id, type: String(value), region: place.region },
          { service: target.id, region: home?.id ?? null },
        )
      default:
        return value
    }
  }
}

/** Vendor-neutral parts that stand in a region of a vendor go with it; people stay where they are. */
function movedPlaces(config: Config, provider: CloudProvider): Config {
  const { region } = config
  const partner = typeof region === 'string' ? partnerRegion(region, provider) : null
  if (!partner) return config
  const { zones, ...rest } = config
  return { ...rest, ...(typeof zones === 'number' && { zones }), region: partner.id }
}

/** The provider's region of the same metro, else the nearest. */
function partnerRegion(id: string, provider: CloudProvider): Region | null {
  const own = regionOf(id)
  if (!own) return null
  if (own.provider === provider) return own
  const theirs = regions.filter((region) => region.provider === provider)
  const same = theirs.find(({ group }) => group === own.group)
  if (same) return same
  return theirs.reduce((a, b) => (distanceKm(own, b) < distanceKm(own, a) ? b : a))
}

/** The zone at the same place in the list of the other region. */
function partnerZone(zone: string, from: string | null, to: Region | null): string | null {
  const at = from === null ? -1 : (regionOf(from)?.zones.indexOf(zone) ?? -1)
  return to?.zones[at % Math.max(1, to.zones.length)] ?? null
}

/** Leaves out what the other services refuse, setting by setting, and tells it by node. */
function withoutRefused(design: Design): { readonly design: Design; readonly refused: ReadonlyMap<string, string[]> } {
  const refused = new Map<string, string[]>()
  let next = design
  for (;;) {
    const read = parseDesign(serialiseDesign(next), serviceDirectory)
    if (read.ok) return { design: read.value, refused }
    const before = next
    for (const { path } of read.problems) next = withoutAt(next, path, refused)
    if (next === before)
      throw new Error(`The translated design cannot be read: ${read.problems.map(({ message }) => message).join(' ')}`)
  }
}

/** The design without the setting at a path; unchanged when there is none. */
function withoutAt(design: Design, path: string, refused: Map<string, string[]>): Design {
  const [, list, index, field, name] = path.split('/')
  const at = Number(index)
  if (list === 'nodes' && field === 'config' && name !== undefined) {
    const node = design.nodes[at]
    if (!node || node.config[name] === undefined) return design
    const { [name]: _, ...config } = node.config
    refused.set(node.id, [...(refused.get(node.id) ?? []), name])
    return { ...design, nodes: design.nodes.with(at, { ...node, config }) }
  }
  if (list === 'edges' && field === 'onMissOf') {
    const edge = design.edges[at]
    if (!edge?.onMissOf) return design
    const { onMissOf, ...rest } = edge
    refused.set(onMissOf, [...(refused.get(onMissOf) ?? []), 'hitRatio'])
    return { ...design, edges: design.edges.with(at, rest) }
  }
  return design
}
