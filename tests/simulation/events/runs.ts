import { expect } from 'vitest'
import { parseDesign, type RunOptions, runReplication, simulationReport } from '../../../simulation/index.ts'

/** A short run of four replications. */
export const SHORT: RunOptions = { requests: 40_000, warmup: 8_000, months: null, replications: 4, seed: 7 }

export const exponential = (meanMs: number) => ({ distribution: 'exponential', meanMs })
export const instant = { distribution: 'deterministic', meanMs: 0 }

/** A part of the vendor-neutral kind. */
export function service(id: string, config: Readonly<Record<string, unknown>>) {
  return { id, service: 'generic.service', config }
}

export function call(source: string, target: string, more: Readonly<Record<string, unknown>> = {}) {
  return { id: `${source}-${target}`, source, target, ...more }
}

/** One client `client` that sends workload `w`. */
export function drawing(rps: number, nodes: readonly object[], edges: readonly object[], more: object = {}): string {
  return JSON.stringify({
    format: 'skyloom/design',
    version: 1,
    name: 'Test',
    workloads: [{ id: 'w', source: 'client', rps }],
    nodes: [{ id: 'client', service: 'generic.client' }, ...nodes],
    edges,
    ...more,
  })
}

export function designOf(text: string) {
  const read = parseDesign(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

/** Within four standard errors of a figure; the half-width of four replications is 3.18 of them. */
export function within(measured: number | null | undefined, truth: number, halfWidth: number | null | undefined): void {
  if (measured == null || halfWidth == null) throw new Error('nothing was measured')
  expect(Math.abs(measured - truth), `${measured} ± ${halfWidth} against ${truth}`).toBeLessThanOrEqual(
    (4 / 3.18) * halfWidth + 1e-9,
  )
}

/** Runs all replications here and now. */
export function simulated(text: string, options: RunOptions = SHORT) {
  const design = designOf(text)
  const runs = Array.from({ length: options.replications }, (_, index) => runReplication(design, options, index))
  return simulationReport(design, options, runs)
}
