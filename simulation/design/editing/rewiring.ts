import type { Design, DesignEdge, DesignNode, EdgeId, EdgeKind } from '../design.ts'
import { nodeById } from '../graph.ts'
import { addWorkload, connect, connectionRefusal, type KindOf, reconnect } from './joining.ts'
import { freshEdgeId } from './naming.ts'
import { removeParts } from './removing.ts'

type IsQueue = (node: DesignNode) => boolean

/**
 * Puts a part into a wire: what the wire called is now called by the part. The first half keeps the wire's id and settings.
 *
 * @returns the design as it was when the wire or the part is not there, or the part is an end of the wire
 */
export function splice(design: Design, edgeId: string, nodeId: string, isQueue: IsQueue): Design {
  const edge = design.edges.find(({ id }) => id === edgeId)
  const node = nodeById(design, nodeId)
  if (!edge || !node || edge.source === node.id || edge.target === node.id) return design
  const first = reconnect(design, edgeId, 'target', nodeId)
  const kept = first.edges.map((other) =>
    other.id === edgeId ? { ...other, kind: kindBetween(design, other, edge, isQueue) } : other,
  )
  const second = connect({ ...first, edges: kept }, nodeId, edge.target, isQueue, () => false)
  return second?.design ?? design
}

export type WireEnd = 'source' | 'target'

/** Why an end of a wire cannot be moved to a part, in words for the learner; `null` when it can. */
export function rehookRefusal(
  design: Design,
  edgeId: string,
  end: WireEnd,
  nodeId: string,
  kindOf: KindOf,
): string | null {
  const edge = design.edges.find(({ id }) => id === edgeId)
  if (!edge) return 'A wire needs a part at both ends.'
  const others = { ...design, edges: design.edges.filter(({ id }) => id !== edgeId) }
  const [source, target] = end === 'source' ? [nodeId, edge.target] : [edge.source, nodeId]
  return connectionRefusal(others, source, target, kindOf)
}

/**
 * Moves an end of a wire to another part. The wire keeps its settings, as far as they still say something: it becomes asynchronous at a queue,
 * no longer passes through its own ends, and ties to wires of another caller are undone. A sender without a workload gets one.
 */
export function rehook(
  design: Design,
  edgeId: string,
  end: WireEnd,
  nodeId: string,
  isQueue: IsQueue,
  isSource: (node: DesignNode) => boolean,
): Design {
  const before = design.edges.find(({ id }) => id === edgeId)
  const node = nodeById(design, nodeId)
  if (!before || !node || before[end] === node.id) return design
  const moved = reconnect(design, edgeId, end, nodeId)
  const edges = moved.edges.map((edge) =>
    edge.id === edgeId
      ? {
          ...edge,
          kind: kindBetween(design, edge, before, isQueue),
          via: edge.via.filter((id) => id !== edge.source && id !== edge.target),
        }
      : edge,
  )
  const tied = { ...moved, edges: edges.map((edge) => withTies(edge, edges)) }
  const idle = end === 'source' && isSource(node) && !design.workloads.some(({ source }) => source === node.id)
  return idle ? addWorkload(tied, node.id) : tied
}

/** A wire without a cache that its caller does not ask, and without standing in for a wire of another caller. */
function withTies(edge: DesignEdge, edges: readonly DesignEdge[]): DesignEdge {
  const { onMissOf, ...rest } = edge
  const siblings = edges.filter(({ id, source }) => id !== edge.id && source === edge.source)
  const asks = onMissOf !== undefined && siblings.some(({ target }) => target === onMissOf)
  const covered = edge.dependency.startsWith('fallback:') ? edge.dependency.slice('fallback:'.length) : null
  const covers = covered === null || siblings.some(({ id }) => id === covered)
  return {
    ...rest,
    ...(asks && { onMissOf }),
    dependency: covers ? edge.dependency : 'required',
  }
}

/** A queue at either end makes a wire asynchronous; without the queue that made it so, the caller waits again. */
function kindBetween(design: Design, now: DesignEdge, before: DesignEdge, isQueue: IsQueue): EdgeKind {
  const queued = ({ source, target }: DesignEdge) =>
    [source, target].some((id) => {
      const node = nodeById(design, id)
      return node !== undefined && isQueue(node)
    })
  if (before.kind === 'link') return 'link'
  if (queued(now)) return 'async'
  return queued(before) ? 'request' : before.kind
}

/** Takes parts away and joins who called them with whom they called, as often as the request went there before. */
export function removeKeepingWires(design: Design, ids: readonly string[]): Design {
  let left = design
  for (const id of ids) left = removeParts(bridged(left, id), [id])
  return left
}

function bridged(design: Design, id: string): Design {
  const edges = [...design.edges]
  for (const caller of design.edges.filter(({ source, target }) => target === id && source !== id)) {
    for (const called of design.edges.filter(({ source, target }) => source === id && target !== id)) {
      const { source } = caller
      const known = edges.some((edge) => edge.source === source && edge.target === called.target)
      if (source !== called.target && !known) edges.push(bridge(caller, called, freshEdgeId({ edges })))
    }
  }
  return { ...design, edges }
}

/** Called when the first wire was, as the second one was. */
function bridge(caller: DesignEdge, called: DesignEdge, id: EdgeId): DesignEdge {
  const { onMissOf: _, stage: __, workloads: own, ...rest } = called
  const workloads = caller.workloads ?? own
  return {
    ...rest,
    id,
    source: caller.source,
    calls: caller.calls * called.calls,
    dependency: 'required',
    ...(caller.stage !== undefined && { stage: caller.stage }),
    ...(workloads !== undefined && { workloads }),
    ...(caller.onMissOf !== undefined && { onMissOf: caller.onMissOf }),
  }
}
