import {
  type Annotation,
  addAnnotation,
  annotationsOf,
  type Design,
  type Json,
  type Point,
} from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'

/** Characters. */
export const LONGEST_NOTE = 2000

export type NewNote = Omit<Annotation, 'id'>

/** The selected notes and frames. */
export function selectedNotes(): readonly Annotation[] {
  const { notes } = useView.getState().selection
  return annotationsOf(useDesign.getState().design).filter(({ id }) => notes.includes(id))
}

/** As it is written in the file. */
export function noteOf({ id, kind, text, position, size }: Annotation): Json {
  return { id, kind, text, position: { ...position }, size: { ...size } }
}

/** Adds notes, moved by so much, and selects them; the last of them gets the focus. */
export function addNotes(label: string, notes: readonly NewNote[], by: Point = { x: 0, y: 0 }): void {
  let added: readonly string[] = []
  useDesign.getState().apply(label, (before) => {
    const { design, ids } = withNotes(before, notes, by)
    added = ids
    return design
  })
  useView.getState().select({ notes: added })
  const last = added.at(-1)
  if (last !== undefined) focusNote(last)
}

export function withNotes(
  before: Design,
  notes: readonly NewNote[],
  by: Point,
): { readonly design: Design; readonly ids: readonly string[] } {
  let design = before
  const ids = notes.map(({ kind, text, position, size }) => {
    const moved = { x: position.x + by.x, y: position.y + by.y }
    const added = addAnnotation(design, { kind, text, position: moved, size })
    design = added.design
    return added.id
  })
  return { design, ids }
}

/** Once it is drawn. */
export function focusNote(id: string): void {
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>(`.note[data-id="${CSS.escape(id)}"] [role="button"]`)
      ?.focus({ preventScroll: true }),
  )
}
