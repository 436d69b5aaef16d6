import type { Model } from '../../archetypes/model.ts'
import { numberOf } from '../../archetypes/settings/config.ts'
import type { PeakLoad } from '../../availability/index.ts'
import { figures } from '../../catalog/figures.ts'
import { type CallPlan, callPlans } from '../../traffic/call-plan.ts'
import { UNLIMITED } from '../compile/program.ts'
import { EventList } from '../full/event-list.ts'
import type { FullLoop, World } from '../full/full-loop.ts'
import type { Tally } from '../tally.ts'
import { ShapedArrivals } from './arrivals.ts'
import { Schedules } from './schedules.ts'
import { Weather } from './weather.ts'

/** How often autoscaling looks at the load. */
const LOOK_EVERY_MS = 1000 * figures.scalingPeriodSeconds.value

/** Of a part that scales with its load. */
interface Scaler {
  readonly node: number
  readonly serversEach: number
  readonly min: number
  readonly max: number
  readonly targetUtilisation: number
  readonly startMs: number
  readonly cooldownMs: number
  instances: number
  /** Asked for, not serving yet. */
  starting: number
  lastChange: number
  heldBefore: number
}

/**
 * Months in which everything moves: arrivals follow their shapes, parts fail and are repaired, balancing parts notice it, and scaled
 * parts grow and shrink with a delay.
 */
export class Months implements World {
  readonly #model: Model
  readonly #tally: Tally
  readonly #weather: Weather
  readonly #arrivals: readonly ShapedArrivals[]
  readonly #scalers: readonly Scaler[]
  readonly #schedules: Schedules
  /** Instances of each node that served when the loop was last told. */
  #serving: readonly number[] = []
  readonly #requirements: Requirements
  readonly #events = new EventList()
  /** Items: a cause changes; all scalers look; the instances that a scaler asked for serve; machines come or go by the clock. */
  readonly #look: number

  constructor(model: Model, peaks: readonly PeakLoad[], tally: Tally, seed: number, replication: number) {
    this.#model = model
    this.#tally = tally
    this.#weather = new Weather(model, peaks, seed, replication)
    this.#arrivals = model.workloads.map(
      ({ id, rps, design }) => new ShapedArrivals(id, design.shape, rps, seed, replication),
    )
    this.#scalers = scalersOf(model)
    this.#schedules = new Schedules(model)
    this.#requirements = new Requirements(model)
    this.#look = this.#weather.causes.length
    for (let cause = 0; cause < this.#look; cause++) {
      this.#events.schedule(this.#weather.untilChange(cause), cause, 0)
    }
    if (this.#scalers.length > 0) this.#events.schedule(LOOK_EVERY_MS, this.#look, 0)
    this.#scheduleAfter(0)
  }

  get next(): number {
    return this.#events.next
  }

  arrivalAfter(workload: number, now: number): number {
    return this.#arrivals[workload]!.after(now)
  }

  change(now: number, loop: FullLoop): void {
    this.#events.take()
    const { item, stamp } = this.#events
    if (item < this.#look) {
      const before = this.#serving
      this.#weather.change(item)
      this.#events.schedule(now + this.#weather.untilChange(item), item, 0)
      this.apply(loop)
      this.#interrupt(before, this.#weather.isAnnounced(item), loop)
    } else if (item === this.#look + 1 + this.#scalers.length) {
      this.#scheduleAfter(now)
      this.apply(loop)
    } else if (item === this.#look) {
      for (const [place, scaler] of this.#scalers.entries()) this.#scale(scaler, place, now)
      this.#events.schedule(now + LOOK_EVERY_MS, item, 0)
      this.apply(loop)
    } else {
      const scaler = this.#scalers[item - this.#look - 1]!
      scaler.starting -= stamp
      scaler.instances += stamp
      this.apply(loop)
    }
  }

  #scheduleAfter(now: number): void {
    const next = this.#schedules.after(now)
    if (next !== null) this.#events.schedule(next, this.#look + 1 + this.#scalers.length, 0)
  }

  /** What the instances served that have gone is lost, unless they were taken away with notice. */
  #interrupt(before: readonly number[], announced: boolean, loop: FullLoop): void {
    for (const [node, instances] of this.#serving.entries()) {
      const left = before[node]! - instances
      if (left <= 0) continue
      if (!announced) loop.interrupt(node, left / before[node]!)
      else if (instances === 0) loop.sendAway(node)
    }
  }

  /** Tells the loop what is up and how many servers each part has. */
  apply(loop: FullLoop): void {
    const serving = this.#model.nodes.map(({ index }) => this.#weather.serving(index))
    this.#serving = serving
    this.#requirements.tell(serving, (way, healthy) => loop.setHealth(way, healthy))
    for (const { index, behaviour } of this.#model.nodes) {
      const up = serving[index]!
      loop.setUp(index, up > 0)
      const station = behaviour.station
      if (!station || station.servers === 'infinite') continue
      const scaler = this.#scalers.find(({ node }) => node === index)
      const share = up / behaviour.failure.instances
      const extra = this.#schedules.extraAt(index, loop.now)
      const instances = scaler
        ? Math.floor((scaler.instances + extra) * share)
        : Math.min(station.instances, up) + Math.floor(extra * share)
      loop.setServers(index, Math.min(UNLIMITED, instances * station.servers))
    }
  }

  /**
   * Target tracking: as many instances as bring the utilisation of the last period to its target; more come after their start-up
   * time, fewer only once the last change is long enough ago.
   *
   * @see Kubernetes documentation, Horizontal Pod Autoscaling, algorithm details: ⌈replicas × metric ÷ target⌉
   */
  #scale(scaler: Scaler, place: number, now: number): void {
    const held = this.#tally.busySum[scaler.node]!
    const busy = (held - scaler.heldBefore) / LOOK_EVERY_MS
    scaler.heldBefore = held
    const wanted = Math.ceil(busy / (scaler.serversEach * scaler.targetUtilisation) - 1e-9)
    const desired = Math.min(scaler.max, Math.max(scaler.min, wanted))
    const coming = scaler.instances + scaler.starting
    if (desired > coming) {
      const more = desired - coming
      scaler.starting += more
      scaler.lastChange = now
      this.#events.schedule(now + scaler.startMs, this.#look + 1 + place, more)
    } else if (desired < coming && scaler.starting === 0 && now - scaler.lastChange >= scaler.cooldownMs) {
      scaler.instances = desired
      scaler.lastChange = now
    }
  }
}

function scalersOf(model: Model): readonly Scaler[] {
  return model.nodes.flatMap(({ index, config, behaviour: { station } }) => {
    if (!station?.scaling || station.servers === 'infinite') return []
    const { min, max, targetUtilisation } = station.scaling
    return [
      {
        node: index,
        serversEach: station.servers,
        min,
        max,
        targetUtilisation,
        startMs: 1000 * (numberOf(config, 'bootSeconds') + numberOf(config, 'modelLoadSeconds')),
        cooldownMs: 1000 * numberOf(config, 'cooldownSeconds'),
        instances: Math.max(min, station.instances),
        starting: 0,
        lastChange: Number.NEGATIVE_INFINITY,
        heldBefore: 0,
      },
    ]
  })
}

/** Which ways to targets work with all that they require, as a health check that asks through would find (contract §2.6). */
class Requirements {
  readonly #model: Model
  readonly #plans: readonly (readonly CallPlan[])[]

  constructor(model: Model) {
    this.#model = model
    this.#plans = model.workloads.map(({ index }) => callPlans(model, index))
  }

  /** @param told of each way out of a balancing part, see `Choice.ways` */
  tell(serving: readonly number[], told: (way: number, healthy: boolean) => void): void {
    for (const [workload, plans] of this.#plans.entries()) {
      if (plans.every(({ choices }) => choices === null)) continue
      const works = this.#works(plans, serving)
      for (const { choices } of plans) {
        for (const { edge } of choices ?? []) {
          told(workload * this.#model.edges.length + edge, this.#passes(edge, works, serving))
        }
      }
    }
  }

  /** The greatest solution: a part that is met again in a loop counts as up. */
  #works(plans: readonly CallPlan[], serving: readonly number[]): readonly boolean[] {
    const works = serving.map((instances) => instances > 0)
    for (let moved = true; moved; ) {
      moved = false
      for (const plan of plans) {
        if (!works[plan.node] || this.#calls(plan, works, serving)) continue
        works[plan.node] = false
        moved = true
      }
    }
    return works
  }

  #calls(plan: CallPlan, works: readonly boolean[], serving: readonly number[]): boolean {
    const way = (edge: number) => this.#passes(edge, works, serving)
    if (plan.choices) {
      const { role } = this.#model.nodes[plan.node]!.behaviour
      const needed = role.kind === 'balancer' ? Math.min(role.minHealthy, plan.choices.length) : 1
      return plan.choices.length === 0 || plan.choices.filter(({ edge }) => way(edge)).length >= needed
    }
    if (plan.called < 1) return true
    return plan.stages.every(({ branches }) =>
      branches.every(
        ({ chain, required, onMiss }) =>
          !required || onMiss !== null || this.#model.edges[chain[0]!]!.calls < 1 || chain.some(way),
      ),
    )
  }

  #passes(index: number, works: readonly boolean[], serving: readonly number[]): boolean {
    const { kind, via, target } = this.#model.edges[index]!
    return kind !== 'request' || (via.every((node) => serving[node]! > 0) && works[target]!)
  }
}
