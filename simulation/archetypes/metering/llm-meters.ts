import type { LanguageModel } from '../../catalog/service.ts'
import type { Meter, Setting, Usage } from '../archetype.ts'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '../month.ts'
import { numberOf, textOf } from '../settings/config.ts'
import { type Amount, amountMeters } from './amount-meters.ts'

/**
 * Tokens of the month, by kind; with reserved units their hours instead, which are paid whether used or not. Prices choose by `model`,
 * `tier` and, where long prompts cost more, `prompt`.
 */
export function llmMeters(setting: Setting, usage: Usage): readonly Meter[] {
  const { config, service } = setting
  const model = service.models?.find(({ id }) => id === textOf(config, 'model'))
  const units = numberOf(config, 'provisionedUnits')
  return [
    ...(units > 0 ? [unitHours(setting, units)] : tokenMeters(setting, usage, model)),
    ...amountMeters(setting, BESIDE),
  ]
}

function unitHours({ config, given }: Setting, units: number): Meter {
  const purchase = textOf(config, 'purchase') || 'on-demand'
  return {
    name: 'provisioned-unit-hours',
    quantity: units * HOURS_PER_MONTH,
    description: `${units} reserved units`,
    choose: { purchase },
    factors: [
      { name: 'reserved units', value: units, unit: 'units', by: given.has('provisionedUnits') ? 'you' : 'default' },
      { name: 'hours in the month', value: HOURS_PER_MONTH, unit: 'hours', by: '730 hours' },
    ],
  }
}

function tokenMeters(setting: Setting, usage: Usage, model: LanguageModel | undefined): readonly Meter[] {
  const { config, given } = setting
  const requests = usage.meanRps * SECONDS_PER_MONTH
  const tokensIn = numberOf(config, 'tokensIn')
  const cached = numberOf(config, 'cachedShare')
  const written = model?.embeds ? 0 : numberOf(config, 'tokensOut')
  const isLong = model?.longPrompt != null && tokensIn > model.longPrompt.value
  const name = model?.name ?? textOf(config, 'model')
  const meter = (meterName: string, words: string, each: number, parameter: string): Meter => ({
    name: meterName,
    quantity: requests * each,
    description: `${name}: ${words}`,
    choose: { prompt: isLong ? 'long' : 'short' },
    factors: [
      { name: 'requests', value: requests, unit: 'requests', by: 'traffic' },
      { name: 'tokens of one', value: each, unit: 'tokens', by: given.has(parameter) ? 'you' : 'default' },
    ],
  })
  return [
    meter('input-tokens', 'tokens read', tokensIn * (1 - cached), 'tokensIn'),
    meter('cached-input-tokens', 'tokens found in the cache', tokensIn * cached, 'cachedShare'),
    meter('audio-input-tokens', 'audio tokens read', numberOf(config, 'audioTokensIn'), 'audioTokensIn'),
    meter('output-tokens', 'tokens written', written, 'tokensOut'),
  ]
}

/** What runs beside the model, as the learner states it. */
const BESIDE: readonly Amount[] = [
  ['agentVcpuHours', 'vcpu-hours', 'Agent processors', 'vCPU-hours'],
  ['agentMemoryGibHours', 'memory-gib-hours', 'Agent memory', 'GiB-hours'],
  ['tunedModelHours', 'tuned-model-hours', 'Tuned model kept ready', 'hours'],
  ['codeSessions', 'code-sessions', 'Code sessions', 'sessions'],
]
