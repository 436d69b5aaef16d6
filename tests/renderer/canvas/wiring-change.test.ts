import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { WiringInput } from '../../../renderer/canvas/wires/wiring.ts'
import { changedWiring, EMPTY, wiringChange } from '../../../renderer/canvas/wires/wiring-change.ts'

const number = fc.integer({ min: 0, max: 3 })
const id = fc.constantFrom('a', 'b', 'c', 'd')
const box = fc.record({ x: number, y: number, width: number, height: number })
const size = fc.record({ width: number, height: number })
const sheet: fc.Arbitrary<WiringInput> = fc.record({
  boxes: fc.array(fc.tuple(id, box)).map((entries) => new Map(entries)),
  wires: fc.uniqueArray(fc.record({ id, source: id, target: id }), { selector: (wire) => wire.id }),
  labels: fc.array(fc.tuple(id, size)).map((entries) => new Map(entries)),
  titles: fc.array(box, { maxLength: 2 }),
})
const written = ({ boxes, wires, labels, titles }: WiringInput) =>
  JSON.stringify([[...boxes], wires, [...labels], titles])

it('carries any sheet over into any other, with everything in its order', () => {
  fc.assert(
    fc.property(sheet, sheet, (before, after) => {
      const change = wiringChange(before, after)
      if (change === null) expect(written(before)).toBe(written(after))
      else expect(written(changedWiring(before, structuredClone(change)))).toBe(written(after))
    }),
    { seed: 11, numRuns: 500 },
  )
})

it('tells of one part that moved nothing else', () => {
  const boxes = new Map([
    ['a', { x: 0, y: 0, width: 10, height: 10 }],
    ['b', { x: 50, y: 0, width: 10, height: 10 }],
  ])
  const before: WiringInput = { ...EMPTY, boxes, wires: [{ id: 'w', source: 'a', target: 'b' }] }
  const moved = { x: 60, y: 0, width: 10, height: 10 }
  const after = {
    ...before,
    boxes: new Map([...boxes, ['b', moved]]),
    wires: before.wires.map((wire) => ({ ...wire })),
  }
  expect(wiringChange(before, after)).toEqual({ boxes: { set: [['b', moved]] } })
  expect(wiringChange(before, { ...before, boxes: new Map(boxes) })).toBeNull()
})
