import { formatDowntime, formatPercent, formatRate } from './format.ts'
import type { NodeReport, Report } from './report.ts'

/** What is told of each part by a bar and a word. */
export type Overlay = 'load' | 'cost' | 'availability'

/** What a part's bar and word say; tint never says more than they do. */
export interface Reading {
  /** Length of the bar, 0 to 1; `null`: no bar. */
  readonly share: number | null
  readonly text: string
  /** Of the tint, 1 (least) to 5. */
  readonly heat: 1 | 2 | 3 | 4 | 5
  readonly state: 'normal' | 'hot' | 'saturated'
}

/** Of all parts, by their ids. */
export function readingsOf(report: Report, overlay: Overlay): Readonly<Record<string, Reading>> {
  const whole = wholeOf(overlay, report)
  return Object.fromEntries(
    report.nodes.map((row) => {
      const minutes = overlay === 'availability' ? minutesOf(row.id, report) : null
      return [row.id, readingOf(row, overlay, whole, minutes)]
    }),
  )
}

/** Hot from here on, as in findings and charts. */
const HOT = 0.8

/**
 * @param whole of what its share is (`wholeOf`)
 * @param minutes a month that it alone takes a workload down, where that is told (`minutesOf`)
 */
export function readingOf(row: NodeReport, overlay: Overlay, whole: number | null, minutes: number | null): Reading {
  if (overlay === 'load') return loadOf(row)
  const own = overlay === 'cost' ? row.monthlyUsd : minutes
  const share = own !== null && whole !== null && whole > 0 ? Math.min(1, Math.max(0, own / whole)) : null
  const text =
    overlay === 'cost'
      ? share === null
        ? ''
        : `${formatPercent(share)} of bill`
      : minutes === null
        ? ''
        : `${formatDowntime(minutes)} down`
  return { share, text, heat: heatOf(share ?? 0, SHARES), state: 'normal' }
}

function loadOf(row: NodeReport): Reading {
  const busy = (row.arrivalRps ?? 0) > 0
  const load = busy && row.servers !== null ? row.utilisation : null
  if (row.saturated) return { share: load, text: 'saturated', heat: 5, state: 'saturated' }
  if (load === null) {
    const text = busy && row.arrivalRps !== null ? formatRate(row.arrivalRps) : ''
    return { share: null, text, heat: 1, state: 'normal' }
  }
  const state = load >= HOT ? 'hot' : 'normal'
  return {
    share: load,
    text: `${formatPercent(load)}${state === 'hot' ? ' hot' : ''}`,
    heat: heatOf(load, LOADS),
    state,
  }
}

/** Where the tints of `tokens.css` begin, as utilisation; a share of cost or downtime is large sooner. */
const LOADS = [0.4, 0.6, 0.8, 1] as const
const SHARES = [0.05, 0.15, 0.3, 0.5] as const

function heatOf(value: number, [b, c, d, e]: readonly [number, number, number, number]): Reading['heat'] {
  if (value >= e) return 5
  if (value >= d) return 4
  if (value >= c) return 3
  return value >= b ? 2 : 1
}

/** The bill, or the longest downtime that one cause makes; load is a share by itself. */
export function wholeOf(overlay: Overlay, { system, workloads }: Report): number | null {
  if (overlay === 'cost') return system.monthlyUsd
  return workloads
    .flatMap(({ causes }) => causes)
    .reduce((most, { minutesPerMonth }) => Math.max(most, minutesPerMonth), 0)
}

/** How long a part alone takes down the workload that it hurts most, in minutes a month. */
export function minutesOf(id: string, { workloads }: Report): number | null {
  const own = workloads.flatMap(({ causes }) => causes.filter((cause) => cause.id === id))
  return own.length === 0 ? null : Math.max(...own.map(({ minutesPerMonth }) => minutesPerMonth))
}
