import type { Config } from '../../design/design.ts'
import type { FailureSpec, Meter, Setting, StationSpec, Usage } from '../archetype.ts'
import { HOURS_PER_MONTH } from '../month.ts'
import { isOn, itemsOf, numberOf, numberOrNull, textOf } from '../settings/config.ts'
import { latencyFigure, serviceTimeOf } from '../settings/service-law.ts'
import { zonalFailure } from './failure.ts'

/** Machines as a station: count × vCPU × requests at once; below one vCPU every request takes longer (contract §2.17). */
export function machineStation({ service, config, machine, given }: Setting): StationSpec {
  const vcpu = numberOrNull(config, 'burstBaselineVcpu') ?? machine?.vcpu ?? 1
  const published = service.latency !== undefined && !given.has('serviceTimeMs')
  return {
    servers: serversOf(vcpu, numberOf(config, 'concurrencyPerVcpu', 1)),
    instances: machineCount(config),
    serviceTime: serviceTimeOf(config, 'serviceTimeMs', vcpu),
    queueLimit: numberOrNull(config, 'queueLimit'),
    blocking: false,
    scaling: scalingOf(config),
    schedule: scheduleOf(config),
    source: published && service.latency ? latencyFigure(service.latency) : null,
    ...(numberOf(config, 'batchMax', 1) > 1 && {
      batch: { max: numberOf(config, 'batchMax', 1), waitMs: numberOf(config, 'batchWaitMs') },
    }),
  }
}

/** Servers of one machine. A part of a vCPU is one server that works more slowly; `serviceTimeOf` stretches its time. */
export function serversOf(vcpu: number, concurrencyPerVcpu: number): number {
  return Math.max(1, Math.round(Math.max(1, vcpu) * concurrencyPerVcpu))
}

/** Machines that always run: all of them, or the least under autoscaling. */
export function machineCount(config: Config): number {
  return isOn(config, 'autoscaling') ? numberOf(config, 'min', 1) : numberOf(config, 'count', 1)
}

export function scalingOf(config: Config): StationSpec['scaling'] {
  if (!isOn(config, 'autoscaling')) return null
  const min = numberOf(config, 'min', 1)
  return {
    min,
    max: Math.max(min, numberOf(config, 'max', min)),
    targetUtilisation: numberOf(config, 'targetUtilisation', 0.6),
  }
}

/**
 * Failures of a fleet: the vendor's figure of one machine for each; spot machines are also gone from an interruption until their
 * replacement serves.
 */
export function machineFailure(setting: Setting): FailureSpec {
  const { config } = setting
  const restartHours = (numberOf(config, 'bootSeconds') + numberOf(config, 'modelLoadSeconds')) / 3600
  const perHour = textOf(config, 'purchase') === 'spot' ? numberOf(config, 'interruptionsPerHour') : 0
  const failure = zonalFailure(
    setting,
    { instances: machineCount(config), minHealthy: numberOrNull(config, 'minHealthy') ?? 'auto' },
    shareAway(perHour, restartHours),
  )
  return perHour * restartHours > 0 ? { ...failure, reclaims: { perHour, restartHours } } : failure
}

/**
 * Share of the time in which a machine is gone that is taken away so often and comes back after so long: λ·t ÷ (1 + λ·t).
 *
 * @see Ross, Introduction to Probability Models, 10th ed. 2010, §7.5.1 (alternating renewal processes, here of mean 1/λ up and t down)
 */
export function shareAway(perHour: number, restartHours: number): number {
  const away = perHour * restartHours
  return away / (1 + away)
}

/**
 * Machine-hours of the month. The committed base is paid for every hour, used or not; hour by hour, what runs above it is bought as set
 * under `purchase`.
 */
export function machineMeters({ config, machine, given }: Setting, usage: Usage): readonly Meter[] {
  const name = machine?.name ?? textOf(config, 'instanceType')
  const purchase = textOf(config, 'purchase') || 'on-demand'
  const committed = numberOf(config, 'reservedCount')
  // A commitment cannot be switched off.
  const isWhole = purchase === 'reserved-1y' || purchase === 'reserved-3y'
  const hours = isWhole ? HOURS_PER_MONTH : numberOf(config, 'hoursPerMonth', HOURS_PER_MONTH)
  const share = hours / HOURS_PER_MONTH
  const extra = scheduledMachines(config)
  const always = machineCount(config)
  const week = usage.hourlyInstances.length > 0 ? usage.hourlyInstances : extra.map(() => always)
  const above = mean(
    week.map((running, hour) => {
      const scheduled = extra[hour % 24] ?? 0
      const [on, off] = [Math.max(0, running + scheduled - committed), Math.max(0, scheduled - committed)]
      return share * on + (1 - share) * off
    }),
  )
  const running = mean(week)
  const typed = numberOrNull(config, 'hourlyUsd')
  const byYou = (...names: string[]) => (names.some((one) => given.has(one)) ? 'you' : 'default')
  const meter = (machines: number, bought: string, factors: Meter['factors']): Meter => ({
    name: 'instance-hours',
    quantity: machines * HOURS_PER_MONTH,
    description: `${countOf(hours > 0 ? machines / share : machines)} × ${name} ${purchaseWords(bought)}`,
    choose: { instanceType: name, purchase: bought },
    ...(typed !== null && { typed: { priceUsd: typed, per: 1, unit: 'hour' } }),
    factors,
  })
  const base = { name: 'committed base', value: committed, unit: 'machines', by: byYou('reservedCount') }
  const month = { name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' }
  return [
    ...(committed > 0
      ? [
          {
            ...meter(committed, 'reserved-1y', [base, month]),
            description: `${committed} × ${name} ${purchaseWords('reserved-1y')}`,
          },
        ]
      : []),
    meter(above, purchase, [
      { name: 'machines, on average', value: running, unit: '', by: byYou('count', 'min', 'max') },
      { name: 'hours it runs', value: hours, unit: 'hours', by: byYou('hoursPerMonth') },
      { name: 'scheduled machines, on average', value: mean(extra), unit: '', by: byYou('schedules') },
      ...(committed > 0 ? [base] : []),
    ]),
  ].filter(({ quantity }) => quantity > 0)
}

/** Hours of all instances in a month, from the instances of each hour of the week; `fallback` where there is no week. */
export function instanceHours({ hourlyInstances: week }: Usage, fallback: number): number {
  return (week.length === 0 ? fallback : mean(week)) * HOURS_PER_MONTH
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function scheduleOf(config: Config): NonNullable<StationSpec['schedule']> {
  return itemsOf(config, 'schedules').map((item) => ({
    startHour: numberOf(item, 'startHour', 8),
    hours: numberOf(item, 'hours', 10),
    extra: numberOf(item, 'extra', 1),
  }))
}

/** Extra machines of the schedule in each hour of a day, UTC; an hour that is scheduled in part counts for that part. */
function scheduledMachines(config: Config): readonly number[] {
  const day = Array.from({ length: 24 }, () => 0)
  for (const { startHour, hours, extra } of scheduleOf(config)) {
    const end = startHour + hours
    for (let hour = Math.floor(startHour); hour < end; hour++) {
      const part = Math.min(end, hour + 1) - Math.max(startHour, hour)
      day[hour % 24] = (day[hour % 24] ?? 0) + part * extra
    }
  }
  return day
}

export function purchaseWords(purchase: string): string {
  switch (purchase) {
    case 'spot':
      return 'spot'
    case 'reserved-1y':
      return 'committed for 1 year'
    case 'reserved-3y':
      return 'committed for 3 years'
    default:
      return 'on demand'
  }
}

/** A count for people: at most two decimals. */
export function countOf(value: number): string {
  return String(Number(value.toFixed(2)))
}
