import { describe, expect, it } from 'vitest'
import { priceRows, serviceRecord } from '../../../simulation/catalog/index.ts'
import { figuresOf } from '../../../simulation/evaluate.ts'
import { partBill } from '../cost/month.ts'
import { designOf, part } from './drawing.ts'

const station = (service: string, config: Readonly<Record<string, unknown>> = {}) => {
  const { station: made } = part(service, config).behaviour
  if (!made) throw new Error(`${service} has no station`)
  return made
}

describe('the time of an answer', () => {
  it('is the time to the first token and that of the tokens written', () => {
    const config = { timeToFirstTokenMs: 400, tokensPerSecond: 50, tokensOut: 100 }
    expect(station('aws.bedrock', config).serviceTime).toEqual({ distribution: 'deterministic', meanMs: 2400 })
  })

  it('is the measured one of the model until the learner says otherwise', () => {
    // 412 ms and 235.6 tokens/s: jonathanwrede.de (2026)
    const { serviceTime, source } = station('gcp.gemini', { model: 'gemini-2.5-flash', tokensOut: 1000 })
    expect(serviceTime.meanMs).toBeCloseTo(412 + 1e6 / 235.6, 9)
    expect(source?.confidence).toBe('quoted')
    expect(station('gcp.gemini', { timeToFirstTokenMs: 1 }).source).toBeNull()
  })

  it('is a marked guess for a model that nobody measured', () => {
    expect(station('aws.bedrock', { model: 'nova-pro' }).source?.confidence).toBe('recalled')
  })

  it('does not grow with tokens that a model of vectors never writes', () => {
    const config = { model: 'text-embedding-3-small', timeToFirstTokenMs: 30 }
    expect(station('azure.openai', { ...config, tokensOut: 5000 }).serviceTime.meanMs).toBe(30)
  })

  it('spreads as far as the learner says, about the same mean', () => {
    const config = { timeToFirstTokenMs: 500, tokensPerSecond: 100, tokensOut: 50, spread: 0.5 }
    expect(station('aws.bedrock', config).serviceTime).toEqual({ distribution: 'lognormal', meanMs: 1000, cv2: 0.5 })
  })
})

describe('reserved units', () => {
  const reserved = { model: 'gpt-5', provisionedUnits: 1000, tokensIn: 4750, tokensOut: 100 }
  const load = (rps: number) =>
    figuresOf(
      designOf({
        nodes: [
          { id: 'users', service: 'generic.client' },
          {
            id: 'llm',
            service: 'azure.openai',
            config: { ...reserved, timeToFirstTokenMs: 1000, tokensPerSecond: 100 },
          },
        ],
        edges: [{ id: 'ask', source: 'users', target: 'llm' }],
        workloads: [{ id: 'chat', source: 'users', rps }],
      }),
    ).body.nodes[1]

  it('carry what they read in a minute, and no more', () => {
    // 1000 units × 4,750 tokens a minute = 1000 requests of 4,750 tokens a minute
    expect(load(16)?.saturated).toBe(false)
    expect(load(16)?.utilisation).toBeCloseTo(16 / (1000 / 60), 1)
    expect(load(17)?.saturated).toBe(true)
  })

  it('replace the price of tokens, used or not', () => {
    const bill = partBill('azure.openai', { ...reserved, deployment: 'regional' }, { requests: 1e6 })
    expect(bill.dimensions).toEqual(['provisioned-unit-hours'])
    expect(bill.totalUsd).toBeCloseTo(1000 * 730 * 2, 6)
  })

  it('cost a known sum for a month or a year in one region, and nobody says what elsewhere', () => {
    const units = (deployment: string, purchase: string) =>
      partBill('azure.openai', { provisionedUnits: 50, deployment, purchase }).line('provisioned-unit-months').amountUsd
    expect(units('regional', 'reserved-1m')).toBeCloseTo(50 * 260, 6)
    expect(units('regional', 'reserved-1y')).toBeCloseTo(50 * 221, 6)
    expect(units('global', 'reserved-1m')).toBeNull()
    expect(partBill('aws.bedrock', { provisionedUnits: 1 }).complete).toBe(false)
  })
})

describe('the bill of tokens', () => {
  const month = { requests: 1e6 }

  it('counts those read and those written at the model’s prices', () => {
    const bill = partBill('aws.bedrock', { model: 'claude-haiku-4.5', tokensIn: 1000, tokensOut: 200 }, month)
    expect(bill.line('input-tokens').amountUsd).toBeCloseTo(1000, 6)
    expect(bill.line('output-tokens').amountUsd).toBeCloseTo(1000, 6)
    expect(bill.complete).toBe(true)
  })

  it('sells what is in the cache for less', () => {
    const bill = partBill('azure.openai', { model: 'gpt-5', tokensIn: 1000, tokensOut: 0, cachedShare: 0.8 }, month)
    expect(bill.line('input-tokens').amountUsd).toBeCloseTo(200 * 1.25, 6)
    expect(bill.line('cached-input-tokens').amountUsd).toBeCloseTo(800 * 0.125, 6)
  })

  it('charges all tokens of a long prompt more', () => {
    const bill = (tokensIn: number) =>
      partBill('gcp.gemini', { model: 'gemini-2.5-pro', tokensIn, tokensOut: 0 }, { requests: 1000 }).totalUsd
    expect(bill(200_000)).toBeCloseTo(200 * 1.25, 6)
    expect(bill(200_001)).toBeCloseTo(200.001 * 2.5, 6)
  })

  it('halves for a batch', () => {
    const config = { model: 'gemini-3', tokensIn: 1000, tokensOut: 1000 }
    const [now, batch] = ['standard', 'batch'].map(
      (tier) => partBill('gcp.gemini', { ...config, tier }, month).totalUsd,
    )
    expect(now).toBeCloseTo(1000 * 2 + 1000 * 12, 6)
    expect(batch).toBeCloseTo((now ?? 0) / 2, 6)
  })

  it.each(['aws.bedrock', 'gcp.gemini', 'azure.openai'])('%s: has a price for both ends of every model', (id) => {
    for (const { id: model, embeds } of serviceRecord(id)?.models ?? []) {
      const bill = partBill(id, { model }, month)
      expect(bill.complete, model).toBe(true)
      expect(bill.dimensions, model).toEqual(embeds ? ['input-tokens'] : ['input-tokens', 'output-tokens'])
      expect(bill.totalUsd, model).toBeGreaterThan(0)
    }
    const named = new Set(priceRows(id).flatMap(({ when }) => (when?.model === undefined ? [] : [when.model])))
    expect([...named].sort()).toEqual((serviceRecord(id)?.models ?? []).map((model) => model.id).sort())
  })
})
