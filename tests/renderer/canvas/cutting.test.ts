import { expect, it } from 'vitest'
import { wiresCut } from '../../../renderer/canvas/wires/cutting.ts'

const line = (...points: readonly (readonly [number, number])[]) => ({
  path: '',
  points: points.map(([x, y]) => ({ x, y })),
})
const knife = (...points: readonly (readonly [number, number])[]) => points.map(([x, y]) => ({ x, y }))

it('cuts the wires that the knife crosses, and no others', () => {
  const lines = new Map([
    ['level', line([0, 0], [100, 0])],
    ['bent', line([0, 50], [50, 50], [50, 90], [100, 90])],
    ['far', line([200, 0], [300, 0])],
  ])
  expect([...wiresCut(knife([20, -10], [20, 10]), lines)]).toEqual(['level'])
  expect([...wiresCut(knife([10, -10], [30, 20], [40, 80]), lines)]).toEqual(['level', 'bent'])
  expect([...wiresCut(knife([20, 10], [80, 40]), lines)]).toEqual([])
  expect([...wiresCut(knife([20, -10]), lines)]).toEqual([])
})
