import { hourlyFactors, type Shape } from '../../../simulation/index.ts'

const WIDTH = 280
const HEIGHT = 56
const HOURS = 168

/** How a rate moves over the week: one line from Monday to Sunday, with the mean as a dashed line. */
export function ShapePlot({ shape, rps }: { readonly shape: Shape; readonly rps: number }) {
  const factors = hourlyFactors(shape)
  const highest = Math.max(1, ...factors)
  const y = (factor: number) => HEIGHT - (factor / highest) * (HEIGHT - 4)
  const path = factors
    .map((factor, hour) => `${hour === 0 ? 'M' : 'L'}${((hour / HOURS) * WIDTH).toFixed(1)} ${y(factor).toFixed(1)}`)
    .join('')
  return (
    <figure className="shape-plot">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Rate over the week: ${describe(shape, rps)}`}
      >
        <path className="shape-area" d={`${path}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`} />
        <path className="shape-mean" d={`M0 ${y(1)}H${WIDTH}`} />
        <path className="shape-line" d={path} />
      </svg>
      <figcaption className="shape-days" aria-hidden="true">
        {['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((day) => (
          <span key={day}>{day}</span>
        ))}
      </figcaption>
    </figure>
  )
}

function describe(shape: Shape, rps: number): string {
  switch (shape.kind) {
    case 'constant':
      return `always ${rps} a second`
    case 'diurnal':
      return `up to ${shape.peakToMean} times the mean of ${rps} a second, each day around ${shape.peakHour}:00 UTC`
    case 'burst':
      return `${shape.peakToMean} times the mean of ${rps} a second for ${shape.minutesPerDay} minutes a day from ${shape.startHour}:00 UTC`
    case 'hourly':
      return `as given for ${shape.factors.length} hours, ${rps} a second on average`
    default:
      return shape satisfies never
  }
}
