import type { Model } from '../../archetypes/model.ts'
import { HOURS_PER_DAY, NEAR_HOURS, scheduledAt, scheduleTurns } from '../../traffic/schedules.ts'

const MS_PER_HOUR = 3_600_000

/** The machines that run more at certain hours of every day; time begins at midnight. */
export class Schedules {
  readonly #model: Model
  readonly #turns: readonly number[]

  constructor(model: Model) {
    this.#model = model
    this.#turns = scheduleTurns(model)
  }

  /** Machines more at a node now. */
  extraAt(node: number, now: number): number {
    return scheduledAt(this.#model.nodes[node]!, now / MS_PER_HOUR)
  }

  /** When the next machines come or go, ms; `null`: never. */
  after(now: number): number | null {
    const [first] = this.#turns
    if (first === undefined) return null
    const hours = now / MS_PER_HOUR + NEAR_HOURS
    const midnight = HOURS_PER_DAY * Math.floor(hours / HOURS_PER_DAY)
    const turn = this.#turns.find((one) => midnight + one > hours) ?? first + HOURS_PER_DAY
    return (midnight + turn) * MS_PER_HOUR
  }
}
