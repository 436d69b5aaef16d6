import { type RefObject, useEffect } from 'react'
import { useView } from '../../state/view.ts'
import { useCanvas } from '../canvas-state.ts'
import { callOffGesture, callOffTouch, holdGesture, putBack } from './calling-off.ts'

/** Px that a pointer may move and still click: a hand on a mouse is not that still. */
export const CLICK_PX = 4

/** Tells when something is being dragged on the sheet: nothing opens or moves aside meanwhile, and Esc calls it off. */
export function useGestures(wrapper: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = wrapper.current
    if (!element) return
    let down: PointerEvent | null = null
    let pinched = false
    let spaceMoves = false
    const onDown = (event: PointerEvent) => {
      if (!event.isPrimary) {
        // Two fingers zoom: what the first one was dragging stays where it was.
        if (!useCanvas.getState().connecting && callOffGesture()) pinched = true
        return
      }
      down = event
      spaceMoves = true
      holdGesture(event)
    }
    const onSpaceDown = (event: KeyboardEvent) => {
      if (event.code === 'Space' && !event.repeat) spaceMoves = false
    }
    // Space has moved the sheet: letting it go does not press the button that was clicked before and still has the focus.
    const onSpaceUp = (event: KeyboardEvent) => {
      if (event.code === 'Space' && spaceMoves) event.preventDefault()
    }
    const onMove = ({ clientX, clientY, altKey }: PointerEvent) => {
      if (!down || Math.hypot(clientX - down.clientX, clientY - down.clientY) <= CLICK_PX) return
      if (!useView.getState().gesturing) useView.getState().setGesturing(true)
      tellCopying(altKey)
    }
    const onAlt = ({ altKey }: KeyboardEvent) => tellCopying(altKey)
    const tellCopying = (alt: boolean) => {
      const copying = alt && useView.getState().gesturing && movesParts(down)
      if (copying !== useCanvas.getState().copying) useCanvas.setState({ copying })
    }
    // React Flow tells once more where it had dragged a part to when the finger is lifted.
    const onLifted = ({ touches }: TouchEvent) => {
      if (!pinched || touches.length > 0) return
      pinched = false
      setTimeout(putBack)
    }
    const onUp = () => {
      if (!down) return
      down = null
      holdGesture(null)
      useView.getState().setGesturing(false)
      tellCopying(false)
    }
    element.addEventListener('pointerdown', onDown, { capture: true })
    window.addEventListener('keydown', onSpaceDown, { capture: true })
    window.addEventListener('keyup', onSpaceUp, { capture: true })
    window.addEventListener('pointermove', onMove, { capture: true })
    window.addEventListener('touchend', onLifted, { capture: true })
    window.addEventListener('touchcancel', onLifted, { capture: true })
    window.addEventListener('pointercancel', callOffTouch, { capture: true })
    window.addEventListener('keydown', onAlt, { capture: true })
    window.addEventListener('keyup', onAlt, { capture: true })
    // Once everybody else has heard of it.
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onUp)
    return () => {
      onUp()
      element.removeEventListener('pointerdown', onDown, { capture: true })
      window.removeEventListener('keydown', onSpaceDown, { capture: true })
      window.removeEventListener('keyup', onSpaceUp, { capture: true })
      window.removeEventListener('pointermove', onMove, { capture: true })
      window.removeEventListener('touchend', onLifted, { capture: true })
      window.removeEventListener('touchcancel', onLifted, { capture: true })
      window.removeEventListener('pointercancel', callOffTouch, { capture: true })
      window.removeEventListener('keydown', onAlt, { capture: true })
      window.removeEventListener('keyup', onAlt, { capture: true })
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onUp)
    }
  }, [wrapper])
}

/** What came down moves parts or notes: it draws no wire, resizes no group and moves no sheet. */
function movesParts(down: PointerEvent | null): boolean {
  const { target } = down ?? {}
  if (!(target instanceof Element) || !target.closest('.canvas[data-tool="select"]')) return false
  if (target.closest('.react-flow__handle, .group-grip')) return false
  return target.closest('.react-flow__node, .note-text') !== null
}
