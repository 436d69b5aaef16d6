import type { Targets } from '../design/design.ts'
import type { Bill, Verdict, Verdicts, WorkloadReport } from './report.ts'

/** Met, but with less than this share of the target left. */
const AT_RISK_BELOW = { latency: 0.1, budget: 0.1, availability: 0.2 } as const
/** Rounding of one division; keeps "exactly a tenth left" on the safe side. */
const ROUNDING = 1e-12

/**
 * Judges the targets that are present (contract §2.19–20, §3): latency by the worst workload's p95 at the mean rate, availability by the
 * worst workload, budget by the bill. Workloads that nobody waits for (both figures `null`, not saturated) are left out.
 *
 * @returns a verdict for each target; `margin` is the share of the target, or of the error budget, that is left.
 */
export function judge(targets: Targets, judged: Judged): Verdicts {
  return {
    ...(targets.availability !== undefined && { availability: judgeAvailability(targets.availability, judged) }),
    ...(targets.p95LatencyMs !== undefined && { latency: judgeLatency(targets.p95LatencyMs, judged) }),
    ...(targets.monthlyBudgetUsd !== undefined && { budget: judgeBudget(targets.monthlyBudgetUsd, judged.bill) }),
  }
}

export interface Judged {
  readonly workloads: readonly Pick<WorkloadReport, 'unavailability' | 'latencyMs' | 'saturated'>[]
  readonly unstable: boolean
  /** Latency or availability cannot be told although something is drawn (no workload, no edge). */
  readonly undrawn: boolean
  readonly bill: Pick<Bill, 'totalUsd' | 'complete'>
}

const UNKNOWN: Verdict = { status: 'unknown', margin: null }

function judgeAvailability(target: number, { workloads, undrawn }: Judged): Verdict {
  const known = workloads.flatMap(({ unavailability }) => unavailability ?? [])
  if (undrawn || known.length === 0) return UNKNOWN
  return verdict(1 - Math.max(...known) / (1 - target), AT_RISK_BELOW.availability)
}

function judgeLatency(target: number, { workloads, unstable, undrawn }: Judged): Verdict {
  if (unstable || workloads.some(({ saturated }) => saturated)) return { status: 'missed', margin: null }
  const known = workloads.flatMap(({ latencyMs }) => latencyMs?.p95 ?? [])
  if (undrawn || known.length === 0) return UNKNOWN
  return verdict(1 - Math.max(...known) / target, AT_RISK_BELOW.latency)
}

function judgeBudget(target: number, { totalUsd, complete }: Judged['bill']): Verdict {
  const known = verdict(1 - totalUsd / target, AT_RISK_BELOW.budget)
  return complete || known.status === 'missed' ? known : UNKNOWN
}

function verdict(margin: number, atRiskBelow: number): Verdict {
  if (margin < -ROUNDING) return { status: 'missed', margin }
  return { status: margin < atRiskBelow - ROUNDING ? 'at-risk' : 'met', margin }
}
