import { answersPerSecond, modelOfApi } from '../../archetypes/kinds/ml/llm-api.ts'
import type { ModelNode } from '../../archetypes/model.ts'
import { SECONDS_PER_MONTH } from '../../archetypes/month.ts'
import { numberOf, textOf } from '../../archetypes/settings/config.ts'
import type { Figures } from '../../report/report.ts'
import { computed, type DraftUnit, setting } from './draft.ts'

/** Of a language model behind an address: what tokens and answers cost, and how busy reserved units are. */
export function tokenUnits(node: ModelNode, figures: Figures): readonly DraftUnit[] {
  const row = figures.nodes[node.index]
  const usd = row?.monthlyUsd ?? null
  const rps = row?.arrivalRps ?? 0
  if (usd === null || rps === 0) return []
  const { config, service } = node
  const read = numberOf(config, 'tokensIn')
  const written = modelOfApi(service, config)?.embeds ? 0 : numberOf(config, 'tokensOut')
  const answers = rps * SECONDS_PER_MONTH
  const tokens = answers * (read + written)
  const cost = computed('cost a month', usd, 'USD', 'its bill lines')
  const inputs = [
    cost,
    computed('answers a month', answers, '', 'arrivals × 730 h × 3,600 s'),
    setting(node, 'tokensIn', 'tokens read for one', read),
    setting(node, 'tokensOut', 'tokens written for one', written),
  ]
  const perSecond = answersPerSecond(node.setting)
  const mixed = [
    `Tokens read and written together; each has a price of its own${textOf(config, 'tier') === 'batch' ? ', at that of batches' : ''}.`,
  ]
  return [
    {
      key: 'usd-per-thousand-predictions',
      label: 'A thousand answers',
      value: (usd / answers) * 1000,
      unit: 'USD',
      receipt: { formula: 'cost a month ÷ answers a month × 1,000', inputs: inputs.slice(0, 2), assumptions: [] },
    },
    ...(tokens > 0
      ? [
          {
            key: 'usd-per-million-tokens',
            label: 'A million tokens',
            value: (usd / tokens) * 1e6,
            unit: 'USD',
            receipt: { formula: 'cost a month ÷ tokens a month × 1,000,000', inputs, assumptions: mixed },
          },
          {
            key: 'million-tokens-per-month',
            label: 'Tokens a month',
            value: tokens / 1e6,
            unit: 'million',
            receipt: { formula: 'answers × (tokens read + tokens written)', inputs: inputs.slice(1), assumptions: [] },
          },
        ]
      : []),
    ...(perSecond !== null
      ? [
          {
            key: 'reserved-units-used',
            label: 'Reserved units in use',
            value: (rps / perSecond) * 100,
            unit: '%',
            receipt: {
              formula: 'arrivals ÷ answers a second that the units read',
              inputs: [
                computed('arrivals', rps, 'requests/s', 'traffic'),
                computed('answers a second', perSecond, 'requests/s', 'units × tokens a minute ÷ tokens read ÷ 60'),
              ],
              assumptions: ['Reserved units are paid whether used or not.'],
            },
          },
        ]
      : []),
  ]
}
