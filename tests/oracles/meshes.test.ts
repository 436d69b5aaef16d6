import { describe, expect, it } from 'vitest'
import { drawSystem, type System, unavailabilityOf } from './structures.ts'

const near = (actual: number | null | undefined, expected: number, tolerance: number) =>
  expect(Math.abs((actual ?? Number.NaN) / expected - 1)).toBeLessThanOrEqual(tolerance)

/** A ladder of `rungs` rungs whose links are up so often, from one corner to the far end of the other side. */
function ladder(rungs: number, up: number) {
  const links = new Map<string, number>()
  const link = (id: string): string => {
    links.set(id, up)
    return id
  }
  const and = (...of: readonly System[]): System => ({ kind: 'and', needed: 1, of })
  const or = (...of: readonly System[]): System => ({ kind: 'or', needed: 1, of })
  // a way that turns back can never return past itself: along a ladder it only goes on, and changes sides over a rung
  let near: System | null = null
  let far: System = link('rung0')
  for (let i = 1; i < rungs; i++) {
    const along: System = near === null ? link(`near${i}`) : and(near, link(`near${i}`))
    const across = and(far, link(`far${i}`))
    const rung = link(`rung${i}`)
    near = or(along, and(across, rung))
    far = or(across, and(along, rung))
  }
  return { links, far }
}

describe('two ends of a network whose links fail', () => {
  it.each([
    { name: 'a ladder of 4 rungs', rungs: 4, up: 0.9, unreliability: 0.0519774904 },
    { name: 'a ladder of 11 rungs', rungs: 11, up: 0.9, unreliability: 0.12732337911086 },
    { name: 'a ladder of 41 rungs', rungs: 41, up: 0.99, unreliability: 0.00426822863634686 },
  ])('are joined as factoring says: $name', ({ rungs, up, unreliability }) => {
    const { links, far } = ladder(rungs, up)
    near(unavailabilityOf(drawSystem(links, far)), unreliability, 1e-9)
  })

  it('are joined as factoring says: a grid of 4 × 4, by all of its ways', () => {
    const links = new Map<string, number>()
    const side = 4
    const steps = [1, -1, side, -side]
    const ways: System[] = []
    const walk = (at: number, seen: ReadonlySet<number>, way: readonly string[]): void => {
      if (at === side * side - 1) {
        ways.push({ kind: 'and', needed: 1, of: way })
        return
      }
      for (const step of steps) {
        const to = at + step
        const sameRow = Math.floor(to / side) === Math.floor(at / side)
        if (to < 0 || to >= side * side || seen.has(to) || (Math.abs(step) === 1 && !sameRow)) continue
        const name = `l${Math.min(at, to)}-${Math.max(at, to)}`
        links.set(name, 0.95)
        walk(to, new Set([...seen, to]), [...way, name])
      }
    }
    walk(0, new Set([0]), [])
    expect(ways).toHaveLength(184)
    near(unavailabilityOf(drawSystem(links, { kind: 'or', needed: 1, of: ways })), 0.00555920274020729, 1e-9)
  })
})
