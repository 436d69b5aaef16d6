import { figure, languageModel, modelChoice, RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const MODELS = [
  languageModel('nova-micro', 'Nova Micro'),
  languageModel('nova-lite', 'Nova Lite'),
  languageModel('nova-pro', 'Nova Pro'),
  languageModel('nova-premier', 'Nova Premier'),
  languageModel('nova-2-lite', 'Nova 2 Lite'),
  languageModel('claude-haiku-4.5', 'Claude Haiku 4.5', {
    firstTokenMs: figure(597, 'ms', 'kunalganglani.com (2026-03)', '2026-03', 'quoted'),
  }),
  languageModel('claude-sonnet-4.6', 'Claude Sonnet 4.6', {
    firstTokenMs: figure(
      2120,
      'ms',
      'jonathanwrede.de, time to first token by OpenRouter (2026); through a public router',
      '2026',
      'quoted',
    ),
    tokensPerSecond: figure(
      44.3,
      'tokens/s',
      'jonathanwrede.de, time to first token by OpenRouter (2026)',
      '2026',
      'quoted',
    ),
  }),
  languageModel('claude-opus-4.8', 'Claude Opus 4.8'),
  languageModel('llama-3.1-8b', 'Llama 3.1 8B'),
  languageModel('llama-3.3-70b', 'Llama 3.3 70B'),
  languageModel('llama-4-maverick', 'Llama 4 Maverick'),
  languageModel('mistral-large-3', 'Mistral Large 3'),
  languageModel('deepseek-r1', 'DeepSeek-R1'),
  languageModel('titan-embeddings-g1', 'Titan Embeddings G1', { embeds: true }),
  languageModel('titan-embeddings-v2', 'Titan Embeddings V2', { embeds: true }),
]

/** Language models of the provider's own making and of others, behind one address. */
export const awsLanguageModels: readonly ServiceRecord[] = [
  {
    id: 'aws.bedrock',
    provider: 'aws',
    name: 'Language models',
    vendorName: 'Amazon Bedrock',
    shortName: 'Bedrock',
    category: 'ml',
    capabilities: ['managed-foundation-models'],
    archetype: 'llm-api',
    scope: 'regional',
    description:
      'Language models of several makers behind one address, paid by the token. Writing tokens costs several times as much as reading them, and a long answer takes as long as its tokens take.',
    whenToUse:
      'To write, summarise, classify or answer in words without training or running a model, from the first request on.',
    whenNot:
      'When a small model of your own does it, when answers must come in a few milliseconds, or when millions of tokens a day make reserved machines cheaper.',
    keywords: [
      'LLM',
      'generative AI',
      'foundation model',
      'Claude',
      'Llama',
      'Nova',
      'Mistral',
      'GPT',
      'chat',
      'RAG',
      'embedding',
      'tokens',
    ],
    glyph: 'chat',
    models: MODELS,
    parameters: [modelChoice(MODELS, 'nova-lite')],
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Per region, request success',
        'https://aws.amazon.com/bedrock/sla/',
        '2023-10-04',
        'quoted',
      ),
    ],
    traits: {
      firstTokenMs: figure(600, 'ms', RECALLED, '2026-11-23', 'recalled'),
      tokensPerSecond: figure(60, 'tokens/s', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'aws_bedrock_provisioned_model_throughput',
  },
]
