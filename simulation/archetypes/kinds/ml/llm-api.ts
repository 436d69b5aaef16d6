import type { Figure, LanguageModel, ServiceRecord } from '../../../catalog/service.ts'
import type { Config } from '../../../design/design.ts'
import type { Archetype, ServiceTime, Setting, StationSpec } from '../../archetype.ts'
import { llmMeters } from '../../metering/llm-meters.ts'
import { regionalFailure } from '../../serving/failure.ts'
import { numberOf, numberOrNull, textOf } from '../../settings/config.ts'
import { choice, ENDLESS, integer, MANY, number, optionalNumber, share } from '../../settings/parameters.ts'

/** A language model behind an address of the provider: paid by the token, or by reserved units that read so many tokens a minute. */
export const llmApi: Archetype = {
  id: 'llm-api',
  parameters: [
    integer('tokensIn', 500, [0, 10_000_000], {
      label: 'Tokens read',
      help: 'Tokens of one request: instructions, documents and question. A token is about three quarters of an English word.',
      unit: 'tokens',
    }),
    integer('tokensOut', 200, [0, 1_000_000], {
      label: 'Tokens written',
      help: 'Tokens of one answer; each takes its time. A model that answers with a vector writes none.',
      unit: 'tokens',
    }),
    share('cachedShare', 0, {
      label: 'Found in the cache',
      help: 'Share of the tokens read that the provider still knows from an earlier request and sells for less.',
      advanced: true,
    }),
    optionalNumber('timeToFirstTokenMs', [0, 1e6], {
      label: 'Time to the first token',
      help: 'From the end of the request to the first token of the answer. Open: as measured for the model.',
      unit: 'ms',
      advanced: true,
    }),
    optionalNumber('tokensPerSecond', [0.01, 1e6], {
      label: 'Writing speed',
      help: 'Tokens a second of one answer. Open: as measured for the model.',
      unit: 'tokens/s',
      advanced: true,
    }),
    number('spread', 0, [0, 100], {
      label: 'Spread of the time',
      help: 'Squared coefficient of variation of the whole answer’s time; 0: every answer takes the same. No provider publishes it.',
      advanced: true,
    }),
    integer('provisionedUnits', 0, [0, 100_000], {
      label: 'Reserved units',
      help: 'Capacity of your own, paid by the hour whether used or not; 0: pay by the token.',
      unit: 'units',
      advanced: true,
    }),
    optionalNumber('tokensPerMinutePerUnit', [0.001, ENDLESS], {
      label: 'Tokens read by a unit',
      help: 'Tokens that one reserved unit reads in a minute. Open: as published for the model.',
      unit: 'tokens/min',
      advanced: true,
    }),
    choice(
      'purchase',
      'on-demand',
      [
        ['on-demand', 'By the hour'],
        ['reserved-1m', 'Committed for 1 month'],
        ['reserved-1y', 'Committed for 1 year'],
      ],
      { label: 'Reserved units bought', help: 'How the reserved units are paid.', advanced: true },
    ),
    choice(
      'tier',
      'standard',
      [
        ['standard', 'At once'],
        ['batch', 'Batch, within a day'],
      ],
      {
        label: 'Answered',
        help: 'A batch is answered within a day at a lower price: for work that nobody waits for.',
        advanced: true,
      },
    ),
    number('agentVcpuHours', 0, [0, ENDLESS], {
      label: 'Agent processors',
      help: 'Hours of a vCPU a month, of agents that run beside the model.',
      unit: 'vCPU-hours',
      advanced: true,
    }),
    number('agentMemoryGibHours', 0, [0, ENDLESS], {
      label: 'Agent memory',
      help: 'Hours of a GiB a month, of agents that run beside the model.',
      unit: 'GiB-hours',
      advanced: true,
    }),
  ],
  zones: () => null,
  behave: (setting) => ({
    role: { kind: 'server' },
    station: llmStation(setting),
    failure: regionalFailure(setting),
  }),
  meters: llmMeters,
}

/** The model that the configuration names; `undefined` where the service lists none of that name. */
export function modelOfApi({ models }: ServiceRecord, config: Config): LanguageModel | undefined {
  return models?.find(({ id }) => id === textOf(config, 'model'))
}

/**
 * Time of one answer: time to the first token + tokens written ÷ tokens a second. With reserved units, as many answers at once as make
 * the units read what they can: units × tokens a minute ÷ tokens of a request ÷ 60 s × time of an answer (Little's law).
 */
function llmStation(setting: Setting): StationSpec {
  const { config } = setting
  const { firstToken, speed } = llmSpeed(setting)
  const model = modelOfApi(setting.service, config)
  const written = model?.embeds ? 0 : numberOf(config, 'tokensOut')
  const meanMs = firstToken.value + (written / speed.value) * 1000
  const perSecond = answersPerSecond(setting)
  return {
    servers: perSecond === null ? 'infinite' : Math.min(MANY, Math.max(1, Math.floor((perSecond * meanMs) / 1000))),
    instances: 1,
    serviceTime: spreadOver(meanMs, numberOf(config, 'spread')),
    queueLimit: null,
    blocking: false,
    scaling: null,
    source: numberOrNull(config, 'timeToFirstTokenMs') === null ? firstToken : null,
  }
}

/** What the reserved units answer in a second, by what they read in a minute; `null` without units or where nobody says. */
export function answersPerSecond({ service, config }: Setting): number | null {
  const units = numberOf(config, 'provisionedUnits')
  const perMinute =
    numberOrNull(config, 'tokensPerMinutePerUnit') ?? modelOfApi(service, config)?.readPerMinuteUnit?.value ?? null
  const tokensIn = numberOf(config, 'tokensIn')
  return units === 0 || perMinute === null || tokensIn === 0 ? null : (units * perMinute) / tokensIn / 60
}

/** How fast the model answers, and who says so: the learner, a measurement of the model, else the service's usual figures. */
export function llmSpeed({ service, config }: Setting): { readonly firstToken: Figure; readonly speed: Figure } {
  const model = modelOfApi(service, config)
  return {
    firstToken:
      typed(config, 'timeToFirstTokenMs', 'ms') ?? model?.firstTokenMs ?? usual(service, 'firstTokenMs', 'ms', 0),
    speed:
      typed(config, 'tokensPerSecond', 'tokens/s') ??
      model?.tokensPerSecond ??
      usual(service, 'tokensPerSecond', 'tokens/s', 1),
  }
}

function typed(config: Config, name: string, unit: string): Figure | null {
  const value = numberOrNull(config, name)
  return value === null ? null : { value, unit, source: 'you', asOf: '', confidence: 'user' }
}

function usual(service: ServiceRecord, trait: string, unit: string, missing: number): Figure {
  return (
    service.traits?.[trait] ?? {
      value: missing,
      unit,
      source: 'no source gives it',
      asOf: '',
      confidence: 'unknown',
    }
  )
}

function spreadOver(meanMs: number, cv2: number): ServiceTime {
  return cv2 > 0 && meanMs > 0 ? { distribution: 'lognormal', meanMs, cv2 } : { distribution: 'deterministic', meanMs }
}
