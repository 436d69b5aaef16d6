import { describe, expect, it } from 'vitest'
import { expectedRun } from '../../../simulation/archetypes/serving/interruptions.ts'

const work = { workHours: 10, perHour: 0.1, checkpointHours: 0, restartHours: 0 }

describe('work that may be interrupted', () => {
  it('takes as long as it takes when nothing interrupts it', () => {
    expect(expectedRun({ ...work, perHour: 0 })).toEqual({ hours: 10, interruptions: 0, lostHours: 0 })
  })

  it('starts over without checkpoints: (e^(λW) − 1) ÷ λ', () => {
    const { hours, interruptions, lostHours } = expectedRun(work)
    expect(hours).toBeCloseTo((Math.E - 1) / 0.1, 9)
    expect(interruptions).toBeCloseTo(Math.E - 1, 9)
    expect(lostHours).toBeCloseTo((Math.E - 1) / 0.1 - 10, 9)
  })

  it('loses about half a stretch for each interruption when it is saved often', () => {
    const { hours, interruptions } = expectedRun({ ...work, checkpointHours: 0.1 })
    expect(interruptions).toBeCloseTo(1, 1)
    expect(hours - 10).toBeCloseTo(0.05, 3)
  })

  it('does a last stretch that is shorter than the others', () => {
    const stretch = (hours: number) => Math.expm1(0.1 * hours) / 0.1
    expect(expectedRun({ ...work, checkpointHours: 4 }).hours).toBeCloseTo(2 * stretch(4) + stretch(2), 9)
  })

  it('waits for new machines after every interruption', () => {
    const calm = expectedRun(work)
    expect(expectedRun({ ...work, restartHours: 0.5 }).hours).toBeCloseTo(calm.hours + 0.5 * calm.interruptions, 9)
  })

  it('agrees with a simulation of the same work', () => {
    const rare = { workHours: 5, perHour: 0.4, checkpointHours: 1.5, restartHours: 0.2 }
    let seed = 7
    const uniform = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      return (seed + 0.5) / 2 ** 32
    }
    const runs = 40_000
    let total = 0
    for (let run = 0; run < runs; run++) {
      for (const stretch of [1.5, 1.5, 1.5, 0.5]) {
        for (;;) {
          const next = -Math.log(uniform()) / rare.perHour
          if (next >= stretch) break
          total += next + rare.restartHours
        }
        total += stretch
      }
    }
    const { hours } = expectedRun(rare)
    expect(Math.abs(total / runs / hours - 1)).toBeLessThan(0.01)
  })

  it('never ends where a stretch is far longer than the peace between interruptions', () => {
    expect(expectedRun({ ...work, workHours: 700, perHour: 1000 }).hours).toBe(Number.POSITIVE_INFINITY)
  })
})
