import type { Model } from '../archetypes/model.ts'
import { add, type Bits, has, members, unite, uniteCommon } from './bits.ts'
import { callOrder } from './call-order.ts'
import type { Visits } from './visits.ts'

/**
 * Parts that one request can visit, or pass through, more than once: by several calls of one wire, by several ways, or around a loop. Ways of which a
 * balancing part chooses one do not add up. What is not waited for does not count.
 *
 * @returns places of nodes, rising
 */
export function visitedAgain(model: Model, source: number, { plans, calls, visits }: Visits): readonly number[] {
  const order = callOrder(model, plans)
  const none = (): Bits => new Uint32Array(Math.ceil(model.nodes.length / 32))
  const again = none()
  const reached = new Map<number, Bits>()
  const passing = (via: readonly number[], target: Bits): Bits => {
    const way = via.length > 0 ? target.slice() : target
    for (const part of via) {
      if (has(way, part)) add(again, part)
      add(way, part)
    }
    return way
  }
  for (const node of order.below(source, () => false)) {
    if (visits[node] === 0) continue
    const { choices, stages } = plans[node]!
    const edges = choices?.map(({ edge }) => edge) ?? stages.flatMap(({ branches }) => branches.flatMap((b) => b.chain))
    const below = none()
    for (const { kind, index, target, via, calls: made } of edges.map((edge) => model.edges[edge]!)) {
      if (kind !== 'request' || !(calls[index]! > 0)) continue
      // who is called back on a loop is not known yet: all of the loop is met again
      const way = passing(via, reached.get(target) ?? none())
      if (made > 1) unite(again, way)
      if (!choices) uniteCommon(again, below, way)
      unite(below, way)
    }
    if (has(below, node)) add(again, node)
    add(below, node)
    if (order.loopOf(node) && visits[node]! > 0) unite(again, below)
    reached.set(node, below)
  }
  return [...members(again)]
}
