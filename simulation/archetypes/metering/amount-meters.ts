import type { MeterName } from '../../catalog/meters.ts'
import type { Meter, Setting, Usage } from '../archetype.ts'
import { SECONDS_PER_MONTH } from '../month.ts'
import { numberOf } from '../settings/config.ts'

/** A parameter that is itself the month's quantity of a meter: backups kept, bytes restored. */
export type Amount = readonly [parameter: string, meter: MeterName, words: string, unit: string]

/** Meters of the amounts that a service has as parameters; one that it does not have counts nothing. */
export function amountMeters({ config, given }: Setting, amounts: readonly Amount[]): readonly Meter[] {
  return amounts.map(([name, meter, words, unit]) => ({
    name: meter,
    quantity: numberOf(config, name),
    description: words,
    factors: [{ name: words, value: numberOf(config, name), unit, by: given.has(name) ? 'you' : 'default' }],
  }))
}

/** Operations of a month: so many of them for each request. */
export function operationMeter(
  { config, given }: Setting,
  { meanRps }: Usage,
  { name, parameter, words, units = 1 }: OperationWords,
): Meter {
  const requests = meanRps * SECONDS_PER_MONTH
  const beside = OTHERS.get(parameter)
  const others = beside === undefined ? 0 : numberOf(config, beside)
  return {
    name,
    quantity: (requests * numberOf(config, parameter) + others) * units,
    description: words,
    factors: [
      { name: 'requests', value: requests, unit: 'requests', by: 'traffic' },
      {
        name: words.toLowerCase(),
        value: numberOf(config, parameter),
        unit: 'per request',
        by: given.has(parameter) ? 'you' : 'default',
      },
      ...(others === 0 ? [] : [{ name: `other ${words.toLowerCase()}`, value: others, unit: 'a month', by: 'you' }]),
      ...(units === 1 ? [] : [{ name: 'units of one', value: units, unit: '', by: 'size and kind' }]),
    ],
  }
}

/** Operations of the month that no request makes, beside those that each request makes. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['readsPerRequest', 'readsPerMonth'],
  ['writesPerRequest', 'writesPerMonth'],
])

interface OperationWords {
  readonly name: MeterName
  readonly parameter: string
  readonly words: string
  /** Billed units of one operation. */
  readonly units?: number
}
