import { around, type Box, bottom, GROUP_PADDING, right } from '../box.ts'
import type { Design, DesignNode } from '../design.ts'
import { absoluteBoxes, absolutePosition, childrenOf, groupChain } from '../graph.ts'
import { type Added, addPart, type NewPart, putInto, resizeGroup } from './parts.ts'
import { removeParts } from './removing.ts'

/** Room above what a group holds, for its name, in px. */
export const GROUP_HEADER = 2 * GROUP_PADDING

/**
 * Draws a new group around parts, just large enough; the groups that hold it grow with it.
 *
 * @param part what the group is
 * @returns `null` without parts, or when they stand in several groups
 */
export function wrapInGroup(
  design: Design,
  ids: readonly string[],
  isGroup: (node: DesignNode) => boolean,
  part: Omit<NewPart, 'position' | 'parent' | 'isGroup'>,
): Added | null {
  const boxes = absoluteBoxes(design, isGroup)
  const members = design.nodes.filter(({ id }) => ids.includes(id))
  const [first] = members
  const hull = around(members.flatMap(({ id }) => boxes.get(id) ?? []))
  if (!first || !hull || members.some(({ parent }) => parent !== first.parent)) return null
  const origin = first.parent === undefined ? { x: 0, y: 0 } : absolutePosition(design, first.parent)
  const box = {
    x: hull.x - GROUP_PADDING - origin.x,
    y: hull.y - GROUP_HEADER - origin.y,
    width: hull.width + 2 * GROUP_PADDING,
    height: hull.height + GROUP_HEADER + GROUP_PADDING,
  }
  const added = addPart(design, {
    ...part,
    position: { x: box.x, y: box.y },
    ...(first.parent && { parent: first.parent }),
    isGroup: true,
  })
  const wrapped = putInto(resizeGroup(added.design, added.id, box), ids, added.id)
  return { design: growToHold(wrapped, added.id, isGroup), id: added.id }
}

/** Takes groups away and leaves what they hold where it stands, in the group around. */
export function ungroup(design: Design, ids: readonly string[]): Design {
  return ids.reduce((before, id) => {
    const group = before.nodes.find((node) => node.id === id)
    if (!group) return before
    const held = childrenOf(before, id).map((node) => node.id)
    return removeParts(putInto(before, held, group.parent ?? null), [id])
  }, design)
}

/** Makes the groups around a part so large that each holds all that stands in it, with some room; none gets smaller. */
export function growToHold(design: Design, id: string, isGroup: (node: DesignNode) => boolean): Design {
  return groupChain(design, id).reduce((before, { id: groupId }) => {
    const boxes = absoluteBoxes(before, isGroup)
    const group = before.nodes.find((node) => node.id === groupId)
    const box = group && boxes.get(group.id)
    const held = around(childrenOf(before, groupId).flatMap((node) => boxes.get(node.id) ?? []))
    if (!group || !box || !held) return before
    const grown = hull(box, held)
    if (grown.x === box.x && grown.y === box.y && grown.width === box.width && grown.height === box.height)
      return before
    const at = { x: group.position.x + grown.x - box.x, y: group.position.y + grown.y - box.y }
    return resizeGroup(before, groupId, { ...at, width: grown.width, height: grown.height })
  }, design)
}

function hull(box: Box, held: Box): Box {
  const x = Math.min(box.x, held.x - GROUP_PADDING)
  const y = Math.min(box.y, held.y - GROUP_HEADER)
  return {
    x,
    y,
    width: Math.max(right(box), right(held) + GROUP_PADDING) - x,
    height: Math.max(bottom(box), bottom(held) + GROUP_PADDING) - y,
  }
}
