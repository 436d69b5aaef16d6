import { type Box, bottom, centre, grow, right, type Side } from '../box.ts'
import type { Point } from '../design.ts'
import { CLEARANCE, COST, isUpright, type Port, portPoint, SIDES, stub, tidy } from './line.ts'

/** What a search may use: which sides a wire may leave and reach, and where on them. */
export interface Ends {
  readonly source: Box
  readonly target: Box
  readonly sourcePort?: Port
  readonly targetPort?: Port
}

/** Directions of a step, in turning order. */
const RIGHT = 0
const DOWN = 1
const LEFT = 2
const UP = 3
const OUTWARD: Readonly<Record<Side, number>> = { right: RIGHT, bottom: DOWN, left: LEFT, top: UP }

/**
 * The cheapest orthogonal line between two boxes around others: A* over the lines that run beside each box, from every allowed side to every
 * other. Length, corners, closeness to boxes and ways through them all cost, so that there always is an answer.
 *
 * @param obstacles boxes to go around; the two ends are obstacles of their own
 * @returns corners from outline to outline
 * @see M. Wybrow, K. Marriott, P. J. Stuckey, "Orthogonal connector routing", Graph Drawing 2009: the same graph and costs
 */
export function pathAround(ends: Ends, obstacles: readonly Box[]): readonly Point[] {
  const { source, target } = ends
  const starts = portsOf(source, ends.sourcePort)
  const goals = portsOf(target, ends.targetPort)
  const boxes = [source, target, ...obstacles]
  const stubs = [...starts, ...goals].map(({ out }) => out)
  const [s, t] = [centre(source), centre(target)]
  const xs = lines([
    ...boxes.flatMap((box) => [box.x - CLEARANCE, right(box) + CLEARANCE]),
    ...stubs.map(({ x }) => x),
    s.x < t.x ? (right(source) + target.x) / 2 : (right(target) + source.x) / 2,
  ])
  const ys = lines([
    ...boxes.flatMap((box) => [box.y - CLEARANCE, bottom(box) + CLEARANCE]),
    ...stubs.map(({ y }) => y),
    s.y < t.y ? (bottom(source) + target.y) / 2 : (bottom(target) + source.y) / 2,
  ])
  const weights = weigh(xs, ys, boxes)
  return search(xs, ys, weights, starts, goals)
}

interface Exit {
  readonly side: Side
  readonly port: Point
  /** A little straight out of the port. */
  readonly out: Point
}

function portsOf(box: Box, given: Port | undefined): readonly Exit[] {
  return (given ? [given] : SIDES.map((side) => ({ side }))).map((port) => {
    const point = portPoint(box, port)
    return { side: port.side, port: point, out: stub(point, port.side) }
  })
}

function lines(values: readonly number[]): Float64Array {
  return Float64Array.from(new Set(values)).sort()
}

/** What a px of each stretch between neighbouring lines costs: 1 in the open, more near a box, much more inside. */
interface Weights {
  /** Of the stretch from (i, j) to (i + 1, j), at `j * xs.length + i`. */
  readonly across: Float32Array
  /** Of the stretch from (i, j) to (i, j + 1), at the same place. */
  readonly down: Float32Array
}

function weigh(xs: Float64Array, ys: Float64Array, boxes: readonly Box[]): Weights {
  const [width, size] = [xs.length, xs.length * ys.length]
  const across = new Float32Array(size).fill(1)
  const down = new Float32Array(size).fill(1)
  const raise = (box: Box, cost: number) => {
    const [x1, x2, y1, y2] = [box.x, right(box), box.y, bottom(box)]
    const [i1, j1] = [firstBeyond(xs, x1), firstBeyond(ys, y1)]
    for (let j = j1; j < ys.length && at(ys, j) < y2; j++) {
      for (let i = Math.max(0, i1 - 1); i < width - 1 && at(xs, i) < x2; i++) {
        if (at(across, j * width + i) < cost) across[j * width + i] = cost
      }
    }
    for (let i = i1; i < width && at(xs, i) < x2; i++) {
      for (let j = Math.max(0, j1 - 1); j < ys.length - 1 && at(ys, j) < y2; j++) {
        if (at(down, j * width + i) < cost) down[j * width + i] = cost
      }
    }
  }
  for (const box of boxes) raise(grow(box, CLEARANCE / 2), 1 + COST.close)
  for (const box of boxes) raise(box, 1 + COST.inside)
  return { across, down }
}

/** Index of the first value above `limit`. */
function firstBeyond(values: Float64Array, limit: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(values, middle) > limit) high = middle
    else low = middle + 1
  }
  return low
}

function search(
  xs: Float64Array,
  ys: Float64Array,
  { across, down }: Weights,
  starts: readonly Exit[],
  goals: readonly Exit[],
): readonly Point[] {
  const width = xs.length
  const states = width * ys.length * 4
  const cost = new Float64Array(states).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(states).fill(-1)
  const done = new Uint8Array(states)
  const queue = new Queue()
  const placeOf = ({ x, y }: Point) => indexOf(ys, y) * width + indexOf(xs, x)
  const reached = goals.map(({ out, side }) => ({ place: placeOf(out), heading: (OUTWARD[side] + 2) % 4 }))
  const atLeast = (place: number) => {
    const [x, y] = [at(xs, place % width), at(ys, Math.floor(place / width))]
    return goals.reduce((least, { out }) => Math.min(least, Math.abs(out.x - x) + Math.abs(out.y - y)), 1e12)
  }
  const reach = (state: number, value: number, before: number) => {
    if (value >= at(cost, state) - 1e-9) return
    cost[state] = value
    from[state] = before
    queue.add(state, value + atLeast(state >> 2))
  }
  for (const { out, side } of starts) {
    reach((placeOf(out) << 2) | OUTWARD[side], isUpright(side) ? 0 : COST.vertical, -1)
  }

  let best = { cost: Number.POSITIVE_INFINITY, state: -1, goal: -1 }
  for (let state = queue.take(); state >= 0; state = queue.take()) {
    if (done[state] === 1) continue
    done[state] = 1
    const [place, heading, soFar] = [state >> 2, state & 3, at(cost, state)]
    if (soFar >= best.cost) break
    reached.forEach((goal, i) => {
      if (goal.place !== place || (goal.heading + 2) % 4 === heading) return
      const whole = soFar + (goal.heading === heading ? 0 : COST.bend) + (goal.heading % 2 === 0 ? 0 : COST.vertical)
      if (whole < best.cost) best = { cost: whole, state, goal: i }
    })
    const [i, j] = [place % width, Math.floor(place / width)]
    for (let turn = -1; turn <= 1; turn++) {
      const next = (heading + turn + 4) % 4
      const extra = turn === 0 ? 0 : COST.bend
      if (next === RIGHT && i + 1 < width) {
        reach(((place + 1) << 2) | next, soFar + extra + (at(xs, i + 1) - at(xs, i)) * at(across, place), state)
      } else if (next === LEFT && i > 0) {
        reach(((place - 1) << 2) | next, soFar + extra + (at(xs, i) - at(xs, i - 1)) * at(across, place - 1), state)
      } else if (next === DOWN && j + 1 < ys.length) {
        reach(((place + width) << 2) | next, soFar + extra + (at(ys, j + 1) - at(ys, j)) * at(down, place), state)
      } else if (next === UP && j > 0) {
        const above = place - width
        reach((above << 2) | next, soFar + extra + (at(ys, j) - at(ys, j - 1)) * at(down, above), state)
      }
    }
  }

  const points: Point[] = []
  let first = best.state
  for (let state = best.state; state >= 0; state = at(from, state)) {
    const place = state >> 2
    points.push({ x: at(xs, place % width), y: at(ys, Math.floor(place / width)) })
    first = state
  }
  const start = starts.find(({ out, side }) => ((placeOf(out) << 2) | OUTWARD[side]) === first)
  const goal = goals[best.goal]
  return tidy([...(start ? [start.port] : []), ...points.reverse(), ...(goal ? [goal.port] : [])])
}

function indexOf(values: Float64Array, value: number): number {
  return firstBeyond(values, value) - 1
}

/** Typed arrays are asked within their bounds only. */
function at(values: Float64Array | Float32Array | Int32Array, index: number): number {
  return values[index] ?? 0
}

/** A binary heap of states, the cheapest first; equal costs in the order of the states, so that the answer never varies. */
class Queue {
  private readonly states: number[] = []
  private readonly costs: number[] = []

  add(state: number, cost: number): void {
    let place = this.states.length
    while (place > 0) {
      const above = (place - 1) >> 1
      if (!this.before(cost, state, above)) break
      this.move(above, place)
      place = above
    }
    this.states[place] = state
    this.costs[place] = cost
  }

  /** The cheapest state; −1 when none is left. */
  take(): number {
    const first = this.states[0] ?? -1
    const [state, cost] = [this.states.pop(), this.costs.pop()]
    const size = this.states.length
    if (state === undefined || cost === undefined || size === 0) return first
    let place = 0
    for (;;) {
      let below = 2 * place + 1
      if (below >= size) break
      if (below + 1 < size && this.before(this.costs[below + 1] ?? 0, this.states[below + 1] ?? 0, below)) below++
      if (this.before(cost, state, below)) break
      this.move(below, place)
      place = below
    }
    this.states[place] = state
    this.costs[place] = cost
    return first
  }

  private before(cost: number, state: number, place: number): boolean {
    const other = this.costs[place] ?? 0
    return cost < other || (cost === other && state < (this.states[place] ?? 0))
  }

  private move(from: number, to: number): void {
    this.states[to] = this.states[from] ?? 0
    this.costs[to] = this.costs[from] ?? 0
  }
}
