import type { CSSProperties } from 'react'
import type { Verdict } from '../../simulation/index.ts'

/**
 * A value against its target: the tick is the target, always at 80 % of the track, so that all tracks compare; beyond it the bar is
 * hatched. It is drawn from the verdict's margin (the share of the target, or of the error budget, that is left), so longer is always worse.
 */
export function Bullet({ verdict }: { readonly verdict: Verdict }) {
  const used =
    verdict.margin === null ? (verdict.status === 'missed' ? Number.POSITIVE_INFINITY : 0) : 1 - verdict.margin
  const width = Math.min(100, Math.max(0, used * TARGET_AT))
  const style = {
    '--bullet-value': `${width}%`,
    '--bullet-target': `${TARGET_AT}%`,
    '--bullet-solid': width > TARGET_AT ? `${(TARGET_AT / width) * 100}%` : '100%',
  } as CSSProperties
  return (
    <div className="bullet" data-status={verdict.status} style={style} aria-hidden="true">
      <i />
      <b />
    </div>
  )
}

/** Percent of the track. */
const TARGET_AT = 80
