import type { Archetype, Meter, Setting, Usage } from '../../archetype.ts'
import { amountMeters } from '../../metering/amount-meters.ts'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '../../month.ts'
import { boughtStation } from '../../serving/bought-capacity.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { numberOf, numberOrNull, textOf } from '../../settings/config.ts'
import { number, optionalNumber } from '../../settings/parameters.ts'
import { timeParameter } from '../../settings/service-law.ts'
import { traitOf } from '../../settings/trait.ts'

/** The front door of an interface: it checks who calls and how often, and passes the call on. Paid by the call or by the unit. */
export const apiGateway: Archetype = {
  id: 'api-gateway',
  parameters: [
    number('requestUnitKb', 0, [0, 1e6], {
      label: 'Size of a billed call',
      help: 'KB in one billed call; a larger one counts several times. 0: as the provider bills.',
      unit: 'KB',
      advanced: true,
    }),
    optionalNumber('callsPerSecond', [0.001, 1e9], {
      label: 'Most calls a second',
      help: 'How many calls it lets through in a second; more have to wait. Open: no limit.',
      unit: '1/s',
      advanced: true,
    }),
    timeParameter('serviceTimeMs', 0, 'Time per call', 'What it adds to a call.'),
  ],
  publishedTime: 'serviceTimeMs',
  zones: () => null,
  behave: (setting) => ({
    role: { kind: 'server' },
    station: boughtStation(setting, numberOrNull(setting.config, 'callsPerSecond')),
    failure: regionalFailure(setting),
  }),
  meters: gatewayMeters,
}

function gatewayMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { service, config, given } = setting
  const calls = usage.meanRps * SECONDS_PER_MONTH
  const kind = textOf(config, 'mode')
  const unitKb = numberOf(config, 'requestUnitKb') || traitOf(service, `requestUnitKb.${kind}`)
  const callKb = calls > 0 ? (usage.requestGb * 1e6) / calls : 0
  const billed = unitKb ? Math.max(1, Math.ceil(callKb / unitKb - 1e-9)) : 1
  const cacheGb = Number.parseFloat(textOf(config, 'cacheSize')) || 0
  const units = numberOf(config, 'units')
  return [
    {
      name: 'requests',
      quantity: calls * billed,
      description: 'Calls',
      factors: [
        { name: 'calls', value: calls, unit: 'calls', by: 'traffic' },
        { name: 'billed calls in one', value: billed, unit: '', by: 'size of a call' },
      ],
    },
    {
      name: 'gateway-unit-months',
      quantity: units,
      description: `${units} units`,
      factors: [{ name: 'units', value: units, unit: '', by: given.has('units') ? 'you' : 'default' }],
    },
    {
      name: 'cache-hours',
      quantity: cacheGb > 0 ? HOURS_PER_MONTH : 0,
      description: `Cache of ${cacheGb} GB`,
      factors: [{ name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' }],
    },
    ...amountMeters(setting, [
      ['connectionMinutesPerMonth', 'connection-minutes', 'Open connections', 'minutes'],
      ['selfHostedGateways', 'self-hosted-gateway-months', 'Gateways on machines of your own', ''],
    ]),
  ]
}
