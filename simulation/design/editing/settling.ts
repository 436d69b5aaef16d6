import {
  around,
  type Box,
  bottom,
  contains,
  GRID,
  GROUP_PADDING,
  GROUP_SIZE,
  NODE_SIZE,
  overlaps,
  right,
} from '../box.ts'
import type { Design, DesignNode, Point, Size } from '../design.ts'
import { absoluteBoxes, childrenOf, descendants, nodeById } from '../graph.ts'
import { GROUP_HEADER, growToHold } from './grouping.ts'
import { putInto } from './parts.ts'

/** Gaps between parts that are put beside and below each other, in px. */
const GAP: Point = { x: 3 * GRID, y: 2 * GRID }

/** Why parts cannot be moved into a group (with `null`, onto the sheet), in words for the learner; `null` when they can. */
export function movingRefusal(design: Design, ids: readonly string[], group: string | null): string | null {
  const moving = design.nodes.filter(({ id }) => ids.includes(id))
  const [first] = moving
  if (!first) return 'Select the parts to move first.'
  const target = group === null ? null : nodeById(design, group)
  if (target === undefined) return 'That group is not in the design.'
  const into = target?.name ?? 'no group'
  if (moving.every(({ parent }) => parent === target?.id)) {
    return `${moving.length === 1 ? `${first.name} is` : 'They are'} in ${into} already.`
  }
  if (target === null) return null
  const holder = moving.find(({ id }) => id === target.id || descendants(design, [id]).has(target.id))
  return holder
    ? `${holder.name} cannot go into ${holder.id === target.id ? 'itself' : `${into}, which it holds`}.`
    : null
}

/**
 * Moves parts into a group (or, with `null`, onto the sheet) to where there is room; the groups around them grow when there is none.
 * For moves that name a group and not a place; a part that stands well where it is stays there.
 */
export function settleInto(
  design: Design,
  ids: readonly string[],
  group: string | null,
  isGroup: (node: DesignNode) => boolean,
): Design {
  return ids.reduce((before, id) => {
    if (movingRefusal(before, [id], group) !== null) return before
    const moved = putInto(before, [id], group)
    const node = nodeById(moved, id)
    if (!node) return before
    const size = isGroup(node) ? (node.size ?? GROUP_SIZE) : NODE_SIZE
    const position = roomIn(moved, group, size, isGroup, node)
    const placed = { ...moved, nodes: moved.nodes.map((other) => (other === node ? { ...node, position } : other)) }
    return growToHold(placed, id, isGroup)
  }, design)
}

/**
 * Where something of a size has room in a group, relative to it: beside or below what stands there, else below all of it.
 *
 * @param present what is to be placed, where it is in the group already: it keeps its place if that is a good one
 */
export function roomIn(
  design: Design,
  group: string | null,
  size: Size,
  isGroup: (node: DesignNode) => boolean,
  present?: DesignNode,
): Point {
  const holder = group === null ? undefined : nodeById(design, group)
  const boxes = absoluteBoxes(design, isGroup)
  const held = childrenOf(design, holder?.id)
    .filter(({ id }) => id !== present?.id)
    .map((node): Box => ({ ...(boxes.get(node.id) ?? NODE_SIZE), ...node.position }))
  const hull = around(held)
  const inside = holder ? innerBox(boxes.get(holder.id)) : hull
  if (!inside) return present?.position ?? { x: 0, y: 0 }
  const beside = held.flatMap((box) => [
    { x: right(box) + GAP.x, y: box.y },
    { x: box.x, y: bottom(box) + GAP.y },
  ])
  const fits = (at: Point) => {
    const box = { ...at, ...size }
    return contains(inside, box) && !held.some((other) => overlaps(other, box))
  }
  if (present && holder && fits(present.position)) return present.position
  const [first] = [{ x: inside.x, y: inside.y }, ...beside].filter(fits).sort((a, b) => a.y - b.y || a.x - b.x)
  return first ?? { x: hull?.x ?? inside.x, y: hull ? bottom(hull) + GAP.y : inside.y }
}

function innerBox(box: Box | undefined): Box | undefined {
  return (
    box && {
      x: GROUP_PADDING,
      y: GROUP_HEADER,
      width: box.width - 2 * GROUP_PADDING,
      height: box.height - GROUP_HEADER - GROUP_PADDING,
    }
  )
}
