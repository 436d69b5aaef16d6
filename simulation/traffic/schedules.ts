import type { Model, ModelNode } from '../archetypes/model.ts'

export const HOURS_PER_DAY = 24
/** Of a sum of hours and its rounding. */
export const NEAR_HOURS = 1e-9

/** Instances of each node that a schedule adds; `null`: none at all. */
export type Scheduled = readonly number[] | null

/** Hours of a day, UTC, at which some instances come or go, rising. */
export function scheduleTurns({ nodes }: Model): readonly number[] {
  const turns = nodes.flatMap(({ behaviour: { station } }) =>
    (station?.schedule ?? []).flatMap(({ startHour, hours }) => (hours > 0 ? [startHour, startHour + hours] : [])),
  )
  return [...new Set(turns.map((hour) => hour % HOURS_PER_DAY))].sort((a, b) => a - b)
}

/**
 * Instances that the schedule of a node adds.
 *
 * @param hour of any day, UTC, fractional
 */
export function scheduledAt({ behaviour: { station } }: ModelNode, hour: number): number {
  let extra = 0
  for (const item of station?.schedule ?? []) {
    const since = ((hour % HOURS_PER_DAY) - item.startHour + HOURS_PER_DAY + NEAR_HOURS) % HOURS_PER_DAY
    if (since < item.hours) extra += item.extra
  }
  return extra
}
