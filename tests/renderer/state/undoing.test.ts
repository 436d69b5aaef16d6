import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useDesign } from '../../../renderer/state/design.ts'
import { followSelection, redo, travelTo, undo } from '../../../renderer/state/undoing.ts'
import { useView } from '../../../renderer/state/view.ts'
import { addPart, removeParts } from '../../../simulation/index.ts'
import { design, node } from '../samples.ts'

const { apply, open } = useDesign.getState()
const select = (...nodes: string[]) => useView.getState().select({ nodes })
const selected = () => useView.getState().selection.nodes

let stop = () => {}
beforeEach(() => {
  open(design(node('a'), node('b')), null)
  select()
  stop = followSelection()
})
afterEach(() => stop())

function remove(id: string): void {
  apply(`Delete ${id}`, (before) => removeParts(before, [id], []))
  select()
}

function add(): string {
  let added = ''
  apply('Add', (before) => {
    const { design: after, id } = addPart(before, {
      service: 'aws.s3',
      name: 'S3',
      position: { x: 0, y: 0 },
      isGroup: false,
    })
    added = id
    return after
  })
  select(added)
  return added
}

describe('the selection when steps are undone', () => {
  it('is what comes back', () => {
    select('a')
    remove('a')
    undo()
    expect(selected()).toEqual(['a'])
  })

  it('is what was selected before, where what is selected goes', () => {
    select('b')
    const added = add()
    undo()
    expect(selected()).toEqual(['b'])
    redo()
    expect(selected()).toEqual([added])
  })

  it('stays where nothing of it is lost', () => {
    select('a')
    apply('Rename', (before) => ({ ...before, name: 'other' }))
    select('b')
    undo()
    expect(selected()).toEqual(['b'])
    redo()
    expect(selected()).toEqual(['b'])
  })

  it('holds nothing that is not there after a jump through the history', () => {
    const added = add()
    select(added, 'a')
    remove('b')
    select(added, 'a')
    travelTo(0)
    expect(selected()).toEqual(['b'])
  })
})
