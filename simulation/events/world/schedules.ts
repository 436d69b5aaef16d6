import type { Model } from '../../archetypes/model.ts'

const HOURS_PER_DAY = 24
const MS_PER_HOUR = 3_600_000
/** Of a sum of hours and its rounding. */
const NEAR_HOURS = 1e-9

/** The machines that run more at certain hours of every day; time begins at midnight. */
export class Schedules {
  readonly #items: readonly { node: number; startHour: number; hours: number; extra: number }[]
  /** Hours of a day at which some machines come or go. */
  readonly #turns: readonly number[]

  constructor({ nodes }: Model) {
    this.#items = nodes.flatMap(({ index, behaviour: { station } }) =>
      (station?.schedule ?? []).filter(({ hours }) => hours > 0).map((item) => ({ ...item, node: index })),
    )
    const turns = this.#items.flatMap(({ startHour, hours }) => [startHour, startHour + hours])
    this.#turns = [...new Set(turns.map((hour) => hour % HOURS_PER_DAY))].sort((a, b) => a - b)
  }

  /** Machines more at a node now. */
  extraAt(node: number, now: number): number {
    const hour = (now / MS_PER_HOUR) % HOURS_PER_DAY
    let extra = 0
    for (const item of this.#items) {
      const since = (hour - item.startHour + HOURS_PER_DAY + NEAR_HOURS) % HOURS_PER_DAY
      if (item.node === node && since < item.hours) extra += item.extra
    }
    return extra
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
