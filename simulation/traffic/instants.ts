import type { Model } from '../archetypes/model.ts'
import { type Scheduled, scheduledAt, scheduleTurns } from './schedules.ts'
import { factorOf, turningHours } from './shape.ts'

/**
 * The instants of the week at which some sum of the workloads' rates is highest, and what schedules add then. Sums of steps peak at their
 * steps; where two or more smooth rates overlap, the week is sampled and the best sample refined.
 */
export class Week {
  readonly #model: Model
  readonly #factors: readonly ((hour: number) => number)[]
  readonly #hours: readonly number[]
  readonly #smooth: boolean
  readonly #hasSchedules: boolean

  constructor(model: Model) {
    this.#model = model
    const turns = scheduleTurns(model)
    this.#hasSchedules = turns.length > 0
    const shapes = model.workloads.map(({ design }) => design.shape)
    this.#factors = shapes.map(factorOf)
    const peaks = new Set(shapes.flatMap((shape) => (shape.kind === 'diurnal' ? [shape.peakHour] : [])))
    const stepped = shapes.some((shape) => shape.kind === 'burst' || shape.kind === 'hourly')
    this.#smooth = peaks.size > 1 || (peaks.size === 1 && stepped)
    const hours = new Set([0, ...shapes.flatMap(turningHours), ...everyDay(turns)])
    if (this.#smooth)
      for (let sample = 0; sample < 168 * SAMPLES_PER_HOUR; sample++) hours.add(sample / SAMPLES_PER_HOUR)
    this.#hours = [...hours].map((hour) => hour % 168).sort((a, b) => a - b)
  }

  /** Rate ÷ mean rate of every workload at one instant. */
  factorsAt(hour: number): readonly number[] {
    return this.#factors.map((factor) => factor(hour))
  }

  /** Instances that schedules add at one instant. */
  scheduledAt(hour: number): Scheduled {
    if (!this.#hasSchedules) return null
    const added = this.#model.nodes.map((node) => scheduledAt(node, hour))
    return added.some((extra) => extra > 0) ? added : null
  }

  /**
   * The hour of the week at which Σ weight × factor is highest; of equals that at which schedules add least, and the earliest of those.
   *
   * @param weights one for each workload, such as its mean rate at a node
   * @param part whose schedule counts; `null`: all
   */
  peakHour(weights: ArrayLike<number>, part: number | null = null): number {
    const counted = part === null ? this.#model.nodes : [this.#model.nodes[part]!]
    const added = (hour: number) => counted.reduce((sum, node) => sum + scheduledAt(node, hour), 0)
    const rate = (hour: number) => this.#factors.reduce((sum, factor, i) => sum + (weights[i] || 0) * factor(hour), 0)
    let best = 0
    let highest = Number.NEGATIVE_INFINITY
    for (const hour of this.#hours) {
      const value = rate(hour)
      const isEqual = value >= highest * (1 - 1e-12)
      if (value > highest * (1 + 1e-12) || (isEqual && this.#hasSchedules && added(hour) < added(best))) {
        best = hour
        highest = value
      }
    }
    return this.#smooth ? refine(rate, best) : best
  }
}

const SAMPLES_PER_HOUR = 12

function everyDay(hours: readonly number[]): readonly number[] {
  return hours.flatMap((hour) => Array.from({ length: 7 }, (_, day) => 24 * day + hour))
}

/**
 * Golden-section search within one sample of the best one, kept only where it is better (steps may lie there).
 *
 * @see Kiefer, Sequential minimax search for a maximum, Proc. American Mathematical Society 4 (1953)
 */
function refine(rate: (hour: number) => number, hour: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2
  let low = hour - 1 / SAMPLES_PER_HOUR
  let high = hour + 1 / SAMPLES_PER_HOUR
  for (let step = 0; step < 60; step++) {
    const left = high - ratio * (high - low)
    const right = low + ratio * (high - low)
    if (rate(left) < rate(right)) low = left
    else high = right
  }
  const middle = (low + high) / 2
  return rate(middle) > rate(hour) ? (middle + 168) % 168 : hour
}
