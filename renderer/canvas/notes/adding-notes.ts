import {
  type Annotation,
  addAnnotation,
  annotationsOf,
  type Design,
  type Json,
  type Point,
  removeAnnotations,
} from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { keepFocusHere } from '../focusing.ts'

/** Characters. */
export const LONGEST_NOTE = 2000

export type NewNote = Omit<Annotation, 'id'>

/** The note or frame that the next key is about. */
export function focusedNote(): Annotation | undefined {
  const id = document.activeElement?.closest<HTMLElement>('.note')?.dataset.id
  return annotationsOf(useDesign.getState().design).find((one) => one.id === id)
}

/** As it is written in the file. */
export function noteOf({ id, kind, text, position, size }: Annotation): Json {
  return { id, kind, text, position: { ...position }, size: { ...size } }
}

/** Adds notes, moved by so much; the last of them gets the focus. */
export function addNotes(label: string, notes: readonly NewNote[], by: Point = { x: 0, y: 0 }): void {
  let added: string | undefined
  useDesign.getState().apply(label, (before) => {
    const { design, ids } = withNotes(before, notes, by)
    added = ids.at(-1)
    return design
  })
  if (added !== undefined) focusNote(added)
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

export function removeNote({ id, kind }: Pick<Annotation, 'id' | 'kind'>): void {
  useDesign
    .getState()
    .apply(`Delete a ${kind === 'rectangle' ? 'frame' : kind}`, (design) => removeAnnotations(design, [id]))
  requestAnimationFrame(keepFocusHere)
}

/** Once it is drawn. */
export function focusNote(id: string): void {
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>(`.note[data-id="${CSS.escape(id)}"] [role="button"]`)
      ?.focus({ preventScroll: true }),
  )
}
