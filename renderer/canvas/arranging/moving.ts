import {
  annotationsOf,
  type Design,
  lockedParts,
  moveAnnotations,
  moveParts,
  type Point,
} from '../../../simulation/index.ts'
import type { Selection } from '../../state/view.ts'
import { writeMany } from '../../ui/write.ts'
import { outermost } from '../derive.ts'
import { partsIn } from './arranging.ts'

/** Parts and notes that one gesture or key is about. */
export type Together = Pick<Selection, 'nodes' | 'notes'>

/** What of a selection moves: not what is locked, nor by itself what stands in a group that moves. */
export function movableOf(design: Design, { nodes, notes }: Together): Together {
  const locked = lockedParts(design)
  const free = nodes.filter((id) => !locked.has(id))
  return { nodes: outermost(design, free), notes }
}

export function moveTogether(design: Design, { nodes, notes }: Together, by: Point): Design {
  const moved = design.nodes
    .filter(({ id }) => nodes.includes(id))
    .map(({ id, position }) => [id, { x: position.x + by.x, y: position.y + by.y }] as const)
  return moveAnnotations(moveParts(design, new Map(moved)), notes, by)
}

const KINDS = { note: 'a note', rectangle: 'a frame', ellipse: 'an ellipse' } as const

/** "API", "3 parts", "a note", "API and 2 notes". */
export function wordsFor(design: Design, { nodes, notes }: Together): string {
  const words = nodes.length === 0 ? [] : [partsIn(design, nodes)]
  const [only, ...more] = annotationsOf(design).filter(({ id }) => notes.includes(id))
  if (only) words.push(more.length === 0 ? KINDS[only.kind] : writeMany(more.length + 1, 'note'))
  return words.join(' and ')
}
