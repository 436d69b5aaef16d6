import { type Design, formatMs, type TimeSeries } from '../../simulation/index.ts'

const WIDTH = 360
const HEIGHT = 100
/** Of the height; above the highest value. */
const HEADROOM = 1.15

/** The 95th percentile of each window of the first replication; one line a workload, the target dashed. */
export function RunPlot({ series, design }: { readonly series: TimeSeries; readonly design: Design }) {
  const target = design.targets.p95LatencyMs
  const lines = series.workloads.filter(({ p95Ms }) => p95Ms.some((value) => value !== null))
  const worst = Math.max(0, ...lines.flatMap(({ p95Ms }) => p95Ms.map((value) => value ?? 0)))
  const top = HEADROOM * Math.max(target ?? 0, worst)
  if (lines.length === 0 || !(top > 0)) return null
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT
  const last = Math.max(...lines.map(({ p95Ms }) => p95Ms.length))
  return (
    <figure className="run-plot">
      <div className="run-frame" role="img" aria-label={`p95 over the run, at most ${formatMs(worst)}`}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {target !== undefined && <line className="run-target" x1="0" x2={WIDTH} y1={y(target)} y2={y(target)} />}
          {lines.map(({ id, p95Ms }, place) => (
            <path key={id} className="run-line" data-line={place % 4} d={pathOf(p95Ms, y)} />
          ))}
        </svg>
        {target !== undefined && <Level at={y(target)} words={`target ${formatMs(target)}`} />}
        {(target === undefined || Math.abs(y(target) - y(worst)) > LINE) && (
          <Level at={y(worst)} words={`at most ${formatMs(worst)}`} />
        )}
      </div>
      <div className="run-axis caption" aria-hidden="true">
        <span>0</span>
        <span>{writeSpan(last * series.windowMs)}</span>
      </div>
      <figcaption className="caption">p95 of each of {last} spans of the first replication.</figcaption>
    </figure>
  )
}

/** Per cent of the height that a line of text takes. */
const LINE = 18

function Level({ at, words }: { readonly at: number; readonly words: string }) {
  return (
    <span className="run-level" style={{ top: `${at}%` }}>
      {words}
    </span>
  )
}

const UNITS = [
  { ms: 86_400_000, name: 'days' },
  { ms: 3_600_000, name: 'h' },
  { ms: 60_000, name: 'min' },
  { ms: 1000, name: 's' },
] as const

/** A length of simulated time in its largest unit: "27 min", "30 days". */
function writeSpan(ms: number): string {
  const unit = UNITS.find(({ ms: size }) => ms >= 2 * size) ?? { ms: 1, name: 'ms' }
  return `${Math.round(ms / unit.ms)} ${unit.name}`
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
