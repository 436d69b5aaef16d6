import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import { useCanvas } from './canvas-state.ts'

/** A finger that rests so long, and no further from where it came down than so many px, asks for the menu. */
const LONG_MS = 500
const STILL = 8

/**
 * Whether the last thing that touched the window was a finger. Known before React Flow hears of it, so that already the first drag of a finger
 * moves the sheet. A long press asks for the menu where the system does not do so itself.
 */
export function useTouch(): boolean {
  useEffect(() => {
    let down: PointerEvent | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const onPointerDown = (event: PointerEvent) => {
      const touched = event.pointerType === 'touch'
      if (touched !== useCanvas.getState().touched) flushSync(() => useCanvas.setState({ touched }))
      forget()
      // A second finger means something else.
      if (!touched || !event.isPrimary) return
      down = event
      timer = setTimeout(() => down && askForMenu(down), LONG_MS)
    }
    const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
      if (down && Math.hypot(clientX - down.clientX, clientY - down.clientY) > STILL) forget()
    }
    const forget = () => {
      clearTimeout(timer)
      down = null
    }
    const listeners = [
      ['pointerdown', onPointerDown],
      ['pointermove', onPointerMove],
      ['pointerup', forget],
      ['pointercancel', forget],
      ['contextmenu', forget],
    ] as const
    for (const [type, listener] of listeners) {
      window.addEventListener(type, listener as EventListener, { capture: true })
    }
    return () => {
      forget()
      for (const [type, listener] of listeners) {
        window.removeEventListener(type, listener as EventListener, { capture: true })
      }
    }
  }, [])
  return useCanvas((state) => state.touched)
}

function askForMenu({ target, clientX, clientY }: PointerEvent): void {
  if (!(target instanceof Element) || !target.closest('.canvas')) return
  target.dispatchEvent(
    new PointerEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY, pointerType: 'touch' }),
  )
}
