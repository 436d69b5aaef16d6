import type { Shape } from '../design/design.ts'
import { cosine, exp } from './numbers.ts'

export const HOURS_PER_WEEK = 168
const HOURS_PER_DAY = 24
const MINUTES_PER_HOUR = 60

/**
 * How far the rate is above its mean, over the week.
 *
 * A diurnal rate follows the von Mises density, exp(k cos φ) ÷ I₀(k): periodic, smooth, of mean 1, with one number for how
 * pointed it is.
 *
 * @see Mardia & Jupp, Directional Statistics, 2000, §3.5.4 (von Mises distributions)
 * @returns a function from the hour of the week (Monday 00:00 UTC = 0, fractional) to rate ÷ mean rate
 */
export function factorOf(shape: Shape): (hour: number) => number {
  switch (shape.kind) {
    case 'constant':
      return () => 1
    case 'diurnal': {
      const k = concentration(shape.peakToMean)
      const scale = 1 / scaledBesselI0(k)
      const angle = (2 * Math.PI) / HOURS_PER_DAY
      return (hour) => scale * exp(Math.max(-700, k * (cosine(angle * (hour - shape.peakHour)) - 1)))
    }
    case 'burst': {
      const rest = restOfDay(shape)
      return (hour) => {
        const sinceStart = (((hour - shape.startHour) % HOURS_PER_DAY) + HOURS_PER_DAY) % HOURS_PER_DAY
        return sinceStart * MINUTES_PER_HOUR < shape.minutesPerDay ? shape.peakToMean : rest
      }
    }
    case 'hourly':
      return (hour) => shape.factors[Math.floor(hour) % shape.factors.length] ?? 1
  }
}

/** Hours of the week at which this rate, or a sum in which it takes part, can be highest: its own peaks and its steps. */
export function turningHours(shape: Shape): readonly number[] {
  const daily = (hour: number) => Array.from({ length: 7 }, (_, day) => day * HOURS_PER_DAY + (hour % HOURS_PER_DAY))
  switch (shape.kind) {
    case 'constant':
      return []
    case 'diurnal':
      return daily(shape.peakHour)
    case 'burst':
      return [...daily(shape.startHour), ...daily(shape.startHour + shape.minutesPerDay / MINUTES_PER_HOUR)]
    case 'hourly':
      return Array.from({ length: HOURS_PER_WEEK }, (_, hour) => hour)
  }
}

/** Mean of the factor within each hour of the week, Monday 00:00 first; 168 values of mean 1. */
export function hourlyFactors(shape: Shape): readonly number[] {
  const hours = Array.from({ length: HOURS_PER_WEEK }, (_, hour) => hour)
  switch (shape.kind) {
    case 'constant':
      return hours.map(() => 1)
    case 'hourly':
      return hours.map((hour) => shape.factors[hour % shape.factors.length] ?? 1)
    case 'diurnal': {
      const factor = factorOf(shape)
      const day = hours.slice(0, HOURS_PER_DAY).map((hour) => simpson(factor, hour, hour + 1))
      const mean = day.reduce((sum, value) => sum + value, 0) / HOURS_PER_DAY
      return hours.map((hour) => (day[hour % HOURS_PER_DAY] ?? 1) / mean)
    }
    case 'burst': {
      const rest = restOfDay(shape)
      return hours.map((hour) => rest + (shape.peakToMean - rest) * burstShare(shape, hour % HOURS_PER_DAY))
    }
  }
}

type Burst = Extract<Shape, { kind: 'burst' }>

function restOfDay({ peakToMean, minutesPerDay }: Burst): number {
  const share = minutesPerDay / (HOURS_PER_DAY * MINUTES_PER_HOUR)
  return (1 - peakToMean * share) / (1 - share)
}

/** Share of an hour of the day that the burst covers; the burst wraps at midnight. */
function burstShare({ startHour, minutesPerDay }: Burst, hour: number): number {
  const end = startHour + minutesPerDay / MINUTES_PER_HOUR
  const overlap = (from: number) => Math.max(0, Math.min(end, from + 1) - Math.max(startHour, from))
  return overlap(hour) + overlap(hour + HOURS_PER_DAY)
}

/** The k whose peak exp(k) ÷ I₀(k) is `peakToMean`; by bisection, since the peak rises with k. */
function concentration(peakToMean: number): number {
  const peak = (k: number) => 1 / scaledBesselI0(k)
  let low = 0
  let high = 1
  while (peak(high) < peakToMean) high *= 2
  for (let step = 0; step < 200 && low < high; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (peak(middle) < peakToMean) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * e^−k · I₀(k), which neither overflows nor loses digits.
 *
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions, 9.6.12 (series) and 9.7.1 (asymptotic expansion)
 */
export function scaledBesselI0(k: number): number {
  if (k < 30) {
    let term = 1
    let sum = 1
    for (let i = 1; term > sum * 1e-17; i++) {
      term *= (k / (2 * i)) ** 2
      sum += term
    }
    return sum * exp(-k)
  }
  let term = 1
  let sum = 1
  for (let i = 1; i < 30; i++) {
    const next = (term * (2 * i - 1) ** 2) / (8 * k * i)
    if (next >= term) break
    term = next
    sum += term
    if (term < sum * 1e-17) break
  }
  return sum / Math.sqrt(2 * Math.PI * k)
}

function simpson(f: (x: number) => number, from: number, to: number): number {
  const intervals = 64
  const width = (to - from) / intervals
  let sum = f(from) + f(to)
  for (let i = 1; i < intervals; i++) sum += f(from + i * width) * (i % 2 === 1 ? 4 : 2)
  return (sum * width) / 3
}
