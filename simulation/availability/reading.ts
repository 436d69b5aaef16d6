import type { Model, ModelNode } from '../archetypes/model.ts'
import { type Atom, type Expression, Expressions } from './expression.ts'
import { failoverPlace } from './structure.ts'

/** What counts as a cause in one reading of the design. */
export interface Reading {
  /** Vendor parts at what they promise, and nothing else. */
  readonly kind: 'expected' | 'contract' | 'independent'
  /** Instances that each node needs. */
  readonly needed: readonly number[]
  /** Extra unavailability of each balancing node, by failing over; `null`: not known yet. */
  readonly failover: readonly number[] | null
}

/** What stands in the places of the structure in one reading: each node by itself, and the failing over of balancing nodes. */
export function fillPlaces(model: Model, reading: Reading): readonly Expression[] {
  const make = new Expressions()
  const filled: Expression[] = model.nodes.map((node) =>
    model.down?.has(node.index) ? make.never : ownExpression(model, node, reading, make),
  )
  for (const { index, id } of model.nodes) {
    const extra = reading.kind === 'contract' ? 0 : (reading.failover?.[index] ?? 0)
    filled[failoverPlace(model, index)] =
      extra === 0
        ? make.always
        : make.atom({ name: `${FAILOVER}${id}`, unavailability: extra, repairHours: 0, shared: false })
  }
  return filled
}

/** Prefix of the names of what is no part that could be lost. */
export const FAILOVER = 'failover:'

/** Instances, zones, region, provider. */
function ownExpression(model: Model, node: ModelNode, reading: Reading, make: Expressions): Expression {
  const { failure } = node.behaviour
  const vendor = node.place.provider !== 'generic'
  if (reading.kind === 'contract' && vendor) {
    return make.atom(atomOf(node.id, failure.contractUnavailability ?? 0, failure.mttrHours))
  }
  if (!vendor && failure.unavailability === 0) return make.always
  const { assumptions } = model
  const repairHours = assumptions.outageMinutes / 60
  // drawn as if nothing were shared, every use of a cause is a cause of its own
  const suffix = reading.kind === 'independent' ? `@${node.id}` : ''
  const cause = (name: string, availability: number): Atom => ({
    name: `${name}${suffix}`,
    unavailability: 1 - availability,
    repairHours,
    shared: suffix === '',
  })
  const parts: Expression[] = []
  const serves = node.behaviour.role.kind !== 'source' && node.behaviour.role.kind !== 'group'
  if (vendor && serves) {
    parts.push(make.atom(cause(`provider:${node.place.provider}`, assumptions.commonCauseAvailability)))
    if (failure.regional && node.place.region) {
      parts.push(make.atom(cause(`region:${node.place.region}`, assumptions.regionAvailability)))
    }
  }
  const zones = vendor && failure.zonal ? node.place.zones : []
  const groups = spread(failure.instances, zones).map(({ zone, instances }) => ({
    zone: zone === null ? null : cause(`zone:${zone}`, assumptions.zoneAvailability),
    instances,
  }))
  const [only] = groups
  if (failure.instances === 1 && only) {
    if (only.zone) parts.push(make.atom(only.zone))
    if (failure.unavailability > 0) parts.push(make.atom(atomOf(node.id, failure.unavailability, failure.mttrHours)))
    return make.all(parts)
  }
  const needed = reading.needed[node.index] ?? 1
  if (failure.unavailability > 0 || groups.some(({ zone }) => zone !== null)) {
    const { unavailability, mttrHours } = failure
    parts.push(make.tier({ name: node.id, unavailability, repairHours: mttrHours, groups, needed }))
  }
  return make.all(parts)
}

function atomOf(name: string, unavailability: number, repairHours: number): Atom {
  return { name, unavailability, repairHours, shared: false }
}

/** As evenly as possible, first zones first (contract §2.9). */
export function spread(
  instances: number,
  zones: readonly string[],
): readonly { readonly zone: string | null; readonly instances: number }[] {
  if (zones.length === 0) return [{ zone: null, instances }]
  const each = Math.floor(instances / zones.length)
  const more = instances % zones.length
  return zones.map((zone, i) => ({ zone, instances: each + (i < more ? 1 : 0) })).filter((group) => group.instances > 0)
}
