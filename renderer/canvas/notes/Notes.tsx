import { type KeyboardEvent, memo, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useReactFlow, ViewportPortal } from 'reactflow'
import { type Annotation, annotationsOf, changeAnnotation, GRID } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { NOTHING_SELECTED, useView } from '../../state/view.ts'
import { endBurstSoon, FAR } from '../bursts.ts'
import { useCanvas } from '../canvas-state.ts'
import { isCalledOff } from '../gestures/calling-off.ts'
import { focusNote, LONGEST_NOTE } from './adding-notes.ts'

/** Notes and outlines beside the parts: text that can be typed, moved, resized and deleted; the engine does not read them. */
export function Notes() {
  const annotations = useDesign((state) => state.design.annotations)
  const notes = annotationsOf({ annotations })
  if (notes.length === 0) return null
  return (
    <ViewportPortal>
      {notes.map((note) => (
        <Note key={note.id} note={note} />
      ))}
    </ViewportPortal>
  )
}

const NAMES = { note: 'Note', rectangle: 'Frame', ellipse: 'Ellipse' } as const
const SMALLEST = { width: 80, height: 40 } as const
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-GRID, 0],
  ArrowRight: [GRID, 0],
  ArrowUp: [0, -GRID],
  ArrowDown: [0, GRID],
}

const Note = memo(function Note({ note }: { readonly note: Annotation }) {
  const { id, kind, text, position, size } = note
  const writing = useCanvas((state) => state.writing === id)
  const change = (label: string, changed: Partial<Omit<Annotation, 'id'>>, gesture?: string) =>
    useDesign
      .getState()
      .apply(`${label} a ${NAMES[kind].toLowerCase()}`, (design) => changeAnnotation(design, id, changed), gesture)
  const drag = useDrag()

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const arrow = ARROWS[event.key]
    if (event.key === 'Enter' || event.key === 'F2') useCanvas.getState().write(id)
    else if (arrow) {
      const far = event.shiftKey ? FAR : 1
      endBurstSoon()
      change('Move', { position: { x: position.x + arrow[0] * far, y: position.y + arrow[1] * far } }, `nudge ${id}`)
    } else return
    event.preventDefault()
  }
  return (
    <div
      className="note"
      data-id={id}
      data-kind={kind}
      style={{ transform: `translate(${position.x}px, ${position.y}px)`, width: size.width, height: size.height }}
    >
      {writing ? (
        <NoteField
          text={text}
          onEnd={(next) => {
            useCanvas.getState().write(null)
            if (next !== text) change('Write', { text: next })
          }}
          onLeave={() => focusNote(id)}
        />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a button's text is not laid out in lines
        <div
          className="note-text nopan"
          role="button"
          tabIndex={0}
          aria-label={`${NAMES[kind]}: ${text === '' ? 'empty' : text}`}
          onKeyDown={onKeyDown}
          onFocus={() => useView.getState().select(NOTHING_SELECTED)}
          onDoubleClick={(event) => {
            event.stopPropagation()
            useCanvas.getState().write(id)
          }}
          {...drag((by) =>
            change('Move', { position: { x: rest(position.x + by.x), y: rest(position.y + by.y) } }, `drag ${id}`),
          )}
        >
          {text}
        </div>
      )}
      <span
        className="note-grip nopan"
        {...drag((by) =>
          change(
            'Resize',
            {
              size: {
                width: Math.max(SMALLEST.width, rest(size.width + by.x)),
                height: Math.max(SMALLEST.height, rest(size.height + by.y)),
              },
            },
            `resize ${id}`,
          ),
        )}
      />
    </div>
  )
})

const rest = (value: number) => Math.round(value / GRID) * GRID

/** Handlers of a drag that tells how far, on the sheet, it has come from where `onMove` was first given; one drag is one step. */
function useDrag() {
  const flow = useReactFlow()
  const from = useRef<{ readonly x: number; readonly y: number; onMove(by: { x: number; y: number }): void } | null>(
    null,
  )
  return (onMove: (by: { readonly x: number; readonly y: number }) => void) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      // What it is moved from is what it was when the drag began.
      from.current = { x: event.clientX, y: event.clientY, onMove }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!from.current) return
      const zoom = flow.getZoom()
      from.current.onMove({ x: (event.clientX - from.current.x) / zoom, y: (event.clientY - from.current.y) / zoom })
    },
    onPointerCancel: () => {
      from.current?.onMove({ x: 0, y: 0 })
      from.current = null
      useDesign.getState().endGesture()
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (isCalledOff()) {
        from.current?.onMove({ x: 0, y: 0 })
        event.currentTarget.releasePointerCapture(event.pointerId)
      }
      from.current = null
      useDesign.getState().endGesture()
    },
  })
}

/** Leaving keeps what was typed; so do Esc and Mod+Enter, after which the next keys are about the note. */
function NoteField({ text, onEnd, onLeave }: { readonly text: string; onEnd(text: string): void; onLeave(): void }) {
  const [value, setValue] = useState(text)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <textarea
      ref={field}
      className="note-text nopan nowheel"
      aria-label="Text of the note"
      value={value}
      maxLength={LONGEST_NOTE}
      onChange={(event) => setValue(event.target.value)}
      onBlur={() => onEnd(value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        const ends = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        if (!ends) return
        event.preventDefault()
        onEnd(value)
        onLeave()
      }}
    />
  )
}
