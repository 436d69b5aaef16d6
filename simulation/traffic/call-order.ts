import type { Model } from '../archetypes/model.ts'
import type { CallPlan } from './call-plan.ts'
import { stronglyConnectedComponents } from './components.ts'

/** Nodes whose visits lead to each other, and so back to themselves. */
export interface CallLoop {
  readonly members: readonly number[]
  /** Whether calls that come back are made together with others. If not, the time of a turn is a sum of, or a choice between, times. */
  readonly joined: boolean
  /** Calls on the loop that are given up after a time. */
  readonly timed: readonly number[]
  /** Visits without which nobody comes back to where they began. */
  readonly cuts: readonly number[]
  /** The others, callees first. */
  readonly rest: readonly number[]
}

/** Which visits wait for which, for one workload: callees before callers. */
export class CallOrder {
  /** By node: those that its visits may call and wait for. */
  readonly #targets: readonly (readonly number[])[]
  /** By node: its place, callees first. */
  readonly #place: Int32Array
  readonly #loops = new Map<number, CallLoop>()

  constructor(model: Model, plans: readonly CallPlan[]) {
    const waitedFor = plans.map((plan) =>
      [
        ...(plan.choices ?? []).filter(({ share }) => share > 0).map(({ edge }) => edge),
        ...plan.stages.flatMap(({ branches }) => branches.flatMap(({ chain }) => chain)),
      ].filter((edge) => model.edges[edge]!.kind === 'request' && model.edges[edge]!.calls > 0),
    )
    this.#targets = waitedFor.map((edges) => edges.map((edge) => model.edges[edge]!.target))
    this.#place = new Int32Array(plans.length)
    for (const [place, members] of stronglyConnectedComponents(this.#targets).entries()) {
      for (const member of members) this.#place[member] = place
      const [first] = members
      if (members.length === 1 && !this.#targets[first!]!.includes(first!)) continue
      const within = new Set(members)
      const isInside = (edge: number) => within.has(model.edges[edge]!.target)
      const timed = members.flatMap((member) =>
        waitedFor[member]!.filter((edge) => isInside(edge) && model.edges[edge]!.timeoutMs !== null),
      )
      const joined = members.some((member) =>
        plans[member]!.stages.some(
          ({ branches }) => branches.length > 1 && branches.some(({ chain }) => chain.some(isInside)),
        ),
      )
      const loop = { members, joined, timed, ...cutOpen(members, this.#targets) }
      for (const member of members) this.#loops.set(member, loop)
    }
  }

  /** The loop that a node is on; `null` when its visits never come back to it. */
  loopOf(node: number): CallLoop | null {
    return this.#loops.get(node) ?? null
  }

  /** All loops. */
  get loops(): readonly CallLoop[] {
    return [...new Set(this.#loops.values())]
  }

  /**
   * What a visit waits for, directly or not, and itself; callees first.
   *
   * @param isKnown whether no more need be asked of a node
   */
  below(node: number, isKnown: (node: number) => boolean): readonly number[] {
    const found = new Set([node])
    // a set is walked in the order in which it grows
    for (const caller of found) {
      for (const target of this.#targets[caller]!) if (!isKnown(target)) found.add(target)
    }
    return [...found].sort((a, b) => this.#place[a]! - this.#place[b]!)
  }
}

/**
 * Leaves out one visit after another until the others call nobody in a circle: each time the one on most ways through.
 *
 * @see Levy & Low, A contraction algorithm for finding small cycle cutsets, J. Algorithms 9 (1988)
 */
function cutOpen(members: readonly number[], targets: readonly (readonly number[])[]): Pick<CallLoop, 'cuts' | 'rest'> {
  const left = new Set(members)
  const callers = new Map(members.map((member): [number, number[]] => [member, []]))
  for (const member of members) for (const target of targets[member]!) callers.get(target)?.push(member)
  const cuts: number[] = []
  const rest: number[] = []
  const calledBy = (member: number) => targets[member]!.filter((target) => left.has(target)).length
  const waiting = [...members]
  while (left.size > 0) {
    for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
      if (!left.has(member) || calledBy(member) > 0) continue
      left.delete(member)
      rest.push(member)
      waiting.push(...callers.get(member)!)
    }
    let cut = -1
    let most = 0
    for (const member of left) {
      const ways = calledBy(member) * callers.get(member)!.filter((caller) => left.has(caller)).length
      if (ways > most) {
        cut = member
        most = ways
      }
    }
    if (cut < 0) break
    left.delete(cut)
    cuts.push(cut)
    waiting.push(...callers.get(cut)!)
  }
  return { cuts, rest }
}

const orders = new WeakMap<readonly CallPlan[], CallOrder>()

/** The order of a workload's calls, found once. */
export function callOrder(model: Model, plans: readonly CallPlan[]): CallOrder {
  const known = orders.get(plans)
  if (known) return known
  const order = new CallOrder(model, plans)
  orders.set(plans, order)
  return order
}
