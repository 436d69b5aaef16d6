import { type Design, formatMs, type TimeSeries } from '../../simulation/index.ts'

const WIDTH = 360
const HEIGHT = 96

/** The 95th percentile of each window of the first replication; one line a workload, the target dashed. */
export function RunPlot({ series, design }: { readonly series: TimeSeries; readonly design: Design }) {
  const target = design.targets.p95LatencyMs
  const lines = series.workloads.filter(({ p95Ms }) => p95Ms.some((value) => value !== null))
  const top = 1.1 * Math.max(target ?? 0, ...lines.flatMap(({ p95Ms }) => p95Ms.map((value) => value ?? 0)))
  if (lines.length === 0 || !(top > 0)) return null
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT
  const worst = Math.max(...lines.flatMap(({ p95Ms }) => p95Ms.map((value) => value ?? 0)))
  return (
    <figure className="run-plot">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`p95 over the run, at most ${formatMs(worst)}`}>
        <line className="run-axis" x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        {target !== undefined && <line className="run-target" x1="0" x2={WIDTH} y1={y(target)} y2={y(target)} />}
        {lines.map(({ id, p95Ms }, place) => (
          <path key={id} className="run-line" data-line={place % 4} d={pathOf(p95Ms, y)} />
        ))}
      </svg>
      <figcaption className="caption">
        p95 of each window, 0 to {formatMs(top)}
        {target !== undefined && `; target ${formatMs(target)} dashed`}
      </figcaption>
    </figure>
  )
}

/** A line that breaks where a window has no answer. */
function pathOf(values: readonly (number | null)[], y: (value: number) => number): string {
  const step = WIDTH / Math.max(1, values.length - 1)
  let drawing = false
  return values
    .map((value, i) => {
      if (value === null) {
        drawing = false
        return ''
      }
      const command = drawing ? 'L' : 'M'
      drawing = true
      return `${command}${(i * step).toFixed(1)} ${y(value).toFixed(1)}`
    })
    .join('')
}
