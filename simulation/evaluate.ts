import { writeFindings } from './advice/findings.ts'
import { writeReceipts } from './advice/receipts/index.ts'
import { writeUnits } from './advice/units/index.ts'
import type { Model } from './archetypes/model.ts'
import { resolveDesign } from './archetypes/resolve.ts'
import { type Availability, solveAvailability } from './availability/index.ts'
import { type Prices, shippedPrices } from './catalog/price-layers.ts'
import { makeBill, type PricedDesign } from './cost/bill.ts'
import type { Design } from './design/design.ts'
import { type Performance, solvePerformance } from './latency/performance.ts'
import { monthlyUsage } from './latency/usage.ts'
import type { EdgeReport, Figures, NodeReport, Report, SystemReport, WorkloadReport } from './report/report.ts'
import { judge } from './report/verdicts.ts'
import { type EdgeVolume, edgeVolumes } from './traffic/volume.ts'

const MINUTES_PER_MONTH = 730 * 60

/**
 * Latency, availability and monthly cost of a design, with verdicts, findings and the receipt of every number. Pure: the same design
 * gives the same report.
 *
 * @param prices the shipped price book unless others are laid over it, see `layPrices`
 */
export function evaluate(design: Design, prices: Prices = shippedPrices): Report {
  const { model, body } = figuresOf(design, prices)
  const { units, receipts: ofUnits } = writeUnits(model, body)
  let receipts: Report['receipts'] | undefined
  return {
    ...body,
    units,
    findings: writeFindings(model, body),
    // by far most of the report, and read only where somebody asks how a number came about
    get receipts() {
      receipts ??= { ...writeReceipts(model, body), ...ofUnits }
      return receipts
    },
  }
}

/** The figures alone, for questions that ask for many designs. */
export function figuresOf(
  design: Design,
  prices: Prices = shippedPrices,
): {
  readonly model: Model
  readonly body: Figures
} {
  const model = resolveDesign(design)
  const performance = solvePerformance(model)
  const availability = solveAvailability(
    model,
    performance.nodes.map(({ peak, meanServiceMs }) => ({ peakRps: peak?.arrivalRps ?? 0, meanServiceMs })),
  )
  const volumes = edgeVolumes(
    model,
    performance.mean.visits.map(({ calls }, workload) =>
      calls.map((count) => count * (performance.mean.rps[workload] ?? 0)),
    ),
  )
  const priced = makeBill(model, monthlyUsage(model, performance, volumes), volumes, prices)
  const workloads = model.workloads.map(({ index }) => workloadReport(model, performance, availability, index))
  const system = systemReport(model, performance, availability, priced)
  const body = {
    design: design.name,
    method: 'analytic' as const,
    system,
    verdicts: judge(design.targets, {
      workloads,
      unstable: system.unstable,
      undrawn: isUndrawn(model),
      bill: priced.bill,
    }),
    workloads,
    nodes: model.nodes.map(({ index }) => nodeReport(model, performance, availability, priced, index)),
    edges: model.edges.map(({ index }) => edgeReport(model, volumes, priced, index)),
    bill: priced.bill,
  }
  return { model, body }
}

/** Without a workload, a rate or a request to follow, latency and availability have no meaning (contract §2.19). */
export function isUndrawn(model: Model): boolean {
  if (model.workloads.every(({ rps }) => rps === 0)) return true
  const out = model.workloads.map(({ source }) => model.nodes[source]?.out ?? [])
  if (out.some((edges) => edges.length === 0)) return true
  return !out.some((edges) => edges.some((edge) => model.edges[edge]?.kind === 'request'))
}

function systemReport(
  model: Model,
  performance: Performance,
  availability: Availability,
  { bill }: PricedDesign,
): SystemReport {
  const undrawn = isUndrawn(model)
  const { unavailability, ...up } = undrawn ? UNKNOWN_UP : availability.system
  const { latencyMs, peak } = performance.system
  return {
    availability: up.availability,
    unavailability,
    availabilityContract: up.contract,
    availabilityIndependent: up.independent,
    downtimeMinutesPerMonth: unavailability === null ? null : unavailability * MINUTES_PER_MONTH,
    monthlyUsd: bill.totalUsd,
    unstable: performance.unstableEdges.length > 0,
    latencyMs: undrawn ? null : latencyMs,
    peak: undrawn && peak ? { ...peak, latencyMs: null } : peak,
  }
}

const UNKNOWN_UP = { availability: null, unavailability: null, contract: null, independent: null }

function workloadReport(
  model: Model,
  performance: Performance,
  availability: Availability,
  index: number,
): WorkloadReport {
  const workload = at(model.workloads, index)
  const times = at(performance.workloads, index)
  const { causes, cutSets, ...up } = at(availability.workloads, index)
  return {
    id: workload.id,
    rps: workload.rps,
    availability: up.availability,
    unavailability: up.unavailability,
    availabilityAtMost: up.availabilityAtMost,
    ...times,
    causes,
    cutSets,
  }
}

function nodeReport(
  model: Model,
  performance: Performance,
  availability: Availability,
  priced: PricedDesign,
  index: number,
): NodeReport {
  return {
    id: at(model.nodes, index).id,
    ...at(performance.nodes, index),
    availability: at(availability.nodes, index).availability,
    monthlyUsd: priced.byNode[index] ?? null,
  }
}

function edgeReport(model: Model, volumes: readonly EdgeVolume[], priced: PricedDesign, index: number): EdgeReport {
  const edge = at(model.edges, index)
  const { rps, requestGb, responseGb, networkMs } = at(volumes, index)
  return {
    id: edge.id,
    rps: known(rps),
    monthlyGb: known(requestGb + responseGb),
    monthlyGbOut: known(responseGb),
    networkMs,
    monthlyUsd: priced.byEdge[index] ?? null,
  }
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** Every room answers in the model's order, one answer for each part. */
function at<T>(answers: readonly T[], index: number): T {
  const answer = answers[index]
  if (answer === undefined) throw new Error(`No answer for part ${index}.`)
  return answer
}
