import { describe, expect, it } from 'vitest'
import { warmShare } from '../../../simulation/archetypes/serving/warm-copies.ts'
import { partBill } from '../cost/month.ts'

const usage = (meanRps: number, hourlyRps: readonly number[] = []) => ({
  meanRps,
  peakRps: meanRps,
  hourlyRps,
  heldMs: null,
  hourlyInstances: [],
  requestGb: 0,
  responseGb: 0,
  calledRequestGb: 0,
  calledResponseGb: 0,
})

/** Erlang's formula as it is written in books: a^w/w! ÷ Σ a^k/k!. */
function erlangB(servers: number, offered: number): number {
  const terms = Array.from({ length: servers + 1 }, (_, k) => {
    let term = 1
    for (let i = 1; i <= k; i++) term *= offered / i
    return term
  })
  return (terms[servers] ?? 0) / terms.reduce((sum, term) => sum + term, 0)
}

describe('copies that are kept warm', () => {
  it.each([
    [1, 0.5],
    [5, 3],
    [10, 10],
    [40, 60],
  ])('%i with an offered load of %f serve what Erlang’s formula does not lose', (warm, offered) => {
    expect(warmShare(usage(offered), warm, 1000)).toBeCloseTo(1 - erlangB(warm, offered), 12)
  })

  it('serve all when there are many, and nothing when there are none', () => {
    expect(warmShare(usage(10), 200, 1000)).toBeCloseTo(1, 12)
    expect(warmShare(usage(10), 0, 1000)).toBe(0)
  })

  it('are the same by the formula and by its limit of very many, within a percent', () => {
    const [below, above] = [10_000, 10_001].map((warm) => warmShare(usage(12_000), warm, 1000))
    expect(Math.abs((below ?? 0) - (above ?? 0))).toBeLessThan(0.01)
  })

  it('are judged hour by hour', () => {
    const even = warmShare(usage(10, [10, 10]), 10, 1000)
    const uneven = warmShare(usage(10, [1, 19]), 10, 1000)
    expect(uneven).toBeLessThan(even)
  })
})

describe('the published examples of provisioned concurrency', () => {
  /** 1 GB for a second each, so that GB-seconds are requests; 730 hours of w copies are 2,628,000 × w GB-seconds. */
  const bill = partBill(
    'aws.lambda',
    { memoryMb: 1024, minInstances: 2, streamedGbPerMonth: 976.56 },
    { requests: 1e6, heldMs: 1000 },
  )

  it('pay for keeping, for time on kept copies and for the rest at three prices', () => {
    expect(bill.line('provisioned-concurrency')).toMatchObject({ unitPriceUsd: 0.0000041667 })
    expect(bill.line('provisioned-duration')).toMatchObject({ unitPriceUsd: 0.0000097222 })
    expect(bill.line('duration')).toMatchObject({ unitPriceUsd: 0.0000166667 })
    expect(bill.line('provisioned-duration').quantity + bill.line('duration').quantity).toBeCloseTo(1e6, 6)
  })

  it('pay for what is streamed', () => {
    expect(bill.line('streaming').amountUsd).toBeCloseTo(7.81, 2)
  })
})
