import type { Design, DesignEdge, DesignNode, EdgeId, NodeId } from '../design.ts'
import { freshEdgeId, freshWorkloadId } from './naming.ts'

/** What joining parts must know of their services. */
export type KindOf = (service: string) => { readonly isGroup: boolean; readonly isSource: boolean } | undefined

/** Why a wire from one part to another cannot be drawn, in words for the learner; `null` when it can. */
export function connectionRefusal(design: Design, source: string, target: string, kindOf: KindOf): string | null {
  const from = design.nodes.find(({ id }) => id === source)
  const to = design.nodes.find(({ id }) => id === target)
  if (!from || !to) return 'A wire needs a part at both ends.'
  const fromShape = kindOf(from.service)
  const toShape = kindOf(to.service)
  if (fromShape?.isGroup || toShape?.isGroup) return 'Wires join parts. Draw it to a part inside the group.'
  if (toShape?.isSource) return `${to.name} sends requests and answers none. Draw the wire from it.`
  if (source === target) return `A wire from ${from.name} to itself is set in its settings, not drawn.`
  if (design.edges.some((edge) => edge.source === source && edge.target === target)) {
    return `${from.name} calls ${to.name} already. Select that wire to change it.`
  }
  return null
}

/**
 * Draws a wire. Into or out of a queue it is asynchronous. A sender without a workload gets one, so that the wire carries something.
 *
 * @param isQueue whether a part takes messages
 */
export function connect(
  design: Design,
  source: string,
  target: string,
  isQueue: (node: DesignNode) => boolean,
  isSource: (node: DesignNode) => boolean,
): { readonly design: Design; readonly id: EdgeId } | null {
  const from = design.nodes.find(({ id }) => id === source)
  const to = design.nodes.find(({ id }) => id === target)
  if (!from || !to) return null
  const id = freshEdgeId(design)
  const edge: DesignEdge = {
    id,
    source: from.id,
    target: to.id,
    kind: isQueue(from) || isQueue(to) ? 'async' : 'request',
    calls: 1,
    weight: 1,
    dependency: 'required',
    via: [],
    retries: 0,
    backoffMs: 0,
  }
  const wired = { ...design, edges: [...design.edges, edge] }
  const idle = isSource(from) && !design.workloads.some((workload) => workload.source === from.id)
  return { design: idle ? addWorkload(wired, from.id) : wired, id }
}

/** A first workload for a sender: ten requests a second of a few KB. */
export function addWorkload(design: Design, source: NodeId): Design {
  const { id, count } = freshWorkloadId(design)
  const name = design.workloads.length === 0 ? 'Requests' : `Requests ${count}`
  return {
    ...design,
    workloads: [
      ...design.workloads,
      { id, name, source, rps: 10, shape: { kind: 'constant' }, requestKb: 2, responseKb: 10 },
    ],
  }
}

/** Moves one end of a wire to another part. */
export function reconnect(design: Design, edgeId: string, end: 'source' | 'target', nodeId: string): Design {
  const node = design.nodes.find(({ id }) => id === nodeId)
  if (!node) return design
  return { ...design, edges: design.edges.map((edge) => (edge.id === edgeId ? { ...edge, [end]: node.id } : edge)) }
}
