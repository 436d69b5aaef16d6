import { figures } from '../catalog/figures.ts'
import { roundTrip } from '../catalog/network.ts'
import type { Place } from './archetype.ts'
import type { ModelEdge, ModelNode } from './model.ts'

/** What is needed of a part to tell where it stands. */
export type Standing = Pick<ModelNode, 'index' | 'service' | 'place'>

/**
 * The round trip between two places (contract §2.16); the parts that a call passes through add their own times as stations. Two parts at
 * one site of one's own, outside the regions, are next to each other.
 */
export function networkMs(from: Place, to: Place): number {
  if (isSite(from) && isSite(to) && from.location?.lat === to.location?.lat && from.location?.lon === to.location?.lon)
    return 0
  return roundTrip(from, to).ms
}

/**
 * Round trips of the wires at an entry: a name service, a content network or a global balancer, which stand in no region but at the edge,
 * next to whoever calls. A client reaches them over the last mile; from there on the way is as long as it is from the caller. So a design
 * with an entry has the network time that the same design has without, and what a content network answers itself saves the distance.
 *
 * An entry that several parts call stands at the first caller on the way from the client. A balancer that belongs to no provider is none
 * that anything is reached at: the whole way counts where it leads on to a place.
 *
 * @param workloads the part that each begins at
 * @returns by edge: milliseconds for each workload; `null`: no end is an entry, `ModelEdge.networkMs` holds for all
 */
export function entryRoundTrips(
  nodes: readonly Standing[],
  edges: readonly ModelEdge[],
  workloads: readonly number[],
): readonly (readonly number[] | null)[] {
  const entries = new Set(nodes.filter(isEntry).map(({ index }) => index))
  if (entries.size === 0) return edges.map(() => null)
  const standOf = workloads.map((source, workload) => stands(nodes, entries, edges, source, workload))
  return edges.map(({ source, target }) => {
    if (!entries.has(source) && !entries.has(target)) return null
    return standOf.map((stand) => {
      const from = stand(source)
      const to = stand(target)
      const lastMile = isSite(from.place) ? figures.lastMileMs.value : 0
      if (entries.has(target)) return to.isReached && !from.isReached ? lastMile : 0
      const whole = networkMs(from.place, to.place)
      return from.isReached ? Math.max(0, whole - lastMile) : whole
    })
  })
}

/** A part that has no place of its own and serves from the edge of a network. */
function isEntry({ service, place }: Standing): boolean {
  if (place.region !== null || place.location !== null) return false
  return service.provider === 'generic'
    ? service.id === 'generic.balancer'
    : service.scope === 'global' || service.scope === 'edge'
}

/** Outside the regions, at a place of its own: a client, a data centre. */
function isSite({ region, location }: Place): boolean {
  return region === null && location !== null
}

/** Where a part stands for one workload. */
interface Stand {
  readonly place: Place
  /** A provider's edge has been reached on the way here from that place. */
  readonly isReached: boolean
}

/** Parts stand at their own places, entries at the first part that leads to them. */
function stands(
  nodes: readonly Standing[],
  entries: ReadonlySet<number>,
  edges: readonly ModelEdge[],
  source: number,
  workload: number,
): (node: number) => Stand {
  const called = new Map<number, number[]>()
  for (const { kind, source: from, target, workloads } of edges) {
    if (kind !== 'request' || !(workloads?.has(workload) ?? true)) continue
    const targets = called.get(from)
    if (targets) targets.push(target)
    else called.set(from, [target])
  }
  const callers = new Map<number, number>()
  const seen = new Set([source])
  for (const node of seen) {
    for (const target of called.get(node) ?? []) {
      if (!seen.has(target) && entries.has(target)) callers.set(target, node)
      seen.add(target)
    }
  }
  const part = (index: number): Standing => {
    const found = nodes[index]
    if (!found) throw new Error(`The design has no part ${index}.`)
    return found
  }
  return (node) => {
    let at = part(node)
    let isReached = false
    for (let caller = callers.get(at.index); caller !== undefined; caller = callers.get(at.index)) {
      isReached ||= at.service.provider !== 'generic'
      at = part(caller)
    }
    return { place: at.place, isReached }
  }
}
