import type { Model } from '../archetypes/model.ts'
import { resolveDesign } from '../archetypes/resolve.ts'
import type { PeakLoad } from '../availability/index.ts'
import type { Design } from '../design/design.ts'
import { type Performance, solvePerformance } from '../latency/performance.ts'
import { Experiment, type Replication, type RunOptions } from './replication.ts'

/** Defaults of contract §2.21. */
export const DEFAULT_RUN = { requests: 200_000, replications: 8, seed: 1, warmupShare: 0.1 } as const

/** What all replications of a run and its report are made from. */
export interface PreparedRun {
  readonly model: Model
  readonly performance: Performance
  /** Whether anybody waits for a workload's requests, and it can be answered at all. */
  readonly waits: readonly boolean[]
  /** Runs replications, in any order. */
  readonly experiment: Experiment
  /** Nothing arrives, or nothing can be answered: there is nothing to run. */
  readonly idle: boolean
}

/** Makes a design ready to be simulated. Pure; each replication can then be run on any thread or machine. */
export function prepareRun(design: Design, options: RunOptions): PreparedRun {
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

/** Runs one replication of a design. */
export function runReplication(design: Design, options: RunOptions, index: number): Replication {
  return prepareRun(design, options).experiment.run(index)
}
