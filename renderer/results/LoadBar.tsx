import type { CSSProperties } from 'react'
import { Figure } from '../ui/Figure.tsx'

/** How busy a part is, with the word where colour would say it: hot from 80 %, saturated from 100 %. */
export function LoadBar({
  load,
  saturated,
  label,
  receipt,
}: {
  readonly load: number | null
  readonly saturated: boolean
  readonly label: string
  readonly receipt?: string
}) {
  const heat = load === null ? 0 : saturated ? 5 : Math.min(4, Math.max(1, Math.floor(load * 5)))
  return (
    <span className="load">
      <span className="load-track" aria-hidden="true" data-heat={heat}>
        <i style={{ '--load': `${Math.min(1, Math.max(0, load ?? 0)) * 100}%` } as CSSProperties} />
      </span>
      <Figure value={load} kind="percent" label={label} receipt={receipt} />
      {saturated ? <span className="caption">saturated</span> : heat === 4 && <span className="caption">hot</span>}
    </span>
  )
}
