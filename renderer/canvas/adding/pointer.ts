import { useCanvas } from '../canvas-state.ts'

export type ClientPoint = { readonly clientX: number; readonly clientY: number }
type Keys = { readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean }

let last: ClientPoint | null = null
let keys: Keys = { ctrlKey: false, metaKey: false, shiftKey: false }

/** Whether Mod was down when the pointer last moved over the sheet. */
export const isModHeld = (): boolean => keys.ctrlKey || keys.metaKey
/** Whether Shift was. */
export const isShiftHeld = (): boolean => keys.shiftKey

/** Follows the pointer over the sheet, but not into a menu: what the menu does is done where it was asked for. */
export function pointAt(event: ClientPoint & Keys & Pick<React.PointerEvent, 'currentTarget' | 'target'>): void {
  keys = { ctrlKey: event.ctrlKey, metaKey: event.metaKey, shiftKey: event.shiftKey }
  const onSheet = event.target instanceof Node && event.currentTarget.contains(event.target)
  if (onSheet && !useCanvas.getState().menu) last = { clientX: event.clientX, clientY: event.clientY }
}

/** A menu is opened here. */
export function pointFrom({ clientX, clientY }: ClientPoint): void {
  last = { clientX, clientY }
}

export function pointAway(): void {
  if (!useCanvas.getState().menu) last = null
}

/** `null`: it is elsewhere, or there is none. */
export function pointerOnSheet(): ClientPoint | null {
  return last
}

/** Where what has no place of its own goes. */
export function middleOfSheet(): ClientPoint {
  const { x, y, width, height } = document.querySelector('.canvas')?.getBoundingClientRect() ?? new DOMRect()
  return { clientX: x + width / 2, clientY: y + height / 2 }
}
