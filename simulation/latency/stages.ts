import type { Model } from '../archetypes/model.ts'
import type { Branch, CallPlan, Stage } from '../traffic/call-plan.ts'
import { branchProbability, type CacheAnswer, cacheAnswers, isOptional, isTolerated } from '../traffic/outcomes.ts'
import type { Call, Ending } from './attempts.ts'
import { inParallel } from './fork-join.ts'
import { inSequence, oneOf, repeated } from './laws/composite.ts'
import { type Law, ZERO } from './laws/law.ts'
import type { Station } from './stations/station.ts'

/** The calls of one workload, and how each of them does. */
export interface Calling {
  readonly model: Model
  readonly plans: readonly CallPlan[]
  /** Probability that a call fails for good, by edge. */
  readonly failure: Float64Array
  /** One call with its network, timeout and retries; `null` when it takes for ever. */
  call(edge: number): Call | null
  station(node: number): Station
}

const NOTHING: Ending = { ok: ZERO, failed: null }

/** What a visit waits for after its own service; `null` when that takes for ever. */
export function afterService(calling: Calling, node: number): Ending | null {
  const plan = calling.plans[node]
  if (!plan) return NOTHING
  if (plan.choices) return choose(calling, plan.choices)
  if (plan.stages.length === 0 || plan.called === 0) return NOTHING
  const ways: { readonly probability: number; readonly ending: Ending }[] = []
  for (const answer of cacheAnswers(plan, calling.failure)) {
    const ending = allStages(calling, plan, answer)
    if (!ending) return null
    ways.push({ probability: answer.probability * plan.called, ending })
  }
  if (plan.called < 1) ways.push({ probability: 1 - plan.called, ending: NOTHING })
  return mix(ways)
}

function choose(calling: Calling, choices: NonNullable<CallPlan['choices']>): Ending | null {
  const ways: { readonly probability: number; readonly ending: Ending }[] = []
  for (const { edge, share } of choices) {
    if (share === 0) continue
    const ending = allCalls(calling, edge, isOptional(calling.model, edge))
    if (!ending) return null
    ways.push({ probability: share, ending })
  }
  return ways.length > 0 ? mix(ways) : NOTHING
}

function allStages(calling: Calling, plan: CallPlan, answer: CacheAnswer): Ending | null {
  let ok: Law = ZERO
  const failures: Law[] = []
  for (const stage of plan.stages) {
    const ending = oneStage(calling, plan, stage, answer)
    if (!ending) return null
    if (ending.failed) failures.push(inSequence(ok, ending.failed))
    ok = inSequence(ok, ending.ok)
  }
  return { ok, failed: failures.length > 0 ? oneOf(failures.map(sure)) : null }
}

function oneStage(calling: Calling, plan: CallPlan, stage: Stage, answer: CacheAnswer): Ending | null {
  const endings: Ending[] = []
  for (const branch of stage.branches) {
    const called = branchProbability(plan, branch.onMiss, answer, calling.failure)
    if (called === 0) continue
    const ending = oneBranch(calling, branch)
    if (!ending) return null
    endings.push(called === 1 ? ending : mix([waysTo(called, ending), waysTo(1 - called, NOTHING)]))
  }
  return inParallel(endings, () => twinStations(calling, stage))
}

/** The stations of a stage whose branches are all single calls of stations that serve nothing else; `null` otherwise. */
function twinStations({ model, plans, station }: Calling, stage: Stage): readonly Station[] | null {
  const stations: Station[] = []
  for (const { chain, onMiss } of stage.branches) {
    const edge = model.edges[chain[0]!]!
    const target = model.nodes[edge.target]!
    const plan = plans[edge.target]
    const leaf = plan?.stages.length === 0 && plan.choices === null
    const single = chain.length === 1 && onMiss === null && edge.calls === 1 && edge.networkMs === 0
    if (
      !leaf ||
      !single ||
      target.in.length !== 1 ||
      target.behaviour.station?.serviceTime.distribution !== 'exponential'
    ) {
      return null
    }
    stations.push(station(edge.target))
  }
  return stations
}

function oneBranch(calling: Calling, branch: Branch): Ending | null {
  let ok: Law | null = null
  let failed: Law | null = null
  for (const [place, edge] of branch.chain.entries()) {
    const ending = allCalls(calling, edge, isTolerated(calling.model, branch))
    if (!ending) return null
    if (place === 0 || !ok || !failed) {
      ok = ending.ok
      failed = ending.failed
    } else {
      ok = oneOf([sure(ok), sure(inSequence(failed, ending.ok))])
      failed = ending.failed ? inSequence(failed, ending.failed) : null
    }
    if (!failed) break
  }
  const done = ok ?? ZERO
  if (!failed || branch.required) return { ok: done, failed }
  return { ok: oneOf([sure(done), sure(failed)]), failed: null }
}

/** All calls of one edge, one after another; a tolerated failure does not stop them. */
function allCalls({ model, call }: Calling, index: number, tolerated: boolean): Ending | null {
  const edge = model.edges[index]!
  if (edge.kind !== 'request' || edge.calls === 0) return NOTHING
  const one = call(index)
  if (!one) return null
  const failed = tolerated ? null : one.failed
  const ok = tolerated && one.failed ? oneOf([sure(one.ok), sure(one.failed)]) : one.ok
  const whole = Math.floor(edge.calls)
  const part = edge.calls - whole
  const perhaps = part === 0 ? ZERO : oneOf([waysOf(part, ok), waysOf(1 - part, ZERO)])
  const done = inSequence(repeated(ok, whole), perhaps)
  if (!failed) return { ok: done, failed: null }
  const failures: { probability: number; law: Law }[] = []
  for (let made = 0; made < Math.min(whole, MOST_CALLS); made++) {
    failures.push(sure(inSequence(repeated(ok, made), failed)))
  }
  if (part > 0) failures.push(waysOf(part, inSequence(repeated(ok, whole), failed)))
  return { ok: done, failed: oneOf(failures) }
}

/** Failures of later calls of one edge add nothing that is shown. */
const MOST_CALLS = 1000

function sure(law: Law): { readonly probability: number; readonly law: Law } {
  return { probability: 1, law }
}

function waysOf(probability: number, law: Law): { readonly probability: number; readonly law: Law } {
  return { probability, law }
}

function waysTo(probability: number, ending: Ending): { readonly probability: number; readonly ending: Ending } {
  return { probability, ending }
}

function mix(ways: readonly { readonly probability: number; readonly ending: Ending }[]): Ending {
  const [only] = ways
  if (ways.length === 1 && only?.probability === 1) return only.ending
  const failures = ways.flatMap(({ probability, ending }) =>
    ending.failed ? [{ probability, law: ending.failed }] : [],
  )
  return {
    ok: oneOf(ways.map(({ probability, ending }) => ({ probability, law: ending.ok }))),
    failed: failures.length > 0 ? oneOf(failures) : null,
  }
}
