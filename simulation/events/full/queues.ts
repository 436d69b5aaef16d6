import { type Program, SERVE } from '../compile/program.ts'
import type { Draws } from '../draws.ts'
import { BINS, binOf } from '../histogram.ts'
import type { Tally } from '../tally.ts'
import type { EventList } from './event-list.ts'
import type { Interruptions } from './interruptions.ts'
import type { Tokens } from './tokens.ts'
import { NEW_COPY, WarmCopies } from './warm-copies.ts'

const NONE = -1

/** The stations of the full loop: queues with limits, servers whose number changes, servers kept during calls, batches, cold starts. */
export class Queues {
  readonly #program: Program
  readonly #tokens: Tokens
  readonly #draws: Draws
  readonly #tally: Tally
  readonly #events: EventList
  readonly #interruptions: Interruptions
  readonly #busy: Int32Array
  readonly #servers: Int32Array
  readonly #queued: Int32Array
  readonly #head: Int32Array
  readonly #tail: Int32Array
  readonly #copies: readonly (WarmCopies | null)[]
  /** When a station is looked at next because its batch has waited long enough. */
  readonly #lookAt: Float64Array
  /** Item of the event that looks at station 0; those of the others lie below. */
  readonly #firstLook: number

  constructor(
    program: Program,
    tokens: Tokens,
    draws: Draws,
    tally: Tally,
    events: EventList,
    interruptions: Interruptions,
  ) {
    this.#interruptions = interruptions
    this.#program = program
    this.#tokens = tokens
    this.#draws = draws
    this.#tally = tally
    this.#events = events
    const { servers, coldStarts } = program.stations
    this.#busy = new Int32Array(servers.length)
    this.#servers = servers.slice()
    this.#queued = new Int32Array(servers.length)
    this.#head = new Int32Array(servers.length).fill(NONE)
    this.#tail = new Int32Array(servers.length).fill(NONE)
    this.#copies = coldStarts.map((coldStart) => (coldStart ? new WarmCopies(coldStart) : null))
    this.#lookAt = new Float64Array(servers.length).fill(NONE)
    this.#firstLook = -1 - program.entries.length
  }

  busyAt(station: number): number {
    return this.#busy[station]!
  }

  queuedAt(station: number): number {
    return this.#queued[station]!
  }

  /** So many servers from now on; who is being served stays. */
  setServers(station: number, servers: number, now: number): void {
    this.#servers[station] = servers
    this.#fill(station, now)
  }

  /** Sends away who waits. */
  empty(station: number): readonly number[] {
    const waiting: number[] = []
    while (this.#queued[station]! > 0) waiting.push(this.#takeFirst(station))
    return waiting
  }

  /** An event with a number below those of arrivals: a batch has waited long enough. */
  look(item: number, now: number): void {
    const station = this.#firstLook - item
    this.#lookAt[station] = NONE
    this.#fill(station, now)
  }

  /** @returns whether the token is served or waits; else there is no place for it */
  join(token: number, station: number, now: number): boolean {
    const { queueLimit, batchMax } = this.#program.stations
    const isFree = this.#busy[station]! < this.#servers[station]!
    const batches = batchMax[station]! > 1
    if (isFree && !batches) {
      this.#busy[station]!++
      this.#begin(token, station, 0, this.#timeOf(token, station, now), now)
      return true
    }
    if (!isFree && this.#queued[station]! >= queueLimit[station]!) {
      this.#tally.lost[station]!++
      return false
    }
    const { arrived, next } = this.#tokens
    arrived[token] = now
    next[token] = NONE
    const last = this.#tail[station]!
    if (last === NONE) this.#head[station] = token
    else next[last] = token
    this.#tail[station] = token
    this.#queued[station]!++
    if (batches) this.#fill(station, now)
    return true
  }

  /** A service is over. */
  served(token: number, station: number, now: number): void {
    if (this.#tokens.leads[token] === 1) this.#leave(station, this.#tokens.copy[token]!, now)
  }

  /** A server that was kept during calls is given back. */
  giveBack(frame: number, now: number): void {
    const { kept, keptCopy, since, waitOf } = this.#tokens
    const station = kept[frame]!
    const held = now - since[frame]!
    this.#tally.heldSum[station]! += held
    this.#tally.busySum[station]! += held
    this.#tally.responses[station * BINS + binOf(waitOf[frame]! + held)]!++
    this.#leave(station, keptCopy[frame]!, now)
  }

  #leave(station: number, copy: number, now: number): void {
    this.#busy[station]!--
    this.#copies[station]?.giveBack(copy, now)
    this.#fill(station, now)
  }

  /** Serves who waits as far as there are servers, and batches that are full or have waited long enough. */
  #fill(station: number, now: number): void {
    const max = this.#program.stations.batchMax[station]!
    while (this.#busy[station]! < this.#servers[station]! && this.#queued[station]! > 0) {
      if (max === 1) {
        const token = this.#takeFirst(station)
        this.#busy[station]!++
        const wait = now - this.#tokens.arrived[token]!
        this.#begin(token, station, wait, this.#timeOf(token, station, now), now)
        continue
      }
      const due = this.#tokens.arrived[this.#head[station]!]! + this.#program.stations.batchWaitMs[station]!
      if (this.#queued[station]! < max && now < due) {
        if (this.#lookAt[station] !== due) {
          this.#lookAt[station] = due
          this.#events.schedule(due, this.#firstLook - station, 0)
        }
        return
      }
      this.#beginBatch(station, Math.min(max, this.#queued[station]!), now)
    }
  }

  /** One pass serves all of a batch; its first request holds the server for all. Each takes up one place of the batch for that time. */
  #beginBatch(station: number, size: number, now: number): void {
    const time = this.#draws.take(station)
    const max = this.#program.stations.batchMax[station]!
    this.#busy[station]!++
    for (let i = 0; i < size; i++) {
      const token = this.#takeFirst(station)
      this.#begin(token, station, now - this.#tokens.arrived[token]!, time, now)
      this.#tally.busySum[station]! += time / max - time
      if (i > 0) this.#tokens.leads[token] = 0
    }
  }

  #takeFirst(station: number): number {
    const token = this.#head[station]!
    const after = this.#tokens.next[token]!
    this.#head[station] = after
    if (after === NONE) this.#tail[station] = NONE
    this.#queued[station]!--
    return token
  }

  /** How long a server is needed: the service, behind the start of a new copy. */
  #timeOf(token: number, station: number, now: number): number {
    const time = this.#draws.take(station)
    const copies = this.#copies[station]
    if (!copies) return time
    const copy = copies.take(now)
    this.#tokens.copy[token] = copy
    const coldStart = this.#program.stations.coldStarts[station]
    if (copy !== NEW_COPY || !coldStart) return time
    this.#tally.coldStarts[station]!++
    return time + this.#draws.take(coldStart.stream)
  }

  #begin(token: number, station: number, wait: number, time: number, now: number): void {
    const tally = this.#tally
    tally.serviceSum[station]! += time
    if (wait > 0) {
      tally.waitSum[station]! += wait
      tally.waits[station * BINS + binOf(wait)]!++
    }
    this.#tokens.leads[token] = 1
    this.#interruptions.begins(token, station)
    if (this.#program.code[this.#tokens.pc[token]!] === SERVE) {
      tally.heldSum[station]! += time
      tally.busySum[station]! += time
      tally.responses[station * BINS + binOf(wait + time)]!++
    } else {
      this.#keep(token, station, wait, now)
    }
    this.#events.schedule(now + time, token, this.#tokens.stamp[token]!)
  }

  /** Remembers the server that a token keeps, and since when its visit lasts. */
  #keep(token: number, station: number, wait: number, now: number): void {
    const tokens = this.#tokens
    const frame = tokens.pushFrame(token)
    tokens.kept[frame] = station
    tokens.keptCopy[frame] = tokens.copy[token]!
    tokens.keptToll[frame] = tokens.toll[token]!
    tokens.since[frame] = now
    tokens.times[frame] = 1
    tokens.returnTo[frame] = NONE
    tokens.again[frame] = NONE
    tokens.waitOf[frame] = wait
  }
}
