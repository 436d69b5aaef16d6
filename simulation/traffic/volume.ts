import { type Model, type ModelEdge, networkMsOf } from '../archetypes/model.ts'

/** A month is 730 hours everywhere (contract, head). */
export const SECONDS_PER_MONTH = 730 * 3600
const KB_PER_GB = 1e6

/** What one edge carries in a month. */
export interface EdgeVolume {
  /** Messages a second, retries included; `NaN` behind an unstable loop. */
  readonly rps: number
  /** GB (10⁹ bytes) a month from caller to target. */
  readonly requestGb: number
  /** GB a month back. */
  readonly responseGb: number
  /** Round trip on the network, the mean over its messages. */
  readonly networkMs: number
}

/**
 * The month's traffic of every edge: rate × payload × 730 hours. A call without a payload of its own carries its workload's.
 *
 * @param callsRps by workload and edge, messages a second
 */
export function edgeVolumes(model: Model, callsRps: readonly Float64Array[]): readonly EdgeVolume[] {
  return model.edges.map((edge) => {
    const volume = { rps: 0, requestGb: 0, responseGb: 0 }
    let networkMs = 0
    for (const workload of model.workloads) {
      const rps = callsRps[workload.index]![edge.index]!
      if (rps === 0) continue
      const messages = rps * SECONDS_PER_MONTH
      volume.rps += rps
      networkMs += rps * networkMsOf(edge, workload.index)
      volume.requestGb += (messages * (edge.requestKb ?? workload.design.requestKb)) / KB_PER_GB
      volume.responseGb += (messages * responseKb(edge, workload.design.responseKb)) / KB_PER_GB
    }
    return { ...volume, networkMs: volume.rps > 0 ? networkMs / volume.rps : networkMsOf(edge, 0) }
  })
}

/** An async call has no response. */
function responseKb(edge: ModelEdge, workloadKb: number): number {
  if (edge.responseKb !== null) return edge.responseKb
  return edge.kind === 'async' ? 0 : workloadKb
}
