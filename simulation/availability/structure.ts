import type { Model, ModelNode } from '../archetypes/model.ts'
import { callOrder } from '../traffic/call-order.ts'
import { type Branch, type CallPlan, callPlans } from '../traffic/call-plan.ts'
import { type Atom, type Expression, Expressions } from './expression.ts'

/** What counts as a cause in one reading of the design. */
export interface Reading {
  /** Vendor parts at what they promise, and nothing else. */
  readonly kind: 'expected' | 'contract' | 'independent'
  /** Instances that each node needs. */
  readonly needed: readonly number[]
  /** Extra unavailability of each balancing node, by failing over; `null`: not known yet. */
  readonly failover: readonly number[] | null
}

/** When the parts of a design and its workloads work. */
export interface Structure {
  /** Of each node by itself: instances, zones, region, provider. */
  readonly own: readonly Expression[]
  /** Of a whole visit for each workload, by node; made on demand. */
  visit(workload: number, node: number): Expression
  /** Of each workload's source. */
  readonly workloads: readonly Expression[]
}

/**
 * Builds the structure function: a visit works when its node does and all calls do that it must make (contract §2.5–2.12).
 *
 * A loop's visit counts as up where it is met again, which is the greatest solution of the loop's equations.
 *
 * @see Barlow & Proschan, Statistical Theory of Reliability and Life Testing, 1975, ch. 1 (coherent structures, k out of n)
 */
export function buildStructure(model: Model, reading: Reading): Structure {
  const make = new Expressions()
  const own = model.nodes.map((node) =>
    model.down?.has(node.index) ? make.never : ownExpression(model, node, reading, make),
  )
  const plans = model.workloads.map(({ index }) => callPlans(model, index))
  const visits: Map<number, Expression>[] = plans.map(() => new Map())
  const open = new Set<number>()
  let cut = Number.POSITIVE_INFINITY

  // the called before their callers, so that no chain of calls is too long for the stack
  const workloads = model.workloads.map(({ index, source }) => {
    for (const node of callOrder(model, plans[index]!).below(source, () => false)) visit(index, node)
    return visit(index, source)
  })
  return { own, visit, workloads }

  function visit(workload: number, node: number): Expression {
    const known = visits[workload]!.get(node)
    if (known) return known
    if (open.has(node)) {
      cut = Math.min(cut, [...open].indexOf(node))
      return make.always
    }
    const depth = open.size
    const outerCut = cut
    cut = Number.POSITIVE_INFINITY
    open.add(node)
    const expression = make.all([own[node]!, calls(workload, plans[workload]![node]!)])
    open.delete(node)
    // what was cut short at a visit above this one holds only below that visit
    const complete = cut >= depth
    if (complete) visits[workload]!.set(node, expression)
    cut = complete ? outerCut : Math.min(outerCut, cut)
    return expression
  }

  function calls(workload: number, plan: CallPlan): Expression {
    if (plan.choices) return choice(workload, plan)
    return make.all(
      plan.stages.flatMap(({ branches }) =>
        branches.filter(({ required }) => required).map((branch) => branchExpression(workload, plan, branch)),
      ),
    )
  }

  function choice(workload: number, plan: CallPlan): Expression {
    const node = model.nodes[plan.node]!
    const { role } = node.behaviour
    const minHealthy = role.kind === 'balancer' ? role.minHealthy : 1
    const targets = plan.choices ?? []
    if (targets.length === 0) return make.always
    const healthy = make.some(
      Math.min(minHealthy, targets.length),
      targets.map(({ edge }) => way(workload, edge)),
    )
    const extra = reading.kind === 'contract' ? 0 : (reading.failover?.[plan.node] ?? 0)
    if (extra === 0) return healthy
    return make.all([
      healthy,
      make.atom({ name: `failover:${node.id}`, unavailability: extra, repairHours: 0, shared: false }),
    ])
  }

  /** Works when the first of the chain does, or what stands in for it. */
  function branchExpression(workload: number, plan: CallPlan, branch: Branch): Expression {
    const chain = make.any(branch.chain.map((edge) => called(edge, way(workload, edge))))
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
    const asked = cache?.optional && cache.edge !== null ? way(workload, cache.edge) : make.always
    return make.any([chain, make.all([spared, asked])])
  }

  /** An edge with less than one call for each visit is made with that probability. */
  function called(edge: number, target: Expression): Expression {
    const { calls: count, id } = model.edges[edge]!
    if (count >= 1) return target
    return make.any([target, make.atom({ name: `spared:${id}`, unavailability: count, repairHours: 0, shared: false })])
  }

  /** The target's visit and what is passed through on the way. */
  function way(workload: number, index: number): Expression {
    const edge = model.edges[index]!
    if (edge.kind !== 'request') return make.always
    return make.all([...edge.via.map((node) => own[node]!), visit(workload, edge.target)])
  }
}

/** Prefixes of names that are no failures of parts. */
export const CHANCES = ['hit:', 'spared:'] as const

function ownExpression(model: Model, node: ModelNode, reading: Reading, make: Expressions): Expression {
  const { failure } = node.behaviour
  const vendor = node.place.provider !== 'generic'
  if (reading.kind === 'contract' && vendor) {
    return make.atom(atomOf(node.id, failure.contractUnavailability ?? 0, failure.mttrHours))
  }
  const { assumptions } = model
  const repairHours = assumptions.outageMinutes / 60
  // drawn as if nothing were shared, every use of a cause is a cause of its own
  const suffix = reading.kind === 'independent' ? `@${node.id}` : ''
  const cause = (name: string, availability: number): Atom => ({
    name: `${name}${suffix}`,
    unavailability: 1 - availability,
    repairHours,
    shared: suffix === '',
  })
  const parts: Expression[] = []
  const serves = node.behaviour.role.kind !== 'source' && node.behaviour.role.kind !== 'group'
  if (vendor && serves) {
    parts.push(make.atom(cause(`provider:${node.place.provider}`, assumptions.commonCauseAvailability)))
    if (failure.regional && node.place.region) {
      parts.push(make.atom(cause(`region:${node.place.region}`, assumptions.regionAvailability)))
    }
  }
  const zones = vendor && failure.zonal ? node.place.zones : []
  const groups = spread(failure.instances, zones).map(({ zone, instances }) => ({
    zone: zone === null ? null : cause(`zone:${zone}`, assumptions.zoneAvailability),
    instances,
  }))
  const [only] = groups
  if (failure.instances === 1 && only) {
    if (only.zone) parts.push(make.atom(only.zone))
    if (failure.unavailability > 0) parts.push(make.atom(atomOf(node.id, failure.unavailability, failure.mttrHours)))
    return make.all(parts)
  }
  const needed = reading.needed[node.index] ?? 1
  if (failure.unavailability > 0 || groups.some(({ zone }) => zone !== null)) {
    const { unavailability, mttrHours } = failure
    parts.push(make.tier({ name: node.id, unavailability, repairHours: mttrHours, groups, needed }))
  }
  return make.all(parts)
}

function atomOf(name: string, unavailability: number, repairHours: number): Atom {
  return { name, unavailability, repairHours, shared: false }
}

/** As evenly as possible, first zones first (contract §2.9). */
export function spread(
  instances: number,
  zones: readonly string[],
): readonly { readonly zone: string | null; readonly instances: number }[] {
  if (zones.length === 0) return [{ zone: null, instances }]
  const each = Math.floor(instances / zones.length)
  const more = instances % zones.length
  return zones.map((zone, i) => ({ zone, instances: each + (i < more ? 1 : 0) })).filter((group) => group.instances > 0)
}
