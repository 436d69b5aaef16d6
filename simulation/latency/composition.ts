import type { Model, ModelEdge, ModelNode } from '../archetypes/model.ts'
import type { Branch, CallPlan, Stage } from '../traffic/call-plan.ts'
import { stronglyConnectedComponents } from '../traffic/components.ts'
import { branchProbability, type CacheAnswer, cacheAnswers, type Outcomes } from '../traffic/outcomes.ts'
import { type Call, type Ending, withRetries } from './attempts.ts'
import { inParallel } from './fork-join.ts'
import { delayed, inOnePiece, inSequence, oneOf, repeated } from './laws/composite.ts'
import { type Law, ZERO } from './laws/law.ts'
import { Loop, loopName } from './laws/loop.ts'
import { type ServiceLaw, serviceLaw } from './stations/service-law.ts'
import { type Station, solveStation } from './stations/station.ts'

/** Rates at one instant, in requests a second. */
export interface Rates {
  /** By workload and node: visits. */
  readonly visits: readonly Float64Array[]
  /** By node: visits and what passes through. */
  readonly nodes: Float64Array
}

const NOTHING: Ending = { ok: ZERO, failed: null }

/**
 * Puts the laws of stations together along the call tree: a visit is wait, service, then its stages; a call is network, the
 * target's visit and the retry policy. Each law is made once and shared, so the cost grows with the design, not with its paths.
 *
 * Times at successive stations are taken as independent, which they are in networks of exponential stations along ways on which nobody is
 * overtaken.
 *
 * @see Walrand & Varaiya, Sojourn times and the overtaking condition in Jacksonian networks, Advances in Applied Probability 12 (1980)
 *
 * `null` stands for a time that cannot be given, since a station on the way is saturated.
 */
export class Composition {
  readonly #model: Model
  readonly #plans: readonly (readonly CallPlan[])[]
  readonly #rates: Rates
  readonly #outcomes: Outcomes
  readonly #services = new Map<number, ServiceLaw>()
  readonly #stations = new Map<number, Station>()
  /** Of the slot-holding stations that are being solved: how long a slot is taken to be held, and whether that was asked for. */
  readonly #assumed = new Map<number, { readonly held: Law; asked: boolean }>()
  readonly #visits: Map<number, Ending | null>[]
  readonly #calls: Map<number, Call | null>[]
  readonly #loops: ReadonlyMap<number, readonly number[]>[] = []

  constructor(model: Model, plans: readonly (readonly CallPlan[])[], rates: Rates, outcomes: Outcomes) {
    this.#model = model
    this.#plans = plans
    this.#rates = rates
    this.#outcomes = outcomes
    this.#visits = model.workloads.map(() => new Map())
    this.#calls = model.workloads.map(() => new Map())
  }

  /** How a node's station does. */
  station(index: number): Station {
    const known = this.#stations.get(index)
    if (known) return known
    if (this.#model.down?.has(index)) return DOWN
    const assumed = this.#assumed.get(index)
    if (assumed) {
      assumed.asked = true
      return this.#solveHeld(this.#node(index), assumed.held)
    }
    const station = this.#solveStation(index)
    this.#stations.set(index, station)
    return station
  }

  /** A whole visit: wait, service and all calls. */
  visit(workload: number, index: number): Ending | null {
    const visits = this.#visits[workload]!
    const known = visits.get(index)
    if (known !== undefined) return known
    const loop = this.#loopOf(workload, index)
    if (loop) this.#composeLoop(workload, loop)
    else visits.set(index, this.#composeVisit(workload, index))
    return visits.get(index) ?? null
  }

  /** Visits that call each other are laws in terms of each other. What fails in a loop fails at an unknown time. */
  #composeLoop(workload: number, members: readonly number[]): void {
    const visits = this.#visits[workload]!
    const names = members.map(loopName)
    for (const [i, member] of members.entries()) visits.set(member, { ok: names[i]!.law, failed: null })
    const bodies = members.map((member) => this.#composeVisit(workload, member)?.ok ?? null)
    const complete = bodies.filter((body) => body !== null)
    if (complete.length === members.length) new Loop(names, complete)
    else for (const member of members) visits.set(member, null)
  }

  /** The loop that a node is on; `null` when its visits never come back to it. */
  #loopOf(workload: number, index: number): readonly number[] | null {
    this.#loops[workload] ??= this.#findLoops(workload)
    return this.#loops[workload].get(index) ?? null
  }

  #findLoops(workload: number): ReadonlyMap<number, readonly number[]> {
    const targets = this.#plans[workload]!.map((plan) =>
      [
        ...(plan.choices ?? []).filter(({ share }) => share > 0).map(({ edge }) => edge),
        ...plan.stages.flatMap(({ branches }) => branches.flatMap(({ chain }) => chain)),
      ]
        .map((edge) => this.#edge(edge))
        .filter(({ kind, calls }) => kind === 'request' && calls > 0)
        .map(({ target }) => target),
    )
    const loops = new Map<number, readonly number[]>()
    for (const members of stronglyConnectedComponents(targets)) {
      const [first] = members
      if (members.length === 1 && first !== undefined && !targets[first]!.includes(first)) continue
      for (const member of members) loops.set(member, members)
    }
    return loops
  }

  /** One call with its network, timeout and retries. */
  call(workload: number, index: number): Call | null {
    const known = this.#calls[workload]!.get(index)
    if (known !== undefined) return known
    const call = this.#composeCall(workload, this.#edge(index))
    this.#calls[workload]!.set(index, call)
    return call
  }

  /** Own service and calls: how long a slot-holding visit holds its slot. */
  #held(workload: number, node: ModelNode): Law | null {
    const after = this.#afterService(workload, node.index)
    if (!after) return null
    const ends = after.failed ? oneOf([sure(after.ok), sure(after.failed)]) : after.ok
    return inSequence(this.#serviceOf(node).law, ends)
  }

  #solveStation(index: number): Station {
    const node = this.#node(index)
    const service = this.#serviceOf(node).law
    if (!node.behaviour.station?.blocking) return this.#solveHeld(node, service)
    const held = this.#settleHeld(node)
    if (held) return this.#solveHeld(node, held)
    return { ...this.#solveHeld(node, service), utilisation: Number.NaN, wait: null, response: null, saturated: true }
  }

  /** @param held how long a visit keeps its server: its service, and the calls it waits for where it holds a slot */
  #solveHeld(node: ModelNode, held: Law): Station {
    const arrivalsPerMs = (this.#rates.nodes[node.index] ?? 0) / 1000
    const service = this.#serviceOf(node)
    return solveStation({
      servers: totalServers(node, arrivalsPerMs, held.mean),
      arrivalsPerMs,
      service,
      queueLimit: node.behaviour.station?.queueLimit ?? null,
      held: held === service.law ? null : held,
    })
  }

  /**
   * How long a visit holds its slot. Where the calls come back to the station itself, they wait for the slots that it holds: found by
   * iteration from the service alone, which gives the least time that fits itself.
   *
   * @returns `null` when some call takes for ever
   */
  #settleHeld(node: ModelNode): Law | null {
    let assumed: Law = this.#serviceOf(node).law
    for (let round = 0; ; round++) {
      const attempt = { held: assumed, asked: false }
      this.#assumed.set(node.index, attempt)
      const forget = this.#remember()
      const held = this.#heldByAll(node)
      this.#assumed.delete(node.index)
      if (!attempt.asked) return held
      forget()
      if (held === null || round === MOST_ROUNDS || Math.abs(held.mean - assumed.mean) <= 1e-13 * held.mean) return held
      assumed = held
    }
  }

  /** @returns what takes out all that has been made since */
  #remember(): () => void {
    const maps: readonly Map<number, unknown>[] = [this.#stations, ...this.#visits, ...this.#calls]
    const before = maps.map((map) => new Set(map.keys()))
    return () => {
      maps.forEach((map, i) => {
        for (const key of map.keys()) if (!before[i]!.has(key)) map.delete(key)
      })
    }
  }

  /** Over the workloads that visit the node, by their rates. */
  #heldByAll(node: ModelNode): Law | null {
    const rates = this.#model.workloads.map((_, workload) => this.#rates.visits[workload]?.[node.index] ?? 0)
    const total = rates.reduce((sum, rate) => sum + rate, 0)
    const service = this.#serviceOf(node).law
    if (!(total > 0)) return service
    const calls = this.#plans.some((plans, workload) => {
      const plan = plans[node.index]
      return (rates[workload] ?? 0) > 0 && plan !== undefined && (plan.stages.length > 0 || plan.choices !== null)
    })
    if (!calls) return service
    const chances: { probability: number; law: Law }[] = []
    for (const [workload, rate] of rates.entries()) {
      if (rate === 0) continue
      const law = this.#held(workload, node)
      if (!law) return null
      chances.push({ probability: rate / total, law })
    }
    return oneOf(chances)
  }

  #composeVisit(workload: number, index: number): Ending | null {
    const station = this.station(index)
    if (!station.wait) return null
    const node = this.#node(index)
    const blocking = node.behaviour.station?.blocking ?? false
    const own = blocking || !station.response ? inSequence(station.wait, this.#serviceOf(node).law) : station.response
    const after = this.#afterService(workload, index)
    if (!after) return null
    const accepted = 1 - station.loss
    const sum = inSequence(own, after.ok)
    const ok = node.in.length > 1 ? inOnePiece(sum) : sum
    const failedLater = after.failed ? inSequence(own, after.failed) : null
    if (accepted === 1) return { ok, failed: failedLater }
    return {
      ok: oneOf([{ probability: accepted, law: ok }]),
      failed: oneOf([
        { probability: station.loss, law: ZERO },
        ...(failedLater ? [{ probability: accepted, law: failedLater }] : []),
      ]),
    }
  }

  #afterService(workload: number, index: number): Ending | null {
    const plan = this.#plans[workload]?.[index]
    if (!plan) return NOTHING
    if (plan.choices) return this.#choose(workload, plan.choices)
    if (plan.stages.length === 0 || plan.called === 0) return NOTHING
    const failure = this.#outcomes.failure[workload]!
    const ways: { readonly probability: number; readonly ending: Ending }[] = []
    for (const answer of cacheAnswers(plan, failure)) {
      const ending = this.#allStages(workload, plan, answer)
      if (!ending) return null
      ways.push({ probability: answer.probability * plan.called, ending })
    }
    if (plan.called < 1) ways.push({ probability: 1 - plan.called, ending: NOTHING })
    return mix(ways)
  }

  #choose(workload: number, choices: NonNullable<CallPlan['choices']>): Ending | null {
    const ways: { readonly probability: number; readonly ending: Ending }[] = []
    for (const { edge, share } of choices) {
      if (share === 0) continue
      const ending = this.#edgeEnding(workload, edge)
      if (!ending) return null
      ways.push({ probability: share, ending })
    }
    return ways.length > 0 ? mix(ways) : NOTHING
  }

  #allStages(workload: number, plan: CallPlan, answer: CacheAnswer): Ending | null {
    let ok: Law = ZERO
    const failures: Law[] = []
    for (const stage of plan.stages) {
      const ending = this.#stage(workload, plan, stage, answer)
      if (!ending) return null
      if (ending.failed) failures.push(inSequence(ok, ending.failed))
      ok = inSequence(ok, ending.ok)
    }
    return { ok, failed: failures.length > 0 ? oneOf(failures.map(sure)) : null }
  }

  #stage(workload: number, plan: CallPlan, stage: Stage, answer: CacheAnswer): Ending | null {
    const endings: Ending[] = []
    for (const branch of stage.branches) {
      const called = branchProbability(plan, branch.onMiss, answer, this.#outcomes.failure[workload]!)
      if (called === 0) continue
      const ending = this.#branch(workload, branch)
      if (!ending) return null
      endings.push(called === 1 ? ending : mix([waysTo(called, ending), waysTo(1 - called, NOTHING)]))
    }
    if (
      endings.length > 1 &&
      stage.branches.some(({ chain }) => chain.some((edge) => this.#isOnLoop(workload, edge)))
    ) {
      return null
    }
    return inParallel(endings, () => this.#twinStations(workload, stage))
  }

  /** Whether a call leads back to its caller. Of a time that depends on itself no tail is known yet: neither a join nor a timeout can be composed. */
  #isOnLoop(workload: number, edge: number): boolean {
    const { source, target } = this.#edge(edge)
    return this.#loopOf(workload, source)?.includes(target) ?? false
  }

  /** The stations of a stage whose branches are all single calls of stations that serve nothing else; `null` otherwise. */
  #twinStations(workload: number, stage: Stage): readonly Station[] | null {
    const stations: Station[] = []
    for (const { chain, onMiss } of stage.branches) {
      const edge = this.#edge(chain[0]!)
      const target = this.#node(edge.target)
      const plan = this.#plans[workload]?.[edge.target]
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
      stations.push(this.station(edge.target))
    }
    return stations
  }

  #branch(workload: number, branch: Branch): Ending | null {
    let ok: Law | null = null
    let failed: Law | null = null
    for (const [place, edge] of branch.chain.entries()) {
      const ending = this.#edgeEnding(workload, edge)
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
  #edgeEnding(workload: number, index: number): Ending | null {
    const edge = this.#edge(index)
    if (edge.kind !== 'request' || edge.calls === 0) return NOTHING
    const call = this.call(workload, index)
    if (!call) return null
    const whole = Math.floor(edge.calls)
    const part = edge.calls - whole
    const sequence = (law: Law) =>
      part === 0
        ? repeated(law, whole)
        : inSequence(
            repeated(law, whole),
            oneOf([
              { probability: part, law },
              { probability: 1 - part, law: ZERO },
            ]),
          )
    if (!call.failed) return { ok: sequence(call.ok), failed: null }
    const failures: { probability: number; law: Law }[] = []
    for (let made = 0; made < Math.min(whole, MOST_CALLS); made++) {
      failures.push({ probability: 1, law: inSequence(repeated(call.ok, made), call.failed) })
    }
    if (part > 0) failures.push({ probability: part, law: inSequence(repeated(call.ok, whole), call.failed) })
    return { ok: sequence(call.ok), failed: oneOf(failures) }
  }

  #composeCall(workload: number, edge: ModelEdge): Call | null {
    const visit = this.visit(workload, edge.target)
    if (!visit || (edge.timeoutMs !== null && this.#isOnLoop(workload, edge.index))) return null
    let way: Law = ZERO
    const failures: Law[] = []
    for (const node of edge.via) {
      const { response, loss } = this.station(node)
      if (!response) return null
      if (loss > 0) failures.push(oneOf([{ probability: loss, law: way }]))
      way = inSequence(way, loss > 0 ? oneOf([{ probability: 1 - loss, law: response }]) : response)
    }
    if (visit.failed) failures.push(inSequence(way, visit.failed))
    const failed = failures.length > 0 ? delayed(oneOf(failures.map(sure)), edge.networkMs) : null
    return withRetries({ ok: delayed(inSequence(way, visit.ok), edge.networkMs), failed }, edge)
  }

  #serviceOf(node: ModelNode): ServiceLaw {
    const known = this.#services.get(node.index)
    if (known) return known
    const service = serviceLaw(node.behaviour.station?.serviceTime ?? NO_TIME)
    this.#services.set(node.index, service)
    return service
  }

  #node(index: number): ModelNode {
    return this.#model.nodes[index]!
  }

  #edge(index: number): ModelEdge {
    return this.#model.edges[index]!
  }
}

/** Loses every visit at once. */
const DOWN: Station = {
  servers: null,
  utilisation: 0,
  loss: 1,
  wait: ZERO,
  response: ZERO,
  service: ZERO,
  saturated: false,
  approximate: false,
}
/** Of a time that depends on itself; a load that needs more is at its limit. */
const MOST_ROUNDS = 500
const NO_TIME = { distribution: 'deterministic', meanMs: 0 } as const
/** Failures of later calls of one edge add nothing that is shown. */
const MOST_CALLS = 1000

/**
 * Servers of all instances together; an autoscaled node has as many instances as keep it at its target.
 *
 * @param heldMs mean time that a visit keeps a server
 */
function totalServers(node: ModelNode, arrivalsPerMs: number, heldMs: number): number | 'infinite' {
  const spec = node.behaviour.station
  if (!spec || spec.servers === 'infinite') return 'infinite'
  return spec.servers * instancesAt(node, arrivalsPerMs, heldMs)
}

/** Instances that run at some load. */
export function instancesAt(node: ModelNode, arrivalsPerMs: number, heldMs: number): number {
  const spec = node.behaviour.station
  if (!spec) return 0
  if (!spec.scaling || spec.servers === 'infinite') return spec.instances
  const { min, max, targetUtilisation } = spec.scaling
  const wanted = Math.ceil((arrivalsPerMs * heldMs) / (spec.servers * targetUtilisation) - 1e-9)
  // behind a loop without end there is no rate, and as many as there may be
  return Number.isNaN(wanted) ? max : Math.min(max, Math.max(min, wanted))
}

function sure(law: Law): { readonly probability: number; readonly law: Law } {
  return { probability: 1, law }
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
