import type { ModelNode } from '../archetypes/model.ts'

/** Instances that run at some load; an autoscaled node has as many as keep it at its target. */
export function instancesAt(node: ModelNode, arrivalsPerMs: number, heldMs: number): number {
  const spec = node.behaviour.station
  if (!spec) return 0
  if (!spec.scaling || spec.servers === 'infinite') return spec.instances
  const { min, max, targetUtilisation } = spec.scaling
  const atOnce = spec.servers * (spec.batch?.max ?? 1)
  const wanted = Math.ceil((arrivalsPerMs * heldMs) / (atOnce * targetUtilisation) - 1e-9)
  // behind a loop without end there is no rate, and as many as there may be
  return Number.isNaN(wanted) ? max : Math.min(max, Math.max(min, wanted))
}

/**
 * Servers of all instances together.
 *
 * @param heldMs mean time that a visit keeps a server
 */
export function totalServers(node: ModelNode, arrivalsPerMs: number, heldMs: number): number | 'infinite' {
  const spec = node.behaviour.station
  if (!spec || spec.servers === 'infinite') return 'infinite'
  return spec.servers * instancesAt(node, arrivalsPerMs, heldMs)
}
