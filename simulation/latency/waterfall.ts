import { type Model, networkMsOf } from '../archetypes/model.ts'
import type { WaterfallStep } from '../report/report.ts'
import { branchProbability, cacheAnswers } from '../traffic/outcomes.ts'
import type { Instant } from './instant.ts'
import type { Law } from './laws/law.ts'
import { quantileOf } from './laws/quantile.ts'
import { serviceLaw } from './stations/service-law.ts'

/** Longer paths are cut: nobody reads more bars. */
const MAX_STEPS = 200

/**
 * Where the time of a mean request goes, hop by hop: network, queue and service along the critical path, that is through the
 * slowest branch of each parallel stage and the target with the largest share of a balancer. A call that is made with
 * probability p, or n times, counts p or n times its mean, so that the bars of a path without forks and loops add up to the mean while
 * nothing is lost or late.
 *
 * @param instant has no saturated station on the way
 */
export function waterfall(model: Model, instant: Instant, workload: number): readonly WaterfallStep[] {
  const steps: WaterfallStep[] = []
  const onPath = new Set<number>()
  const failure = new Float64Array(model.edges.length)
  visit(model.workloads[workload]!.source, 1, 0)
  return steps

  /** @returns when the visit ends */
  function visit(node: number, times: number, start: number): number {
    if (onPath.has(node) || steps.length >= MAX_STEPS) return start
    onPath.add(node)
    let now = served(node, times, start)
    const plan = instant.visits[workload]!.plans[node]!
    if (plan.choices) {
      const main = plan.choices.reduce<(typeof plan.choices)[number] | undefined>(
        (best, choice) => (best === undefined || choice.share > best.share ? choice : best),
        undefined,
      )
      if (main) now = call(main.edge, times, now)
    }
    for (const stage of plan.stages) {
      const branches = stage.branches.map((branch) => {
        let probability = 0
        for (const answer of cacheAnswers(plan, failure)) {
          probability += answer.probability * branchProbability(plan, branch.onMiss, answer, failure)
        }
        const edge = branch.chain[0]!
        const mean = instant.composition.call(workload, edge)?.ok.mean ?? 0
        const count = probability * plan.called * model.edges[edge]!.calls
        return { edge, count, mean: count * mean }
      })
      const slowest = branches.reduce((a, b) => (b.mean > a.mean ? b : a))
      now = call(slowest.edge, times * slowest.count, now)
    }
    onPath.delete(node)
    return now
  }

  function call(index: number, times: number, start: number): number {
    const edge = model.edges[index]!
    if (edge.kind !== 'request' || times === 0) return start
    let now = fixed(edge.target, 'network', networkMsOf(edge, workload), times, start)
    for (const via of edge.via) now = served(via, times, now)
    return visit(edge.target, times, now)
  }

  /** Wait and service of one part. Where a slot is held, the calls that it is held for have bars of their own. */
  function served(node: number, times: number, start: number): number {
    const { wait, service } = instant.stations[node]!
    const own = model.nodes[node]!.behaviour.station
    if (!own || !wait) return start
    const now = step(node, 'queue', wait, times, start)
    return step(node, 'service', own.blocking ? serviceLaw(own.serviceTime).law : service, times, now)
  }

  function step(nodeId: number, part: WaterfallStep['part'], law: Law, times: number, startMs: number): number {
    if (!(law.mean > 0)) return startMs
    return add(nodeId, part, law.mean * times, quantileOf(law, 0.95), startMs)
  }

  function fixed(nodeId: number, part: WaterfallStep['part'], ms: number, times: number, startMs: number): number {
    return ms > 0 ? add(nodeId, part, ms * times, ms, startMs) : startMs
  }

  function add(node: number, part: WaterfallStep['part'], meanMs: number, p95Ms: number, startMs: number): number {
    if (steps.length < MAX_STEPS) steps.push({ nodeId: model.nodes[node]!.id, part, startMs, meanMs, p95Ms })
    return startMs + meanMs
  }
}
