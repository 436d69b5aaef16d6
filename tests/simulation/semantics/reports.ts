import type { Design } from '../../../simulation/index.ts'
import { evaluate } from '../../../simulation/index.ts'

/** A report whose parts, wires and workloads are found by their ids. */
export function reportOf(design: Design) {
  const report = evaluate(design)
  const find = <T extends { readonly id: string }>(list: readonly T[], id: string): T => {
    const found = list.find((one) => one.id === id)
    if (!found) throw new Error(`The report has no ${id}.`)
    return found
  }
  return {
    report,
    node: (id: string) => find(report.nodes, id),
    edge: (id: string) => find(report.edges, id),
    workload: (id = 'w') => find(report.workloads, id),
    rules: report.findings.map(({ rule }) => rule),
  }
}

/** Loses the share B = a ÷ (1 + a) of its visits: one server and no place to wait; `lossy(id, B)` for 10 requests a second. */
export function lossy(loss: number, rps = 10): { readonly meanMs: number; readonly config: object } {
  return { meanMs: ((loss / (1 - loss)) * 1000) / rps, config: { queueLimit: 0 } }
}
