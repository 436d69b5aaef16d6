import type { Model } from '../archetypes/model.ts'
import { callOrder } from './call-order.ts'
import type { Visits } from './visits.ts'

/**
 * Parts that one request can visit, or pass through, more than once: by several calls of one wire, by several ways, or around a loop. Ways of which a
 * balancing part chooses one do not add up. What is not waited for does not count.
 */
export function visitedAgain(model: Model, source: number, { plans, calls, visits }: Visits): readonly number[] {
  const order = callOrder(model, plans)
  const callersFirst = order.below(source, () => false).toReversed()
  const used = (edge: number) => model.edges[edge]!.kind === 'request' && calls[edge]! > 0
  const waysOut = callersFirst.map((node) => {
    const { choices, stages } = plans[node]!
    const edges = choices?.map(({ edge }) => edge) ?? stages.flatMap(({ branches }) => branches.flatMap((b) => b.chain))
    return { node, edges: edges.filter(used), isChoice: choices !== null }
  })

  // at most so many visits, if each choice went every way
  const most = new Float64Array(model.nodes.length)
  most[source] = 1
  for (const { node, edges } of waysOut) {
    if (order.loopOf(node) && visits[node]! > 0) most[node] = Number.POSITIVE_INFINITY
    for (const { target, via, calls: made } of edges.map((edge) => model.edges[edge]!)) {
      for (const next of [target, ...via]) most[next]! += most[node]! * Math.ceil(made)
    }
  }
  const mostOf = (wanted: number): number => {
    const found = new Float64Array(model.nodes.length)
    for (const { node, edges, isChoice } of waysOut.toReversed()) {
      const ways = edges.map((edge) => {
        const { target, via, calls: made } = model.edges[edge]!
        const passed = via.filter((part) => part === wanted).length
        return Math.ceil(made) * (passed + found[target]!)
      })
      found[node] = (node === wanted ? 1 : 0) + (isChoice ? Math.max(0, ...ways) : ways.reduce((a, b) => a + b, 0))
    }
    return found[source]!
  }
  return model.nodes.flatMap(({ index }) => {
    if (!(most[index]! > 1)) return []
    return most[index] === Number.POSITIVE_INFINITY || mostOf(index) > 1 ? [index] : []
  })
}
