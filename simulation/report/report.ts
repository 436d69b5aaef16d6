/**
 * The report: what `evaluate` and `simulate` answer (contract §3). Availability is a fraction, a month 730 hours, and `null` means
 * "not known" or "does not apply", never zero. Numbers are not rounded.
 */
export interface Report {
  readonly design: string
  readonly method: 'analytic' | 'simulation'
  readonly system: SystemReport
  readonly verdicts: Verdicts
  readonly workloads: readonly WorkloadReport[]
  readonly nodes: readonly NodeReport[]
  readonly edges: readonly EdgeReport[]
  readonly bill: Bill
  /** Parts in the units of their work: dollars a million tokens, hours of a run, memory of a model. */
  readonly units: readonly UnitFigure[]
  readonly findings: readonly Finding[]
  /** By JSON pointer into this report. */
  readonly receipts: Readonly<Record<string, Receipt>>
}

/** The report without what is made from it. */
export type Figures = Omit<Report, 'units' | 'findings' | 'receipts'>

export interface Percentiles {
  readonly mean: number
  readonly p50: number
  readonly p90: number
  readonly p95: number
  readonly p99: number
  readonly p999: number
}

export interface SystemReport {
  readonly availability: number | null
  /** Computed directly, never by subtraction. */
  readonly unavailability: number | null
  readonly availabilityContract: number | null
  readonly availabilityIndependent: number | null
  readonly downtimeMinutesPerMonth: number | null
  readonly monthlyUsd: number
  readonly unstable: boolean
  readonly latencyMs: Percentiles | null
  readonly peak: {
    readonly rps: number
    readonly latencyMs: Percentiles | null
    readonly saturated: boolean
  } | null
}

export type VerdictStatus = 'met' | 'at-risk' | 'missed' | 'unknown'

export interface Verdict {
  readonly status: VerdictStatus
  /** Share of the target, or of the error budget, that is left; negative when missed. */
  readonly margin: number | null
}

export interface Verdicts {
  readonly availability?: Verdict
  readonly latency?: Verdict
  readonly budget?: Verdict
}

export interface WorkloadReport {
  readonly id: string
  readonly rps: number
  readonly availability: number | null
  readonly unavailability: number | null
  /** Where only bounds can be computed: `availability` is then the lower one, and this the upper. */
  readonly availabilityAtMost: number | null
  /** Share of visits lost at full queues or timed out with every part up. */
  readonly errorRate: number | null
  readonly latencyMs: Percentiles | null
  readonly saturated: boolean
  readonly approximate: boolean
  readonly peak: {
    readonly rps: number
    readonly latencyMs: Percentiles | null
    readonly saturated: boolean
    readonly errorRate: number | null
  } | null
  /** Along the critical path, in the order of the calls. */
  readonly waterfall: readonly WaterfallStep[]
  readonly causes: readonly Cause[]
  /** Minimal, up to order 3. */
  readonly cutSets: readonly (readonly string[])[]
}

export interface WaterfallStep {
  readonly nodeId: string
  readonly part: 'network' | 'queue' | 'service'
  readonly startMs: number
  readonly meanMs: number
  /** Of this step alone: percentiles do not add. */
  readonly p95Ms: number
}

export interface Cause {
  /** A node id, `zone:<name>`, `region:<id>` or `provider:<id>`. */
  readonly id: string
  readonly minutesPerMonth: number
  readonly birnbaum: number
}

export interface NodeReport {
  readonly id: string
  /** `null` in and behind a loop whose gain is 1 or more. */
  readonly arrivalRps: number | null
  readonly servers: number | null
  readonly utilisation: number | null
  readonly meanWaitMs: number | null
  readonly meanServiceMs: number | null
  readonly meanResponseMs: number | null
  readonly latencyMs: Percentiles | null
  readonly waitMs: Percentiles | null
  readonly lossFraction: number
  readonly availability: number | null
  readonly monthlyUsd: number | null
  readonly saturated: boolean
  readonly approximate: boolean
  readonly peak: {
    readonly arrivalRps: number | null
    readonly utilisation: number | null
    readonly latencyMs: Percentiles | null
    readonly saturated: boolean
    readonly lossFraction: number
  } | null
}

export interface EdgeReport {
  readonly id: string
  /** Calls a second; `null` like `NodeReport.arrivalRps`. */
  readonly rps: number | null
  /** Both ways. */
  readonly monthlyGb: number | null
  /** The response side. */
  readonly monthlyGbOut: number | null
  readonly networkMs: number
  readonly monthlyUsd: number | null
}

export interface Bill {
  readonly totalUsd: number
  /** False when a line has no price. */
  readonly complete: boolean
  readonly lines: readonly BillLine[]
}

export type Confidence = 'quoted' | 'derived' | 'recalled' | 'unknown' | 'user'

export interface BillLine {
  readonly nodeId: string
  readonly provider: string
  readonly service: string
  readonly dimension: string
  readonly description: string
  readonly quantity: number
  readonly unit: string
  readonly freeQuantity: number
  readonly unitPriceUsd: number | null
  readonly amountUsd: number | null
  readonly region: string | null
  /** The price is that of the provider's reference region. */
  readonly regionAssumed: boolean
  readonly priceSource: string
  readonly priceAsOf: string
  readonly confidence: Confidence
}

export interface UnitFigure {
  readonly nodeId: string
  /** Stable name: `usd-per-million-tokens`. */
  readonly key: string
  readonly label: string
  readonly value: number
  /** `USD` begins what is paid: "USD / million tokens". */
  readonly unit: string
}

export interface Finding {
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly nodeIds: readonly string[]
  readonly message: string
  readonly remedy: string
  /** Measured by evaluating the design with the remedy applied; null where the remedy is not an edit. */
  readonly effect: { readonly minutesPerMonth: number; readonly p95Ms: number; readonly usd: number } | null
}

export interface Receipt {
  /** Such as `quantity × unit price`. */
  readonly formula: string
  readonly inputs: readonly ReceiptInput[]
  readonly assumptions: readonly string[]
}

export interface ReceiptInput {
  readonly name: string
  readonly value: number | string | null
  readonly unit: string
  /** Who set it: "you", "default", or where it was published. */
  readonly source: string
}
