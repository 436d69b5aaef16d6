import { type Program, UNLIMITED } from '../compile/program.ts'
import { grown } from '../grown.ts'

const NONE = -1

/** What of the plain loop's state grows: flat arrays, which the loop takes into its hands and puts back when it ends or wants room. */
export class PlainMemory {
  readonly #program: Program

  /**
   * Tokens: requests and parts of requests on their way. Each has four doubles: when it started; how far it has come when it does not
   * run, or of a fork the end of its latest branch; and in words 4 to 7 its step, its frame, its workload (−1 for parts of requests and
   * for messages), and how many branches of its fork are under way. Free ones are a list through the word of the step.
   */
  tokens = new Float64Array(0)
  freeToken = -1
  freeTokens = 0

  /** Frames: the step to return to, the frame above, how often the call is to be made yet, and its first step. */
  frames = new Int32Array(0)
  freeFrame = -1

  // the event list; items below zero are arrivals of workload −1 − item
  key = new Float64Array(0)
  item = new Int32Array(0)
  size = 0

  /** Of stations with several servers: a heap of the times when servers are free, from `base` on, infinite beyond those ever used. */
  servers = new Float64Array(0)
  readonly base: Int32Array
  readonly used: Int32Array
  readonly room: Int32Array
  /** Tokens that can go on. */
  ready = new Int32Array(0)
  readyCount = 0

  constructor(program: Program) {
    this.#program = program
    const stations = program.stations.servers.length
    this.base = new Int32Array(stations)
    this.used = new Int32Array(stations)
    this.room = new Int32Array(stations)
  }

  /** Makes what the loop ran out of. A token has one event at most, which bounds the event list. */
  makeRoom(): void {
    const { burst, arrivals } = this.#program
    this.#growServers()
    if (this.freeTokens < burst) this.#growTokens()
    if (this.freeFrame === NONE) this.#growFrames()
    const room = 2 * (this.tokens.length / 4 + arrivals.length) + 2
    if (this.key.length < room) {
      this.key = grown(Float64Array, this.key, room).fill(Number.POSITIVE_INFINITY, this.key.length)
      this.item = grown(Int32Array, this.item, room)
    }
    if (this.ready.length < this.readyCount + burst) {
      this.ready = grown(Int32Array, this.ready, 2 * (this.readyCount + burst))
    }
  }

  /** A heap that is full moves behind the others, with twice its room. */
  #growServers(): void {
    const { servers } = this.#program.stations
    for (const [station, used] of this.used.entries()) {
      const limit = servers[station]!
      if (limit === 1 || limit === UNLIMITED || used < this.room[station]!) continue
      const room = Math.min(limit + 1, Math.max(16, 2 * used))
      const from = this.base[station]!
      const to = this.servers.length
      this.servers = grown(Float64Array, this.servers, to + 2 * room + 2).fill(Number.POSITIVE_INFINITY, to)
      this.servers.copyWithin(to, from, from + used)
      this.base[station] = to
      this.room[station] = room
    }
  }

  #growTokens(): void {
    const before = this.tokens.length / 4
    const room = Math.max(256, 2 * before, before + 2 * this.#program.burst)
    this.tokens = grown(Float64Array, this.tokens, 4 * room)
    const words = new Int32Array(this.tokens.buffer)
    for (let token = room - 1; token >= before; token--) {
      words[8 * token + 4] = this.freeToken
      this.freeToken = token
    }
    this.freeTokens += room - before
  }

  #growFrames(): void {
    const before = this.frames.length / 4
    const room = Math.max(256, 2 * before)
    this.frames = grown(Int32Array, this.frames, 4 * room)
    for (let frame = before; frame < room; frame++) this.frames[4 * frame + 1] = frame + 1 < room ? frame + 1 : NONE
    this.freeFrame = before
  }

  schedule(time: number, event: number): void {
    let place = this.size++
    while (place > 0) {
      const above = (place - 1) >> 1
      if (this.key[above]! <= time) break
      this.key[place] = this.key[above]!
      this.item[place] = this.item[above]!
      place = above
    }
    this.key[place] = time
    this.item[place] = event
  }
}
