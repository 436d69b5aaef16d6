import { type Model, type ModelEdge, type ModelNode, networkMsOf } from '../archetypes/model.ts'
import { type CallLoop, callOrder } from '../traffic/call-order.ts'
import type { CallPlan } from '../traffic/call-plan.ts'
import type { Outcomes } from '../traffic/outcomes.ts'
import type { Scheduled } from '../traffic/schedules.ts'
import { type Call, type Ending, isInTime, withRetries } from './attempts.ts'
import { totalServers } from './instances.ts'
import { delayed, inOnePiece, inSequence, oneOf } from './laws/composite.ts'
import { jumps, type Law, ZERO } from './laws/law.ts'
import { Loop, loopName } from './laws/loop.ts'
import type { LoopProgress } from './loop-progress.ts'
import { settle } from './settling.ts'
import { afterService, type Calling } from './stages.ts'
import { type ServiceLaw, serviceLaw } from './stations/service-law.ts'
import { type Station, solveStation } from './stations/station.ts'

/** Rates at one instant, in requests a second, and what schedules add then. */
export interface Rates {
  /** By workload and node: visits. */
  readonly visits: readonly Float64Array[]
  /** By node: visits and what passes through. */
  readonly nodes: Float64Array
  readonly scheduled: Scheduled
}

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
  readonly #rates: Rates
  readonly #callings: readonly Calling[]
  readonly #progress: LoopProgress
  readonly #services = new Map<number, ServiceLaw>()
  readonly #stations = new Map<number, Station>()
  /** Of the slot-holding stations that are being solved: how long a slot is taken to be held, and whether that was asked for. */
  readonly #assumed = new Map<number, { readonly held: Law; asked: boolean }>()
  readonly #visits: readonly Map<number, Ending | null>[]
  readonly #calls: readonly Map<number, Call | null>[]
  /** Calls that are not given up, until it is known how long they take. */
  #patient: ReadonlySet<number> = new Set()
  /** Whether the laws of some loop were not found. */
  #unsolved = false

  /** @param progress of the loops at the rates before these */
  constructor(
    model: Model,
    plans: readonly (readonly CallPlan[])[],
    rates: Rates,
    outcomes: Outcomes,
    progress: LoopProgress,
  ) {
    this.#model = model
    this.#progress = progress
    this.#rates = rates
    this.#callings = plans.map((own, workload) => ({
      model,
      plans: own,
      failure: outcomes.failure[workload]!,
      call: (edge) => this.call(workload, edge),
      station: (node) => this.station(node),
    }))
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

  /** A whole visit: wait, service and all calls. Callees are composed before their callers, so that a long chain is no deep recursion. */
  visit(workload: number, index: number): Ending | null {
    const visits = this.#visits[workload]!
    const known = visits.get(index)
    if (known !== undefined) return known
    const order = callOrder(this.#model, this.#callings[workload]!.plans)
    for (const node of order.below(index, (callee) => visits.has(callee))) {
      if (visits.has(node)) continue
      const loop = order.loopOf(node)
      if (loop) this.#composeLoop(workload, loop)
      else visits.set(node, this.#composeVisit(workload, node))
    }
    return visits.get(index) ?? null
  }

  /** One call with its network, timeout and retries. */
  call(workload: number, index: number): Call | null {
    const known = this.#calls[workload]!.get(index)
    if (known !== undefined) return known
    const call = this.#composeCall(workload, this.#edge(index))
    this.#calls[workload]!.set(index, call)
    return call
  }

  #composeLoop(workload: number, loop: CallLoop): void {
    if (loop.members.some((member) => Number.isNaN(this.#rates.visits[workload]?.[member]))) {
      this.#giveUp(workload, loop.members)
      return
    }
    const forget = this.#remember()
    if (!loop.joined && this.#nameLoop(workload, loop, forget)) return
    forget()
    this.#settleLoop(workload, loop)
  }

  /**
   * Visits that call each other as laws in terms of each other, exactly. The time of a turn is known as a transform, while a timeout needs the law
   * itself: none is kept at first, and the laws hold when no call takes so long.
   *
   * @param forget takes out what is made of the names
   * @returns false where a visit can fail: when it does, then, is not known in this way
   */
  #nameLoop(workload: number, { members, timed }: CallLoop, forget: () => void): boolean {
    const before = this.#patient
    this.#patient = new Set(timed)
    const bodies = this.#solveNamed(workload, members)
    if (bodies?.some(jumps)) this.#unroll(workload, members, forget)
    const holds = bodies !== null && timed.every((edge) => this.#isTimely(workload, edge))
    this.#patient = before
    return holds
  }

  /** @returns what the names stand for: nothing where some visit takes for ever; `null` where one can fail */
  #solveNamed(workload: number, members: readonly number[]): readonly Law[] | null {
    const visits = this.#visits[workload]!
    const names = members.map(loopName)
    for (const [i, member] of members.entries()) visits.set(member, { ok: names[i]!.law, failed: null })
    const bodies = members.map((member) => this.#composeVisit(workload, member))
    if (bodies.some((body) => body !== null && body.failed !== null)) return null
    const complete = bodies.flatMap((body) => (body ? [body.ok] : []))
    if (complete.length === members.length) {
      new Loop(names, complete)
      return complete
    }
    for (const member of members) visits.set(member, null)
    return []
  }

  /** Whether hardly a call takes so long that it would be given up. */
  #isTimely(workload: number, edge: number): boolean {
    const call = this.call(workload, edge)
    const { timeoutMs } = this.#edge(edge)
    return call === null || timeoutMs === null || isInTime(call.ok, timeoutMs)
  }

  /** Makes the first turns of a loop pieces of their own: where times jump, a transform of all turns together would be inverted inexactly. */
  #unroll(workload: number, members: readonly number[], forget: () => void): void {
    const visits = this.#visits[workload]!
    for (let turn = 0; turn < UNROLLED; turn++) {
      const next = members.map((member) => this.#composeVisit(workload, member))
      forget()
      for (const [i, member] of members.entries()) visits.set(member, next[i]!)
    }
  }

  /**
   * Visits that call each other through joins and timeouts, as tables. Only those at which the loop is cut open are searched for, from where the
   * last rates left them; the others follow.
   */
  #settleLoop(workload: number, loop: CallLoop): void {
    const visits = this.#visits[workload]!
    const { members, cuts, rest } = loop
    const before = this.#progress.of(workload, loop)
    const forget = this.#remember()
    const assume = (endings: readonly Ending[]): boolean => {
      forget()
      for (const [i, cut] of cuts.entries()) visits.set(cut, endings[i]!)
      return rest.every((member) => {
        const ending = this.#composeVisit(workload, member)
        visits.set(member, ending)
        return ending !== null
      })
    }
    const turn = (endings: readonly Ending[]) => {
      if (!assume(endings)) return null
      const found = cuts.flatMap((cut) => this.#composeVisit(workload, cut) ?? [])
      return found.length === cuts.length ? found : null
    }
    // who waits for a slot in such a loop would have to be settled anew in each turn
    const held = members.some((member) => {
      const spec = this.#node(member).behaviour.station
      return spec?.blocking && spec.servers !== 'infinite'
    })
    const settled = held ? null : settle(before.endings, turn, before.turnsLeft, before.error)
    this.#progress.note(workload, loop, settled)
    if (settled?.done && assume(settled.endings)) return
    forget()
    this.#giveUp(workload, members)
  }

  /** Visits of a loop that has no laws, since it never ends, or none that were found. */
  #giveUp(workload: number, members: readonly number[]): void {
    this.#unsolved = true
    for (const member of members) this.#visits[workload]!.set(member, null)
  }

  /** How long a visit keeps its server, where that is not its service alone. */
  #held(workload: number, node: ModelNode): Law | null {
    const after = afterService(this.#callings[workload]!, node.index)
    if (!after) return null
    const { ok, failed } = after
    const ends = failed
      ? oneOf([
          { probability: 1, law: ok },
          { probability: 1, law: failed },
        ])
      : ok
    return inSequence(this.#serviceOf(node).law, ends)
  }

  #solveStation(index: number): Station {
    const node = this.#node(index)
    const service = this.#serviceOf(node).law
    if (!node.behaviour.station?.blocking) return this.#solveHeld(node, service)
    const held = this.#settleHeld(node)
    if (held) return this.#solveHeld(node, held)
    const isUnknown = this.#unsolved || Number.isNaN(this.#rates.nodes[index])
    const endless = { utilisation: Number.NaN, wait: null, response: null, saturated: !isUnknown }
    return { ...this.#solveHeld(node, service), ...endless }
  }

  /** @param held how long a visit keeps its server: its service, and the calls it waits for where it holds a slot */
  #solveHeld(node: ModelNode, held: Law): Station {
    const arrivalsPerMs = (this.#rates.nodes[node.index] ?? 0) / 1000
    const service = this.#serviceOf(node)
    return solveStation({
      servers: totalServers(node, arrivalsPerMs, held.mean, this.#rates.scheduled),
      arrivalsPerMs,
      service,
      queueLimit: node.behaviour.station?.queueLimit ?? null,
      held: held === service.law ? null : held,
      batch: node.behaviour.station?.batch ?? null,
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

  /** Over the workloads that visit the node, by their rates; what passes through it on a wire stays for the service alone. */
  #heldByAll(node: ModelNode): Law | null {
    const rates = this.#model.workloads.map((_, workload) => this.#rates.visits[workload]?.[node.index] ?? 0)
    const total = this.#rates.nodes[node.index] ?? 0
    const service = this.#serviceOf(node).law
    if (Number.isNaN(total)) return null
    if (total === 0) return service
    const calls = this.#callings.some(({ plans }, workload) => {
      const plan = plans[node.index]
      return (rates[workload] ?? 0) > 0 && plan !== undefined && (plan.stages.length > 0 || plan.choices !== null)
    })
    if (!calls) return service
    const passing = total - rates.reduce((sum, rate) => sum + rate, 0)
    const chances = [{ probability: passing > ROUNDING * total ? passing / total : 0, law: service }]
    for (const [workload, rate] of rates.entries()) {
      if (rate === 0) continue
      const law = this.#held(workload, node)
      if (!law) return null
      chances.push({ probability: rate / total, law })
    }
    return oneOf(chances)
  }

  /** What a message waits for at a part before it goes on to its calls, or to the part that it passes on to; `null` for ever. */
  #served(index: number): { readonly time: Law; readonly loss: number } | null {
    const node = this.#node(index)
    const spec = node.behaviour.station
    const blocking = spec?.blocking ?? false
    // nobody waits for one of endless slots, however long they are held
    const atOnce = blocking && spec?.servers === 'infinite' && !this.#model.down?.has(index)
    const { wait, response, loss } = atOnce ? AT_ONCE : this.station(index)
    if (!wait) return null
    return { time: blocking || !response ? inSequence(wait, this.#serviceOf(node).law) : response, loss }
  }

  #composeVisit(workload: number, index: number): Ending | null {
    const served = this.#served(index)
    if (!served) return null
    const after = afterService(this.#callings[workload]!, index)
    if (!after) return null
    const accepted = 1 - served.loss
    const whole = inSequence(served.time, after.ok)
    const ok = this.#node(index).in.length > 1 ? inOnePiece(whole) : whole
    const failedLater = after.failed ? inSequence(served.time, after.failed) : null
    if (accepted === 1) return { ok, failed: failedLater }
    return {
      ok: oneOf([{ probability: accepted, law: ok }]),
      failed: oneOf([
        { probability: served.loss, law: ZERO },
        ...(failedLater ? [{ probability: accepted, law: failedLater }] : []),
      ]),
    }
  }

  #composeCall(workload: number, edge: ModelEdge): Call | null {
    const visit = this.visit(workload, edge.target)
    if (!visit) return null
    let way: Law = ZERO
    const failures: Law[] = []
    for (const node of edge.via) {
      const served = this.#served(node)
      if (!served) return null
      const { time, loss } = served
      if (loss > 0) failures.push(oneOf([{ probability: loss, law: way }]))
      way = inSequence(way, loss > 0 ? oneOf([{ probability: 1 - loss, law: time }]) : time)
    }
    if (visit.failed) failures.push(inSequence(way, visit.failed))
    const networkMs = networkMsOf(edge, workload)
    const failed =
      failures.length > 0 ? delayed(oneOf(failures.map((law) => ({ probability: 1, law }))), networkMs) : null
    const policy = this.#patient.has(edge.index) ? { ...edge, timeoutMs: null } : edge
    return withRetries({ ok: delayed(inSequence(way, visit.ok), networkMs), failed }, policy)
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

/** Turns of a loop: of constant times that come back with 0.8, one in a thousand needs more. */
const UNROLLED = 32

/** Serves every visit at once. */
const AT_ONCE: Station = {
  servers: null,
  utilisation: 0,
  loss: 0,
  wait: ZERO,
  response: ZERO,
  service: ZERO,
  saturated: false,
  approximate: false,
}
/** Loses every visit at once. */
const DOWN: Station = { ...AT_ONCE, loss: 1 }
/** Of a time that depends on itself; a load that needs more is at its limit. */
const MOST_ROUNDS = 500
/** Of a difference of rates. */
const ROUNDING = 1e-12
const NO_TIME = { distribution: 'deterministic', meanMs: 0 } as const
