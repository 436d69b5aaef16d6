import type { Design, DesignEdge, DesignNode, EdgeId, EdgeKind } from './design.ts'
import { connect, freshEdgeId, reconnect, removeParts } from './edits.ts'
import { nodeById } from './graph.ts'

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
