import type { FocusEvent } from 'react'
import { useView } from '../state/view.ts'

/**
 * Brings the focus to the selected part on the canvas, once it is drawn: what is selected with keys is what a screen reader reads. Not if
 * something else is selected by then, as it is when keys come fast.
 */
export function focusPart(id: string | undefined): void {
  if (id === undefined) return
  requestAnimationFrame(() => {
    if (!useView.getState().selection.nodes.includes(id)) return
    document
      .querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
      ?.focus({ preventScroll: true })
  })
}

/** Tab goes from wire to wire and from part to part; what it reaches is selected, so that the next key is about it. */
export function selectFocused({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement || target instanceof SVGElement) || !target.matches(':focus-visible')) return
  const { id } = target.dataset
  const { selection, select, keepInView } = useView.getState()
  if (id === undefined) return
  if (target.matches('.react-flow__node')) {
    if (!selection.nodes.includes(id)) select({ nodes: [id] })
    keepInView([id])
  } else if (target.matches('.react-flow__edge') && !selection.edges.includes(id)) select({ edges: [id] })
}

/** Whether the focus is on the canvas, or nowhere in particular. */
export function isFocusHere(): boolean {
  const focused = document.activeElement
  return focused === null || focused === document.body || focused.closest('.canvas') !== null
}

/** What had the focus goes away: the next Tab goes on from the canvas and not from the start of the window. */
export function keepFocusHere(): void {
  if (isFocusHere()) document.querySelector<HTMLElement>('[data-area="canvas"]')?.focus({ preventScroll: true })
}
