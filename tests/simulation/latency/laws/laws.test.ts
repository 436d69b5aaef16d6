import { describe, expect, it } from 'vitest'
import { type Ending, withRetries } from '../../../../simulation/latency/attempts.ts'
import { delayed, inSequence, oneOf, repeated } from '../../../../simulation/latency/laws/composite.ts'
import { atomExponential } from '../../../../simulation/latency/laws/elementary.ts'
import { constant, type Law, ZERO } from '../../../../simulation/latency/laws/law.ts'
import { firstOf, longestOf } from '../../../../simulation/latency/laws/longest.ts'
import { Loop, loopName } from '../../../../simulation/latency/laws/loop.ts'
import { percentilesOf, quantileOf } from '../../../../simulation/latency/laws/quantile.ts'
import { tailAt } from '../../../../simulation/latency/laws/tail.ts'
import { truncated } from '../../../../simulation/latency/laws/truncated.ts'

/** What inversion may be wrong by, of a probability. */
const INVERTED = 1e-8
/** What tables of joins may be wrong by. */
const JOINED = 3e-7

function exponential(meanMs: number): Law {
  return atomExponential(1, 1 / meanMs)
}

/** Times from `from` to `to`, each so many times the one before. */
function* times(from: number, to: number, count = 60): Generator<number> {
  for (let i = 0; i < count; i++) yield from * (to / from) ** (i / (count - 1))
}

function expectTail(law: Law, tail: (t: number) => number, from: number, to: number, error: number): void {
  for (const t of times(from, to)) {
    expect(Math.abs(tailAt(law, t) - tail(t)), `P(T > ${t})`).toBeLessThan(error)
  }
}

/** P(T > t) of n exponential stages of mean 1, summed in logarithms. */
function erlangTail(n: number, t: number): number {
  let logTerm = -t
  let sum = 0
  for (let i = 0; i < n; i++) {
    sum += Math.exp(logTerm)
    logTerm += Math.log(t / (i + 1))
  }
  return sum
}

describe('times in sequence', () => {
  // Ross, Introduction to Probability Models, §5.2.4: P(T > t) = Σ e^−λt Π λⱼ ÷ (λⱼ − λᵢ)
  const means = [1, 2, 3.5, 5, 8, 13, 21]
  const hypoexponential = (t: number) =>
    means.reduce((sum, mean, i) => {
      const share = means.reduce((all, other, j) => (i === j ? all : (all * mean) / (mean - other)), 1)
      return sum + share * Math.exp(-t / mean)
    }, 0)
  const path = inSequence(...means.map(exponential))

  it('have the tail of a hypoexponential law', () => {
    expectTail(path, hypoexponential, 1, 400, INVERTED)
  })

  it('have its percentiles', () => {
    for (const p of [0.5, 0.9, 0.95, 0.99, 0.999]) {
      const t = quantileOf(path, p)
      expect(Math.abs(hypoexponential(t) / (1 - p) - 1)).toBeLessThan(1e-5)
    }
  })

  it('are exact however many there are', () => {
    for (const n of [2, 10, 100, 1000]) {
      const deviation = Math.sqrt(n)
      const from = Math.max(n - 5 * deviation, n / 10)
      expectTail(repeated(exponential(1), n), (t) => erlangTail(n, t), from, n + 6 * deviation, INVERTED)
    }
  })

  it('are the same one by one as all at once', () => {
    const one = inSequence(...Array.from({ length: 300 }, () => inSequence(exponential(1))))
    const all = repeated(exponential(1), 300)
    for (const p of [0.5, 0.99]) expect(quantileOf(one, p) / quantileOf(all, p)).toBeCloseTo(1, 8)
  })
})

describe('a choice between times with constants of their own', () => {
  const hit = { probability: 0.8, law: delayed(exponential(1), 1) }
  const miss = { probability: 0.2, law: delayed(exponential(5), 70) }
  const tail = (t: number) => 0.8 * (t < 1 ? 1 : Math.exp(-(t - 1))) + 0.2 * (t < 70 ? 1 : Math.exp(-(t - 70) / 5))

  it('is exact on both sides of each start', () => {
    expectTail(oneOf([hit, miss]), tail, 0.5, 200, 1e-12)
    for (const t of [1, 70])
      for (const side of [1 - 1e-9, 1 + 1e-9]) {
        expect(tailAt(oneOf([hit, miss]), t * side)).toBeCloseTo(tail(t * side), 7)
      }
  })

  it('keeps its jumps: a constant is its own percentile', () => {
    const law = oneOf([
      { probability: 0.93, law: constant(3) },
      { probability: 0.07, law: inSequence(constant(40), exponential(2)) },
    ])
    expect(percentilesOf(law)).toMatchObject({ p50: 3, p90: 3 })
    expect(quantileOf(law, 0.95)).toBeCloseTo(40 + 2 * Math.log(7 / 5), 8)
  })

  it('has exact moments, twice over as well', () => {
    const twice = inSequence(oneOf([hit, miss]), oneOf([hit, miss]))
    expect(twice.mean).toBeCloseTo(2 * (0.8 * 2 + 0.2 * 75), 10)
    expect(twice.mass).toBeCloseTo(1, 14)
  })

  it('of very many constants keeps its mean and, nearly, its percentiles', () => {
    let law = ZERO
    let exact = 0
    for (let i = 1; i <= 12; i++) {
      law = inSequence(
        law,
        oneOf([
          { probability: 0.3, law: constant(i) },
          { probability: 0.7, law: ZERO },
        ]),
        exponential(4),
      )
      exact += 0.3 * i + 4
    }
    expect(law.mean).toBeCloseTo(exact, 9)
    // by the central limit, since twelve terms are many
    const variance = Array.from({ length: 12 }, (_, i) => 0.21 * (i + 1) ** 2 + 16).reduce((a, b) => a + b, 0)
    expect(quantileOf(law, 0.5)).toBeLessThan(exact)
    expect(quantileOf(law, 0.9)).toBeGreaterThan(exact + Math.sqrt(variance))
  })
})

describe('more ways than are kept apart', () => {
  it('are joined to those before them, without being taken to begin with them', () => {
    // one of twenty constants, and two waits for a server that is free every other time: none, one or two exponential times
    const count = 20
    const choice = oneOf(Array.from({ length: count }, (_, i) => ({ probability: 1 / count, law: constant(1 + i) })))
    const wait = atomExponential(0.5, 1)
    const law = inSequence(choice, wait, wait)
    const waited = (t: number) => (t < 0 ? 1 : Math.exp(-t) * (0.75 + 0.25 * t))
    for (let t = 1.5; t < 30; t++) {
      let tail = 0
      for (let constant = 1; constant <= count; constant++) tail += waited(t - constant) / count
      // half way between two constants, where jumps that are smoothed are seen least
      expect(Math.abs(tailAt(law, t) - tail), `P(T > ${t})`).toBeLessThan(0.02)
    }
  })
})

describe('times in terms of each other', () => {
  it('have exact moments, and so has all that is made of them', () => {
    // two exponential times, of mean 3 and 5, and with probability 0.4 both again: E[N] turns of mean 8 and variance 34
    const names = [loopName(), loopName()] as const
    const [first, second] = names
    const again = oneOf([
      { probability: 0.4, law: first.law },
      { probability: 0.6, law: ZERO },
    ])
    const bodies = [inSequence(exponential(3), second.law), inSequence(exponential(5), again)] as const
    const loop = new Loop(names, bodies)
    expect(loop).toBeDefined()
    const mean = 8 / 0.6
    const square = 34 / 0.6 + (64 * 0.4) / 0.36 + mean * mean
    for (const law of [first.law, bodies[0], inSequence(ZERO, first.law)]) {
      expect(law.mean).toBeCloseTo(mean, 12)
      expect(law.second).toBeCloseTo(square, 9)
    }
    expect(bodies[1].second).toBeCloseTo(50 + 0.4 * (square + 10 * mean), 9)
  })
})

describe('the longest of independent times', () => {
  it('of K equal exponential ones has the mean H(K), and the tail 1 − (1 − e^−t)^K', () => {
    for (const k of [2, 3, 8, 50]) {
      const longest = longestOf(Array.from({ length: k }, () => exponential(1)))
      let harmonic = 0
      for (let i = 1; i <= k; i++) harmonic += 1 / i
      expect(longest.mean / harmonic).toBeCloseTo(1, 7)
      expectTail(longest, (t) => 1 - (1 - Math.exp(-t)) ** k, 1e-3, 30, JOINED)
    }
  })

  it('of 8 different queues has the mean of inclusion and exclusion', () => {
    const rates = [0.3, 0.35, 0.4, 0.5, 0.6, 0.8, 1, 2]
    let exact = 0
    for (let set = 1; set < 256; set++) {
      const chosen = rates.filter((_, i) => (set >> i) & 1)
      exact += (chosen.length % 2 === 1 ? 1 : -1) / chosen.reduce((sum, rate) => sum + rate, 0)
    }
    const longest = longestOf(rates.map((rate) => exponential(1 / rate)))
    expect(longest.mean / exact).toBeCloseTo(1, 7)
    const tail = (t: number) => 1 - rates.reduce((all, rate) => all * (1 - Math.exp(-rate * t)), 1)
    for (const p of [0.5, 0.95, 0.999]) expect(tail(quantileOf(longest, p)) / (1 - p)).toBeCloseTo(1, 4)
  })

  it('goes on exactly: a join, then a station, then another join', () => {
    const inner = inSequence(longestOf([exponential(1), exponential(1)]), exponential(0.5))
    const law = longestOf([longestOf([exponential(1), exponential(2)]), inner])
    // (E₁ ∨ E₁) + E½ by its differential equation G' = (F² − G) ÷ ½, and the tail of the product integrated with it
    const step = 5e-4
    let g = 0
    let mean = 0
    const first = (t: number) => (1 - Math.exp(-t)) ** 2
    const tail = (t: number, value: number) => 1 - (1 - Math.exp(-t)) * (1 - Math.exp(-t / 2)) * value
    for (let t = 0; t < 60; t += step) {
      const before = tail(t, g)
      const half = g + step * (first(t) - g)
      g += 2 * step * (first(t + step / 2) - half)
      mean += (step * (before + tail(t + step, g))) / 2
    }
    expect(law.mean).toBeCloseTo(mean, 5)
  })

  it('of a constant and another time waits for the constant at least', () => {
    const law = longestOf([constant(5), exponential(3)])
    expect(quantileOf(law, 0.5)).toBe(5)
    expectTail(law, (t) => (t < 5 ? 1 : Math.exp(-t / 3)), 1, 80, JOINED)
  })

  it('of choices between constants keeps every jump', () => {
    const choice = oneOf([
      { probability: 0.5, law: delayed(exponential(1), 1) },
      { probability: 0.5, law: delayed(exponential(1), 20) },
    ])
    const one = (t: number) => 0.5 * (t < 1 ? 1 : Math.exp(-(t - 1))) + 0.5 * (t < 20 ? 1 : Math.exp(-(t - 20)))
    expectTail(longestOf([choice, choice]), (t) => 1 - (1 - one(t)) ** 2, 0.5, 50, JOINED)
  })

  it('is defective as its branches are', () => {
    const half = oneOf([{ probability: 0.5, law: exponential(1) }])
    const law = longestOf([half, exponential(2)])
    expect(law.mass).toBeCloseTo(0.5, 12)
    expect(law.mean / law.mass).toBeCloseTo(1 + 2 - 1 / 1.5, 6)
  })
})

describe('the first of independent times', () => {
  it('of exponential ones is exponential, at the sum of their rates', () => {
    const law = firstOf([1, 2, 5].map((mean) => exponential(mean)))
    expectTail(law, (t) => Math.exp(-1.7 * t), 1e-3, 8, JOINED)
    expect(law.mean).toBeCloseTo(1 / 1.7, 6)
  })

  it('of some that seldom end is hardly ever one that does, and then any of them', () => {
    const rare = (law: Law) => oneOf([{ probability: 1e-9, law }])
    const law = firstOf([rare(exponential(4)), rare(delayed(exponential(1), 10)), rare(constant(6))])
    expect(law.mass / 3e-9).toBeCloseTo(1, 8)
    expect(law.mean / law.mass).toBeCloseTo((4 + 11 + 6) / 3, 6)
  })

  it('of a constant and another time ends with the constant at last', () => {
    const law = firstOf([constant(5), exponential(3)])
    expectTail(law, (t) => (t < 5 ? Math.exp(-t / 3) : 0), 0.1, 20, JOINED)
  })
})

describe('what of a time ends by a limit', () => {
  const law = truncated(repeated(exponential(1), 3), 4)

  it('has that probability, and ends there', () => {
    expect(law.mass).toBeCloseTo(1 - erlangTail(3, 4), 8)
    expectTail(law, (t) => (t < 4 ? erlangTail(3, t) - erlangTail(3, 4) : 0), 0.05, 20, INVERTED)
  })

  it('has the mean of its tail, however often it is cut and tried again', () => {
    // fifty stations one behind another, each of which gives the rest five milliseconds, ten more times
    let visit: Ending = { ok: exponential(0.1), failed: null }
    for (let station = 1; station < 50; station++) {
      const { ok, failed } = withRetries(visit, { timeoutMs: 5, retries: 10, backoffMs: 0 })
      visit = { ok: inSequence(exponential(0.1), ok), failed: failed && inSequence(exponential(0.1), failed) }
    }
    const step = 0.1
    let area = 0
    for (let t = step / 2; t < 70; t += step) area += step * tailAt(visit.ok, t)
    expect(visit.ok.mean / area).toBeCloseTo(1, 3)
  })

  it('goes on exactly', () => {
    // ∫ x²/2 e^−x e^−(t−x)/2 dx up to min(t, 4), and what is still under way
    const tail = (t: number) => {
      const end = Math.min(t, 4)
      const cells = 20_000
      let sum = 0
      for (let i = 0; i < cells; i++) {
        const x = ((i + 0.5) * end) / cells
        sum += ((x * x) / 2) * Math.exp(-x - (t - x) / 2)
      }
      return (sum * end) / cells + (t < 4 ? erlangTail(3, t) - erlangTail(3, 4) : 0)
    }
    for (const t of [0.5, 2, 3.9, 4.1, 6, 20]) {
      expect(Math.abs(tailAt(inSequence(law, exponential(2)), t) - tail(t))).toBeLessThan(INVERTED)
    }
  })
})
