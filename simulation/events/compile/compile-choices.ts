import type { Model } from '../../archetypes/model.ts'
import { type CallPlan, wayMs } from '../../traffic/call-plan.ts'
import type { Choice } from './program.ts'

/** Among what a balancing node chooses, and how it does so when some of it is down (contract §2.6). */
export function choiceOf(model: Model, workload: number, plan: CallPlan): Omit<Choice, 'stream' | 'targets'> {
  const choices = plan.choices ?? []
  const role = model.nodes[plan.node]?.behaviour.role
  let sum = 0
  const shared = {
    node: plan.node,
    cumulative: Float64Array.from(choices, ({ share }) => {
      sum += share
      return sum
    }),
    shares: Float64Array.from(choices, ({ share }) => share),
    ways: Int32Array.from(choices, ({ edge }) => workload * model.edges.length + edge),
  }
  if (role?.kind !== 'balancer') return { ...shared, minHealthy: 1, blindMs: 0, order: null }
  const minHealthy = Math.min(role.minHealthy, choices.length)
  if (role.policy === 'nearest') {
    const ways = choices.map(({ edge }) => wayMs(model, model.edges[edge]!, workload))
    const order = choices.map((_, place) => place).sort((a, b) => ways[a]! - ways[b]! || a - b)
    // Where several are as near, they share.
    return { ...shared, minHealthy, blindMs: 0, order: ways[order[0]!] === ways[order[1]!] ? null : order }
  }
  if (role.policy !== 'failover') return { ...shared, minHealthy, blindMs: 0, order: null }
  const weights = choices.map(({ edge }) => model.edges[edge]?.weight ?? 0)
  const order = choices.map((_, place) => place).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
  return { ...shared, minHealthy, blindMs: 1000 * (role.detectionSeconds + role.dnsTtlSeconds), order }
}
