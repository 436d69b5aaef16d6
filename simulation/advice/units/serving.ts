import type { ModelNode } from '../../archetypes/model.ts'
import { SECONDS_PER_MONTH } from '../../archetypes/month.ts'
import { numberOf } from '../../archetypes/settings/config.ts'
import type { Figures } from '../../report/report.ts'
import { computed, type DraftUnit, machineBill, published, setting } from './draft.ts'
import { memoryThere, modelMemory, PRECISIONS } from './model-memory.ts'
import { type WritingSpeed, writingSpeed } from './writing-speed.ts'

/** Of parts that answer with a model: what a prediction costs, whether the model fits, how many tokens a machine writes. */
export function servingUnits(node: ModelNode, figures: Figures): readonly DraftUnit[] {
  const memory = modelMemory(node.setting)
  const isEndpoint = node.service.archetype === 'ml-endpoint'
  if (!memory && !isEndpoint) return []
  const speed = writingSpeed(node.setting)
  return [
    ...perPrediction(node, figures),
    ...memoryUnits(node),
    ...(speed ? speedUnits(node, speed) : []),
    ...tokenPrices(node, figures, speed),
  ]
}

function perPrediction(node: ModelNode, figures: Figures): readonly DraftUnit[] {
  const row = figures.nodes[node.index]
  const rps = row?.arrivalRps ?? 0
  const usd = row?.monthlyUsd ?? null
  if (rps === 0 || usd === null) return []
  const predictions = rps * SECONDS_PER_MONTH
  return [
    {
      key: 'usd-per-thousand-predictions',
      label: 'A thousand predictions',
      value: (usd / predictions) * 1000,
      unit: 'USD',
      receipt: {
        formula: 'cost a month ÷ predictions a month × 1,000',
        inputs: [
          computed('cost a month', usd, 'USD', 'its bill lines'),
          computed('predictions a month', predictions, '', 'arrivals × 730 h × 3,600 s'),
        ],
        assumptions: [
          'At the mean rate that is drawn: machines that stand idle are paid too, so that more traffic makes each cheaper.',
        ],
      },
    },
  ]
}

function memoryUnits(node: ModelNode): readonly DraftUnit[] {
  const memory = modelMemory(node.setting)
  if (!memory) return []
  const there = memoryThere(node.setting)
  const { config } = node
  const stated = numberOf(config, 'modelGib')
  const size =
    stated > 0
      ? [setting(node, 'modelGib', 'model size', stated, 'GiB')]
      : [
          setting(node, 'parametersBillion', 'parameters', numberOf(config, 'parametersBillion'), 'billion'),
          setting(node, 'precision', 'bytes of one', PRECISIONS[memory.precision]),
        ]
  return [
    {
      key: 'model-memory-gb',
      label: 'Memory that the model needs',
      value: memory.neededGb,
      unit: 'GB',
      receipt: {
        formula: 'parameters × bytes of one + batch × tokens × cache of a token (Kwon et al., SOSP 2023)',
        inputs: [
          ...size,
          computed('weights', memory.weightsGb, 'GB'),
          setting(node, 'batchMax', 'requests in a batch', memory.batch),
          setting(node, 'contextTokens', 'tokens of one', numberOf(config, 'contextTokens')),
          setting(node, 'kvKbPerToken', 'cache of a token', numberOf(config, 'kvKbPerToken'), 'KB'),
        ],
        assumptions: ['What the server program itself takes comes on top; it depends on the program.'],
      },
    },
    ...(there
      ? [
          {
            key: 'memory-there-gb',
            label: there.each ? 'Memory of the accelerators' : 'Memory of one machine',
            value: there.gb,
            unit: 'GB',
            receipt: {
              formula: there.each ? 'accelerators of one machine × memory of one' : 'memory of one machine or copy',
              inputs: there.each
                ? [
                    computed('accelerators', there.accelerators, '', 'machine type'),
                    published('memory of one', there.each),
                  ]
                : [computed('memory', there.gb, 'GB', 'machine type or setting')],
              assumptions:
                there.accelerators > 1 ? ['One copy of the model is spread over all accelerators of a machine.'] : [],
            },
          },
        ]
      : []),
  ]
}

const ROOF =
  'An upper bound: it leaves out the time to read the prompt, the links between accelerators and the program itself.'

function speedUnits(
  node: ModelNode,
  { chip, accelerators, memory, stepMs, limit, tokensPerSecond }: WritingSpeed,
): readonly DraftUnit[] {
  const inputs = [
    computed('weights and caches', memory.neededGb, 'GB'),
    setting(node, 'batchMax', 'requests in a batch', memory.batch),
    computed('accelerators', accelerators, '', 'machine type'),
    ...(chip.bandwidth ? [published('bandwidth of one', chip.bandwidth)] : []),
    ...(chip.rate ? [published('rate of one at 16 bits', chip.rate)] : []),
    computed('time of a step', stepMs, 'ms', limit === 'memory' ? 'reading the memory' : 'arithmetic'),
  ]
  const formula =
    'batch ÷ max(bytes read ÷ bandwidth, 2 × parameters × batch ÷ rate): roofline (Pope et al., MLSys 2023)'
  return [
    {
      key: 'tokens-per-second',
      label: 'Tokens a second of one machine, at most',
      value: tokensPerSecond,
      unit: 'tokens/s',
      receipt: { formula, inputs, assumptions: [ROOF] },
    },
    {
      key: 'tokens-per-second-of-one',
      label: 'Tokens a second of one answer, at most',
      value: 1000 / stepMs,
      unit: 'tokens/s',
      receipt: { formula: '1 ÷ time of a step', inputs, assumptions: [ROOF] },
    },
  ]
}

function tokenPrices(node: ModelNode, figures: Figures, speed: WritingSpeed | null): readonly DraftUnit[] {
  const row = figures.nodes[node.index]
  const each = numberOf(node.config, 'tokensOut')
  const usd = row?.monthlyUsd ?? null
  if (each === 0 || usd === null) return []
  const tokens = (row?.arrivalRps ?? 0) * SECONDS_PER_MONTH * each
  const machines = machineBill(figures, node)
  return [
    ...(tokens > 0
      ? [
          {
            key: 'usd-per-million-tokens',
            label: 'A million tokens written',
            value: (usd / tokens) * 1e6,
            unit: 'USD',
            receipt: {
              formula: 'cost a month ÷ tokens a month × 1,000,000',
              inputs: [
                computed('cost a month', usd, 'USD', 'its bill lines'),
                setting(node, 'tokensOut', 'tokens of an answer', each),
                computed('tokens a month', tokens, '', 'answers × tokens of one'),
              ],
              assumptions: ['At the mean rate that is drawn.'],
            },
          },
        ]
      : []),
    ...(speed && machines
      ? [
          {
            key: 'usd-per-million-tokens-full',
            label: 'A million tokens at full speed, at least',
            value: (machines.usd / machines.hours / 3600 / speed.tokensPerSecond) * 1e6,
            unit: 'USD',
            receipt: {
              formula: 'price of a machine-hour ÷ 3,600 s ÷ tokens a second × 1,000,000',
              inputs: [
                computed('price of a machine-hour', machines.usd / machines.hours, 'USD', 'its bill lines'),
                computed('tokens a second', speed.tokensPerSecond, '', 'at most'),
              ],
              assumptions: ['Every batch is full, all the time.', ROOF],
            },
          },
        ]
      : []),
  ]
}
