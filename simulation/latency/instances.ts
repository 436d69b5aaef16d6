import type { ModelNode } from '../archetypes/model.ts'
import type { Scheduled } from '../traffic/schedules.ts'

/** Instances that run at some load, without those of a schedule; an autoscaled node has as many as keep it at its target. */
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
 * @param scheduled instances beside those
 */
export function totalServers(
  node: ModelNode,
  arrivalsPerMs: number,
  heldMs: number,
  scheduled: Scheduled,
): number | 'infinite' {
  const spec = node.behaviour.station
  if (!spec || spec.servers === 'infinite') return 'infinite'
  return spec.servers * (instancesAt(node, arrivalsPerMs, heldMs) + (scheduled?.[node.index] ?? 0))
}
