import { type Box, GROUP_SIZE } from '../box.ts'
import type { Config, Design, DesignNode, NodeId, Point } from '../design.ts'
import { absolutePosition, descendants } from '../graph.ts'
import { freshId, freshName } from './naming.ts'

/**
 * Named changes of a design, each pure and total: an unknown id changes nothing. A design that could be read stays one that can be read.
 */

/** A design and the id of what was added to it. */
export interface Added {
  readonly design: Design
  readonly id: NodeId
}

/** What a new part is. */
export interface NewPart {
  readonly service: string
  readonly name: string
  /** Relative to the parent. */
  readonly position: Point
  readonly parent?: string
  readonly isGroup: boolean
  readonly config?: Config
}

export function addPart(design: Design, part: NewPart): Added {
  const id = freshId(part.name, new Set(design.nodes.map((node) => node.id)))
  const parent = design.nodes.find((node) => node.id === part.parent)?.id
  const node: DesignNode = {
    id,
    service: part.service,
    name: freshName(part.name, design),
    ...(parent !== undefined && { parent }),
    config: part.config ?? {},
    position: part.position,
    ...(part.isGroup && { size: GROUP_SIZE }),
  }
  return { design: { ...design, nodes: [...design.nodes, node] }, id }
}

/** @param positions relative to each part's parent, by id */
export function moveParts(design: Design, positions: ReadonlyMap<string, Point>): Design {
  return {
    ...design,
    nodes: design.nodes.map((node) => {
      const position = positions.get(node.id)
      return position ? { ...node, position } : node
    }),
  }
}

/** Puts parts into a group (or, with `null`, onto the sheet) where they stand; a group never goes into itself. */
export function putInto(design: Design, ids: readonly string[], group: string | null): Design {
  const parent = group === null ? null : design.nodes.find(({ id }) => id === group)
  if (parent === undefined) return design
  const origin = parent === null ? { x: 0, y: 0 } : absolutePosition(design, parent.id)
  return {
    ...design,
    nodes: design.nodes.map((node) => {
      const { parent: before, ...rest } = node
      if (!ids.includes(node.id) || before === parent?.id) return node
      if (parent !== null && (parent.id === node.id || descendants(design, [node.id]).has(parent.id))) return node
      const at = absolutePosition(design, node.id)
      const position = { x: at.x - origin.x, y: at.y - origin.y }
      return parent === null ? { ...rest, position } : { ...rest, parent: parent.id, position }
    }),
  }
}

/** @param box relative to the group's parent; what the group holds stays where it is on the sheet */
export function resizeGroup(design: Design, id: string, box: Box): Design {
  const group = design.nodes.find((node) => node.id === id)
  if (!group) return design
  const dx = group.position.x - box.x
  const dy = group.position.y - box.y
  return {
    ...design,
    nodes: design.nodes.map((node) => {
      if (node.id === id) {
        return { ...node, position: { x: box.x, y: box.y }, size: { width: box.width, height: box.height } }
      }
      return node.parent === id && (dx !== 0 || dy !== 0)
        ? { ...node, position: { x: node.position.x + dx, y: node.position.y + dy } }
        : node
    }),
  }
}
