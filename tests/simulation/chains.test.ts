import { describe, expect, it } from 'vitest'
import { evaluate } from '../../simulation/index.ts'
import { draw, type Part, type Wire } from './latency/drawing.ts'

const config = { availability: 0.99999, servers: 1, serviceTime: { distribution: 'exponential', meanMs: 0.5 } }

/** Parts one behind another, each called so often by the one before it. */
function chain(length: number, calls: number) {
  const parts: Part[] = Array.from({ length }, (_, i) => [`s${i}`, 'generic.service', config])
  const wires: Wire[] = parts.map(([id], i) => [i === 0 ? 'users' : `s${i - 1}`, id, { calls: i === 0 ? 1 : calls }])
  return evaluate(draw(parts, wires)).system
}

describe('a chain of calls', () => {
  it('is up as often as all of its thousand parts are', { timeout: 30_000 }, () => {
    const length = 1000
    const { unavailability, latencyMs } = chain(length, 1)
    expect((unavailability ?? 0) / -Math.expm1(length * Math.log1p(-0.00001))).toBeCloseTo(1, 9)
    expect(latencyMs?.mean).toBeGreaterThan(length * 0.5)
  })

  it('is needed as far as the calls go, three hundred deep', { timeout: 30_000 }, () => {
    const length = 300
    // each visit fails with its own part, or with the next one's visit when that is called
    let unavailability = 0
    for (let i = 0; i < length; i++) unavailability = 0.00001 + 0.99999 * (i === 0 ? 0 : 0.999 * unavailability)
    expect((chain(length, 0.999).unavailability ?? 0) / unavailability).toBeCloseTo(1, 9)
  })

  it.each([0.999, 0.99999])(
    'is waited for as theory has it, five thousand deep and called %d times each',
    {
      timeout: 60_000,
    },
    (calls) => {
      const length = 5000
      let mean = 0
      for (let i = 0; i < length; i++) mean += (calls ** i * 0.5) / (1 - 0.01 * 0.5 * calls ** i)
      const { latencyMs } = chain(length, calls)
      expect((latencyMs?.mean ?? 0) / mean).toBeCloseTo(1, 9)
      expect(latencyMs?.p50).toBeGreaterThan(0)
      expect(latencyMs?.p999).toBeLessThan(length)
    },
  )
})
