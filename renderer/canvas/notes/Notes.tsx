import { type KeyboardEvent, memo, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useReactFlow, ViewportPortal } from 'reactflow'
import { type Annotation, annotationsOf, changeAnnotation, type Point } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { NOWHERE, useCanvas } from '../canvas-state.ts'
import { isCalledOff } from '../gestures/calling-off.ts'
import { openMenuOf } from '../SheetMenu.tsx'
import { focusNote, LONGEST_NOTE } from './adding-notes.ts'
import { atRest, type Drag, dragWithNote, selectNote } from './moving-notes.ts'

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

const Note = memo(function Note({ note }: { readonly note: Annotation }) {
  const { id, kind, text, position, size } = note
  const writing = useCanvas((state) => state.writing === id)
  const selected = useView(({ selection }) => selection.notes.includes(id))
  const carried = useCanvas((state) => (selected ? state.carried : NOWHERE))
  const change = (label: string, changed: Partial<Omit<Annotation, 'id'>>, gesture?: string) =>
    useDesign
      .getState()
      .apply(`${label} a ${NAMES[kind].toLowerCase()}`, (design) => changeAnnotation(design, id, changed), gesture)
  const drag = useDrag()

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key !== 'Enter' && event.key !== 'F2') return
    useCanvas.getState().write(id)
    event.preventDefault()
  }
  return (
    <div
      className="note"
      data-id={id}
      data-kind={kind}
      data-selected={selected || undefined}
      style={{
        transform: `translate(${position.x + carried.x}px, ${position.y + carried.y}px)`,
        width: size.width,
        height: size.height,
      }}
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
          aria-pressed={selected}
          onFocus={() => selectNote(id)}
          onContextMenu={(event) => {
            event.stopPropagation()
            selectNote(id)
            openMenuOf(event, 'note')
          }}
          onDoubleClick={(event) => {
            event.stopPropagation()
            useCanvas.getState().write(id)
          }}
          {...drag(() => {
            selectNote(id)
            return dragWithNote(note)
          })}
        >
          {text}
        </div>
      )}
      <span
        className="note-grip nopan"
        {...drag(() => ({
          move: (by) =>
            change(
              'Resize',
              {
                size: {
                  width: Math.max(SMALLEST.width, atRest(size.width + by.x)),
                  height: Math.max(SMALLEST.height, atRest(size.height + by.y)),
                },
              },
              `resize ${id}`,
            ),
        }))}
      />
    </div>
  )
})

/** Handlers of a drag, which begins with what `begin` answers and is one step. */
function useDrag() {
  const flow = useReactFlow()
  const held = useRef<{ readonly from: Point; readonly drag: Drag; moved: boolean } | null>(null)
  const reach = (event: PointerEvent<HTMLElement>, from: Point): Point => {
    const zoom = flow.getZoom()
    return { x: (event.clientX - from.x) / zoom, y: (event.clientY - from.y) / zoom }
  }
  const callOff = () => {
    held.current?.drag.move(NOWHERE)
    held.current = null
    useDesign.getState().endGesture()
  }
  return (begin: () => Drag) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = { from: { x: event.clientX, y: event.clientY }, drag: begin(), moved: false }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!held.current || (!held.current.moved && !useView.getState().gesturing)) return
      held.current.moved = true
      held.current.drag.move(reach(event, held.current.from))
    },
    onPointerCancel: callOff,
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (isCalledOff()) {
        event.currentTarget.releasePointerCapture(event.pointerId)
        callOff()
        return
      }
      if (!held.current) return
      const { from, drag, moved } = held.current
      held.current = null
      if (moved) drag.end?.(reach(event, from), event.altKey)
      else drag.click?.(event)
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
