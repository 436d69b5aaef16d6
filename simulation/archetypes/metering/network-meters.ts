import type { Meter, Setting, Usage } from '../archetype.ts'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '../month.ts'
import { numberOf } from '../settings/config.ts'
import { traitOf } from '../settings/trait.ts'

/** Hours of a part that is paid as long as it is there. */
export function hoursMeter(name: string, description: string, count = 1): Meter {
  return {
    name,
    quantity: count * HOURS_PER_MONTH,
    description: count === 1 ? description : `${count} × ${description}`,
    factors: [{ name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' }],
  }
}

/** Requests of the month. */
export function requestMeter(name: string, description: string, { meanRps }: Usage, times = 1): Meter {
  return {
    name,
    quantity: meanRps * SECONDS_PER_MONTH * times,
    description,
    factors: [
      { name: 'mean rate', value: meanRps, unit: 'requests/s', by: 'traffic' },
      { name: 'seconds in a month', value: SECONDS_PER_MONTH, unit: 's', by: '730 hours' },
      ...(times === 1 ? [] : [{ name: 'for each request', value: times, unit: '', by: 'service' }]),
    ],
  }
}

/** Bytes that pass through, both ways. */
export function processedMeter({ requestGb, responseGb }: Usage): Meter {
  return {
    name: 'processed-gb',
    quantity: requestGb + responseGb,
    description: 'Data through it, both ways',
    factors: [
      { name: 'requests', value: requestGb, unit: 'GB', by: 'traffic' },
      { name: 'responses', value: responseGb, unit: 'GB', by: 'traffic' },
    ],
  }
}

/**
 * Capacity units of a balancer: in each hour the largest of its dimensions, never their sum. What the units measure is told by the
 * service's traits.
 */
export function capacityUnits({ service, config }: Setting, usage: Usage): Meter {
  const per = (trait: string) => traitOf(service, trait)
  const bytesGb = usage.requestGb + usage.responseGb
  const connectionsPerRequest = numberOf(config, 'connectionsPerRequest', 1)
  const ratio = usage.meanRps > 0 ? bytesGb / HOURS_PER_MONTH / usage.meanRps : 0
  const dimensions = (rps: number) => [
    unitsOf(rps * connectionsPerRequest, per('unitNewConnections')),
    unitsOf(numberOf(config, 'connections'), per('unitActiveConnections')),
    unitsOf(rps * ratio, per('unitGbPerHour')),
    unitsOf(rps * Math.max(0, numberOf(config, 'rules') - FREE_RULES), per('unitRuleEvaluations')),
  ]
  const hours = usage.hourlyRps.length > 0 ? usage.hourlyRps : [usage.meanRps]
  const least = numberOf(config, 'minCapacityUnits')
  const mean = hours.reduce((sum, rps) => sum + Math.max(least, ...dimensions(rps)), 0) / hours.length
  const [connections = 0, active = 0, bytes = 0, rules = 0] = dimensions(usage.meanRps)
  return {
    name: 'capacity-unit-hours',
    quantity: mean * HOURS_PER_MONTH,
    description: 'Capacity units: the largest of connections, bytes and rules',
    factors: [
      { name: 'for new connections', value: connections, unit: 'units', by: 'traffic' },
      { name: 'for open connections', value: active, unit: 'units', by: 'configuration' },
      { name: 'for bytes', value: bytes, unit: 'units', by: 'traffic' },
      { name: 'for rules', value: rules, unit: 'units', by: 'traffic' },
      { name: 'at least', value: least, unit: 'units', by: 'configuration' },
      { name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' },
    ],
  }
}

/** Rules that are evaluated without counting (AWS Application Load Balancer). */
const FREE_RULES = 10

function unitsOf(amount: number, perUnit: number | null): number {
  return perUnit === null ? 0 : amount / perUnit
}
