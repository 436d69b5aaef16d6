import type { Design, Json, Point, Size } from '../design.ts'
import { isRecord } from '../json-values.ts'

/**
 * What is written beside a design: notes and outlines on the sheet, and which parts are held in place. The engine gives them no meaning, and
 * the file may hold others that this program does not know; those are kept as they are.
 */
export interface Annotation {
  readonly id: string
  readonly kind: AnnotationKind
  readonly text: string
  readonly position: Point
  readonly size: Size
}

export const ANNOTATION_KINDS = ['note', 'rectangle', 'ellipse'] as const
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number]

/** Of a new one, in px at 100 %. */
export const ANNOTATION_SIZE: Readonly<Record<AnnotationKind, Size>> = {
  note: { width: 176, height: 80 },
  rectangle: { width: 240, height: 160 },
  ellipse: { width: 240, height: 160 },
}

export function annotationsOf({ annotations }: Pick<Design, 'annotations'>): readonly Annotation[] {
  return annotations.flatMap((item) => read(item) ?? [])
}

export function addAnnotation(
  design: Design,
  annotation: Omit<Annotation, 'id'>,
): { readonly design: Design; readonly id: string } {
  const taken = new Set(annotationsOf(design).map(({ id }) => id))
  let count = taken.size + 1
  while (taken.has(`${annotation.kind}-${count}`)) count++
  const id = `${annotation.kind}-${count}`
  return { design: { ...design, annotations: [...design.annotations, written({ ...annotation, id })] }, id }
}

export function changeAnnotation(design: Design, id: string, change: Partial<Omit<Annotation, 'id'>>): Design {
  return {
    ...design,
    annotations: design.annotations.map((item) => {
      const known = read(item)
      return known?.id === id ? written({ ...known, ...change }) : item
    }),
  }
}

export function moveAnnotations(design: Design, ids: readonly string[], by: Point): Design {
  return {
    ...design,
    annotations: design.annotations.map((item) => {
      const known = read(item)
      if (!known || !ids.includes(known.id)) return item
      return written({ ...known, position: { x: known.position.x + by.x, y: known.position.y + by.y } })
    }),
  }
}

export function removeAnnotations(design: Design, ids: readonly string[]): Design {
  return { ...design, annotations: design.annotations.filter((item) => !ids.includes(read(item)?.id ?? '')) }
}

/** One place nearer to the front (the end of the list) or to the back, among those of which the one could hide the other. */
export function orderAnnotation(design: Design, id: string, to: 'forward' | 'back'): Design {
  const items = [...design.annotations]
  const at = items.findIndex((item) => read(item)?.id === id)
  const item = items[at]
  const layer = (other: Json | undefined) => other !== undefined && read(other) && read(other)?.kind === 'note'
  if (item === undefined) return design
  const step = to === 'forward' ? 1 : -1
  for (let next = at + step; next >= 0 && next < items.length; next += step) {
    if (layer(items[next]) !== layer(item)) continue
    items.splice(at, 1)
    items.splice(next, 0, item)
    return { ...design, annotations: items }
  }
  return design
}

/** The parts that stay where they are until they are unlocked. */
export function lockedParts({ annotations }: Pick<Design, 'annotations'>): ReadonlySet<string> {
  return new Set(annotations.flatMap((item) => locked(item) ?? []))
}

export function setLocked(design: Design, ids: readonly string[], on: boolean): Design {
  const present = new Set<string>(design.nodes.map(({ id }) => id))
  const now = new Set([...lockedParts(design)].filter((id) => present.has(id)))
  for (const id of ids) {
    if (on) now.add(id)
    else now.delete(id)
  }
  const others = design.annotations.filter((item) => locked(item) === null)
  return { ...design, annotations: now.size === 0 ? others : [...others, { kind: 'locked', nodes: [...now] }] }
}

function written({ id, kind, text, position, size }: Annotation): Json {
  return {
    id,
    kind,
    text,
    position: { x: position.x, y: position.y },
    size: { width: size.width, height: size.height },
  }
}

function read(item: Json): Annotation | null {
  if (!isRecord(item)) return null
  const { id, text, position, size } = item
  const kind = ANNOTATION_KINDS.find((known) => known === item.kind)
  if (kind === undefined || typeof id !== 'string' || typeof text !== 'string') return null
  if (!isRecord(position) || typeof position.x !== 'number' || typeof position.y !== 'number') return null
  const { width, height } = isRecord(size) ? size : ANNOTATION_SIZE[kind]
  return {
    id,
    kind,
    text,
    position: { x: position.x, y: position.y },
    size:
      typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0
        ? { width, height }
        : ANNOTATION_SIZE[kind],
  }
}

function locked(item: Json): readonly string[] | null {
  if (!isRecord(item) || item.kind !== 'locked' || !Array.isArray(item.nodes)) return null
  return item.nodes.filter((id: Json) => typeof id === 'string')
}
