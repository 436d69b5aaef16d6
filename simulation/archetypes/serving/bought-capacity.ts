import type { Setting, StationSpec, Usage } from '../archetype.ts'
import { HOURS_PER_MONTH } from '../month.ts'
import { publishedStation } from '../settings/service-law.ts'

/**
 * A managed service that takes so many requests a second and no more. By Little's law that keeps rate × time requests in service: as many
 * servers, with the time stretched or shortened by what the rounding leaves, so that the capacity is exact.
 *
 * @param perSecond requests a second; `null`: any number
 */
export function boughtStation(setting: Setting, perSecond: number | null): StationSpec {
  const station = publishedStation(setting)
  const { serviceTime } = station
  if (perSecond === null || perSecond <= 0 || serviceTime.meanMs <= 0) return station
  const servers = Math.max(1, Math.round((perSecond * serviceTime.meanMs) / 1000))
  return { ...station, servers, serviceTime: { ...serviceTime, meanMs: (1000 * servers) / perSecond } }
}

/** Capacity that is bought: always all of it, or hour by hour what the load asks for. */
export interface Purchase {
  readonly most: number
  /** Equal to `most` where nothing scales. */
  readonly least: number
  /** What one request a second needs, the reserve included. */
  readonly perRps: number
  /** It is sold in steps of so many. */
  readonly step: number
}

/** Unit-hours of a month: in each hour the need of its mean rate, in whole steps between the least and the most. */
export function boughtHours({ most, least, perRps, step }: Purchase, { hourlyRps, meanRps }: Usage): number {
  const hours = hourlyRps.length > 0 ? hourlyRps : [meanRps]
  const inHour = (rps: number) => Math.min(most, Math.max(least, inSteps(rps * perRps, step)))
  return (hours.reduce((sum, rps) => sum + inHour(rps), 0) / hours.length) * HOURS_PER_MONTH
}

/** The next multiple of a step; a step of 0 leaves the amount as it is. */
export function inSteps(amount: number, step: number): number {
  return step > 0 ? Math.ceil(amount / step - 1e-9) * step : amount
}
