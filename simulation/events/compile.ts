import type { Model, ModelEdge } from '../archetypes/model.ts'
import type { Performance } from '../latency/performance.ts'
import { type Branch, type CallPlan, callPlans } from '../traffic/call-plan.ts'
import type { DrawLaw, DrawSource } from './draws.ts'
import {
  ATTEMPT,
  type AttemptPolicy,
  type BreakerPolicy,
  CALL,
  CHANCE,
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
  RETURN,
  SEND,
  SERVE,
  STRIDE,
  type Stations,
  UNLIMITED,
} from './program.ts'
import { REASONS } from './tally.ts'

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

class Compiler {
  readonly #model: Model
  readonly #performance: Performance
  readonly #options: CompileOptions
  readonly #plans: readonly (readonly CallPlan[])[]
  readonly #code: number[] = []
  readonly #draws: DrawSource[] = []
  readonly #delays: number[] = []
  readonly #probability: number[] = []
  readonly #chanceStreams: number[] = []
  readonly #choices: Choice[] = []
  readonly #branches: number[] = []
  readonly #attempts: AttemptPolicy[] = []
  readonly #breakers: BreakerPolicy[] = []
  readonly #breakerOf = new Map<number, number>()
  /** First step of the code of a visit or call, by name; it may stand before the code is written. */
  readonly #labels = new Map<string, number>()
  readonly #pending: (() => void)[] = []
  #burst = 2

  constructor(model: Model, performance: Performance, options: CompileOptions) {
    this.#model = model
    this.#performance = performance
    this.#options = options
    this.#plans = model.workloads.map(({ index }) => callPlans(model, index))
  }

  program(): Program {
    const { nodes, workloads } = this.#model
    const serviceTimes = nodes.map(({ behaviour }) => behaviour.station?.serviceTime ?? NO_TIME)
    // the stream of a station's service times has the station's number
    for (const { id, index } of nodes) this.#stream(`service:${id}`, serviceTimes[index] ?? NO_TIME)
    // requests that would circle for ever are not sent
    const arrivals = workloads.map(({ id, index, rps }) =>
      rps > 0 && this.#performance.mean.visits[index]?.unstableEdges.length === 0
        ? this.#stream(`arrivals:${id}`, { distribution: 'exponential', meanMs: 1000 / rps })
        : -1,
    )
    const stations = this.#stations()
    const entries = workloads.map(({ index, source }) => this.#body(index, source))
    for (let write = this.#pending.shift(); write; write = this.#pending.shift()) write()
    return {
      code: this.#linked(),
      entries: entries.map((label) => this.#place(label)),
      draws: this.#draws,
      arrivals: Int32Array.from(arrivals),
      stations,
      delays: Float64Array.from(this.#delays),
      chances: {
        probability: Float64Array.from(this.#probability),
        stream: Int32Array.from(this.#chanceStreams),
      },
      choices: this.#choices.map((choice) => ({
        ...choice,
        targets: choice.targets.map((label) => this.#place(label)),
      })),
      branches: Int32Array.from(this.#branches, (label) => this.#place(label)),
      attempts: this.#attempts.map((policy) => ({
        ...policy,
        entry: this.#place(policy.entry),
        otherwise: policy.otherwise < 0 ? -1 : this.#place(policy.otherwise),
      })),
      breakers: this.#breakers,
      burst: this.#burst,
    }
  }

  #stations(): Stations {
    const { nodes } = this.#model
    const refusal = (archetype: string) => REASONS.indexOf(archetype === 'function' ? 'throttled' : 'queue-full')
    return {
      servers: Int32Array.from(nodes, ({ index }) => this.#performance.mean.stations[index]?.servers ?? UNLIMITED),
      queueLimit: Int32Array.from(nodes, ({ behaviour }) => behaviour.station?.queueLimit ?? UNLIMITED),
      refusals: Int32Array.from(nodes, ({ archetype }) => refusal(archetype.id)),
      batchMax: Int32Array.from(nodes, ({ behaviour }) => behaviour.station?.batch?.max ?? 1),
      batchWaitMs: Float64Array.from(nodes, ({ behaviour }) => behaviour.station?.batch?.waitMs ?? 0),
      coldStarts: nodes.map(({ id, behaviour }) => {
        const coldStart = behaviour.station?.coldStart
        if (!coldStart) return null
        const { time, keepMs, ready } = coldStart
        return { stream: this.#stream(`cold-start:${id}`, time), keepMs, ready }
      }),
    }
  }

  // ── labels ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

  readonly #places: number[] = []

  /** A label for a step that is not known yet. */
  #label(): number {
    return this.#places.push(-1) - 1
  }

  #mark(label: number): void {
    this.#places[label] = this.#code.length
  }

  #place(label: number): number {
    return this.#places[label] ?? -1
  }

  #emit(operation: number, a = 0, b = 0): void {
    this.#code.push(operation, a, b, 0)
  }

  /** The code with steps in place of labels, and calls at the end of a stretch turned into jumps. */
  #linked(): Int32Array {
    const code = Int32Array.from(this.#code)
    for (let at = 0; at < code.length; at += STRIDE) {
      switch (code[at]) {
        case CHANCE:
          code[at + 2] = this.#place(code[at + 2] ?? 0)
          break
        case JUMP:
        case SEND:
          code[at + 1] = this.#place(code[at + 1] ?? 0)
          break
        case CALL:
          code[at + 1] = this.#place(code[at + 1] ?? 0)
          if (code[at + 2] === 1 && code[at + STRIDE] === RETURN) code[at] = JUMP
          break
      }
    }
    return code
  }

  /** Code that others go to; written once, later. */
  #routine(name: string, write: () => void): number {
    const known = this.#labels.get(name)
    if (known !== undefined) return known
    const label = this.#label()
    this.#labels.set(name, label)
    this.#pending.push(() => {
      this.#mark(label)
      write()
    })
    return label
  }

  // ── visits ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A whole visit: queue, service, then the calls. */
  #visit(workload: number, node: number): number {
    return this.#routine(`visit ${workload} ${node}`, () => {
      const station = this.#model.nodes[node]?.behaviour.station
      const holds = station?.blocking === true && this.#callsAnything(workload, node)
      this.#serve(node, holds)
      this.#calls(workload, node)
      if (holds) this.#emit(RELEASE)
      this.#emit(RETURN)
    })
  }

  /** What a client does: its calls without a station of its own. */
  #body(workload: number, node: number): number {
    return this.#routine(`client ${workload} ${node}`, () => {
      this.#calls(workload, node)
      this.#emit(RETURN)
    })
  }

  #serve(node: number, holds: boolean): void {
    if (this.#options.failures) this.#emit(CHECK, node)
    if (this.#isInstant(node) && !holds) this.#emit(PASS, node)
    else this.#emit(holds ? HOLD : SERVE, node)
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
    const done = this.#label()
    this.#chance(`miss:${this.#id(node)}`, plan.called, done)
    for (const edge of plan.async) this.#send(workload, edge)
    this.#answers(workload, plan, [])
    this.#mark(done)
  }

  /** The stages, in one copy for each way in which the caches can answer, so that calls share an answer. */
  #answers(workload: number, plan: CallPlan, missed: readonly boolean[]): void {
    const cache = plan.caches[missed.length]
    if (!cache || missed.length >= MAX_JOINT_CACHES) {
      this.#stages(workload, plan, missed)
      return
    }
    const hit = this.#label()
    const done = this.#label()
    this.#chance(`answer:${this.#id(plan.node)}:${this.#id(cache.node)}`, 1 - cache.hitRatio, hit)
    this.#answers(workload, plan, [...missed, true])
    this.#emit(JUMP, done)
    this.#mark(hit)
    this.#answers(workload, plan, [...missed, false])
    this.#mark(done)
  }

  #stages(workload: number, plan: CallPlan, missed: readonly boolean[]): void {
    for (const { branches } of plan.stages) {
      const made = branches.filter(({ onMiss }) => onMiss === null || missed[onMiss] !== false)
      const [only] = made
      if (made.length === 1 && only) this.#branch(workload, plan, only, missed)
      else if (made.length > 1) this.#fork(workload, plan, made, missed)
    }
  }

  #fork(workload: number, plan: CallPlan, made: readonly Branch[], missed: readonly boolean[]): void {
    const first = this.#branches.length
    for (const branch of made) {
      const name = `branch ${workload} ${branch.chain.join(' ')} ${branch.onMiss === null ? '' : missed[branch.onMiss]}`
      this.#branches.push(
        this.#routine(name, () => {
          this.#branch(workload, plan, branch, missed)
          this.#emit(RETURN)
        }),
      )
    }
    this.#burst += made.length
    this.#emit(FORK, first, made.length)
  }

  /** A call with what stands in for it. */
  #branch(workload: number, plan: CallPlan, { chain, required, onMiss }: Branch, missed: readonly boolean[]): void {
    const spared = this.#label()
    if (onMiss !== null && missed[onMiss] === undefined) {
      const cache = plan.caches[onMiss]
      this.#chance(`answer:${this.#edge(chain[0]).id}`, cache ? 1 - cache.hitRatio : NEVER_MISSED, spared)
    }
    const done = this.#label()
    for (const [place, index] of (this.#options.fallible ? chain : chain.slice(0, 1)).entries()) {
      const last = place === chain.length - 1 || !this.#options.fallible
      const next = this.#label()
      this.#edgeCalls(workload, index, last ? (required ? -1 : done) : next)
      if (!last) this.#emit(JUMP, done)
      this.#mark(next)
    }
    this.#mark(done)
    this.#mark(spared)
  }

  /**
   * All calls of one edge, one after another.
   *
   * @param otherwise label to go to when one of them failed; −1: the visit fails
   */
  #edgeCalls(workload: number, index: number, otherwise: number): void {
    const edge = this.#edge(index)
    if (edge.kind !== 'request') return
    const whole = Math.floor(edge.calls)
    const part = edge.calls - whole
    const tolerated = edge.dependency === 'optional'
    const target = this.#attempt(workload, edge, otherwise, tolerated)
    if (whole > 0) this.#emit(...target(whole))
    if (part > 0) {
      const spared = this.#label()
      this.#chance(`call:${edge.id}`, part, spared)
      this.#emit(...target(1))
      this.#mark(spared)
    }
  }

  /** How to make a call n times: plainly, or with a policy where it can fail and somebody minds. */
  #attempt(
    workload: number,
    edge: ModelEdge,
    otherwise: number,
    tolerated: boolean,
  ): (times: number) => [number, number, number] {
    const once = this.#call(workload, edge)
    const { breaker, jitter } = this.#passed(edge)
    const minded = edge.timeoutMs !== null || edge.retries > 0 || otherwise >= 0 || tolerated || breaker >= 0
    if (!this.#options.fallible || !minded) return (times) => [CALL, once, times]
    const resume = this.#label()
    const { timeoutMs, retries, backoffMs } = edge
    const jitterStream = jitter > 0 ? this.#stream(`jitter:${edge.id}`, { distribution: 'uniform' }) : -1
    const patience = timeoutMs ?? Number.POSITIVE_INFINITY
    const tried = { edge, timeoutMs: patience, retries, backoffMs, jitter, jitterStream, breaker, entry: once }
    const repeated = () => {
      // a tolerated failure goes on with the next call, any other ends them
      const policy = this.#policy({ ...tried, otherwise: tolerated ? resume : -1 })
      return this.#routine(`attempt ${policy}`, () => {
        this.#emit(ATTEMPT, policy)
        this.#mark(resume)
        this.#emit(RETURN)
      })
    }
    return (times) => {
      if (tolerated) return [CALL, repeated(), times]
      if (times === 1) return [ATTEMPT, this.#policy({ ...tried, otherwise }), 0]
      const one = repeated()
      if (otherwise < 0) return [CALL, one, times]
      const all = this.#routine(`calls ${workload} ${edge.index}`, () => {
        this.#emit(CALL, one, times)
        this.#emit(RETURN)
      })
      return [ATTEMPT, this.#policy({ ...NO_POLICY, edge, entry: all, otherwise }), 0]
    }
  }

  /** What the first part that is passed and has a policy does to the calls of an edge. */
  #passed(edge: ModelEdge): { readonly breaker: number; readonly jitter: number } {
    const passed = edge.via.map((node) => this.#model.nodes[node]?.behaviour.calls).find((calls) => calls !== undefined)
    if (!passed?.breaker) return { breaker: -1, jitter: passed?.jitter ?? 0 }
    const known = this.#breakerOf.get(edge.index)
    const breaker = known ?? this.#breakers.push(passed.breaker) - 1
    this.#breakerOf.set(edge.index, breaker)
    return { breaker, jitter: passed.jitter }
  }

  #policy({ edge, ...policy }: Omit<AttemptPolicy, 'edge' | 'target'> & { readonly edge: ModelEdge }): number {
    this.#burst += 1
    return this.#attempts.push({ ...policy, edge: edge.index, target: edge.target }) - 1
  }

  /** One call: half the way, what is passed through, the visit, the other half. */
  #call(workload: number, edge: ModelEdge): number {
    const visit = this.#visit(workload, edge.target)
    if (edge.networkMs === 0 && edge.via.length === 0) return visit
    return this.#routine(`call ${workload} ${edge.index}`, () => {
      const half = edge.networkMs > 0 ? this.#delays.push(edge.networkMs / 2) - 1 : -1
      if (half >= 0) this.#emit(DELAY, half)
      for (const node of edge.via) this.#serve(node, false)
      this.#emit(CALL, visit, 1)
      if (half >= 0) this.#emit(DELAY, half)
      this.#emit(RETURN)
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
        : this.#routine(`message ${workload} ${index}`, () => {
            for (const node of edge.via) this.#serve(node, false)
            this.#emit(CALL, visit, 1)
            this.#emit(RETURN)
          })
    this.#burst += Math.ceil(edge.calls)
    if (whole > 0) this.#emit(SEND, message, whole)
    if (part > 0) {
      const spared = this.#label()
      this.#chance(`call:${edge.id}`, part, spared)
      this.#emit(SEND, message, 1)
      this.#mark(spared)
    }
  }

  #choose(workload: number, plan: CallPlan): void {
    const choices = plan.choices ?? []
    let sum = 0
    const cumulative = Float64Array.from(choices, ({ share }) => {
      sum += share
      return sum
    })
    const targets = choices.map(({ edge: index }) =>
      this.#routine(`way ${workload} ${index}`, () => {
        const edge = this.#edge(index)
        if (edge.kind === 'async') this.#send(workload, index)
        else this.#edgeCalls(workload, index, -1)
        this.#emit(RETURN)
      }),
    )
    const choice = this.#choices.push({
      node: plan.node,
      stream: this.#stream(`target:${this.#id(plan.node)}`, { distribution: 'uniform' }),
      cumulative,
      shares: Float64Array.from(choices, ({ share }) => share),
      targets: Int32Array.from(targets),
      nodes: Int32Array.from(choices, ({ edge }) => this.#edge(edge).target),
      ...this.#failover(plan.node, choices),
    })
    this.#emit(CHOOSE, choice - 1)
  }

  /** How a balancing node behaves when its targets fail (contract §2.6). */
  #failover(node: number, choices: NonNullable<CallPlan['choices']>): Pick<Choice, 'minHealthy' | 'blindMs' | 'order'> {
    const role = this.#model.nodes[node]?.behaviour.role
    if (role?.kind !== 'balancer') return { minHealthy: 1, blindMs: 0, order: null }
    const minHealthy = Math.min(role.minHealthy, choices.length)
    if (role.policy !== 'failover') return { minHealthy, blindMs: 0, order: null }
    const weight = (place: number) => this.#edge(choices[place]?.edge).weight
    const order = choices.map((_, place) => place).sort((a, b) => weight(b) - weight(a) || a - b)
    return { minHealthy, blindMs: 1000 * (role.detectionSeconds + role.dnsTtlSeconds), order }
  }

  // ── pieces ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Goes on with some probability, else to a label; writes nothing for a certainty. */
  #chance(name: string, probability: number, otherwise: number): void {
    if (probability >= 1) return
    const chance = this.#probability.push(probability) - 1
    this.#chanceStreams.push(this.#stream(name, { distribution: 'uniform' }))
    this.#emit(CHANCE, chance, otherwise)
  }

  readonly #streamOf = new Map<string, number>()

  #stream(name: string, law: DrawLaw): number {
    const known = this.#streamOf.get(name)
    if (known !== undefined) return known
    const stream = this.#draws.push({ name, law }) - 1
    this.#streamOf.set(name, stream)
    return stream
  }

  /** Takes no time and makes nobody wait. */
  #isInstant(node: number): boolean {
    const station = this.#model.nodes[node]?.behaviour.station
    return (
      !station || (station.servers === 'infinite' && station.serviceTime.meanMs === 0 && station.queueLimit === null)
    )
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

const NO_POLICY = {
  timeoutMs: Number.POSITIVE_INFINITY,
  retries: 0,
  backoffMs: 0,
  jitter: 0,
  jitterStream: -1,
  breaker: -1,
} as const
const NO_TIME = { distribution: 'deterministic', meanMs: 0 } as const
