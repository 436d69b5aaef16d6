import type { Draws } from './draws.ts'
import { EventList } from './event-list.ts'
import { grown } from './grown.ts'
import { BINS, binOf } from './histogram.ts'
import {
  ATTEMPT,
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
} from './program.ts'
import { REASONS, type Tally } from './tally.ts'

const NONE = -1
const QUEUE_FULL = REASONS.indexOf('queue-full')
const TIMEOUT = REASONS.indexOf('timeout')
const DOWN = REASONS.indexOf('down')

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
 * The loop in which calls can fail: full queues, timeouts, retries, servers that are kept during calls, and parts that go down.
 *
 * A call with a policy runs as a token of its own, so that its caller can give it up and go on while the work that was sent goes on
 * too. Every token carries a stamp that changes when it goes on; an event or a child that comes with an old stamp is too late.
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

  // tokens; free ones are a list through `next`
  #pc = new Int32Array(0)
  #next = new Int32Array(0)
  #frame = new Int32Array(0)
  #parent = new Int32Array(0)
  #parentStamp = new Int32Array(0)
  #pending = new Int32Array(0)
  #owner = new Int32Array(0)
  #stamp = new Int32Array(0)
  /** Attempts made of the call at hand, and whether the next one waits for its backoff. */
  #tries = new Int32Array(0)
  #backing = new Int32Array(0)
  #start = new Float64Array(0)
  #arrived = new Float64Array(0)
  #free = NONE

  // frames: where calls return to, or a server that is kept (`station` ≥ 0)
  #returnTo = new Int32Array(0)
  #up = new Int32Array(0)
  #times = new Int32Array(0)
  #again = new Int32Array(0)
  #kept = new Int32Array(0)
  #since = new Float64Array(0)
  /** How long the visit had waited for the server. */
  #waitOf = new Float64Array(0)
  #freeFrame = NONE

  readonly #busy: Int32Array
  readonly #servers: Int32Array
  readonly #queued: Int32Array
  readonly #head: Int32Array
  readonly #tail: Int32Array
  readonly #isUp: Uint8Array
  /** Whether a balancing node may send to a part: it and all that it requires are up. */
  readonly #isHealthy: Uint8Array
  /** Until when the failure of a part goes unnoticed by those that fail over, ms after it failed. */
  readonly #downSince: Float64Array
  readonly #ready: number[] = []

  constructor(program: Program, draws: Draws, tally: Tally, world: World | null = null) {
    this.#program = program
    this.#draws = draws
    this.#tally = tally
    this.#world = world
    const { servers } = program.stations
    this.#busy = new Int32Array(servers.length)
    this.#servers = servers.slice()
    this.#queued = new Int32Array(servers.length)
    this.#head = new Int32Array(servers.length).fill(NONE)
    this.#tail = new Int32Array(servers.length).fill(NONE)
    this.#isUp = new Uint8Array(servers.length).fill(1)
    this.#isHealthy = new Uint8Array(servers.length).fill(1)
    this.#downSince = new Float64Array(servers.length)
    program.arrivals.forEach((stream, workload) => {
      if (stream >= 0) this.#events.schedule(this.#arrivalAfter(workload), -1 - workload, 0)
    })
  }

  /** Runs until so many requests have ended, or until the next event lies beyond a time. */
  run(untilFinished: number, untilTime: number): void {
    const world = this.#world
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
      if (item < 0) this.#arrive(-1 - item)
      else if (this.#stamp[item] === stamp) this.#wake(item)
      for (let token = this.#ready.pop(); token !== undefined; token = this.#ready.pop()) this.#go(token)
    }
    if (this.finished < untilFinished) this.now = untilTime
  }

  /** Time-average figures need what is busy now: servers kept at a station. */
  busyAt(station: number): number {
    return this.#busy[station]!
  }

  /** Requests that wait at a station now. */
  queuedAt(station: number): number {
    return this.#queued[station]!
  }

  serversAt(station: number): number {
    return this.#servers[station]!
  }

  /** So many servers from now on; who is being served stays. */
  setServers(station: number, servers: number): void {
    this.#servers[station] = servers
    while (this.#busy[station]! < servers && this.#head[station] !== NONE) this.#serveFirst(station)
  }

  /** Whether a part works, and whether it and all that it requires do. */
  setUp(station: number, up: boolean, healthy: boolean): void {
    if (this.#isHealthy[station] === 1 && !healthy) this.#downSince[station] = this.now
    this.#isUp[station] = up ? 1 : 0
    this.#isHealthy[station] = healthy ? 1 : 0
  }

  // ── events ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

  #arrive(workload: number): void {
    this.#events.schedule(this.#arrivalAfter(workload), -1 - workload, 0)
    const token = this.#newToken(this.#program.entries[workload]!, NONE, workload)
    this.#start[token] = this.now
    this.#go(token)
  }

  #arrivalAfter(workload: number): number {
    return this.#world?.arrivalAfter(workload, this.now) ?? this.now + this.#take(this.#program.arrivals[workload]!)
  }

  /** A token's time has come: its service or delay is over, its backoff, or its patience. */
  #wake(token: number): void {
    const pc = this.#pc[token]!
    this.#stamp[token]!++
    switch (this.#program.code[pc]) {
      case SERVE: {
        const station = this.#program.code[pc + 1]!
        this.#leave(station)
        break
      }
      case ATTEMPT:
        if (this.#backing[token] === 1) this.#try(token)
        else this.#attemptFailed(token, TIMEOUT, this.#policy(token).target)
        return
    }
    this.#pc[token] = pc + STRIDE
    this.#go(token)
  }

  // ── stations ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @returns whether the token is served or waits; else there is no place for it */
  #join(token: number, station: number): boolean {
    if (this.#busy[station]! < this.#servers[station]!) {
      this.#busy[station]!++
      this.#begin(token, station, 0)
      return true
    }
    if (this.#queued[station]! >= this.#program.stations.queueLimit[station]!) {
      this.#tally.lost[station]!++
      return false
    }
    this.#arrived[token] = this.now
    this.#next[token] = NONE
    const last = this.#tail[station]!
    if (last === NONE) this.#head[station] = token
    else this.#next[last] = token
    this.#tail[station] = token
    this.#queued[station]!++
    return true
  }

  #begin(token: number, station: number, wait: number): void {
    const program = this.#program
    const tally = this.#tally
    const time = this.#take(station)
    tally.serviceSum[station]! += time
    if (wait > 0) {
      tally.waitSum[station]! += wait
      tally.waits[station * BINS + binOf(wait)]!++
    }
    if (program.code[this.#pc[token]!] === SERVE) {
      tally.heldSum[station]! += time
      tally.responses[station * BINS + binOf(wait + time)]!++
    } else {
      this.#keep(token, station, wait)
    }
    this.#events.schedule(this.now + time, token, this.#stamp[token]!)
  }

  /** A server is free again. */
  #leave(station: number): void {
    this.#busy[station]!--
    if (this.#busy[station]! < this.#servers[station]! && this.#head[station] !== NONE) this.#serveFirst(station)
  }

  #serveFirst(station: number): void {
    const token = this.#head[station]!
    const after = this.#next[token]!
    this.#head[station] = after
    if (after === NONE) this.#tail[station] = NONE
    this.#queued[station]!--
    this.#busy[station]!++
    this.#begin(token, station, this.now - this.#arrived[token]!)
  }

  /** Remembers the server that a token keeps, and since when its visit lasts. */
  #keep(token: number, station: number, wait: number): void {
    const frame = this.#newFrame(token)
    this.#kept[frame] = station
    this.#since[frame] = this.now
    this.#times[frame] = 1
    this.#returnTo[frame] = NONE
    this.#again[frame] = NONE
    this.#waitOf[frame] = wait
  }

  #giveBack(frame: number): void {
    const station = this.#kept[frame]!
    const held = this.now - this.#since[frame]!
    this.#tally.heldSum[station]! += held
    this.#tally.responses[station * BINS + binOf(this.#waitOf[frame]! + held)]!++
    this.#leave(station)
  }

  // ── running ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Runs a token until it waits or is gone. */
  #go(token: number): void {
    const { code, delays, branches, attempts } = this.#program
    let pc = this.#pc[token]!
    for (;;) {
      switch (code[pc]!) {
        case SERVE:
        case HOLD: {
          this.#pc[token] = pc
          const station = code[pc + 1]!
          if (!this.#join(token, station)) this.#fail(token, QUEUE_FULL, station)
          return
        }
        case PASS: {
          const station = code[pc + 1]!
          this.#tally.responses[station * BINS]!++
          pc += STRIDE
          continue
        }
        case CHECK:
          if (this.#isUp[code[pc + 1]!] === 1) {
            pc += STRIDE
            continue
          }
          this.#fail(token, DOWN, code[pc + 1]!)
          return
        case RELEASE: {
          const frame = this.#frame[token]!
          this.#giveBack(frame)
          this.#popFrame(token)
          pc += STRIDE
          continue
        }
        case DELAY:
          this.#pc[token] = pc
          this.#events.schedule(this.now + delays[code[pc + 1]!]!, token, this.#stamp[token]!)
          return
        case CHANCE: {
          const chance = code[pc + 1]!
          const { probability, stream } = this.#program.chances
          pc = this.#take(stream[chance]!) < probability[chance]! ? pc + STRIDE : code[pc + 2]!
          continue
        }
        case JUMP:
          pc = code[pc + 1]!
          continue
        case CALL: {
          const frame = this.#newFrame(token)
          this.#kept[frame] = NONE
          this.#returnTo[frame] = pc + STRIDE
          this.#times[frame] = code[pc + 2]!
          this.#again[frame] = code[pc + 1]!
          pc = code[pc + 1]!
          continue
        }
        case RETURN: {
          const frame = this.#frame[token]!
          if (frame === NONE) {
            this.#end(token)
            return
          }
          if (--this.#times[frame]! > 0) pc = this.#again[frame]!
          else {
            pc = this.#returnTo[frame]!
            this.#popFrame(token)
          }
          continue
        }
        case CHOOSE: {
          const choice = this.#program.choices[code[pc + 1]!]!
          const target = this.#target(choice)
          if (target === NONE) {
            this.#fail(token, DOWN, choice.node)
            return
          }
          pc = choice.targets[target]!
          continue
        }
        case FORK: {
          const count = code[pc + 2]!
          this.#pending[token] = count
          this.#pc[token] = pc
          for (let branch = code[pc + 1]! + count - 1; branch >= code[pc + 1]!; branch--) {
            this.#ready.push(this.#newToken(branches[branch]!, token, NONE))
          }
          return
        }
        case SEND:
          for (let i = code[pc + 2]!; i > 0; i--) this.#ready.push(this.#newToken(code[pc + 1]!, NONE, NONE))
          pc += STRIDE
          continue
        case ATTEMPT:
          this.#pc[token] = pc
          this.#tries[token] = 0
          if (attempts[code[pc + 1]!]) this.#try(token)
          return
        default:
          throw new Error(`There is no step ${code[pc]}.`)
      }
    }
  }

  /** A token came to the end of its code: the request is answered, or the caller goes on. */
  #end(token: number): void {
    const parent = this.#parent[token]!
    const owner = this.#owner[token]!
    const inTime = parent !== NONE && this.#stamp[parent] === this.#parentStamp[token]
    this.#freeToken(token)
    if (parent !== NONE) {
      if (!inTime) return
      const pc = this.#pc[parent]!
      if (this.#program.code[pc] === FORK && --this.#pending[parent]! > 0) return
      this.#stamp[parent]!++
      this.#pc[parent] = pc + STRIDE
      this.#ready.push(parent)
      return
    }
    if (owner < 0) return
    const latency = this.now - this.#start[token]!
    this.finished++
    this.#tally.latencySum[owner]! += latency
    this.#tally.latencies[owner * BINS + binOf(latency)]!++
  }

  // ── failing ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A visit fails: servers that are kept are given back, and whoever minds is told. */
  #fail(token: number, reason: number, place: number): void {
    for (let frame = this.#frame[token]!; frame !== NONE; frame = this.#frame[token]!) {
      if (this.#kept[frame] !== NONE) this.#giveBack(frame)
      this.#popFrame(token)
    }
    const parent = this.#parent[token]!
    const owner = this.#owner[token]!
    const inTime = parent !== NONE && this.#stamp[parent] === this.#parentStamp[token]
    this.#freeToken(token)
    if (inTime) {
      this.#stamp[parent]!++
      if (this.#program.code[this.#pc[parent]!] === ATTEMPT) this.#attemptFailed(parent, reason, place)
      // what else the fork sent goes on by itself
      else this.#fail(parent, reason, place)
      return
    }
    if (owner < 0) return
    this.finished++
    this.#tally.failed[owner]!++
    const stations = this.#busy.length
    this.#tally.failures[(owner * stations + place) * REASONS.length + reason]!++
  }

  #policy(token: number) {
    return this.#program.attempts[this.#program.code[this.#pc[token]! + 1]!]!
  }

  /** Sends the call; the caller waits for it, for as long as its patience lasts. */
  #try(token: number): void {
    const { entry, timeoutMs } = this.#policy(token)
    this.#tries[token]!++
    this.#backing[token] = 0
    if (timeoutMs < Number.POSITIVE_INFINITY) this.#events.schedule(this.now + timeoutMs, token, this.#stamp[token]!)
    this.#ready.push(this.#newToken(entry, token, NONE))
  }

  #attemptFailed(token: number, reason: number, place: number): void {
    const { retries, backoffMs, otherwise } = this.#policy(token)
    const tries = this.#tries[token]!
    if (tries <= retries) {
      const backoff = backoffMs * 2 ** (tries - 1)
      this.#backing[token] = 1
      if (backoff > 0) this.#events.schedule(this.now + backoff, token, this.#stamp[token]!)
      else this.#try(token)
    } else if (otherwise >= 0) {
      this.#pc[token] = otherwise
      this.#ready.push(token)
    } else this.#fail(token, reason, place)
  }

  /** The target of a balancing node among those that are up; `NONE` when too few are. */
  #target({ stream, cumulative, shares, nodes, minHealthy, blindMs, order }: Choice): number {
    const drawn = this.#take(stream)
    const isUp = (target: number) => this.#isHealthy[nodes[target]!] === 1
    let up = 0
    let share = 0
    for (let target = 0; target < shares.length; target++) {
      if (!isUp(target)) continue
      up++
      share += shares[target]!
    }
    if (order) {
      const seen = (target: number) => isUp(target) || this.now < this.#downSince[nodes[target]!]! + blindMs
      return up >= minHealthy ? (order.find(seen) ?? NONE) : NONE
    }
    if (up < minHealthy || up === 0) return NONE
    if (up === shares.length) {
      let target = 0
      while (target < shares.length - 1 && drawn >= cumulative[target]!) target++
      return target
    }
    let left = share > 0 ? drawn * share : drawn * up
    let chosen = NONE
    for (let target = 0; target < shares.length; target++) {
      if (!isUp(target)) continue
      chosen = target
      left -= share > 0 ? shares[target]! : 1
      if (left < 0) break
    }
    return chosen
  }

  // ── memory ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

  #newToken(pc: number, parent: number, owner: number): number {
    if (this.#free === NONE) this.#growTokens()
    const token = this.#free
    this.#free = this.#next[token]!
    this.#pc[token] = pc
    this.#frame[token] = NONE
    this.#parent[token] = parent
    this.#parentStamp[token] = parent === NONE ? 0 : this.#stamp[parent]!
    this.#owner[token] = owner
    return token
  }

  #freeToken(token: number): void {
    this.#stamp[token]!++
    this.#next[token] = this.#free
    this.#free = token
  }

  #newFrame(token: number): number {
    if (this.#freeFrame === NONE) this.#growFrames()
    const frame = this.#freeFrame
    this.#freeFrame = this.#up[frame]!
    this.#up[frame] = this.#frame[token]!
    this.#frame[token] = frame
    return frame
  }

  #popFrame(token: number): void {
    const frame = this.#frame[token]!
    this.#frame[token] = this.#up[frame]!
    this.#up[frame] = this.#freeFrame
    this.#freeFrame = frame
  }

  #growTokens(): void {
    const before = this.#pc.length
    const room = Math.max(1024, 2 * before)
    this.#pc = grown(Int32Array, this.#pc, room)
    this.#next = grown(Int32Array, this.#next, room)
    this.#frame = grown(Int32Array, this.#frame, room)
    this.#parent = grown(Int32Array, this.#parent, room)
    this.#parentStamp = grown(Int32Array, this.#parentStamp, room)
    this.#pending = grown(Int32Array, this.#pending, room)
    this.#owner = grown(Int32Array, this.#owner, room)
    this.#stamp = grown(Int32Array, this.#stamp, room)
    this.#tries = grown(Int32Array, this.#tries, room)
    this.#backing = grown(Int32Array, this.#backing, room)
    this.#start = grown(Float64Array, this.#start, room)
    this.#arrived = grown(Float64Array, this.#arrived, room)
    for (let token = room - 1; token >= before; token--) {
      this.#next[token] = this.#free
      this.#free = token
    }
  }

  #growFrames(): void {
    const before = this.#up.length
    const room = Math.max(1024, 2 * before)
    this.#returnTo = grown(Int32Array, this.#returnTo, room)
    this.#up = grown(Int32Array, this.#up, room)
    this.#times = grown(Int32Array, this.#times, room)
    this.#again = grown(Int32Array, this.#again, room)
    this.#kept = grown(Int32Array, this.#kept, room)
    this.#since = grown(Float64Array, this.#since, room)
    this.#waitOf = grown(Float64Array, this.#waitOf, room)
    for (let frame = room - 1; frame >= before; frame--) {
      this.#up[frame] = this.#freeFrame
      this.#freeFrame = frame
    }
  }

  #take(stream: number): number {
    return this.#draws.take(stream)
  }
}
