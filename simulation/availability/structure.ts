import type { Model } from '../archetypes/model.ts'
import { type Branch, type CallPlan, callPlans } from '../traffic/call-plan.ts'
import { type Expression, Expressions } from './expression.ts'

/**
 * When the parts of a design and its workloads work, in terms of places, one for each part by itself: readings of the design differ only in
 * what they put there.
 */
export interface Structure {
  /** Of each node by itself. */
  readonly own: readonly Expression[]
  /** Of a whole visit for each workload, by node; made on demand. */
  visit(workload: number, node: number): Expression
  /** Of each workload's source. */
  readonly workloads: readonly Expression[]
}

/** The place of a balancing node's failing over; that of a node by itself is its index. */
export function failoverPlace({ nodes }: Model, node: number): number {
  return nodes.length + node
}

/** A visit that is being built, for which those that it calls are built first. */
interface OpenVisit {
  readonly node: number
  readonly targets: readonly number[]
  next: number
  /** What holds only below this visit: of targets, by node. */
  readonly found: Map<number, Expression>
  /** Depth of the outermost open visit that was met again below this one. */
  cut: number
}

/**
 * Builds the structure function: a visit works when its node does and all calls do that it must make (contract §2.5–2.12).
 *
 * A loop's visit counts as up where it is met again, which is the greatest solution of the loop's equations.
 *
 * @see Barlow & Proschan, Statistical Theory of Reliability and Life Testing, 1975, ch. 1 (coherent structures, k out of n)
 */
export function buildStructure(model: Model): Structure {
  const make = new Expressions()
  const own = model.nodes.map(({ index }) => make.place(index))
  const plans = model.workloads.map(({ index }) => callPlans(model, index))
  const visits: (Expression | undefined)[][] = plans.map(() => [])
  const workloads = model.workloads.map(({ index, source }) => request(index, source))
  return { own, visit, workloads }

  /** The visit at the source. Visits that are needed in any case stand side by side, so that nothing else need ask for them again. */
  function request(workload: number, source: number): Expression {
    const needed = new Set([source])
    // a set is walked in the order in which it grows
    for (const node of needed) for (const target of surelyNeededBy(model, plans[workload]![node]!)) needed.add(target)
    const visitOf = (node: number) => (needed.has(node) ? make.always : visit(workload, node))
    return make.all([...needed].flatMap((node) => [own[node]!, callsOf(plans[workload]![node]!, visitOf)]))
  }

  function visit(workload: number, node: number): Expression {
    const known = visits[workload]!
    if (!known[node]) build(workload, node, known)
    return known[node] ?? make.always
  }

  /** With a stack of its own, as chains of calls can be long. */
  function build(workload: number, root: number, known: (Expression | undefined)[]): void {
    const open = [begin(workload, root)]
    const depths = new Map([[root, 0]])
    for (let top = open[0]; top; top = open[open.length - 1]) {
      const target = top.targets[top.next++]
      if (target !== undefined) {
        if (known[target] || top.found.has(target)) continue
        const depth = depths.get(target)
        if (depth === undefined) {
          depths.set(target, open.length)
          open.push(begin(workload, target))
        } else {
          top.found.set(target, make.always)
          top.cut = Math.min(top.cut, depth)
        }
        continue
      }
      open.pop()
      depths.delete(top.node)
      const { node, found } = top
      const visitOf = (target: number) => known[target] ?? found.get(target) ?? make.always
      const expression = make.all([own[node]!, callsOf(plans[workload]![node]!, visitOf)])
      // what was cut short at a visit above this one holds only below that visit
      if (top.cut >= open.length) known[node] = expression
      else {
        const caller = open[open.length - 1]!
        caller.found.set(node, expression)
        caller.cut = Math.min(caller.cut, top.cut)
      }
    }
  }

  function begin(workload: number, node: number): OpenVisit {
    const targets = neededBy(model, plans[workload]![node]!)
    return { node, targets, next: 0, found: new Map(), cut: Number.POSITIVE_INFINITY }
  }

  /** @param visitOf of each target of the plan */
  function callsOf(plan: CallPlan, visitOf: (node: number) => Expression): Expression {
    if (plan.choices) return choice(plan.choices)
    const branches = plan.stages.flatMap((stage) => stage.branches.filter(({ required }) => required))
    return make.all(branches.map(branchExpression))

    function choice(targets: NonNullable<CallPlan['choices']>): Expression {
      const { role } = model.nodes[plan.node]!.behaviour
      const minHealthy = role.kind === 'balancer' ? role.minHealthy : 1
      if (targets.length === 0) return make.always
      const healthy = make.some(
        Math.min(minHealthy, targets.length),
        targets.map(({ edge }) => way(edge)),
      )
      if (role.kind !== 'balancer' || role.policy !== 'failover') return healthy
      return make.all([healthy, make.place(failoverPlace(model, plan.node))])
    }

    /** Works when the first of the chain does, or what stands in for it. */
    function branchExpression(branch: Branch): Expression {
      const chain = make.any(branch.chain.map((edge) => called(edge, way(edge))))
      const first = model.edges[branch.chain[0]!]!
      const cache = branch.onMiss === null ? undefined : plan.caches[branch.onMiss]
      const missed = plan.called * (cache ? 1 - cache.hitRatio : 1)
      if (missed >= 1) return chain
      const spared = make.atom({
        name: `hit:${first.id}`,
        unavailability: missed,
        repairHours: 0,
        shared: false,
      })
      // a tolerated cache that is down misses always
      const asked = cache?.optional && cache.edge !== null ? way(cache.edge) : make.always
      return make.any([chain, make.all([spared, asked])])
    }

    /** An edge with less than one call for each visit is made with that probability. */
    function called(edge: number, target: Expression): Expression {
      const { calls: count, id } = model.edges[edge]!
      if (count >= 1) return target
      return make.any([
        target,
        make.atom({ name: `spared:${id}`, unavailability: count, repairHours: 0, shared: false }),
      ])
    }

    /** The target's visit and what is passed through on the way. */
    function way(index: number): Expression {
      const edge = model.edges[index]!
      if (edge.kind !== 'request') return make.always
      return make.all([...edge.via.map((node) => own[node]!), visitOf(edge.target)])
    }
  }
}

/** The nodes whose visits decide whether one by this plan works. */
function neededBy({ edges }: Model, { choices, stages, caches }: CallPlan): readonly number[] {
  const asked = choices?.map(({ edge }) => edge) ?? []
  for (const { branches } of stages) {
    for (const { required, chain, onMiss } of branches) {
      if (!required) continue
      asked.push(...chain)
      const cache = onMiss === null ? null : caches[onMiss]
      if (cache?.optional && cache.edge !== null) asked.push(cache.edge)
    }
  }
  return asked.filter((edge) => edges[edge]!.kind === 'request').map((edge) => edges[edge]!.target)
}

/** The nodes without whose visits no visit by this plan works. */
function surelyNeededBy({ edges }: Model, { choices, stages, called }: CallPlan): readonly number[] {
  const asked = choices?.length === 1 ? choices.map(({ edge }) => edge) : []
  for (const { branches } of called < 1 ? [] : stages) {
    for (const { required, chain, onMiss } of branches) {
      if (required && chain.length === 1 && onMiss === null) asked.push(chain[0]!)
    }
  }
  return asked.flatMap((edge) => {
    const { kind, calls, target } = edges[edge]!
    return kind === 'request' && calls >= 1 ? [target] : []
  })
}

/** Prefixes of names that are no failures of parts. */
export const CHANCES = ['hit:', 'spared:'] as const
