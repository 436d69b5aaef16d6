import type {
  CALL,
  CHANCE,
  CHOOSE,
  DELAY,
  FORK,
  JUMP,
  PASS,
  Program,
  RETURN,
  SEND,
  SERVE,
  STRIDE,
} from '../compile/program.ts'
import type { Draws } from '../draws.ts'
import type { BIN_SHIFT, BINS, FIRST_BIN } from '../histogram.ts'
import { placeOf, type Space } from '../space.ts'
import type { Tally } from '../tally.ts'
import { Overhang } from './overhang.ts'
import { type PlainCode, plainCode, roomForPlainCode, type SERVE_BY_ALL, type SERVE_BY_MANY } from './plain-code.ts'
import { PlainMemory } from './plain-memory.ts'

const NONE = -1
/** In place of a frame: the token is branch of a fork, of token `BRANCH` − frame. */
const BRANCH = -2

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

  readonly #memory: PlainMemory
  readonly #code: PlainCode
  /** Of a station with one server: when it is free. */
  readonly #freeAt: Float64Array
  /** A double whose upper half is wanted. */
  readonly #scratch: Float64Array
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
    this.#code = plainCode(program, space)
    this.#memory = new PlainMemory(program)
    this.#freeAt = space.float64(program.stations.servers.length)
    this.#scratch = space.float64(1)
    this.#memory.makeRoom()
    program.arrivals.forEach((stream, workload) => {
      if (stream >= 0) this.#memory.schedule(draws.take(stream), -1 - workload)
    })
  }

  /** Runs until so many requests have ended, or until the next event lies beyond a time. */
  run(untilFinished: number, untilTime: number): void {
    if (untilTime < Number.POSITIVE_INFINITY) {
      this.finished += this.#overhang.settle(untilTime, untilFinished - this.finished, this.#tally)
    }
    while (this.finished < untilFinished) {
      this.#draws.refillUsedUp()
      this.#overhang.makeRoom(this.#program.burst, this.now)
      this.#memory.makeRoom()
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
    const code = placeOf(this.#code.code)
    const entries = placeOf(this.#code.entries)
    const branches = placeOf(this.#code.branches)
    const leaves = placeOf(this.#code.leaves)
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
    const memory = this.#memory
    const tokenDoubles = memory.tokens
    const tokenWords = new Int32Array(tokenDoubles.buffer)
    const frames = memory.frames
    const key = memory.key
    const item = memory.item
    const servers = memory.servers
    const bases = memory.base
    const used = memory.used
    const room = memory.room
    const ready = memory.ready
    let size = memory.size
    let freeToken = memory.freeToken
    let freeTokens = memory.freeTokens
    let freeFrame = memory.freeFrame
    let finished = this.finished
    let now = this.now
    let stalled = this.#stalled
    let hole = this.#hole
    let readyCount = memory.readyCount
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
                const station = words[leaves + branch]!
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

    memory.size = size
    memory.freeToken = freeToken
    memory.freeTokens = freeTokens
    memory.freeFrame = freeFrame
    this.#stalled = stalled
    this.#hole = hole
    memory.readyCount = readyCount
    this.#overhang.count = late
    this.finished = finished
    this.now = now
    return atEnd && stalled === NONE
  }
}

/** Doubles that a loop takes beside its draws and its tally. */
export function roomForPlainLoop(program: Program): number {
  return roomForPlainCode(program) + program.stations.servers.length + 1
}
