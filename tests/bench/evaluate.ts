import { evaluate } from '../../simulation/index.ts'
import { callTree } from './designs.ts'
import { medianMs, type Row } from './row.ts'

/** The whole report: traffic, latency, availability, cost, findings, receipts. */
export function* evaluateRows(): Generator<Row> {
  const sizes = [
    { nodes: 20, edges: 30, joins: 1, goal: 1 },
    { nodes: 100, edges: 150, joins: 3, goal: 4 },
    { nodes: 1000, edges: 1500, joins: 10, goal: 16 },
  ]
  for (const { nodes, edges, joins, goal } of sizes) {
    const design = callTree(nodes, edges, joins)
    yield {
      group: 'evaluate',
      name: `${nodes} parts, ${design.edges.length} wires, ${joins} joins`,
      unit: 'ms',
      goal,
      floor: 3 * goal,
      measured: medianMs(() => evaluate(design)),
    }
  }
}
