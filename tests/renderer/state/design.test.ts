import { beforeEach, describe, expect, it } from 'vitest'
import { isDirty, isPristine, useDesign } from '../../../renderer/state/design.ts'
import { design, node } from '../samples.ts'

const state = () => useDesign.getState()
const rename = (name: string, gesture?: string) => state().apply(`Rename to ${name}`, (d) => ({ ...d, name }), gesture)

beforeEach(() => state().open(design(node('a'), node('b')), null))

describe('the history of a design', () => {
  it('undoes and redoes each change by its name', () => {
    rename('one')
    rename('two')
    expect(state().past.map(({ label }) => label)).toEqual(['Rename to one', 'Rename to two'])

    state().undo()
    expect(state().design.name).toBe('one')
    expect(state().future[0]?.label).toBe('Rename to two')

    state().undo()
    expect(state().design.name).toBe('Untitled')
    state().redo()
    state().redo()
    expect(state().design.name).toBe('two')
    expect(state().future).toEqual([])
  })

  it('keeps at least 200 steps', () => {
    for (let i = 0; i < 250; i++) rename(`name ${i}`)
    for (let i = 0; i < 200; i++) state().undo()
    expect(state().design.name).toBe('name 49')
  })

  it('makes one step of one gesture, and the next gesture another', () => {
    for (const name of ['d', 'dr', 'dra', 'drag']) rename(name, 'typing 1')
    expect(state().past).toHaveLength(1)
    rename('drag!', 'typing 2')
    expect(state().past).toHaveLength(2)
    state().undo()
    expect(state().design.name).toBe('drag')
    state().undo()
    expect(state().design.name).toBe('Untitled')
  })

  it('starts a new step when a gesture with the same key has ended', () => {
    rename('one', 'drag')
    state().endGesture()
    rename('two', 'drag')
    expect(state().past).toHaveLength(2)
  })

  it('has no step for a gesture that ends where it began', () => {
    rename('one')
    rename('two', 'typing')
    rename('one', 'typing')
    expect(state().past.map(({ label }) => label)).toEqual(['Rename to one'])
    rename('three', 'typing')
    state().undo()
    expect(state().design.name).toBe('one')
  })

  it('does not merge into a step that was undone and redone', () => {
    rename('one', 'drag')
    state().undo()
    state().redo()
    rename('two', 'drag')
    state().undo()
    expect(state().design.name).toBe('one')
  })

  it('has no step for a change that changes nothing', () => {
    state().apply('Nothing', (d) => ({ ...d }))
    state().apply('Nothing', (d) => d)
    expect(state().past).toEqual([])
  })

  it('forgets what was undone once something else is done', () => {
    rename('one')
    state().undo()
    rename('other')
    expect(state().future).toEqual([])
  })

  it('shares what did not change between its steps', () => {
    const before = state().design
    rename('one')
    expect(state().design.nodes).toBe(before.nodes)
    state().undo()
    expect(state().design).toBe(before)
  })

  it('survives saving and is cleared by opening', () => {
    rename('one')
    state().markSaved({ name: 'one.skyloom', key: '1' }, state().design)
    state().undo()
    expect(state().design.name).toBe('Untitled')
    state().open(design(), null)
    expect(state().past).toEqual([])
    expect(state().future).toEqual([])
  })

  it('travels to any of its steps', () => {
    for (const name of ['one', 'two', 'three']) rename(name)
    state().travelTo(1)
    expect(state().design.name).toBe('one')
    state().travelTo(3)
    expect(state().design.name).toBe('three')
  })
})

describe('unsaved changes', () => {
  it('are judged by content: undone or typed back is clean', () => {
    rename('one')
    expect(isDirty(state())).toBe(true)
    state().undo()
    expect(isDirty(state())).toBe(false)
    rename('two')
    rename('Untitled')
    expect(isDirty(state())).toBe(false)
  })

  it('remain when the design changed while it was being written', () => {
    const written = state().design
    rename('later')
    state().markSaved({ name: 'x.skyloom', key: '1' }, written)
    expect(isDirty(state())).toBe(true)
    state().undo()
    expect(isDirty(state())).toBe(false)
  })

  it('are not in a new design, which may be replaced without asking', () => {
    state().newDesign()
    expect(isPristine(state())).toBe(true)
    rename('mine')
    expect(isPristine(state())).toBe(false)
  })
})
