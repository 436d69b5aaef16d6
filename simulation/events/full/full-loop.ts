import {
  ATTEMPT,
  CALL,
  CHANCE,
  CHECK,
  CHOOSE,
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
  STRIDE,
  UNANSWERED,
} from '../compile/program.ts'
import type { Draws } from '../draws.ts'
import { BINS, binOf } from '../histogram.ts'
import { REASONS, type Tally } from '../tally.ts'
import { Breakers } from './breakers.ts'
import { targetOf } from './choosing.ts'
import { EventList } from './event-list.ts'
import { Interruptions } from './interruptions.ts'
import { Queues } from './queues.ts'
import { Tokens } from './tokens.ts'

const NONE = -1
const TIMEOUT = REASONS.indexOf('timeout')
const DOWN = REASONS.indexOf('down')
const CUT_OFF = REASONS.indexOf('cut-off')
const BREAKER_OPEN = REASONS.indexOf('breaker-open')

/** What the loop asks of the world outside the queues; without one, all parts stay up and arrivals are Poisson at the mean rate. */
export interface World {
  /** When the world next changes by itself, ms. */
  readonly next: number
  /** Makes the change, and tells the loop what it means by `setServers` and `setUp`. */
  change(now: number, loop: FullLoop): void
  /** When the next request of a workload arrives. */
  arrivalAfter(workload: number, now: number): number
}

/**
 * The loop with an event for each departure, for what can be cut short or begins late: full queues, timeouts, retries, servers that are
 * kept during calls, parts that go down, batches and cold starts.
 *
 * A call with a policy runs as a token of its own, so that its caller can give it up and go on while the work that was sent goes on too.
 */
export class FullLoop {
  /** Simulated time, ms. */
  now = 0
  /** Requests that ended, answered or not. */
  finished = 0
  readonly #program: Program
  readonly #draws: Draws
  readonly #tally: Tally
  readonly #world: World | null
  readonly #events = new EventList()
  readonly #tokens = new Tokens()
  readonly #queues: Queues
  readonly #interruptions: Interruptions
  readonly #breakers: Breakers
  readonly #isUp: Uint8Array
  readonly #health: { readonly isHealthy: Uint8Array; readonly downSince: Float64Array }
  readonly #ready: number[] = []

  constructor(program: Program, draws: Draws, tally: Tally, world: World | null = null) {
    this.#program = program
    this.#draws = draws
    this.#tally = tally
    this.#world = world
    const { interruptions, stations: all } = program
    this.#interruptions = new Interruptions(all.servers.length, interruptions, this.#tokens, draws)
    this.#queues = new Queues(program, this.#tokens, draws, tally, this.#events, this.#interruptions)
    this.#breakers = new Breakers(program.breakers)
    const stations = program.stations.servers.length
    this.#isUp = new Uint8Array(stations).fill(1)
    const ways = program.choices.reduce((most, choice) => Math.max(most, ...choice.ways), -1) + 1
    this.#health = { isHealthy: new Uint8Array(ways).fill(1), downSince: new Float64Array(ways) }
    program.arrivals.forEach((stream, workload) => {
      if (stream >= 0) this.#events.schedule(this.#arrivalAfter(workload), -1 - workload, 0)
    })
  }

  /** Runs until so many requests have ended, or until the next event lies beyond a time. */
  run(untilFinished: number, untilTime: number): void {
    const world = this.#world
    const workloads = this.#program.entries.length
    while (this.finished < untilFinished) {
      const time = this.#events.next
      if (world && world.next <= time) {
        if (world.next > untilTime) break
        this.now = world.next
        world.change(this.now, this)
        continue
      }
      if (time > untilTime) break
      this.now = time
      this.#events.take()
      const { item, stamp } = this.#events
      if (item < -workloads) this.#queues.look(item, this.now)
      else if (item < 0) this.#arrive(-1 - item)
      else if (this.#tokens.stamp[item] === stamp) this.#wake(item)
      this.#runReady()
    }
    if (this.finished < untilFinished) this.now = untilTime
  }

  /** Servers at work at a station now. */
  busyAt(station: number): number {
    return this.#queues.busyAt(station)
  }

  /** Requests that wait at a station now. */
  queuedAt(station: number): number {
    return this.#queues.queuedAt(station)
  }

  /** So many servers from now on; who is being served stays. */
  setServers(station: number, servers: number): void {
    this.#queues.setServers(station, servers, this.now)
  }

  /** Whether a part works. */
  setUp(station: number, up: boolean): void {
    this.#isUp[station] = up ? 1 : 0
  }

  /** A share of a part's instances fails, with what they serve; with the last one goes who waits. */
  interrupt(station: number, share: number): void {
    this.#interruptions.strike(station, share)
    if (share >= 1) this.sendAway(station)
  }

  /** A part has nobody left who could serve. */
  sendAway(station: number): void {
    for (const token of this.#queues.empty(station)) this.#fail(token, CUT_OFF, station)
    this.#runReady()
  }

  /** Whether a balancing part finds all of a way up, see `Choice.ways`. */
  setHealth(way: number, healthy: boolean): void {
    const { isHealthy, downSince } = this.#health
    if (isHealthy[way] === 1 && !healthy) downSince[way] = this.now
    isHealthy[way] = healthy ? 1 : 0
  }

  #runReady(): void {
    for (let token = this.#ready.pop(); token !== undefined; token = this.#ready.pop()) this.#go(token)
  }

  // ── events ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

  #arrive(workload: number): void {
    this.#events.schedule(this.#arrivalAfter(workload), -1 - workload, 0)
    const token = this.#tokens.make(this.#program.entries[workload]!, NONE, workload)
    this.#tokens.start[token] = this.now
    this.#go(token)
  }

  #arrivalAfter(workload: number): number {
    return (
      this.#world?.arrivalAfter(workload, this.now) ?? this.now + this.#draws.take(this.#program.arrivals[workload]!)
    )
  }

  /** A token's time has come: its service or delay is over, its backoff, or its patience. */
  #wake(token: number): void {
    const tokens = this.#tokens
    const pc = tokens.pc[token]!
    tokens.stamp[token]!++
    switch (this.#program.code[pc]) {
      case SERVE: {
        const station = this.#program.code[pc + 1]!
        this.#queues.served(token, station, this.now)
        if (!this.#interruptions.cutsOff(token, station)) break
        this.#fail(token, CUT_OFF, station)
        return
      }
      case ATTEMPT:
        if (tokens.backing[token] === 1) this.#try(token)
        else this.#attemptFailed(token, TIMEOUT, this.#policy(token).target)
        return
    }
    tokens.pc[token] = pc + STRIDE
    this.#go(token)
  }

  // ── running ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Runs a token until it waits or is gone. */
  #go(token: number): void {
    const { code, delays, branches, chances, choices, stations } = this.#program
    const tokens = this.#tokens
    let pc = tokens.pc[token]!
    for (;;) {
      const a = code[pc + 1]!
      switch (code[pc]!) {
        case SERVE:
        case HOLD:
          tokens.pc[token] = pc
          if (!this.#queues.join(token, a, this.now)) this.#fail(token, stations.refusals[a]!, a)
          return
        case PASS:
          this.#tally.responses[a * BINS]!++
          pc += STRIDE
          continue
        case CHECK:
          if (this.#isUp[a] === 1) {
            pc += STRIDE
            continue
          }
          this.#fail(token, DOWN, a)
          return
        case RELEASE:
          if (this.#interruptions.cutsOffKept(tokens.frame[token]!)) {
            this.#fail(token, CUT_OFF, tokens.kept[tokens.frame[token]!]!)
            return
          }
          this.#queues.giveBack(tokens.frame[token]!, this.now)
          tokens.popFrame(token)
          pc += STRIDE
          continue
        case DELAY:
          tokens.pc[token] = pc
          this.#events.schedule(this.now + delays[a]!, token, tokens.stamp[token]!)
          return
        case CHANCE:
          pc = this.#draws.take(chances.stream[a]!) < chances.probability[a]! ? pc + STRIDE : code[pc + 2]!
          continue
        case JUMP:
          pc = a
          continue
        case CALL: {
          const frame = tokens.pushFrame(token)
          tokens.kept[frame] = NONE
          tokens.returnTo[frame] = pc + STRIDE
          tokens.times[frame] = code[pc + 2]!
          tokens.again[frame] = a
          pc = a
          continue
        }
        case RETURN: {
          const frame = tokens.frame[token]!
          if (frame === NONE) {
            this.#end(token)
            return
          }
          if (--tokens.times[frame]! > 0) pc = tokens.again[frame]!
          else {
            pc = tokens.returnTo[frame]!
            tokens.popFrame(token)
          }
          continue
        }
        case CHOOSE: {
          const choice = choices[a]!
          const target = targetOf(choice, this.#health, this.#draws.take(choice.stream), this.now)
          if (target === NONE) {
            this.#fail(token, DOWN, choice.node)
            return
          }
          pc = choice.targets[target]!
          continue
        }
        case FORK: {
          const count = code[pc + 2]!
          tokens.pending[token] = count
          tokens.unanswered[token] = 0
          tokens.pc[token] = pc
          for (let branch = a + count - 1; branch >= a; branch--) {
            this.#ready.push(tokens.make(branches[branch]!, token, NONE))
          }
          return
        }
        case REPORT:
          if (tokens.isAwaited(token)) tokens.unanswered[tokens.parent[token]!]! |= 1 << a
          pc += STRIDE
          continue
        case UNANSWERED:
          pc = tokens.unanswered[token]! & (1 << a) ? code[pc + 2]! : pc + STRIDE
          continue
        case SEND:
          for (let i = code[pc + 2]!; i > 0; i--) this.#ready.push(tokens.make(a, NONE, NONE))
          pc += STRIDE
          continue
        case ATTEMPT:
          tokens.pc[token] = pc
          tokens.tries[token] = 0
          this.#try(token)
          return
        default:
          throw new Error(`There is no step ${code[pc]}.`)
      }
    }
  }

  /** A token came to the end of its code: the request is answered, or the caller goes on. */
  #end(token: number): void {
    const tokens = this.#tokens
    const parent = tokens.parent[token]!
    const owner = tokens.owner[token]!
    const isAwaited = tokens.isAwaited(token)
    tokens.release(token)
    if (parent !== NONE) {
      if (!isAwaited) return
      const pc = tokens.pc[parent]!
      if (this.#program.code[pc] === FORK) {
        if (--tokens.pending[parent]! > 0) return
      } else {
        const { breaker } = this.#policy(parent)
        if (breaker >= 0) this.#breakers.succeeded(breaker, parent)
      }
      tokens.stamp[parent]!++
      tokens.pc[parent] = pc + STRIDE
      this.#ready.push(parent)
      return
    }
    if (owner < 0) return
    const latency = this.now - tokens.start[token]!
    this.finished++
    this.#tally.latencySum[owner]! += latency
    this.#tally.latencies[owner * BINS + binOf(latency)]!++
  }

  // ── failing ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A visit fails: servers that are kept are given back, and whoever minds is told. */
  #fail(token: number, reason: number, place: number): void {
    const tokens = this.#tokens
    for (let frame = tokens.frame[token]!; frame !== NONE; frame = tokens.frame[token]!) {
      if (tokens.kept[frame] !== NONE) this.#queues.giveBack(frame, this.now)
      tokens.popFrame(token)
    }
    const parent = tokens.parent[token]!
    const owner = tokens.owner[token]!
    const isAwaited = tokens.isAwaited(token)
    tokens.release(token)
    if (isAwaited) {
      tokens.stamp[parent]!++
      if (this.#program.code[tokens.pc[parent]!] === ATTEMPT) this.#attemptFailed(parent, reason, place)
      // what else the fork sent goes on by itself
      else this.#fail(parent, reason, place)
      return
    }
    if (owner < 0) return
    this.finished++
    this.#tally.failed[owner]!++
    const stations = this.#isUp.length
    this.#tally.failures[(owner * stations + place) * REASONS.length + reason]!++
  }

  #policy(token: number) {
    return this.#program.attempts[this.#program.code[this.#tokens.pc[token]! + 1]!]!
  }

  /** Sends the call; the caller waits for it, for as long as its patience lasts. */
  #try(token: number): void {
    const { entry, timeoutMs, breaker, target } = this.#policy(token)
    const tokens = this.#tokens
    tokens.tries[token]!++
    tokens.backing[token] = 0
    if (breaker >= 0 && !this.#breakers.lets(breaker, token, this.now)) {
      this.#attemptEnded(token, BREAKER_OPEN, target)
      return
    }
    if (timeoutMs < Number.POSITIVE_INFINITY) {
      this.#events.schedule(this.now + timeoutMs, token, tokens.stamp[token]!)
    }
    this.#ready.push(tokens.make(entry, token, NONE))
  }

  #attemptFailed(token: number, reason: number, place: number): void {
    const { breaker } = this.#policy(token)
    if (breaker >= 0) this.#breakers.failed(breaker, token, this.now)
    this.#attemptEnded(token, reason, place)
  }

  /** After an attempt that failed: another, what stands in for the call, or the failure of the visit. */
  #attemptEnded(token: number, reason: number, place: number): void {
    const { retries, backoffMs, jitter, jitterStream, otherwise } = this.#policy(token)
    const tokens = this.#tokens
    const tries = tokens.tries[token]!
    if (tries <= retries) {
      const spread = jitter > 0 ? 1 - jitter * this.#draws.take(jitterStream) : 1
      const backoff = backoffMs * 2 ** (tries - 1) * spread
      tokens.backing[token] = 1
      if (backoff > 0) this.#events.schedule(this.now + backoff, token, tokens.stamp[token]!)
      else this.#try(token)
    } else if (otherwise >= 0) {
      tokens.pc[token] = otherwise
      this.#ready.push(token)
    } else this.#fail(token, reason, place)
  }
}
