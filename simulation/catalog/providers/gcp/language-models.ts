import { amount, figure, languageModel, modelChoice, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const LONG_PROMPT = figure(
  200_000,
  'tokens',
  'GitHub pydantic/genai-prices prices/providers/google.yml @47df840',
  '2025-10-31',
  'quoted',
)

const MODELS = [
  languageModel('gemini-2.5-flash', 'Gemini 2.5 Flash', {
    firstTokenMs: figure(
      412,
      'ms',
      'jonathanwrede.de, time to first token by OpenRouter (2026); through a public router',
      '2026',
      'quoted',
    ),
    tokensPerSecond: figure(
      235.6,
      'tokens/s',
      'jonathanwrede.de, time to first token by OpenRouter (2026)',
      '2026',
      'quoted',
    ),
  }),
  languageModel('gemini-2.5-flash-lite', 'Gemini 2.5 Flash-Lite', {
    firstTokenMs: figure(
      321,
      'ms',
      'jonathanwrede.de, time to first token by OpenRouter (2026); through a public router',
      '2026',
      'quoted',
    ),
    tokensPerSecond: figure(
      191.9,
      'tokens/s',
      'jonathanwrede.de, time to first token by OpenRouter (2026)',
      '2026',
      'quoted',
    ),
  }),
  languageModel('gemini-2.5-pro', 'Gemini 2.5 Pro', { longPrompt: LONG_PROMPT }),
  languageModel('gemini-2.0-flash', 'Gemini 2.0 Flash', {
    firstTokenMs: figure(
      405,
      'ms',
      'jonathanwrede.de, time to first token by OpenRouter (2026); through a public router',
      '2026',
      'quoted',
    ),
    tokensPerSecond: figure(
      203,
      'tokens/s',
      'jonathanwrede.de, time to first token by OpenRouter (2026)',
      '2026',
      'quoted',
    ),
  }),
  languageModel('gemini-3', 'Gemini 3', { longPrompt: LONG_PROMPT }),
  languageModel('gemini-3.1-pro', 'Gemini 3.1 Pro', { longPrompt: LONG_PROMPT }),
  languageModel('gemini-3.1-flash-lite', 'Gemini 3.1 Flash-Lite'),
  languageModel('gemini-3.5-flash', 'Gemini 3.5 Flash'),
  languageModel('gemini-3.7-flash', 'Gemini 3.7 Flash'),
  languageModel('gemini-embedding-001', 'Gemini Embedding 001', { embeds: true }),
]

/** Language models of the provider's own making and of others, behind one address. */
export const gcpLanguageModels: readonly ServiceRecord[] = [
  {
    id: 'gcp.gemini',
    provider: 'gcp',
    name: 'Language models',
    vendorName: 'Gemini API on Vertex AI',
    shortName: 'Gemini',
    category: 'ml',
    capabilities: ['managed-foundation-models'],
    archetype: 'llm-api',
    scope: 'global',
    description:
      'Google’s language models behind one address, paid by the token. Long prompts double the price of some models, and capacity is shared: a busy hour answers some requests with "try again".',
    whenToUse:
      'To write, summarise, classify or answer in words without training or running a model, from the first request on.',
    whenNot:
      'When a small model of your own does it, when answers must come in a few milliseconds, or when millions of tokens a day make reserved machines cheaper.',
    keywords: [
      'LLM',
      'generative AI',
      'foundation model',
      'Gemini',
      'GPT',
      'chat',
      'RAG',
      'embedding',
      'tokens',
      'vertex ai',
    ],
    glyph: 'chat',
    models: MODELS,
    parameters: [
      modelChoice(MODELS, 'gemini-2.5-flash'),
      amount(
        'audioTokensIn',
        'Audio tokens read',
        'Tokens of sound in one request, which have a price of their own.',
        'tokens',
      ),
    ],
    slas: [
      sla(
        'multi-region',
        0.995,
        'generateContent and streamGenerateContent; Provisioned Throughput also 99% monthly attainment of the latency target',
        'https://cloud.google.com/vertex-ai/generative-ai/sla; credits from sla.directory (2026)',
        '2026',
        'quoted',
      ),
    ],
    traits: {
      firstTokenMs: figure(600, 'ms', RECALLED, '2026-11-23', 'recalled'),
      tokensPerSecond: figure(100, 'tokens/s', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'google_project_service',
  },
]
