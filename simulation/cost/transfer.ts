import type { Meter } from '../archetypes/archetype.ts'
import type { Model, ModelEdge, ModelNode } from '../archetypes/model.ts'
import type { Prices } from '../catalog/price-layers.ts'
import { priceRows } from '../catalog/prices.ts'
import { regionOf } from '../catalog/regions.ts'
import type { EdgeVolume } from '../traffic/volume.ts'
import { type DraftLine, pricedLines } from './draft.ts'

/**
 * What bytes on the way cost, edge by edge (contract §2.20): nothing within a zone or to a regional service of the same region, both ways
 * between zones, from the sender's side between regions, and out of a provider's network to the internet or another provider.
 * A content network bills its own traffic, and fetches from its provider's regions without egress.
 */
export function draftTransfer(model: Model, volumes: readonly EdgeVolume[], prices: Prices): readonly DraftLine[] {
  return model.edges.flatMap((edge) => {
    const volume = volumes[edge.index]
    if (!volume || edge.kind === 'link' || !(volume.requestGb + volume.responseGb > 0)) return []
    return draftEdge(model, edge, volume, prices)
  })
}

function draftEdge(
  model: Model,
  edge: ModelEdge,
  { requestGb, responseGb }: EdgeVolume,
  prices: Prices,
): readonly DraftLine[] {
  const source = model.nodes[edge.source]
  const target = model.nodes[edge.target]
  if (!source || !target || isContentNetwork(target)) return []
  const from = home(source)
  const to = home(target)
  if (!from && !to) return []
  if (isContentNetwork(source) && to?.provider === source.place.provider) return []
  const line = (node: ModelNode, meter: Meter) => {
    const carrier = carrierOf(model, edge, meter)
    return carrier
      ? pricedLines(carrier, meter, carrier.service.id, edge.index, prices)
      : pricedLines(node, meter, `${home(node)?.provider ?? ''}.region`, edge.index, prices)
  }
  const way = `${source.design.name} → ${target.design.name}`
  if (from && to && from.provider === to.provider) {
    if (from.region === to.region) {
      const share = otherZoneShare(source, target)
      if (share === 0) return []
      return line(source, crossZone((requestGb + responseGb) * share, way, share))
    }
    return [
      ...line(source, interRegion(requestGb, way, to.region)),
      ...line(target, interRegion(responseGb, `${target.design.name} → ${source.design.name}`, from.region)),
    ].filter(({ quantity }) => quantity > 0)
  }
  return [
    ...(from && requestGb > 0 ? line(source, egress(requestGb, way)) : []),
    ...(to && responseGb > 0 ? line(target, egress(responseGb, `${target.design.name} → ${source.design.name}`)) : []),
  ]
}

/** A part on the way whose own price takes the place of the region's: a dedicated line, an endpoint that crosses zones without charge. */
function carrierOf(model: Model, { via }: ModelEdge, meter: Meter): ModelNode | undefined {
  return via
    .map((index) => model.nodes[index])
    .find((node) => node && priceRows(node.service.id).some((row) => row.meter === meter.name))
}

interface Home {
  readonly provider: 'aws' | 'gcp' | 'azure'
  readonly region: string
}

/** The provider's region that a part's bytes leave from; `null` for callers and sites of one's own. */
function home(node: ModelNode): Home | null {
  const { place, behaviour } = node
  if (place.region === null || behaviour.role.kind === 'source' || isContentNetwork(node)) return null
  const provider = place.provider === 'generic' ? regionOf(place.region)?.provider : place.provider
  return provider && provider !== 'generic' ? { provider, region: place.region } : null
}

function isContentNetwork({ service }: ModelNode): boolean {
  return service.archetype === 'cdn' || service.behaviour === 'cached-entry'
}

/** Share of the calls between two parts that cross a zone boundary; regional services have an end in every zone. */
function otherZoneShare(a: ModelNode, b: ModelNode): number {
  const from = a.place.zones
  const to = b.place.zones
  if (from.length === 0 || to.length === 0) return 0
  const same = from.filter((zone) => to.includes(zone)).length
  return 1 - same / (from.length * to.length)
}

function crossZone(quantity: number, way: string, share: number): Meter {
  return {
    name: 'cross-zone-gb',
    quantity,
    description: `Between zones: ${way}`,
    factors: [{ name: 'share of the calls between zones', value: share, unit: '', by: 'zones' }],
  }
}

function interRegion(quantity: number, way: string, to: string): Meter {
  return {
    name: 'inter-region-gb',
    quantity,
    description: `To ${to}: ${way}`,
    choose: { to },
    factors: [{ name: 'bytes', value: quantity, unit: 'GB', by: 'traffic' }],
  }
}

function egress(quantity: number, way: string): Meter {
  return {
    name: 'egress-internet-gb',
    quantity,
    description: `To the internet: ${way}`,
    factors: [{ name: 'bytes', value: quantity, unit: 'GB', by: 'traffic' }],
  }
}
