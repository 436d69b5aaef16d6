import { describe, expect, it } from 'vitest'
import { manyServerWait } from '../../../../simulation/latency/stations/many-servers.ts'

describe('the mean wait of M/G/c', () => {
  // c = 4, ρ = 0.8, E[S] = 10 ms: W_M = C ÷ (c (1 − ρ)) · E[S] with Erlang’s C of 3.2 Erlang on 4 servers
  const exponential = (0.596_432_471_787_404_6 * 10) / (4 * 0.2)
  // W_D by ½[1 + (1 − ρ)(c − 1)(√(4 + 5c) − 2) ÷ (16cρ)] = ½[1 + 0.2 × 3 × (√24 − 2) ÷ 51.2]
  const constant = (exponential * (1 + (0.2 * 3 * (Math.sqrt(24) - 2)) / 51.2)) / 2

  it('is exact for exponential service', () => {
    expect(manyServerWait(4, 0.8, 10, 1)).toBeCloseTo(exponential, 11)
  })

  it('of constant service is that of Cosmetatos', () => {
    expect(manyServerWait(4, 0.8, 10, 0)).toBeCloseTo(constant, 11)
  })

  it('below cv² = 1 lies between them as Kimura has it, above as the mean of Kimura and Cosmetatos', () => {
    const kimura = (cv2: number) => (1 + cv2) / ((2 * cv2) / exponential + (1 - cv2) / constant)
    const cosmetatos = (cv2: number) => cv2 * exponential + (1 - cv2) * constant
    for (const cv2 of [0.1, 0.5, 0.99]) expect(manyServerWait(4, 0.8, 10, cv2)).toBeCloseTo(kimura(cv2), 11)
    for (const cv2 of [1.01, 4, 25]) {
      expect(manyServerWait(4, 0.8, 10, cv2)).toBeCloseTo((kimura(cv2) + cosmetatos(cv2)) / 2, 10)
    }
  })

  it('of constant service in light traffic is at most c ÷ (c + 1) of the exponential one', () => {
    const light = manyServerWait(50, 0.01, 10, 1)
    expect(light).toBeGreaterThan(0)
    expect(manyServerWait(50, 0.01, 10, 0) / light).toBeCloseTo(50 / 51, 12)
  })

  it('with one server is that of Pollaczek and Khinchine below cv² = 1, and above', () => {
    for (const cv2 of [0, 0.3, 1, 2, 9]) {
      expect(manyServerWait(1, 0.6, 10, cv2)).toBeCloseTo((0.6 * 10 * (1 + cv2)) / (2 * 0.4), 12)
    }
  })

  it('is never below nothing, for any spread', () => {
    for (const servers of [2, 7, 100]) {
      for (const rho of [0.05, 0.5, 0.95]) {
        for (const cv2 of [0, 1.5, 50, 1e4]) expect(manyServerWait(servers, rho, 10, cv2)).toBeGreaterThanOrEqual(0)
      }
    }
  })
})
