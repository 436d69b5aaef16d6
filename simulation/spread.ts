import { resolveDesign } from './archetypes/resolve.ts'
import type { Design } from './design/design.ts'
import { sharesIn } from './events/measure.ts'
import type { Replication } from './events/replication.ts'
import { percentilesOf } from './latency/laws/quantile.ts'
import { tailAt } from './latency/laws/tail.ts'
import { solvePerformance } from './latency/performance.ts'
import { type Bins, binsUpTo, sharesOf } from './latency/spread.ts'

/** How the answers to a workload's requests spread over time, with every part up, at the mean rates. */
export interface LatencySpread {
  readonly workload: string
  readonly bins: Bins
  /** Share of the answers in each bin; what is missing to 1 is later than the last. */
  readonly computed: readonly number[]
  /** The same as a curve, to be drawn: at the middle of each quarter of a bin, as if the whole bin were like it. */
  readonly curve: readonly number[]
  /** The same of a run; `null` without one. */
  readonly simulated: { readonly shares: readonly number[]; readonly answers: number } | null
  /** Computed share of the answers that take longer than the target of the p95; `null` without a target. */
  readonly beyondTarget: number | null
}

const FINER = 4
/** A target a little beyond the slowest answers is drawn, too. */
const NEAR_TARGET = 1.5

/**
 * The spread of the answers of each workload that has a latency.
 *
 * @param replications of a run at the mean rates, to lay beside what is computed
 */
export function latencySpread(design: Design, replications: readonly Replication[] = []): readonly LatencySpread[] {
  const model = resolveDesign(design)
  const { mean } = solvePerformance(model)
  const target = design.targets.p95LatencyMs
  return model.workloads.flatMap(({ id, index }): readonly LatencySpread[] => {
    const law = mean.endings[index]?.ok
    const times = law && percentilesOf(law)
    if (!law || !times || !(times.p999 > 0)) return []
    const isNear = target !== undefined && target > times.p999 && target <= NEAR_TARGET * times.p999
    const bins = binsUpTo(isNear ? target : times.p999)
    return [
      {
        workload: id,
        bins,
        computed: sharesOf(law, bins),
        curve: sharesOf(law, { width: bins.width / FINER, count: bins.count * FINER }).map((share) => FINER * share),
        simulated: replications.length === 0 ? null : sharesIn(replications, index, bins),
        beyondTarget: target === undefined ? null : tailAt(law, target) / law.mass,
      },
    ]
  })
}
