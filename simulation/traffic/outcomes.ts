import type { Model } from '../archetypes/model.ts'
import type { Branch, CallPlan, Stage } from './call-plan.ts'

/**
 * What becomes of visits and calls while every part is up: losses at full queues, timeouts, attempts. Traffic depends on them (a
 * failed visit makes no further calls, a retry is load) and they depend on traffic; `latency/` finds the pair that fits.
 */
export interface Outcomes {
  /** Probability that a visit is lost at the node's full queue, by node. */
  readonly loss: Float64Array
  /** Probability that one call fails for good, retries included, by workload and edge. */
  readonly failure: readonly Float64Array[]
  /** Mean attempts of one call, ≥ 1, by workload and edge. */
  readonly attempts: readonly Float64Array[]
}

/** Nothing is lost and nothing is tried twice. */
export function noFailures(model: Model): Outcomes {
  return {
    loss: new Float64Array(model.nodes.length),
    failure: model.workloads.map(() => new Float64Array(model.edges.length)),
    attempts: model.workloads.map(() => new Float64Array(model.edges.length).fill(1)),
  }
}

/** One way the caches can answer: which of `CallPlan.caches` missed, and how likely that is. */
export interface CacheAnswer {
  readonly probability: number
  readonly missed: readonly boolean[]
}

/** Above this many caches asked by one node, each further one is taken as missed on its own for each call. */
const MAX_JOINT_CACHES = 6

/**
 * All combinations of hits and misses of the caches a node asks. Calls that wait for the same cache share its answer, and a
 * tolerated cache that did not answer is a miss.
 */
export function cacheAnswers(plan: CallPlan, failure: Float64Array): readonly CacheAnswer[] {
  let answers: CacheAnswer[] = [{ probability: 1, missed: [] }]
  for (const cache of plan.caches.slice(0, MAX_JOINT_CACHES)) {
    const miss = missProbability(cache, failure)
    answers = answers.flatMap(({ probability, missed }) => [
      ...(miss < 1 ? [{ probability: probability * (1 - miss), missed: [...missed, false] }] : []),
      ...(miss > 0 ? [{ probability: probability * miss, missed: [...missed, true] }] : []),
    ])
  }
  return answers
}

/** Probability that a branch is called, given the caches' answer. */
export function branchProbability(
  plan: CallPlan,
  onMiss: number | null,
  answer: CacheAnswer,
  failure: Float64Array,
): number {
  if (onMiss === null) return 1
  const known = answer.missed[onMiss]
  if (known !== undefined) return known ? 1 : 0
  const cache = plan.caches[onMiss]
  return cache ? missProbability(cache, failure) : 1
}

function missProbability(cache: CallPlan['caches'][number], failure: Float64Array): number {
  const unanswered = cache.optional && cache.edge !== null ? cache.asked * (failure[cache.edge] ?? 0) : 0
  return 1 - cache.hitRatio * (1 - unanswered)
}

/** Whether each failed call of a branch is passed over; one that has a fallback stops for that instead. */
export function isTolerated(model: Model, { chain, required }: Branch): boolean {
  return !required && chain.length === 1 && isOptional(model, chain[0]!)
}

/** Whether a wire's failure changes nothing, as far as the wire says. */
export function isOptional(model: Model, edge: number): boolean {
  return model.edges[edge]?.dependency === 'optional'
}

/**
 * Mean number of messages that one served visit sends on each edge (attempts included).
 *
 * @param made is filled in at the plan's edges
 */
export function countCalls(
  model: Model,
  plan: CallPlan,
  failure: Float64Array,
  attempts: Float64Array,
  made: Float64Array,
): void {
  if (plan.choices) {
    for (const { edge, share } of plan.choices)
      made[edge] = share * callsOf(model, edge, failure, isOptional(model, edge)).made * (attempts[edge] ?? 1)
    return
  }
  for (const edge of plan.async) made[edge] = plan.called * (model.edges[edge]?.calls ?? 0)
  for (const answer of cacheAnswers(plan, failure)) {
    let going = plan.called * answer.probability
    for (const stage of plan.stages) going = countStage(stage, going, answer)
  }

  function countStage(stage: Stage, going: number, answer: CacheAnswer): number {
    let survivors = going
    for (const branch of stage.branches) {
      const called = branchProbability(plan, branch.onMiss, answer, failure)
      let reached = going * called
      let failed = called
      for (const edge of branch.chain) {
        const calls = callsOf(model, edge, failure, isTolerated(model, branch))
        made[edge] = (made[edge] ?? 0) + reached * calls.made * (attempts[edge] ?? 1)
        reached *= calls.failed
        failed *= calls.failed
      }
      if (branch.required) survivors *= 1 - failed
    }
    return survivors
  }
}

/**
 * Calls of one edge run one after another and stop at the first that fails, unless that is tolerated.
 *
 * With probability p of failure, n calls are 1 + q + … + q^(n−1) = (1 − qⁿ) ÷ p on average, q = 1 − p.
 *
 * @returns `made`: mean number of calls; `failed`: probability that one of them failed
 * @see Feller, An Introduction to Probability Theory and Its Applications I, 3rd ed. 1968, §VI.8 (waiting times in Bernoulli trials)
 */
function callsOf(
  model: Model,
  index: number,
  failure: Float64Array,
  tolerated: boolean,
): { readonly made: number; readonly failed: number } {
  const edge = model.edges[index]
  if (!edge) return { made: 0, failed: 0 }
  const p = failure[index] ?? 0
  const whole = Math.floor(edge.calls)
  const part = edge.calls - whole
  // a loss of 1e−17 is no loss, but must not make 1 − (1 − p)ⁿ nothing
  const someLost = whole === 0 ? 0 : -Math.expm1(whole * Math.log1p(-p))
  const allGood = 1 - someLost
  const failed = someLost + allGood * part * p
  if (p === 0 || tolerated) return { made: edge.calls, failed }
  return { made: someLost / p + part * allGood, failed }
}
