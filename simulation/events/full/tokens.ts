import { grown } from '../grown.ts'

const NONE = -1

/**
 * Requests and parts of requests on their way through the full loop, and the frames of their calls, in flat arrays with free lists.
 *
 * Every token carries a stamp that changes when it goes on; an event or a child that comes with an old stamp is too late.
 */
export class Tokens {
  // tokens; free ones are a list through `next`, which also links queues
  pc = new Int32Array(0)
  next = new Int32Array(0)
  frame = new Int32Array(0)
  parent = new Int32Array(0)
  parentStamp = new Int32Array(0)
  /** Branches of a fork that are under way. */
  pending = new Int32Array(0)
  /** Questions that branches of the last fork could not have answered, a bit each. */
  unanswered = new Int32Array(0)
  owner = new Int32Array(0)
  stamp = new Int32Array(0)
  /** Attempts made of the call at hand, and whether the next one waits for its backoff. */
  tries = new Int32Array(0)
  backing = new Int32Array(0)
  /** What is given back when the service ends: the server, and the copy that ran it (`WarmCopies`). */
  leads = new Int32Array(0)
  copy = new Int32Array(0)
  start = new Float64Array(0)
  arrived = new Float64Array(0)
  /** What failures had taken from the station when the service began (`Interruptions`). */
  toll = new Float64Array(0)
  #free = NONE

  // frames: where calls return to, or a server that is kept (`kept` ≥ 0)
  returnTo = new Int32Array(0)
  up = new Int32Array(0)
  times = new Int32Array(0)
  again = new Int32Array(0)
  kept = new Int32Array(0)
  keptCopy = new Int32Array(0)
  since = new Float64Array(0)
  /** As `toll`, for a server that is kept. */
  keptToll = new Float64Array(0)
  /** How long the visit had waited for the server. */
  waitOf = new Float64Array(0)
  #freeFrame = NONE

  make(pc: number, parent: number, owner: number): number {
    if (this.#free === NONE) this.#growTokens()
    const token = this.#free
    this.#free = this.next[token]!
    this.pc[token] = pc
    this.frame[token] = NONE
    this.parent[token] = parent
    this.parentStamp[token] = parent === NONE ? 0 : this.stamp[parent]!
    this.owner[token] = owner
    return token
  }

  release(token: number): void {
    this.stamp[token]!++
    this.next[token] = this.#free
    this.#free = token
  }

  /** Whether the parent still waits for what the token was made for. */
  isAwaited(token: number): boolean {
    const parent = this.parent[token]!
    return parent !== NONE && this.stamp[parent] === this.parentStamp[token]
  }

  pushFrame(token: number): number {
    if (this.#freeFrame === NONE) this.#growFrames()
    const frame = this.#freeFrame
    this.#freeFrame = this.up[frame]!
    this.up[frame] = this.frame[token]!
    this.frame[token] = frame
    return frame
  }

  popFrame(token: number): void {
    const frame = this.frame[token]!
    this.frame[token] = this.up[frame]!
    this.up[frame] = this.#freeFrame
    this.#freeFrame = frame
  }

  #growTokens(): void {
    const before = this.pc.length
    const room = Math.max(1024, 2 * before)
    this.pc = grown(Int32Array, this.pc, room)
    this.next = grown(Int32Array, this.next, room)
    this.frame = grown(Int32Array, this.frame, room)
    this.parent = grown(Int32Array, this.parent, room)
    this.parentStamp = grown(Int32Array, this.parentStamp, room)
    this.pending = grown(Int32Array, this.pending, room)
    this.unanswered = grown(Int32Array, this.unanswered, room)
    this.owner = grown(Int32Array, this.owner, room)
    this.stamp = grown(Int32Array, this.stamp, room)
    this.tries = grown(Int32Array, this.tries, room)
    this.backing = grown(Int32Array, this.backing, room)
    this.leads = grown(Int32Array, this.leads, room)
    this.copy = grown(Int32Array, this.copy, room)
    this.start = grown(Float64Array, this.start, room)
    this.arrived = grown(Float64Array, this.arrived, room)
    this.toll = grown(Float64Array, this.toll, room)
    for (let token = room - 1; token >= before; token--) {
      this.next[token] = this.#free
      this.#free = token
    }
  }

  #growFrames(): void {
    const before = this.up.length
    const room = Math.max(1024, 2 * before)
    this.returnTo = grown(Int32Array, this.returnTo, room)
    this.up = grown(Int32Array, this.up, room)
    this.times = grown(Int32Array, this.times, room)
    this.again = grown(Int32Array, this.again, room)
    this.kept = grown(Int32Array, this.kept, room)
    this.keptCopy = grown(Int32Array, this.keptCopy, room)
    this.since = grown(Float64Array, this.since, room)
    this.keptToll = grown(Float64Array, this.keptToll, room)
    this.waitOf = grown(Float64Array, this.waitOf, room)
    for (let frame = room - 1; frame >= before; frame--) {
      this.up[frame] = this.#freeFrame
      this.#freeFrame = frame
    }
  }
}
