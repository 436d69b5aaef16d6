import type { Model } from '../archetypes/model.ts'
import type { CallPlan } from '../traffic/call-plan.ts'
import { noFailures, type Outcomes } from '../traffic/outcomes.ts'
import type { Scheduled } from '../traffic/schedules.ts'
import { solveVisits, type Visits } from '../traffic/visits.ts'
import type { Ending } from './attempts.ts'
import { Composition } from './composition.ts'
import { LoopProgress } from './loop-progress.ts'
import { distance, Refinement } from './refinement.ts'
import type { Station } from './stations/station.ts'

/** The system at constant rates: who is visited how often, and how each station and workload does. */
export interface Instant {
  /** Of each workload, requests a second. */
  readonly rps: readonly number[]
  readonly visits: readonly Visits[]
  /** Arrivals at each node, those that pass through included; `NaN` behind an unstable loop. */
  readonly nodeRps: Float64Array
  readonly edgeRps: Float64Array
  readonly stations: readonly Station[]
  /** The whole request of each workload; `null` where a station on the way is saturated, a loop unstable or nothing is called. */
  readonly endings: readonly (Ending | null)[]
  readonly unstableEdges: readonly number[]
  readonly composition: Composition
  /** How exactly the laws of its loops were found. */
  readonly loops: LoopProgress
}

const MAX_ROUNDS = 500
const SETTLED = 1e-12
/** Where laws are searched for as tables: from here on each round goes on with them by one turn. */
const SETTLED_TABLES = 1e-7

/**
 * Solves traffic and latency together. Losses, timeouts and retries change the traffic that causes them, so both are solved in
 * turn from the rate without retries, which finds the least solution (contract §2.15). A call of a saturated station keeps what was
 * last assumed of it: rates that have grown beyond a station stay there, while losses before it may still take load off.
 *
 * @param rps rate of each workload
 * @param plans of each workload, see `callPlans`
 * @param scheduled instances beside those that always run
 * @param progress of the laws of loops, at rates that bring about no longer times
 */
export function solveInstant(
  model: Model,
  rps: readonly number[],
  plans: readonly (readonly CallPlan[])[],
  scheduled: Scheduled = null,
  progress = new LoopProgress(),
): Instant {
  let outcomes = noFailures(model)
  let refinement: Refinement | null = null
  for (let round = 0; ; round++) {
    const instant = solveOnce(model, rps, plans, scheduled, outcomes, progress)
    if (round === MAX_ROUNDS) return instant
    const next = outcomesOf(model, instant, outcomes)
    const moved = distance(outcomes, next)
    if (moved <= SETTLED) return instant
    if (progress.any && (refinement !== null || moved <= Math.max(SETTLED_TABLES, progress.error()))) {
      progress.refine()
      refinement ??= new Refinement()
      const refined = refinement.after(outcomes, next, moved)
      if (!refined) return instant
      outcomes = refined
    } else outcomes = next
  }
}

function solveOnce(
  model: Model,
  rps: readonly number[],
  plans: readonly (readonly CallPlan[])[],
  scheduled: Scheduled,
  outcomes: Outcomes,
  progress: LoopProgress,
): Instant {
  const visits = model.workloads.map(({ index }) => solveVisits(model, index, outcomes, plans[index]))
  const nodeRps = new Float64Array(model.nodes.length)
  const edgeRps = new Float64Array(model.edges.length)
  const nodeVisits = visits.map((solved, workload) => {
    const rate = rps[workload] ?? 0
    solved.calls.forEach((calls, edge) => {
      edgeRps[edge]! += calls * rate
    })
    return solved.visits.map((count, node) => {
      nodeRps[node]! += (count + solved.through[node]!) * rate
      return count * rate
    })
  })
  const composition = new Composition(
    model,
    plans,
    { visits: nodeVisits, nodes: nodeRps, scheduled },
    outcomes,
    progress,
  )
  const unstableEdges = [...new Set(visits.flatMap((solved) => solved.unstableEdges))]
  const stations = model.nodes.map(({ index }) => composition.station(index))
  const endings = model.workloads.map(({ index, source }) =>
    visits[index]!.unstableEdges.length > 0 || !waits(plans[index]?.[source]) ? null : composition.visit(index, source),
  )
  return { rps, visits, nodeRps, edgeRps, stations, endings, unstableEdges, composition, loops: progress }
}

/** Whether the source waits for anything at all. */
function waits(plan: CallPlan | undefined): boolean {
  return plan !== undefined && (plan.stages.length > 0 || (plan.choices?.length ?? 0) > 0)
}

/** What becomes of visits and calls at this instant. */
function outcomesOf(model: Model, instant: Instant, assumed: Outcomes): Outcomes {
  const loss = Float64Array.from(instant.stations, (station) => station.loss)
  const failure = assumed.failure.map((failures) => failures.slice())
  const attempts = assumed.attempts.map((tries) => tries.slice())
  for (const { index: workload } of model.workloads) {
    const { visits } = instant.visits[workload]!
    for (const { index, kind, source, workloads } of model.edges) {
      if (kind !== 'request' || !(visits[source]! > 0) || workloads?.has(workload) === false) continue
      const call = instant.composition.call(workload, index)
      if (!call) continue
      failure[workload]![index] = call.failed?.mass ?? 0
      attempts[workload]![index] = call.attempts
    }
  }
  return { loss, failure, attempts }
}
