import type { Draws } from './draws.ts'
import { grown } from './grown.ts'
import type { BIN_SHIFT, BINS, FIRST_BIN } from './histogram.ts'
import { stationsInOrder } from './order.ts'
import { Overhang } from './overhang.ts'
import {
  type CALL,
  type CHANCE,
  type CHOOSE,
  type DELAY,
  type FORK,
  type JUMP,
  type PASS,
  type Program,
  RETURN,
  type SEND,
  SERVE,
  STRIDE,
  UNLIMITED,
} from './program.ts'
import { placeOf, type Space } from './space.ts'
import type { Tally } from './tally.ts'

const NONE = -1
/** In place of a frame: the token is branch of a fork, of token `BRANCH` − frame. */
const BRANCH = -2
/** What becomes of `SERVE` at a station of several servers, and at one where nobody waits. */
const SERVE_BY_MANY = 20
const SERVE_BY_ALL = 21

/**
 * The loop for designs in which nothing can fail: queues without limit, calls without timeouts, parts that stay up.
 *
 * There a visit's departure is known when it arrives: it begins when it is there and a server is free, by Lindley's recursion for one
 * server and by Kiefer and Wolfowitz's for several, whose times of becoming free are kept as a heap. So a request is run ahead of the clock
 * until it comes to a station that does not see its visits in the order of time by itself (`stationsInOrder`); there it waits in the
 * event list for its turn. Every visit has the times that it would have with an event for each departure.
 *
 * All of a run's state lies in flat arrays, and the loop calls nothing: a call would make the machine read every array's place again after
 * it, and box every double that it passes; that is why it is one long function. What the loop runs out of is made outside, and the
 * token that missed it tries again. The event list is a binary heap of times and tokens. Taking the next event leaves a hole at the root,
 * and the first event that is scheduled afterwards fills it; beyond the last event stand infinite times, so that a sift needs no bounds.
 *
 * @see Lindley, The theory of queues with a single server, Proc. Cambridge Philosophical Society 48 (1952)
 * @see Kiefer & Wolfowitz, On the theory of queues with many servers, Trans. American Mathematical Society 78 (1955)
 * @see Jones, An empirical comparison of priority-queue and event-set implementations, CACM 29 (1986), for heaps as event lists
 */
export class PlainLoop {
  /** Simulated time, ms. */
  now = 0
  /** Requests that ended. */
  finished = 0
  readonly #program: Program
  readonly #draws: Draws
  readonly #tally: Tally
  readonly #space: Space
  readonly #windowMs: number
  readonly #overhang = new Overhang()

  /** The program as this loop wants it, see `specialised`, and of each branch of a fork: its station if it is one visit, or −1. */
  readonly #code: Int32Array
  readonly #entries: Int32Array
  readonly #branches: Int32Array
  readonly #leaves: Int32Array
  /** Of a station with one server: when it is free. */
  readonly #freeAt: Float64Array
  /** A double whose upper half is wanted. */
  readonly #scratch: Float64Array

  /**
   * Tokens: requests and parts of requests on their way. Each has four doubles: when it started; how far it has come when it does not
   * run, or of a fork the end of its latest branch; and in words 4 to 7 its step, its frame, its workload (−1 for parts of requests and
   * for messages), and how many branches of its fork are under way. Free ones are a list through the word of the step.
   */
  #tokens = new Float64Array(0)
  #freeToken = -1
  #freeTokens = 0

  /** Frames: the step to return to, the frame above, how often the call is to be made yet, and its first step. */
  #frames = new Int32Array(0)
  #freeFrame = -1

  // the event list; items below zero are arrivals of workload −1 − item
  #key = new Float64Array(0)
  #item = new Int32Array(0)
  #size = 0

  /** Of stations with several servers: a heap of the times when servers are free, from `base` on, infinite beyond those ever used. */
  #servers = new Float64Array(0)
  readonly #base: Int32Array
  readonly #used: Int32Array
  readonly #room: Int32Array
  /** Tokens that can go on. */
  #ready = new Int32Array(0)
  #readyCount = 0
  /** Whether the event that was taken last has left a hole at the root of the event list. */
  #hole = false
  /** Token that found no room, no frame or no draws for its step; it tries again before anything else happens. */
  #stalled = NONE

  /**
   * @param space on which the draws and the tally lie, with `roomForPlainLoop` left
   * @param windowMs distance of the times for which `busyAt` and `queuedAt` are asked; infinite: never
   */
  constructor(program: Program, draws: Draws, tally: Tally, space: Space, windowMs = Number.POSITIVE_INFINITY) {
    this.#program = program
    this.#draws = draws
    this.#tally = tally
    this.#space = space
    this.#windowMs = windowMs
    const stations = program.stations.servers.length
    this.#code = specialised(program, space)
    this.#entries = space.int32(program.entries.length)
    this.#entries.set(program.entries)
    this.#branches = space.int32(program.branches.length)
    this.#branches.set(program.branches)
    this.#leaves = leaves(program.branches, this.#code, space)
    this.#freeAt = space.float64(stations)
    this.#scratch = space.float64(1)
    this.#base = new Int32Array(stations)
    this.#used = new Int32Array(stations)
    this.#room = new Int32Array(stations)
    this.#makeRoom()
    program.arrivals.forEach((stream, workload) => {
      if (stream >= 0) this.#schedule(draws.take(stream), -1 - workload)
    })
  }

  /** Runs until so many requests have ended, or until the next event lies beyond a time. */
  run(untilFinished: number, untilTime: number): void {
    if (untilTime < Number.POSITIVE_INFINITY) {
      this.finished += this.#overhang.settle(untilTime, untilFinished - this.finished, this.#tally)
    }
    while (this.finished < untilFinished) {
      this.#makeRoom()
      if (this.#loop(untilFinished, untilTime)) return
    }
  }

  /** Servers at work at a station at the time until which it was run. */
  busyAt(station: number): number {
    return this.#overhang.busyAt(station, this.now)
  }

  /** Requests that wait at a station at the time until which it was run. */
  queuedAt(station: number): number {
    return this.#overhang.queuedAt(station, this.now)
  }

  /**
   * The event loop. Its steps and measures are told by literals, for which the machine makes a jump table and constants, and what it reads
   * lies in constants of its own, which the machine keeps in registers.
   *
   * @returns whether it came to its end; else it wants room
   */
  #loop(untilFinished: number, untilTime: number): boolean {
    const bins = 7168 satisfies typeof BINS
    const firstBin = 128384 satisfies typeof FIRST_BIN
    const shift = 13 satisfies typeof BIN_SHIFT
    const STEP = 4 satisfies typeof STRIDE
    const windowMs = this.#windowMs
    const slides = untilTime === Number.POSITIVE_INFINITY && windowMs < untilTime
    const { doubles, words } = this.#space
    const code = placeOf(this.#code)
    const entries = placeOf(this.#entries)
    const branches = placeOf(this.#branches)
    const leafs = placeOf(this.#leaves)
    const freeAt = placeOf(this.#freeAt)
    const scratch = placeOf(this.#scratch)
    const upper = 2 * scratch + 1
    const values = placeOf(this.#draws.values)
    const nexts = placeOf(this.#draws.next)
    const serviceSum = placeOf(this.#tally.serviceSum)
    const waitSum = placeOf(this.#tally.waitSum)
    const responses = placeOf(this.#tally.responses)
    const waits = placeOf(this.#tally.waits)
    const latencySum = placeOf(this.#tally.latencySum)
    const latencies = placeOf(this.#tally.latencies)
    const { arrivals, delays, choices } = this.#program
    const limit = this.#program.stations.servers
    const { probability, stream: chanceStream } = this.#program.chances
    const { place: lateAt, arrival: lateArrival, begin: lateBegin, end: lateEnd } = this.#overhang
    const lateRoom = lateAt.length
    const tokenDoubles = this.#tokens
    const tokenWords = new Int32Array(tokenDoubles.buffer)
    const frames = this.#frames
    const key = this.#key
    const item = this.#item
    const servers = this.#servers
    const bases = this.#base
    const used = this.#used
    const room = this.#room
    const ready = this.#ready
    let size = this.#size
    let freeToken = this.#freeToken
    let freeTokens = this.#freeTokens
    let freeFrame = this.#freeFrame
    let finished = this.finished
    let now = this.now
    let stalled = this.#stalled
    let hole = this.#hole
    let readyCount = this.#readyCount
    let late = this.#overhang.count
    /** A visit that ends later is remembered for `busyAt` and `queuedAt`. */
    let horizon = slides ? now + windowMs : untilTime
    let atEnd = true

    events: while (finished < untilFinished) {
      let token: number
      let pc: number
      /** How far the token has come, ms. */
      let time: number
      if (stalled !== NONE) {
        // room has been made: the token tries its step again
        token = stalled
        pc = tokenWords[8 * token + 4]!
        time = tokenDoubles[4 * token + 1]!
        stalled = NONE
      } else {
        time = key[0]!
        if (size === 0 || time > untilTime) {
          now = untilTime
          break
        }
        const event = item[0]!
        if (event < 0) {
          // a request arrives, and the next one of its workload is scheduled in its place
          const workload = -1 - event
          const stream = arrivals[workload]!
          const drawn = words[nexts + stream]!
          const pause = doubles[values + drawn]!
          if (pause < 0 || freeToken === NONE) {
            atEnd = false
            break
          }
          words[nexts + stream] = drawn + 1
          now = time
          if (slides) horizon = now + windowMs
          const after = now + pause
          let place = 0
          for (let child = 1; ; child = 2 * place + 1) {
            let least = key[child]!
            const other = key[child + 1]!
            if (other < least) {
              least = other
              child++
            }
            if (least >= after) break
            key[place] = least
            item[place] = item[child]!
            place = child
          }
          key[place] = after
          item[place] = event
          hole = false
          token = freeToken
          freeToken = tokenWords[8 * token + 4]!
          freeTokens--
          tokenDoubles[4 * token] = now
          tokenWords[8 * token + 5] = NONE
          tokenWords[8 * token + 6] = workload
          pc = words[entries + workload]!
        } else {
          // a visit's turn has come
          token = event
          pc = tokenWords[8 * token + 4]!
          hole = true
          now = time
        }
      }

      for (;;) {
        /** When the token's turn comes; below zero: somebody else will wake it, or it is gone. */
        let wake = -1
        running: for (;;) {
          switch (words[code + pc]!) {
            case 0 satisfies typeof SERVE: {
              if (words[code + pc + 2] === 0 && time > now) {
                tokenWords[8 * token + 4] = pc
                wake = time
                break running
              }
              const station = words[code + pc + 1]!
              const drawn = words[nexts + station]!
              const service = doubles[values + drawn]!
              if (service < 0 || late === lateRoom) {
                tokenWords[8 * token + 4] = pc
                tokenDoubles[4 * token + 1] = time
                stalled = token
                break events
              }
              words[nexts + station] = drawn + 1
              const free = doubles[freeAt + station]!
              const begin = free > time ? free : time
              const end = begin + service
              doubles[freeAt + station] = end
              doubles[serviceSum + station]! += service
              doubles[waitSum + station]! += begin - time
              doubles[scratch] = begin - time
              let bin = (words[upper]! >> shift) - firstBin
              bin &= ~(bin >> 31)
              const histogram = Math.imul(station, bins)
              words[(waits + histogram + (bin < bins ? bin : bins - 1)) | 0]!++
              doubles[scratch] = end - time
              bin = (words[upper]! >> shift) - firstBin
              bin &= ~(bin >> 31)
              words[(responses + histogram + (bin < bins ? bin : bins - 1)) | 0]!++
              if (end > horizon) {
                lateAt[late] = station
                lateArrival[late] = time
                lateBegin[late] = begin
                lateEnd[late++] = end
              }
              time = end
              pc += STEP
              continue
            }
            case 1 satisfies typeof PASS:
              words[(responses + Math.imul(words[code + pc + 1]!, bins)) | 0]!++
              pc += STEP
              continue
            case 2 satisfies typeof DELAY:
              time += delays[words[code + pc + 1]!]!
              pc += STEP
              continue
            case 3 satisfies typeof CHANCE: {
              const chance = words[code + pc + 1]!
              const stream = chanceStream[chance]!
              const drawn = words[nexts + stream]!
              const value = doubles[values + drawn]!
              if (value < 0) {
                tokenWords[8 * token + 4] = pc
                tokenDoubles[4 * token + 1] = time
                stalled = token
                break events
              }
              words[nexts + stream] = drawn + 1
              pc = value < probability[chance]! ? pc + STEP : words[code + pc + 2]!
              continue
            }
            case 4 satisfies typeof JUMP:
              pc = words[code + pc + 1]!
              continue
            case 5 satisfies typeof CALL: {
              if (freeFrame === NONE) {
                tokenWords[8 * token + 4] = pc
                tokenDoubles[4 * token + 1] = time
                stalled = token
                break events
              }
              const frame = freeFrame
              freeFrame = frames[4 * frame + 1]!
              frames[4 * frame] = pc + STEP
              frames[4 * frame + 1] = tokenWords[8 * token + 5]!
              frames[4 * frame + 2] = words[code + pc + 2]!
              pc = words[code + pc + 1]!
              frames[4 * frame + 3] = pc
              tokenWords[8 * token + 5] = frame
              continue
            }
            case 6 satisfies typeof RETURN: {
              const frame = tokenWords[8 * token + 5]!
              if (frame >= 0) {
                if (--frames[4 * frame + 2]! > 0) pc = frames[4 * frame + 3]!
                else {
                  tokenWords[8 * token + 5] = frames[4 * frame + 1]!
                  pc = frames[4 * frame]!
                  frames[4 * frame + 1] = freeFrame
                  freeFrame = frame
                }
                continue
              }
              if (frame === NONE) {
                const owner = tokenWords[8 * token + 6]!
                if (owner >= 0) {
                  if (time > untilTime) {
                    // it ends in a later window
                    if (late === lateRoom) {
                      tokenWords[8 * token + 4] = pc
                      tokenDoubles[4 * token + 1] = time
                      stalled = token
                      break events
                    }
                    lateAt[late] = -1 - owner
                    lateBegin[late] = tokenDoubles[4 * token]!
                    lateEnd[late++] = time
                  } else {
                    const latency = time - tokenDoubles[4 * token]!
                    finished++
                    doubles[latencySum + owner]! += latency
                    doubles[scratch] = latency
                    let bin = (words[upper]! >> shift) - firstBin
                    bin &= ~(bin >> 31)
                    words[(latencies + Math.imul(owner, bins) + (bin < bins ? bin : bins - 1)) | 0]!++
                  }
                }
              }
              tokenWords[8 * token + 4] = freeToken
              freeToken = token
              freeTokens++
              if (frame === NONE) break running
              // a branch has ended
              token = BRANCH - frame
              if (time > tokenDoubles[4 * token + 1]!) tokenDoubles[4 * token + 1] = time
              if (--tokenWords[8 * token + 7]! > 0) break running
              pc = tokenWords[8 * token + 4]!
              time = tokenDoubles[4 * token + 1]!
              continue
            }
            case 7 satisfies typeof CHOOSE: {
              const { stream, cumulative, targets } = choices[words[code + pc + 1]!]!
              const drawn = words[nexts + stream]!
              const value = doubles[values + drawn]!
              if (value < 0) {
                tokenWords[8 * token + 4] = pc
                tokenDoubles[4 * token + 1] = time
                stalled = token
                break events
              }
              words[nexts + stream] = drawn + 1
              let target = 0
              while (target < targets.length - 1 && value >= cumulative[target]!) target++
              pc = targets[target]!
              continue
            }
            case 8 satisfies typeof FORK: {
              const count = words[code + pc + 2]!
              if (freeTokens < count || readyCount + count > ready.length || late + count > lateRoom) {
                tokenWords[8 * token + 4] = pc
                tokenDoubles[4 * token + 1] = time
                stalled = token
                break events
              }
              const first = words[code + pc + 1]!
              let latest = time
              let waiting = 0
              // the last branch is put down first, so that it is run last
              for (let branch = first + count - 1; branch >= first; branch--) {
                const station = words[leafs + branch]!
                const drawn = station < 0 ? -1 : words[nexts + station]!
                const service = station < 0 ? -1 : doubles[values + drawn]!
                if (service >= 0) {
                  // the common case at once: the branch is one visit
                  words[nexts + station] = drawn + 1
                  const free = doubles[freeAt + station]!
                  const begin = free > time ? free : time
                  const end = begin + service
                  doubles[freeAt + station] = end
                  doubles[serviceSum + station]! += service
                  doubles[waitSum + station]! += begin - time
                  doubles[scratch] = begin - time
                  let bin = (words[upper]! >> shift) - firstBin
                  bin &= ~(bin >> 31)
                  const histogram = Math.imul(station, bins)
                  words[(waits + histogram + (bin < bins ? bin : bins - 1)) | 0]!++
                  doubles[scratch] = end - time
                  bin = (words[upper]! >> shift) - firstBin
                  bin &= ~(bin >> 31)
                  words[(responses + histogram + (bin < bins ? bin : bins - 1)) | 0]!++
                  if (end > horizon) {
                    lateAt[late] = station
                    lateArrival[late] = time
                    lateBegin[late] = begin
                    lateEnd[late++] = end
                  }
                  if (end > latest) latest = end
                } else {
                  const child = freeToken
                  freeToken = tokenWords[8 * child + 4]!
                  freeTokens--
                  tokenDoubles[4 * child + 1] = time
                  tokenWords[8 * child + 4] = words[branches + branch]!
                  tokenWords[8 * child + 5] = BRANCH - token
                  ready[readyCount++] = child
                  waiting++
                }
              }
              pc += STEP
              if (waiting === 0) {
                time = latest
                continue
              }
              tokenDoubles[4 * token + 1] = latest
              tokenWords[8 * token + 4] = pc
              tokenWords[8 * token + 7] = waiting
              break running
            }
            case 9 satisfies typeof SEND:
              if (freeTokens < words[code + pc + 2]! || readyCount + words[code + pc + 2]! > ready.length) {
                tokenWords[8 * token + 4] = pc
                tokenDoubles[4 * token + 1] = time
                stalled = token
                break events
              }
              for (let i = words[code + pc + 2]!; i > 0; i--) {
                const message = freeToken
                freeToken = tokenWords[8 * message + 4]!
                freeTokens--
                tokenDoubles[4 * message + 1] = time
                tokenWords[8 * message + 4] = words[code + pc + 1]!
                tokenWords[8 * message + 5] = NONE
                tokenWords[8 * message + 6] = NONE
                ready[readyCount++] = message
              }
              pc += STEP
              continue
            case 20 satisfies typeof SERVE_BY_MANY: {
              if (words[code + pc + 2] === 0 && time > now) {
                tokenWords[8 * token + 4] = pc
                wake = time
                break running
              }
              const station = words[code + pc + 1]!
              const drawn = words[nexts + station]!
              const service = doubles[values + drawn]!
              const count = used[station]!
              if (service < 0 || late === lateRoom || count === room[station]!) {
                tokenWords[8 * token + 4] = pc
                tokenDoubles[4 * token + 1] = time
                stalled = token
                break events
              }
              words[nexts + station] = drawn + 1
              const base = bases[station]!
              const free = servers[base]!
              let begin = time
              let end = time + service
              if (free > time && count < limit[station]!) {
                // a server that was never needed before
                let place = count
                while (place > 0) {
                  const above = (place - 1) >> 1
                  if (servers[base + above]! <= end) break
                  servers[base + place] = servers[base + above]!
                  place = above
                }
                servers[base + place] = end
                used[station] = count + 1
              } else {
                if (free > time) {
                  begin = free
                  end = begin + service
                }
                let place = base
                for (let child = base + 1; ; child = 2 * place + 1 - base) {
                  let least = servers[child]!
                  const other = servers[child + 1]!
                  if (other < least) {
                    least = other
                    child++
                  }
                  if (least >= end) break
                  servers[place] = least
                  place = child
                }
                servers[place] = end
              }
              doubles[serviceSum + station]! += service
              doubles[waitSum + station]! += begin - time
              doubles[scratch] = begin - time
              let bin = (words[upper]! >> shift) - firstBin
              bin &= ~(bin >> 31)
              const histogram = Math.imul(station, bins)
              words[(waits + histogram + (bin < bins ? bin : bins - 1)) | 0]!++
              doubles[scratch] = end - time
              bin = (words[upper]! >> shift) - firstBin
              bin &= ~(bin >> 31)
              words[(responses + histogram + (bin < bins ? bin : bins - 1)) | 0]!++
              if (end > horizon) {
                lateAt[late] = station
                lateArrival[late] = time
                lateBegin[late] = begin
                lateEnd[late++] = end
              }
              time = end
              pc += STEP
              continue
            }
            case 21 satisfies typeof SERVE_BY_ALL: {
              const station = words[code + pc + 1]!
              const drawn = words[nexts + station]!
              const service = doubles[values + drawn]!
              if (service < 0 || late === lateRoom) {
                tokenWords[8 * token + 4] = pc
                tokenDoubles[4 * token + 1] = time
                stalled = token
                break events
              }
              words[nexts + station] = drawn + 1
              doubles[serviceSum + station]! += service
              doubles[scratch] = service
              let bin = (words[upper]! >> shift) - firstBin
              bin &= ~(bin >> 31)
              words[(responses + Math.imul(station, bins) + (bin < bins ? bin : bins - 1)) | 0]!++
              const end = time + service
              if (end > horizon) {
                lateAt[late] = station
                lateArrival[late] = time
                lateBegin[late] = time
                lateEnd[late++] = end
              }
              time = end
              pc += STEP
              continue
            }
            default:
              // no other step is compiled for this loop
              break running
          }
        }
        if (wake >= 0) {
          let place = 0
          if (hole) {
            hole = false
            for (let child = 1; ; child = 2 * place + 1) {
              let least = key[child]!
              const other = key[child + 1]!
              if (other < least) {
                least = other
                child++
              }
              if (least >= wake) break
              key[place] = least
              item[place] = item[child]!
              place = child
            }
          } else {
            place = size++
            while (place > 0) {
              const above = (place - 1) >> 1
              if (key[above]! <= wake) break
              key[place] = key[above]!
              item[place] = item[above]!
              place = above
            }
          }
          key[place] = wake
          item[place] = token
        }
        if (readyCount === 0) break
        token = ready[--readyCount]!
        pc = tokenWords[8 * token + 4]!
        time = tokenDoubles[4 * token + 1]!
      }
      if (hole) {
        hole = false
        const last = key[--size]!
        key[size] = Number.POSITIVE_INFINITY
        const moved = item[size]!
        let place = 0
        for (let child = 1; ; child = 2 * place + 1) {
          let least = key[child]!
          const other = key[child + 1]!
          if (other < least) {
            least = other
            child++
          }
          if (least >= last) break
          key[place] = least
          item[place] = item[child]!
          place = child
        }
        if (size > 0) {
          key[place] = last
          item[place] = moved
        }
      }
    }

    this.#size = size
    this.#freeToken = freeToken
    this.#freeTokens = freeTokens
    this.#freeFrame = freeFrame
    this.#stalled = stalled
    this.#hole = hole
    this.#readyCount = readyCount
    this.#overhang.count = late
    this.finished = finished
    this.now = now
    return atEnd && stalled === NONE
  }

  /** Makes what the loop ran out of: draws, tokens, frames, servers. A token has one event at most, which bounds the event list. */
  #makeRoom(): void {
    const { burst, arrivals } = this.#program
    this.#draws.refillUsedUp()
    this.#overhang.makeRoom(burst, this.now)
    this.#growServers()
    if (this.#freeTokens < burst) this.#growTokens()
    if (this.#freeFrame === NONE) this.#growFrames()
    const room = 2 * (this.#tokens.length / 4 + arrivals.length) + 2
    if (this.#key.length < room) {
      this.#key = grown(Float64Array, this.#key, room).fill(Number.POSITIVE_INFINITY, this.#key.length)
      this.#item = grown(Int32Array, this.#item, room)
    }
    if (this.#ready.length < this.#readyCount + burst) {
      this.#ready = grown(Int32Array, this.#ready, 2 * (this.#readyCount + burst))
    }
  }

  /** A heap that is full moves behind the others, with twice its room. */
  #growServers(): void {
    const { servers } = this.#program.stations
    for (const [station, used] of this.#used.entries()) {
      const limit = servers[station]!
      if (limit === 1 || limit === UNLIMITED || used < this.#room[station]!) continue
      const room = Math.min(limit + 1, Math.max(16, 2 * used))
      const from = this.#base[station]!
      const to = this.#servers.length
      this.#servers = grown(Float64Array, this.#servers, to + 2 * room + 2).fill(Number.POSITIVE_INFINITY, to)
      this.#servers.copyWithin(to, from, from + used)
      this.#base[station] = to
      this.#room[station] = room
    }
  }

  #growTokens(): void {
    const before = this.#tokens.length / 4
    const room = Math.max(256, 2 * before, before + 2 * this.#program.burst)
    this.#tokens = grown(Float64Array, this.#tokens, 4 * room)
    const words = new Int32Array(this.#tokens.buffer)
    for (let token = room - 1; token >= before; token--) {
      words[8 * token + 4] = this.#freeToken
      this.#freeToken = token
    }
    this.#freeTokens += room - before
  }

  #growFrames(): void {
    const before = this.#frames.length / 4
    const room = Math.max(256, 2 * before)
    this.#frames = grown(Int32Array, this.#frames, 4 * room)
    for (let frame = before; frame < room; frame++) this.#frames[4 * frame + 1] = frame + 1 < room ? frame + 1 : NONE
    this.#freeFrame = before
  }

  #schedule(time: number, event: number): void {
    let place = this.#size++
    while (place > 0) {
      const above = (place - 1) >> 1
      if (this.#key[above]! <= time) break
      this.#key[place] = this.#key[above]!
      this.#item[place] = this.#item[above]!
      place = above
    }
    this.#key[place] = time
    this.#item[place] = event
  }
}

/** Doubles that a loop takes beside its draws and its tally. */
export function roomForPlainLoop({ code, entries, branches, stations: { servers } }: Program): number {
  return Math.ceil((code.length + entries.length + 2 * branches.length) / 2) + servers.length + 6
}

/** The code with `SERVE` told apart by the number of servers, and in its second word whether the station's visits come in order. */
function specialised(program: Program, space: Space): Int32Array {
  const code = space.int32(program.code.length)
  code.set(program.code)
  const inOrder = stationsInOrder(program)
  for (let pc = 0; pc < code.length; pc += STRIDE) {
    if (code[pc] !== SERVE) continue
    const station = code[pc + 1]!
    const servers = program.stations.servers[station]!
    if (servers > 1) code[pc] = servers === UNLIMITED ? SERVE_BY_ALL : SERVE_BY_MANY
    code[pc + 2] = inOrder[station]!
  }
  return code
}

/** Of each branch: the station, if the branch is one visit in order to a station of one server; else −1. */
function leaves(branches: Int32Array, code: Int32Array, space: Space): Int32Array {
  const stations = space.int32(branches.length)
  for (const [i, pc] of branches.entries()) {
    const isLeaf = code[pc] === SERVE && code[pc + 2] === 1 && code[pc + STRIDE] === RETURN
    stations[i] = isLeaf ? code[pc + 1]! : NONE
  }
  return stations
}
