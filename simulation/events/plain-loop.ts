import { BLOCK, type Draws } from './draws.ts'
import { grown } from './grown.ts'
import { BIN_SHIFT, BINS, FIRST_BIN } from './histogram.ts'
import {
  type CALL,
  type CHANCE,
  type CHOOSE,
  type DELAY,
  type FORK,
  type JUMP,
  type PASS,
  type Program,
  type RETURN,
  type SEND,
  SERVE,
  STRIDE,
} from './program.ts'
import type { Tally } from './tally.ts'

const NONE = -1
/** In place of a frame: the token is branch of a fork, of token `BRANCH` − frame. */
const BRANCH = -2

/**
 * The loop for designs in which nothing can fail: queues without limit, calls without timeouts, parts that stay up.
 *
 * All of a run's state lies in flat arrays, and the loop calls nothing: a call would make the machine read every array's place again after
 * it, and box every double that it passes. What the loop runs out of is made outside, and the token that missed it tries again. The event list is a binary heap of times and tokens. Taking
 * the next event leaves a hole at the root, and the first event that is scheduled afterwards fills it, which saves one sift for most
 * events; beyond the last event stand infinite times, so that a sift needs no bounds.
 *
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

  // tokens: requests and parts of requests on their way; free ones are a list through `next`
  #pc = new Int32Array(0)
  #next = new Int32Array(0)
  #frame = new Int32Array(0)
  /** Of a fork: how many of its branches are still under way. */
  #pending = new Int32Array(0)
  /** Workload of a request; `-1` for parts of one and for messages. */
  #owner = new Int32Array(0)
  #start = new Float64Array(0)
  #arrived = new Float64Array(0)
  #freeToken = -1
  #freeTokens = 0

  // frames: where calls return to
  #returnTo = new Int32Array(0)
  #up = new Int32Array(0)
  #times = new Int32Array(0)
  #again = new Int32Array(0)
  #freeFrame = -1

  // the event list; items below zero are arrivals of workload −1 − item
  #key = new Float64Array(0)
  #item = new Int32Array(0)
  #size = 0

  /** Servers that are free. */
  readonly #idle: Int32Array
  readonly #queueHead: Int32Array
  readonly #queueTail: Int32Array
  /** Tokens that can go on at this instant. */
  #ready = new Int32Array(0)
  #readyCount = 0
  /** Whether the event that was taken last has left a hole at the root of the event list. */
  #hole = false
  /** Token that found no room, no frame or no draws for its step; it tries again before anything else happens. */
  #stalled = NONE

  constructor(program: Program, draws: Draws, tally: Tally) {
    this.#program = program
    this.#draws = draws
    this.#tally = tally
    const stations = program.stations.servers.length
    this.#idle = program.stations.servers.slice()
    this.#queueHead = new Int32Array(stations).fill(-1)
    this.#queueTail = new Int32Array(stations).fill(-1)
    this.#makeRoom()
    program.arrivals.forEach((stream, workload) => {
      if (stream >= 0) this.#schedule(draws.take(stream), -1 - workload)
    })
  }

  /** Runs until so many requests have ended, or until the next event lies beyond a time. */
  run(untilFinished: number, untilTime: number): void {
    while (this.finished < untilFinished) {
      this.#makeRoom()
      if (this.#loop(untilFinished, untilTime)) return
    }
  }

  /** Servers at work at a station now. */
  busyAt(station: number): number {
    return this.#program.stations.servers[station]! - this.#idle[station]!
  }

  /** Requests that wait at a station now. */
  queuedAt(station: number): number {
    let count = 0
    for (let token = this.#queueHead[station]!; token !== NONE; token = this.#next[token]!) count++
    return count
  }

  /**
   * The event loop. Its steps are told by literals, for which the machine makes a jump table, and what it reads lies in constants of its
   * own, which the machine keeps in registers.
   *
   * @returns whether it came to its end; else it wants room
   */
  #loop(untilFinished: number, untilTime: number): boolean {
    const bins = BINS
    const firstBin = FIRST_BIN
    const shift = BIN_SHIFT
    const STEP = STRIDE
    const block = BLOCK
    const { code, entries, arrivals, delays, choices, branches } = this.#program
    const { probability, stream: chanceStream } = this.#program.chances
    const { values, left } = this.#draws
    const tally = this.#tally
    const { serviceSum, waitSum, responses, waits, latencySum, latencies } = tally
    const pcs = this.#pc
    const next = this.#next
    const frames = this.#frame
    const pending = this.#pending
    const owners = this.#owner
    const starts = this.#start
    const arrived = this.#arrived
    const returnTo = this.#returnTo
    const up = this.#up
    const times = this.#times
    const again = this.#again
    const key = this.#key
    const item = this.#item
    const idle = this.#idle
    const queueHead = this.#queueHead
    const queueTail = this.#queueTail
    const ready = this.#ready
    const word = new Float64Array(1)
    const halves = new Int32Array(word.buffer)
    let size = this.#size
    let freeToken = this.#freeToken
    let freeTokens = this.#freeTokens
    let freeFrame = this.#freeFrame
    let finished = this.finished
    let now = this.now
    let stalled = this.#stalled
    let hole = this.#hole
    let readyCount = this.#readyCount
    let atEnd = true

    events: while (finished < untilFinished) {
      let token: number
      let pc: number
      if (stalled !== NONE) {
        // room has been made: the token tries its step again
        token = stalled
        pc = pcs[token]!
        stalled = NONE
      } else {
        if (size === 0 || key[0]! > untilTime) {
          now = untilTime
          break
        }
        const event = item[0]!
        if (event < 0) {
          // a request arrives, and the next one of its workload is scheduled in its place
          const workload = -1 - event
          const stream = arrivals[workload]!
          const rest = left[stream]!
          if (rest === 0 || freeToken === NONE) {
            atEnd = false
            break
          }
          left[stream] = rest - 1
          now = key[0]!
          const time = now + values[(stream + 1) * block - rest]!
          let place = 0
          for (let child = 1; ; child = 2 * place + 1) {
            let least = key[child]!
            const other = key[child + 1]!
            if (other < least) {
              least = other
              child++
            }
            if (least >= time) break
            key[place] = least
            item[place] = item[child]!
            place = child
          }
          key[place] = time
          item[place] = event
          hole = false
          token = freeToken
          freeToken = next[token]!
          freeTokens--
          frames[token] = NONE
          owners[token] = workload
          starts[token] = now
          pc = entries[workload]!
        } else {
          token = event
          pc = pcs[token]!
          hole = true
          now = key[0]!
          if (code[pc] === SERVE) {
            // its service ends: the first of the queue takes the server
            const station = code[pc + 1]!
            const first = queueHead[station]!
            if (first === NONE) idle[station]!++
            else {
              const rest = left[station]!
              if (rest === 0) {
                atEnd = false
                break
              }
              const after = next[first]!
              queueHead[station] = after
              if (after === NONE) queueTail[station] = NONE
              left[station] = rest - 1
              const time = values[(station + 1) * block - rest]!
              const wait = now - arrived[first]!
              serviceSum[station]! += time
              waitSum[station]! += wait
              word[0] = wait
              let bin = (halves[1]! >> shift) - firstBin
              waits[station * bins + (bin < 0 ? 0 : bin < bins ? bin : bins - 1)]!++
              word[0] = wait + time
              bin = (halves[1]! >> shift) - firstBin
              responses[station * bins + (bin < 0 ? 0 : bin < bins ? bin : bins - 1)]!++
              const end = now + time
              let place = 0
              for (let child = 1; ; child = 2 * place + 1) {
                let least = key[child]!
                const other = key[child + 1]!
                if (other < least) {
                  least = other
                  child++
                }
                if (least >= end) break
                key[place] = least
                item[place] = item[child]!
                place = child
              }
              key[place] = end
              item[place] = first
              hole = false
            }
          }
          pc += STEP
        }
      }

      for (;;) {
        /** When the token goes on; below zero: somebody else will wake it, or it is gone. */
        let wake = -1
        running: for (;;) {
          switch (code[pc]!) {
            case 0 satisfies typeof SERVE: {
              const station = code[pc + 1]!
              pcs[token] = pc
              if (idle[station]! > 0) {
                const rest = left[station]!
                if (rest === 0) {
                  stalled = token
                  break events
                }
                idle[station]!--
                left[station] = rest - 1
                const time = values[(station + 1) * block - rest]!
                serviceSum[station]! += time
                word[0] = time
                const bin = (halves[1]! >> shift) - firstBin
                responses[station * bins + (bin < 0 ? 0 : bin < bins ? bin : bins - 1)]!++
                wake = now + time
              } else {
                arrived[token] = now
                next[token] = NONE
                const last = queueTail[station]!
                if (last === NONE) queueHead[station] = token
                else next[last] = token
                queueTail[station] = token
              }
              break running
            }
            case 1 satisfies typeof PASS: {
              const station = code[pc + 1]!
              responses[station * bins]!++
              pc += STEP
              continue
            }
            case 2 satisfies typeof DELAY:
              pcs[token] = pc
              wake = now + delays[code[pc + 1]!]!
              break running
            case 3 satisfies typeof CHANCE: {
              const chance = code[pc + 1]!
              const stream = chanceStream[chance]!
              const rest = left[stream]!
              if (rest === 0) {
                pcs[token] = pc
                stalled = token
                break events
              }
              left[stream] = rest - 1
              const drawn = values[(stream + 1) * block - rest]!
              pc = drawn < probability[chance]! ? pc + STEP : code[pc + 2]!
              continue
            }
            case 4 satisfies typeof JUMP:
              pc = code[pc + 1]!
              continue
            case 5 satisfies typeof CALL: {
              if (freeFrame === NONE) {
                pcs[token] = pc
                stalled = token
                break events
              }
              const frame = freeFrame
              freeFrame = up[frame]!
              returnTo[frame] = pc + STEP
              up[frame] = frames[token]!
              times[frame] = code[pc + 2]!
              again[frame] = code[pc + 1]!
              frames[token] = frame
              pc = code[pc + 1]!
              continue
            }
            case 6 satisfies typeof RETURN: {
              const frame = frames[token]!
              if (frame >= 0) {
                if (--times[frame]! > 0) pc = again[frame]!
                else {
                  frames[token] = up[frame]!
                  pc = returnTo[frame]!
                  up[frame] = freeFrame
                  freeFrame = frame
                }
                continue
              }
              next[token] = freeToken
              freeToken = token
              freeTokens++
              if (frame <= BRANCH) {
                const parent = BRANCH - frame
                if (--pending[parent]! > 0) break running
                token = parent
                pc = pcs[token]!
                continue
              }
              const owner = owners[token]!
              if (owner >= 0) {
                const latency = now - starts[token]!
                finished++
                latencySum[owner]! += latency
                word[0] = latency
                const bin = (halves[1]! >> shift) - firstBin
                latencies[owner * bins + (bin < 0 ? 0 : bin < bins ? bin : bins - 1)]!++
              }
              break running
            }
            case 7 satisfies typeof CHOOSE: {
              const { stream, cumulative, targets } = choices[code[pc + 1]!]!
              const rest = left[stream]!
              if (rest === 0) {
                pcs[token] = pc
                stalled = token
                break events
              }
              left[stream] = rest - 1
              const drawn = values[(stream + 1) * block - rest]!
              let target = 0
              while (target < targets.length - 1 && drawn >= cumulative[target]!) target++
              pc = targets[target]!
              continue
            }
            case 8 satisfies typeof FORK: {
              const count = code[pc + 2]!
              if (freeTokens < count || readyCount + count > ready.length) {
                pcs[token] = pc
                stalled = token
                break events
              }
              pending[token] = count
              pcs[token] = pc + STEP
              const first = code[pc + 1]!
              for (let branch = first; branch < first + count; branch++) {
                const child = freeToken
                freeToken = next[child]!
                freeTokens--
                frames[child] = BRANCH - token
                const begin = branches[branch]!
                pcs[child] = begin
                const station = code[begin + 1]!
                if (code[begin] !== SERVE || idle[station]! > 0) ready[readyCount++] = child
                else {
                  // the common case at once: the branch begins with a queue
                  arrived[child] = now
                  next[child] = NONE
                  const last = queueTail[station]!
                  if (last === NONE) queueHead[station] = child
                  else next[last] = child
                  queueTail[station] = child
                }
              }
              break running
            }
            case 9 satisfies typeof SEND:
              if (freeTokens < code[pc + 2]! || readyCount + code[pc + 2]! > ready.length) {
                pcs[token] = pc
                stalled = token
                break events
              }
              for (let i = code[pc + 2]!; i > 0; i--) {
                const message = freeToken
                freeToken = next[message]!
                freeTokens--
                frames[message] = NONE
                owners[message] = NONE
                pcs[message] = code[pc + 1]!
                ready[readyCount++] = message
              }
              pc += STEP
              continue
            default:
              // no other step is compiled for this loop
              break running
          }
        }
        if (wake >= 0) {
          if (hole) {
            hole = false
            let place = 0
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
            key[place] = wake
            item[place] = token
          } else {
            let place = size++
            while (place > 0) {
              const above = (place - 1) >> 1
              if (key[above]! <= wake) break
              key[place] = key[above]!
              item[place] = item[above]!
              place = above
            }
            key[place] = wake
            item[place] = token
          }
        }
        if (readyCount === 0) break
        token = ready[--readyCount]!
        pc = pcs[token]!
      }
      if (hole) {
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
    this.finished = finished
    this.now = now
    return atEnd && stalled === NONE
  }

  /** Makes what the loop ran out of: draws, tokens, frames. A token has one event at most, which bounds the event list. */
  #makeRoom(): void {
    const { burst, arrivals } = this.#program
    this.#draws.refillEmpty()
    if (this.#freeTokens < burst) this.#growTokens()
    if (this.#freeFrame === NONE) this.#growFrames()
    const room = 2 * (this.#pc.length + arrivals.length) + 2
    if (this.#key.length < room) {
      this.#key = grown(Float64Array, this.#key, room).fill(Number.POSITIVE_INFINITY, this.#key.length)
      this.#item = grown(Int32Array, this.#item, room)
    }
    if (this.#ready.length < this.#readyCount + burst) {
      this.#ready = grown(Int32Array, this.#ready, 2 * (this.#readyCount + burst))
    }
  }

  #growTokens(): void {
    const before = this.#pc.length
    const room = Math.max(1024, 2 * before, before + 2 * this.#program.burst)
    this.#pc = grown(Int32Array, this.#pc, room)
    this.#next = grown(Int32Array, this.#next, room)
    this.#frame = grown(Int32Array, this.#frame, room)
    this.#pending = grown(Int32Array, this.#pending, room)
    this.#owner = grown(Int32Array, this.#owner, room)
    this.#start = grown(Float64Array, this.#start, room)
    this.#arrived = grown(Float64Array, this.#arrived, room)
    for (let token = room - 1; token >= before; token--) {
      this.#next[token] = this.#freeToken
      this.#freeToken = token
    }
    this.#freeTokens += room - before
  }

  #growFrames(): void {
    const before = this.#up.length
    const room = Math.max(256, 2 * before)
    this.#returnTo = grown(Int32Array, this.#returnTo, room)
    this.#up = grown(Int32Array, this.#up, room)
    this.#times = grown(Int32Array, this.#times, room)
    this.#again = grown(Int32Array, this.#again, room)
    for (let frame = before; frame < room; frame++) this.#up[frame] = frame + 1 < room ? frame + 1 : NONE
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
