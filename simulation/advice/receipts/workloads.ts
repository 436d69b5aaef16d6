import type { Model } from '../../archetypes/model.ts'
import type { Figures } from '../../report/report.ts'
import { callOrder } from '../../traffic/call-order.ts'
import { type Branch, callPlans } from '../../traffic/call-plan.ts'
import { ALL_UP, assumptionInputs, CONSTANT, nameOf, PERCENTILES, POISSON, type Receipts, share } from './words.ts'

/** How the figures of one kind of request came about. */
export function workloadReceipts(model: Model, report: Figures, index: number, receipts: Receipts): void {
  const workload = report.workloads[index]
  if (!workload) return
  const at = `/workloads/${index}`
  const steps = workload.waterfall.map((step) => ({
    name: `${nameOf(model, step.nodeId)}: ${step.part}`,
    value: step.meanMs,
    unit: 'ms',
    source: step.part === 'network' ? 'network table' : 'its station',
  }))
  if (workload.latencyMs) {
    for (const key of PERCENTILES) {
      receipts[`${at}/latencyMs/${key}`] = {
        formula:
          key === 'mean'
            ? 'network + waiting + service along all calls'
            : `inverse of the whole request’s law at ${share(key)}: transforms multiply along the calls and are inverted numerically`,
        inputs: steps,
        assumptions: [
          ALL_UP,
          POISSON,
          CONSTANT,
          ...(workload.approximate
            ? [
                'At least one station has no exact formula, or is met again, where its waits are taken as independent, or calls come back in a loop whose times jump: an approximation.',
              ]
            : []),
        ],
      }
    }
  }
  if (workload.availability !== null) {
    receipts[`${at}/availability`] = {
      formula: 'P(the request finds all it needs), exact, causes shared by several parts counted once',
      inputs: [
        ...workload.causes.slice(0, 8).map((cause) => ({
          name: causeName(model, cause.id),
          value: cause.minutesPerMonth,
          unit: 'min',
          source: 'its share of the downtime',
        })),
        ...assumptionInputs(model),
      ],
      assumptions: foreseen(model, index),
    }
  }
}

/** What the structure function assumes of balancing parts, where their targets make calls by chance. */
function foreseen(model: Model, workload: number): readonly string[] {
  const plans = callPlans(model, workload)
  const order = callOrder(model, plans)
  const reached = (node: number | undefined) => (node === undefined ? [] : order.below(node, () => false))
  const byChance = (node: number) => {
    const plan = plans[node]
    if (!plan) return false
    const isChance = ({ onMiss, chain: [first] }: Branch) =>
      onMiss !== null || (first !== undefined && (model.edges[first]?.calls ?? 1) < 1)
    return plan.called < 1 || plan.stages.some(({ branches }) => branches.some(isChance))
  }
  const targets = reached(model.workloads[workload]?.source).flatMap((node) => {
    const choices = plans[node]?.choices ?? []
    return choices.length > 1 ? choices.map(({ edge }) => model.edges[edge]?.target) : []
  })
  return targets.some((target) => reached(target).some(byChance))
    ? ['A balancing part is taken to send each request where the calls that it will make by chance find all parts up.']
    : []
}

function causeName(model: Model, id: string): string {
  const colon = id.indexOf(':')
  return colon === -1 ? nameOf(model, id) : `${id.slice(0, colon)} ${id.slice(colon + 1)}`
}
