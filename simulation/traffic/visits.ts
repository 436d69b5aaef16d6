import type { Model } from '../archetypes/model.ts'
import { type CallPlan, callPlans } from './call-plan.ts'
import { stronglyConnectedComponents } from './components.ts'
import { solveLinearSystem } from './linear-system.ts'
import { countCalls, type Outcomes } from './outcomes.ts'

/** How often one source visit of a workload visits each node and uses each edge. */
export interface Visits {
  readonly plans: readonly CallPlan[]
  /** Visits at each node for one source visit, lost ones included; `NaN` in and behind a loop whose gain is 1 or more. */
  readonly visits: Float64Array
  /** Messages that pass through each node as `via`. */
  readonly through: Float64Array
  /** Messages on each edge for one source visit, retries included. */
  readonly calls: Float64Array
  /** Edges of loops whose gain is 1 or more. */
  readonly unstableEdges: readonly number[]
}

/**
 * Visit counts of one workload: v = e + vP, one strongly connected component after the other, so that only loops need a linear
 * system.
 *
 * @see Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013, §17.2 (traffic equations of a Jackson network)
 */
export function solveVisits(
  model: Model,
  workload: number,
  outcomes: Outcomes,
  plans = callPlans(model, workload),
): Visits {
  const source = model.workloads[workload]?.source ?? 0
  const failure = outcomes.failure[workload] ?? new Float64Array(model.edges.length)
  const attempts = outcomes.attempts[workload] ?? new Float64Array(model.edges.length).fill(1)
  const made = new Float64Array(model.edges.length)
  for (const plan of plans) countCalls(model, plan, failure, attempts, made)

  const edges = model.edges.filter((edge) => made[edge.index]! > 0)
  const out: number[][] = model.nodes.map(() => [])
  for (const edge of edges) out[edge.source]!.push(edge.index)
  const target = (edge: number) => model.edges[edge]!.target
  const sent = (edge: number) => made[edge]! * (1 - outcomes.loss[model.edges[edge]!.source]!)
  const gain = (edge: number) =>
    model.edges[edge]!.via.reduce((reached, node) => reached * (1 - outcomes.loss[node]!), sent(edge))

  const visits = new Float64Array(model.nodes.length)
  visits[source] = 1
  const unstableEdges: number[] = []
  const components = stronglyConnectedComponents(out.map((list) => list.map(target)))
  for (let i = components.length - 1; i >= 0; i--) {
    const members = components[i]!
    const inside = members.flatMap((node) => out[node]!.filter((edge) => members.includes(target(edge))))
    if (inside.length > 0 && members.some((node) => visits[node]! !== 0)) {
      if (!solveLoop(members, inside)) unstableEdges.push(...inside)
    }
    for (const node of members) {
      for (const edge of out[node]!) {
        if (!members.includes(target(edge))) visits[target(edge)]! += visits[node]! * gain(edge)
      }
    }
  }

  const calls = new Float64Array(model.edges.length)
  const through = new Float64Array(model.nodes.length)
  for (const edge of edges) {
    calls[edge.index] = visits[edge.source]! * sent(edge.index)
    let passing = calls[edge.index]!
    for (const node of edge.via) {
      through[node]! += passing
      passing *= 1 - outcomes.loss[node]!
    }
  }
  return { plans, visits, through, calls, unstableEdges }

  /** A loop carries a finite rate exactly when I − P has a non-negative inverse, that is when its gain is below 1. */
  function solveLoop(members: readonly number[], inside: readonly number[]): boolean {
    const place = new Map(members.map((node, i) => [node, i]))
    const system = members.map((_, i) => {
      const row = new Float64Array(members.length)
      row[i] = 1
      return row
    })
    for (const edge of inside) {
      const { source: from, target: to } = model.edges[edge]!
      system[place.get(to)!]![place.get(from)!]! -= gain(edge)
    }
    const test = solveLinearSystem(system, new Float64Array(members.length).fill(1))
    const stable = test?.every((value) => value > 0 && Number.isFinite(value)) ?? false
    const solution = stable
      ? solveLinearSystem(
          system,
          Float64Array.from(members, (node) => visits[node]!),
        )
      : null
    members.forEach((node, i) => {
      visits[node] = solution?.[i] ?? Number.NaN
    })
    return solution !== null
  }
}
