import { describe, expect, it } from 'vitest'
import {
  addAnnotation,
  annotationsOf,
  orderAnnotation,
  setLocked,
} from '../../../simulation/design/editing/annotations.ts'
import type { Design } from '../../../simulation/index.ts'
import { parseDesign } from '../../../simulation/index.ts'

function drawn(...kinds: readonly ('note' | 'rectangle')[]): Design {
  const parsed = parseDesign('{"format":"skyloom/design","version":1,"name":"d","workloads":[],"nodes":[],"edges":[]}')
  if (!parsed.ok) throw new Error('not a design')
  return kinds.reduce(
    (design, kind) =>
      addAnnotation(design, { kind, text: '', position: { x: 0, y: 0 }, size: { width: 9, height: 9 } }).design,
    parsed.value,
  )
}
const order = (design: Design) => annotationsOf(design).map(({ id }) => id)

describe('the order of notes', () => {
  it('moves one past the next of its layer: notes lie above frames in any case', () => {
    const design = drawn('note', 'rectangle', 'note')
    expect(order(design)).toEqual(['note-1', 'rectangle-2', 'note-3'])
    expect(order(orderAnnotation(design, 'note-1', 'forward'))).toEqual(['rectangle-2', 'note-3', 'note-1'])
    expect(order(orderAnnotation(design, 'note-3', 'back'))).toEqual(['note-3', 'note-1', 'rectangle-2'])
  })

  it('leaves the first and the last, and what is no note', () => {
    const design = setLocked(drawn('note', 'rectangle'), [], false)
    expect(orderAnnotation(design, 'note-1', 'forward')).toBe(design)
    expect(orderAnnotation(design, 'rectangle-2', 'back')).toBe(design)
    expect(orderAnnotation(design, 'nobody', 'back')).toBe(design)
  })
})
