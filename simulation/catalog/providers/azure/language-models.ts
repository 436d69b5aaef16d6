import { amount, choice, figure, languageModel, modelChoice, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Tokens that one provisioned unit reads in a minute. */
const read = (tokens: number) =>
  figure(
    tokens,
    'tokens/min',
    'MicrosoftDocs/azure-ai-docs articles/foundry/openai/includes/how-to-provisioned-throughput-onboarding-3.md',
    '2026-03-20',
    'quoted',
  )

const MODELS = [
  languageModel('gpt-4o', 'GPT-4o', {
    firstTokenMs: figure(770, 'ms', 'artificialanalysis.ai, GPT-4o (2024-05)', '2024-05', 'quoted'),
    tokensPerSecond: figure(115, 'tokens/s', 'artificialanalysis.ai, GPT-4o (2024-05)', '2024-05', 'quoted'),
  }),
  languageModel('gpt-4o-mini', 'GPT-4o mini'),
  languageModel('gpt-4.1', 'GPT-4.1', { readPerMinuteUnit: read(3000) }),
  languageModel('gpt-4.1-mini', 'GPT-4.1 mini', {
    firstTokenMs: figure(2400, 'ms', 'kunalganglani.com (2026-03)', '2026-03', 'quoted'),
    readPerMinuteUnit: read(14900),
  }),
  languageModel('gpt-4.1-nano', 'GPT-4.1 nano', { readPerMinuteUnit: read(59400) }),
  languageModel('o3', 'o3', { readPerMinuteUnit: read(3000) }),
  languageModel('o4-mini', 'o4-mini', { readPerMinuteUnit: read(5400) }),
  languageModel('gpt-5', 'GPT-5', { readPerMinuteUnit: read(4750) }),
  languageModel('gpt-5-mini', 'GPT-5 mini', { readPerMinuteUnit: read(23750) }),
  languageModel('gpt-5-nano', 'GPT-5 nano'),
  languageModel('gpt-5.2', 'GPT-5.2', { readPerMinuteUnit: read(3400) }),
  languageModel('text-embedding-3-large', 'Embedding 3 large', { embeds: true }),
  languageModel('text-embedding-3-small', 'Embedding 3 small', { embeds: true }),
  languageModel('text-embedding-ada-002', 'Embedding Ada 002', { embeds: true }),
]

/** Language models of the provider's own making and of others, behind one address. */
export const azureLanguageModels: readonly ServiceRecord[] = [
  {
    id: 'azure.openai',
    provider: 'azure',
    name: 'Language models',
    vendorName: 'Azure OpenAI in Foundry Models',
    shortName: 'Azure OpenAI',
    category: 'ml',
    capabilities: ['managed-foundation-models'],
    archetype: 'llm-api',
    scope: 'regional',
    description:
      'OpenAI’s language models behind an address in your subscription, paid by the token or by reserved units. Reserved units are paid by the hour whether used or not; beyond them requests are refused.',
    whenToUse:
      'To write, summarise, classify or answer in words without training or running a model, from the first request on.',
    whenNot:
      'When a small model of your own does it, when answers must come in a few milliseconds, or when millions of tokens a day make reserved machines cheaper.',
    keywords: [
      'LLM',
      'generative AI',
      'foundation model',
      'GPT',
      'ChatGPT',
      'OpenAI',
      'chat',
      'RAG',
      'embedding',
      'tokens',
      'PTU',
      'provisioned throughput',
    ],
    glyph: 'chat',
    models: MODELS,
    parameters: [
      modelChoice(MODELS, 'gpt-4o-mini'),
      choice(
        'deployment',
        'Deployment',
        'Where requests may be answered: anywhere in the world, in a group of regions, or in one region only, which costs more.',
        'global',
        [
          ['global', 'Global'],
          ['data-zone', 'Data zone'],
          ['regional', 'Regional'],
        ],
      ),
      amount(
        'tunedModelHours',
        'Tuned model kept ready',
        'Hours a month that a model tuned by you is kept ready.',
        'hours',
      ),
      amount('codeSessions', 'Code sessions', 'Sessions a month in which the model runs code.', 'sessions'),
    ],
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Standard and provisioned deployments; no latency promise for standard',
        'Azure/azqr internal/graph/azqr/azure-resources/CognitiveServices/accounts/kql/aif-003.kql (34dd316, 2026-08-21); credits from redresscompliance.com (2026)',
        '2026',
        'quoted',
      ),
    ],
    traits: {
      firstTokenMs: figure(600, 'ms', RECALLED, '2026-11-23', 'recalled'),
      tokensPerSecond: figure(60, 'tokens/s', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'azurerm_cognitive_deployment',
  },
]
