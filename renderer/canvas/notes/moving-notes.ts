import { type Annotation, GRID, type Point } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { copyTo, dropTogether } from '../adding/dropping.ts'
import { movableOf, moveTogether, wordsFor } from '../arranging/moving.ts'
import { NOWHERE } from '../canvas-state.ts'
import { addsToSelection, isAdding, selectionHeld } from '../gestures/calling-off.ts'

/** What a drag does; how far it has come is told on the sheet, from where the pointer came down. */
export interface Drag {
  move(by: Point): void
  end?(by: Point, copies: boolean): void
  /** The pointer has not moved. */
  click?(keys: Parameters<typeof isAdding>[0]): void
}

/** It alone, or with Shift or Mod with what else is selected; one of several leaves them alone. */
export function selectNote(id: string): void {
  const { selection, select } = useView.getState()
  if (selection.notes.includes(id)) return
  select(addsToSelection() ? { ...selection, notes: [...selection.notes, id] } : { notes: [id] })
}

/** A note is dragged, and with it what is selected together with it. */
export function dragWithNote({ id, position }: Annotation): Drag {
  const { design: start, apply, endGesture } = useDesign.getState()
  const moving = movableOf(start, useView.getState().selection)
  const onGrid = (by: Point) => ({
    x: atRest(position.x + by.x) - position.x,
    y: atRest(position.y + by.y) - position.y,
  })
  const change = (made: typeof moveTogether, by: Point) =>
    apply(`Move ${wordsFor(start, moving)}`, () => made(start, moving, by), `drag ${id}`)
  return {
    move: (by) => change(moveTogether, by === NOWHERE ? by : onGrid(by)),
    end(by, copies) {
      if (!copies) {
        change(dropTogether, onGrid(by))
        return
      }
      change(moveTogether, NOWHERE)
      endGesture()
      copyTo(moving, onGrid(by))
    },
    click: (keys) => clickNote(id, keys),
  }
}

function clickNote(id: string, keys: Parameters<typeof isAdding>[0]): void {
  const { selection, select } = useView.getState()
  if (!isAdding(keys)) select({ notes: [id] })
  else if (selectionHeld()?.notes.includes(id))
    select({ ...selection, notes: selection.notes.filter((other) => other !== id) })
}

/** Where an edge comes to rest, as those of parts do. */
export function atRest(value: number): number {
  return useView.getState().snap ? Math.round(value / GRID) * GRID : Math.round(value)
}
