import { describe, expect, it } from 'vitest'
import { DOT_SPEED, dotsApart, requestsPerDot } from '../../../renderer/canvas/wires/traffic.ts'

describe('dots on the wires', () => {
  it('pass a point as often as requests do, so many to a dot', () => {
    // 120 requests a second, 20 to a dot: six dots a second
    expect(DOT_SPEED / dotsApart(120, 20)).toBe(6)
  })

  it('are in proportion to the rates of their wires', () => {
    expect(dotsApart(10, 5) / dotsApart(40, 5)).toBe(4)
  })

  it('are at most 200, with the least round number of requests to each', () => {
    for (const rps of [0.1, 3, 50, 800, 12_345, 1e6]) {
      const flows = [
        { rps, length: 300 },
        { rps: rps / 3, length: 900 },
      ]
      const dots = (perDot: number) => flows.reduce((sum, flow) => sum + flow.length / dotsApart(flow.rps, perDot), 0)
      const perDot = requestsPerDot(flows)
      expect(String(perDot)).toMatch(/^[125]0*$/)
      expect(dots(perDot)).toBeLessThanOrEqual(200)
      if (perDot > 1) expect(dots(perDot / 2.5)).toBeGreaterThan(200)
    }
  })

  it('stand for a request each where there is no traffic', () => {
    expect(requestsPerDot([])).toBe(1)
  })
})
