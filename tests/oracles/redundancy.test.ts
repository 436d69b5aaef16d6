import { describe, expect, it } from 'vitest'
import oracles from './redundancy.json' with { type: 'json' }
import { drawSystem, systemOf, unavailabilityOf } from './structures.ts'

describe('redundancy', () => {
  it.each(oracles)('$family: $id', ({ components, system, unavailability }) => {
    const parts = new Map(Object.entries<number | undefined>(components).map(([id, up]) => [id, up ?? 1]))
    // an availability is a decimal near 1: its last digit is an error of about 1e-16 in the unavailability
    const tolerance = Math.max(1e-9, 1e-15 / unavailability)
    const solved = unavailabilityOf(drawSystem(parts, systemOf(system)))
    expect(Math.abs(solved / unavailability - 1)).toBeLessThanOrEqual(tolerance)
  })
})
