import { useView } from '../../state/view.ts'
import { endGuiding } from '../arranging/guiding.ts'
import { NOWHERE, useCanvas } from '../canvas-state.ts'

/** What the pointer is in the middle of, from where it came down on the sheet. */
interface Held {
  readonly down: PointerEvent
  readonly selection: ReturnType<typeof useView.getState>['selection']
}

let held: Held | null = null
let calling = false

/** The pointer has come down, or (`null`) was let go. */
export function holdGesture(down: PointerEvent | null): void {
  held = down && { down, selection: useView.getState().selection }
}

/** What was selected when the pointer came down. */
export function selectionHeld(): Held['selection'] | null {
  return held?.selection ?? null
}

/** The pointer came down with a key that adds to what is selected. */
export function addsToSelection(): boolean {
  return held !== null && isAdding(held.down)
}

export const isAdding = (keys: Pick<PointerEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>): boolean =>
  keys.shiftKey || keys.ctrlKey || keys.metaKey

/** A gesture ends because it is called off: what it would have done is not done. */
export const isCalledOff = (): boolean => calling

/**
 * Calls off what the mouse is dragging: a part, a wire, a box, an edge, a note. Nobody asks React Flow to stop half-way, so it is told that the
 * button was let go, and all that it then says is not heard.
 *
 * @returns whether anything was going on
 */
export function callOffGesture(): boolean {
  if (!held || !useView.getState().gesturing) return false
  const { down, selection } = held
  const { pointerId, pointerType, button, clientX, clientY } = down
  const where = { bubbles: true, cancelable: true, view: window, button, clientX, clientY }
  calling = true
  down.target?.dispatchEvent(new PointerEvent('pointerup', { ...where, pointerId, pointerType, isPrimary: true }))
  document.dispatchEvent(new MouseEvent('mouseup', where))
  calling = false
  endGuiding()
  putBack()
  useView.getState().select(selection)
  // After a box React Flow drops it itself.
  if (!(down.target instanceof Element && down.target.matches('.react-flow__pane'))) dropNextClick()
  return true
}

/** The system takes a touch away, which React Flow hears of afterwards and takes for the end of a drag. */
export function callOffTouch(): void {
  if (!callOffGesture()) return
  calling = true
  setTimeout(() => {
    calling = false
    putBack()
  })
}

/** Parts stand again where the design has them. */
export function putBack(): void {
  const { calledOff } = useCanvas.getState()
  useCanvas.setState({ calledOff: calledOff + 1, dropInto: null, dropOn: null, refusal: null, carried: NOWHERE })
}

/** The button is still down: letting it go is no click on what happens to be there. */
function dropNextClick(): void {
  const drop = (event: MouseEvent) => {
    event.stopPropagation()
    stop()
  }
  const stop = () => {
    window.removeEventListener('click', drop, { capture: true })
    window.removeEventListener('pointerdown', stop, { capture: true })
  }
  window.addEventListener('click', drop, { capture: true })
  window.addEventListener('pointerdown', stop, { capture: true })
}
