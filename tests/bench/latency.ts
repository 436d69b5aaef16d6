import { resolveDesign } from '../../simulation/archetypes/resolve.ts'
import { solveInstant } from '../../simulation/latency/instant.ts'
import { percentilesOf } from '../../simulation/latency/laws/quantile.ts'
import { callPlans } from '../../simulation/traffic/call-plan.ts'
import { path } from './designs.ts'
import { medianMs, type Row } from './row.ts'

/** From a drawing to mean, p50, p90, p95, p99 and p99.9 of the whole path: traffic, stations, composition and inversion. */
export function* latencyRows(): Generator<Row> {
  const paths = [
    { name: 'percentiles of a path of 10 stations', goal: 0.1, join: false },
    { name: 'the same with a join', goal: 1, join: true },
  ]
  for (const { name, goal, join } of paths) {
    const model = resolveDesign(path(join))
    const plans = model.workloads.map(({ index }) => callPlans(model, index))
    const work = () => {
      const [ending] = solveInstant(model, [40], plans).endings
      if (ending) percentilesOf(ending.ok)
    }
    yield { group: 'latency', name, unit: 'ms', goal, floor: 3 * goal, measured: medianMs(work) }
  }
}
