import type { CSSProperties } from 'react'
import {
  formatCount,
  formatMs,
  formatPercent,
  formatUnit,
  type LatencySpread,
  type Percentiles,
} from '../../simulation/index.ts'
import { ticks } from './scale.ts'
import './spread.css'

/** Of the drawing, which fills whatever box it is given. */
const HEIGHT = 100
/** Of the height; above the highest bar. */
const HEADROOM = 1.12
/** Where along the axis a label no longer has room to the right. */
const LATE = 0.72
/** Where a number below the axis would stand over its end. */
const AT_END = 0.94
const MARKS = [
  { key: 'p50', name: 'p50' },
  { key: 'p95', name: 'p95' },
  { key: 'p99', name: 'p99' },
] as const

/**
 * How slow the slow ones are: the share of the answers in each span of time, as bars what was simulated (without a run: what is computed),
 * as a line what is computed. Slower than the p95 is darker; what lies beyond the target is tinted and counted.
 */
export function SpreadPlot({
  spread: { bins, computed, curve, simulated, beyondTarget },
  times,
  target,
}: {
  readonly spread: LatencySpread
  readonly times: Percentiles
  readonly target: number | undefined
}) {
  const end = bins.width * bins.count
  const bars = simulated?.shares ?? computed
  const top = HEADROOM * Math.max(...bars)
  const y = (share: number) => HEIGHT - Math.min(1, share / top) * HEIGHT
  const marks = ticks(end, 6)
  const percent = (ms: number) => `${(Math.min(1, ms / end) * 100).toFixed(3)}%`
  const isDrawn = target !== undefined && target <= end
  const shown = MARKS.filter(({ key }) => times[key] <= end)
  return (
    <figure className="spread">
      <div
        className="spread-plot"
        role="img"
        aria-label={`How answers spread: half arrive within ${formatMs(times.p50)}, 95 of 100 within ${formatMs(times.p95)}, 99 of 100 within ${formatMs(times.p99)}`}
      >
        {isDrawn && <div className="spread-beyond" style={{ left: percent(target) }} />}
        <svg viewBox={`0 0 ${bins.count} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {bars.map((share, bin) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
              key={bin}
              data-slow={bin * bins.width >= times.p95 || undefined}
              x={bin + 0.06}
              width={0.88}
              y={y(share)}
              height={HEIGHT - y(share)}
            >
              <title>{`${formatMs(bin * bins.width)} to ${formatMs((bin + 1) * bins.width)}: ${formatPercent(share)}`}</title>
            </rect>
          ))}
          <path
            d={`M${curve.map((share, i) => `${(((i + 0.5) * bins.count) / curve.length).toFixed(3)} ${y(share).toFixed(2)}`).join('L')}`}
          />
        </svg>
        {shown.map(({ key, name }, row) => (
          <span
            key={key}
            className="spread-mark"
            data-main={key === 'p95' || undefined}
            data-late={times[key] / end > LATE || undefined}
            style={{ left: percent(times[key]), '--row': row } as CSSProperties}
          >
            <span>
              {name} {formatMs(times[key])}
            </span>
          </span>
        ))}
        {isDrawn && (
          <span
            className="spread-mark spread-target"
            data-late={target / end > LATE || undefined}
            style={{ left: percent(target), '--row': MARKS.length } as CSSProperties}
          >
            <span>target {formatMs(target)}</span>
          </span>
        )}
      </div>
      <div className="spread-axis" aria-hidden="true">
        {marks.map((mark, i) => (
          <span key={mark} data-end={(i > 0 && mark / end > AT_END) || undefined} style={{ left: percent(mark) }}>
            {formatCount(mark)}
            {i === marks.length - 1 && ' ms'}
          </span>
        ))}
      </div>
      <figcaption className="caption">
        {simulated
          ? `Share of answers per ${formatMs(bins.width)}. Bars: ${formatCount(simulated.answers)} simulated. Line: computed.`
          : `Share of answers per ${formatMs(bins.width)}, computed. A run lays what it measures under the line.`}{' '}
        {target !== undefined &&
          beyondTarget !== null &&
          (beyondTarget < NOBODY
            ? `None is slower than the target of ${formatMs(target)}.`
            : `${formatUnit(Number((100 * beyondTarget).toPrecision(2)), '%')} are slower than the target of ${formatMs(target)}.`)}
      </figcaption>
    </figure>
  )
}

/** A share of the answers that no month has one of. */
const NOBODY = 1e-9
