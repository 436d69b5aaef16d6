import type { NodeReport, Report } from '../../../simulation/index.ts'
import { useResults } from '../../state/results.ts'
import { type Overlay, useView } from '../../state/view.ts'
import { writeFigure } from '../../ui/write.ts'

/** What a part's bar and word say under the overlay that is chosen; tint never says more than they do. */
export interface Reading {
  /** Length of the bar, 0 to 1; `null`: no bar. */
  readonly share: number | null
  readonly text: string
  /** Of the tint, 1 (least) to 5. */
  readonly heat: 1 | 2 | 3 | 4 | 5
  readonly state: 'normal' | 'hot' | 'saturated'
}

/** Hot from here on, as in findings and charts. */
const HOT = 0.8

export function useReading(id: string, row: NodeReport | null): Reading {
  const overlay = useView((state) => state.overlay)
  const whole = useResults(({ report }) => (report ? wholeOf(overlay, report) : null))
  const minutes = useResults(({ report }) => (report && overlay === 'availability' ? minutesOf(id, report) : null))
  if (!row) return { share: null, text: '', heat: 1, state: 'normal' }
  if (overlay === 'load') return loadOf(row)
  const own = overlay === 'cost' ? row.monthlyUsd : minutes
  const share = own !== null && whole !== null && whole > 0 ? Math.min(1, Math.max(0, own / whole)) : null
  const text =
    overlay === 'cost'
      ? share === null
        ? ''
        : `${writeFigure(share, 'percent')} of bill`
      : minutes === null
        ? ''
        : `${writeFigure(minutes, 'downtime')} down`
  return { share, text, heat: heatOf(share ?? 0, SHARES), state: 'normal' }
}

function loadOf(row: NodeReport): Reading {
  const busy = (row.arrivalRps ?? 0) > 0
  const load = busy && row.servers !== null ? row.utilisation : null
  if (row.saturated) return { share: load, text: 'saturated', heat: 5, state: 'saturated' }
  if (load === null)
    return { share: null, text: busy ? writeFigure(row.arrivalRps, 'rate') : '', heat: 1, state: 'normal' }
  const state = load >= HOT ? 'hot' : 'normal'
  return {
    share: load,
    text: `${writeFigure(load, 'percent')}${state === 'hot' ? ' hot' : ''}`,
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

function wholeOf(overlay: Overlay, { system, workloads }: Report): number | null {
  if (overlay === 'cost') return system.monthlyUsd
  return workloads
    .flatMap(({ causes }) => causes)
    .reduce((most, { minutesPerMonth }) => Math.max(most, minutesPerMonth), 0)
}

/** How long a part alone takes down the workload that it hurts most. */
function minutesOf(id: string, { workloads }: Report): number | null {
  const own = workloads.flatMap(({ causes }) => causes.filter((cause) => cause.id === id))
  return own.length === 0 ? null : Math.max(...own.map(({ minutesPerMonth }) => minutesPerMonth))
}
