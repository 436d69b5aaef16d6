import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Verdict as VerdictData } from '../../simulation/index.ts'
import { Bullet } from './Bullet.tsx'
import { Verdict } from './Verdict.tsx'
import { type FigureKind, writeDifference } from './write.ts'

export interface HeadlineMetricProps {
  readonly label: string
  /** In narrow windows. */
  readonly shortLabel?: string
  readonly verdict: VerdictData | undefined
  /** The number itself, a `Figure`. */
  readonly figure: ReactNode
  /** Whose change is told beside it: the figure itself, or for availability the downtime. */
  readonly compared: { readonly value: number | null; readonly kind: FigureKind }
  /** "of 250 ms"; `null` without a target. */
  readonly target: string | null
  /** At the right: the error budget. */
  readonly extra?: ReactNode
  /** Shows what is behind it; `null` where nothing can. */
  readonly onOpen: (() => void) | null
}

/** One of the three numbers in the header: label, verdict, value, target, and the bullet bar on the header's lower edge. */
export function HeadlineMetric(props: HeadlineMetricProps) {
  const { label, shortLabel, verdict, figure, compared, target, extra, onOpen } = props
  const settled = useSettled(verdict)
  const change = useChange(compared.value, compared.kind)
  return (
    <div className="metric" data-status={settled?.status}>
      {onOpen && (
        <button type="button" className="metric-open" aria-label={`${label}: show the details`} onClick={onOpen} />
      )}
      <div className="metric-label">
        <span className="metric-long">{label}</span>
        <span className="metric-short">{shortLabel ?? label}</span>
        {settled && <Verdict status={settled.status} />}
      </div>
      <div className="metric-value">
        <strong data-changed={change !== null || undefined}>{figure}</strong>
        <span role="status" className="metric-change">
          {change !== null && (
            <>
              <span className="unseen">{label} </span>
              {change}
            </>
          )}
        </span>
        {target !== null && change === null && <span>{target}</span>}
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

const CHANGE_SHOWN_MS = 2000

/** How a number differs from what it was before it last came to rest, for two seconds. */
function useChange(value: number | null, kind: FigureKind): string | null {
  const rested = useRef(value)
  const [change, setChange] = useState<string | null>(null)
  useEffect(() => {
    const settle = setTimeout(() => {
      const before = rested.current
      rested.current = value
      const difference = before === null || value === null ? null : writeDifference(before, value, kind)
      if (difference !== null) setChange(difference)
    }, REST_MS)
    return () => clearTimeout(settle)
  }, [value, kind])
  useEffect(() => {
    if (change === null) return
    const end = setTimeout(() => setChange(null), CHANGE_SHOWN_MS)
    return () => clearTimeout(end)
  }, [change])
  return change
}
