import type { Usage } from '../archetypes/archetype.ts'
import type { Model, ModelNode } from '../archetypes/model.ts'
import { HOURS_PER_WEEK, hourlyFactors } from '../traffic/shape.ts'
import type { EdgeVolume } from '../traffic/volume.ts'
import { instancesAt } from './instances.ts'
import { tailAt } from './laws/tail.ts'
import type { Performance } from './performance.ts'

/**
 * What every node is asked to do in a month, for the bill: rates hour by hour from the workloads' shapes at the visit counts of
 * the mean rate, instances hour by hour from the autoscaling rule, bytes from the edges.
 *
 * @param volumes of the edges, see `edgeVolumes`
 */
export function monthlyUsage(model: Model, performance: Performance, volumes: readonly EdgeVolume[]): readonly Usage[] {
  const factors = model.workloads.map(({ design }) => hourlyFactors(design.shape))
  const { mean } = performance
  const passing = model.nodes.map((): number[] => [])
  for (const { index, kind, via } of model.edges) {
    if (kind !== 'link') for (const node of via) passing[node]!.push(index)
  }
  return model.nodes.map((node) => {
    const station = mean.stations[node.index]!
    const known = station.wait !== null
    const rates = model.workloads.map(({ index }) => {
      const visits = mean.visits[index]!
      return finite((visits.visits[node.index]! + visits.through[node.index]!) * mean.rps[index]!)
    })
    const hourlyRps = hoursOf(factors, rates)
    const usage = {
      meanRps: rates.reduce((sum, rate) => sum + rate, 0),
      peakRps: performance.nodes[node.index]!.peak?.arrivalRps ?? 0,
      hourlyRps,
      heldMs: known ? station.service.mean : null,
      ...(known && { heldAbove: (ms: number) => tailAt(station.service, ms) / station.service.mass }),
      hourlyInstances: instancesOf(node, hourlyRps, station.service.mean),
      requestGb: 0,
      responseGb: 0,
      calledRequestGb: 0,
      calledResponseGb: 0,
    }
    for (const index of [...node.in, ...passing[node.index]!]) {
      usage.requestGb += finite(volumes[index]!.requestGb)
      usage.responseGb += finite(volumes[index]!.responseGb)
    }
    for (const index of node.out) {
      usage.calledRequestGb += finite(volumes[index]!.requestGb)
      usage.calledResponseGb += finite(volumes[index]!.responseGb)
    }
    return usage
  })
}

/** Σ rate × factor, hour by hour. */
function hoursOf(factors: readonly (readonly number[])[], rates: readonly number[]): readonly number[] {
  const hours = new Array<number>(HOURS_PER_WEEK).fill(0)
  for (const [workload, rate] of rates.entries()) {
    const own = factors[workload]
    if (!own || rate === 0) continue
    for (let hour = 0; hour < HOURS_PER_WEEK; hour++) hours[hour]! += rate * own[hour]!
  }
  return hours
}

/** How many run in each hour; without autoscaling always as many. */
function instancesOf(node: ModelNode, hourlyRps: readonly number[], heldMs: number): readonly number[] {
  if (node.behaviour.station?.scaling) return hourlyRps.map((rps) => instancesAt(node, rps / 1000, heldMs))
  return new Array<number>(HOURS_PER_WEEK).fill(instancesAt(node, 0, heldMs))
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0
}
