import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveDesign } from '../../../simulation/archetypes/resolve.ts'
import { solveInstant } from '../../../simulation/latency/instant.ts'
import { callPlans } from '../../../simulation/traffic/call-plan.ts'
import { noFailures } from '../../../simulation/traffic/outcomes.ts'
import { solveVisits } from '../../../simulation/traffic/visits.ts'
import { callsOn, designOf, type Graph, type GraphWire, graphs } from './graphs.ts'

/**
 * Visits for one request by following it: what arrives is sent on, again and again, until nothing is left. Nothing but the meaning of a
 * wire goes in.
 *
 * @returns by node; `null` where they never run out, `undefined` where that takes too long to tell
 */
function follow(graph: Graph, workload: Graph['workloads'][number]): ReadonlyMap<string, number> | null | undefined {
  const total = new Map<string, number>()
  const wires = graph.wires.map((wire) => ({ ...wire, calls: callsOn(graph, wire, workload.id) }))
  let under = new Map([[workload.source, 1]])
  for (let round = 0; ; round++) {
    const size = [...under.values()].reduce((sum, visits) => sum + visits, 0)
    if (size < 1e-13) return total
    if (size > 1e9) return null
    if (round === 3000) return undefined
    const next = new Map<string, number>()
    for (const [node, visits] of under) total.set(node, (total.get(node) ?? 0) + visits)
    for (const { source, target, calls } of wires) {
      const visits = under.get(source)
      if (visits && calls > 0) next.set(target, (next.get(target) ?? 0) + visits * calls)
    }
    under = next
  }
}

describe('flow', () => {
  it('goes where wires, weights, misses and messages send it, around loops too', () => {
    const seen = { stable: 0, unstable: 0 }
    fc.assert(
      fc.property(graphs({ loops: true, forks: false, limits: false, laws: false }), (graph) => {
        const model = resolveDesign(designOf(graph))
        for (const [index, workload] of graph.workloads.entries()) {
          const followed = follow(graph, workload)
          if (followed === undefined) continue
          const { visits, calls, unstableEdges } = solveVisits(model, index, noFailures(model))
          expect(unstableEdges.length > 0).toBe(followed === null)
          if (followed === null) {
            seen.unstable++
            continue
          }
          seen.stable++
          for (const { index: node, id } of model.nodes) expect(visits[node]).toBeCloseTo(followed.get(id) ?? 0, 8)
          for (const [edge, wire] of graph.wires.entries()) {
            expect(calls[edge]).toBeCloseTo(callsOn(graph, wire, workload.id) * (followed.get(wire.source) ?? 0), 8)
          }
        }
      }),
      { numRuns: 400, seed: 21 },
    )
    expect(seen.stable).toBeGreaterThan(400)
    expect(seen.unstable).toBeGreaterThan(50)
  })

  it('is conserved where some of it is lost: what a part accepts is what it sends on', { timeout: 30_000 }, () => {
    let lossy = 0
    fc.assert(
      fc.property(graphs({ loops: true, forks: false, limits: true, laws: false }), ({ parts, ...drawn }) => {
        const workloads = drawn.workloads.slice(0, 1)
        const graph = { parts, workloads, wires: drawn.wires.flatMap(forOne) }
        const model = resolveDesign(designOf(graph, () => 20))
        const rates = model.workloads.map(({ rps }) => rps)
        const plans = model.workloads.map(({ index }) => callPlans(model, index))
        const { nodeRps, edgeRps, stations, unstableEdges } = solveInstant(model, rates, plans)
        if (unstableEdges.length > 0) return
        if (stations.some(({ loss }) => loss > 1e-6)) lossy++
        const accepted = new Map(
          model.nodes.map(({ index, id }) => [id, nodeRps[index]! * (1 - stations[index]!.loss)]),
        )
        const into = new Map<string, number>()
        for (const [i, wire] of graph.wires.entries()) {
          expectFlow(edgeRps[i]!, (accepted.get(wire.source) ?? 0) * callsOn(graph, wire, 'w0'))
          into.set(wire.target, (into.get(wire.target) ?? 0) + edgeRps[i]!)
        }
        for (const { index, id } of model.nodes) if (id !== 'c0') expectFlow(nodeRps[index]!, into.get(id) ?? 0)
      }),
      { numRuns: 80, seed: 22 },
    )
    expect(lossy).toBeGreaterThan(20)
  })
})

function expectFlow(rps: number, expected: number): void {
  expect(Math.abs(rps - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected))
}

/** A wire as the first workload sees it; none out of the other's client. */
function forOne({ workloads: _, ...wire }: GraphWire): readonly GraphWire[] {
  return wire.source === 'c1' ? [] : [wire]
}
