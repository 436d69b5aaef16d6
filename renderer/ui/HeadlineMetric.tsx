import { type ReactNode, useEffect, useState } from 'react'
import type { Verdict as VerdictData } from '../../simulation/index.ts'
import { Bullet } from './Bullet.tsx'
import { Verdict } from './Verdict.tsx'

export interface HeadlineMetricProps {
  readonly label: string
  /** In narrow windows. */
  readonly shortLabel?: string
  readonly verdict: VerdictData | undefined
  /** The number itself, a `Figure`. */
  readonly figure: ReactNode
  /** "of 250 ms"; `null` without a target. */
  readonly target: string | null
  /** At the right: the error budget. */
  readonly extra?: ReactNode
  /** Shows what is behind it. */
  onOpen(): void
}

/** One of the three numbers in the header: label, verdict, value, target, and the bullet bar on the header's lower edge. */
export function HeadlineMetric({ label, shortLabel, verdict, figure, target, extra, onOpen }: HeadlineMetricProps) {
  const settled = useSettled(verdict)
  return (
    <div className="metric" data-status={settled?.status}>
      <button type="button" className="metric-open" aria-label={`${label}: show the details`} onClick={onOpen} />
      <div className="metric-label">
        <span className="metric-long">{label}</span>
        <span className="metric-short">{shortLabel ?? label}</span>
        {settled && <Verdict status={settled.status} />}
      </div>
      <div className="metric-value">
        <strong>{figure}</strong>
        {target !== null && <span>{target}</span>}
        {extra !== undefined && <span className="metric-extra">{extra}</span>}
      </div>
      {settled && settled.status !== 'unknown' && <Bullet verdict={settled} />}
    </div>
  )
}

const REST_MS = 150

/** A verdict shown only once it has rested, so that it does not flicker while something is dragged. */
function useSettled(verdict: VerdictData | undefined): VerdictData | undefined {
  const [settled, setSettled] = useState(verdict)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(verdict), REST_MS)
    return () => clearTimeout(timer)
  }, [verdict])
  return settled
}
