import { resolveDesign } from '../archetypes/resolve.ts'
import { solveAvailability } from '../availability/index.ts'
import { type Prices, shippedPrices } from '../catalog/price-layers.ts'
import { makeBill } from '../cost/bill.ts'
import type { Design, DesignTest } from '../design/design.ts'
import { solvePerformance } from '../latency/performance.ts'
import { monthlyUsage } from '../latency/usage.ts'
import { edgeVolumes } from '../traffic/volume.ts'
import { evaluateDown, peakLoads } from './what-if.ts'

export interface DesignTestResult {
  readonly name: string
  readonly passed: boolean
  readonly checks: readonly DesignCheck[]
}

/** One expectation of a test, at the worst of the failures that it tries. */
export interface DesignCheck {
  readonly what: keyof DesignTest['expect']
  readonly expected: number
  /** `null`: there is no such figure, as for a saturated part. */
  readonly actual: number | null
  readonly passed: boolean
  /** What was down; empty: nothing. */
  readonly down: readonly string[]
}

type Figures = Record<keyof DesignTest['expect'], number | null>

/**
 * Runs a design's own tests: each expectation is judged at the worst of what the test fails. `any-zone` and `any-region` fail each zone or
 * region in use in turn; a design without one cannot pass, since nothing was tried.
 */
export function runDesignTests(design: Design, prices: Prices = shippedPrices): readonly DesignTestResult[] {
  return design.tests.map((test) => runTest(design, test, prices))
}

function runTest(design: Design, { name, when, expect }: DesignTest, prices: Prices): DesignTestResult {
  const factor = when.trafficFactor ?? 1
  const cases = failuresOf(design, when.fail)
  const usual = usualFigures(design, factor, prices)
  const outcomes = cases.map((down) => ({
    down,
    figures: down.length === 0 ? usual : figuresDown(design, down, factor, usual),
  }))
  const checks = EXPECTATIONS.flatMap((what): readonly DesignCheck[] => {
    const expected = expect[what]
    if (expected === undefined) return []
    const [first, ...others] = outcomes
    if (!first) return [{ what, expected, actual: null, passed: false, down: [] }]
    const worst = others.reduce((a, b) => (isWorse(what, b.figures[what], a.figures[what]) ? b : a), first)
    const actual = worst.figures[what]
    const passed = actual !== null && (HIGH_IS_GOOD.has(what) ? actual >= expected - ROUNDING : actual <= expected)
    return [{ what, expected, actual, passed, down: worst.down }]
  })
  return { name, passed: checks.every((check) => check.passed), checks }
}

const EXPECTATIONS = ['availability', 'served', 'p95LatencyMs', 'monthlyBudgetUsd'] as const
const HIGH_IS_GOOD: ReadonlySet<keyof DesignTest['expect']> = new Set(['availability', 'served'])
/** Of a share that is a sum. */
const ROUNDING = 1e-12

function isWorse(what: keyof DesignTest['expect'], a: number | null, than: number | null): boolean {
  if (a === null || than === null) return a === null && than !== null
  return HIGH_IS_GOOD.has(what) ? a < than : a > than
}

/** Each list is failed at once. */
function failuresOf(design: Design, fail: DesignTest['when']['fail']): readonly (readonly string[])[] {
  if (fail === undefined) return [[]]
  if (typeof fail !== 'string') return [fail]
  const { nodes } = resolveDesign(design)
  const serving = nodes.filter(({ place, behaviour }) => place.provider !== 'generic' && behaviour.station !== null)
  const names =
    fail === 'any-zone'
      ? serving.flatMap(({ place }) => place.zones.map((zone) => `zone:${zone}`))
      : serving.flatMap(({ place }) => (place.region === null ? [] : [`region:${place.region}`]))
  return [...new Set(names)].map((name) => [name])
}

/** With everything up: availability and p95 of the worst workload, the share that is not lost, the bill. */
function usualFigures(design: Design, factor: number, prices: Prices): Figures {
  const workloads = design.workloads.map((workload) => ({ ...workload, rps: workload.rps * factor }))
  const model = resolveDesign({ ...design, workloads })
  const performance = solvePerformance(model)
  const up = solveAvailability(model, peakLoads(performance)).workloads.flatMap(
    ({ availability }) => availability ?? [],
  )
  const calls = performance.mean.visits.map((visits, workload) =>
    visits.calls.map((count) => count * (performance.mean.rps[workload] ?? 0)),
  )
  const volumes = edgeVolumes(model, calls)
  const { bill } = makeBill(model, monthlyUsage(model, performance, volumes), volumes, prices)
  const { served, workloads: answers } = evaluateDown(design, [], factor)
  return {
    availability: up.length > 0 ? Math.min(...up) : null,
    served,
    p95LatencyMs: worstP95(answers),
    monthlyBudgetUsd: bill.complete ? bill.totalUsd : null,
  }
}

/** What is down is paid for all the same. */
function figuresDown(design: Design, down: readonly string[], factor: number, usual: Figures): Figures {
  const report = evaluateDown(design, down, factor)
  const up = report.workloads.flatMap(({ availability }) => availability ?? [])
  return {
    availability: up.length > 0 ? Math.min(...up) : null,
    served: report.served,
    p95LatencyMs: worstP95(report.workloads),
    monthlyBudgetUsd: usual.monthlyBudgetUsd,
  }
}

/** Of the workloads that somebody waits for; `null` when one of them is not answered. */
function worstP95(workloads: ReturnType<typeof evaluateDown>['workloads']): number | null {
  const waited = workloads.filter(({ served }) => served !== null)
  const p95s = waited.flatMap(({ latencyMs }) => latencyMs?.p95 ?? [])
  return p95s.length === waited.length && p95s.length > 0 ? Math.max(...p95s) : null
}
