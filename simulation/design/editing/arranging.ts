import { around, type Box, bottom, centre, right } from '../box.ts'
import type { Design, DesignNode, Point } from '../design.ts'
import { moveParts } from './parts.ts'

export type Alignment = 'left' | 'right' | 'top' | 'bottom' | 'centre' | 'middle'

/**
 * Moves parts so that these edges (or, for `centre` and `middle`, their middles) are in line.
 *
 * @param boxes where parts stand on the sheet
 */
export function align(design: Design, ids: readonly string[], boxes: ReadonlyMap<string, Box>, to: Alignment): Design {
  const all = around(ids.flatMap((id) => boxes.get(id) ?? []))
  if (!all) return design
  return shift(design, ids, (id) => {
    const box = boxes.get(id)
    return box ? aligned(box, all, to) : { x: 0, y: 0 }
  })
}

function aligned(box: Box, all: Box, to: Alignment): Point {
  switch (to) {
    case 'left':
      return { x: all.x - box.x, y: 0 }
    case 'right':
      return { x: right(all) - right(box), y: 0 }
    case 'top':
      return { x: 0, y: all.y - box.y }
    case 'bottom':
      return { x: 0, y: bottom(all) - bottom(box) }
    case 'centre':
      return { x: Math.round(centre(all).x - centre(box).x), y: 0 }
    case 'middle':
      return { x: 0, y: Math.round(centre(all).y - centre(box).y) }
    default:
      return to satisfies never
  }
}

/** Moves the parts between the first and the last so that all gaps in one direction are equal. */
export function distribute(
  design: Design,
  ids: readonly string[],
  boxes: ReadonlyMap<string, Box>,
  direction: 'across' | 'down',
): Design {
  const start = (box: Box) => (direction === 'across' ? box.x : box.y)
  const length = (box: Box) => (direction === 'across' ? box.width : box.height)
  const ordered = ids
    .flatMap((id) => {
      const box = boxes.get(id)
      return box ? [{ id, box }] : []
    })
    .sort((a, b) => start(a.box) - start(b.box))
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (!first || !last || ordered.length < 3) return design
  const whole = start(last.box) + length(last.box) - start(first.box)
  const gap = (whole - ordered.reduce((sum, { box }) => sum + length(box), 0)) / (ordered.length - 1)
  const moved = new Map<string, number>()
  let at = start(first.box)
  for (const { id, box } of ordered) {
    moved.set(id, Math.round(at - start(box)))
    at += length(box) + gap
  }
  return shift(design, ids, (id) => {
    const by = moved.get(id) ?? 0
    return direction === 'across' ? { x: by, y: 0 } : { x: 0, y: by }
  })
}

/**
 * Puts parts where a layout says.
 *
 * @param boxes relative to each part's parent, by id
 * @param resizes whether a group takes the box's size, too
 */
export function placeParts(
  design: Design,
  boxes: ReadonlyMap<string, Box>,
  resizes: (node: DesignNode) => boolean,
): Design {
  return {
    ...design,
    nodes: design.nodes.map((node) => {
      const box = boxes.get(node.id)
      if (!box) return node
      const position = { x: box.x, y: box.y }
      return resizes(node)
        ? { ...node, position, size: { width: box.width, height: box.height } }
        : { ...node, position }
    }),
  }
}

function shift(design: Design, ids: readonly string[], by: (id: string) => Point): Design {
  const positions = new Map(
    design.nodes
      .filter(({ id }) => ids.includes(id))
      .map(({ id, position }) => {
        const { x, y } = by(id)
        return [id, { x: position.x + x, y: position.y + y }]
      }),
  )
  return moveParts(design, positions)
}
