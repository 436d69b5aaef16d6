import type { Model } from '../archetypes/model.ts'
import { resolveDesign } from '../archetypes/resolve.ts'
import type { PeakLoad } from '../availability/index.ts'
import type { Design } from '../design/design.ts'
import { type Performance, solvePerformance } from '../latency/performance.ts'
import { Experiment, type Replication, type RunOptions } from './replication.ts'

/** Defaults of contract §2.21. */
export const DEFAULT_RUN = { requests: 200_000, replications: 8, seed: 1, warmupShare: 0.1 } as const

export interface Prepared {
  readonly model: Model
  readonly performance: Performance
  /** Whether anybody waits for a workload's requests, and it can be answered at all. */
  readonly waits: readonly boolean[]
  readonly experiment: Experiment
  /** Nothing arrives, or nothing can be answered: there is nothing to run. */
  readonly idle: boolean
}

/** Makes a design ready to be simulated. Pure; each replication can then be run on any thread or machine. */
export function prepare(design: Design, options: RunOptions): Prepared {
  const model = resolveDesign(design)
  const performance = solvePerformance(model)
  const peaks: readonly PeakLoad[] = performance.nodes.map(({ peak, meanServiceMs }) => ({
    peakRps: peak?.arrivalRps ?? 0,
    meanServiceMs,
  }))
  const waits = model.workloads.map(({ index, source, rps }) => {
    const requested = model.nodes[source]!.out.some((edge) => model.edges[edge]!.kind === 'request')
    return requested && rps > 0 && performance.mean.endings[index] !== null
  })
  return {
    model,
    performance,
    waits,
    experiment: new Experiment(model, performance, peaks, options),
    idle: !waits.some(Boolean),
  }
}

/** Makes a design ready, so that each call runs one of its replications. */
export function replicationRunner(
  design: Design,
  options: RunOptions,
): (index: number, progress?: (share: number) => void) => Replication {
  const { experiment } = prepare(design, options)
  return (index, progress) => experiment.run(index, progress)
}

/** Runs one replication of a design. */
export function runReplication(design: Design, options: RunOptions, index: number): Replication {
  return replicationRunner(design, options)(index)
}
