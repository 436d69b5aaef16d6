import { type Model, type ModelEdge, networkMsOf } from '../../archetypes/model.ts'
import type { Performance } from '../../latency/performance.ts'
import { type Branch, type CallPlan, callPlans } from '../../traffic/call-plan.ts'
import { isOptional, isTolerated } from '../../traffic/outcomes.ts'
import { Assembler } from './assembler.ts'
import { Attempts, type CallStep } from './attempts.ts'
import { choiceOf } from './compile-choices.ts'
import { isInstant, stationsOf } from './compile-stations.ts'
import {
  CALL,
  CHECK,
  CHOOSE,
  type Choice,
  DELAY,
  FORK,
  HOLD,
  JUMP,
  PASS,
  type Program,
  RELEASE,
  REPORT,
  RETURN,
  SEND,
  SERVE,
  UNANSWERED,
} from './program.ts'

/** What a run is to show beside queues and calls. */
export interface CompileOptions {
  /** Calls can fail, at full queues, by timeouts or at parts that are down; else all of them are plain. */
  readonly fallible: boolean
  /** Parts fail and are repaired, so that every visit may find one down. */
  readonly failures: boolean
}

/** Whether a design needs the loop in which calls can fail or begin late, or only the plain one. */
export function needsFullLoop(model: Model): boolean {
  return (
    model.nodes.some(
      ({ behaviour: { station } }) =>
        station != null && (station.queueLimit !== null || station.blocking || station.batch || station.coldStart),
    ) || model.edges.some(({ timeoutMs, kind }) => kind === 'request' && timeoutMs !== null)
  )
}

/**
 * Compiles a design. Semantics are those of the call plans, which the analytic rooms read too.
 *
 * @param performance gives the servers that run at the mean rates
 */
export function compile(model: Model, performance: Performance, options: CompileOptions): Program {
  return new Compiler(model, performance, options).program()
}

/** Above this many caches asked by one node, a further one answers each call by itself. */
const MAX_JOINT_CACHES = 6
const NEVER_MISSED = 1

/** Labels of the copies of stages that one node's calls are made of. */
type Copies = Map<string, number>

class Compiler {
  readonly #model: Model
  readonly #performance: Performance
  readonly #options: CompileOptions
  readonly #plans: readonly (readonly CallPlan[])[]
  readonly #assembler = new Assembler()
  readonly #attempts: Attempts
  readonly #choices: Choice[] = []
  readonly #branches: number[] = []
  #burst = 2

  constructor(model: Model, performance: Performance, options: CompileOptions) {
    this.#model = model
    this.#performance = performance
    this.#options = options
    this.#plans = model.workloads.map(({ index }) => callPlans(model, index))
    this.#attempts = new Attempts(model, this.#assembler)
  }

  program(): Program {
    const { nodes, workloads } = this.#model
    const assembler = this.#assembler
    // the stream of a station's service times has the station's number
    for (const { id, behaviour } of nodes) {
      assembler.stream(`service:${id}`, behaviour.station?.serviceTime ?? { distribution: 'deterministic', meanMs: 0 })
    }
    // requests that would circle for ever are not sent
    const arrivals = workloads.map(({ id, index, rps }) =>
      rps > 0 && this.#performance.mean.visits[index]?.unstableEdges.length === 0
        ? assembler.stream(`arrivals:${id}`, { distribution: 'exponential', meanMs: 1000 / rps })
        : -1,
    )
    const stations = stationsOf(this.#model, this.#performance, assembler)
    const interruptions = this.#options.failures ? assembler.stream('cut-off', { distribution: 'uniform' }) : -1
    const entries = workloads.map(({ index, source }) => this.#body(index, source))
    assembler.writeAll()
    return {
      code: assembler.linked(),
      entries: entries.map((label) => assembler.place(label)),
      draws: assembler.draws,
      arrivals: Int32Array.from(arrivals),
      stations,
      delays: Float64Array.from(assembler.delays),
      chances: {
        probability: Float64Array.from(assembler.probability),
        stream: Int32Array.from(assembler.chanceStreams),
      },
      choices: this.#choices.map((choice) => ({
        ...choice,
        targets: choice.targets.map((label) => assembler.place(label)),
      })),
      branches: Int32Array.from(this.#branches, (label) => assembler.place(label)),
      attempts: this.#attempts.linked(),
      interruptions,
      breakers: this.#attempts.breakers,
      burst: this.#burst + this.#attempts.burst,
    }
  }

  /** A whole visit: queue, service, then the calls. */
  #visit(workload: number, node: number): number {
    return this.#assembler.routine(`visit ${workload} ${node}`, () => {
      const station = this.#model.nodes[node]?.behaviour.station
      const holds = station?.blocking === true && this.#callsAnything(workload, node)
      this.#serve(node, holds)
      this.#calls(workload, node)
      if (holds) this.#assembler.emit(RELEASE)
      this.#assembler.emit(RETURN)
    })
  }

  /** What a client does: its calls without a station of its own. */
  #body(workload: number, node: number): number {
    return this.#assembler.routine(`client ${workload} ${node}`, () => {
      this.#calls(workload, node)
      this.#assembler.emit(RETURN)
    })
  }

  #serve(node: number, holds: boolean): void {
    if (this.#options.failures) this.#assembler.emit(CHECK, node)
    if (isInstant(this.#model, node) && !holds) this.#assembler.emit(PASS, node)
    else this.#assembler.emit(holds ? HOLD : SERVE, node)
  }

  #callsAnything(workload: number, node: number): boolean {
    const plan = this.#plans[workload]?.[node]
    return plan !== undefined && plan.called > 0 && (plan.stages.length > 0 || plan.choices !== null)
  }

  #calls(workload: number, node: number): void {
    const plan = this.#plans[workload]?.[node]
    if (!plan) return
    if (plan.choices) {
      if (plan.choices.length > 0) this.#choose(workload, plan)
      return
    }
    if (plan.called === 0 || (plan.stages.length === 0 && plan.async.length === 0)) return
    const done = this.#assembler.label()
    this.#assembler.chance(`miss:${this.#id(node)}`, plan.called, done)
    for (const edge of plan.async) this.#send(workload, edge)
    this.#answers(workload, plan, [], new Map())
    this.#assembler.mark(done)
  }

  /** The stages, in one copy for each way in which the caches can answer, so that calls share an answer. */
  #answers(workload: number, plan: CallPlan, missed: readonly boolean[], copies: Copies): void {
    const cache = plan.caches[missed.length]
    if (!cache || missed.length >= MAX_JOINT_CACHES) {
      this.#stages(workload, plan, missed, copies)
      return
    }
    const hit = this.#assembler.label()
    const done = this.#assembler.label()
    this.#assembler.chance(`answer:${this.#id(plan.node)}:${this.#id(cache.node)}`, 1 - cache.hitRatio, hit)
    this.#answers(workload, plan, [...missed, true], copies)
    this.#assembler.emit(JUMP, done)
    this.#assembler.mark(hit)
    this.#answers(workload, plan, [...missed, false], copies)
    this.#assembler.mark(done)
  }

  #stages(workload: number, plan: CallPlan, missed: readonly boolean[], copies: Copies): void {
    for (const [place, { branches }] of plan.stages.entries()) {
      this.#assembler.mark(this.#copy(copies, missed, place))
      const made = branches.filter(({ onMiss }) => onMiss === null || missed[onMiss] !== false)
      const [only] = made
      if (made.length === 1 && only) {
        const cache = place + 1 < plan.stages.length ? this.#asked(plan, only, missed) : null
        const otherwise = cache === null ? null : this.#copy(copies, missed.with(cache, true), place + 1)
        this.#branch(workload, plan, only, missed, otherwise)
      } else if (made.length > 1) {
        const asked = this.#fork(workload, plan, made, missed)
        if (place + 1 < plan.stages.length) this.#goOn(copies, missed, missed, place + 1, asked)
      }
    }
  }

  /** The cache that a tolerated call asks and that would hit: where the call is lost, it misses; `null` where a branch is no such call. */
  #asked(plan: CallPlan, branch: Branch, missed: readonly boolean[]): number | null {
    const [edge] = branch.chain
    if (edge === undefined || !isTolerated(this.#model, branch) || this.#edge(edge).calls > 1) return null
    const cache = plan.caches.findIndex((asked) => asked.edge === edge)
    return missed[cache] === false ? cache : null
  }

  /** On to the copy of a stage for what the caches of a fork have answered, each of which may have lost its question. */
  #goOn(
    copies: Copies,
    from: readonly boolean[],
    missed: readonly boolean[],
    stage: number,
    asked: readonly number[],
  ): void {
    const [cache, ...others] = asked
    if (cache === undefined) {
      if (missed !== from) this.#assembler.emit(JUMP, this.#copy(copies, missed, stage))
      return
    }
    const lost = this.#assembler.label()
    const on = this.#assembler.label()
    this.#assembler.emit(UNANSWERED, cache, lost)
    this.#goOn(copies, from, missed, stage, others)
    this.#assembler.emit(JUMP, on)
    this.#assembler.mark(lost)
    this.#goOn(copies, from, missed.with(cache, true), stage, others)
    this.#assembler.mark(on)
  }

  /** Where the code of a stage begins in the copy for some answers. */
  #copy(copies: Copies, missed: readonly boolean[], stage: number): number {
    const name = `${missed.join()} ${stage}`
    const known = copies.get(name) ?? this.#assembler.label()
    copies.set(name, known)
    return known
  }

  /** @returns the caches that it asks and that may lose the question */
  #fork(workload: number, plan: CallPlan, made: readonly Branch[], missed: readonly boolean[]): readonly number[] {
    const first = this.#branches.length
    const asked: number[] = []
    for (const branch of made) {
      const cache = this.#options.fallible ? this.#asked(plan, branch, missed) : null
      if (cache !== null) asked.push(cache)
      const known = branch.onMiss === null ? '' : missed[branch.onMiss]
      const name = `branch ${workload} ${branch.chain.join(' ')} ${known} ${cache ?? ''}`
      this.#branches.push(
        this.#assembler.routine(name, () => {
          const lost = this.#assembler.label()
          this.#branch(workload, plan, branch, missed, cache === null ? null : lost)
          this.#assembler.emit(RETURN)
          if (cache === null) return
          this.#assembler.mark(lost)
          this.#assembler.emit(REPORT, cache)
          this.#assembler.emit(RETURN)
        }),
      )
    }
    this.#burst += made.length
    this.#assembler.emit(FORK, first, made.length)
    return asked
  }

  /**
   * A call with what stands in for it.
   *
   * @param unanswered label to go to when a tolerated call failed; `null`: it goes on as if it had not
   */
  #branch(
    workload: number,
    plan: CallPlan,
    branch: Branch,
    missed: readonly boolean[],
    unanswered: number | null = null,
  ): void {
    const { chain, required, onMiss } = branch
    const tolerated = isTolerated(this.#model, branch)
    const spared = this.#assembler.label()
    if (onMiss !== null && missed[onMiss] === undefined) {
      const cache = plan.caches[onMiss]
      this.#assembler.chance(`answer:${this.#edge(chain[0]).id}`, cache ? 1 - cache.hitRatio : NEVER_MISSED, spared)
    }
    const done = this.#assembler.label()
    for (const [place, index] of (this.#options.fallible ? chain : chain.slice(0, 1)).entries()) {
      const last = place === chain.length - 1 || !this.#options.fallible
      const next = this.#assembler.label()
      const otherwise = tolerated ? unanswered : last ? (required ? -1 : done) : next
      this.#edgeCalls(workload, index, otherwise)
      if (!last) this.#assembler.emit(JUMP, done)
      this.#assembler.mark(next)
    }
    this.#assembler.mark(done)
    this.#assembler.mark(spared)
  }

  /**
   * All calls of one edge, one after another.
   *
   * @param otherwise label to go to when one of them failed; −1: the visit fails; `null`: the next call is made all the same
   */
  #edgeCalls(workload: number, index: number, otherwise: number | null): void {
    const edge = this.#edge(index)
    if (edge.kind !== 'request') return
    const whole = Math.floor(edge.calls)
    const part = edge.calls - whole
    const once = this.#call(workload, edge)
    const target: CallStep = this.#options.fallible
      ? this.#attempts.step(workload, edge, once, otherwise)
      : (times) => [CALL, once, times]
    if (whole > 0) this.#assembler.emit(...target(whole))
    if (part > 0) {
      const spared = this.#assembler.label()
      this.#assembler.chance(`call:${edge.id}`, part, spared)
      this.#assembler.emit(...target(1))
      this.#assembler.mark(spared)
    }
  }

  /** One call: half the way, what is passed through, the visit, the other half. */
  #call(workload: number, edge: ModelEdge): number {
    const visit = this.#visit(workload, edge.target)
    const networkMs = networkMsOf(edge, workload)
    if (networkMs === 0 && edge.via.length === 0) return visit
    return this.#assembler.routine(`call ${workload} ${edge.index}`, () => {
      const half = networkMs > 0 ? this.#assembler.delays.push(networkMs / 2) - 1 : -1
      if (half >= 0) this.#assembler.emit(DELAY, half)
      for (const node of edge.via) this.#serve(node, false)
      this.#assembler.emit(CALL, visit, 1)
      if (half >= 0) this.#assembler.emit(DELAY, half)
      this.#assembler.emit(RETURN)
    })
  }

  #send(workload: number, index: number): void {
    const edge = this.#edge(index)
    const whole = Math.floor(edge.calls)
    const part = edge.calls - whole
    const visit = this.#visit(workload, edge.target)
    const message =
      edge.via.length === 0
        ? visit
        : this.#assembler.routine(`message ${workload} ${index}`, () => {
            for (const node of edge.via) this.#serve(node, false)
            this.#assembler.emit(CALL, visit, 1)
            this.#assembler.emit(RETURN)
          })
    this.#burst += Math.ceil(edge.calls)
    if (whole > 0) this.#assembler.emit(SEND, message, whole)
    if (part > 0) {
      const spared = this.#assembler.label()
      this.#assembler.chance(`call:${edge.id}`, part, spared)
      this.#assembler.emit(SEND, message, 1)
      this.#assembler.mark(spared)
    }
  }

  #choose(workload: number, plan: CallPlan): void {
    const targets = (plan.choices ?? []).map(({ edge: index }) =>
      this.#assembler.routine(`way ${workload} ${index}`, () => {
        const edge = this.#edge(index)
        if (edge.kind === 'async') this.#send(workload, index)
        else this.#edgeCalls(workload, index, isOptional(this.#model, index) ? null : -1)
        this.#assembler.emit(RETURN)
      }),
    )
    const choice = this.#choices.push({
      ...choiceOf(this.#model, workload, plan),
      stream: this.#assembler.stream(`target:${this.#id(plan.node)}`, { distribution: 'uniform' }),
      targets: Int32Array.from(targets),
    })
    this.#assembler.emit(CHOOSE, choice - 1)
  }

  #edge(index: number | undefined): ModelEdge {
    const edge = this.#model.edges[index ?? -1]
    if (!edge) throw new Error(`There is no edge ${index}.`)
    return edge
  }

  #id(node: number): string {
    return this.#model.nodes[node]?.id ?? ''
  }
}
