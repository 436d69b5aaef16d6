import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { textScale } from './text-size.ts'

export interface ResizerProps {
  readonly label: string
  /** The edge of the panel that is dragged; a top edge changes its height. */
  readonly edge: 'left' | 'right' | 'top'
  /** In px at the usual size of text, as are its bounds. */
  readonly size: number
  readonly min: number
  readonly max: number
  /** Double-click, or Home. */
  readonly initial: number
  onResize(size: number): void
}

/** A panel's edge that can be dragged, or moved with arrow keys (Shift for bigger steps). */
export function Resizer({ label, edge, size, min, max, initial, onResize }: ResizerProps) {
  const start = useRef<{ readonly at: number; readonly size: number } | null>(null)
  const grows = edge === 'right' ? 1 : -1
  const along = (event: PointerEvent) => (edge === 'top' ? event.clientY : event.clientX) / textScale()
  const resize = (next: number) => onResize(Math.min(max, Math.max(min, next)))

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 40 : 8
    const [smaller, bigger] =
      edge === 'top'
        ? ['ArrowDown', 'ArrowUp']
        : edge === 'right'
          ? ['ArrowLeft', 'ArrowRight']
          : ['ArrowRight', 'ArrowLeft']
    if (event.key === smaller) resize(size - step)
    else if (event.key === bigger) resize(size + step)
    else if (event.key === 'Home') resize(initial)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator with a value is the pattern for a movable edge; <hr> has none.
    <div
      className="resizer"
      data-edge={edge}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={edge === 'top' ? 'horizontal' : 'vertical'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onDoubleClick={() => resize(initial)}
      onPointerDown={(event) => {
        start.current = { at: along(event), size }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        if (start.current) resize(start.current.size + (along(event) - start.current.at) * grows)
      }}
      onPointerUp={() => {
        start.current = null
      }}
      onPointerCancel={() => {
        start.current = null
      }}
    />
  )
}
