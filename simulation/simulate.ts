import { writeFindings } from './advice/findings.ts'
import { writeReceipts } from './advice/receipts/index.ts'
import { writeUnits } from './advice/units/index.ts'
import type { Model } from './archetypes/model.ts'
import { type Prices, shippedPrices } from './catalog/price-layers.ts'
import type { Design } from './design/design.ts'
import { figuresOf, isUndrawn } from './evaluate.ts'
import { failureCounts, type HalfWidths, halfWidths, type Measured, measure } from './events/measure.ts'
import type { Replication, RunOptions } from './events/replication.ts'
import { type PreparedRun, prepareRun } from './events/simulate.ts'
import type { Reason } from './events/tally.ts'
import type { Performance } from './latency/performance.ts'
import type { Figures, NodeReport, Receipt, Report, SystemReport, WorkloadReport } from './report/report.ts'
import { judge } from './report/verdicts.ts'

const MINUTES_PER_MONTH = 730 * 60

/** What `simulate` answers: the report's shape with measured figures, and how sure they are. */
export interface SimulationReport extends Report {
  readonly method: 'simulation'
  readonly run: RunOptions
  /** Half-widths of 95 % intervals, in the shape of the figures; `null` with one replication. */
  readonly interval: HalfWidths<Measured> | null
  /** Of the first replication, window by window. */
  readonly series: TimeSeries | null
  /** Of parts whose copies start late: the share of visits that had to wait for a start. */
  readonly coldStarts: readonly { readonly nodeId: string; readonly fraction: number }[]
  /** Why requests failed, and where. */
  readonly failures: readonly {
    readonly workload: string
    readonly nodeId: string
    readonly reason: Reason
    readonly requests: number
  }[]
}

export interface TimeSeries {
  readonly windowMs: number
  readonly workloads: readonly {
    readonly id: string
    readonly answeredRps: readonly number[]
    readonly failedRps: readonly number[]
    readonly meanMs: readonly (number | null)[]
    readonly p95Ms: readonly (number | null)[]
  }[]
  /** At the end of each window. */
  readonly nodes: readonly {
    readonly id: string
    readonly queued: readonly number[]
    readonly busy: readonly number[]
  }[]
}

/**
 * The report of a simulation from its replications, whoever ran them.
 *
 * @param replications in any order; equal ones give equal bytes
 * @param prices the shipped price book unless others are laid over it
 */
export function simulationReport(
  design: Design,
  options: RunOptions,
  replications: readonly Replication[],
  prices: Prices = shippedPrices,
  prepared: PreparedRun = prepareRun(design, options),
): SimulationReport {
  const { model, performance, waits, idle } = prepared
  const { body } = figuresOf(design, prices)
  const ordered = [...replications].sort((a, b) => a.index - b.index)
  const servers = performance.nodes.map((node) => node.servers)
  const failures = options.months !== null
  const told = (runs: readonly Replication[]) => measure(model, servers, waits, failures, runs)
  const measured = idle || ordered.length === 0 ? null : told(ordered)
  const workloads = body.workloads.map((workload, index) => workloadReport(workload, measured?.workloads[index]))
  const system = systemReport(body.system, measured)
  const report = {
    ...body,
    method: 'simulation' as const,
    system,
    verdicts: judge(design.targets, {
      workloads,
      unstable: system.unstable,
      undrawn: isUndrawn(model),
      bill: body.bill,
    }),
    workloads,
    nodes: body.nodes.map((node, index) =>
      nodeReport(node, isUnsent(performance, index) ? undefined : measured?.nodes[index]),
    ),
  }
  const { units, receipts } = writeUnits(model, body)
  return {
    ...report,
    units,
    findings: writeFindings(model, report),
    receipts: { ...costReceipts(model, report), ...receipts, ...measuredReceipts(report, options, ordered) },
    run: options,
    interval: measured && ordered.length > 1 ? halfWidths(ordered.map((one) => told([one]))) : null,
    series: measured ? seriesOf(model, ordered[0]) : null,
    coldStarts: model.nodes.flatMap(({ id, index, behaviour }) =>
      behaviour.station?.coldStart && measured
        ? [{ nodeId: id, fraction: measured.nodes[index]?.coldStartFraction ?? 0 }]
        : [],
    ),
    failures: failureCounts(model, ordered).map(({ workload, node, reason, count }) => ({
      workload: model.workloads[workload]?.id ?? '',
      nodeId: model.nodes[node]?.id ?? '',
      reason,
      requests: count,
    })),
  }
}

/** Whether requests that circle for ever would come to a part: they are not sent, and its load is not known. */
function isUnsent({ mean }: Performance, node: number): boolean {
  return mean.visits.some(({ visits, unstableEdges }) => unstableEdges.length > 0 && visits[node] !== 0)
}

function systemReport(analytic: SystemReport, measured: Measured | null): SystemReport {
  const availability = measured?.system.availability ?? null
  const unavailability = availability === null ? null : 1 - availability
  return {
    ...analytic,
    availability,
    unavailability,
    availabilityContract: null,
    availabilityIndependent: null,
    downtimeMinutesPerMonth: unavailability === null ? null : unavailability * MINUTES_PER_MONTH,
    latencyMs: measured?.system.latencyMs ?? null,
    peak: null,
  }
}

function workloadReport(analytic: WorkloadReport, measured: Measured['workloads'][number] | undefined): WorkloadReport {
  const availability = measured?.availability ?? null
  return {
    ...analytic,
    availability,
    unavailability: availability === null ? null : 1 - availability,
    errorRate: measured?.errorRate ?? null,
    latencyMs: measured?.latencyMs ?? null,
    approximate: false,
    peak: null,
    waterfall: [],
    causes: [],
    cutSets: [],
  }
}

function nodeReport(analytic: NodeReport, seen: Measured['nodes'][number] | undefined): NodeReport {
  const { coldStartFraction: _, ...measured } = seen ?? { coldStartFraction: 0 }
  const unseen = {
    arrivalRps: seen ? 0 : analytic.arrivalRps,
    utilisation: null,
    meanWaitMs: null,
    meanServiceMs: null,
    meanResponseMs: null,
    latencyMs: null,
    waitMs: null,
    lossFraction: 0,
  }
  return {
    ...analytic,
    ...(seen && !analytic.saturated ? measured : unseen),
    ...(analytic.saturated && { arrivalRps: analytic.arrivalRps, utilisation: analytic.utilisation }),
    availability: null,
    approximate: false,
    peak: null,
  }
}

/** What the bill says does not come from the run. */
function costReceipts(model: Model, report: Figures): Record<string, Receipt> {
  const all = Object.entries(writeReceipts(model, report))
  return Object.fromEntries(all.filter(([pointer]) => pointer.startsWith('/bill') || pointer.endsWith('Usd')))
}

function measuredReceipts(
  report: Pick<Report, 'workloads' | 'system'>,
  options: RunOptions,
  replications: readonly Replication[],
): Record<string, Receipt> {
  const simulated = replications.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const inputs = [
    { name: 'replications', value: replications.length, unit: '', source: 'you' },
    { name: 'simulated time', value: simulated / 1000, unit: 's', source: 'the runs' },
    { name: 'seed', value: options.seed, unit: '', source: 'you' },
    { name: 'warm-up', value: options.warmup, unit: 'requests', source: 'you' },
  ]
  const receipts: Record<string, Receipt> = {}
  const note = (pointer: string, value: unknown) => {
    if (value === null) return
    receipts[pointer] = {
      formula: 'share of simulated requests that took no longer; the mean is their sum ÷ their number',
      inputs,
      assumptions: ['Interval: 95 %, by Student’s t over the replications.'],
    }
  }
  note('/system/latencyMs', report.system.latencyMs)
  for (const [index, { latencyMs }] of report.workloads.entries()) note(`/workloads/${index}/latencyMs`, latencyMs)
  return receipts
}

function seriesOf(model: Model, first: Replication | undefined): TimeSeries | null {
  const series = first?.series
  if (!series) return null
  const seconds = series.windowMs / 1000
  const known = (values: readonly number[]) => values.map((value) => (Number.isNaN(value) ? null : value))
  return {
    windowMs: series.windowMs,
    workloads: model.workloads.map(({ id, index }) => ({
      id,
      answeredRps: (series.answered[index] ?? []).map((count) => count / seconds),
      failedRps: (series.failed[index] ?? []).map((count) => count / seconds),
      meanMs: known(series.meanMs[index] ?? []),
      p95Ms: known(series.p95Ms[index] ?? []),
    })),
    nodes: model.nodes
      .filter(({ behaviour }) => behaviour.station !== null)
      .map(({ id, index }) => ({ id, queued: series.queued[index] ?? [], busy: series.busy[index] ?? [] })),
  }
}
