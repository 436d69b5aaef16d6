import {
  CALL,
  CHANCE,
  CHOOSE,
  DELAY,
  FORK,
  JUMP,
  PASS,
  type Program,
  RETURN,
  SEND,
  SERVE,
  STRIDE,
} from '../compile/program.ts'

/** The time of the event that is being run: such visits come in the order of time, from wherever they come. */
const CLOCK = 0
/** In no order that is known. */
const LOST = -1
/** Orders in which requests can come to one place before it is given up to tell them apart. */
const MAX_KEYS = 4

/**
 * Which stations see their visits in the order of time when every request is run ahead of the clock, as far as it goes, at the event that
 * brought it (`PlainLoop`): 1 for such a station, 0 where visits must wait for their turn.
 *
 * Every way of a request through the code is walked with a key that tells in which order requests come by. All requests with one key pass
 * in an order that never goes back in time: departures from one server are in the order of arrivals, a constant delay and a choice
 * keep an order, and so does a fork whose branches all keep it. Departures from several servers overtake each other; where their turn is
 * waited for, another order begins (its root), which a fork must not mix with the first. A station that is reached under one ordered key
 * is in order.
 */
export function stationsInOrder(program: Program): Uint8Array {
  const walk = new Walk(program)
  program.entries.forEach((entry, workload) => {
    if (program.arrivals[workload]! >= 0) walk.enter(entry, CLOCK)
  })
  return Uint8Array.from(program.stations.servers, (_, station) => (walk.isInOrder(station) ? 1 : 0))
}

type Keys = ReadonlySet<number>

/** What a walk wants to know: the keys under which requests that enter at a step with a key come to their `RETURN`. */
interface Asked {
  readonly pc: number
  readonly key: number
}

/** A walk, which is given the answer to each question before it goes on. */
type Walking = Generator<Asked, Keys, Keys>

interface Waiting {
  readonly asked: Asked
  readonly walk: Walking
}

const NO_KEYS: Keys = new Set()

class Walk {
  readonly #program: Program
  /** Of each station: the keys under which it is reached. */
  readonly #seen: readonly Set<number>[]
  readonly #names = new Map<string, number>([['clock', CLOCK]])
  /** Of each key: the one with which its order began. */
  readonly #roots = new Map<number, number>([[CLOCK, CLOCK]])
  readonly #known = new Map<string, Keys>()
  /** Steps from which walks are under way; to meet one again is a loop of calls. */
  readonly #walking = new Set<number>()
  #loops = false

  constructor(program: Program) {
    this.#program = program
    this.#seen = Array.from(program.stations.servers, () => new Set<number>())
  }

  isInOrder(station: number): boolean {
    const [only, ...others] = this.#seen[station]!
    return !this.#loops && only !== undefined && only !== LOST && others.length === 0
  }

  /** Walks all ways on from a step. Walks that wait for each other are kept here, so that no chain of calls is too long for the stack. */
  enter(pc: number, key: number): void {
    const waiting: Waiting[] = []
    let answer = this.#ask({ pc, key }, waiting)
    for (let top = waiting[waiting.length - 1]; top; top = waiting[waiting.length - 1]) {
      const { value, done } = answer ? top.walk.next(answer) : top.walk.next()
      if (done) {
        waiting.pop()
        answer = this.#learn(top.asked, value)
      } else answer = this.#ask(value, waiting)
    }
  }

  /** @returns the answer where it is known; else the walk that finds it is put on top of those that wait */
  #ask(asked: Asked, waiting: Waiting[]): Keys | undefined {
    const known = this.#known.get(nameOf(asked))
    if (known) return known
    if (this.#walking.has(asked.pc)) {
      this.#loops = true
      return NO_KEYS
    }
    this.#walking.add(asked.pc)
    waiting.push({ asked, walk: this.#steps(asked.pc, asked.key) })
    return undefined
  }

  #learn(asked: Asked, found: Keys): Keys {
    const keys = found.size > MAX_KEYS ? new Set([LOST]) : found
    this.#walking.delete(asked.pc)
    this.#known.set(nameOf(asked), keys)
    return keys
  }

  *#steps(first: number, under: number): Walking {
    const { code, choices } = this.#program
    let key = under
    for (let pc = first; ; pc += STRIDE) {
      const a = code[pc + 1]!
      const b = code[pc + 2]!
      switch (code[pc]) {
        case SERVE:
          key = this.#served(a, key)
          break
        case PASS:
          break
        case DELAY:
          key = this.#after(`${this.#program.delays[a]} ms behind ${key}`, key)
          break
        case CHANCE:
          return union([yield { pc: pc + STRIDE, key }, yield { pc: b, key }])
        case JUMP:
          return yield { pc: a, key }
        case CALL: {
          const [only, ...others] = yield* this.#called(a, b, key)
          if (only === undefined) return NO_KEYS
          if (others.length > 0) return yield* allFrom(pc + STRIDE, [only, ...others])
          key = only
          break
        }
        case CHOOSE: {
          const ends: Keys[] = []
          for (const target of choices[a]!.targets) ends.push(yield { pc: target, key })
          return union(ends)
        }
        case FORK:
          key = yield* this.#joined(a, b, key)
          break
        case SEND:
          yield { pc: a, key }
          break
        case RETURN:
          return new Set([key])
        default:
          // a step of the full loop, which keeps everything in the order of time anyway
          return new Set([LOST])
      }
    }
  }

  #served(station: number, key: number): number {
    const servers = this.#program.stations.servers[station]!
    this.#seen[station]!.add(key)
    if (servers !== 1) return LOST
    return this.#after(`departures ${station}`, key === LOST ? this.#begun(station) : key)
  }

  /** The order of those that waited for their turn at a station. */
  #begun(station: number): number {
    const key = this.#key(`turns ${station}`)
    this.#roots.set(key, key)
    return key
  }

  /** n times, one after another. */
  *#called(step: number, times: number, key: number): Walking {
    let keys: Keys = new Set([key])
    for (let i = 0; i < times; i++) {
      const after = yield* allFrom(step, [...keys])
      if (after.size === keys.size && [...after].every((each) => keys.has(each))) return after
      keys = after.size > MAX_KEYS || i >= MAX_KEYS ? new Set([LOST]) : after
    }
    return keys
  }

  *#joined(first: number, count: number, key: number): Generator<Asked, number, Keys> {
    let kept = key !== LOST
    for (let branch = first; branch < first + count; branch++) {
      const [end = LOST, ...others] = yield { pc: this.#program.branches[branch]!, key }
      if (end === LOST || others.length > 0 || this.#roots.get(end) !== this.#roots.get(key)) kept = false
    }
    return kept ? this.#after(`fork ${first} under ${key}`, key) : LOST
  }

  /** What comes of an order by something that keeps it. */
  #after(name: string, key: number): number {
    if (key === LOST) return LOST
    const root = this.#roots.get(key)!
    const next = this.#key(`${name} of ${root}`)
    this.#roots.set(next, root)
    return next
  }

  #key(name: string): number {
    const known = this.#names.get(name)
    if (known !== undefined) return known
    const key = this.#names.size
    this.#names.set(name, key)
    return key
  }
}

function* allFrom(pc: number, keys: readonly number[]): Walking {
  const ends: Keys[] = []
  for (const key of keys) ends.push(yield { pc, key })
  return union(ends)
}

function nameOf({ pc, key }: Asked): string {
  return `${pc} ${key}`
}

function union(sets: readonly Keys[]): Keys {
  return new Set(sets.flatMap((set) => [...set]))
}
